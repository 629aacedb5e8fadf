package org.layerwise.lab.init;

import java.util.List;

/**
 * Variants side by side, as they were measured.
 *
 * @param request what was asked for
 * @param rows how many rows signals were measured on
 * @param results one for each variant
 */
public record InitComparison(InitRequest request, int rows, List<InitResult> results) {
    public InitComparison {
        results = List.copyOf(results);
    }
}
