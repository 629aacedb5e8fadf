package org.layerwise.data.prepare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
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
public record DataDefaults(DataSpec data, Message taskReason, List<Problem> problems) {
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
        return ImageLayout.recognize(profiles, target)
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
        Map<String, ColumnSpec> settled = new HashMap<>();
        earlier.columns().forEach(column -> settled.put(column.name(), column));
        return kept.withColumns(kept.columns().stream()
                .map(column -> settled.getOrDefault(column.name(), column))
                .toList());
    }

    private static ColumnSpec column(Table table, ColumnProfile profile, List<Problem> problems) {
        Optional<Message> leftOut = whyNot(profile);
        if (leftOut.isEmpty()) {
            return DefaultSteps.suggested(profile, profile.type());
        }
        problems.add(Problem.warning(
                Location.column(table.file(), profile.name()), leftOut.get().hinted(wayOut(profile))));
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
        if (profile.examples().stream().allMatch(text -> SLASHES.matcher(text).matches())) {
            return Message.of("data.prepare/slashes");
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
