package org.layerwise.data.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.layerwise.base.Location;
import org.layerwise.base.Problem;
import org.layerwise.data.table.ColumnType;

/** What to know about a table before training on it. */
final class ProfileWarnings {
    /** From so many categories on, one-hot columns are more than an experiment makes by itself. */
    static final int MANY_CATEGORIES = 50;

    private static final double SAME = 0.999;
    private static final int LISTED = 5;
    private static final double MOSTLY = 0.5;

    private final TableOverview overview;
    private final List<ColumnProfile> columns;
    private final String file;
    private final List<Problem> problems = new ArrayList<>();

    private ProfileWarnings(TableOverview overview, List<ColumnProfile> columns, String file) {
        this.overview = overview;
        this.columns = columns;
        this.file = file;
    }

    /** The overview with its problems. */
    static TableOverview with(TableOverview bare, List<ColumnProfile> columns, String file) {
        ProfileWarnings warnings = new ProfileWarnings(bare, columns, file);
        warnings.find();
        return new TableOverview(
                bare.rows(),
                bare.target(),
                bare.sample(),
                bare.duplicates(),
                bare.balance(),
                bare.scales(),
                bare.correlations(),
                bare.separation(),
                bare.projection(),
                bare.leaks(),
                bare.images(),
                bare.classImages(),
                warnings.problems);
    }

    private void find() {
        for (Leak leak : overview.leaks()) {
            warn(
                    leak.column(),
                    leak.message(overview.target()),
                    "Leave it out, unless it is truly known before the answer is.");
        }
        for (ColumnProfile column : columns) {
            if (column.name().equals(overview.target())) {
                target(column);
            } else if (overview.images() == null || !isPixel(column)) {
                column(column);
            }
        }
        table();
    }

    private boolean isPixel(ColumnProfile column) {
        ImageLayout images = overview.images();
        int index = columns.indexOf(column);
        return images != null && index >= images.first() && index < images.first() + images.pixels();
    }

    private void warn(String column, String message, String hint) {
        Location where = column.isEmpty() ? Location.file(file) : Location.column(file, column);
        problems.add(Problem.warning(where, message, hint));
    }

    private void note(String column, String message, String hint) {
        Location where = column.isEmpty() ? Location.file(file) : Location.column(file, column);
        problems.add(Problem.note(where, message, hint));
    }

    private void target(ColumnProfile column) {
        if (column.count() == 0) {
            warn(column.name(), "the target has no value in any row.", "Choose another target.");
        } else if (column.isConstant()) {
            warn(
                    column.name(),
                    "the target has the same value, " + column.examples().getFirst()
                            + ", wherever it has one; there is nothing to learn.",
                    "Choose another target, or add rows of another class.");
        } else if (column.missing() > 0) {
            warn(
                    column.name(),
                    String.format(
                            Locale.ROOT,
                            "%,d of %,d rows have no target and would be left out.",
                            column.missing(),
                            column.rows()),
                    "Fill the target in to use them.");
        }
    }

    private void column(ColumnProfile column) {
        String name = column.name();
        if (column.count() == 0) {
            warn(name, "the column has no value in any row.", "It would be left out.");
            return;
        }
        if (column.isConstant()) {
            String value = column.examples().getFirst();
            warn(name, "the column has the same value, " + value + ", wherever it has one.", "It would be left out.");
            return;
        }
        if (column.missing() > MOSTLY * column.rows()) {
            warn(
                    name,
                    String.format(Locale.ROOT, "%,d of %,d values are missing.", column.missing(), column.rows()),
                    "What fills them would outweigh what is known; consider leaving the column out.");
        }
        NumberSummary numbers = column.numbers();
        if (numbers != null && numbers.infinite() > 0) {
            warn(
                    name,
                    String.format(Locale.ROOT, "%,d numbers are too large to be held.", numbers.infinite()),
                    "Correct these cells.");
        }
        if (column.isIdentifier()) {
            note(
                    name,
                    String.format(
                            Locale.ROOT,
                            "%s of %,d values differ: they seem to name the rows.",
                            column.distinctText(),
                            column.count()),
                    column.type() == ColumnType.IDENTIFIER
                            ? "A name tells nothing about rows to come: it would be left out."
                            : "A name tells nothing about rows to come; consider leaving the column out.");
        } else if (column.type() == ColumnType.CATEGORY && column.distinct() > MANY_CATEGORIES) {
            warn(
                    name,
                    String.format(
                            Locale.ROOT,
                            "the column has %s categories, more than %d.",
                            column.distinctText(),
                            MANY_CATEGORIES),
                    "It would be left out. Merge rare categories, or read it as an index for an embedding.");
        }
    }

    private void table() {
        ClassFrequencies balance = overview.balance();
        if (balance != null) {
            balance(balance);
        }
        int same = overview.duplicates().rows();
        if (same > 0) {
            note(
                    "",
                    String.format(
                            Locale.ROOT,
                            same == 1
                                    ? "%s%,d of %,d rows is the same as one further up."
                                    : "%s%,d of %,d rows are the same as one further up.",
                            overview.duplicates().exact() ? "" : "about ",
                            same,
                            overview.rows()),
                    "Where they fall into training and validation both, the score flatters.");
        }
        ScaleSpread scales = overview.scales();
        if (overview.images() == null && scales != null && scales.ratio() > ScaleSpread.WARNED_RATIO) {
            note(
                    "",
                    String.format(
                            Locale.ROOT,
                            "the columns are on very different scales: σ is %.4g in %s and %.4g in %s.",
                            scales.widestStd(),
                            scales.widest(),
                            scales.narrowestStd(),
                            scales.narrowest()),
                    "Scale them, as an experiment does unless told otherwise.");
        }
        List<Correlations.Pair> pairs =
                overview.images() != null ? List.of() : overview.correlations().pairs(SAME);
        for (Correlations.Pair pair : pairs.subList(0, Math.min(LISTED, pairs.size()))) {
            note(
                    pair.second(),
                    String.format(
                            Locale.ROOT, "the column says nearly the same as %s (r = %.4f).", pair.first(), pair.r()),
                    "One of the two is enough.");
        }
    }

    private void balance(ClassFrequencies balance) {
        String target = overview.target();
        if (balance.isUneven()) {
            CategoryCount most = balance.classes().getFirst();
            CategoryCount least = most;
            for (CategoryCount each : balance.classes()) {
                most = each.count() > most.count() ? each : most;
                least = each.count() < least.count() ? each : least;
            }
            warn(
                    target,
                    String.format(
                            Locale.ROOT,
                            "the classes are out of balance: %,d rows of %s for %,d of %s, %,.0f : 1.",
                            most.count(),
                            most.category(),
                            least.count(),
                            least.category(),
                            balance.ratio()),
                    "Accuracy will flatter; look at each class's recall, or weigh the classes.");
        }
        List<String> single = balance.classes().stream()
                .filter(each -> each.count() == 1)
                .map(CategoryCount::category)
                .toList();
        if (!single.isEmpty() && balance.classes().size() > 1) {
            String listed = String.join(", ", single.subList(0, Math.min(LISTED, single.size())));
            warn(
                    target,
                    single.size() == 1
                            ? "the class " + listed + " has one row only: it cannot be both learned and tested."
                            : String.format(
                                    Locale.ROOT,
                                    "%,d classes have one row only, which cannot be both learned and tested: %s%s.",
                                    single.size(),
                                    listed,
                                    single.size() > LISTED ? ", …" : ""),
                    "Add rows of them, or leave them out.");
        }
    }
}
