package org.layerwise.ui.data.columns;

import java.util.List;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.spec.Encoding;
import org.layerwise.data.spec.Imputation;
import org.layerwise.data.step.DateParts;
import org.layerwise.data.step.ImputeConstant;
import org.layerwise.data.step.ImputeMean;
import org.layerwise.data.step.ImputeMedian;
import org.layerwise.data.step.ImputeMode;
import org.layerwise.data.step.Index;
import org.layerwise.data.step.OneHot;
import org.layerwise.data.step.Ordinal;
import org.layerwise.data.step.Step;
import org.layerwise.data.table.ColumnType;

/** What a column's missing values become, in the words of the Data page. Some can be chosen, some follow from other settings. */
public enum FillChoice {
    /** The mean of the training rows. */
    MEAN,
    /** The most frequent value of the training rows. */
    MODE,
    /** A category of its own. */
    CATEGORY,
    /** The number 0 where categories are numbers, as an index numbers them; nothing to choose. */
    INDEX,
    /** What one of the column's steps says; nothing to choose. */
    STEPS;

    /** The category that missing values become; the second where the column has the first. */
    private static final List<String> CATEGORIES = List.of("missing", "(missing)");

    /**
     * What is done now.
     *
     * @param encoding of all categories
     */
    public static FillChoice of(ColumnSpec spec, Encoding encoding) {
        List<Step> steps = spec.steps();
        if (isOwnCategory(steps)) {
            return CATEGORY;
        }
        if (steps.isEmpty()) {
            boolean index = isPlainCategory(spec.type()) && spec.encoding().given(encoding) == Encoding.INDEX;
            return index ? INDEX : of(spec.missing());
        }
        boolean filled = steps.stream().anyMatch(FillChoice::decides);
        boolean numbers = spec.type().isNumeric() || steps.stream().anyMatch(FillChoice::makesNumbers);
        return filled || !numbers ? STEPS : of(spec.missing());
    }

    private static FillChoice of(Imputation imputation) {
        return switch (imputation) {
            case MEAN -> MEAN;
            case MODE -> MODE;
        };
    }

    private static boolean isPlainCategory(ColumnType type) {
        return type == ColumnType.CATEGORY || type == ColumnType.IDENTIFIER;
    }

    private static boolean isOwnCategory(List<Step> steps) {
        return steps.size() == 2
                && steps.getFirst() instanceof ImputeConstant constant
                && CATEGORIES.contains(constant.value())
                && steps.getLast() instanceof OneHot;
    }

    private static boolean decides(Step step) {
        return switch (step) {
            case ImputeMean _, ImputeMedian _, ImputeMode _, ImputeConstant _, Index _ -> true;
            case Step _ -> false;
        };
    }

    /** Whether what a step makes of texts may still be missing behind it. */
    private static boolean makesNumbers(Step step) {
        return step instanceof DateParts || step instanceof Ordinal;
    }

    /** What may be chosen for a column; where it is one or none, there is no choice. */
    public static List<FillChoice> offered(ColumnSpec spec, Encoding encoding) {
        return switch (of(spec, encoding)) {
            case INDEX -> List.of(INDEX);
            case STEPS -> List.of(STEPS);
            case MEAN, MODE, CATEGORY -> {
                if (isPlainCategory(spec.type())) {
                    yield List.of(MODE, CATEGORY);
                }
                yield spec.type().hasMean() ? List.of(MEAN, MODE) : List.of(MODE);
            }
        };
    }

    /** The column with this choice. */
    public ColumnSpec on(ColumnSpec spec, ColumnProfile profile) {
        return switch (this) {
            case MEAN -> spec.withMissing(Imputation.MEAN);
            case MODE -> (isOwnCategory(spec.steps()) ? spec.withSteps(List.of()) : spec).withMissing(Imputation.MODE);
            case CATEGORY -> spec.withSteps(List.of(new ImputeConstant(category(profile)), new OneHot()));
            case INDEX, STEPS -> spec;
        };
    }

    private static String category(ColumnProfile profile) {
        String first = CATEGORIES.getFirst();
        boolean taken =
                profile.frequent().stream().anyMatch(each -> each.category().equals(first));
        return taken ? CATEGORIES.getLast() : first;
    }
}
