package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody who uses the commands for the first time gets wrong, and what is said then. */
class FirstStepsTest {
    @TempDir
    Path folder;

    private Path table(String name, int rows, boolean target) throws IOException {
        List<String> lines = new ArrayList<>(List.of("day,code,width" + (target ? ",Yield [%]" : "")));
        for (int i = 0; i < rows; i++) {
            lines.add("2024-01-%02d,c%d,%d".formatted(1 + i, i % 3, (i * 7) % 23)
                    + (target ? ",%d.5".formatted((i * 5) % 31) : ""));
        }
        return Rows.write(folder.resolve(name), lines.toArray(String[]::new));
    }

    private Path model(Path table, String... more) {
        Path experiment = folder.resolve("m.json");
        List<Object> creation = new ArrayList<>(
                List.of("new", table, "--target", "Yield [%]", "--epochs", "2", "--layers", "4", "-o", experiment));
        creation.addAll(List.of(more));
        Outcome.done(creation.toArray());
        Outcome.done("train", experiment, "--quiet", "--no-store");
        return folder.resolve("m.layerwise");
    }

    @Test
    void aPartOfATargetsNameIsEnoughToNameIt() throws IOException {
        Outcome outcome = Outcome.of("profile", table("t.csv", 28, true), "--target", "yield");
        assertEquals(2, outcome.status());
        assertTrue(outcome.err().endsWith("Did you mean \"Yield [%]\"?" + System.lineSeparator()), outcome.err());
        Outcome none = Outcome.of("profile", table("t.csv", 28, true), "--target", "d");
        assertTrue(none.err().contains("Its columns are: day, code, width, Yield [%]."), none.err());
    }

    @Test
    void aScoreOfRowsThatTrainedTheModelSaysSo() throws IOException {
        Path table = table("t.csv", 28, true);
        Path model = model(table);
        String said = "of these rows trained the model";
        assertTrue(
                Outcome.of("evaluate", model, table)
                        .err()
                        .contains("22 " + said
                                + ", so it does better here than on new rows. For rows that it never trained on: --part"
                                + " validation."),
                Outcome.of("evaluate", model, table).err());
        assertFalse(Outcome.of("evaluate", model, table, "--part", "validation")
                .err()
                .contains(said));
        assertFalse(Outcome.of("evaluate", model, table("other.csv", 20, true))
                .err()
                .contains(said));
    }

    @Test
    void rowsWithoutTheTargetAreSentToPredict() throws IOException {
        Path model = model(table("t.csv", 28, true));
        Path bare = table("bare.csv", 5, false);
        Outcome outcome = Outcome.of("evaluate", model, bare);
        assertEquals(2, outcome.status());
        assertTrue(outcome.err().contains("layerwise predict " + model + " " + bare), outcome.err());
    }

    @Test
    void anExportIsNamedAsOneWhereSettingsAreExpected() throws IOException {
        Path model = model(table("t.csv", 28, true));
        for (String format : List.of("onnx", "safetensors")) {
            Path export = folder.resolve("m." + format);
            Outcome.done("export", model, "--format", format, "-o", export);
            Outcome outcome = Outcome.of("inspect", export);
            assertEquals(2, outcome.status());
            assertTrue(outcome.err().contains("m." + format + ": this is a binary file, and neither"), outcome.err());
        }
    }

    @Test
    void aTableIsNamedAsOneWhateverMarkItBeginsWith() throws IOException {
        Path table = Files.writeString(folder.resolve("bom.csv"), "\uFEFFa,b\n1,2\n");
        for (String command : List.of("train", "inspect")) {
            String error = Outcome.of(command, table).err();
            assertTrue(error.contains("this is not an experiment, which is JSON text that begins with {."), error);
        }
    }

    @Test
    void anExportWithoutAFormatListsThem() throws IOException {
        Outcome outcome = Outcome.of("export", folder.resolve("m.layerwise"));
        assertEquals(2, outcome.status());
        assertTrue(outcome.err().contains("Use --format with one of: onnx, safetensors."), outcome.err());
    }

    @Test
    void aProfileListsNoTextsThatAreThereOnce() throws IOException {
        String out = Outcome.done("profile", table("t.csv", 28, true));
        String day = out.lines()
                .filter(line -> line.matches("day +0 +28 .*"))
                .findFirst()
                .orElse("");
        assertTrue(day.endsWith("28  each once"), out);
        assertTrue(out.contains("c0 10, c1 9, c2 9"), out);
    }

    @Test
    void aColumnThatSaysTheTargetIsNoOneOfTwo() throws IOException {
        List<String> lines = new ArrayList<>(List.of("net,gross,width"));
        for (int i = 0; i < 40; i++) {
            int net = (i * 17) % 101;
            lines.add(net + "." + i % 7 + "," + net * 1.19 + "," + (i * i) % 37);
        }
        Path table = Rows.write(folder.resolve("t.csv"), lines.toArray(String[]::new));
        String err = Outcome.done("profile", table, "--target", "gross");
        assertTrue(err.contains("column net: the column says nearly the same as the target gross"), err);
        assertFalse(err.contains("One of the two is enough"), err);
        String bare = Outcome.done("profile", table);
        assertTrue(bare.contains("One of the two is enough"), bare);
    }
}
