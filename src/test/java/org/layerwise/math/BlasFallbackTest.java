package org.layerwise.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlasFallbackTest {
    @TempDir
    Path folder;

    /** The library is taken out of its jar into a folder: where none can take it, training goes on, and no stack is shown. */
    @Test
    void whereOpenBlasCannotBeTakenOutThePlainProductIsUsedAndItIsSaidInOneSentence() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dorg.bytedeco.javacpp.cachedir=" + file.resolve("cache"),
                        "-Duser.home=" + file.resolve("home"),
                        "-Djava.io.tmpdir=" + file.resolve("temporary"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BlasFallbackTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertTrue(said.contains("OpenBLAS cannot be loaded, the slower product in plain Java is used: "), said);
        assertTrue(said.endsWith("JavaGemm" + System.lineSeparator()), said);
        assertFalse(said.contains("\tat "), said);
    }

    /** Says which product is used. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        System.out.println(Blas.AUTO.gemm().getClass().getSimpleName());
    }
}
