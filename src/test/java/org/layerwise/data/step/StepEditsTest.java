package org.layerwise.data.step;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.layerwise.catalog.Catalog;
import org.layerwise.data.prepare.Chains;

class StepEditsTest {
    private static String ids(Optional<List<Step>> steps) {
        return steps.map(list -> list.stream()
                        .map(step -> Catalog.of(Step.class).describe(step).id())
                        .toList()
                        .toString())
                .orElse("none");
    }

    private static String added(ColumnContent first, String steps, String step) {
        return ids(StepEdits.added(
                first, Chains.steps(steps), Catalog.of(Step.class).kind(step).withDefaults()));
    }

    @Test
    void whatIsAboutMissingValuesComesFirst() {
        assertEquals(
                "[impute-median, log1p, standardize]",
                added(ColumnContent.NUMBERS, "['log1p','standardize']", "impute-median"));
        assertEquals(
                "[missing-indicator, impute-mean]",
                added(ColumnContent.NUMBERS, "['impute-mean']", "missing-indicator"));
        assertEquals(
                "[clip, missing-indicator, impute-mean, log1p]",
                added(ColumnContent.NUMBERS, "['clip','missing-indicator','log1p']", "impute-mean"));
        assertEquals("[impute-mode, index]", added(ColumnContent.TEXTS, "['index']", "impute-mode"));
    }

    @Test
    void othersComeLastAndTextsAreEncoded() {
        assertEquals("[impute-mean, clip]", added(ColumnContent.NUMBERS, "['impute-mean']", "clip"));
        assertEquals("[impute-mode, one-hot]", added(ColumnContent.TEXTS, "[]", "impute-mode"));
        assertEquals(
                "[impute-mode, frequency, bin]",
                added(ColumnContent.TEXTS, "['impute-mode','one-hot','bin']", "frequency"));
        assertEquals("none", added(ColumnContent.TEXTS, "['one-hot','bin']", "index"), "bins cannot follow an index");
        assertEquals("none", added(ColumnContent.NUMBERS, "[]", "one-hot"));
        assertEquals("none", added(ColumnContent.TEXTS, "['index']", "standardize"));
    }

    @Test
    void whatWouldNotFitIsNotDone() {
        List<Step> steps = Chains.steps("['impute-mode','one-hot','clip']");
        assertEquals("[one-hot, clip]", ids(StepEdits.removed(ColumnContent.TEXTS, steps, 0)));
        assertEquals("none", ids(StepEdits.removed(ColumnContent.TEXTS, steps, 1)));
        assertEquals("[one-hot, impute-mode, clip]", ids(StepEdits.moved(ColumnContent.TEXTS, steps, 0, 1)));
        assertEquals("none", ids(StepEdits.moved(ColumnContent.TEXTS, steps, 1, 2)));
        assertEquals("none", ids(StepEdits.moved(ColumnContent.TEXTS, steps, 0, -1)));
    }
}
