package org.layerwise.ui.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.layerwise.base.ProblemException;
import org.layerwise.lab.init.InitRequest.RowSource;
import org.layerwise.lab.init.VariantGrid;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.init.Initializer;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.WindowWords;

/** What is compared, as it is chosen and typed. */
final class InitSettings extends FlowPane {
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("error");

    private final ComboBox<String> what = choice("what", "network", "cs231n");
    private final KindTicks<Initializer> initializers = new KindTicks<>(
            Initializer.class, "lab-init-initializers", List.of("glorot-uniform", "he-normal", "lecun-normal"));
    private final KindTicks<ActivationFunction> activations =
            new KindTicks<>(ActivationFunction.class, "lab-init-activations", List.of());
    private final TextField gains = field("gains", "1", 6);
    private final TextField depths = field("depths", "", 6);
    private final TextField widths = field("widths", "", 6);
    private final ComboBox<String> norm = choice("norm", "own", "without", "with", "both");
    private final ComboBox<String> rows = choice("rows", "table", "normal");
    private final TextField seeds = field("seeds", "3", 3);
    private final TextField steps = field("steps", "0", 4);

    InitSettings() {
        super(12, 8);
        setId("lab-init-settings");
        List<Node> ofNetwork = List.of(
                named("initializers", initializers),
                named("gains", gains),
                named("activations", activations),
                named("depths", depths),
                named("widths", widths),
                named("norm", norm));
        for (Node node : ofNetwork) {
            node.visibleProperty()
                    .bind(what.getSelectionModel().selectedIndexProperty().isEqualTo(0));
            node.managedProperty().bind(node.visibleProperty());
        }
        getChildren().add(named("what", what));
        getChildren().addAll(ofNetwork);
        getChildren().addAll(named("rows", rows), named("seeds", seeds), named("steps", steps));
        what.getSelectionModel()
                .selectedIndexProperty()
                .subscribe(index -> rows.getSelectionModel().select(index.intValue()));
    }

    private static ComboBox<String> choice(String name, String... values) {
        ComboBox<String> box = new ComboBox<>();
        box.setId("lab-init-" + name);
        for (String value : values) {
            box.getItems().add(Texts.get("lab.init." + name + "." + value));
        }
        box.getSelectionModel().selectFirst();
        return box;
    }

    private static TextField field(String name, String text, int columns) {
        TextField field = new TextField(text);
        field.setId("lab-init-" + name);
        field.setPrefColumnCount(columns);
        field.setPromptText(Texts.get("lab.init.own"));
        return field;
    }

    private static Node named(String name, Region control) {
        Label label = new Label(Texts.get("lab.init." + name));
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setLabelFor(control);
        control.setAccessibleText(Texts.get("lab.init." + name));
        Tooltip.install(control, new Tooltip(Texts.get("lab.init." + name + ".help")));
        HBox both = new HBox(6, label, control);
        both.setAlignment(Pos.CENTER_LEFT);
        return both;
    }

    /** Whether the preset is chosen. */
    boolean isPreset() {
        return what.getSelectionModel().getSelectedIndex() == 1;
    }

    /** For whoever follows the choice between the open network and the preset. */
    ComboBox<String> what() {
        return what;
    }

    /** Starts a comparison of what is chosen; what cannot be read is marked. */
    void start(InitViewModel model) {
        Optional<List<Double>> seedCount = list(seeds, Double::valueOf).filter(all -> all.size() == 1);
        Optional<List<Double>> stepCount = list(steps, Double::valueOf).filter(all -> all.size() == 1);
        seeds.pseudoClassStateChanged(REFUSED, seedCount.isEmpty());
        steps.pseudoClassStateChanged(REFUSED, stepCount.isEmpty());
        Optional<List<Double>> factors = list(gains, Double::valueOf);
        Optional<List<Integer>> layers = list(depths, Integer::valueOf);
        Optional<List<Integer>> units = list(widths, Integer::valueOf);
        if (seedCount.isEmpty() || stepCount.isEmpty()) {
            return;
        }
        int times = (int) Math.rint(seedCount.get().getFirst());
        int updates = (int) Math.rint(stepCount.get().getFirst());
        RowSource source = rows.getSelectionModel().getSelectedIndex() == 0 ? RowSource.TABLE : RowSource.NORMAL;
        if (isPreset()) {
            model.comparePreset(times, updates, source);
        } else if (factors.isPresent() && layers.isPresent() && units.isPresent()) {
            try {
                VariantGrid grid = new VariantGrid(
                        initializers.ticked(),
                        factors.get(),
                        activations.ticked(),
                        layers.get(),
                        units.get(),
                        normalized());
                model.compare(grid, times, updates, source);
            } catch (ProblemException e) {
                model.work().say(WindowWords.describe(e.problems().getFirst()));
            }
        }
    }

    private List<Boolean> normalized() {
        return switch (norm.getSelectionModel().getSelectedIndex()) {
            case 1 -> List.of(false);
            case 2 -> List.of(true);
            case 3 -> List.of(false, true);
            default -> List.of();
        };
    }

    /** The numbers in a field, commas between; a field with something else is marked. */
    private static <T> Optional<List<T>> list(TextField field, Function<String, T> number) {
        List<T> numbers = new ArrayList<>();
        boolean fits = true;
        for (String part : field.getText().split("[,;\\s]+", -1)) {
            if (!part.isBlank()) {
                try {
                    numbers.add(number.apply(part.strip()));
                } catch (NumberFormatException e) {
                    System.getLogger(InitSettings.class.getName()).log(System.Logger.Level.TRACE, "no number", e);
                    fits = false;
                }
            }
        }
        field.pseudoClassStateChanged(REFUSED, !fits);
        return fits ? Optional.of(numbers) : Optional.empty();
    }
}
