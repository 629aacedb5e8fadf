package org.layerwise.data.spec;

import java.util.Optional;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.Severity;
import org.layerwise.catalog.Param;
import org.layerwise.data.table.Table;

/**
 * How rows are divided. The fractions are of all rows with a target; training has the rest. The test part may be a second
 * file instead: then the table is divided into training and validation alone.
 *
 * @param validation fraction watched while training
 * @param test fraction kept separate until the end
 * @param stratified whether classes keep their shares in every part; without effect on a regression, and on groups and times
 * @param by by what rows are dealt
 * @param testTable the file whose rows are the test part, relative to the experiment's; empty: none
 * @param testFingerprint {@code sha256:…} of that file when the experiment was made; empty: not recorded
 */
public record SplitSpec(
        @Param(
                doc = "Fraction of all rows watched while training",
                value = "0.2",
                min = 0,
                max = 1,
                maxInclusive = false)
        double validation,

        @Param(
                doc = "Fraction of all rows kept separate until the end",
                value = "0",
                min = 0,
                max = 1,
                maxInclusive = false)
        double test,

        @Param(doc = "Whether classes keep their shares in every part", value = "true")
        boolean stratified,

        @Param(doc = "By what rows are dealt to the parts", value = "random", omitDefault = true)
        SplitBy by,

        @Param(
                doc = "A second file whose rows are the test part, relative to the experiment's file; empty: none",
                value = "",
                omitDefault = true)
        String testTable,

        @Param(doc = "What that file held when the experiment was made", value = "", omitDefault = true)
        String testFingerprint) {

    public static final SplitSpec DEFAULT = new SplitSpec(0.2, 0, true);

    /** Dealt by chance. */
    public SplitSpec(double validation, double test, boolean stratified) {
        this(validation, test, stratified, new RandomSplit());
    }

    /** All parts from one table. */
    public SplitSpec(double validation, double test, boolean stratified, SplitBy by) {
        this(validation, test, stratified, by, "", "");
    }

    public SplitSpec {
        check("split.validation", validation);
        check("split.test", test);
        if (validation + test >= 1) {
            throw Problem.error(Location.path("", "split"), Message.of("data.spec/no-training-rows", validation, test))
                    .toException();
        }
        if (!testTable.isEmpty() && test > 0) {
            throw Problem.error(Location.path("", "split.test"), Message.of("data.spec/two-tests", testTable, test))
                    .toException();
        }
    }

    private static void check(String path, double fraction) {
        if (!(fraction >= 0 && fraction < 1)) {
            throw Problem.error(Location.path("", path), Message.of("data.spec/fraction", fraction))
                    .toException();
        }
    }

    public SplitSpec withValidation(double other) {
        return new SplitSpec(other, test, stratified, by, testTable, testFingerprint);
    }

    public SplitSpec withTest(double other) {
        return new SplitSpec(validation, other, stratified, by, testTable, testFingerprint);
    }

    public SplitSpec withStratified(boolean other) {
        return new SplitSpec(validation, test, other, by, testTable, testFingerprint);
    }

    public SplitSpec withBy(SplitBy other) {
        return new SplitSpec(validation, test, stratified, other, testTable, testFingerprint);
    }

    /** Whether the test part is a file of its own. */
    public boolean hasTestTable() {
        return !testTable.isEmpty();
    }

    /** The same tested on a second file, no share of the table being kept apart; an empty name for none. */
    public SplitSpec withTestTable(String file, String fingerprint) {
        return new SplitSpec(validation, file.isEmpty() ? test : 0, stratified, by, file, fingerprint);
    }

    /**
     * Whether {@code file} is still the one that was recorded as the test part.
     *
     * @param severity an error where it must be
     */
    public Optional<Problem> checkTestFingerprint(Table file, Severity severity) {
        if (testFingerprint.isEmpty() || testFingerprint.equals(file.fingerprint())) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                severity,
                Location.file(file.file()),
                Message.of("data.spec/test-table-changed", file.fingerprint(), testFingerprint)));
    }
}
