package org.layerwise.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKindTest {
    private static final Path MODEL = Path.of("src/test/golden/files/v1/01-iris.layerwise");

    @TempDir
    Path folder;

    private Path zip(String name, String... entries) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(1);
            }
        }
        return file;
    }

    @Test
    void aModelIsOneWhateverItsName() throws IOException {
        for (String name : List.of("model", "model.csv", "model.json", "model.zip")) {
            assertEquals(FileKind.MODEL, FileKind.of(Files.copy(MODEL, folder.resolve(name))), name);
        }
    }

    @Test
    void soIsWhatIsLeftOfOne() throws IOException {
        byte[] all = Files.readAllBytes(MODEL);
        assertEquals(
                FileKind.MODEL,
                FileKind.of(Files.write(folder.resolve("left.bin"), Arrays.copyOf(all, all.length / 2))));
        assertEquals(FileKind.TABLE, FileKind.of(Files.write(folder.resolve("less.bin"), Arrays.copyOf(all, 20))));
    }

    @Test
    void soIsOneThatWasPackedAgainInAnotherOrder() throws IOException {
        assertEquals(FileKind.MODEL, FileKind.of(zip("packed", "weights.safetensors", "model.json")));
        assertEquals(FileKind.TABLE, FileKind.of(zip("tables.zip", "model.json2", "iris.csv")));
    }

    @Test
    void theNameSaysTheRestAlsoOfFilesThatAreNotThere() throws IOException {
        assertEquals(FileKind.MODEL, FileKind.of(Files.writeString(folder.resolve("broken.LAYERWISE"), "")));
        assertEquals(FileKind.MODEL, FileKind.of(folder.resolve("gone.checkpoint")));
        assertEquals(FileKind.EXPERIMENT, FileKind.of(folder.resolve("gone.Json")));
        assertEquals(FileKind.TABLE, FileKind.of(folder.resolve("gone.csv")));
        assertEquals(FileKind.TABLE, FileKind.of(folder));
    }
}
