package ww.wasm;

import com.dylibso.chicory.compiler.internal.ClassCollector;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The class files of one module: takes them from the compiler, keeps them as bytes, and loads them once.
 *
 * <p>The library's own collectors load every class twice, and copy the helper class into every module; this one does
 * neither (see {@link GuestShaded}).
 */
final class GuestClasses implements ClassCollector {
    /** The main class of every module; the loader of each is its own, so that the names do not meet. */
    static final String MAIN = "ww.wasm.Guest";

    private static final String HELPER = MAIN + "Shaded";

    /** The classes that hold the functions begin with this; others hold what finds a function by its number. */
    private static final String FUNCTIONS = MAIN + "FuncGroup_";

    private final Map<String, byte[]> files;

    /** None yet; the compiler puts them. */
    GuestClasses() {
        this(new LinkedHashMap<>());
    }

    /** These, by their binary names. */
    GuestClasses(Map<String, byte[]> files) {
        this.files = files;
    }

    @Override
    public String mainClassName() {
        return MAIN;
    }

    @Override
    public void putMainClass(String name, byte[] bytes) {
        put(name, bytes);
    }

    /** Keeps one class file. Called between functions, so that a compile can be interrupted here. */
    @Override
    public void put(String name, byte[] bytes) {
        Interruption.check();
        String binaryName = name.replace('/', '.');
        if (!binaryName.equals(HELPER)) {
            files.put(binaryName, bytes);
        }
    }

    @Override
    public void putAll(ClassCollector collector) {
        files.putAll(collector.classBytes());
    }

    @Override
    public Map<String, byte[]> classBytes() {
        return files;
    }

    /**
     * The compiler asks for its helper class to rename and copy it. The copy is dropped above, so that the smallest
     * class at hand serves as well and saves reading and writing the large one.
     */
    @Override
    public byte[] resolve(Class<?> type) {
        try (InputStream in = Smallest.class.getResourceAsStream("GuestClasses$Smallest.class")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("cannot read an own class file", e);
        }
    }

    private static final class Smallest {
    }

    /** Makes the classes of functions faster. */
    void rewriteFunctions(boolean globalsToo, GuestRewriter.Target target) {
        GuestRewriter rewriter = new GuestRewriter(globalsToo, target);
        files.replaceAll((name, file) -> {
            Interruption.check();
            return name.startsWith(FUNCTIONS) ? rewriter.rewrite(file) : file;
        });
    }

    int bytes() {
        return files.values().stream().mapToInt(file -> file.length).sum();
    }

    /** Loads and verifies all classes and answers what makes a machine for an instance. */
    Function<Instance, Machine> load() throws ModuleRefusedException {
        Loader loader = new Loader(files);
        try {
            for (String name : files.keySet()) {
                Class.forName(name, true, loader);
            }
            Constructor<? extends Machine> constructor =
                    Class.forName(MAIN, true, loader).asSubclass(Machine.class).getConstructor(Instance.class);
            return instance -> machine(constructor, instance);
        } catch (ClassNotFoundException | NoSuchMethodException e) {
            throw new IllegalStateException("the compiler made no usable main class", e);
        } catch (LinkageError e) {
            throw ModuleRefusedException.invalid("the module cannot be compiled: " + e.getClass().getSimpleName());
        }
    }

    private static Machine machine(Constructor<? extends Machine> constructor, Instance instance) {
        try {
            return constructor.newInstance(instance);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("constructing a machine failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("constructing a machine failed", e);
        }
    }

    /** Holds the classes of one module and falls with the last reference to them. */
    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> files;

        Loader(Map<String, byte[]> files) {
            super(GuestShaded.class.getClassLoader());
            this.files = files;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] file = files.get(name);
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, file, 0, file.length);
        }
    }
}
