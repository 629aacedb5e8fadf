package org.layerwise.ui.sheet;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.KindConversion;
import org.layerwise.catalog.KindInfo;
import org.layerwise.catalog.ParameterInfo;
import org.layerwise.ui.fx.Texts;

/** A kind of a family, with the chosen kind's own parameters below. */
final class FamilyField extends Field {
    private final ComboBox<KindInfo<?>> combo = new ComboBox<>();
    private final Label doc = new Label();
    private final RecordSheet nested;
    private boolean showing;

    FamilyField(
            ParameterInfo parameter,
            String id,
            Function<Object, Optional<Problem>> commit,
            boolean resettable,
            SheetContext context) {
        super(parameter, id, commit, resettable);
        nested = new RecordSheet(context.inside(parameter), (title, now) -> commit.apply(now));
        nested.getStyleClass().add("sheet-nested");
        doc.getStyleClass().add("sheet-doc");
        doc.setWrapText(true);
        doc.setMinHeight(Region.USE_PREF_SIZE);
        stacked(combo, id, doc, nested);
        combo.setTooltip(tooltip(parameter));
        combo.getItems().setAll(Catalog.of(parameter.rawType()).kinds());
        combo.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable KindInfo<?> kind) {
                return kind == null ? "" : kind.title();
            }

            @Override
            public @Nullable KindInfo<?> fromString(String text) {
                return null;
            }
        });
        combo.setCellFactory(list -> new ListCell<>() {
            @Override
            protected void updateItem(@Nullable KindInfo<?> kind, boolean empty) {
                super.updateItem(kind, empty);
                setText(kind == null || empty ? "" : kind.title());
                setId(kind == null || empty ? null : id + "-" + kind.id());
            }
        });
        combo.valueProperty().addListener((observed, before, now) -> {
            if (now != null && !showing) {
                choose(parameter.rawType(), now);
            }
        });
    }

    private <F> void choose(Class<F> family, KindInfo<?> kind) {
        F before = family.cast(Objects.requireNonNull(value()));
        offer(KindConversion.convert(before, Catalog.of(family).kind(kind.id()), Set.of()));
    }

    @Override
    void shown(Object now, boolean same) {
        KindInfo<?> kind = Catalog.declarationOfType(now.getClass());
        showing = true;
        combo.setPromptText(isMixed() ? Texts.get("sheet.mixed") : "");
        combo.setValue(isMixed() ? null : kind);
        showing = false;
        doc.setText(isMixed() ? "" : kind.doc());
        nested.show((Record) now);
        nested.setVisible(!isMixed() && !kind.parameters().isEmpty());
        nested.setManaged(nested.isVisible());
    }

    @Override
    boolean isRefused() {
        return super.isRefused() || nested.isRefused();
    }

    @Override
    void focusControl() {
        combo.requestFocus();
    }
}
