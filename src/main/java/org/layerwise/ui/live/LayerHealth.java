package org.layerwise.ui.live;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a layer is doing, with the reasons; none for a healthy one.
 *
 * @param level of its worst reason
 * @param reasons the worst first
 */
public record LayerHealth(Level level, List<Reason> reasons) {

    /** How bad something is, from good to bad. */
    public enum Level {
        /** Nothing is known of it yet. */
        UNKNOWN,
        HEALTHY,
        /** It learns, but not as well as it could. */
        CAUTION,
        /** It hardly learns, or not at all. */
        ILL
    }

    /**
     * Something that is wrong with a layer.
     *
     * @param id for tests: {@code dead}
     * @param text in a few words, with the figure: {@code dead 63 %}
     * @param brief the same where there is little room
     * @param help what it means and what may help
     */
    public record Reason(String id, Level level, String text, String brief, String help) {}

    /** Of a layer of which no frame has come. */
    public static final LayerHealth UNKNOWN = new LayerHealth(Level.UNKNOWN, List.of());

    public LayerHealth {
        reasons = reasons.stream()
                .sorted(Comparator.comparing(Reason::level).reversed())
                .toList();
    }

    static LayerHealth of(List<Reason> reasons) {
        Level worst = reasons.stream()
                .map(Reason::level)
                .max(Comparator.naturalOrder())
                .orElse(Level.HEALTHY);
        return new LayerHealth(worst, reasons);
    }

    /** All reasons in words; empty for a healthy layer. */
    public String text() {
        return reasons.stream().map(Reason::text).collect(Collectors.joining("; "));
    }

    /** The worst reason alone; empty for a healthy layer. */
    public String shortText() {
        return reasons.isEmpty() ? "" : reasons.getFirst().brief();
    }

    /** All reasons, each with what it means. */
    public String explanation() {
        return reasons.stream()
                .map(reason -> reason.text() + ". " + reason.help())
                .collect(Collectors.joining("\n"));
    }
}
