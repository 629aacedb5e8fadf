package org.layerwise.ui.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.layerwise.catalog.Param;
import org.layerwise.ui.chart.export.PictureSpec;
import org.layerwise.ui.chart.model.AxisScale;
import org.layerwise.ui.chart.model.ChartOptions;
import org.layerwise.ui.chart.model.StepUnit;

/**
 * How the charts of a page were arranged and looked at last.
 *
 * @param cards those that were moved, detached or looked at in another way, in their order on the page
 * @param picture what was saved last
 * @param compared id of the kept run whose lines are drawn under those of the run that is shown; empty for none
 */
public record ChartLayout(
        @Param(doc = "The charts of the Watch page, in their order", value = "")
        List<Card> cards,

        @Param(doc = "The picture of a chart that was saved last", value = "")
        PictureSpec picture,

        @Param(doc = "The run that is compared with", value = "", omitDefault = true)
        String compared) {
    /** As they are by themselves. */
    public static final ChartLayout USUAL = new ChartLayout(List.of(), PictureSpec.DEFAULT);

    /** Compared with no run. */
    public ChartLayout(List<Card> cards, PictureSpec picture) {
        this(cards, picture, "");
    }

    public ChartLayout {
        cards = List.copyOf(cards);
    }

    /**
     * One chart.
     *
     * @param id of the chart
     * @param detached whether it has a window to itself
     */
    public record Card(
            @Param(doc = "The chart", value = "") String id,

            @Param(doc = "Whether it has a window to itself", value = "false")
            boolean detached,

            @Param(doc = "Scale of its values", value = "linear")
            AxisScale values,

            @Param(doc = "Scale of its steps", value = "linear")
            AxisScale steps,

            @Param(doc = "What its steps are given in", value = "step")
            StepUnit unit,

            @Param(doc = "Weight of what came before", value = "0", min = 0, max = ChartOptions.MOST_SMOOTHING)
            double smoothing,

            @Param(doc = "Whether outliers are left out of its range", value = "false")
            boolean clip) {

        /** A chart as it is looked at. */
        public static Card of(String id, boolean detached, ChartOptions options) {
            return new Card(
                    id,
                    detached,
                    options.yScale(),
                    options.xScale(),
                    options.xUnit(),
                    options.smoothing(),
                    options.clipOutliers());
        }

        /** How it is looked at. */
        public ChartOptions options() {
            return new ChartOptions(values, steps, unit, smoothing, clip);
        }
    }

    /** What is remembered of a chart. */
    public Optional<Card> card(String id) {
        return cards.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** The same, with these charts first; those that are not among them keep what is known of them. */
    public ChartLayout with(List<Card> shown) {
        List<Card> all = new ArrayList<>(shown);
        for (Card each : cards) {
            if (shown.stream().noneMatch(one -> one.id().equals(each.id()))) {
                all.add(each);
            }
        }
        return new ChartLayout(all, picture, compared);
    }

    /** The same, with a chart put on the page, behind all others; it is there already where it is known. */
    public ChartLayout withAdded(ChartChoice choice) {
        if (card(choice.id()).isPresent()) {
            return this;
        }
        List<Card> all = new ArrayList<>(cards);
        all.add(Card.of(
                choice.id(), false, new ChartOptions(choice.scale(), AxisScale.LINEAR, StepUnit.STEP, 0, false)));
        return new ChartLayout(all, picture, compared);
    }

    /** The same, without what is known of a chart. */
    public ChartLayout without(String id) {
        return new ChartLayout(
                cards.stream().filter(each -> !each.id().equals(id)).toList(), picture, compared);
    }

    /** The same, compared with another run; empty: with none. */
    public ChartLayout comparedWith(String run) {
        return new ChartLayout(cards, picture, run);
    }

    /** The same, with another picture saved last. */
    public ChartLayout with(PictureSpec saved) {
        return new ChartLayout(cards, saved, compared);
    }
}
