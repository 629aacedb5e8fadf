package org.layerwise.data.read.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reads Parquet files lies apart from the program: in a folder that is on no class path, with no native code. */
class ParquetApartTest {
    private static final Path APP = Path.of("target/app");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.layerwise.parquet.ApacheParquetReader",
                "org.apache.parquet.column.Encoding",
                "org.apache.parquet.format.FileMetaData",
                "io.airlift.compress.Decompressor"
            })
    void theProgramDoesNotSeeIt(String name) throws IOException {
        assertThrows(ClassNotFoundException.class, () -> Class.forName(name));
        ClassLoader loader = ParquetLibrary.reader().getClass().getClassLoader();
        assertEquals("parquet", loader.getName());
    }

    @Test
    void theJarThatIsStartedDoesNotNameIt() throws IOException {
        try (JarFile jar = new JarFile(APP.resolve("layerwise.jar").toFile())) {
            String path = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            assertTrue(path.contains("lib/fastcsv"), path);
            assertFalse(path.contains("parquet") || path.contains("aircompressor") || path.contains("slf4j"), path);
            assertTrue(jar.stream().noneMatch(entry -> entry.getName().startsWith("org/layerwise/parquet/")));
        }
    }

    @Test
    void itIsSmallAndHasNoNativeCode() throws IOException {
        long bytes = 0;
        List<Path> jars;
        try (Stream<Path> files = Files.list(APP.resolve("lib/parquet"))) {
            jars = files.toList();
        }
        for (Path jar : jars) {
            bytes += Files.size(jar);
            try (JarFile entries = new JarFile(jar.toFile())) {
                assertTrue(
                        entries.stream().noneMatch(entry -> entry.getName().matches(".*\\.(so|dll|dylib|jnilib)")),
                        jar.toString());
            }
        }
        assertEquals(8, jars.size(), jars.toString());
        long most = 6_000_000;
        assertTrue(bytes < most, bytes + " bytes");
    }
}
