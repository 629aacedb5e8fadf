package org.layerwise.report;

import java.util.List;
import java.util.Locale;
import org.layerwise.base.Problem;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.data.profile.CategoryCount;
import org.layerwise.data.profile.ClassFrequencies;
import org.layerwise.data.profile.ClassImage;
import org.layerwise.data.profile.ClassSpread;
import org.layerwise.data.profile.ColumnFindings;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.profile.ColumnRemark;
import org.layerwise.data.profile.ColumnSeparation;
import org.layerwise.data.profile.Correlations;
import org.layerwise.data.profile.DateSpan;
import org.layerwise.data.profile.ImageLayout;
import org.layerwise.data.profile.Leak;
import org.layerwise.data.profile.NumberSummary;
import org.layerwise.data.profile.ProjectedRow;
import org.layerwise.data.profile.Projection;
import org.layerwise.data.profile.ScaleSpread;
import org.layerwise.data.profile.Separation;
import org.layerwise.data.profile.TableOverview;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A profile as JSON. What does not apply is left out; a figure that is not finite is null. */
public final class JsonReport {
    private JsonReport() {}

    public static ObjectNode tree(TableProfile profile) {
        TableOverview overview = profile.overview();
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("table", profile.table().file());
        tree.put("fingerprint", profile.table().fingerprint());
        tree.put("rows", overview.rows());
        tree.putObject("duplicates")
                .put("rows", overview.duplicates().rows())
                .put("exact", overview.duplicates().exact());
        tree.putObject("sample")
                .put("rows", overview.sample().rows())
                .put("of", overview.sample().of());
        if (!overview.target().isEmpty()) {
            tree.put("target", overview.target());
            tree.put("task", profile.taskReason());
        }
        ArrayNode columns = tree.putArray("columns");
        profile.columns().forEach(column -> column(columns.addObject(), column));
        ClassFrequencies balance = overview.balance();
        if (balance != null) {
            ObjectNode node = tree.putObject("balance");
            node.put("rows", balance.rows()).put("missing", balance.missing());
            put(node, "ratio", balance.ratio());
            counts(node.putArray("classes"), balance.classes());
        }
        ScaleSpread scales = overview.scales();
        if (scales != null) {
            ObjectNode node = tree.putObject("scales");
            node.put("widest", scales.widest());
            put(node, "widestStd", scales.widestStd());
            node.put("narrowest", scales.narrowest());
            put(node, "narrowestStd", scales.narrowestStd());
            put(node, "ratio", scales.ratio());
        }
        correlations(tree.putObject("correlations"), overview.correlations());
        Separation separation = overview.separation();
        if (separation != null) {
            separation(tree.putObject("separation"), separation);
        }
        Projection projection = overview.projection();
        if (projection != null) {
            projection(tree.putObject("projection"), projection);
        }
        ArrayNode leaks = tree.putArray("leaks");
        for (Leak leak : overview.leaks()) {
            ObjectNode node = leaks.addObject();
            node.put("column", leak.column()).put("rule", leak.rule().text());
            node.put("measure", leak.classes() ? "accuracy" : "r2");
            put(node, "score", leak.score());
            put(node, "baseline", leak.baseline());
            node.put("rows", leak.rows());
        }
        ImageLayout images = overview.images();
        if (images != null) {
            images(tree.putObject("images"), profile, images);
        }
        ArrayNode problems = tree.putArray("problems");
        for (Problem problem : overview.problems()) {
            problems.addObject()
                    .put("severity", problem.severity().name().toLowerCase(java.util.Locale.ROOT))
                    .put("where", problem.where().describe())
                    .put("message", problem.message())
                    .put("hint", problem.hint());
        }
        return tree;
    }

    private static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }

    private static void add(ArrayNode node, double value) {
        if (Double.isFinite(value)) {
            node.add(value);
        } else {
            node.addNull();
        }
    }

    private static void counts(ArrayNode list, List<CategoryCount> counts) {
        counts.forEach(each -> list.addObject().put("category", each.category()).put("count", each.count()));
    }

    /** How cells are written: only what is special. */
    private static void findings(ObjectNode node, ColumnFindings findings) {
        texts(node, "missingTexts", findings.missing());
        texts(node, "keptTexts", findings.kept());
        texts(node, "oddTexts", findings.odd());
        if (!findings.reading().isPlain()) {
            node.set("reading", JsonCodec.write(findings.reading()));
        }
        if (!findings.remarks().isEmpty()) {
            ArrayNode remarks = node.putArray("remarks");
            for (ColumnRemark remark : findings.remarks()) {
                ObjectNode each = remarks.addObject()
                        .put("severity", remark.severity().name().toLowerCase(Locale.ROOT))
                        .put("text", remark.text().text());
                remark.settings(findings.reading()).forEach(each.withArray("set")::add);
            }
        }
    }

    private static void texts(ObjectNode node, String name, List<CategoryCount> texts) {
        if (!texts.isEmpty()) {
            ObjectNode counts = node.putObject(name);
            texts.forEach(each -> counts.put(each.category(), each.count()));
        }
    }

    private static void column(ObjectNode node, ColumnProfile column) {
        node.put("name", column.name());
        node.put("type", TypeLines.name(column.type()));
        node.put("reason", column.reason().text());
        if (!column.order().isEmpty()) {
            column.order().forEach(node.putArray("order")::add);
        }
        DateSpan dates = column.dates();
        if (dates != null) {
            node.put("first", dates.first().toString()).put("last", dates.last().toString());
        }
        node.put("count", column.count()).put("missing", column.missing());
        findings(node, column.findings());
        node.put("distinct", column.distinct()).put("distinctExact", column.isDistinctExact());
        node.put("constant", column.isConstant());
        node.put("nearUnique", column.isNearUnique());
        node.put("identifier", column.isIdentifier());
        NumberSummary numbers = column.numbers();
        if (numbers != null) {
            put(node, "min", numbers.min());
            put(node, "mean", numbers.mean());
            put(node, "std", numbers.std());
            put(node, "max", numbers.max());
            ObjectNode quantiles = node.putObject("quantiles");
            put(quantiles, "0.05", numbers.quantiles().p05());
            put(quantiles, "0.25", numbers.quantiles().p25());
            put(quantiles, "0.5", numbers.quantiles().p50());
            put(quantiles, "0.75", numbers.quantiles().p75());
            put(quantiles, "0.95", numbers.quantiles().p95());
            node.put("quantilesOf", numbers.sampled());
            node.put("integers", numbers.integers());
            node.put("infinite", numbers.infinite());
            ArrayNode histogram = node.putArray("histogram");
            numbers.histogram().forEach(histogram::add);
        }
        counts(node.putArray("frequent"), column.frequent());
    }

    private static void correlations(ObjectNode node, Correlations correlations) {
        ArrayNode columns = node.putArray("columns");
        correlations.columns().forEach(columns::add);
        ArrayNode values = node.putArray("values");
        for (List<Double> line : correlations.values()) {
            ArrayNode list = values.addArray();
            line.forEach(value -> add(list, value));
        }
        node.put("leftOut", correlations.left());
    }

    private static void separation(ObjectNode node, Separation separation) {
        put(node, "within", separation.within());
        put(node, "between", separation.between());
        put(node, "fisher", separation.fisher());
        put(node, "share", separation.share());
        ArrayNode columns = node.putArray("columns");
        for (ColumnSeparation column : separation.columns()) {
            ObjectNode one = columns.addObject().put("name", column.column());
            put(one, "within", column.within());
            put(one, "between", column.between());
            put(one, "fisher", column.fisher());
            put(one, "share", column.share());
        }
        ArrayNode classes = node.putArray("classes");
        for (ClassSpread each : separation.classes()) {
            put(classes.addObject().put("class", each.category()).put("rows", each.rows()), "spread", each.spread());
        }
        ArrayNode distances = node.putArray("distances");
        for (List<Double> line : separation.distances()) {
            ArrayNode list = distances.addArray();
            line.forEach(value -> add(list, value));
        }
    }

    private static void projection(ObjectNode node, Projection projection) {
        node.put("columns", projection.columns());
        node.put("standardised", projection.standardized());
        put(node, "firstShare", projection.firstShare());
        put(node, "secondShare", projection.secondShare());
        ArrayNode groups = node.putArray("groups");
        projection.groups().forEach(groups::add);
        ArrayNode points = node.putArray("points");
        for (ProjectedRow point : projection.points()) {
            ArrayNode one = points.addArray();
            one.add(point.row() + 1);
            add(one, point.x());
            add(one, point.y());
            one.add(point.group());
        }
    }

    private static void images(ObjectNode node, TableProfile profile, ImageLayout images) {
        node.put("width", images.width()).put("height", images.height());
        node.put("first", profile.columns().get(images.first()).name());
        put(node, "min", images.min());
        put(node, "max", images.max());
        ArrayNode classes = node.putArray("classes");
        for (ClassImage each : profile.overview().classImages()) {
            ObjectNode one = classes.addObject().put("class", each.category()).put("rows", each.rows());
            ArrayNode mean = one.putArray("mean");
            each.mean().forEach(value -> add(mean, value));
        }
    }
}
