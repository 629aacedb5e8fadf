package org.layerwise.ui.sheet;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.layerwise.base.Problem;
import org.layerwise.catalog.ParameterInfo;
import org.layerwise.ui.fx.Texts;

/** Some of a known list of names; none chosen stands for all of them. */
final class NamesField extends Field {
    private static final double MOST = 200;

    private final Supplier<List<String>> names;
    private final String id;
    private final Label state = new Label();
    private final VBox boxes = new VBox(4);
    private List<String> boxed = List.of();

    /** @param names that can be ticked just now */
    NamesField(
            ParameterInfo parameter,
            String id,
            Function<Object, Optional<Problem>> commit,
            Supplier<List<String>> names) {
        super(parameter, id, commit, true);
        this.names = names;
        this.id = id;
        boxes.getStyleClass().add("sheet-names");
        ScrollPane scroll = new ScrollPane(boxes);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(MOST);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("sheet-scroll");
        state.getStyleClass().add("sheet-doc");
        state.setWrapText(true);
        stacked(state, id, scroll);
    }

    @Override
    void shown(Object now, boolean same) {
        List<String> chosen = new ArrayList<>();
        ((List<?>) now).forEach(name -> chosen.add((String) name));
        state.setText(chosen.isEmpty() ? Texts.get("sheet.names.all") : Texts.get("sheet.names.some", chosen.size()));
        Set<String> all = new LinkedHashSet<>(names.get());
        all.addAll(chosen);
        List<String> offered = List.copyOf(all);
        if (!offered.equals(boxed)) {
            boxed = offered;
            boxes.getChildren().setAll(offered.stream().map(this::box).toList());
        }
        boxes.getChildren().forEach(node -> {
            CheckBox box = (CheckBox) node;
            box.setSelected(chosen.contains(box.getText()));
        });
    }

    private CheckBox box(String name) {
        CheckBox box = new CheckBox(name);
        box.setMnemonicParsing(false);
        box.setId(id + "-" + name);
        box.setOnAction(event -> offer(boxes.getChildren().stream()
                .map(CheckBox.class::cast)
                .filter(CheckBox::isSelected)
                .map(CheckBox::getText)
                .toList()));
        return box;
    }

    @Override
    void focusControl() {
        if (!boxes.getChildren().isEmpty()) {
            boxes.getChildren().getFirst().requestFocus();
        }
    }
}
