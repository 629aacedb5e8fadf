package org.layerwise.ui.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.layerwise.catalog.Inline;
import org.layerwise.catalog.Param;
import org.layerwise.ui.design.EdgeFlow;
import org.layerwise.ui.fx.Theme;
import org.layerwise.ui.live.ChartLayout;

/**
 * What the window remembers from one start to the next.
 *
 * @param theme the look
 * @param window where it is
 * @param page that is shown
 * @param dividers of its split panes
 * @param folder where files were opened or saved last; empty before that
 * @param recent the files opened last, the newest first
 * @param charts how those of the Watch page were arranged
 * @param budget what all runs may take, in gigabytes, as it was typed; empty for any size
 * @param flow what the connections of the Design page show of a run
 */
public record Settings(
        @Param(doc = "The look", value = "dark") Theme theme,
        @Param(doc = "Where the window is", value = "") WindowPlace window,

        @Param(doc = "The page that is shown", value = "data")
        Page page,

        @Param(doc = "Where the dividers of split panes are", value = "")
        Dividers dividers,

        @Param(doc = "The folder of the last file", value = "")
        String folder,

        @Param(doc = "The files opened last", value = "") List<String> recent,

        @Param(doc = "How charts were arranged", value = "") ChartLayout charts,

        @Param(doc = "Gigabytes that all runs may take", value = "")
        String budget,

        @Param(doc = "What connections show", value = "signal")
        EdgeFlow flow) {
    public static final Settings DEFAULT = new Settings(
            Theme.DARK,
            WindowPlace.UNKNOWN,
            Page.DATA,
            Dividers.NONE,
            "",
            List.of(),
            ChartLayout.USUAL,
            "",
            EdgeFlow.SIGNAL);

    public Settings {
        recent = List.copyOf(recent);
    }

    /**
     * Where the dividers of split panes are.
     *
     * @param positions by the split pane's id, each from 0 to 1
     */
    public record Dividers(@Inline Map<String, List<Double>> positions) {
        /** All where they are by themselves. */
        public static final Dividers NONE = new Dividers(Map.of());

        public Dividers {
            positions = Map.copyOf(positions);
        }

        Dividers with(String pane, List<Double> dividers) {
            Map<String, List<Double>> changed = new LinkedHashMap<>(positions);
            changed.put(pane, List.copyOf(dividers));
            return new Dividers(changed);
        }
    }

    Settings withTheme(Theme other) {
        return new Settings(other, window, page, dividers, folder, recent, charts, budget, flow);
    }

    Settings withWindow(WindowPlace other) {
        return new Settings(theme, other, page, dividers, folder, recent, charts, budget, flow);
    }

    Settings withPage(Page other) {
        return new Settings(theme, window, other, dividers, folder, recent, charts, budget, flow);
    }

    Settings withDividers(Dividers other) {
        return new Settings(theme, window, page, other, folder, recent, charts, budget, flow);
    }

    Settings withFolder(String other) {
        return new Settings(theme, window, page, dividers, other, recent, charts, budget, flow);
    }

    Settings withRecent(List<String> other) {
        return new Settings(theme, window, page, dividers, folder, other, charts, budget, flow);
    }

    Settings withBudget(String other) {
        return new Settings(theme, window, page, dividers, folder, recent, charts, other, flow);
    }

    Settings withFlow(EdgeFlow other) {
        return new Settings(theme, window, page, dividers, folder, recent, charts, budget, other);
    }

    Settings withCharts(ChartLayout other) {
        return new Settings(theme, window, page, dividers, folder, recent, other, budget, flow);
    }
}
