package ww.wasm;

import com.dylibso.chicory.runtime.ChicoryInterruptedException;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.runtime.OpcodeImpl;
import com.dylibso.chicory.runtime.TrapException;
import com.dylibso.chicory.runtime.WasmException;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.InvalidException;
import com.dylibso.chicory.wasm.types.ValType;
import com.dylibso.chicory.wasm.types.Value;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.function.BiFunction;

/**
 * What compiled guest code calls for everything that is more than arithmetic: memory, tables, globals, calls to the
 * host, traps and the check for interruption.
 *
 * <p>The library's compiler makes code that calls a class named after the module's main class with {@code Shaded} at
 * the end, and would put a copy of its own helpers there with every module. Naming every main class {@code
 * ww.wasm.Guest} makes this class the helper instead. That gives memory accesses which know that the memory is one
 * array; and a module costs the class loader, the verifier and the JIT compiler that much less.
 *
 * <p>Public because generated code, which lives in a loader of its own, calls it; names and descriptors are the
 * library's. Nobody else has a use for it.
 */
public final class GuestShaded {
    /** For accesses that {@link GuestRewriter} puts in place. Static finals are constants to the JIT compiler. */
    public static final VarHandle SHORT = FlatMemory.SHORT;
    public static final VarHandle INT = FlatMemory.INT;
    public static final VarHandle LONG = FlatMemory.LONG;
    public static final VarHandle FLOAT = FlatMemory.FLOAT;
    public static final VarHandle DOUBLE = FlatMemory.DOUBLE;

    /** For {@link AddressCheck#RANGE_CHECK}: without it the JDK would format a message, on a stack of any size. */
    public static final BiFunction<String, List<Number>, RuntimeException> OUTSIDE =
            (_, _) -> new IndexOutOfBoundsException("out of bounds memory access");

    /** Bytes or elements from which an operation takes so long that the look does not show. */
    private static final int LONG_OPERATION = 1_024;

    private GuestShaded() {
    }

    private static byte[] bytes(Memory memory) {
        return ((FlatMemory) memory).bytes;
    }

    // Memory accesses come in two forms: as the library's compiler calls them; and, except for bytes, given the array
    // and an address that has been checked, as AccessMethods calls them.
    //
    // The four locals that nobody uses cost nothing and keep HotSpot's first compiler from inlining these methods: it
    // takes none with more than five slots (C1InlineStackLimit). It cannot see through a VarHandle and makes slow calls
    // of it; a call of a method that its second compiler has done long since is some ten times faster. That second
    // compiler, which decides how fast guests run in the end, has no such bound and inlines them.

    public static byte memoryReadByte(int base, int offset, Memory memory) {
        byte[] bytes = bytes(memory);
        return bytes[address(base, offset, Byte.BYTES, bytes)];
    }

    public static short memoryReadShort(int base, int offset, Memory memory) {
        byte[] bytes = bytes(memory);
        return memoryReadShort(address(base, offset, Short.BYTES, bytes), bytes);
    }

    public static short memoryReadShort(int address, byte[] bytes) {
        long r0, r1, r2, r3;
        return (short) SHORT.get(bytes, address);
    }

    public static int memoryReadInt(int base, int offset, Memory memory) {
        byte[] bytes = bytes(memory);
        return memoryReadInt(address(base, offset, Integer.BYTES, bytes), bytes);
    }

    public static int memoryReadInt(int address, byte[] bytes) {
        long r0, r1, r2, r3;
        return (int) INT.get(bytes, address);
    }

    public static long memoryReadLong(int base, int offset, Memory memory) {
        byte[] bytes = bytes(memory);
        return memoryReadLong(address(base, offset, Long.BYTES, bytes), bytes);
    }

    public static long memoryReadLong(int address, byte[] bytes) {
        long r0, r1, r2, r3;
        return (long) LONG.get(bytes, address);
    }

    public static float memoryReadFloat(int base, int offset, Memory memory) {
        byte[] bytes = bytes(memory);
        return memoryReadFloat(address(base, offset, Float.BYTES, bytes), bytes);
    }

    public static float memoryReadFloat(int address, byte[] bytes) {
        long r0, r1, r2, r3;
        return (float) FLOAT.get(bytes, address);
    }

    public static double memoryReadDouble(int base, int offset, Memory memory) {
        byte[] bytes = bytes(memory);
        return memoryReadDouble(address(base, offset, Double.BYTES, bytes), bytes);
    }

    public static double memoryReadDouble(int address, byte[] bytes) {
        long r0, r1, r2, r3;
        return (double) DOUBLE.get(bytes, address);
    }

    public static void memoryWriteByte(int base, byte value, int offset, Memory memory) {
        byte[] bytes = bytes(memory);
        bytes[address(base, offset, Byte.BYTES, bytes)] = value;
    }

    public static void memoryWriteShort(int base, short value, int offset, Memory memory) {
        byte[] bytes = bytes(memory);
        memoryWriteShort(address(base, offset, Short.BYTES, bytes), value, bytes);
    }

    public static void memoryWriteShort(int address, short value, byte[] bytes) {
        long r0, r1, r2, r3;
        SHORT.set(bytes, address, value);
    }

    public static void memoryWriteInt(int base, int value, int offset, Memory memory) {
        byte[] bytes = bytes(memory);
        memoryWriteInt(address(base, offset, Integer.BYTES, bytes), value, bytes);
    }

    public static void memoryWriteInt(int address, int value, byte[] bytes) {
        long r0, r1, r2, r3;
        INT.set(bytes, address, value);
    }

    public static void memoryWriteLong(int base, long value, int offset, Memory memory) {
        byte[] bytes = bytes(memory);
        memoryWriteLong(address(base, offset, Long.BYTES, bytes), value, bytes);
    }

    public static void memoryWriteLong(int address, long value, byte[] bytes) {
        long r0, r1, r2, r3;
        LONG.set(bytes, address, value);
    }

    public static void memoryWriteFloat(int base, float value, int offset, Memory memory) {
        byte[] bytes = bytes(memory);
        memoryWriteFloat(address(base, offset, Float.BYTES, bytes), value, bytes);
    }

    public static void memoryWriteFloat(int address, float value, byte[] bytes) {
        long r0, r1, r2, r3;
        FLOAT.set(bytes, address, value);
    }

    public static void memoryWriteDouble(int base, double value, int offset, Memory memory) {
        byte[] bytes = bytes(memory);
        memoryWriteDouble(address(base, offset, Double.BYTES, bytes), value, bytes);
    }

    public static void memoryWriteDouble(int address, double value, byte[] bytes) {
        long r0, r1, r2, r3;
        DOUBLE.set(bytes, address, value);
    }

    /** The effective address of so many bytes that are within the array. */
    private static int address(int base, int offset, int size, byte[] bytes) {
        long address = Integer.toUnsignedLong(base) + Integer.toUnsignedLong(offset);
        if (address > bytes.length - size) {
            throw throwOutOfBoundsMemoryAccess();
        }
        return (int) address;
    }

    public static void memoryCopy(int destination, int source, int size, Memory memory) {
        checkBefore(size);
        memory.copy(destination, source, size);
    }

    public static void memoryFill(int offset, byte value, int size, Memory memory) {
        checkBefore(size);
        memory.fill(value, offset, offset + size);
    }

    public static void memoryInit(int destination, int offset, int size, int segment, Memory memory) {
        checkBefore(size);
        memory.initPassiveSegment(segment, destination, offset, size);
    }

    public static int memoryGrow(int size, Memory memory) {
        checkInterruption();
        return memory.grow(size);
    }

    public static void memoryDrop(int segment, Memory memory) {
        memory.drop(segment);
    }

    /** Looks for an interrupt before an operation that is long: a loop of them looks but once in many rounds. */
    private static void checkBefore(int size) {
        if (size > LONG_OPERATION || size < 0) {
            checkInterruption();
        }
    }

    public static int memoryPages(Memory memory) {
        return memory.pages();
    }

    public static void dataDrop(int segment, Instance instance) {
        instance.dropDataSegment(segment);
    }

    public static long readGlobal(int index, Instance instance) {
        return instance.global(index).getValue();
    }

    public static void writeGlobal(long value, int index, Instance instance) {
        instance.global(index).setValue(value);
    }

    public static int readGlobalRef(int index, Instance instance) {
        return (int) instance.global(index).getValue();
    }

    public static int tableGet(int index, int table, Instance instance) {
        return OpcodeImpl.TABLE_GET(instance, table, index);
    }

    public static void tableSet(int index, int value, int table, Instance instance) {
        instance.table(table).setRef(index, value, instance);
    }

    public static int tableGrow(int value, int size, int table, Instance instance) {
        checkInterruption();
        return instance.table(table).grow(size, value, instance);
    }

    public static int tableSize(int table, Instance instance) {
        return instance.table(table).size();
    }

    public static void tableFill(int offset, int value, int size, int table, Instance instance) {
        checkBefore(size);
        OpcodeImpl.TABLE_FILL(instance, table, size, value, offset);
    }

    public static void tableCopy(int destination, int source, int size, int destinationTable, int sourceTable,
            Instance instance) {
        checkBefore(size);
        OpcodeImpl.TABLE_COPY(instance, sourceTable, destinationTable, size, source, destination);
    }

    public static void tableInit(int offset, int index, int size, int segment, int table, Instance instance) {
        checkBefore(size);
        OpcodeImpl.TABLE_INIT(instance, table, segment, size, index, offset);
    }

    public static boolean isRefNull(int reference) {
        return reference == Value.REF_NULL_VALUE;
    }

    public static int refAsNonNull(int reference) {
        if (reference == Value.REF_NULL_VALUE) {
            throw new TrapException("null reference");
        }
        return reference;
    }

    public static int i32_ge_u(int a, int b) {
        return Integer.compareUnsigned(a, b) >= 0 ? 1 : 0;
    }

    public static long[] callIndirect(long[] arguments, int type, int function, Instance instance) {
        int actual = instance.functionType(function);
        if (actual != type && !ValType.heapTypeSubtype(actual, type, instance.module().typeSection())) {
            throw throwIndirectCallTypeMismatch();
        }
        return instance.getMachine().call(function, arguments);
    }

    public static long[] callIndirect(long[] arguments, int function, Instance instance) {
        return instance.getMachine().call(function, arguments);
    }

    public static long[] callHostFunction(Instance instance, int function, long[] arguments) {
        return instance.imports().function(function).handle().apply(instance, arguments);
    }

    /** Called at the entry of functions and, now and then, at backward jumps. */
    public static void checkInterruption() {
        if (Thread.currentThread().isInterrupted()) {
            throw new ChicoryInterruptedException("interrupted");
        }
    }

    public static WasmException createWasmException(long[] arguments, int tag, Instance instance) {
        WasmException exception = new WasmException(instance, tag, arguments == null ? new long[0] : arguments);
        instance.registerException(exception);
        return exception;
    }

    public static boolean exceptionMatches(WasmException exception, int tag, Instance instance) {
        return exception.instance() == instance && exception.tagIdx() == tag;
    }

    public static RuntimeException throwCallStackExhausted(StackOverflowError e) {
        throw new ChicoryException("call stack exhausted", e);
    }

    public static RuntimeException throwIndirectCallTypeMismatch() {
        return new ChicoryException("indirect call type mismatch");
    }

    public static RuntimeException throwOutOfBoundsMemoryAccess() {
        throw new IndexOutOfBoundsException("out of bounds memory access");
    }

    public static RuntimeException throwTrapException() {
        throw new TrapException("Trapped on unreachable instruction");
    }

    public static RuntimeException throwNullFunctionReference() {
        throw new TrapException("null function reference");
    }

    public static RuntimeException throwUnknownFunction(int index) {
        throw new InvalidException("unknown function " + index);
    }
}
