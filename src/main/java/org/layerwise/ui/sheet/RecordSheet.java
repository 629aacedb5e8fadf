package org.layerwise.ui.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.ParameterInfo;
import org.layerwise.catalog.RecordInfo;
import org.layerwise.ui.fx.Texts;

/** Edits any record that declares its parameters. Fields stay while the record's type does, so that typing goes on undisturbed. */
public final class RecordSheet extends VBox {

    /** Hears of a record with one parameter changed. */
    @FunctionalInterface
    public interface Listener {
        /**
         * Takes the changed record, or says why not.
         *
         * @param title the parameter's, for people
         * @param now the whole record
         * @return why it cannot be taken; empty when it was
         */
        Optional<Problem> changed(String title, Record now);
    }

    private final SheetContext context;
    private final Listener listener;
    private final List<Field> fields = new ArrayList<>();
    private final VBox advanced = new VBox();
    private final Hyperlink more = new Hyperlink();
    private @Nullable Record shown;

    public RecordSheet(SheetContext context, Listener listener) {
        this.context = context;
        this.listener = listener;
        getStyleClass().add("sheet");
        advanced.getStyleClass().add("sheet");
        more.setId(context.idPrefix() + "-more");
        more.getStyleClass().add("sheet-more");
        more.setOnAction(event -> unfold(!advanced.isVisible()));
    }

    private void unfold(boolean open) {
        advanced.setVisible(open);
        advanced.setManaged(open);
        more.setText(Texts.get(open ? "sheet.less" : "sheet.more"));
        more.setVisited(false);
    }

    /** Shows a record. */
    public void show(Record record) {
        boolean rebuilt = shown == null || shown.getClass() != record.getClass();
        shown = record;
        RecordInfo<Record> info = RecordInfo.of(record);
        if (rebuilt) {
            build(info);
        }
        for (Field field : fields) {
            field.show(info.value(record, field.parameter().name()));
        }
        if (rebuilt) {
            unfold(fields.stream()
                    .filter(field -> field.parameter().advanced())
                    .anyMatch(field -> !field.parameter().defaultValue().equals(field.value())));
        }
    }

    private void build(RecordInfo<Record> info) {
        fields.clear();
        getChildren().clear();
        advanced.getChildren().clear();
        for (ParameterInfo parameter : info.parameters()) {
            if (parameter.isFamilyList()) {
                continue; // has a place of its own
            }
            Field field = field(parameter);
            field.explain(
                    context.idPrefix() + "-" + parameter.name(),
                    value -> context.notes().apply(parameter, value));
            fields.add(field);
            (parameter.advanced() ? advanced : this).getChildren().add(field);
        }
        if (!advanced.getChildren().isEmpty()) {
            getChildren().addAll(more, advanced);
        }
    }

    private Field field(ParameterInfo parameter) {
        String id = context.idPrefix() + "-" + parameter.name();
        Function<Object, Optional<Problem>> commit = value -> change(parameter, value);
        Class<?> raw = parameter.rawType();
        boolean resettable = !context.withoutReset().contains(parameter.name());
        if (raw == boolean.class) {
            return new ToggleField(parameter, id, commit);
        }
        if (raw.isEnum()) {
            return new ChoiceField(parameter, id, commit);
        }
        if (parameter.isFamily()) {
            return new FamilyField(parameter, id, commit, resettable, context);
        }
        List<String> names = context.suggestions().apply(parameter);
        return names.isEmpty()
                ? new TextValueField(parameter, id, commit, resettable, value -> value)
                : new NamesField(parameter, id, commit, names);
    }

    private Optional<Problem> change(ParameterInfo parameter, Object value) {
        Record record = shown;
        if (record == null) {
            return Optional.empty();
        }
        try {
            return listener.changed(parameter.title(), RecordInfo.of(record).with(record, parameter.name(), value));
        } catch (ProblemException e) {
            return Optional.of(e.problems().getFirst());
        }
    }

    /** Puts the focus into the first field; false when there is none. */
    public boolean focusFirst() {
        fields.stream().findFirst().ifPresent(Field::focusControl);
        return !fields.isEmpty();
    }
}
