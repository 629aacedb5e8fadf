package org.layerwise.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.train.Model;

class AtomicFileTest {
    @TempDir
    Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void writesAndReplaces() throws IOException {
        Path file = folder.resolve("实验 1.json");
        AtomicFile.write(file, out -> out.write("first".getBytes(StandardCharsets.UTF_8)));
        AtomicFile.write(file, out -> out.write("second".getBytes(StandardCharsets.UTF_8)));
        assertEquals("second", Files.readString(file));
        assertEquals(List.of("实验 1.json"), names());
    }

    @Test
    void keepsTheFormerFileWhenWritingFails() throws IOException {
        Path file = folder.resolve("a.json");
        Files.writeString(file, "former");
        String complaint = Complaints.of(
                folder,
                () -> AtomicFile.write(file, out -> {
                    out.write(new byte[1 << 20]);
                    throw new IOException("the cable was pulled");
                }));
        assertEquals(
                "a.json: cannot be written: the cable was pulled. "
                        + "Make room or choose another folder. What stood there before is unchanged.",
                complaint);
        assertThrows(
                IllegalStateException.class,
                () -> AtomicFile.write(file, out -> {
                    throw new IllegalStateException("a mistake in the body");
                }));
        assertEquals("former", Files.readString(file));
        assertEquals(List.of("a.json"), names());
    }

    @Test
    void sweepsWhatAKilledWriterLeft() throws IOException {
        Path file = folder.resolve("a.json");
        Files.writeString(folder.resolve(".a.json.0.tmp"), "half");
        Files.writeString(folder.resolve(".a.json.17.tmp"), "half");
        List<String> others = List.of(".a.json.bak.tmp", ".a.json.tmp", ".b.json.0.tmp", "a.json.0.tmp");
        for (String other : others) {
            Files.writeString(folder.resolve(other), "somebody else's");
        }
        AtomicFile.write(file, out -> out.write("whole".getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                Stream.concat(others.stream(), Stream.of("a.json")).sorted().toList(), names());
    }

    @Test
    void leavesAWriterAtWorkAlone() throws IOException {
        Path busy = folder.resolve(".a.json.0.tmp");
        try (FileChannel channel = FileChannel.open(busy, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            AtomicFile.write(folder.resolve("a.json"), out -> out.write("whole".getBytes(StandardCharsets.UTF_8)));
            assertTrue(lock.isValid());
            assertEquals(List.of(".a.json.0.tmp", "a.json"), names());
        }
    }

    @Test
    void writesThroughALink() throws IOException {
        Path real = Files.createDirectory(folder.resolve("store")).resolve("real.json");
        Files.writeString(real, "former");
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), real);
        AtomicFile.write(link, out -> out.write("new".getBytes(StandardCharsets.UTF_8)));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(real));
    }

    @Test
    void namesTheMissingFolder() {
        Path file = folder.resolve("no/such/a.json");
        assertEquals(
                "no/such/a.json: cannot be written: the folder no/such does not exist. "
                        + "Make the folder, or choose another.",
                Complaints.of(folder, () -> AtomicFile.write(file, out -> {})));
    }

    @Test
    void replacesNoFolderAndNoDevice() {
        assertEquals(
                "FOLDER: is a folder; it cannot be replaced. Choose another name.",
                Complaints.of(folder, () -> AtomicFile.write(folder, out -> {})));
        assertEquals(
                "/dev/null: is not a regular file; it cannot be replaced. Choose another name.",
                Complaints.of(folder, () -> AtomicFile.write(Path.of("/dev/null"), out -> {})));
    }

    @Test
    void aTrialChangesNothingAndLeavesNothing() throws IOException {
        Path file = folder.resolve("a.json");
        AtomicFile.requireWritable(file);
        assertEquals(List.of(), names());
        Files.writeString(file, "former");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        Files.writeString(folder.resolve(".a.json.5.tmp"), "of a trial that was killed");
        AtomicFile.requireWritable(file);
        assertEquals(List.of("a.json"), names());
        assertEquals("former", Files.readString(file));
        assertEquals(1_000_000, Files.getLastModifiedTime(file).toMillis());
    }

    @Test
    void aTrialNamesWhatIsInTheWay() throws IOException {
        String long300 = "x".repeat(300);
        for (Path place : List.of(folder, Path.of("/dev/full"), folder.resolve("no/a.json"), folder.resolve(long300))) {
            String why = Complaints.of(folder, () -> AtomicFile.requireWritable(place));
            assertTrue(why.contains("cannot be"), why);
        }
        assertEquals(List.of(), names());
    }

    @Test
    void aWriterInThisProcessIsLeftAloneToo() throws IOException {
        Path file = folder.resolve("a.json");
        AtomicFile.write(file, out -> {
            AtomicFile.write(file, inner -> inner.write("inner".getBytes(StandardCharsets.UTF_8)));
            AtomicFile.tidy(file);
            assertEquals(2, names().size(), names()::toString);
            out.write("outer".getBytes(StandardCharsets.UTF_8));
        });
        assertEquals("outer", Files.readString(file));
        assertEquals(List.of("a.json"), names());
    }

    @Test
    void aFileIsTidiedBeforeItIsRead() throws IOException {
        Model model = SampleModels.model(SampleModels.table(folder), "kind");
        Path file = folder.resolve("m.layerwise");
        ModelFile.save(model, file);
        Path experiment = folder.resolve("e.json");
        new ExperimentFile(experiment).save(model.experiment());
        List<String> whole = names();
        Files.writeString(folder.resolve(".m.layerwise.7.tmp"), "half");
        Files.writeString(folder.resolve(".e.json.7.tmp"), "half");
        ModelFile.load(file);
        new ExperimentFile(experiment).load();
        assertEquals(whole, names());
    }
}
