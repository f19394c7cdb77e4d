;; A guest that walks out of its memory: run(which) makes one kind of access at higher and higher addresses until it is
;; stopped. For the benchmark, which looks at what that does to the speed of other modules.
(module
  (memory 17)
  (type $walk (func (param i32)))
  (func $i32_load (type $walk)
    (loop $next
      (drop (i32.load (local.get 0)))
      (local.set 0 (i32.add (local.get 0) (i32.const 4)))
      (br $next)))
  (func $i32_load_offset (type $walk)
    (loop $next
      (drop (i32.load offset=16 (local.get 0)))
      (local.set 0 (i32.add (local.get 0) (i32.const 4)))
      (br $next)))
  (func $i32_store (type $walk)
    (loop $next
      (i32.store (local.get 0) (local.get 0))
      (local.set 0 (i32.add (local.get 0) (i32.const 4)))
      (br $next)))
  (func $i32_store_offset (type $walk)
    (loop $next
      (i32.store offset=16 (local.get 0) (local.get 0))
      (local.set 0 (i32.add (local.get 0) (i32.const 4)))
      (br $next)))
  (func $i64_load (type $walk)
    (loop $next
      (drop (i64.load offset=8 (local.get 0)))
      (local.set 0 (i32.add (local.get 0) (i32.const 8)))
      (br $next)))
  (func $i64_store (type $walk)
    (loop $next
      (i64.store offset=8 (local.get 0) (i64.const 1))
      (local.set 0 (i32.add (local.get 0) (i32.const 8)))
      (br $next)))
  (func $i32_load8_u (type $walk)
    (loop $next
      (drop (i32.load8_u (local.get 0)))
      (local.set 0 (i32.add (local.get 0) (i32.const 1)))
      (br $next)))
  (func $i32_store8 (type $walk)
    (loop $next
      (i32.store8 offset=16 (local.get 0) (local.get 0))
      (local.set 0 (i32.add (local.get 0) (i32.const 1)))
      (br $next)))
  (table funcref (elem
    $i32_load $i32_load_offset $i32_store $i32_store_offset $i64_load $i64_store $i32_load8_u $i32_store8))
  (func (export "run") (param $which i32)
    (call_indirect (type $walk) (i32.const 0) (local.get $which))))
