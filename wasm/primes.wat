;; run(limit) counts the primes below limit with a sieve of one byte a number. Memory grows to hold it; where it may
;; not, the answer is -1.
(module
  (memory (export "memory") 1)

  (func (export "run") (param $limit i32) (result i32)
    (local $i i32) (local $j i32) (local $count i32)
    (if (i32.lt_s (local.get $limit) (i32.const 3))
      (then (return (i32.const 0))))
    (if (call $make_room (local.get $limit))
      (then (return (i32.const -1))))
    (local.set $i (i32.const 2))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $i) (local.get $limit)))
        (if (i32.eqz (i32.load8_u (local.get $i)))
          (then
            (local.set $count (i32.add (local.get $count) (i32.const 1)))
            (local.set $j (i32.shl (local.get $i) (i32.const 1)))
            (block $crossed
              (loop $cross
                (br_if $crossed (i32.ge_u (local.get $j) (local.get $limit)))
                (i32.store8 (local.get $j) (i32.const 1))
                (local.set $j (i32.add (local.get $j) (local.get $i)))
                (br $cross)))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (local.get $count))

  ;; Makes the memory at least so large; answers 1 where that fails.
  (func $make_room (param $bytes i32) (result i32)
    (local $missing i32)
    (local.set $missing
      (i32.sub
        (i32.shr_u (i32.add (local.get $bytes) (i32.const 65535)) (i32.const 16))
        (memory.size)))
    (if (i32.le_s (local.get $missing) (i32.const 0))
      (then (return (i32.const 0))))
    (i32.eq (memory.grow (local.get $missing)) (i32.const -1))))
