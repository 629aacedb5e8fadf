package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;

/** METRICS.csv, read by the contract's words alone. Node ids of these tests need no quotes. */
record MetricsFile(List<Row> rows) {

    /** One row, as written. */
    record Row(int epoch, int step, String metric, String layer, String value) {
        double number() {
            return Double.parseDouble(value);
        }

        String name() {
            return layer.isEmpty() ? metric : metric + " " + layer;
        }
    }

    static MetricsFile read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        assertEquals("epoch,step,metric,layer,value", lines.getFirst());
        return new MetricsFile(lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> {
                    assertEquals(5, cells.length, String.join(",", cells));
                    return new Row(
                            Integer.parseInt(cells[0]), Integer.parseInt(cells[1]), cells[2], cells[3], cells[4]);
                })
                .toList());
    }

    /** The names of a step's rows, in order. */
    List<String> names(int step) {
        return rows.stream().filter(row -> row.step == step).map(Row::name).toList();
    }

    String text(int step, String name) {
        List<Row> found = rows.stream()
                .filter(row -> row.step == step && row.name().equals(name))
                .toList();
        assertEquals(1, found.size(), name + " at step " + step + " among " + names(step));
        return found.getFirst().value;
    }

    double value(int step, String name) {
        return Double.parseDouble(text(step, name));
    }

    /** The steps that have a metric, in the file's order. */
    List<Integer> steps(String metric) {
        LinkedHashSet<Integer> steps = new LinkedHashSet<>();
        rows.stream().filter(row -> row.metric.equals(metric)).forEach(row -> steps.add(row.step));
        return List.copyOf(steps);
    }
}
