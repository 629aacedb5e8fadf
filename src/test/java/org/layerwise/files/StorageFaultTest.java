package org.layerwise.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.data.table.Table;
import org.layerwise.train.Model;

/** Real file systems that are full or closed, mounted for the occasion: needs root. */
@Tag("faults")
class StorageFaultTest {
    @TempDir
    Path folder;

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertEquals(0, process.waitFor(), String.join(" ", command));
    }

    @Test
    void aFullDiskLeavesTheFormerModel() throws IOException, InterruptedException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Table table = SampleModels.table(folder);
        Model model = SampleModels.model(table, "kind");
        run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString());
        try {
            Path file = disk.resolve("model.layerwise");
            ModelFile.save(model, file);
            byte[] former = Files.readAllBytes(file);
            Files.write(disk.resolve("filler"), new byte[(int) disk.toFile().getUsableSpace() - 4096]);
            assertEquals(
                    "disk/model.layerwise: cannot be written: No space left on device. "
                            + "Make room or choose another folder. What stood there before is unchanged.",
                    Complaints.of(folder, () -> ModelFile.save(model, file)));
            assertArrayEquals(former, Files.readAllBytes(file));
            assertEquals(model.experiment(), ModelFile.load(file).experiment());
            try (Stream<Path> files = Files.list(disk)) {
                assertEquals(
                        List.of("filler", "model.layerwise"),
                        files.map(path -> path.getFileName().toString())
                                .sorted()
                                .toList());
            }
        } finally {
            run("umount", disk.toString());
        }
    }

    @Test
    void aReadOnlyDiskIsNamed() throws IOException, InterruptedException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        run("mount", "-t", "tmpfs", "-o", "ro,size=64k", "tmpfs", disk.toString());
        try {
            assertEquals(
                    "disk/a.json: cannot be written: Read-only file system. "
                            + "Make room or choose another folder. What stood there before is unchanged.",
                    Complaints.of(folder, () -> AtomicFile.write(disk.resolve("a.json"), out -> {})));
        } finally {
            run("umount", disk.toString());
        }
    }

    @Test
    void aFolderClosedToThisUserIsNamed() {
        assertEquals(
                "/sys/a.json: cannot be written: this user may not write in the folder /sys. "
                        + "Change the folder's permissions, or choose another folder.",
                Complaints.of(folder, () -> AtomicFile.write(Path.of("/sys/a.json"), out -> {})));
    }
}
