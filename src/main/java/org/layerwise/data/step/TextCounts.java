package org.layerwise.data.step;

import java.util.HashMap;
import java.util.Map;
import org.layerwise.data.step.fitted.ColumnData;

/** How often each text occurs. */
final class TextCounts {
    private TextCounts() {}

    /** Of the cells that are not missing. */
    static Map<String, Integer> of(ColumnData.Texts texts) {
        Map<String, Integer> counts = new HashMap<>();
        for (String cell : texts.cells()) {
            if (cell != null) {
                counts.merge(cell, 1, Integer::sum);
            }
        }
        return counts;
    }
}
