package org.layerwise.ui.design;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;

/** A window onto a drawing larger than itself: zoom, pan, and scroll bars where not all of it is in view. */
final class CanvasViewport extends Region {
    static final double SMALLEST = 0.25;
    static final double LARGEST = 2;
    /** Below this nobody can read a card. */
    static final double READABLE = 0.5;

    private static final double FIT_LARGEST = 1;

    private final Node world;
    private final Region overlay;
    private final DotGrid grid = new DotGrid();
    private final ScrollBar horizontal = new ScrollBar();
    private final ScrollBar vertical = new ScrollBar();
    private final Translate translate = new Translate();
    private final Scale scale = new Scale();
    private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(1);
    private CardBounds content = new CardBounds(0, 0, 1, 1);
    private boolean following;
    private Runnable moved = () -> {};

    /**
     * @param world what is shown
     * @param overlay shown over it, neither zoomed nor moved
     */
    CanvasViewport(Node world, Region overlay) {
        this.world = world;
        this.overlay = overlay;
        world.getTransforms().addAll(translate, scale);
        overlay.setMouseTransparent(true);
        vertical.setOrientation(Orientation.VERTICAL);
        bar(horizontal, "design-canvas-hbar");
        bar(vertical, "design-canvas-vbar");
        horizontal.valueProperty().addListener((observed, before, now) -> {
            if (!following) {
                moveTo(-now.doubleValue(), translate.getY());
            }
        });
        vertical.valueProperty().addListener((observed, before, now) -> {
            if (!following) {
                moveTo(translate.getX(), -now.doubleValue());
            }
        });
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        getChildren().addAll(grid, world, overlay, horizontal, vertical);
    }

    private static void bar(ScrollBar bar, String id) {
        bar.setId(id);
        bar.setFocusTraversable(false);
        bar.setVisible(false);
    }

    /** Says what there is to see, in the drawing's own pixels. */
    void setContent(CardBounds box) {
        content = box;
        follow();
    }

    /** Called whenever something else is in view, or at another place. */
    void onMoved(Runnable listener) {
        moved = listener;
    }

    ReadOnlyDoubleProperty zoom() {
        return zoom.getReadOnlyProperty();
    }

    /** Zooms so that the point (x, y) of the view stays where it is. */
    void zoomTo(double wanted, double x, double y) {
        double now = Math.clamp(wanted, SMALLEST, LARGEST);
        double factor = now / zoom.get();
        zoom.set(now);
        scale.setX(now);
        scale.setY(now);
        moveTo(x - (x - translate.getX()) * factor, y - (y - translate.getY()) * factor);
    }

    void zoomBy(double factor) {
        zoomTo(zoom.get() * factor, getWidth() / 2, getHeight() / 2);
    }

    void pan(double dx, double dy) {
        moveTo(translate.getX() + dx, translate.getY() + dy);
    }

    /**
     * Shows everything, not larger than life.
     *
     * @param least the smallest zoom; where that is not small enough, the beginning is shown
     */
    void fit(double least) {
        if (getWidth() <= 0 || getHeight() <= 0) {
            return;
        }
        CardBounds all = content.grown(AutoLayout.MARGIN - CanvasPoint.GRID);
        double fitting = Math.min(getWidth() / all.width(), getHeight() / all.height());
        double now = Math.clamp(fitting, least, FIT_LARGEST);
        zoom.set(now);
        scale.setX(now);
        scale.setY(now);
        moveTo(
                Math.max(0, (getWidth() - all.width() * now) / 2) - all.x() * now,
                Math.max(0, (getHeight() - all.height() * now) / 2) - all.y() * now);
    }

    /** Pans as little as needed to bring a part into view. */
    void reveal(CardBounds part) {
        CardBounds wanted = part.grown(16);
        double left = wanted.x() * zoom.get() + translate.getX();
        double right = wanted.right() * zoom.get() + translate.getX();
        double top = wanted.y() * zoom.get() + translate.getY();
        double bottom = wanted.bottom() * zoom.get() + translate.getY();
        double dx = left < 0 ? -left : right > getWidth() ? Math.max(getWidth() - right, -left) : 0;
        double dy = top < 0 ? -top : bottom > getHeight() ? Math.max(getHeight() - bottom, -top) : 0;
        if (dx != 0 || dy != 0) {
            pan(dx, dy);
        }
    }

    /** A point of the scene in the drawing's own pixels. */
    CanvasPoint toWorld(double sceneX, double sceneY) {
        Point2D local = sceneToLocal(sceneX, sceneY);
        return new CanvasPoint(
                (local.getX() - translate.getX()) / zoom.get(), (local.getY() - translate.getY()) / zoom.get());
    }

    /** A point of the drawing in the view's pixels. */
    CanvasPoint toView(CanvasPoint place) {
        return new CanvasPoint(place.x() * zoom.get() + translate.getX(), place.y() * zoom.get() + translate.getY());
    }

    /** What is in view, in the drawing's own pixels. */
    CardBounds visible() {
        return new CardBounds(
                -translate.getX() / zoom.get(),
                -translate.getY() / zoom.get(),
                getWidth() / zoom.get(),
                getHeight() / zoom.get());
    }

    private void moveTo(double x, double y) {
        // Something of the drawing stays in view.
        double slackX = getWidth() / 2;
        double slackY = getHeight() / 2;
        translate.setX(Math.rint(clampLoosely(
                x, slackX - content.right() * zoom.get(), getWidth() - slackX - content.x() * zoom.get())));
        translate.setY(Math.rint(clampLoosely(
                y, slackY - content.bottom() * zoom.get(), getHeight() - slackY - content.y() * zoom.get())));
        follow();
    }

    private static double clampLoosely(double value, double a, double b) {
        return Math.clamp(value, Math.min(a, b), Math.max(a, b));
    }

    private void follow() {
        following = true;
        grid.follow(zoom.get(), translate.getX(), translate.getY());
        bar(horizontal, getWidth(), content.x(), content.right(), -translate.getX());
        bar(vertical, getHeight(), content.y(), content.bottom(), -translate.getY());
        following = false;
        moved.run();
    }

    private void bar(ScrollBar bar, double extent, double from, double to, double offset) {
        double margin = 24;
        double least = from * zoom.get() - margin;
        double most = to * zoom.get() + margin - extent;
        bar.setVisible(extent > 0 && (offset > least + margin || offset < most - margin));
        bar.setMin(Math.min(least, offset));
        bar.setMax(Math.max(Math.max(most, least), offset));
        bar.setVisibleAmount(
                (bar.getMax() - bar.getMin()) * extent / Math.max(1, bar.getMax() - bar.getMin() + extent));
        bar.setUnitIncrement(40);
        bar.setBlockIncrement(extent * 0.8);
        bar.setValue(offset);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        grid.resizeRelocate(0, 0, width, height);
        overlay.resizeRelocate(0, 0, width, height);
        double thick = vertical.prefWidth(-1);
        vertical.resizeRelocate(width - thick, 0, thick, height - thick);
        double thin = horizontal.prefHeight(-1);
        horizontal.resizeRelocate(0, height - thin, width - thin, thin);
        if (world.isManaged()) {
            world.setManaged(false);
        }
        follow();
    }
}
