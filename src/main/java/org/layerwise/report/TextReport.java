package org.layerwise.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.layerwise.base.Problem;
import org.layerwise.data.profile.CategoryCount;
import org.layerwise.data.profile.ClassFrequencies;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.profile.ColumnSeparation;
import org.layerwise.data.profile.Correlations;
import org.layerwise.data.profile.ImageLayout;
import org.layerwise.data.profile.NumberSummary;
import org.layerwise.data.profile.Projection;
import org.layerwise.data.profile.Separation;
import org.layerwise.data.profile.TableOverview;

/** A profile as lines of text. Control characters in cells and names are shown as {@code �}. */
public final class TextReport {
    private static final int NAME = 28;
    private static final int CELL = 24;
    private static final int FIGURE = 11;
    private static final int LISTED = 10;
    private static final int CLASSES = 40;

    private final TableProfile profile;
    private final TableOverview overview;
    private final List<String> lines = new ArrayList<>();

    private TextReport(TableProfile profile) {
        this.profile = profile;
        this.overview = profile.overview();
    }

    public static List<String> lines(TableProfile profile) {
        TextReport report = new TextReport(profile);
        report.head();
        report.types();
        report.numbers();
        report.categories();
        report.target();
        report.correlations();
        report.problems();
        return report.lines;
    }

    private void line(String text) {
        lines.add(plain(text).stripTrailing());
    }

    /** What would move a terminal's cursor or change its colors is not handed on. */
    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", "\uFFFD");
    }

    private void head() {
        row("table", profile.table().file());
        row("rows", Figure.count(overview.rows()));
        row("columns", Figure.count(profile.columns().size()));
        int same = overview.duplicates().rows();
        row("duplicates", (overview.duplicates().exact() ? "" : "about ") + Figure.count(same));
        if (!overview.target().isEmpty()) {
            row("target", overview.target() + " (" + profile.taskReason() + ")");
        }
        if (!overview.sample().isAll()) {
            row(
                    "sample",
                    Figure.count(overview.sample().rows()) + " of "
                            + Figure.count(overview.sample().of())
                            + " rows, drawn evenly, for all that compares columns or classes");
        }
        ImageLayout images = overview.images();
        if (images != null) {
            row(
                    "images",
                    images.width() + "×" + images.height() + " pixels of " + Figure.of(images.min()) + " … "
                            + Figure.of(images.max()) + ", from "
                            + profile.columns().get(images.first()).name());
        }
    }

    private void row(String name, String value) {
        line(pad(name, 12) + value);
    }

    private void types() {
        int width = width("column", profile.columns());
        line("");
        line(pad("column", width) + pad("type", FIGURE) + "why");
        for (ColumnProfile column : profile.columns()) {
            line(pad(name(column), width) + pad(TypeLines.name(column.type()), FIGURE) + column.reason());
        }
    }

    private void numbers() {
        List<ColumnProfile> numbers = profile.columns().stream()
                .filter(column -> column.numbers() != null)
                .toList();
        if (numbers.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("missing", "distinct", "mean", "σ", "min", "5 %", "25 %", "50 %", "75 %", "95 %", "max"));
        numbers.forEach(column -> rows.add(figures(column)));
        int width = width("number", numbers);
        line("");
        for (int row = 0; row < rows.size(); row++) {
            StringBuilder text = new StringBuilder(pad(row == 0 ? "number" : name(numbers.get(row - 1)), width));
            for (int figure = 0; figure < rows.get(row).size(); figure++) {
                int place = figure;
                int longest = rows.stream()
                        .mapToInt(cells -> cells.get(place).length())
                        .max()
                        .orElse(0);
                text.append(left(rows.get(row).get(figure), Math.max(FIGURE, longest + 1)));
            }
            line(text.toString());
        }
    }

    private static List<String> figures(ColumnProfile column) {
        List<String> figures = new ArrayList<>(List.of(Figure.count(column.missing()), distinct(column)));
        NumberSummary of = column.numbers();
        if (of != null) {
            ColumnDigits digits = ColumnDigits.of(of);
            for (double figure : new double[] {
                of.mean(),
                of.std(),
                of.min(),
                of.quantiles().p05(),
                of.quantiles().p25(),
                of.quantiles().p50(),
                of.quantiles().p75(),
                of.quantiles().p95(),
                of.max()
            }) {
                figures.add(Figure.of(figure, digits));
            }
        }
        return figures;
    }

    private void categories() {
        List<ColumnProfile> categories = profile.columns().stream()
                .filter(column -> column.numbers() == null)
                .toList();
        if (categories.isEmpty()) {
            return;
        }
        int width = width("category", categories);
        line("");
        line(pad("category", width) + left("missing") + left("distinct") + "  most frequent");
        for (ColumnProfile column : categories) {
            boolean repeats = column.frequent().stream().anyMatch(each -> each.count() > 1);
            String top = column.frequent().stream()
                    .limit(repeats || column.count() == 1 ? 4 : 0)
                    .map(each -> Figure.cut(each.category(), CELL) + " " + Figure.count(each.count()))
                    .collect(Collectors.joining(", "));
            line(pad(name(column), width) + left(Figure.count(column.missing())) + left(distinct(column)) + "  "
                    + (top.isEmpty() && column.count() > 0 ? "each once" : top));
        }
    }

    private static String distinct(ColumnProfile column) {
        return (column.isDistinctExact() ? "" : "~") + Figure.count(column.distinctRounded());
    }

    private static int width(String head, List<ColumnProfile> columns) {
        return 2
                + Math.max(
                        head.length(),
                        columns.stream()
                                .mapToInt(column -> name(column).length())
                                .max()
                                .orElse(0));
    }

    private static String name(ColumnProfile column) {
        return Figure.cut(column.name(), NAME);
    }

    private void target() {
        ClassFrequencies balance = overview.balance();
        if (balance != null) {
            line("");
            line(pad("class", NAME) + left("rows") + left("share"));
            int shown = Figure.shown(balance.classes().size(), CLASSES);
            for (CategoryCount each : balance.classes().subList(0, shown)) {
                double share = (double) each.count() / Math.max(1, balance.rows());
                line(pad(Figure.cut(each.category(), NAME - 2), NAME)
                        + left(Figure.count(each.count()))
                        + left(Figure.percent(share))
                        + "  " + "█".repeat((int) Math.round(40 * share)));
            }
            if (balance.classes().size() > shown) {
                line("… and " + Figure.count(balance.classes().size() - (long) shown) + " more");
            }
        }
        Separation separation = overview.separation();
        if (separation != null) {
            separation(separation);
        }
        Projection projection = overview.projection();
        if (projection != null) {
            line("");
            line("The first two principal axes of " + projection.columns()
                    + (projection.standardized() ? " standardized" : " centered") + " columns hold "
                    + Figure.percent(projection.firstShare()) + " and " + Figure.percent(projection.secondShare())
                    + " of the variance.");
        }
    }

    private void separation(Separation separation) {
        line("");
        line("Of the variance, " + Figure.percent(separation.share())
                + " lies between the classes" + timesWithin(separation)
                + ". The columns that tell the classes apart best:");
        line(pad("column", NAME) + left("within") + left("between") + left("between/all"));
        for (ColumnSeparation column : separation
                .columns()
                .subList(0, Math.min(LISTED, separation.columns().size()))) {
            line(pad(Figure.cut(column.column(), NAME - 2), NAME)
                    + left(Figure.of(column.within()))
                    + left(Figure.of(column.between()))
                    + left(Figure.percent(column.share())));
        }
        List<String> alike = separation.mostAlike();
        if (separation.classes().size() > 2) {
            line("Most alike are " + alike.get(0) + " and " + alike.get(1) + ".");
        }
    }

    /** How the variance between the classes compares with that within them; empty where there is none within. */
    static String timesWithin(Separation separation) {
        return Double.isFinite(separation.fisher())
                ? ", " + Figure.of(separation.fisher()) + " times what lies within them"
                : " and none within them";
    }

    private void correlations() {
        List<Correlations.Pair> pairs = overview.correlations().pairs(0.5).stream()
                .sorted(java.util.Comparator.comparingDouble(pair -> -Math.abs(pair.r())))
                .limit(LISTED)
                .toList();
        if (pairs.isEmpty()) {
            return;
        }
        line("");
        line("Strongest correlations:");
        for (Correlations.Pair pair : pairs) {
            line(pad(Figure.cut(pair.first(), NAME - 2), NAME)
                    + pad(Figure.cut(pair.second(), NAME - 2), NAME)
                    + left(Figure.of(pair.r())));
        }
    }

    private void problems() {
        if (overview.problems().isEmpty()) {
            return;
        }
        line("");
        for (Problem problem : overview.problems()) {
            line(switch (problem.severity()) {
                        case ERROR -> "error: ";
                        case WARNING -> "warning: ";
                        case NOTE -> "note: ";
                    }
                    + problem.describe());
        }
        RemarkLines.of(profile.columns()).forEach(this::line);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    private static String left(String text) {
        return left(text, FIGURE);
    }

    private static String left(String text, int width) {
        return " ".repeat(Math.max(1, width - text.length())) + text;
    }
}
