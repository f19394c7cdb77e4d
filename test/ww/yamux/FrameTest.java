package ww.yamux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ww.io.Vectors;

class FrameTest {
    static List<Vectors.Case> frames() {
        return Vectors.read("yamux/frames.txt");
    }

    @ParameterizedTest
    @MethodSource("frames")
    void headersReadAsTheVectorsSay(Vectors.Case vector) throws Exception {
        byte[] header = vector.bytes("hex");
        if (vector.has("refused")) {
            YamuxException refusal = assertThrows(YamuxException.class, () -> Frame.decode(header));
            assertTrue(refusal.getMessage().contains(vector.text("refused")), refusal::getMessage);
        } else {
            assertEquals(vector.text("text"), Frame.decode(header).toString());
        }
    }

    @ParameterizedTest
    @MethodSource("frames")
    void whatIsReadIsWrittenAgainAsItWas(Vectors.Case vector) throws Exception {
        byte[] header = vector.bytes("hex");
        if (!vector.has("refused")) {
            byte[] written = new byte[Frame.HEADER_BYTES + 2];
            Frame.decode(header).encode(written, 1);
            assertArrayEquals(header, Arrays.copyOfRange(written, 1, 1 + Frame.HEADER_BYTES));
        }
    }
}
