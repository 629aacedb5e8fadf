package org.layerwise.data.prepare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.RandomStream;
import org.layerwise.data.pipeline.ClassTarget;
import org.layerwise.data.table.Table;

/** Balances the classes of training rows. */
final class ClassBalance {
    private final int[] rows;
    private final Map<String, List<Integer>> classes = new HashMap<>();
    private final String[] cells;

    /** @param rows of the table, each with a class */
    ClassBalance(Table table, ClassTarget target, int[] rows) {
        this.rows = rows;
        this.cells = new String[rows.length];
        int column = table.column(target.column());
        target.classes().forEach(name -> classes.put(name, new ArrayList<>()));
        for (int i = 0; i < rows.length; i++) {
            cells[i] = table.label(rows[i], column);
            classes.computeIfAbsent(cells[i], name -> new ArrayList<>()).add(rows[i]);
        }
    }

    /**
     * The weights of the rows, times rows / (classes · rows of the class).
     *
     * @param weights that the rows have already; null: all the same. Not modified.
     */
    float[] weights(float @Nullable [] weights) {
        float[] balanced = new float[rows.length];
        for (int i = 0; i < balanced.length; i++) {
            int size = classes.getOrDefault(cells[i], List.of()).size();
            double share = (double) rows.length / ((double) classes.size() * size);
            balanced[i] = (float) (share * (weights == null ? 1 : weights[i]));
        }
        return balanced;
    }

    /** All rows, and rows of the rarer classes again until all are as large as the largest: each once more before any is twice more. */
    int[] resampled(RandomStream random) {
        int most = classes.values().stream().mapToInt(List::size).max().orElse(0);
        List<Integer> all = new ArrayList<>();
        classes.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            int[] own = entry.getValue().stream().mapToInt(Integer::intValue).toArray();
            for (int taken = 0; own.length > 0 && taken < most; taken += own.length) {
                if (taken > 0) {
                    random.shuffle(own);
                }
                for (int i = 0; i < Math.min(own.length, most - taken); i++) {
                    all.add(own[i]);
                }
            }
        });
        return all.stream().sorted().mapToInt(Integer::intValue).toArray();
    }
}
