package org.layerwise.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;

class ExperimentFileTest {
    @TempDir
    Path folder;

    private Experiment experiment() throws IOException {
        Table table = SampleModels.table(folder);
        return SampleModels.model(table, "kind").experiment();
    }

    @Test
    void savesAndLoads() throws IOException {
        Experiment experiment = experiment();
        ExperimentFile file = new ExperimentFile(folder.resolve("实验.json"));
        file.save(experiment);
        assertEquals(experiment, file.load());
        Path marked = folder.resolve("marked.json");
        Files.writeString(marked, "\uFEFF" + Files.readString(file.path()));
        assertEquals(experiment, new ExperimentFile(marked).load());
    }

    @Test
    void findsTheTableBesideTheExperiment() throws IOException {
        Experiment experiment = experiment();
        assertEquals(Path.of("runs/a/sample.csv"), new ExperimentFile(Path.of("runs/a/x.json")).table(experiment));
        assertEquals(Path.of("sample.csv"), new ExperimentFile(Path.of("x.json")).table(experiment));
        Experiment elsewhere = experiment.withData(experiment.data().withTable("/data/t.csv", "sha256:0"));
        assertEquals(Path.of("/data/t.csv"), new ExperimentFile(Path.of("a/x.json")).table(elsewhere));
        Experiment broken = experiment.withData(experiment.data().withTable("a\0b", "sha256:0"));
        assertEquals(
                "x.json, data.table: \"a\0b\" cannot be a file's path: Nul character not allowed. "
                        + "Write the table's path relative to the experiment's file.",
                Complaints.of(folder, () -> new ExperimentFile(Path.of("x.json")).table(broken)));
    }

    @Test
    void recordsTheTableRelativeToTheExperiment() throws IOException {
        Path runs = Files.createDirectories(folder.resolve("runs/today"));
        Path data = Files.createDirectories(folder.resolve("data"));
        ExperimentFile file = new ExperimentFile(runs.resolve("x.json"));
        assertEquals("../../data/t.csv", file.relative(data.resolve("t.csv")));
        assertEquals("t.csv", file.relative(runs.resolve("t.csv")));
        assertEquals("deeper/t.csv", file.relative(runs.resolve("deeper/t.csv")));
        Path link = Files.createSymbolicLink(folder.resolve("link"), runs);
        ExperimentFile linked = new ExperimentFile(link.resolve("x.json"));
        Files.writeString(data.resolve("t.csv"), "a\n1\n");
        String relative = linked.relative(data.resolve("t.csv"));
        assertTrue(Files.exists(link.resolve(relative)), relative);
    }

    @Test
    void saysWhatCannotBeRead() throws IOException {
        assertEquals(
                "no.json: there is no such file. Check its name.",
                Complaints.of(folder, () -> new ExperimentFile(folder.resolve("no.json")).load()));
        assertEquals(
                "no/no.json: there is no such file. The folder no does not exist either; check the path.",
                Complaints.of(folder, () -> new ExperimentFile(folder.resolve("no/no.json")).load()));
        assertEquals(
                "FOLDER: is a folder; a file is expected. Name a file in it.",
                Complaints.of(folder, () -> new ExperimentFile(folder).load()));
        Path latin = folder.resolve("latin.json");
        Files.write(latin, new byte[] {'{', '\n', '"', (byte) 0xE9, '"'});
        assertEquals(
                "latin.json: the byte 0xE9 at offset 3 (line 2) is not UTF-8. Save the file as UTF-8.",
                Complaints.of(folder, () -> new ExperimentFile(latin).load()));
        Path cut = folder.resolve("cut.json");
        Files.write(cut, new byte[] {'{', (byte) 0xE7, (byte) 0x8C});
        assertEquals(
                "cut.json: the byte 0xE7 at offset 1 (line 1) is not UTF-8. Save the file as UTF-8.",
                Complaints.of(folder, () -> new ExperimentFile(cut).load()));
        Path large = folder.resolve("large.json");
        Files.write(large, new byte[(16 << 20) + 1]);
        assertEquals(
                "large.json: has 16777217 bytes; at most 16777216 are expected here. "
                        + "Check that this is the file you mean.",
                Complaints.of(folder, () -> new ExperimentFile(large).load()));
    }

    @Test
    void refusesJsonOfTenThousandLevels() throws IOException {
        Path deep = folder.resolve("deep.json");
        Files.writeString(deep, "[".repeat(10_000) + "]".repeat(10_000));
        String complaint = Complaints.of(folder, () -> new ExperimentFile(deep).load());
        assertTrue(
                complaint.startsWith("deep.json: this is more than a file of this kind holds: lists and objects "
                        + "nested deeper than 100."),
                complaint);
    }

    @Test
    void refusesANewerVersionAndLeavesIt() throws IOException {
        Path file = folder.resolve("new.json");
        String text = "{\"format\": \"layerwise-experiment\", \"version\": 3, \"novel\": {}}";
        Files.writeString(file, text);
        assertEquals(
                "new.json, version: the file has version 3; Layerwise 0.1.0 reads up to version 2. "
                        + "Open it with a newer Layerwise. The file is left as it is.",
                Complaints.of(folder, () -> new ExperimentFile(file).load()));
        assertEquals(text, Files.readString(file));
    }

    private static final Path VERSION_1 = Path.of("src/test/golden/files/v1/01-iris.json");

    @Test
    void theFirstSaveOfAnEarlierVersionKeepsIt() throws IOException {
        Path path = Files.copy(VERSION_1, folder.resolve("iris.json"));
        ExperimentFile file = new ExperimentFile(path);
        Experiment experiment = file.load();
        Path kept = folder.resolve("iris.v1.json");
        assertEquals(Optional.of(kept), file.save(experiment));
        assertArrayEquals(Files.readAllBytes(VERSION_1), Files.readAllBytes(kept));
        assertEquals(experiment, file.load());
        assertTrue(Files.readString(path).contains("\"version\" : 2"));
        assertEquals(Optional.empty(), file.save(experiment.withSeed(2)), "what is there is of this version now");
        assertEquals(experiment, new ExperimentFile(kept).load());
    }

    @Test
    void whatIsKeptIsNeverWrittenOver() throws IOException {
        Path path = Files.copy(VERSION_1, folder.resolve("iris.json"));
        ExperimentFile file = new ExperimentFile(path);
        Experiment experiment = file.load();
        file.save(experiment);
        Files.copy(VERSION_1, path, StandardCopyOption.REPLACE_EXISTING);
        assertEquals(Optional.of(folder.resolve("iris.v1.json")), file.save(experiment), "the same is kept once");
        Files.writeString(path, Files.readString(VERSION_1).replaceFirst("\"seed\" : \\d+", "\"seed\" : 77"));
        assertEquals(Optional.of(folder.resolve("iris.v1-2.json")), file.save(experiment));
        assertEquals(
                77, new ExperimentFile(folder.resolve("iris.v1-2.json")).load().seed());
        assertArrayEquals(Files.readAllBytes(VERSION_1), Files.readAllBytes(folder.resolve("iris.v1.json")));
    }

    @Test
    void whatIsNoExperimentIsReplaced() throws IOException {
        Path path = folder.resolve("other.json");
        Files.writeString(path, "{\"version\": 1}");
        assertEquals(Optional.empty(), new ExperimentFile(path).save(experiment()));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of("other.json"),
                    files.map(each -> String.valueOf(each.getFileName()))
                            .filter(name -> name.startsWith("other"))
                            .toList());
        }
    }
}
