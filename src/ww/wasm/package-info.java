/**
 * Runs one WebAssembly guest at a time in each slot, within limits; modules are compiled to Java classes once and kept
 * by content hash.
 *
 * <p>Specification: WebAssembly core 2.0 without vectors, with multi-value, bulk memory, sign extension, saturating
 * conversions, reference types, extended constants and exceptions ({@code try_table}); WASI preview 1 without files and
 * sockets.
 *
 * <p><b>The way of a run.</b> {@link ww.wasm.Engine} offers it to the {@code RunQueue}; a {@code Slot}'s thread takes
 * it; the module comes from the {@code ModuleCache} or goes through {@code ModuleScan} and {@code GuestCompiler};
 * {@code GuestRunner} makes an instance and calls it; {@code GuestFault} makes an {@link ww.wasm.Outcome} of whatever
 * happens. {@code Watchdog} interrupts what takes too long.
 *
 * <p><b>Invariants.</b> Every run ends in exactly one outcome. No guest outlives its run, shares state with another, or
 * sees anything of this process but the time and random numbers. What a guest can make the process allocate is bounded
 * by {@link ww.wasm.Limits} and {@link ww.wasm.AdmissionLimits} before it is allocated. The library (Chicory) is named
 * in this package and nowhere else.
 *
 * <p><b>Why a scan of our own before the library's parser?</b> The parser builds objects for whatever the bytes
 * describe, cannot be interrupted, and raises index and size errors of all kinds on hostile input. A pass that only
 * measures costs next to nothing, allocates nothing in proportion to what is claimed, and can say in a sentence which
 * feature or limit is the matter.
 *
 * <p><b>Why WASI of our own?</b> The library's has a file system, which a scheduler's guests shall not have, and makes
 * 45 host functions for every instance. Without files and sockets most of preview 1 is one error number, and what
 * remains is bounded and interruptible here.
 *
 * <p><b>Why not an interpreter for short runs?</b> It is 150 to 200 times slower; compiling pays for itself within the
 * first milliseconds of work. Only a function too large for a Java method is interpreted, and counted.
 *
 * <p><b>Why interrupts and not fuel?</b> Compiled code asks for its thread's interrupt at every backward jump and call,
 * which stops it within milliseconds. Counting instructions would cost every run, to tell us what processor time
 * tells as well.
 *
 * <p><b>Why do guests check their own bounds?</b> What HotSpot learns about a method it keeps with the method. When a
 * check that all guests share fails in machine code once, all modules that are compiled later pay for it: they took 1.3
 * to 1.6 times as long after a guest had left its memory (the benchmark of the engine looks at that, as
 * {@code neighbour}). So whatever a guest can make fail is in the guest's own classes ({@code AccessMethods}), written
 * such that it need not be asked twice ({@code AddressCheck}).
 *
 * <p><b>Why are comparisons arithmetic and some accesses call sites?</b> HotSpot guesses from what it has counted, and
 * stops inlining at fixed sizes; both were made for code that people write. A guess in a method that all guests share
 * is wrong sooner or later, and a large function that is thrown away for it runs interpreted for seconds; so
 * comparisons have no branches ({@code GuestComparisons}). And after some sixty memory accesses nothing in a
 * function is inlined any more, unless it is put off ({@code GuestLinker}).
 *
 * <p><b>Why no pool of instances?</b> A new instance takes some ten microseconds, and nothing can leak from one task to
 * the next. What is worth keeping is the memory's array alone, cleared: {@code SpareMemory} says how.
 *
 * <p><b>Why do threads wait awake?</b> A guest that takes ten microseconds is ended long before its caller and its slot
 * have been put to sleep and woken again. Where a thread makes one run after another ({@code Engine.run}) and they have
 * lately followed so closely, both stay awake for a moment, but never on a processor that a guest needs ({@code
 * AdaptiveSpin}, {@code Processors}). An engine at rest sleeps.
 */
package ww.wasm;
