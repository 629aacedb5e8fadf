package org.layerwise.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
                complaint.startsWith("deep.json: this is not valid JSON: Document nesting depth (501) exceeds"),
                complaint);
    }

    @Test
    void refusesANewerVersionAndLeavesIt() throws IOException {
        Path file = folder.resolve("new.json");
        String text = "{\"format\": \"layerwise-experiment\", \"version\": 2, \"novel\": {}}";
        Files.writeString(file, text);
        assertEquals(
                "new.json, version: the file has version 2; Layerwise 0.1.0 reads up to version 1. "
                        + "Open it with a newer Layerwise. The file is left as it is.",
                Complaints.of(folder, () -> new ExperimentFile(file).load()));
        assertEquals(text, Files.readString(file));
    }
}
