package ww.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static ww.wasm.ModuleBuilder.I32;
import static ww.wasm.ModuleBuilder.bytes;
import static ww.wasm.ModuleBuilder.i32;
import static ww.wasm.ModuleBuilder.name;
import static ww.wasm.ModuleBuilder.repeat;
import static ww.wasm.ModuleBuilder.section;
import static ww.wasm.ModuleBuilder.types;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModuleScanTest {
    private static ModuleShape scan(byte[] module) throws ModuleRefusedException {
        return ModuleScan.scan(module, AdmissionLimits.DEFAULT);
    }

    private static String refusal(byte[] module, AdmissionLimits limits) {
        return assertThrows(ModuleRefusedException.class, () -> ModuleScan.scan(module, limits)).getMessage();
    }

    @Test
    void theCommittedGuestsPass() throws Exception {
        int seen = 0;
        try (DirectoryStream<Path> guests = Files.newDirectoryStream(Path.of("wasm"), "*.wasm")) {
            for (Path guest : guests) {
                assertTrue(scan(Files.readAllBytes(guest)).functions() > 0, guest.toString());
                seen++;
            }
        }
        assertTrue(seen >= 2);
    }

    @Test
    void theShapeTellsWhatIsThere() throws Exception {
        ModuleBuilder module = new ModuleBuilder().memory(3);
        module.wasi("fd_close", types(I32), I32);
        module.table(7);
        module.export("run", module.function(types(I32, I32), types(I32), i32(1)));
        ModuleShape shape = scan(module.build());
        assertEquals(3, shape.memoryPagesMin());
        assertEquals(7, shape.tableElementsMin());
        assertEquals(1, shape.functions());
        assertEquals(2, shape.instructions());
        assertEquals("(i32, i32) -> (i32)", shape.exports().get("run").toString());
        assertEquals(List.of(new ModuleShape.Import("wasi_snapshot_preview1", "fd_close", "function",
                new Signature(List.of(ValueType.I32), List.of(ValueType.I32)))), shape.imports());
    }

    @Test
    void customSectionsAreLeftOut() throws Exception {
        byte[] plain = ModuleBuilder.run();
        byte[] custom = section(0, bytes(name("debug"), new byte[1_000]));
        byte[] mixed = bytes(Arrays.copyOf(plain, 8), custom, Arrays.copyOfRange(plain, 8, plain.length), custom);
        assertFalse(Arrays.equals(plain, mixed));
        assertTrue(Arrays.equals(plain, scan(mixed).stripped()));
    }

    /** A module with something in every section, so that cutting it cuts everywhere. */
    private static byte[] full() {
        ModuleBuilder module = new ModuleBuilder().memory(1, 2);
        module.wasi("fd_close", types(I32), I32);
        module.table(2);
        module.global(I32, true, i32(5));
        module.entry(13, 0, 0);
        int function = module.functionWithLocals(3, I32, types(), types(), 0x02, 0x40, 0x03, 0x40, i32(1), 0x0d, 1,
                i32(0), 0x0e, 1, 0, 1, 0x0b, 0x0b, 0x1f, 0x40, 1, 2, 0, 0x0b, 0x41, 0, 0xfc, 9, 0, 0x1a);
        module.export("run", function);
        module.entry(9, 0, i32(0), 0x0b, 1, function);
        module.entry(9, 5, ModuleBuilder.FUNCREF, 1, 0xd2, function, 0x0b);
        module.entry(9, 1, 0, 1, function);
        module.entry(9, 2, 0, i32(0), 0x0b, 0, 1, function);
        module.entry(12);
        module.data(0, new byte[] {1, 2, 3});
        module.start(function);
        return module.build();
    }

    @Test
    void everyCutIsRefusedAndNamesItsPlace() throws Exception {
        byte[] whole = full();
        scan(whole);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            try {
                scan(cut);
            } catch (ModuleRefusedException e) {
                assertInstanceOf(Outcome.InvalidModule.class, e.outcome(RunStats.NONE), e.getMessage());
                continue;
            }
            // What passes ends between two sections.
            assertTrue(cut.length >= 8, "a cut at " + length + " passed");
        }
    }

    @Test
    void eachLimitIsMetExactlyAndNamedWhenPassed() throws Exception {
        AdmissionLimits one = new AdmissionLimits(1_000_000, 2, 30, 20, 3, 3, 2, 2, 3, 1, 2);
        ModuleScan.scan(ModuleBuilder.run(repeat(9, i32(1), 0x1a)), one);
        assertEquals("the module has 21 instructions in one function, the limit is 20",
                refusal(ModuleBuilder.run(repeat(10, i32(1), 0x1a)), one));
        ModuleScan.scan(ModuleBuilder.run(repeat(2, 0x02, 0x40), repeat(2, 0x0b)), one);
        assertEquals("the module has 3 nested blocks, the limit is 2",
                refusal(ModuleBuilder.run(repeat(3, 0x02, 0x40), repeat(3, 0x0b)), one));
        ModuleScan.scan(ModuleBuilder.run(i32(0), 0x0e, 3, 0, 0, 0, 0), one);
        assertEquals("the module has 4 targets in a br_table, the limit is 3",
                refusal(ModuleBuilder.run(i32(0), 0x0e, 4, 0, 0, 0, 0, 0), one));
        assertEquals("the module has 4 locals in one function, the limit is 3", refusal(withLocals(4), one));
        ModuleScan.scan(withLocals(3), one);
        assertEquals("the module has 3 functions, the limit is 2", refusal(withFunctions(3, 0), one));
        assertEquals("the module has 34 instructions, the limit is 30", refusal(withFunctions(2, 8), one));
        ModuleBuilder tables = new ModuleBuilder();
        tables.table(1);
        tables.table(1);
        assertEquals("the module has 2 tables, the limit is 1", refusal(tables.build(), one));
        ModuleBuilder types = new ModuleBuilder();
        types.type(types(I32, I32, I32));
        assertEquals("the module has 3 parameters of one function, the limit is 2", refusal(types.build(), one));
        ModuleBuilder exports = new ModuleBuilder();
        int function = exports.function(types(), types());
        for (String name : List.of("a", "b", "c", "d")) {
            exports.export(name, function);
        }
        assertEquals("the module has 4 exports, the limit is 3", refusal(exports.build(), one));
        ModuleBuilder elements = new ModuleBuilder();
        elements.entry(9, 1, 0, 3, 0, 0, 0);
        assertEquals("the module has 3 elements in one segment, the limit is 2", refusal(elements.build(), one));
        assertEquals("the module has 40 bytes, the limit is 39",
                refusal(new byte[40], AdmissionLimits.DEFAULT.withModuleBytes(39)));
    }

    private static byte[] withLocals(int count) {
        ModuleBuilder module = new ModuleBuilder();
        module.functionWithLocals(count, I32, types(), types());
        return module.build();
    }

    private static byte[] withFunctions(int count, int drops) {
        ModuleBuilder module = new ModuleBuilder();
        module.type(types());
        for (int i = 0; i < count; i++) {
            module.entry(3, 0);
            module.body(ModuleBuilder.u(0), (Object) repeat(drops, i32(1), 0x1a));
        }
        return module.build();
    }

    @Test
    void sectionsOutOfOrderOrTwiceAreRefused() {
        byte[] header = {0, 'a', 's', 'm', 1, 0, 0, 0};
        byte[] types = section(1, new byte[] {0});
        byte[] memory = section(5, new byte[] {0});
        assertTrue(refusal(bytes(header, memory, types), AdmissionLimits.DEFAULT).contains("out of order"));
        assertTrue(refusal(bytes(header, types, types), AdmissionLimits.DEFAULT).contains("out of order"));
        assertTrue(refusal(bytes(header, section(14, new byte[0])), AdmissionLimits.DEFAULT).contains("unknown"));
    }

    @Test
    void whatIsDeclaredAndNotDefinedIsRefused() {
        ModuleBuilder module = new ModuleBuilder();
        module.type(types());
        module.entry(3, 0);
        assertTrue(refusal(module.build(), AdmissionLimits.DEFAULT).contains("1 functions declared and 0 defined"));
    }

    @Test
    void namesMustBeUtf8() throws IOException {
        byte[] header = {0, 'a', 's', 'm', 1, 0, 0, 0};
        assertTrue(refusal(bytes(header, section(0, new byte[] {1, (byte) 0xff})), AdmissionLimits.DEFAULT)
                .contains("UTF-8"));
    }
}
