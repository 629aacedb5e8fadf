package org.layerwise.ui.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;
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

    /** Hears of one parameter that is to be changed in several records of one type. */
    @FunctionalInterface
    public interface SeveralListener {
        /**
         * Takes the value into every record, or says why not.
         *
         * @return why it cannot be taken; empty when it was
         */
        Optional<Problem> changed(ParameterInfo parameter, Object value);
    }

    private final SheetContext context;
    private SeveralListener listener = (parameter, value) -> Optional.empty();
    private final List<Field> fields = new ArrayList<>();
    private final VBox advanced = new VBox();
    private final Hyperlink more = new Hyperlink();
    private List<Record> shown = List.of();
    private List<String> first = List.of();
    private boolean only;

    public RecordSheet(SheetContext context, Listener listener) {
        this(context);
        this.listener = (parameter, value) -> {
            Record record = shown.getFirst();
            return listener.changed(parameter.title(), RecordInfo.of(record).with(record, parameter.name(), value));
        };
    }

    /** A sheet of several records of one type, in which one parameter after the other is changed for all of them. */
    public static RecordSheet ofSeveral(SheetContext context, SeveralListener listener) {
        RecordSheet sheet = new RecordSheet(context);
        sheet.listener = listener;
        return sheet;
    }

    private RecordSheet(SheetContext context) {
        this.context = context;
        getStyleClass().add("sheet");
        advanced.getStyleClass().add("sheet");
        more.setId(context.idPrefix() + "-more");
        more.getStyleClass().add("sheet-more");
        more.setOnAction(event -> unfold(!advanced.isVisible()));
    }

    /** Shows these parameters before the others, in this order. To be called before a record is shown. */
    public void putFirst(List<String> names) {
        first = List.copyOf(names);
    }

    /** Shows these parameters and no others. To be called before a record is shown. */
    public void showOnly(List<String> names) {
        putFirst(names);
        only = true;
    }

    private List<ParameterInfo> inOrder(RecordInfo<Record> info) {
        List<ParameterInfo> ordered = new ArrayList<>();
        for (String name : first) {
            info.parameters().stream()
                    .filter(parameter -> parameter.name().equals(name))
                    .forEach(ordered::add);
        }
        if (!only) {
            info.parameters().stream()
                    .filter(parameter -> !ordered.contains(parameter))
                    .forEach(ordered::add);
        }
        return ordered;
    }

    private void unfold(boolean open) {
        advanced.setVisible(open);
        advanced.setManaged(open);
        more.setText(Texts.get(open ? "sheet.less" : "sheet.more"));
        more.setVisited(false);
    }

    /** Shows a record. */
    public void show(Record record) {
        showAll(List.of(record));
    }

    /** Shows several records of one type: the values that they share, and which parameters differ. */
    public void showAll(List<? extends Record> records) {
        Record record = records.getFirst();
        RecordInfo<Record> info = RecordInfo.of(record);
        boolean rebuilt = shown.isEmpty() || shown.getFirst().getClass() != record.getClass() || !isBuilt();
        shown = List.copyOf(records);
        if (rebuilt) {
            build(info);
        }
        for (Field field : fields) {
            String name = field.parameter().name();
            Object first = info.value(record, name);
            field.show(
                    first,
                    shown.stream().anyMatch(each -> !info.value(each, name).equals(first)));
        }
        if (rebuilt) {
            unfold(fields.stream()
                    .filter(field -> field.parameter().advanced())
                    .anyMatch(field -> !field.parameter().defaultValue().equals(field.value())));
        }
    }

    /** Whether every list of names is offered as boxes where its names are known by now, and only there. */
    private boolean isBuilt() {
        return fields.stream()
                .filter(field -> field.parameter().rawType() == List.class)
                .allMatch(field -> field instanceof NamesField == offersNames(field.parameter()));
    }

    private boolean offersNames(ParameterInfo parameter) {
        return !context.suggestions().apply(parameter).isEmpty();
    }

    /** Whether something was typed that cannot be taken, and is still there to be mended. */
    public boolean isRefused() {
        return fields.stream().anyMatch(Field::isRefused);
    }

    private void build(RecordInfo<Record> info) {
        fields.clear();
        getChildren().clear();
        advanced.getChildren().clear();
        for (ParameterInfo parameter : inOrder(info)) {
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
        return offersNames(parameter)
                ? new NamesField(
                        parameter, id, commit, () -> context.suggestions().apply(parameter))
                : new TextValueField(parameter, id, commit, resettable, value -> value);
    }

    private Optional<Problem> change(ParameterInfo parameter, Object value) {
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        try {
            return listener.changed(parameter, value);
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
