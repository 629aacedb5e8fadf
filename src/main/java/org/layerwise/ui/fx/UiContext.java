package org.layerwise.ui.fx;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import org.layerwise.base.Problem;

/**
 * What every page of one window shares, besides the workbench.
 *
 * @param dialogs asks for files
 * @param pump the window's heartbeat
 * @param theme the look; charts follow it
 * @param report shows problems to whoever sits before the window; JavaFX thread
 * @param background runs what would take the JavaFX thread too long
 */
public record UiContext(
        FileDialogs dialogs,
        PulseTimer pump,
        ObjectProperty<Theme> theme,
        Consumer<List<Problem>> report,
        Executor background) {}
