package org.layerwise.data.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
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
            warn(leak.column(), leak.message(overview.target()));
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

    private void warn(String column, Message text) {
        problems.add(Problem.warning(where(column), text));
    }

    private void note(String column, Message text) {
        problems.add(Problem.note(where(column), text));
    }

    private Location where(String column) {
        return column.isEmpty() ? Location.file(file) : Location.column(file, column);
    }

    /** How the cells are written, and which texts count as missing. */
    private void remarks(ColumnProfile column) {
        ColumnFindings findings = column.findings();
        if (findings.hasMissingTexts()) {
            note(column.name(), Message.of("data.profile/missing-texts", column.missing(), findings.missingText()));
        }
        for (ColumnRemark remark : findings.remarks()) {
            problems.add(new Problem(remark.severity(), where(column.name()), remark.text()));
        }
    }

    private void target(ColumnProfile column) {
        remarks(column);
        if (column.count() == 0) {
            warn(column.name(), Message.of("data.profile/target-empty"));
        } else if (column.isConstant()) {
            warn(
                    column.name(),
                    Message.of("data.profile/target-constant", column.examples().getFirst()));
        } else if (column.missing() > 0) {
            warn(column.name(), Message.of("data.profile/target-missing", column.missing(), column.rows()));
        }
    }

    private void column(ColumnProfile column) {
        String name = column.name();
        if (column.count() == 0) {
            remarks(column);
            warn(name, Message.of("data.profile/empty"));
            return;
        }
        if (column.isConstant()) {
            warn(name, Message.of("data.profile/constant", column.examples().getFirst()));
            return;
        }
        if (column.missing() > MOSTLY * column.rows()) {
            warn(name, Message.of("data.profile/mostly-missing", column.missing(), column.rows()));
        }
        remarks(column);
        NumberSummary numbers = column.numbers();
        if (numbers != null && numbers.infinite() > 0) {
            warn(name, Message.of("data.profile/too-large", numbers.infinite()));
        }
        if (column.isIdentifier()) {
            note(
                    name,
                    column.isRowNumber()
                            ? Message.of("data.profile/row-number")
                            : column.type() == ColumnType.IDENTIFIER
                                    ? Message.of("data.profile/identifier", column.distinctText(), column.count())
                                    : Message.of("data.profile/running-number", column.distinctText(), column.count()));
        } else if (column.type() == ColumnType.CATEGORY && column.distinct() > MANY_CATEGORIES) {
            warn(name, Message.of("data.profile/many-categories", column.distinctText(), MANY_CATEGORIES));
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
                    overview.duplicates().exact()
                            ? Message.of("data.profile/duplicates", same, overview.rows())
                            : Message.of("data.profile/duplicates-about", same, overview.rows()));
        }
        ScaleSpread scales = overview.scales();
        if (overview.images() == null && scales != null && scales.ratio() > ScaleSpread.WARNED_RATIO) {
            note(
                    "",
                    Message.of(
                            "data.profile/scales",
                            String.format(Locale.ROOT, "%.4g", scales.widestStd()),
                            scales.widest(),
                            String.format(Locale.ROOT, "%.4g", scales.narrowestStd()),
                            scales.narrowest()));
        }
        List<Correlations.Pair> pairs =
                overview.images() != null ? List.of() : overview.correlations().pairs(SAME);
        for (Correlations.Pair pair : pairs.subList(0, Math.min(LISTED, pairs.size()))) {
            String r = String.format(Locale.ROOT, "%.4f", pair.r());
            if (pair.first().equals(overview.target()) || pair.second().equals(overview.target())) {
                String feature = pair.first().equals(overview.target()) ? pair.second() : pair.first();
                note(feature, Message.of("data.profile/correlated-target", overview.target(), r));
            } else {
                note(pair.second(), Message.of("data.profile/correlated", pair.first(), r));
            }
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
                    Message.of(
                            "data.profile/unbalanced",
                            most.count(),
                            most.category(),
                            least.count(),
                            least.category(),
                            String.format(Locale.ROOT, "%,.0f", balance.ratio())));
        }
        List<String> single = balance.classes().stream()
                .filter(each -> each.count() == 1)
                .map(CategoryCount::category)
                .toList();
        if (!single.isEmpty() && balance.classes().size() > 1) {
            List<String> listed = new ArrayList<>(single.subList(0, Math.min(LISTED, single.size())));
            if (single.size() > LISTED) {
                listed.add("…");
            }
            warn(
                    target,
                    single.size() == 1
                            ? Message.of("data.profile/single-row", single.getFirst())
                            : Message.of("data.profile/single-rows", single.size(), listed));
        }
    }
}
