package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What predicting does with a table that is not quite the training table's kind. */
class PredictRulesTest {
    @TempDir
    Path folder;

    private Path model;

    @BeforeEach
    void train() throws IOException {
        List<String> rows = new ArrayList<>(List.of("size,color,grade,id,kind"));
        for (int i = 0; i < 90; i++) {
            String color = List.of("red", "green", "=blue").get(i % 3);
            String kind = List.of("=SUM(A1)", "+plus", "-1").get(i % 3);
            rows.add(i % 3 + 0.01 * i + "," + color + ","
                    + List.of("low", "high").get(i % 2) + ",r" + i + "," + kind);
        }
        Path table = Rows.write(folder.resolve("t.csv"), rows.toArray(String[]::new));
        Path experiment = folder.resolve("m.json");
        Outcome.done("new", table, "--target", "kind", "--layers", "8", "--epochs", "40", "-o", experiment);
        model = folder.resolve("m.layerwise");
        Outcome.done(
                "train",
                experiment,
                "--quiet",
                "--set",
                "optimizer.learningRate=0.05",
                "--set",
                "data.columns.grade.steps=[\"ordinal\",\"standardize\"]");
    }

    private Path table(String... lines) throws IOException {
        return Rows.write(folder.resolve("new.csv"), lines);
    }

    @Test
    void row35UnseenCategoriesAreDefinedAndFlagged() throws IOException {
        Path cells = table("size,color,grade", "1,purple,low", "1,,low", "1,=cmd,enormous", "1,red,high", "1,red,");
        Outcome outcome = Outcome.of("predict", model, cells, "--flags");
        assertEquals(0, outcome.status(), outcome.err());
        String err = outcome.err().replace(folder + "/", "");
        assertTrue(
                err.contains(
                        "warning: new.csv, line 2, column 2 (color): the category \"purple\" did not occur in training; "
                                + "it is encoded as all zeros. Training had =blue, green, red."),
                err);
        assertTrue(
                err.contains("warning: new.csv, line 4, column 3 (grade): the category \"enormous\" did not occur in "
                        + "training; it is encoded as a missing value. Training had high, low."),
                err);
        List<String> flags = outcome.out()
                .lines()
                .map(line -> line.substring(line.lastIndexOf(',') + 1))
                .toList();
        assertEquals(
                List.of("flags", "color: purple", "", "color: =cmd; grade: enormous", "", ""), flags, outcome.out());
        assertFalse(Outcome.done("predict", model, cells).contains("flags"), "only where it is asked for");
        List<String> predictions = outcome.out()
                .lines()
                .map(line -> line.replaceAll(",[^,]*$", ""))
                .toList();
        Path filled = table("size,color,grade", "1,red,high", "1,red,high", "1,red,high", "1,red,high", "1,red,high");
        List<String> known = Outcome.done("predict", model, filled).lines().toList();
        assertEquals(known.get(4), predictions.get(4), "known rows are predicted as ever");
    }

    @Test
    void row36TextThatBeginsLikeAFormulaIsNeutralised() throws IOException {
        Path cells = table("size,color,grade", "0.1,red,low", "1.1,green,low", "2.1,=blue,low");
        Path written = folder.resolve("p.csv");
        Outcome.done("predict", model, cells, "-o", written);
        List<String> lines = Files.readAllLines(written);
        assertEquals("prediction,probability:+plus,probability:-1,probability:=SUM(A1)", lines.getFirst());
        List<String> predictions =
                lines.stream().skip(1).map(line -> line.split(",")[0]).toList();
        assertEquals(List.of("'=SUM(A1)", "'+plus", "-1"), predictions, "the class -1 is a number and stays as it is");
        for (String line : lines.subList(1, 4)) {
            for (String cell : line.split(",")) {
                assertFalse("=+@".indexOf(cell.charAt(0)) >= 0, line);
            }
        }
        Path flagged = table("size,color,grade,=extra", "0.1,red,-cmd,1");
        String out = Outcome.done("predict", model, flagged, "--flags");
        assertTrue(out.endsWith(",grade: -cmd\n"), out);
    }

    @Test
    void columnsAreFoundByNameWhateverTheirOrder() throws IOException {
        String expected = Outcome.done("predict", model, table("size,color,grade", "1.2,green,low"));
        assertEquals(expected, Outcome.done("predict", model, table("grade,size,color", "low,1.2,green")));
    }

    @Test
    void extraColumnsAreNotedAndMissingOnesRefused() throws IOException {
        String expected = Outcome.done("predict", model, table("size,color,grade", "1.2,green,low"));
        Outcome extra =
                Outcome.of("predict", model, table("weight,size,color,note,grade,kind,id", "9,1.2,green,x,low,-1,7"));
        assertEquals(expected, extra.out());
        assertEquals(
                "note: new.csv: the model does not know the columns weight, note; they are not used.\n"
                        + "The column id, which names the rows, is not in the predictions; --keep-id puts it first.",
                extra.err().strip().replace(folder + "/", ""));
        Outcome missing = Outcome.of("predict", model, table("Size,color", "1.2,green"));
        assertEquals(2, missing.status());
        assertEquals("", missing.out());
        assertEquals(
                List.of(
                        "error: new.csv, column size: the table has no column \"size\". The model was trained with it. "
                                + "Did you mean \"Size\"?",
                        "error: new.csv, column grade: the table has no column \"grade\". The model was trained with it. "
                                + "Its columns are: Size, color."),
                missing.err().replace(folder + "/", "").lines().toList());
    }
}
