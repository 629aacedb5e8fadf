package org.layerwise.ui.runs;

import java.util.ArrayList;
import java.util.List;
import org.layerwise.runs.SeedComparison;
import org.layerwise.runs.SeedComparison.Group;
import org.layerwise.runs.SeedComparison.Sample;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.ui.chart.model.BandModel;
import org.layerwise.ui.chart.model.ChartModel;
import org.layerwise.ui.chart.model.LineModel;
import org.layerwise.ui.chart.model.SeriesLook;
import org.layerwise.ui.chart.model.SeriesLook.Dash;
import org.layerwise.ui.fx.Texts;

/**
 * One figure of whole epochs of several runs: validation as a full line, training dashed. A group of seeds is its mean, with a band
 * of one standard deviation. It grows while runs go on.
 */
final class EpochCurves {
    private final LineModel lines = new LineModel();
    private final BandModel bands = new BandModel();
    private final boolean banded;
    private final CompareAxis axis;
    private final List<Curve> curves = new ArrayList<>();

    /** A line of one group and one part of the rows. */
    private static final class Curve {
        final Group group;
        final String metric;
        final int series;
        int epochs;
        double last = Double.NEGATIVE_INFINITY;

        Curve(Group group, String metric, int series) {
            this.group = group;
            this.metric = metric;
            this.series = series;
        }
    }

    /**
     * Curves without points.
     *
     * @param figure {@code loss}, {@code accuracy}, …
     */
    EpochCurves(List<ComparedRun> runs, SeedComparison seeds, String figure, CompareAxis axis) {
        this.axis = axis;
        this.banded = seeds.hasGroups();
        String train = figure + "/train";
        String validation = figure + "/validation";
        for (int i = 0; i < seeds.groups().size(); i++) {
            Group group = seeds.groups().get(i);
            ComparedRun first = runs.get(group.members().getFirst());
            String name = CompareText.name(group);
            if (first.has(validation)) {
                curves.add(curve(group, validation, name, new SeriesLook(i, Dash.FULL, false)));
            }
            if (first.has(train)) {
                curves.add(curve(
                        group,
                        train,
                        Texts.get("compare.series.train", name),
                        new SeriesLook(i, first.has(validation) ? Dash.DASHED : Dash.FULL, false)));
            }
        }
        take(runs);
    }

    private Curve curve(Group group, String metric, String name, SeriesLook look) {
        return new Curve(group, metric, banded ? bands.declare(name, look) : lines.declare(name, look));
    }

    ChartModel model() {
        return banded ? bands : lines;
    }

    /** Appends the epochs that have come since. */
    void take(List<ComparedRun> runs) {
        for (Curve curve : curves) {
            List<ComparedRun> members =
                    curve.group.members().stream().map(runs::get).toList();
            int longest =
                    members.stream().mapToInt(run -> run.epochs().size()).max().orElse(0);
            int settled = members.stream()
                    .filter(run -> run.info().goesOn())
                    .mapToInt(run -> run.epochs().size())
                    .min()
                    .orElse(longest);
            // a mean that lacks a run that goes on would be another a moment later
            while (curve.epochs < Math.min(longest, settled)) {
                append(curve, members, curve.epochs++);
            }
        }
    }

    private void append(Curve curve, List<ComparedRun> members, int epoch) {
        List<ComparedRun> there =
                members.stream().filter(run -> run.epochs().size() > epoch).toList();
        double place = there.stream()
                .mapToDouble(run -> run.place(axis, run.epochs().get(epoch).step()))
                .average()
                .orElse(0);
        Sample sample = Sample.of(there.stream()
                .mapToDouble(run -> value(run, epoch, curve.metric))
                .toArray());
        // the rate at which a run goes on is known a little better each time
        double x = Math.max(place, curve.last);
        curve.last = x;
        if (banded) {
            bands.append(curve.series, x, sample.mean(), sample.count() < 2 ? 0 : sample.deviation());
        } else {
            lines.append(curve.series, x, sample.mean());
        }
    }

    private static double value(ComparedRun run, int epoch, String metric) {
        EpochFrame frame = run.epochs().get(epoch);
        return run.value(frame, metric);
    }
}
