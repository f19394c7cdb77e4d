package ww.wasm;

import com.dylibso.chicory.runtime.ConstantEvaluators;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.UninstantiableException;
import com.dylibso.chicory.wasm.types.ActiveDataSegment;
import com.dylibso.chicory.wasm.types.DataSegment;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import com.dylibso.chicory.wasm.types.PassiveDataSegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/**
 * A guest's linear memory as one byte array: the array's bounds are those of the memory.
 *
 * <p>An access outside throws {@link IndexOutOfBoundsException}; the boundary of the run makes a trap of it. Catching
 * it here would cost every access the room to be inlined.
 *
 * <p>Growing copies, so that for a moment old and new array exist together; {@link EngineSizing} counts that. The cap
 * is the run's own limit. When the heap cannot give the array, growing answers -1 as for any other refusal. Arrays come
 * from {@link SpareMemory} and go back there when the run is over.
 *
 * <p>One thread uses a memory. It is the only {@link Memory} class in the process: call sites of the library's
 * interpreter and run-time that see two classes stop inlining.
 *
 * <p>Public because compiled guest code, which lives in a loader of its own, reads the two fields.
 */
public final class FlatMemory implements Memory {
    static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle FLOAT = MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle DOUBLE = MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

    private static final byte[] RELEASED = new byte[0];

    /** The memory itself; replaced when it grows. Read by the guest's thread only. */
    public byte[] bytes;

    /**
     * The globals of the instance, kept here because compiled code has the memory at hand wherever it goes, and finds
     * them with one load instead of five. The instance's own are only the initial values.
     */
    public long[] globals = new long[0];

    private final int initialPages;
    private final int maximumPages;
    private final SpareMemory spare;
    private DataSegment[] segments = new DataSegment[0];

    /** A memory of the module's declared minimum, which must be within the cap. */
    FlatMemory(MemoryLimits declared, int capPages, SpareMemory spare) {
        this(declared.initialPages(), Math.min(declared.maximumPages(), capPages), spare);
    }

    FlatMemory(int initialPages, int maximumPages, SpareMemory spare) {
        this.initialPages = initialPages;
        this.maximumPages = maximumPages;
        if (initialPages > maximumPages) {
            throw new IllegalArgumentException("memory of " + initialPages + " pages, the limit is " + maximumPages);
        }
        this.spare = spare;
        this.bytes = spare.take(initialPages * PAGE_SIZE);
    }

    /** Ends the use of this memory: its array goes back, and whoever still has this object sees nothing in it. */
    void release() {
        byte[] last = bytes;
        bytes = RELEASED;
        spare.keep(last, initialPages * PAGE_SIZE);
    }

    @Override
    public int pages() {
        return bytes.length / PAGE_SIZE;
    }

    @Override
    public int grow(int delta) {
        int pages = pages();
        if (delta < 0 || delta > maximumPages - pages) {
            return -1;
        }
        try {
            if (delta > 0) {
                bytes = spare.grow(bytes, (pages + delta) * PAGE_SIZE, pages == initialPages);
            }
            return pages;
        } catch (OutOfMemoryError e) {
            return -1;
        }
    }

    @Override
    public int initialPages() {
        return initialPages;
    }

    @Override
    public int maximumPages() {
        return maximumPages;
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    public void initialize(Instance instance, DataSegment[] dataSegments) {
        initialize(instance, dataSegments, 0);
    }

    /**
     * Takes over the globals, which have their initial values by now, and copies the active segments in and drops them;
     * the array stays the instance's, which drops passive ones there.
     */
    @Override
    public void initialize(Instance instance, DataSegment[] dataSegments, int memoryIndex) {
        segments = dataSegments;
        globals = new long[instance.globalCount()];
        for (int i = 0; i < globals.length; i++) {
            globals[i] = instance.global(i).getValue();
        }
        for (int i = 0; i < dataSegments.length; i++) {
            if (dataSegments[i] instanceof ActiveDataSegment active) {
                int offset = (int) ConstantEvaluators.computeConstantValue(instance, active.offsetInstructions())[0];
                byte[] data = active.data();
                if (offset < 0 || offset > bytes.length - data.length) {
                    throw new UninstantiableException("data segment " + i + " is out of bounds");
                }
                System.arraycopy(data, 0, bytes, offset, data.length);
                dataSegments[i] = PassiveDataSegment.EMPTY;
            }
        }
    }

    @Override
    public void initPassiveSegment(int segment, int destination, int offset, int size) {
        write(destination, segments[segment].data(), offset, size);
    }

    @Override
    public void drop(int segment) {
        segments[segment] = PassiveDataSegment.EMPTY;
    }

    @Override
    public void write(int address, byte[] data, int offset, int size) {
        Objects.checkFromIndexSize(offset, size, data.length);
        Objects.checkFromIndexSize(address, size, bytes.length);
        System.arraycopy(data, offset, bytes, address, size);
    }

    @Override
    public byte[] readBytes(int address, int length) {
        Objects.checkFromIndexSize(address, length, bytes.length);
        return Arrays.copyOfRange(bytes, address, address + length);
    }

    @Override
    public void copy(int destination, int source, int size) {
        Objects.checkFromIndexSize(source, size, bytes.length);
        Objects.checkFromIndexSize(destination, size, bytes.length);
        System.arraycopy(bytes, source, bytes, destination, size);
    }

    @Override
    public void fill(byte value, int from, int to) {
        Objects.checkFromToIndex(from, to, bytes.length);
        Arrays.fill(bytes, from, to, value);
    }

    /** The array is zero already: this is called only before anything is written to it. */
    @Override
    public void zero() {
    }

    /** The address, if so many bytes from there are within; the views' own check must not fail, see AccessMethods. */
    private int within(int address, int size) {
        if (address < 0 || address > bytes.length - size) {
            throw new IndexOutOfBoundsException("out of bounds memory access");
        }
        return address;
    }

    @Override
    public byte read(int address) {
        return bytes[address];
    }

    @Override
    public int readInt(int address) {
        return (int) INT.get(bytes, within(address, Integer.BYTES));
    }

    @Override
    public long readLong(int address) {
        return (long) LONG.get(bytes, within(address, Long.BYTES));
    }

    @Override
    public short readShort(int address) {
        return (short) SHORT.get(bytes, within(address, Short.BYTES));
    }

    @Override
    public long readU16(int address) {
        return (short) SHORT.get(bytes, within(address, Short.BYTES)) & 0xffffL;
    }

    @Override
    public float readFloat(int address) {
        return (float) FLOAT.get(bytes, within(address, Float.BYTES));
    }

    @Override
    public double readDouble(int address) {
        return (double) DOUBLE.get(bytes, within(address, Double.BYTES));
    }

    @Override
    public long readF32(int address) {
        return (int) INT.get(bytes, within(address, Integer.BYTES));
    }

    @Override
    public long readF64(int address) {
        return (long) LONG.get(bytes, within(address, Long.BYTES));
    }

    @Override
    public void writeByte(int address, byte value) {
        bytes[address] = value;
    }

    @Override
    public void writeShort(int address, short value) {
        SHORT.set(bytes, within(address, Short.BYTES), value);
    }

    @Override
    public void writeI32(int address, int value) {
        INT.set(bytes, within(address, Integer.BYTES), value);
    }

    @Override
    public void writeLong(int address, long value) {
        LONG.set(bytes, within(address, Long.BYTES), value);
    }

    @Override
    public void writeF32(int address, float value) {
        FLOAT.set(bytes, within(address, Float.BYTES), value);
    }

    @Override
    public void writeF64(int address, double value) {
        DOUBLE.set(bytes, within(address, Double.BYTES), value);
    }

    // The scan admits neither shared memories nor atomic instructions, so that nothing below can be reached.

    @Override
    @SuppressWarnings("removal")
    public Object lock(int address) {
        throw new UnsupportedOperationException("no shared memory");
    }

    @Override
    @SuppressWarnings("removal")
    public int waitOn(int address, int expected, long timeout) {
        throw new UnsupportedOperationException("no shared memory");
    }

    @Override
    @SuppressWarnings("removal")
    public int waitOn(int address, long expected, long timeout) {
        throw new UnsupportedOperationException("no shared memory");
    }

    @Override
    @SuppressWarnings("removal")
    public int notify(int address, int maxThreads) {
        throw new UnsupportedOperationException("no shared memory");
    }
}
