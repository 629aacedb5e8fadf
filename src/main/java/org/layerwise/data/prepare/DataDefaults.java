package org.layerwise.data.prepare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.Severity;
import org.layerwise.data.cell.DateText;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.profile.ColumnFindings;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.profile.ImageLayout;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.spec.ColumnUse;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.PipelineSpec;
import org.layerwise.data.spec.Task;
import org.layerwise.data.table.ColumnType;
import org.layerwise.data.table.Table;

/**
 * How a table is read when nobody has said otherwise.
 *
 * @param data types as guessed; columns that cannot help are ignored
 * @param taskReason why this task, in words
 * @param problems warnings: columns ignored, and what is odd about the target
 */
public record DataDefaults(DataSpec data, Message taskReason, List<Problem> problems) {
    /** So many columns are named. */
    private static final int LISTED = 8;

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
                .map(target -> profiles.get(table.column(target)).asTarget())
                .toList();
        TaskGuess guess = task == null ? TaskGuess.of(targetProfiles) : TaskGuess.asked(task);
        List<Problem> problems = new ArrayList<>();
        boolean mixed = targets.size() > 1
                && guess.task() == Task.MULTI_LABEL
                && targetProfiles.stream().anyMatch(target -> target.numbers() != null && target.distinct() != 2);
        if (task == null && mixed) {
            throw Problem.error(Location.file(table.file()), Message.of("data.prepare/mixed-targets", targets))
                    .toException();
        }
        for (ColumnProfile target : targetProfiles) {
            checkTarget(table, target, guess.task(), problems);
        }
        targetProfiles.forEach(
                target -> remarks(table, target.name(), target.asTarget().findings(), problems));
        List<ColumnSpec> columns = columns(table, targets, profiles, problems);
        missingTexts(table, profiles).ifPresent(problems::add);
        DataSpec data = new DataSpec(path, table.fingerprint(), "", Task.RECONSTRUCTION, missing.list(), columns)
                .withReading(profiles.stream()
                        .map(profile -> targets.contains(profile.name())
                                ? profile.asTarget().reading()
                                : profile.reading())
                        .toList())
                .withTargets(guess.task(), targets);
        return new DataDefaults(data, guess.reason(), problems);
    }

    private static List<ColumnSpec> columns(
            Table table, List<String> targets, List<ColumnProfile> profiles, List<Problem> problems) {
        String target = targets.isEmpty() ? "" : targets.getFirst();
        Optional<ImageLayout> images = ImageLayout.recognize(profiles, target);
        List<ColumnProfile> inputs = images.map(layout -> layout.pixelsAsNumbers(profiles)).orElse(profiles).stream()
                .filter(profile -> !targets.contains(profile.name()))
                .toList();
        boolean others = inputs.stream()
                .anyMatch(profile -> !profile.isRowNumber() && whyNot(profile).isEmpty());
        List<ColumnSpec> columns = new ArrayList<>();
        for (ColumnProfile profile : inputs) {
            boolean pixel = images.filter(layout -> layout.isPixel(table.column(profile.name())))
                    .isPresent();
            if (pixel) {
                columns.add(DefaultSteps.suggested(profile, profile.type()));
            } else if (profile.isRowNumber() && !others) {
                problems.add(Problem.warning(
                        Location.column(table.file(), profile.name()), Message.of("data.prepare/only-row-number")));
                columns.add(DefaultSteps.suggested(profile, ColumnType.INTEGER));
            } else {
                columns.add(column(table, profile, problems));
            }
        }
        return columns;
    }

    /** How a column's cells are written. */
    private static void remarks(Table table, String column, ColumnFindings findings, List<Problem> problems) {
        findings.remarks().stream()
                .map(remark -> new Problem(remark.severity(), Location.column(table.file(), column), remark.text()))
                .forEach(problems::add);
    }

    /** Which texts count as missing, by column. */
    private static Optional<Problem> missingTexts(Table table, List<ColumnProfile> profiles) {
        List<ColumnProfile> some = profiles.stream()
                .filter(profile -> profile.findings().hasMissingTexts())
                .toList();
        if (some.isEmpty()) {
            return Optional.empty();
        }
        String listed = some.stream()
                .limit(LISTED)
                .map(profile -> profile.name() + ": " + profile.findings().missingText())
                .collect(Collectors.joining("; "));
        return Optional.of(Problem.note(
                Location.file(table.file()),
                Message.of("data.prepare/missing-texts", some.size() > LISTED ? listed + "; …" : listed)));
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
                .withFaults(earlier.faults())
                .withMissing(earlier.missing())
                .withReadings(earlier.reading());
        Map<String, ColumnSpec> settled = new HashMap<>();
        earlier.columns().forEach(column -> settled.put(column.name(), column));
        return kept.withColumns(kept.columns().stream()
                .map(column -> settled.getOrDefault(column.name(), column))
                .toList());
    }

    private static ColumnSpec column(Table table, ColumnProfile profile, List<Problem> problems) {
        Optional<Message> leftOut = whyNot(profile);
        remarks(table, profile.name(), profile.findings(), problems);
        if (leftOut.isEmpty() && profile.isIdentifier()) {
            problems.add(Problem.note(
                    Location.column(table.file(), profile.name()),
                    Message.of("data.prepare/running-number", profile.distinctText(), profile.count())));
        }
        if (leftOut.isEmpty()) {
            return DefaultSteps.suggested(profile, profile.type());
        }
        Message why = profile.isRowNumber() ? leftOut.get() : leftOut.get().hinted(wayOut(profile));
        // As the profile has it: that a column names the rows is nothing to mend.
        Severity severity = profile.isIdentifier() && !profile.isConstant() ? Severity.NOTE : Severity.WARNING;
        problems.add(new Problem(severity, Location.column(table.file(), profile.name()), why));
        return DefaultSteps.suggested(profile, profile.type()).withUse(ColumnUse.IGNORED);
    }

    /** What to do with a column of too many categories, by what they look like. */
    private static Message wayOut(ColumnProfile profile) {
        boolean names = profile.type() == ColumnType.IDENTIFIER;
        boolean tooMany = profile.type() == ColumnType.CATEGORY && profile.distinct() > PipelineSpec.MAX_CATEGORIES;
        if (profile.isConstant() || !(names || tooMany)) {
            return Message.of("data.prepare/use-anyway");
        }
        if (profile.examples().stream().allMatch(text -> DateText.parse(text).isPresent())) {
            return Message.of("data.prepare/nearly-dates");
        }
        return names ? Message.of("data.prepare/names") : Message.of("data.prepare/merge-or-allow");
    }

    /** That a column is left out, and why; empty when it is used. */
    private static Optional<Message> whyNot(ColumnProfile profile) {
        if (profile.count() == 0) {
            return Optional.of(Message.of("data.prepare/empty"));
        }
        if (profile.isConstant()) {
            return Optional.of(
                    Message.of("data.prepare/constant", profile.examples().getFirst()));
        }
        if (profile.isRowNumber()) {
            return Optional.of(Message.of("data.prepare/row-number", profile.distinctText(), profile.count()));
        }
        if (profile.type() == ColumnType.IDENTIFIER) {
            return Optional.of(Message.of("data.prepare/identifier", profile.distinctText(), profile.count()));
        }
        if (profile.type() == ColumnType.CATEGORY && profile.distinct() > PipelineSpec.MAX_CATEGORIES) {
            Object categories = profile.isDistinctExact() ? profile.distinct() : profile.distinctText();
            return Optional.of(Message.of("data.prepare/many-categories", categories, PipelineSpec.MAX_CATEGORIES));
        }
        return Optional.empty();
    }

    private static void checkTarget(Table table, ColumnProfile target, Task task, List<Problem> problems) {
        Location where = Location.column(table.file(), target.name());
        if (target.count() == 0) {
            throw Problem.error(where, Message.of("data.prepare/target-empty")).toException();
        }
        if (task == Task.REGRESSION && target.numbers() == null) {
            throw Problem.error(where, Message.of("data.prepare/target-not-numbers", target.reason()))
                    .toException();
        }
        if (target.isConstant()) {
            problems.add(Problem.warning(where, Message.of("data.prepare/target-constant")));
        }
        if (task == Task.MULTI_LABEL && target.distinct() != 2 && target.isDistinctExact()) {
            throw Problem.error(where, Message.of("data.prepare/label-texts", target.distinct()))
                    .toException();
        }
        if (task == Task.CLASSIFICATION && target.distinct() > 50 && target.distinct() > target.count() / 10) {
            problems.add(Problem.warning(
                    where,
                    Message.of("data.prepare/many-classes", target.distinct(), target.count(), target.reason())));
        }
    }
}
