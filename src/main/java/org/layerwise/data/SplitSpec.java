package org.layerwise.data;

import java.util.Locale;
import org.layerwise.base.Problem;
import org.layerwise.base.Where;
import org.layerwise.catalog.Param;

/**
 * How rows are divided. The fractions are of all rows with a target; training has the rest.
 *
 * @param validation fraction watched while training
 * @param test fraction kept apart to the end
 * @param stratified whether classes keep their shares in every part; without effect on a regression, and on groups and times
 * @param by by what rows are dealt
 */
public record SplitSpec(
        @Param(
                doc = "Fraction of all rows watched while training",
                value = "0.2",
                min = 0,
                max = 1,
                maxInclusive = false)
        double validation,

        @Param(doc = "Fraction of all rows kept apart to the end", value = "0", min = 0, max = 1, maxInclusive = false)
        double test,

        @Param(doc = "Whether classes keep their shares in every part", value = "true")
        boolean stratified,

        @Param(doc = "By what rows are dealt to the parts", value = "random", omitDefault = true)
        Division by) {

    public static final SplitSpec DEFAULT = new SplitSpec(0.2, 0, true);

    /** Dealt by chance. */
    public SplitSpec(double validation, double test, boolean stratified) {
        this(validation, test, stratified, new ByChance());
    }

    public SplitSpec {
        check("split.validation", validation);
        check("split.test", test);
        if (validation + test >= 1) {
            throw Problem.error(
                            Where.path("", "split"),
                            String.format(
                                    Locale.ROOT,
                                    "validation %s and test %s leave no rows for training.",
                                    validation,
                                    test),
                            "Their sum must be below 1; 0.2 and 0 are the defaults.")
                    .toException();
        }
    }

    private static void check(String path, double fraction) {
        if (!(fraction >= 0 && fraction < 1)) {
            throw Problem.error(
                            Where.path("", path),
                            "expected a fraction from 0 to below 1, found " + fraction + ".",
                            "Write a fifth as 0.2.")
                    .toException();
        }
    }

    public SplitSpec withValidation(double other) {
        return new SplitSpec(other, test, stratified, by);
    }

    public SplitSpec withTest(double other) {
        return new SplitSpec(validation, other, stratified, by);
    }

    public SplitSpec withStratified(boolean other) {
        return new SplitSpec(validation, test, other, by);
    }

    public SplitSpec withBy(Division other) {
        return new SplitSpec(validation, test, stratified, other);
    }
}
