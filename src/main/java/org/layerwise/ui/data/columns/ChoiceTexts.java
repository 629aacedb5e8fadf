package org.layerwise.ui.data.columns;

import org.layerwise.data.spec.Encoding;
import org.layerwise.data.spec.Task;
import org.layerwise.data.table.ColumnType;
import org.layerwise.ui.fx.Texts;

/** The words of the Data page for what the data part of an experiment may say. */
public final class ChoiceTexts {
    private ChoiceTexts() {}

    public static String name(Task task) {
        return switch (task) {
            case CLASSIFICATION -> Texts.get("data.task.classification");
            case REGRESSION -> Texts.get("data.task.regression");
            case MULTI_LABEL -> Texts.get("data.task.multi-label");
            case RECONSTRUCTION -> Texts.get("data.task.reconstruction");
        };
    }

    public static String name(ColumnType type) {
        return switch (type) {
            case NUMBER -> Texts.get("data.type.number");
            case INTEGER -> Texts.get("data.type.integer");
            case BOOLEAN -> Texts.get("data.type.boolean");
            case CATEGORY -> Texts.get("data.type.category");
            case ORDINAL -> Texts.get("data.type.ordinal");
            case DATE -> Texts.get("data.type.date");
            case IDENTIFIER -> Texts.get("data.type.identifier");
        };
    }

    /** What happens to a column of a type that has no steps of its own. */
    public static String preparation(ColumnType type) {
        return switch (type) {
            case NUMBER, INTEGER -> Texts.get("data.steps.none.number");
            case BOOLEAN -> Texts.get("data.steps.none.boolean");
            case CATEGORY, IDENTIFIER -> Texts.get("data.steps.none.category");
            case ORDINAL -> Texts.get("data.steps.none.ordinal");
            case DATE -> Texts.get("data.steps.none.date");
        };
    }

    /** What missing values become. */
    public static String name(FillChoice choice) {
        return switch (choice) {
            case MEAN -> Texts.get("data.missing.mean");
            case MODE -> Texts.get("data.missing.mode");
            case CATEGORY -> Texts.get("data.fill.category");
            case INDEX -> Texts.get("data.fill.index");
            case STEPS -> Texts.get("data.fill.steps");
        };
    }

    /** What missing values become, in a sentence. */
    public static String help(FillChoice choice) {
        return switch (choice) {
            case MEAN -> Texts.get("data.fill.mean.help");
            case MODE -> Texts.get("data.fill.mode.help");
            case CATEGORY -> Texts.get("data.fill.category.help");
            case INDEX -> Texts.get("data.fill.index.help");
            case STEPS -> Texts.get("data.fill.steps.help");
        };
    }

    public static String name(ColumnFilter.Trait trait) {
        return switch (trait) {
            case MISSING -> Texts.get("data.columns.trait.missing");
            case LEFT_OUT -> Texts.get("data.columns.trait.left-out");
            case WARNED -> Texts.get("data.columns.trait.warned");
        };
    }

    public static String name(ColumnOrder order) {
        return switch (order) {
            case FILE -> Texts.get("data.columns.order.file");
            case NAME -> Texts.get("data.columns.order.name");
            case TYPE -> Texts.get("data.columns.order.type");
            case MISSING -> Texts.get("data.columns.order.missing");
        };
    }

    public static String name(Encoding encoding) {
        return switch (encoding) {
            case ONE_HOT -> Texts.get("data.encoding.one-hot");
            case INDEX -> Texts.get("data.encoding.index");
        };
    }
}
