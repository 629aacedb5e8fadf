package org.layerwise.ui.watch;

import javafx.geometry.Pos;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.layerwise.app.RunWishes;
import org.layerwise.train.Pace;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;

/** How fast runs go: a slider whose right end is full speed, and what is counted by it. It works while a run goes on. */
final class PaceBar extends HBox {
    /** Beyond it the slider means full speed. */
    private static final double FULL_FROM = 0.97;

    private static final double SLOWEST = 0.2;

    private final RunWishes wishes;
    private final Slider slider = new Slider(0, 1, 1);
    private final MenuButton unit = new MenuButton();
    private Pace.Unit counted = Pace.Unit.STEPS;

    PaceBar(RunWishes wishes) {
        super(2);
        this.wishes = wishes;
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("watch-pace");
        setMinWidth(Region.USE_PREF_SIZE);
        slider.setId("watch-pace");
        slider.setPrefWidth(96);
        slider.setMinWidth(96);
        slider.setBlockIncrement(0.05);
        slider.setTooltip(new Tooltip(Texts.get("watch.pace.help")));
        slider.setAccessibleText(Texts.get("watch.pace.help"));
        unit.setId("watch-pace-unit");
        unit.setMinWidth(126);
        unit.setPrefWidth(126);
        unit.setTooltip(new Tooltip(Texts.get("watch.pace.unit.help")));
        unit.getStyleClass().add("flat");
        ToggleGroup one = new ToggleGroup();
        for (Pace.Unit each : Pace.Unit.values()) {
            RadioMenuItem item = new RadioMenuItem(Texts.get("watch.pace.by." + key(each)));
            item.setId("watch-pace-" + key(each));
            item.setToggleGroup(one);
            item.setSelected(each == counted);
            item.setOnAction(event -> {
                counted = each;
                changed();
            });
            unit.getItems().add(item);
        }
        slider.valueProperty().addListener((observed, before, now) -> changed());
        getChildren().addAll(slider, unit);
        show(wishes.pace());
    }

    private void changed() {
        Pace pace = pace(slider.getValue(), counted);
        show(pace);
        wishes.setPace(pace);
    }

    private void show(Pace pace) {
        unit.setText(
                pace.isFull()
                        ? Texts.get("watch.pace.full")
                        : Texts.get("watch.pace." + key(pace.unit()), Numbers.number(pace.perSecond())));
    }

    private static String key(Pace.Unit unit) {
        return switch (unit) {
            case STEPS -> "steps";
            case EPOCHS -> "epochs";
        };
    }

    /** The pace at a place of the slider, each step of it the same factor, in two digits. */
    static Pace pace(double place, Pace.Unit unit) {
        if (place > FULL_FROM) {
            return Pace.FULL;
        }
        double most = switch (unit) {
            case STEPS -> 1000;
            case EPOCHS -> 100;
        };
        double exact = SLOWEST * Math.pow(most / SLOWEST, place / FULL_FROM);
        double digit = Math.pow(10, Math.floor(Math.log10(exact)) - 1);
        return new Pace(Math.rint(exact / digit) * digit, unit);
    }
}
