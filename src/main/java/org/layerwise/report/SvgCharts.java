package org.layerwise.report;

import java.util.List;
import java.util.Locale;
import org.layerwise.data.profile.CategoryCount;
import org.layerwise.data.profile.Correlations;
import org.layerwise.data.profile.NumberSummary;
import org.layerwise.data.profile.ProjectedRow;
import org.layerwise.data.profile.Projection;

/** Charts as SVG, colored by the page's classes. */
final class SvgCharts {
    /** How many colors there are; groups beyond them share one. */
    static final int COLORS = 12;

    private static final int LABEL = 22;

    private SvgCharts() {}

    private static String open(double width, double height, String what) {
        return "<svg viewBox=\"0 0 " + Html.number(width) + " " + Html.number(height) + "\" width=\""
                + Html.number(width) + "\" height=\"" + Html.number(height) + "\" role=\"img\" aria-label=\""
                + Html.escape(what) + "\">";
    }

    private static String rect(String style, double x, double y, double width, double height, String tip) {
        return "<rect class=\"" + style + "\" x=\"" + Html.number(x) + "\" y=\"" + Html.number(y) + "\" width=\""
                + Html.number(width) + "\" height=\"" + Html.number(height) + "\"><title>" + Html.escape(tip)
                + "</title></rect>";
    }

    private static String text(String style, double x, double y, String text) {
        return "<text class=\"" + style + "\" x=\"" + Html.number(x) + "\" y=\"" + Html.number(y) + "\">"
                + Html.escape(text) + "</text>";
    }

    /** Bars of equally wide bins, the range below. */
    static String histogram(NumberSummary numbers, String name) {
        double width = 170;
        double height = 44;
        StringBuilder svg = new StringBuilder(open(width, height + 14, "histogram of " + name));
        int most =
                numbers.histogram().stream().mapToInt(Integer::intValue).max().orElse(1);
        double bar = width / numbers.histogram().size();
        double bin = (numbers.max() - numbers.min()) / numbers.histogram().size();
        ColumnDigits digits = ColumnDigits.of(numbers);
        for (int i = 0; i < numbers.histogram().size(); i++) {
            int count = numbers.histogram().get(i);
            if (count > 0) {
                double tall = Math.max(1, height * count / most);
                String tip = Figure.of(numbers.min() + i * bin, digits) + " … "
                        + Figure.of(numbers.min() + (i + 1) * bin, digits) + ": " + Figure.count(count);
                svg.append(rect("bar", i * bar, height - tall, Math.max(1, bar - 1), tall, tip));
            }
        }
        svg.append("<line class=\"axis\" x1=\"0\" y1=\"44.5\" x2=\"170\" y2=\"44.5\"/>");
        svg.append(text("small", 0, height + 11, Figure.of(numbers.min(), digits)));
        svg.append(text("small end", width, height + 11, Figure.of(numbers.max(), digits)));
        return svg.append("</svg>").toString();
    }

    /** A bar for each category, its name to the left and its count to the right. */
    static String bars(List<CategoryCount> counts, int most, String what) {
        List<CategoryCount> shown = counts.subList(0, Math.min(most, counts.size()));
        double left = 150;
        double full = 230;
        double line = 18;
        int largest = shown.stream().mapToInt(CategoryCount::count).max().orElse(1);
        boolean more = shown.size() < counts.size();
        StringBuilder svg = new StringBuilder(open(left + full + 80, line * (shown.size() + (more ? 1 : 0)) + 2, what));
        for (int i = 0; i < shown.size(); i++) {
            CategoryCount each = shown.get(i);
            double y = i * line;
            double wide = Math.max(1, full * each.count() / largest);
            svg.append(text("label end", left - 8, y + 13, Figure.cut(each.category(), LABEL)));
            svg.append(rect("bar", left, y + 2, wide, line - 5, each.category() + ": " + Figure.count(each.count())));
            svg.append(text("label", left + wide + 6, y + 13, Figure.count(each.count())));
        }
        if (more) {
            svg.append(text("label end", left - 8, shown.size() * line + 13, "… " + (counts.size() - most) + " more"));
        }
        return svg.append("</svg>").toString();
    }

    /** Points by their group's color. */
    static String scatter(Projection projection) {
        double size = 440;
        double left = 44;
        double bottom = 40;
        double[] x =
                range(projection.points().stream().mapToDouble(ProjectedRow::x).toArray());
        double[] y =
                range(projection.points().stream().mapToDouble(ProjectedRow::y).toArray());
        StringBuilder svg =
                new StringBuilder(open(left + size + 10, size + bottom + 10, "rows on the first two principal axes"));
        svg.append("<g transform=\"translate(" + Html.number(left) + " 6)\">");
        svg.append("<rect class=\"frame\" x=\"0\" y=\"0\" width=\"440\" height=\"440\"/>");
        axis(svg, x, size, true);
        axis(svg, y, size, false);
        for (ProjectedRow point : projection.points()) {
            String group =
                    projection.groups().isEmpty() ? "" : projection.groups().get(point.group()) + ", ";
            svg.append("<circle class=\"c")
                    .append(point.group() % COLORS)
                    .append("\" cx=\"")
                    .append(Html.number((point.x() - x[0]) / (x[1] - x[0]) * size))
                    .append("\" cy=\"")
                    .append(Html.number((y[1] - point.y()) / (y[1] - y[0]) * size))
                    .append("\" r=\"2.6\"><title>")
                    .append(Html.escape(group + "row " + Figure.count(point.row() + 1L)))
                    .append("</title></circle>");
        }
        svg.append(text(
                "label middle",
                size / 2,
                size + 34,
                "first axis: " + Figure.percent(projection.firstShare()) + " of the variance"));
        svg.append("<text class=\"label middle\" transform=\"translate(-32 220) rotate(-90)\">second axis: "
                + Html.escape(Figure.percent(projection.secondShare())) + " of the variance</text>");
        return svg.append("</g></svg>").toString();
    }

    private static double[] range(double[] values) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        double air = max > min ? 0.04 * (max - min) : 1;
        return new double[] {min - air, max + air};
    }

    private static void axis(StringBuilder svg, double[] range, double size, boolean across) {
        double rough = (range[1] - range[0]) / 6;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double factor = rough / power;
        double unit = power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
        for (double at = Math.ceil(range[0] / unit) * unit; at <= range[1]; at += unit) {
            double place = (at - range[0]) / (range[1] - range[0]) * size;
            String label = Figure.of(Math.rint(at / unit) * unit);
            if (across) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<line class=\"grid\" x1=\"%.1f\" y1=\"0\" x2=\"%.1f\" y2=\"440\"/>",
                        place,
                        place));
                svg.append(text("small middle", place, size + 14, label));
            } else {
                double down = size - place;
                svg.append(String.format(
                        Locale.ROOT, "<line class=\"grid\" x1=\"0\" y1=\"%.1f\" x2=\"440\" y2=\"%.1f\"/>", down, down));
                svg.append(text("small end", -5, down + 4, label));
            }
        }
    }

    /** A square for each pair: blue below zero, red above, stronger with size. */
    static String correlations(Correlations correlations) {
        int count = correlations.columns().size();
        boolean labelled = count <= 40;
        double cell = count <= 12 ? 44 : Math.max(5, 520.0 / count);
        double left = labelled ? 150 : 4;
        double bottom = labelled ? 120 : 4;
        StringBuilder svg =
                new StringBuilder(open(left + cell * count + 4, cell * count + bottom, "correlations of the columns"));
        for (int a = 0; a < count; a++) {
            String name = Figure.cut(correlations.columns().get(a), LABEL);
            if (labelled) {
                svg.append(text("label end", left - 6, (a + 0.5) * cell + 4, name));
                svg.append("<text class=\"label end\" transform=\"translate(" + Html.number(left + (a + 0.5) * cell + 4)
                        + " " + Html.number(cell * count + 8) + ") rotate(-45)\">" + Html.escape(name) + "</text>");
            }
            for (int b = 0; b < count; b++) {
                double r = correlations.values().get(a).get(b);
                String tip = correlations.columns().get(a) + ", "
                        + correlations.columns().get(b) + ": " + Figure.of(r);
                String style = Double.isNaN(r) ? "none" : r < 0 ? "minus" : "plus";
                String opacity = String.format(Locale.ROOT, "%.3f", Double.isNaN(r) ? 1 : Math.abs(r));
                svg.append("<rect class=\"" + style + "\" fill-opacity=\"" + opacity + "\" x=\""
                        + Html.number(left + b * cell)
                        + "\" y=\"" + Html.number(a * cell) + "\" width=\"" + Html.number(cell - (cell > 8 ? 1 : 0))
                        + "\" height=\"" + Html.number(cell - (cell > 8 ? 1 : 0)) + "\"><title>" + Html.escape(tip)
                        + "</title></rect>");
                if (cell >= 40 && !Double.isNaN(r)) {
                    svg.append(text(
                            "small middle",
                            left + (b + 0.5) * cell,
                            (a + 0.5) * cell + 4,
                            String.format(Locale.ROOT, "%.2f", r)));
                }
            }
        }
        return svg.append("</svg>").toString();
    }
}
