package org.layerwise.ui.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.layerwise.base.Ticker;
import org.layerwise.ui.chart.draw.LiveChart;
import org.layerwise.ui.chart.draw.PngFile;
import org.layerwise.ui.fx.FxThread;
import org.layerwise.ui.fx.Scrolling;

/**
 * Works a window as a person would: moves the mouse, drags, types, and looks. Used from a thread of its own; every movement
 * happens on the JavaFX thread, one after the other.
 */
public final class WindowRobot {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LOOK_NANOS = 20_000_000L;
    private static final int DRAG_STEPS = 12;
    private static final double BEHIND = 6;

    private final Scene scene;
    private final Ticker ticker;
    private final Robot robot;

    public WindowRobot(Scene scene, Ticker ticker) {
        this.scene = scene;
        this.ticker = ticker;
        this.robot = on(Robot::new);
    }

    /** Does something on the JavaFX thread and waits for it. */
    public static <T> T on(Supplier<T> work) {
        FutureTask<T> result = new FutureTask<>(work::get);
        FxThread.later(result);
        try {
            return result.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the window did not do what was asked", e);
        }
    }

    private static void act(Runnable work) {
        boolean done = on(() -> {
            work.run();
            return true;
        });
        assert done;
    }

    /** Waits until something is so, looking on the JavaFX thread. */
    public void await(String what, BooleanSupplier condition) {
        long began = ticker.nanos();
        while (!on(condition::getAsBoolean)) {
            if (ticker.nanos() - began > PATIENCE.toNanos()) {
                throw new IllegalStateException("waited in vain until " + what);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** The node of a selector, once it is there and can be seen. */
    public Node find(String selector) {
        await(selector + " is there", () -> {
            Node node = scene.lookup(selector);
            return node != null && node.isVisible() && node.getScene() != null;
        });
        return on(() -> scene.lookup(selector));
    }

    private Point2D center(Node node) {
        return on(() -> {
            Bounds bounds = node.localToScreen(node.getBoundsInLocal());
            return new Point2D(bounds.getCenterX(), bounds.getCenterY());
        });
    }

    /** Scrolls a node into sight; not by the wheel, which the headless robot has not. */
    private void reveal(Node node) {
        act(() -> Scrolling.reveal(node));
        settle();
    }

    /** Clicks the middle of a node. */
    public void click(String selector) {
        Node node = find(selector);
        await(selector + " can be clicked", () -> !node.isDisabled());
        reveal(node);
        Point2D at = center(node);
        act(() -> robot.mouseMove(at));
        act(() -> robot.mousePress(MouseButton.PRIMARY));
        act(() -> robot.mouseRelease(MouseButton.PRIMARY));
        settle();
    }

    /** Drags from the middle of one node to that of another. */
    public void drag(String from, String to) {
        drag(center(find(from)), center(find(to)));
    }

    /** Drags from the middle of a node to just right of another: onto the connection that leaves it. */
    public void dragBehind(String from, String left) {
        Node node = find(left);
        Node taken = find(from);
        reveal(taken);
        Point2D start = center(taken);
        Point2D end = on(() -> {
            Bounds bounds = node.localToScreen(node.getBoundsInLocal());
            return new Point2D(bounds.getMaxX() + BEHIND, bounds.getCenterY());
        });
        drag(start, end);
    }

    private void drag(Point2D start, Point2D end) {
        act(() -> robot.mouseMove(start));
        act(() -> robot.mousePress(MouseButton.PRIMARY));
        for (int i = 1; i <= DRAG_STEPS; i++) {
            Point2D at = start.interpolate(end, (double) i / DRAG_STEPS);
            act(() -> robot.mouseMove(at));
        }
        act(() -> robot.mouseRelease(MouseButton.PRIMARY));
        settle();
    }

    /** Presses keys together, the modifiers first. */
    public void keys(KeyCode... codes) {
        for (KeyCode code : codes) {
            act(() -> robot.keyPress(code));
        }
        for (KeyCode code : List.of(codes).reversed()) {
            act(() -> robot.keyRelease(code));
        }
        settle();
    }

    /** Opens a list of choices and goes by the arrow keys to the one with this title. */
    public void choose(String selector, String title) {
        int places = places((ComboBox<?>) find(selector), title);
        click(selector);
        for (int i = 0; i < Math.abs(places); i++) {
            keys(places < 0 ? KeyCode.UP : KeyCode.DOWN);
        }
        keys(KeyCode.ENTER);
    }

    /** How far down from the chosen one a title stands; negative when it is further up. */
    private static <T> int places(ComboBox<T> list, String title) {
        return on(() -> {
            List<String> titles =
                    list.getItems().stream().map(list.getConverter()::toString).toList();
            if (!titles.contains(title)) {
                throw new IllegalStateException("no choice \"" + title + "\" among " + titles);
            }
            return titles.indexOf(title) - list.getSelectionModel().getSelectedIndex();
        });
    }

    /** Types digits. */
    public void type(String digits) {
        digits.chars().forEach(c -> {
            KeyCode code = KeyCode.getKeyCode(Character.toString(c));
            act(() -> robot.keyPress(code));
            act(() -> robot.keyRelease(code));
        });
        settle();
    }

    /** Waits until the window has taken in and drawn what was done. */
    public void settle() {
        for (int i = 0; i < 3; i++) {
            CompletableFuture<Boolean> pulse = new CompletableFuture<>();
            act(() -> scene.addPostLayoutPulseListener(new Runnable() {
                @Override
                public void run() {
                    scene.removePostLayoutPulseListener(this);
                    pulse.complete(true);
                }
            }));
            act(() -> javafx.application.Platform.requestNextPulse());
            try {
                pulse.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException | ExecutionException | TimeoutException e) {
                throw new IllegalStateException("the window does not draw", e);
            }
        }
    }

    /** Takes a picture of the window, once every chart shows what it should. */
    public void picture(Path file) {
        settle();
        await(
                "the charts are drawn",
                () -> scene.getRoot().lookupAll(".live-chart").stream()
                        .allMatch(node -> !(node instanceof LiveChart chart) || chart.isUpToDate()));
        settle();
        Image image = on(() -> scene.snapshot(null));
        PngFile.write(image, file);
    }
}
