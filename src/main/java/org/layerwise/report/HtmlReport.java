package org.layerwise.report;

import java.util.List;
import org.layerwise.base.Problem;
import org.layerwise.data.profile.ClassFrequencies;
import org.layerwise.data.profile.ClassImage;
import org.layerwise.data.profile.ClassSpread;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.profile.ColumnSeparation;
import org.layerwise.data.profile.ImageLayout;
import org.layerwise.data.profile.NumberSummary;
import org.layerwise.data.profile.Projection;
import org.layerwise.data.profile.Separation;
import org.layerwise.data.profile.TableOverview;

/**
 * A profile as one page that needs nothing else: styles and drawings are in it, scripts there are none, and its policy allows
 * none. Light or dark as the reader's system is.
 */
public final class HtmlReport {
    private static final int BARS = 20;
    private static final int SEPARATING = 20;
    private static final int SPREADS = 40;

    private final TableProfile profile;
    private final TableOverview overview;
    private final StringBuilder page = new StringBuilder();

    private HtmlReport(TableProfile profile) {
        this.profile = profile;
        this.overview = profile.overview();
    }

    /** The whole page. */
    public static String page(TableProfile profile) {
        HtmlReport report = new HtmlReport(profile);
        report.write();
        return report.page.toString();
    }

    private void write() {
        String name = profile.table().file().replaceFirst("^.*[/\\\\]", "");
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; ")
                .append("style-src 'unsafe-inline'\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(Html.escape(name))
                .append(" · profile</title>\n<style>\n")
                .append(HtmlStyle.TEXT)
                .append("</style>\n</head>\n<body>\n<h1>")
                .append(Html.escape(name))
                .append("</h1>\n");
        facts();
        problems();
        images();
        balance();
        projection();
        separation();
        correlations();
        columns();
        page.append("</body>\n</html>\n");
    }

    private void facts() {
        int same = overview.duplicates().rows();
        fact(Figure.count(overview.rows()), "rows");
        fact(Figure.count(profile.columns().size()), "columns");
        fact((overview.duplicates().exact() ? "" : "about ") + Figure.count(same), "duplicate rows");
        if (!overview.target().isEmpty()) {
            fact(overview.target(), "target: " + profile.taskReason());
        }
        page.append("\n");
        if (!overview.sample().isAll()) {
            note("What compares columns or classes rests on "
                    + Figure.count(overview.sample().rows()) + " of "
                    + Figure.count(overview.sample().of()) + " rows, drawn evenly.");
        }
    }

    private void fact(String value, String name) {
        page.append("<div class=\"fact\"><b>")
                .append(Html.escape(value))
                .append("</b> ")
                .append(Html.escape(name))
                .append("</div>");
    }

    private void note(String text) {
        page.append("<p class=\"note\">").append(Html.escape(text)).append("</p>\n");
    }

    private void title(String text) {
        page.append("<h2>").append(Html.escape(text)).append("</h2>\n");
    }

    private void problems() {
        if (overview.problems().isEmpty()) {
            return;
        }
        page.append("<ul class=\"problems\">\n");
        for (Problem problem : overview.problems()) {
            String severity = switch (problem.severity()) {
                case ERROR -> "error";
                case WARNING -> "warning";
                case NOTE -> "note";
            };
            page.append("<li class=\"")
                    .append(severity)
                    .append("\"><b>")
                    .append(severity)
                    .append("</b> ");
            page.append(Html.escape(problem.describe())).append("</li>\n");
        }
        page.append("</ul>\n");
    }

    private void images() {
        ImageLayout layout = overview.images();
        if (layout == null) {
            return;
        }
        title("Images");
        note(layout.width() + "×" + layout.height() + " pixels of " + Figure.of(layout.min()) + " (black) … "
                + Figure.of(layout.max()) + " (white). First of each line: the class's mean image.");
        for (ClassImage each : overview.classImages()) {
            page.append("<div class=\"strip\"><span>")
                    .append(Html.escape(each.category()))
                    .append("</span>");
            double[] mean =
                    each.mean().stream().mapToDouble(Double::doubleValue).toArray();
            image(mean, layout, "mean of " + Figure.count(each.rows()) + " rows", "mean");
            for (int row : each.examples()) {
                image(layout.image(profile.table(), row), layout, "row " + Figure.count(row + 1L), "");
            }
            page.append("</div>\n");
        }
    }

    private void image(double[] pixels, ImageLayout layout, String tip, String style) {
        page.append("<img class=\"")
                .append(style)
                .append("\" alt=\"")
                .append(Html.escape(tip))
                .append("\" title=\"")
                .append(Html.escape(tip))
                .append("\" src=\"")
                .append(GrayPng.address(pixels, layout.width(), layout.height()))
                .append("\">");
    }

    private void balance() {
        ClassFrequencies balance = overview.balance();
        if (balance == null) {
            return;
        }
        title("Classes");
        page.append(SvgCharts.bars(balance.classes(), SPREADS, "rows of each class"))
                .append("\n");
        note("The largest class has " + Figure.of(balance.ratio()) + " rows for one of the smallest"
                + (balance.missing() > 0 ? "; " + Figure.count(balance.missing()) + " rows have no target." : "."));
    }

    private void projection() {
        Projection projection = overview.projection();
        if (projection == null) {
            return;
        }
        title("Principal components");
        page.append("<div class=\"legend\">");
        for (int i = 0; i < Math.min(SPREADS, projection.groups().size()); i++) {
            page.append("<span><i class=\"b").append(i % SvgCharts.COLORS).append("\"></i>");
            page.append(Html.escape(Figure.cut(projection.groups().get(i), 40))).append("</span>");
        }
        page.append("</div>\n").append(SvgCharts.scatter(projection)).append("\n");
        note(Figure.count(projection.points().size()) + " rows on the two axes along which the " + projection.columns()
                + (projection.standardized() ? " standardized" : " centered") + " number columns vary most.");
    }

    private void separation() {
        Separation separation = overview.separation();
        if (separation == null) {
            return;
        }
        title("How far apart the classes are");
        note(Figure.percent(separation.share()) + " of the variance lies between the classes"
                + TextReport.timesWithin(separation) + "."
                + (separation.classes().size() > 2
                        ? " Most alike are " + String.join(" and ", separation.mostAlike()) + "."
                        : ""));
        page.append("<div class=\"side\"><table><tr><th>column<th>within<th>between<th>between / all</tr>\n");
        for (ColumnSeparation column : separation
                .columns()
                .subList(0, Math.min(SEPARATING, separation.columns().size()))) {
            cells(
                    column.column(),
                    Figure.of(column.within()),
                    Figure.of(column.between()),
                    Figure.percent(column.share()));
        }
        page.append("</table>\n<table><tr><th>class<th>rows<th>spread</tr>\n");
        for (ClassSpread each : separation
                .classes()
                .subList(0, Math.min(SPREADS, separation.classes().size()))) {
            cells(each.category(), Figure.count(each.rows()), Figure.of(each.spread()));
        }
        page.append("</table></div>\n");
    }

    private void cells(String name, String... figures) {
        page.append("<tr><td>").append(Html.escape(name));
        for (String figure : figures) {
            page.append("<td class=\"n\">").append(Html.escape(figure));
        }
        page.append("</tr>\n");
    }

    private void correlations() {
        if (overview.correlations().columns().size() < 2) {
            return;
        }
        title("Correlations");
        page.append(SvgCharts.correlations(overview.correlations())).append("\n");
        int left = overview.correlations().left();
        note("Pearson's r: red above zero, blue below."
                + (left > 0 ? " " + Figure.count(left) + " more columns are not shown." : ""));
    }

    private void columns() {
        title("Columns");
        List<ColumnProfile> columns = profile.columns();
        for (ColumnProfile column : columns) {
            page.append("<section><h3>").append(Html.escape(column.name())).append(" <small>");
            String marks =
                    (column.isConstant() ? ", constant" : "") + (column.isIdentifier() ? ", names the rows" : "");
            page.append(Html.escape(TypeLines.name(column.type()) + marks + ": " + column.reason()))
                    .append("</small></h3><div class=\"side\">");
            NumberSummary numbers = column.numbers();
            page.append("<table>");
            cells("values", Figure.count(column.count()));
            cells("missing", Figure.count(column.missing()));
            cells("distinct", column.distinctText().text());
            page.append("</table>");
            if (numbers == null) {
                page.append(SvgCharts.bars(column.frequent(), BARS / 2, "most frequent of " + column.name()));
            } else {
                ColumnDigits digits = ColumnDigits.of(numbers);
                page.append("<table>");
                cells("mean", Figure.of(numbers.mean(), digits));
                cells("σ", Figure.of(numbers.std(), digits));
                cells("min", Figure.of(numbers.min(), digits));
                page.append("</table><table>");
                cells("5 %", Figure.of(numbers.quantiles().p05(), digits));
                cells("25 %", Figure.of(numbers.quantiles().p25(), digits));
                cells("median", Figure.of(numbers.quantiles().p50(), digits));
                page.append("</table><table>");
                cells("75 %", Figure.of(numbers.quantiles().p75(), digits));
                cells("95 %", Figure.of(numbers.quantiles().p95(), digits));
                cells("max", Figure.of(numbers.max(), digits));
                page.append("</table>").append(SvgCharts.histogram(numbers, column.name()));
            }
            page.append("</div></section>\n");
        }
    }
}
