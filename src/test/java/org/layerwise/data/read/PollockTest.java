package org.layerwise.data.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.ProblemException;
import org.layerwise.data.read.Polluter.Polluted;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.read.csv.CsvFormat.Header;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.data.table.Table;

/**
 * The Pollock benchmark's method on files made from our own table: a file's score is success plus precision, recall and F1 of
 * header, records and cells, of 10. The simple score is the mean, the weighted one goes by how frequent a pollution is. Texts
 * are compared in lower case, without the benchmark's normalizing of numbers and dates. A file that is refused scores 0, the
 * empty one too.
 */
class PollockTest {
    private static final int ROWS = 83;
    private static final double SIMPLE = 9.97;
    private static final double WEIGHTED = 9.93;

    @TempDir
    Path folder;

    /** Penguins with a quoted remark that holds commas, apostrophes and quotes, a quoted link and an empty column. */
    private static List<List<String>> source() {
        Table penguins = TableReader.read(Path.of("sample-data/penguins.csv"), CsvFormat.AUTO);
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(penguins.columns());
        header.addAll(List.of("Remark", "Link", "Checked"));
        rows.add(header);
        List<String> remarks = List.of(
                "Ringed, seen twice, and weighed on a scale that doesn't drift.",
                "Nest 5\" above the tide line, on bare rock",
                "Calm. Left its mate's nest, came back within the hour",
                "Moulting; don't compare its weight, please");
        for (int row = 0; row < ROWS; row++) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < penguins.columnCount(); column++) {
                cells.add(penguins.cell(row, column));
            }
            cells.add(remarks.get(row % remarks.size()));
            cells.add("https://www.example.org/penguin/" + (1000 + row));
            cells.add("");
            rows.add(cells);
        }
        return rows;
    }

    private static boolean[] quoted(int columns) {
        boolean[] quoted = new boolean[columns];
        quoted[columns - 3] = true;
        quoted[columns - 2] = true;
        return quoted;
    }

    @Test
    void scoresPastEveryOtherLibraryOnItsKindsOfPollution() throws IOException {
        List<List<String>> source = source();
        List<Polluted> files = Polluter.pollute(source, quoted(source.getFirst().size()));
        double sum = 0;
        double weighted = 0;
        double weights = 0;
        Map<String, Double> worst = new HashMap<>();
        for (Polluted polluted : files) {
            double score = score(polluted);
            sum += score;
            weighted += polluted.weight() * score;
            weights += polluted.weight();
            if (score < 9) {
                worst.put(polluted.name(), score);
            }
        }
        double simple = sum / files.size();
        assertTrue(files.size() > 2_000, files.size() + " files");
        assertTrue(simple >= SIMPLE, simple + " " + worst);
        assertTrue(weighted / weights >= WEIGHTED, weighted / weights + " " + worst);
    }

    private double score(Polluted polluted) throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), polluted.text());
        CsvPreview read;
        try {
            read = TableReader.preview(file, CsvFormat.AUTO, FaultPolicy.LENIENT, Integer.MAX_VALUE);
        } catch (ProblemException e) {
            return 0;
        }
        List<List<String>> loaded = new ArrayList<>();
        if (read.format().header() != Header.NO) {
            loaded.add(read.columns());
        }
        loaded.addAll(read.rows());
        List<List<String>> clean = polluted.clean();
        return 1
                + measures(clean.getFirst(), loaded.getFirst())
                + measures(records(clean), records(loaded))
                + measures(cells(clean), cells(loaded));
    }

    private static List<String> records(List<List<String>> rows) {
        return rows.stream().skip(1).map(row -> String.join("", row)).toList();
    }

    private static List<String> cells(List<List<String>> rows) {
        return rows.stream().flatMap(List::stream).toList();
    }

    /** Precision, recall and F1 of one multiset in another, added up. */
    private static double measures(List<String> clean, List<String> loaded) {
        if (clean.isEmpty()) {
            return 3;
        }
        Map<String, Integer> left = new HashMap<>();
        clean.forEach(text -> left.merge(text.toLowerCase(Locale.ROOT), 1, Integer::sum));
        int common = 0;
        for (String text : loaded) {
            String key = text.toLowerCase(Locale.ROOT);
            int count = left.getOrDefault(key, 0);
            if (count > 0) {
                left.put(key, count - 1);
                common++;
            }
        }
        if (common == 0) {
            return 0;
        }
        double precision = (double) common / clean.size();
        double recall = (double) common / loaded.size();
        return precision + recall + 2 * precision * recall / (precision + recall);
    }

    @Test
    void measuresAsThePaperDoes() {
        assertEquals(3, measures(List.of("a", "b"), List.of("B", "a")), 0);
        assertEquals(0.5 + 1 + 2.0 / 3, measures(List.of("a", "b"), List.of("a")), 1e-12);
        assertEquals(1 + 0.5 + 2.0 / 3, measures(List.of("a"), List.of("a", "a")), 1e-12);
        assertEquals(0, measures(List.of("a"), List.of("c")), 0);
    }
}
