package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What commands say to people: each thing once, in words, with the next step. */
class PlainWordsTest {
    @TempDir
    Path folder;

    private Path table(int classes) throws IOException {
        List<String> lines = new ArrayList<>(List.of("id,day,x,y"));
        for (int i = 0; i < 60; i++) {
            lines.add((1001 + i)
                    + ",2024-01-%02d,%d,%s".formatted(1 + i % 28, (i * 7) % 23, "c" + (i * 7) % 23 % classes));
        }
        return Rows.write(folder.resolve("t.csv"), lines.toArray(String[]::new));
    }

    private Path experiment(Path table, String name, Object... more) {
        Path experiment = folder.resolve(name);
        List<Object> creation = new ArrayList<>(
                List.of("new", table, "--target", "y", "--epochs", "60", "--layers", "4", "-o", experiment));
        creation.addAll(List.of(more));
        Outcome.done(creation.toArray());
        return experiment;
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    @Test
    void trainingEndsWithTheNextSteps() throws IOException {
        Path table = table(2);
        String said = Outcome.of("train", experiment(table, "my m.json"), "--no-store")
                .err();
        String model = "'" + folder.resolve("my m.layerwise") + "'";
        assertEquals(
                List.of(
                        "Judge it with: layerwise evaluate " + model + " " + table + " --part validation",
                        "Predict with: layerwise predict " + model + " TABLE"),
                lines(said).subList(lines(said).size() - 2, lines(said).size()));
        assertEquals(
                21,
                lines(said).stream().filter(line -> line.startsWith("epoch ")).count());
        Path all = experiment(table, "all.json", "--validation", "0", "--test", "0.2");
        assertTrue(Outcome.of("train", all, "--no-store").err().contains(table + " --part test"));
        assertEquals("", Outcome.of("train", all, "--no-store", "--quiet").err());
    }

    @Test
    void anEvaluationOfTwoClassesSaysEachFigureOnce() throws IOException {
        Path table = table(2);
        Outcome.done("train", experiment(table, "m.json"), "--no-store", "--quiet");
        Path model = folder.resolve("m.layerwise");
        String said = Outcome.done("evaluate", model, table);
        assertEquals(1, said.split("roc-auc", -1).length - 1, said);
        assertEquals(1, said.split("log-loss", -1).length - 1, said);
        assertTrue(lines(said).get(1).endsWith("  (log-loss)"), said);
        JsonNode json = new ObjectMapper().readTree(Outcome.done("evaluate", model, table, "--json"));
        assertTrue(json.get("metrics").has("log-loss") && json.get("perClass").has("roc-auc"));
    }

    @Test
    void eachOfThreeClassesHasItsArea() throws IOException {
        Path table = table(3);
        Outcome.done("train", experiment(table, "m.json"), "--no-store", "--quiet");
        String said = Outcome.done("evaluate", folder.resolve("m.layerwise"), table);
        assertEquals(2, said.split("roc-auc", -1).length - 1, said);
        Path smoothed = experiment(table, "s.json", "--set", "loss.smoothing=0.2");
        Outcome.done("train", smoothed, "--no-store", "--quiet");
        String other = Outcome.done("evaluate", folder.resolve("s.layerwise"), table);
        assertTrue(lines(other).stream().anyMatch(line -> line.startsWith("log-loss ")), other);
        assertFalse(lines(other).get(1).contains("log-loss"), other);
    }

    @Test
    void inspectWritesKindsInWordsAndWhatWasRecorded() throws IOException {
        Path experiment = experiment(
                table(2),
                "m.json",
                "--optimizer",
                "sgd",
                "--set",
                "optimizer.momentum=0.9",
                "--set",
                "optimizer.nesterov=true");
        String before = Outcome.done("inspect", experiment);
        assertTrue(
                before.contains("optimizer  SGD (learning rate 0.01, momentum 0.9, Nesterov, weight decay 0)"), before);
        assertTrue(before.contains("\nrecords    120 of 120 updates"), before);
        Outcome.done("train", experiment, "--no-store", "--quiet", "--set", "training.epochs=3");
        String after = Outcome.done("inspect", folder.resolve("m.layerwise"));
        assertTrue(after.contains("\nrecorded   6 of 6 updates"), after);
        assertFalse(after.contains("\nrecords "), after);
    }

    @Test
    void comparedSettingsAreInWords() throws IOException {
        Path store = folder.resolve("store");
        Path table = table(2);
        Path byTime = experiment(
                table,
                "a.json",
                "--set",
                "training.epochs=1",
                "--set",
                "split.by={\"kind\":\"time\",\"column\":\"day\"}");
        Path byGroup = experiment(
                table,
                "b.json",
                "--set",
                "training.epochs=1",
                "--set",
                "split.by={\"kind\":\"group\",\"column\":\"day\"}");
        Outcome.done("train", byTime, "--quiet", "--store", store, "--name", "one");
        Outcome.done("train", byGroup, "--quiet", "--store", store, "--name", "two");
        String said = Outcome.done("runs", "--store", store, "compare", "one", "two");
        assertTrue(
                lines(said).stream()
                        .anyMatch(
                                line -> line.matches("split\\.by +time \\(column day.*\\) +group \\(column day.*\\)")),
                said);
        assertFalse(said.contains("{") || said.contains("\""), said);
    }

    @Test
    void profileSaysHowFarApartTheClassesAreInWords() throws IOException {
        String said = Outcome.done("profile", table(2), "--target", "y");
        assertTrue(
                said.contains(" lies between the classes, ") && said.contains(" times what lies within them."), said);
        assertFalse(said.contains("by within"), said);
    }

    @Test
    void predictSaysThatAnIdentifierIsLeftOutAndHowToKeepIt() throws IOException {
        Path table = table(2);
        Outcome.done("train", experiment(table, "m.json"), "--no-store", "--quiet");
        Path model = folder.resolve("m.layerwise");
        String hint = "The column id, which names the rows, is not in the predictions; --keep-id puts it first.";
        assertTrue(lines(Outcome.of("predict", model, table).err()).contains(hint));
        assertFalse(Outcome.of("predict", model, table, "--keep-id").err().contains("--keep-id"));
        assertFalse(Outcome.of("predict", model, table, "--keep", "id").err().contains("--keep-id"));
    }
}
