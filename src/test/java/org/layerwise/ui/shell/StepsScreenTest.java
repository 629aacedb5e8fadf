package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.layerwise.catalog.Catalog;
import org.layerwise.data.spec.ClassBalancing;
import org.layerwise.data.spec.GroupSplit;
import org.layerwise.data.spec.SplitBy;
import org.layerwise.data.spec.TimeSplit;
import org.layerwise.data.step.Clip;
import org.layerwise.data.step.ClipBy;
import org.layerwise.data.step.ImputeMedian;
import org.layerwise.data.step.ImputeMode;
import org.layerwise.data.step.OneHot;
import org.layerwise.data.step.Ordinal;
import org.layerwise.data.step.Standardize;
import org.layerwise.data.step.Step;
import org.testfx.util.WaitForAsyncUtils;

/** A column's steps on the Data screen. */
class StepsScreenTest extends WindowFixture {
    private static final Path PENGUINS = Path.of("sample-data/penguins.csv").toAbsolutePath();

    private void open() {
        dialogs.will(PENGUINS);
        clickOn("#data-open");
        await(() -> workbench.prepared().isPresent());
    }

    private void select(int column) {
        interact(() -> find("#data-columns", ListView.class).getSelectionModel().clearAndSelect(column));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void add(String kind) {
        interact(() -> {
            MenuItem item = find("#data-steps-add", MenuButton.class).getItems().stream()
                    .filter(each -> each.getId().equals("data-steps-add-" + kind))
                    .findFirst()
                    .orElseThrow();
            item.fire();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private List<Step> steps(String column) {
        return experiment().data().column(column).orElseThrow().steps();
    }

    private void awaitFeatures(String column, String... features) {
        await(() -> prepared().pipeline().columns().stream()
                .anyMatch(fitted ->
                        fitted.name().equals(column) && fitted.features().equals(List.of(features))));
    }

    @Test
    void stepsAreAddedChangedMovedRemovedAndUndone() {
        open();
        assertFalse(find("#data-steps").isVisible());
        select(5);
        assertEquals(
                "Steps of body_mass_g", find("#data-steps-title", Labeled.class).getText());
        add("standardize");
        add("impute-median");
        add("clip");
        assertEquals(
                List.of(new ImputeMedian(), new Standardize(), new Clip(ClipBy.QUANTILES, 0.01, 0.99)),
                steps("body_mass_g"),
                "missing values are filled in first");
        clickOn("#data-step-2-up").clickOn("#data-step-0-down");
        awaitFeatures("body_mass_g", "body_mass_g");
        doubleClickOn("#data-step-0-lower").write("0.1").push(KeyCode.ENTER);
        assertEquals(
                List.of(new Clip(ClipBy.QUANTILES, 0.1, 0.99), new ImputeMedian(), new Standardize()),
                steps("body_mass_g"));
        add("missing-indicator");
        awaitFeatures("body_mass_g", "body_mass_g", "body_mass_g is missing");
        clickOn("#data-step-0-down");
        assertEquals(new Clip(ClipBy.QUANTILES, 0.1, 0.99), steps("body_mass_g").getFirst());
        picture("data-steps-number");
        doubleClickOn("#data-step-0-lower").write("2").push(KeyCode.ENTER);
        assertTrue(find("#data-step-0-lower-message").isVisible(), "2 is above the upper quantile");
        assertEquals(new Clip(ClipBy.QUANTILES, 0.1, 0.99), steps("body_mass_g").getFirst());
        clickOn("#data-step-0-remove");
        assertEquals(3, steps("body_mass_g").size());
        clickOn("#shell-undo");
        assertEquals(4, steps("body_mass_g").size());
        interact(() -> find("#data-steps-clear", ButtonBase.class).fire());
        assertEquals(List.of(), steps("body_mass_g"));
        assertEquals(
                "Steps of body_mass_g", find("#data-steps-title", Labeled.class).getText());
    }

    @Test
    void textsAlwaysBecomeNumbers() {
        open();
        select(1);
        add("impute-mode");
        assertEquals(List.of(new ImputeMode(), new OneHot()), steps("island"));
        assertTrue(find("#data-step-1-remove").isDisabled(), "texts would be left");
        add("ordinal");
        assertEquals(List.of(new ImputeMode(), new Ordinal(List.of())), steps("island"));
        awaitFeatures("island", "island");
        add("bin");
        awaitFeatures(
                "island",
                "island in (−∞, 0.4)",
                "island in [0.4, 0.8)",
                "island in [0.8, 1.2)",
                "island in [1.2, 1.6)",
                "island in [1.6, ∞)");
        picture("data-steps-text");
        select(0);
        assertFalse(find("#data-steps").isVisible(), "the target has no steps");
    }

    @Test
    void rowsAreDividedByAColumnAndClassesBalanced() {
        open();
        choose("#data-division", Catalog.of(SplitBy.class).kind("group"));
        assertEquals(new GroupSplit("island"), experiment().split().by());
        assertTrue(find("#data-division-column").isVisible());
        await(() -> groups(prepared().split().train()).size()
                        + groups(prepared().split().validation()).size()
                == 3);
        choose("#data-division-column", "body_mass_g");
        assertEquals(new GroupSplit("body_mass_g"), experiment().split().by());
        choose("#data-division", Catalog.of(SplitBy.class).kind("time"));
        assertEquals(
                new TimeSplit("bill_length_mm"),
                experiment().split().by(),
                "a column of dates or numbers, not the texts of the first");
        choose("#data-balance", ClassBalancing.WEIGHTS);
        assertEquals(ClassBalancing.WEIGHTS, experiment().pipeline().balance());
        interact(() -> find("#data-balance").requestFocus());
        picture("data-division");
        clickOn("#shell-undo");
        assertEquals(ClassBalancing.NONE, experiment().pipeline().balance());
        assertEquals(ClassBalancing.NONE, find("#data-balance", ComboBox.class).getValue());
    }

    private Set<String> groups(int[] rows) {
        return Arrays.stream(rows)
                .mapToObj(row -> prepared().table().cell(row, 1))
                .collect(Collectors.toSet());
    }

    @SuppressWarnings("unchecked") // the control's values are the test's own
    private <T> void choose(String id, T value) {
        ComboBox<T> box = (ComboBox<T>) find(id);
        interact(() -> box.setValue(value));
        WaitForAsyncUtils.waitForFxEvents();
    }
}
