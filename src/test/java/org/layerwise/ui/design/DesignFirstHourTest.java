package org.layerwise.ui.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.event.ActionEvent;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.layerwise.app.Workbench;
import org.layerwise.data.spec.ColumnUse;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.experiment.Experiment;
import org.layerwise.nn.graph.NetworkEdit;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.optim.Adam;
import org.layerwise.ui.chart.draw.BundledFont;
import org.layerwise.ui.fx.Theme;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What a new user's hands do on the page: double clicks, Enter again, Delete, typing, wrong numbers, copies. */
@ExtendWith(ApplicationExtension.class)
class DesignFirstHourTest {
    private final Workbench workbench = Bench.penguins();
    private DesignView view;

    @Start
    void start(Stage stage) {
        BundledFont.loadForWindow();
        view = Bench.show(stage, workbench, Theme.LIGHT, 1024, 700);
    }

    @AfterEach
    void release(FxRobot robot) {
        robot.release(new KeyCode[0]);
        robot.interact(view::close);
    }

    private NetworkSpec network() {
        return workbench.experiment().orElseThrow().network();
    }

    private int count() {
        return network().expand().size();
    }

    private int units(String id) {
        return ((Dense) network().find(id).orElseThrow().layer()).units();
    }

    private static void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static Bounds on(Node node) {
        return node.localToScene(node.getBoundsInLocal());
    }

    private static void assertSeenAndClear(FxRobot robot, String id) {
        settle();
        NodeCard card = robot.lookup("#design-node-" + id).queryAs(NodeCard.class);
        Bounds canvas = on(robot.lookup("#design-canvas").query());
        assertTrue(canvas.contains(card.localToScene(card.getLayoutBounds())), id + " is out of sight");
        List<CardBounds> boxes = new ArrayList<>();
        for (Node each : robot.lookup(".node-card").queryAll()) {
            CardBounds box = ((NodeCard) each).box();
            boxes.forEach(other -> assertFalse(other.overlaps(box), other + " and " + box));
            boxes.add(box);
        }
    }

    private Node owner() {
        return view.root().getScene().getFocusOwner();
    }

    @Test
    void aDoubleClickAddsWhereItIsSeenAndKeysActOnIt(FxRobot robot) {
        robot.doubleClickOn("#design-palette-dense");
        settle();
        assertSeenAndClear(robot, "dense3");
        assertEquals("design-palette-dense", owner().getId());
        robot.type(KeyCode.ENTER);
        assertSeenAndClear(robot, "dense4");
        assertEquals(List.of("dense3"), network().find("dense4").orElseThrow().inputs());
        int before = count();
        robot.type(KeyCode.DELETE);
        settle();
        assertEquals(before - 1, count());
        assertTrue(network().find("dense4").isEmpty());
        robot.write("drop");
        settle();
        assertEquals(
                "drop",
                robot.lookup("#design-palette-search").queryAs(TextField.class).getText());
        assertEquals(1, robot.lookup(".palette-cell").queryAll().size());
    }

    @Test
    void turningToThePagePutsTheFocusOnTheCanvasAndTypingSearches(FxRobot robot) {
        robot.interact(() -> {
            view.root().getScene().getRoot().requestFocus();
            view.shown();
        });
        settle();
        assertEquals("design-canvas", owner().getId());
        robot.type(KeyCode.TAB);
        settle();
        assertTrue(owner().isFocusVisible() || owner() instanceof TextField, String.valueOf(owner()));
        robot.interact(view::shown);
        robot.write("dense");
        settle();
        assertEquals(
                "dense",
                robot.lookup("#design-palette-search").queryAs(TextField.class).getText());
        int before = count();
        robot.type(KeyCode.ENTER);
        settle();
        assertEquals(before + 1, count());
    }

    @Test
    void problemsTakeNoRoomFromTheCanvasUntilTheirListIsOpened(FxRobot robot) {
        Node canvas = robot.lookup("#design-canvas").query();
        double height = on(canvas).getHeight();
        robot.interact(() -> view.select(List.of()));
        for (int i = 0; i < 4; i++) {
            robot.interact(() -> {
                view.select(List.of());
                Bench.network(
                        workbench,
                        NetworkEdit.add(
                                network(),
                                new NodeSpec(
                                        NetworkEdit.freeId(
                                                network(),
                                                network()
                                                        .find("dense1")
                                                        .orElseThrow()
                                                        .layer()),
                                        network().find("dense1").orElseThrow().layer(),
                                        List.of())));
            });
        }
        settle();
        assertEquals(height, on(canvas).getHeight());
        assertEquals(4, robot.lookup(".problem-line").queryAll().size());
        robot.clickOn("#design-problems-toggle");
        settle();
        assertTrue(on(canvas).getHeight() < height - 80);
        SplitPane split = robot.lookup("#design-canvas-split").queryAs(SplitPane.class);
        assertEquals(1, split.getDividers().size());
        robot.clickOn("#design-problems-toggle");
        settle();
        assertEquals(height, on(canvas).getHeight());
    }

    @Test
    void aWrongNumberStaysWithItsReasonUntilItIsMendedOrGivenUp(FxRobot robot) {
        robot.interact(() -> view.select(List.of("dense1")));
        settle();
        TextField units = robot.lookup("#design-property-units").queryAs(TextField.class);
        robot.interact(() -> {
            units.requestFocus();
            units.setText("abc");
        });
        robot.interact(() -> robot.lookup("#design-canvas").query().requestFocus());
        settle();
        assertEquals("abc", units.getText());
        assertEquals(16, units("dense1"));
        assertEquals(
                "Expected a whole number from 1 to 65,536; “abc” is none.",
                robot.lookup("#design-property-units-message")
                        .queryAs(Label.class)
                        .getText());

        robot.interact(() -> view.select(List.of("dense2")));
        robot.interact(() -> view.select(List.of("dense1")));
        settle();
        TextField again = robot.lookup("#design-property-units").queryAs(TextField.class);
        assertEquals("abc", again.getText());
        robot.interact(again::requestFocus);
        robot.type(KeyCode.ESCAPE);
        settle();
        assertEquals("16", again.getText());
        assertFalse(robot.lookup("#design-property-units-message").query().isVisible());
    }

    @Test
    void aLearningRateOfAMillionIsTakenWithAWordOfCaution(FxRobot robot) {
        TextField rate = robot.lookup("#design-setting-optimizer-learningRate").queryAs(TextField.class);
        robot.interact(() -> {
            rate.requestFocus();
            rate.setText("1e6");
            rate.fireEvent(new ActionEvent());
        });
        settle();
        Label message =
                robot.lookup("#design-setting-optimizer-learningRate-message").queryAs(Label.class);
        assertEquals("1,000,000", rate.getText());
        assertEquals("1,000,000 is taken, but up to 1 is usual: training will most likely diverge.", message.getText());
        robot.interact(() -> {
            rate.setText("0,001");
            rate.fireEvent(new ActionEvent());
        });
        settle();
        assertEquals("Expected a number of 0 or more; “0,001” is none. Write 0.001.", message.getText());
        robot.interact(() -> {
            rate.setText("1,000");
            rate.fireEvent(new ActionEvent());
        });
        settle();
        assertEquals(1000, ((Adam) workbench.experiment().orElseThrow().optimizer()).learningRate());
    }

    @Test
    void epochsAndBatchSizeComeFirst(FxRobot robot) {
        List<String> ids = robot.lookup("#design-properties").lookup(".text-field").queryAll().stream()
                .map(Node::getId)
                .toList();
        assertEquals(List.of("design-setting-epochs", "design-setting-batch"), ids.subList(0, 2));
        assertTrue(robot.lookup(".label").queryAll().stream()
                .noneMatch(node -> ((Label) node).getText().contains("Telemetry")));
    }

    @Test
    void anInputsColumnsFollowWhatIsTickedOnTheDataPage(FxRobot robot) {
        robot.interact(() -> view.select(List.of("input")));
        settle();
        Set<Node> before =
                robot.lookup("#design-properties").lookup(".check-box").queryAll();
        String gone = ((CheckBox) before.iterator().next()).getText();
        robot.interact(() -> workbench.document().edit("Leave a column out", open -> {
            DataSpec data = open.data();
            return open.withData(data.with(data.column(gone).orElseThrow().withUse(ColumnUse.IGNORED)));
        }));
        settle();

        List<String> now = robot.lookup("#design-properties").lookup(".check-box").queryAll().stream()
                .map(node -> ((CheckBox) node).getText())
                .toList();
        assertEquals(before.size() - 1, now.size());
        assertFalse(now.contains(gone), now + " has " + gone);
    }

    @Test
    void copiesPastesAndEditsTogether(FxRobot robot) {
        robot.interact(() -> {
            view.select(List.of("dense1"));
            robot.lookup("#design-canvas").query().requestFocus();
        });
        robot.push(KeyCode.CONTROL, KeyCode.C);
        robot.push(KeyCode.CONTROL, KeyCode.V);
        settle();
        assertSeenAndClear(robot, "dense3");
        robot.interact(() -> view.select(List.of("dense1", "dense2", "dense3")));
        settle();
        TextField units = robot.lookup("#design-several-units").queryAs(TextField.class);
        robot.interact(() -> {
            units.setText("24");
            units.fireEvent(new ActionEvent());
        });
        settle();
        assertEquals(List.of(24, 24, 24), List.of(units("dense1"), units("dense2"), units("dense3")));
        robot.interact(() -> workbench.document().undo());
        assertEquals(List.of(16, 16, 16), List.of(units("dense1"), units("dense2"), units("dense3")));
    }

    @Test
    void aLongMessageMakesNoTallCard(FxRobot robot) {
        robot.interact(() -> Bench.network(workbench, DesignPictureTest.mistaken()));
        settle();
        for (Node node : robot.lookup(".node-card").queryAll()) {
            assertTrue(
                    ((NodeCard) node).getHeight() <= CardModel.RESERVED + 16,
                    node + " " + ((NodeCard) node).getHeight());
        }
        Experiment open = workbench.experiment().orElseThrow();
        assertEquals(7, open.network().expand().size());
        assertSeenAndClear(robot, "input");
        assertTrue(robot.lookup(".problem-node").queryAllAs(Hyperlink.class).stream()
                .anyMatch(link -> link.getText().equals("dropout1")));
    }
}
