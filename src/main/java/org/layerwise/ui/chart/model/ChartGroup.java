package org.layerwise.ui.chart.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The charts of a page, which share the crosshair's step and the steps in view. One thread. */
public final class ChartGroup {

    /** A chart of the group. */
    public interface Member {
        /** The crosshair is at another step; NaN: nowhere. */
        void pointed(double step);

        /** Other steps are in view; a NaN pair: all. */
        void zoomed(double from, double to);

        /** Looks at its model in another way. */
        void change(UnaryOperator<ChartOptions> change);
    }

    private final List<Member> members = new ArrayList<>();
    private double from = Double.NaN;
    private double to = Double.NaN;

    /** Adds a chart, which takes over what is in view. */
    public void add(Member member) {
        members.add(member);
        member.zoomed(from, to);
    }

    public void remove(Member member) {
        members.remove(member);
    }

    /** Puts the crosshair of all charts but one at a step; NaN: nowhere. */
    public void point(double step, Member but) {
        for (Member each : List.copyOf(members)) {
            if (!each.equals(but)) {
                each.pointed(step);
            }
        }
    }

    /** Shows these steps in all charts; a NaN pair: all. */
    public void zoom(double first, double last) {
        from = first;
        to = last;
        for (Member each : List.copyOf(members)) {
            each.zoomed(first, last);
        }
    }

    /** Has all charts look at their models in another way. */
    public void changeAll(UnaryOperator<ChartOptions> change) {
        for (Member each : List.copyOf(members)) {
            each.change(change);
        }
    }
}
