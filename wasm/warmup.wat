;; What the engine runs on itself at start, so that the first guest finds loaded and compiled what all guests use: every
;; width of memory access, globals, a call through a table, output, growth, and the ways to fail. Its bytes are in
;; ww.wasm.WarmUp; a test compares them with what this file gives.
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (table funcref (elem $mix))
  (type $mix (func (param i32) (result i32)))
  (global $sum (mut i64) (i64.const 0))

  (func $mix (type $mix)
    (i32.xor (i32.rotl (local.get 0) (i32.const 5)) (i32.const 0x5bd1e995)))

  ;; run(rounds): a round uses each kind of access once.
  (func (export "run") (param $rounds i32) (result i64)
    (local $at i32) (local $x i32)
    (loop $next
      (local.set $at (i32.and (local.get $rounds) (i32.const 0x3ff8)))
      (local.set $x (call_indirect (type $mix) (local.get $rounds) (i32.const 0)))
      (i32.store (local.get $at) (local.get $x))
      (i32.store8 offset=1 (local.get $at) (local.get $x))
      (i32.store16 offset=2 (local.get $at) (local.get $x))
      (i64.store offset=8 (local.get $at) (i64.extend_i32_u (i32.load (local.get $at))))
      (f64.store offset=16 (local.get $at) (f64.convert_i32_s (i32.load8_u offset=8 (local.get $at))))
      (f32.store offset=24 (local.get $at) (f32.demote_f64 (f64.load offset=16 (local.get $at))))
      (if (f32.lt (f32.load offset=24 (local.get $at)) (f32.const 128))
        (then (local.set $x (i32.div_u (local.get $x) (i32.const 3))))
        (else (local.set $x (i32.load16_s offset=2 (local.get $at)))))
      (global.set $sum (i64.add (global.get $sum)
        (i64.add (i64.load offset=8 (local.get $at)) (i64.extend_i32_s (local.get $x)))))
      (local.set $rounds (i32.sub (local.get $rounds) (i32.const 1)))
      (br_if $next (i32.gt_s (local.get $rounds) (i32.const 0))))
    (memory.fill (i32.const 0x8000) (i32.const 32) (i32.const 64))
    (memory.copy (i32.const 0x8100) (i32.const 0x8000) (i32.const 64))
    (i32.store (i32.const 0x9000) (i32.const 0x8000))
    (i32.store (i32.const 0x9004) (i32.const 1))
    (drop (call $fd_write (i32.const 1) (i32.const 0x9000) (i32.const 1) (i32.const 0x9008)))
    (drop (memory.grow (i32.const 1)))
    (global.get $sum))

  (func (export "trap") unreachable)
  (func (export "outside") (drop (i32.load (i32.const -1))))
  (func $deep (export "deep") (call $deep)))
