package org.layerwise.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.layerwise.catalog.Catalog;
import org.layerwise.data.step.Content;
import org.layerwise.data.step.Step;
import org.layerwise.data.step.StepEdits;

class StepEditsTest {
    private static String ids(Optional<List<Step>> steps) {
        return steps.map(list -> list.stream()
                        .map(step -> Catalog.of(Step.class).describe(step).id())
                        .toList()
                        .toString())
                .orElse("none");
    }

    private static String added(Content first, String steps, String step) {
        return ids(StepEdits.added(
                first, Chains.steps(steps), Catalog.of(Step.class).kind(step).withDefaults()));
    }

    @Test
    void whatIsAboutMissingValuesComesFirst() {
        assertEquals(
                "[impute-median, log1p, standardize]",
                added(Content.NUMBERS, "['log1p','standardize']", "impute-median"));
        assertEquals(
                "[missing-indicator, impute-mean]", added(Content.NUMBERS, "['impute-mean']", "missing-indicator"));
        assertEquals(
                "[clip, missing-indicator, impute-mean, log1p]",
                added(Content.NUMBERS, "['clip','missing-indicator','log1p']", "impute-mean"));
        assertEquals("[impute-mode, index]", added(Content.TEXTS, "['index']", "impute-mode"));
    }

    @Test
    void othersComeLastAndTextsAreEncoded() {
        assertEquals("[impute-mean, clip]", added(Content.NUMBERS, "['impute-mean']", "clip"));
        assertEquals("[impute-mode, one-hot]", added(Content.TEXTS, "[]", "impute-mode"));
        assertEquals(
                "[impute-mode, frequency, bin]", added(Content.TEXTS, "['impute-mode','one-hot','bin']", "frequency"));
        assertEquals("none", added(Content.TEXTS, "['one-hot','bin']", "index"), "bins cannot follow an index");
        assertEquals("none", added(Content.NUMBERS, "[]", "one-hot"));
        assertEquals("none", added(Content.TEXTS, "['index']", "standardize"));
    }

    @Test
    void whatWouldNotFitIsNotDone() {
        List<Step> steps = Chains.steps("['impute-mode','one-hot','clip']");
        assertEquals("[one-hot, clip]", ids(StepEdits.removed(Content.TEXTS, steps, 0)));
        assertEquals("none", ids(StepEdits.removed(Content.TEXTS, steps, 1)));
        assertEquals("[one-hot, impute-mode, clip]", ids(StepEdits.moved(Content.TEXTS, steps, 0, 1)));
        assertEquals("none", ids(StepEdits.moved(Content.TEXTS, steps, 1, 2)));
        assertEquals("none", ids(StepEdits.moved(Content.TEXTS, steps, 0, -1)));
    }
}
