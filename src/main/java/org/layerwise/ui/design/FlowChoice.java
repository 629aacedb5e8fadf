package org.layerwise.ui.design;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.layerwise.ui.fx.Texts;

/** Chooses what the connections of the canvas show. */
final class FlowChoice extends HBox {
    private final Map<EdgeFlow, ToggleButton> buttons = new EnumMap<>(EdgeFlow.class);

    FlowChoice(ObjectProperty<EdgeFlow> flow) {
        setId("design-flow");
        getStyleClass().add("flow-choice");
        setMinWidth(Region.USE_PREF_SIZE);
        ToggleGroup group = new ToggleGroup();
        for (EdgeFlow each : EdgeFlow.values()) {
            ToggleButton button = new ToggleButton(Texts.get("design.flow." + each.id()));
            button.setId("design-flow-" + each.id());
            button.setTooltip(new Tooltip(Texts.get("design.flow." + each.id() + ".help")));
            button.setAccessibleText(Texts.get("design.flow.choose", button.getText()));
            button.setToggleGroup(group);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.getStyleClass()
                    .add(each == EdgeFlow.SIGNAL ? "left-pill" : each == EdgeFlow.OFF ? "right-pill" : "center-pill");
            button.setOnAction(event -> {
                button.setSelected(true); // the one that is chosen stays so when it is pressed again
                flow.set(each);
            });
            buttons.put(each, button);
            getChildren().add(button);
        }
        flow.subscribe(this::select);
    }

    private void select(EdgeFlow now) {
        buttons.forEach((each, button) -> button.setSelected(each == now));
    }
}
