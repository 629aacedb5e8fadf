package org.layerwise.ui.data.columns;

import org.layerwise.data.spec.Encoding;
import org.layerwise.data.spec.Imputation;
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

    public static String name(Imputation imputation) {
        return switch (imputation) {
            case MEAN -> Texts.get("data.missing.mean");
            case MODE -> Texts.get("data.missing.mode");
        };
    }

    public static String name(Encoding encoding) {
        return switch (encoding) {
            case ONE_HOT -> Texts.get("data.encoding.one-hot");
            case INDEX -> Texts.get("data.encoding.index");
        };
    }
}
