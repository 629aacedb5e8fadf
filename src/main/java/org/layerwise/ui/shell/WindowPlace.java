package org.layerwise.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import org.layerwise.catalog.Param;

/**
 * Where a window is, in the coordinates of the desktop, and how large it is when it is not maximized.
 *
 * @param width in pixels, the frame included; 0 where nothing is known
 */
public record WindowPlace(
        @Param(doc = "Its left edge", value = "0") double x,
        @Param(doc = "Its upper edge", value = "0") double y,
        @Param(doc = "Its width", value = "0", min = 0) double width,
        @Param(doc = "Its height", value = "0", min = 0) double height,

        @Param(doc = "Whether it fills the desktop", value = "false")
        boolean maximized) {
    /** Before a window was shown. */
    public static final WindowPlace UNKNOWN = new WindowPlace(0, 0, 0, 0, false);

    /** So much of the upper edge has to be on a monitor that the window can be taken hold of. */
    private static final double HOLD_WIDTH = 96;

    private static final double HOLD_HEIGHT = 24;

    boolean isKnown() {
        return width > 0 && height > 0;
    }

    WindowPlace withMaximized(boolean now) {
        return new WindowPlace(x, y, width, height, now);
    }

    /**
     * This place on the monitors that there are now: as it is where its upper edge can be taken hold of, else in the middle of
     * the first.
     *
     * @param monitors what can be used of each, the chief one first
     * @return empty where nothing is known
     */
    Optional<WindowPlace> on(List<Rectangle2D> monitors) {
        if (!isKnown() || monitors.isEmpty()) {
            return Optional.empty();
        }
        if (monitors.stream().anyMatch(this::canBeHeldOn)) {
            return Optional.of(this);
        }
        Rectangle2D first = monitors.getFirst();
        double fittingWidth = Math.min(width, first.getWidth());
        double fittingHeight = Math.min(height, first.getHeight());
        return Optional.of(new WindowPlace(
                first.getMinX() + (first.getWidth() - fittingWidth) / 2,
                first.getMinY() + (first.getHeight() - fittingHeight) / 2,
                fittingWidth,
                fittingHeight,
                maximized));
    }

    private boolean canBeHeldOn(Rectangle2D monitor) {
        double seen = Math.min(x + width, monitor.getMaxX()) - Math.max(x, monitor.getMinX());
        return seen >= Math.min(HOLD_WIDTH, width)
                && y >= monitor.getMinY() - 1
                && y + HOLD_HEIGHT <= monitor.getMaxY();
    }
}
