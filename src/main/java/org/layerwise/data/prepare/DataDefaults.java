package org.layerwise.data.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Problem;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.profile.ImageLayout;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.spec.ColumnUse;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.PipelineSpec;
import org.layerwise.data.spec.Task;
import org.layerwise.data.table.ColumnType;
import org.layerwise.data.table.DateText;
import org.layerwise.data.table.MissingTokens;
import org.layerwise.data.table.Table;

/**
 * How a table is read when nobody has said otherwise.
 *
 * @param data types as guessed; columns that cannot help are ignored
 * @param taskReason why this task, in words
 * @param problems warnings: columns ignored, and what is odd about the target
 */
public record DataDefaults(DataSpec data, String taskReason, List<Problem> problems) {
    /** Dates whose month and day cannot be told apart. */
    private static final Pattern SLASHES = Pattern.compile("\\d{1,2}/\\d{1,2}/\\d{2}(\\d{2})?([ T].*)?");

    public DataDefaults {
        problems = List.copyOf(problems);
    }

    /**
     * Reads off the profiles what to do with each column.
     *
     * @param path the table's path as the experiment is to record it
     * @param targets the columns to predict; none for a reconstruction
     * @param task what was asked for; null: guessed
     * @param profiles of all columns, in the table's order
     * @throws org.layerwise.base.ProblemException when the table has no column of {@code targets}, or one cannot be learned
     */
    public static DataDefaults of(
            Table table,
            String path,
            List<String> targets,
            @Nullable Task task,
            MissingTokens missing,
            List<ColumnProfile> profiles) {
        List<ColumnProfile> targetProfiles = targets.stream()
                .map(target -> profiles.get(table.column(target)))
                .toList();
        TaskGuess guess = task == null ? TaskGuess.of(targetProfiles) : new TaskGuess(task, "asked for");
        List<Problem> problems = new ArrayList<>();
        boolean mixed = targets.size() > 1
                && guess.task() == Task.MULTI_LABEL
                && targetProfiles.stream().anyMatch(target -> target.numbers() != null && target.distinct() != 2);
        if (task == null && mixed) {
            throw Problem.error(
                            Location.file(table.file()),
                            String.join(", ", targets)
                                    + " cannot be predicted together: some hold numbers, others texts.",
                            "Choose numbers alone, or columns of two texts alone.")
                    .toException();
        }
        for (ColumnProfile target : targetProfiles) {
            checkTarget(table, target, guess.task(), problems);
        }
        List<ColumnSpec> columns = new ArrayList<>();
        for (ColumnProfile profile : pixelsAsNumbers(profiles, targets.isEmpty() ? "" : targets.getFirst())) {
            if (!targets.contains(profile.name())) {
                columns.add(column(table, profile, problems));
            }
        }
        DataSpec data = new DataSpec(path, table.fingerprint(), "", Task.RECONSTRUCTION, missing.list(), columns)
                .withTargets(guess.task(), targets);
        return new DataDefaults(data, guess.reason(), problems);
    }

    /** Whether rows are images can depend on which column is the target. */
    private static List<ColumnProfile> pixelsAsNumbers(List<ColumnProfile> profiles, String target) {
        return ImageLayout.recognise(profiles, target)
                .map(images -> images.pixelsAsNumbers(profiles))
                .orElse(profiles);
    }

    /**
     * These defaults, for a new target say, with every other column read as {@code earlier} has it.
     *
     * @param earlier what somebody settled for the same table
     */
    public DataSpec keeping(DataSpec earlier) {
        boolean weighs = !data.targets().contains(earlier.weights());
        DataSpec kept = data.withWeights(weighs ? earlier.weights() : "")
                .withFormat(earlier.format())
                .withFaults(earlier.faults());
        for (ColumnSpec column : earlier.columns()) {
            kept = kept.with(column);
        }
        return kept;
    }

    private static ColumnSpec column(Table table, ColumnProfile profile, List<Problem> problems) {
        String reason = whyNot(profile);
        if (reason.isEmpty()) {
            return DefaultSteps.suggested(profile, profile.type());
        }
        problems.add(Problem.warning(
                Location.column(table.file(), profile.name()),
                "the column " + reason + "; it is left out.",
                wayOut(profile)));
        return DefaultSteps.suggested(profile, profile.type()).withUse(ColumnUse.IGNORED);
    }

    /** What to do with a column of too many categories, by what they look like. */
    private static String wayOut(ColumnProfile profile) {
        boolean names = profile.type() == ColumnType.IDENTIFIER;
        boolean tooMany = profile.type() == ColumnType.CATEGORY && profile.distinct() > PipelineSpec.MAX_CATEGORIES;
        if (profile.isConstant() || !(names || tooMany)) {
            return "Choose the column to use it all the same.";
        }
        if (profile.examples().stream().allMatch(text -> DateText.parse(text).isPresent())) {
            return "Nearly all its values are dates: correct the others, or add them to the missing values, and set its type to"
                    + " date.";
        }
        if (profile.examples().stream().allMatch(text -> SLASHES.matcher(text).matches())) {
            return "Dates with slashes are read year first only, as 2024/03/01, since month and day cannot be told apart"
                    + " otherwise.";
        }
        return names
                ? "Such texts tell nothing about other rows; set its type to category to use it all the same."
                : "Merge rare categories in the file, or allow more in the pipeline and choose the column.";
    }

    private static String whyNot(ColumnProfile profile) {
        if (profile.count() == 0) {
            return "has no value in any row";
        }
        if (profile.isConstant()) {
            return "has the same value, " + profile.examples().getFirst() + ", wherever it has one";
        }
        if (profile.type() == ColumnType.IDENTIFIER) {
            return "is a text identifier: " + profile.distinctText() + " of "
                    + String.format(Locale.ROOT, "%,d", profile.count()) + " texts differ, as names and keys do";
        }
        if (profile.type() == ColumnType.CATEGORY && profile.distinct() > PipelineSpec.MAX_CATEGORIES) {
            String categories = profile.isDistinctExact() ? String.valueOf(profile.distinct()) : profile.distinctText();
            return "has " + categories + " categories, more than " + PipelineSpec.MAX_CATEGORIES;
        }
        return "";
    }

    private static void checkTarget(Table table, ColumnProfile target, Task task, List<Problem> problems) {
        Location where = Location.column(table.file(), target.name());
        if (target.count() == 0) {
            throw Problem.error(where, "the target has no value in any row.", "Choose another target.")
                    .toException();
        }
        if (task == Task.REGRESSION && target.numbers() == null) {
            throw Problem.error(
                            where,
                            "a regression needs a number in every row that has a target, but " + target.reason() + ".",
                            "Correct the cells, add what they hold to the missing values, or choose classification.")
                    .toException();
        }
        if (target.isConstant()) {
            problems.add(Problem.warning(
                    where,
                    "the target has the same value in every row; there is nothing to learn.",
                    "Choose another."));
        }
        if (task == Task.MULTI_LABEL && target.distinct() != 2 && target.isDistinctExact()) {
            throw Problem.error(
                            where,
                            "a label has two texts, such as 0 and 1, but this column has " + target.distinct() + ".",
                            "Choose columns of two texts, or another task.")
                    .toException();
        }
        if (task == Task.CLASSIFICATION && target.distinct() > 50 && target.distinct() > target.count() / 10) {
            problems.add(Problem.warning(
                    where,
                    "the target has " + target.distinct() + " classes in " + target.count() + " rows: "
                            + target.reason() + ".",
                    "Choose another target, or regression if it is meant to be a number."));
        }
    }
}
