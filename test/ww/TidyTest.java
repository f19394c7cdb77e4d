package ww;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.LineNumber;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tree is kept tidy by a test, so that nobody has to say it in a review. Generated code is exempt from lengths. */
class TidyTest {
    private static final Path ROOT = Path.of(System.getProperty("ww.root", "."));

    /** Two editor panes side by side on a laptop. */
    private static final int LINE_COLUMNS_MAX = 120;

    /** A method that does not fit a screen does two things. Counted from its first statement to its last. */
    private static final int METHOD_LINES_MAX = 60;

    /** One idea a file; what is longer has two. */
    private static final int FILE_LINES_MAX = 400;

    private static final Pattern LEFT_OVER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");
    private static final Pattern PRINT = Pattern.compile("System\\.(out|err)\\b|printStackTrace\\(\\)");
    private static final Pattern SLEEP = Pattern.compile("Thread\\.sl" + "eep|TimeUnit\\.\\w+\\.sl" + "eep|parkNanos");
    private static final Pattern WILDCARD = Pattern.compile("^import .*\\*;");

    /** What a tool has left there is soon committed. */
    @Test
    void nothingElseIsKeptAtTheTop() throws Exception {
        assumeTrue(Files.exists(ROOT.resolve(".git")), "not a checkout");
        Process git = new ProcessBuilder("git", "ls-files").directory(ROOT.toFile()).start();
        String files = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, git.waitFor());
        assertEquals(Set.of("LICENSE", "Makefile", "README.md", "build.sh", "schema", "src", "test", "wasm"),
                files.lines().map(file -> file.split("/")[0]).filter(name -> !name.startsWith("."))
                        .collect(Collectors.toSet()));
    }

    @Test
    void linesFitTheScreen() throws IOException {
        check(sources("src", "test", "schema/compiler"), (line, report) -> {
            if (line.text.length() > LINE_COLUMNS_MAX) {
                report.add(line + " has " + line.text.length() + " columns, the limit is " + LINE_COLUMNS_MAX);
            }
        });
    }

    @Test
    void noLineEndsInBlanksOrHoldsATab() throws IOException {
        check(sources("src", "test", "schema/compiler"), (line, report) -> {
            if (line.text.endsWith(" ") || line.text.contains("\t")) {
                report.add(line + " ends in a blank or holds a tab");
            }
        });
    }

    @Test
    void nothingIsLeftForSomebodyElse() throws IOException {
        check(sources("src", "test", "schema"), (line, report) -> {
            if (LEFT_OVER.matcher(line.text).find()) {
                report.add(line + " leaves work behind");
            }
        });
    }

    @Test
    void onlyTheCommandLinePrints() throws IOException {
        check(sources("src").filter(file -> !file.toString().contains("ww/cli/")), (line, report) -> {
            if (PRINT.matcher(line.text).find()) {
                report.add(line + " prints");
            }
        });
    }

    @Test
    void noTestSleeps() throws IOException {
        check(sources("test").filter(file -> !file.endsWith("TidyTest.java")), (line, report) -> {
            if (SLEEP.matcher(line.text).find()) {
                report.add(line + " sleeps");
            }
        });
    }

    @Test
    void importsNameWhatTheyBring() throws IOException {
        check(sources("src", "test", "schema/compiler"), (line, report) -> {
            if (WILDCARD.matcher(line.text).find()) {
                report.add(line + " imports by wildcard");
            }
        });
    }

    @Test
    void methodsFitAScreen() throws IOException {
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ROOT.resolve("out/classes/ww"))) {
            for (Path file : files.filter(TidyTest::isOurClass).toList()) {
                ClassModel model = ClassFile.of().parse(file);
                for (MethodModel method : model.methods()) {
                    int lines = lines(method);
                    if (lines > METHOD_LINES_MAX) {
                        wrong.add(model.thisClass().asInternalName() + "." + method.methodName() + " spans " + lines);
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static boolean isOurClass(Path file) {
        return file.toString().endsWith(".class") && !file.toString().contains("/ww/schema/");
    }

    /** Zero for initializers: the compiler puts the fields' into them, wherever those stand. */
    private static int lines(MethodModel method) {
        if (method.methodName().stringValue().startsWith("<") || method.code().isEmpty()) {
            return 0;
        }
        IntSummaryStatistics lines = method.code().get().elementStream()
                .filter(LineNumber.class::isInstance).mapToInt(element -> ((LineNumber) element).line())
                .summaryStatistics();
        return lines.getCount() == 0 ? 0 : lines.getMax() - lines.getMin() + 1;
    }

    @Test
    void filesHoldOneIdea() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : sources("src", "test", "schema/compiler").toList()) {
            int lines = Files.readAllLines(file).size();
            if (lines > FILE_LINES_MAX) {
                wrong.add(ROOT.relativize(file) + " has " + lines + " lines, the limit is " + FILE_LINES_MAX);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyPackageExplainsItself() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String root : List.of("src/ww", "schema/compiler/ww")) {
            try (Stream<Path> folders = Files.walk(ROOT.resolve(root))) {
                for (Path folder : folders.filter(Files::isDirectory).filter(TidyTest::holdsJava).toList()) {
                    Path info = folder.resolve("package-info.java");
                    if (!Files.exists(info) || !Files.readString(info).contains("/**")) {
                        wrong.add(ROOT.relativize(folder) + " has no package-info.java with a text");
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static boolean holdsJava(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new AssertionError("cannot list " + folder, e);
        }
    }

    private static Stream<Path> sources(String... folders) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                files.filter(file -> file.toString().matches(".*\\.(java|capnp)")).filter(file -> !generated(file))
                        .forEach(found::add);
            }
        }
        return found.stream();
    }

    private static boolean generated(Path file) {
        return ROOT.relativize(file).startsWith("src/ww/schema") && !file.endsWith("package-info.java");
    }

    private record Line(Path file, int number, String text) {
        @Override
        public String toString() {
            return ROOT.relativize(file) + ":" + number;
        }
    }

    private static void check(Stream<Path> files, BiConsumer<Line, List<String>> rule) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : files.toList()) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                rule.accept(new Line(file, i + 1, lines.get(i)), wrong);
            }
        }
        assertEquals(List.of(), wrong);
    }
}
