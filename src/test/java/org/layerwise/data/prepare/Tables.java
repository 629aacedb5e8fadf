package org.layerwise.data.prepare;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.function.Executable;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.profile.Profiler;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.Task;
import org.layerwise.data.table.Table;

/** Tables for tests, written to a file and read from it. */
public final class Tables {
    private Tables() {}

    public static Path file(Path folder, String text) {
        return file(folder, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Path file(Path folder, byte[] bytes) {
        try {
            return Files.write(folder.resolve("t.csv"), bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public static Table of(Path folder, String text) {
        return TableReader.read(file(folder, text), CsvFormat.AUTO);
    }

    /** How a table not profiled before is read for one target. */
    public static DataDefaults defaults(
            Table table, String path, String target, @Nullable Task task, MissingTokens missing) {
        return DataDefaults.of(table, path, List.of(target), task, missing, Profiler.profile(table, missing));
    }

    public static DataSpec data(Table table, String target) {
        return defaults(table, "t.csv", target, null, new MissingTokens(MissingTokens.DEFAULTS))
                .data();
    }

    /** What the operation complains of, each problem in one line, the folder's name left out. */
    public static List<String> complaints(Path folder, Executable operation) {
        return describe(folder, assertThrows(ProblemException.class, operation).problems());
    }

    public static List<String> describe(Path folder, List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.severity() + " " + problem.describe().replace(folder + "/", ""))
                .toList();
    }

    public static List<List<String>> rows(Table table) {
        return IntStream.range(0, table.rowCount())
                .mapToObj(row -> IntStream.range(0, table.columnCount())
                        .mapToObj(column -> table.cell(row, column))
                        .toList())
                .toList();
    }

    public static int[] lines(Table table) {
        return IntStream.of(table.allRows()).map(table::line).toArray();
    }
}
