package org.layerwise.ui.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.layerwise.app.Workbench;
import org.layerwise.experiment.Experiment;
import org.layerwise.nn.activation.Relu;
import org.layerwise.nn.graph.NetworkEdit;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.init.HeNormal;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.layer.Dropout;
import org.layerwise.nn.optim.Sgd;
import org.layerwise.ui.chart.draw.BundledFont;
import org.layerwise.ui.fx.Scrolling;
import org.layerwise.ui.fx.Theme;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The screen's gestures, by mouse and by keyboard. */
@ExtendWith(ApplicationExtension.class)
class DesignWindowTest {
    private final Workbench workbench = Bench.penguins();
    private DesignView view;

    @Start
    void start(Stage stage) {
        BundledFont.loadForWindow();
        view = Bench.show(stage, workbench, Theme.LIGHT, 1280, 800);
        stage.setWidth(1280); // a test before may have made it another size
        stage.setHeight(800);
    }

    @AfterEach
    void release(FxRobot robot) {
        robot.release(new KeyCode[0]);
        robot.release(new MouseButton[0]);
        robot.interact(view::close);
    }

    private List<NodeSpec> nodes() {
        return workbench.experiment().orElseThrow().network().expand();
    }

    private NetworkSpec network() {
        return workbench.experiment().orElseThrow().network();
    }

    private NodeSpec node(String id) {
        return network().find(id).orElseThrow(() -> new AssertionError(id + " in " + nodes()));
    }

    private static void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static NodeCard card(FxRobot robot, String id) {
        settle();
        return robot.lookup("#design-node-" + id).queryAs(NodeCard.class);
    }

    /** A point of a card, from its corner. */
    private static Point2D on(FxRobot robot, String id, double x, double y) {
        return card(robot, id).localToScreen(x, y);
    }

    private static Point2D input(FxRobot robot, String id) {
        return on(robot, id, 0, CardModel.PORT_Y);
    }

    private static Point2D output(FxRobot robot, String id) {
        return on(robot, id, CardModel.WIDTH, CardModel.PORT_Y);
    }

    private static void drag(FxRobot robot, Point2D from, Point2D... way) {
        robot.moveTo(from).press(MouseButton.PRIMARY);
        for (Point2D point : way) {
            robot.moveTo(point);
        }
        settle();
        robot.release(MouseButton.PRIMARY);
        settle();
    }

    private static Point2D middle(FxRobot robot, String query) {
        Node node = robot.lookup(query).query();
        robot.interact(() -> Scrolling.reveal(node));
        settle();
        return node.localToScreen(
                node.getBoundsInLocal().getCenterX(), node.getBoundsInLocal().getCenterY());
    }

    private static boolean isSelected(FxRobot robot, String id) {
        return card(robot, id).getPseudoClassStates().stream()
                .anyMatch(state -> state.getPseudoClassName().equals("selected"));
    }

    private static Point2D empty(FxRobot robot) {
        return on(robot, "prediction", 2.2 * CardModel.WIDTH, 40);
    }

    @Test
    void dragsALayerOntoTheCanvas(FxRobot robot) {
        Point2D target = empty(robot);
        drag(robot, middle(robot, "#design-palette-dense"), target.subtract(60, 60), target);

        assertEquals(List.of(), node("dense3").inputs());
        assertTrue(isSelected(robot, "dense3"));
        Point2D corner = on(robot, "dense3", CardModel.WIDTH / 2, CardModel.PORT_Y);
        assertTrue(corner.distance(target) <= 2 * CanvasPoint.GRID, corner + " is not near " + target);
    }

    @Test
    void dragsALayerOntoAnEdgeWhichTakesItIn(FxRobot robot) {
        Point2D edge = output(robot, "dense1").midpoint(input(robot, "activation1"));
        drag(robot, middle(robot, "#design-palette-dropout"), edge.subtract(40, 0), edge);

        assertEquals(List.of("dense1"), node("dropout1").inputs());
        assertEquals(List.of("dropout1"), node("activation1").inputs());
        assertEquals(new Dropout(0.5), node("dropout1").layer());
    }

    @Test
    void connectsPortsByDragging(FxRobot robot) {
        drag(robot, output(robot, "input"), empty(robot), input(robot, "output"));

        assertEquals(List.of("input"), node("output").inputs());
    }

    @Test
    void refusesACircleAndSaysWhyWhileHovering(FxRobot robot) {
        List<NodeSpec> before = nodes();
        robot.moveTo(output(robot, "dense2")).press(MouseButton.PRIMARY);
        robot.moveTo(on(robot, "dense1", 60, 60)).moveTo(on(robot, "dense1", 62, 60));
        settle();
        Label note = robot.lookup("#design-hover-note").queryAs(Label.class);
        assertTrue(note.isVisible());
        assertTrue(note.getText().contains("circle"), note.getText());
        robot.release(MouseButton.PRIMARY);
        settle();

        assertEquals(before, nodes());
        assertFalse(note.isVisible());
    }

    @Test
    void dragsAnEdgesEndAway(FxRobot robot) {
        drag(robot, input(robot, "dense1"), empty(robot), empty(robot).add(5, 5));

        assertEquals(List.of(), node("dense1").inputs());
    }

    @Test
    void selectsAnEdgeAndDeletesIt(FxRobot robot) {
        robot.clickOn(output(robot, "dense1").midpoint(input(robot, "activation1")));
        robot.type(KeyCode.DELETE);
        settle();

        assertEquals(List.of(), node("activation1").inputs());
    }

    @Test
    void selectsMovesDeletesUndoesRedoes(FxRobot robot) {
        robot.clickOn(on(robot, "dense1", 60, 70));
        assertTrue(isSelected(robot, "dense1"));
        CanvasPoint before = card(robot, "dense1").place();
        drag(robot, on(robot, "dense1", 60, 70), on(robot, "dense1", 70, 75), on(robot, "dense1", 60 + 40, 70 - 24));
        assertEquals(before.plus(40, -24), card(robot, "dense1").place());

        robot.type(KeyCode.DELETE);
        settle();
        assertEquals(List.of("input"), node("activation1").inputs());
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        settle();
        assertEquals(before.plus(40, -24), card(robot, "dense1").place());
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        settle();
        assertEquals(before, card(robot, "dense1").place());
        robot.push(KeyCode.CONTROL, KeyCode.Y);
        robot.push(KeyCode.CONTROL, KeyCode.Y);
        settle();
        assertEquals(List.of("input"), node("activation1").inputs());
    }

    @Test
    void selectsByRubberBandAndShift(FxRobot robot) {
        drag(robot, on(robot, "input", -20, -20), on(robot, "input", 40, 40), on(robot, "dense1", 40, 40));
        assertTrue(isSelected(robot, "input") && isSelected(robot, "dense1"));
        assertFalse(isSelected(robot, "activation1"));

        shiftPress(robot, "output");
        assertTrue(isSelected(robot, "input") && isSelected(robot, "output"));
        robot.push(KeyCode.CONTROL, KeyCode.A);
        assertTrue(isSelected(robot, "prediction"));
    }

    /** The headless robot's presses know nothing of the keys that are held. */
    private static void shiftPress(FxRobot robot, String id) {
        NodeCard card = card(robot, id);
        Point2D scene = card.localToScene(60, 60);
        Point2D screen = card.localToScreen(60, 60);
        for (EventType<MouseEvent> type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED)) {
            robot.interact(() -> Event.fireEvent(
                    card,
                    new MouseEvent(
                            type,
                            scene.getX(),
                            scene.getY(),
                            screen.getX(),
                            screen.getY(),
                            MouseButton.PRIMARY,
                            1,
                            true,
                            false,
                            false,
                            false,
                            true,
                            false,
                            false,
                            true,
                            false,
                            true,
                            null)));
        }
    }

    @Test
    void editsUnitsAndTheCardShowsTheShape(FxRobot robot) {
        robot.clickOn(on(robot, "dense1", 60, 60));
        robot.clickOn("#design-property-units").push(KeyCode.CONTROL, KeyCode.A);
        robot.write("24").type(KeyCode.ENTER);
        settle();

        assertTrue(card(robot, "dense1").lookupAll(".card-shape").stream()
                .anyMatch(label -> ((Label) label).getText().equals("[batch × 24]")));
    }

    @Test
    void refusesUnitsOutOfBoundsUnderTheField(FxRobot robot) {
        robot.clickOn(on(robot, "dense1", 60, 60));
        robot.clickOn("#design-property-units").push(KeyCode.CONTROL, KeyCode.A);
        robot.write("0");
        settle();
        Label message = robot.lookup("#design-property-units-message").queryAs(Label.class);
        assertTrue(message.isVisible());
        robot.type(KeyCode.ENTER).type(KeyCode.ESCAPE);
        settle();

        assertEquals(16, ((Dense) node("dense1").layer()).units());
        assertEquals(
                "16",
                robot.lookup("#design-property-units").queryAs(TextField.class).getText());
        assertFalse(message.isVisible());
    }

    @Test
    void setsAnInitializer(FxRobot robot) {
        robot.clickOn(on(robot, "dense1", 60, 60));
        choose(robot, "#design-property-initializer", "#design-property-initializer-he-normal");

        assertEquals(new HeNormal(), ((Dense) node("dense1").layer()).initializer());
    }

    @Test
    void setsTheOptimizerOfTheExperiment(FxRobot robot) {
        choose(robot, "#design-setting-optimizer", "#design-setting-optimizer-sgd");
        robot.clickOn(middle(robot, "#design-setting-optimizer-momentum")).push(KeyCode.CONTROL, KeyCode.A);
        robot.write("0.9").type(KeyCode.ENTER);
        settle();

        assertEquals(
                new Sgd(0.01, 0.9, false),
                workbench.experiment().map(Experiment::optimizer).orElseThrow());
    }

    private static void choose(FxRobot robot, String combo, String item) {
        robot.interact(() -> robot.lookup(combo).queryAs(ComboBox.class).show());
        settle();
        robot.clickOn(item);
        settle();
    }

    @Test
    void suggestsHeNormalBeforeAReluAndAppliesIt(FxRobot robot) {
        robot.interact(() ->
                Bench.network(workbench, NetworkEdit.withLayer(network(), "activation1", new Activation(new Relu()))));
        robot.clickOn(on(robot, "dense1", 60, 60));
        robot.clickOn("#design-he-apply");
        settle();

        assertEquals(new HeNormal(), ((Dense) node("dense1").layer()).initializer());
    }

    @Test
    void renamesALayer(FxRobot robot) {
        robot.clickOn(on(robot, "dense1", 60, 60));
        robot.clickOn("#design-property-id").push(KeyCode.CONTROL, KeyCode.A);
        robot.write("wide").type(KeyCode.ENTER);
        settle();

        assertEquals(List.of("wide"), node("activation1").inputs());
        assertTrue(isSelected(robot, "wide"));
    }

    @Test
    void aMistakeStandsOnItsCardAndInTheList(FxRobot robot) {
        robot.interact(
                () -> Bench.network(workbench, NetworkEdit.withLayer(network(), "activation2", new Dropout(0.99))));
        settle();

        Set<Node> messages = card(robot, "activation2").lookupAll(".card-message");
        assertEquals(1, messages.size());
        assertEquals(Set.of(), card(robot, "dense2").lookupAll(".card-message"));
        assertEquals(1, robot.lookup(".problem-line").queryAll().size());
        robot.clickOn(".problem-node");
        settle();
        assertTrue(isSelected(robot, "activation2"));
    }

    @Test
    void keysReachWhatThePaletteHidesAtItsEnd(FxRobot robot) {
        robot.interact(() -> robot.lookup("#design-palette-search").query().requestFocus());
        robot.type(KeyCode.DOWN).type(KeyCode.END);
        settle();

        Node last = robot.lookup("#design-palette").query().getScene().getFocusOwner();
        assertTrue(last.getStyleClass().contains("palette-cell"));
        Bounds window = on(last.getScene().lookup("#design-palette-scroll"));
        assertTrue(window.contains(on(last)), on(last) + " is not in " + window);
    }

    private static Bounds on(Node node) {
        return node.localToScene(node.getBoundsInLocal());
    }

    @Test
    void worksByKeyboardAlone(FxRobot robot) {
        robot.interact(() -> robot.lookup("#design-palette-search").query().requestFocus());
        robot.write("drop");
        settle();
        assertEquals(1, robot.lookup(".palette-cell").queryAll().size());
        robot.interact(() -> view.select(List.of("activation1")));
        robot.type(KeyCode.DOWN).type(KeyCode.ENTER);
        settle();
        assertEquals(List.of("activation1"), node("dropout1").inputs());
        assertEquals(List.of("dropout1"), node("dense2").inputs());

        robot.interact(() -> robot.lookup("#design-canvas").query().requestFocus());
        robot.interact(() -> view.select(List.of("input")));
        robot.type(KeyCode.RIGHT);
        settle();
        assertTrue(isSelected(robot, "dense1"));
        CanvasPoint before = card(robot, "dense1").place();
        robot.push(KeyCode.CONTROL, KeyCode.DOWN);
        settle();
        assertEquals(before.plus(0, CanvasPoint.GRID), card(robot, "dense1").place());
        robot.type(KeyCode.C);
        settle();
        robot.clickOn("#design-connect-output");
        settle();
        assertEquals(List.of("dense1"), node("output").inputs());
        robot.interact(() -> robot.lookup("#design-canvas").query().requestFocus());
        robot.type(KeyCode.ENTER);
        settle();
        assertTrue(robot.lookup("#design-property-units").query().isFocused());
    }

    @Test
    void zoomsAndFits(FxRobot robot) {
        Label zoom = robot.lookup("#design-zoom").queryAs(Label.class);
        robot.clickOn(on(robot, "dense1", 60, 60));
        robot.push(KeyCode.CONTROL, KeyCode.PLUS);
        settle();
        assertEquals("120 %", zoom.getText());
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT0);
        settle();
        assertEquals("100 %", zoom.getText());
    }
}
