package org.layerwise.lab.init;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Seed;
import org.layerwise.data.pipeline.Dataset;
import org.layerwise.experiment.Experiment;
import org.layerwise.lab.init.InitRequest.RowSource;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.PlanNode;
import org.layerwise.nn.graph.Weights;
import org.layerwise.nn.layer.Embedding;
import org.layerwise.run.PreparedRun;
import org.layerwise.run.Resources;
import org.layerwise.run.TableSource;
import org.layerwise.train.LsuvScaling;
import org.layerwise.train.NodeSignal;
import org.layerwise.train.RunControl;
import org.layerwise.train.RunListener;
import org.layerwise.train.SignalPass;
import org.layerwise.train.Trainer;

/**
 * The initialization laboratory: draws the first weights of variants of an experiment, sends rows forward and a gradient back, and
 * measures each layer, as in CS231n, lecture 6. The experiment itself is not changed.
 */
public final class InitLab {
    /** Rows that signals are measured on, at most. */
    static final int MOST_ROWS = 1000;

    private final PreparedRun base;
    private final TableSource tables;
    private final InitRequest request;
    private final Resources resources;
    private final DoublePredicate goOn;
    private double done;

    private InitLab(
            PreparedRun base, TableSource tables, InitRequest request, Resources resources, DoublePredicate goOn) {
        this.base = base;
        this.tables = tables;
        this.request = request;
        this.resources = resources;
        this.goOn = goOn;
    }

    /**
     * Measures.
     *
     * @param base the experiment and its rows; neither is changed
     * @param tables read again where a variant reads its table otherwise
     * @param request what to compare
     * @param resources that it may use
     * @param goOn asked often, with the share that is done; false ends it
     * @throws org.layerwise.base.ProblemException when a variant cannot be made or trained
     * @throws CancellationException when {@code goOn} says no
     */
    public static InitComparison of(
            PreparedRun base, TableSource tables, InitRequest request, Resources resources, DoublePredicate goOn) {
        return new InitLab(base, tables, request, resources, goOn).all();
    }

    private InitComparison all() {
        List<PreparedRun> prepared = new ArrayList<>();
        for (InitVariant variant : request.variants()) {
            prepared.add(prepare(variant.of(base.experiment())));
        }
        List<InitResult> results = new ArrayList<>();
        for (int i = 0; i < prepared.size(); i++) {
            results.add(result(request.variants().get(i), prepared.get(i)));
        }
        return new InitComparison(request, rowCount(prepared.getFirst()), results);
    }

    /** The rows are prepared anew only where a variant changes what they are made by. */
    private PreparedRun prepare(Experiment experiment) {
        Experiment own = base.experiment();
        boolean sameRows = experiment.data().equals(own.data())
                && experiment.pipeline().equals(own.pipeline())
                && experiment.split().equals(own.split())
                && experiment.seed() == own.seed();
        PreparedRun prepared = sameRows
                ? base.recipe().withExperiment(experiment).prepare(base.data())
                : base.recipe().withExperiment(experiment).prepare(tables);
        if (request.rows() == RowSource.NORMAL) {
            for (PlanNode node : prepared.plan().nodes()) {
                if (node.spec().layer() instanceof Embedding) {
                    throw Problem.error(Location.node(node.id()), Message.of("lab.init/normal-indices"))
                            .toException();
                }
            }
        }
        return prepared;
    }

    private InitResult result(InitVariant variant, PreparedRun prepared) {
        Plan plan = prepared.plan();
        List<List<NodeSignal>> starts = new ArrayList<>();
        List<List<NodeSignal>> ends = new ArrayList<>();
        List<double[]> losses = new ArrayList<>();
        for (int i = 0; i < request.seeds(); i++) {
            Experiment experiment =
                    prepared.experiment().withSeed(prepared.experiment().seed() + i);
            Dataset rows = rows(prepared, experiment.seeds());
            starts.add(signals(experiment, plan, first(experiment, prepared, rows), rows));
            advance(request.steps() == 0 ? 1 : 0.5);
            if (request.steps() > 0) {
                Trainer trainer = prepared.trainer(throughout(experiment, prepared), resources);
                losses.add(train(trainer));
                ends.add(signals(experiment, plan, trainer.weights(), rows));
            }
        }
        Map<String, double[]> inputs = new HashMap<>();
        for (int i = 0; i < plan.nodes().size(); i++) {
            if (plan.nodes().get(i).isInput()) {
                NodeSignal signal = starts.getFirst().get(i);
                inputs.put(signal.node(), new double[] {signal.mean(), signal.std()});
            }
        }
        double[] theory = MeanField.deviations(plan, inputs);
        List<LayerFigures> layers = figures(plan, starts, theory);
        TrainedFigures trained = losses.isEmpty()
                ? null
                : trained(
                        losses,
                        ConstantPrediction.loss(plan.loss(), prepared.data().train()),
                        figures(plan, ends, theory));
        return new InitResult(variant, layers, TheoryGap.of(plan, layers, theory), trained);
    }

    private int rowCount(PreparedRun prepared) {
        return switch (request.rows()) {
            case TABLE -> Math.min(MOST_ROWS, prepared.data().train().rows());
            case NORMAL -> MOST_ROWS;
        };
    }

    /** What signals are measured on. */
    private Dataset rows(PreparedRun prepared, Seed seed) {
        Dataset train = prepared.data().train();
        int count = rowCount(prepared);
        return switch (request.rows()) {
            case TABLE -> train.subset(IntStream.range(0, count).toArray());
            case NORMAL -> {
                RandomStream random = seed.stream("rows");
                float[] features = new float[count * train.x().width()];
                for (int i = 0; i < features.length; i++) {
                    features[i] = (float) random.nextGaussian();
                }
                yield Dataset.ofArrays(features, new float[count], count);
            }
        };
    }

    /** First weights as a run would have them; for rows from nowhere, scaled by these. */
    private Weights first(Experiment experiment, PreparedRun prepared, Dataset rows) {
        Weights weights = Weights.initialize(prepared.plan(), experiment.seeds());
        switch (request.rows()) {
            case TABLE ->
                LsuvScaling.applyToFirstBatch(
                        experiment, prepared.plan(), weights, prepared.data().train());
            case NORMAL -> LsuvScaling.apply(experiment, prepared.plan(), weights, rows);
        }
        return weights;
    }

    private List<NodeSignal> signals(Experiment experiment, Plan plan, Weights weights, Dataset rows) {
        SignalPass.Feedback feedback = switch (request.rows()) {
            case TABLE -> SignalPass.Feedback.LOSS;
            case NORMAL -> SignalPass.Feedback.NORMAL;
        };
        return SignalPass.of(experiment, plan, weights, rows, feedback, resources.threads());
    }

    /** Enough epochs, and nothing that ends the run before. */
    private Experiment throughout(Experiment experiment, PreparedRun prepared) {
        int rows = prepared.data().train().rows();
        int perEpoch = Math.ceilDiv(rows, Math.min(experiment.training().batch(), rows));
        return experiment.withTraining(experiment.training().throughout(Math.ceilDiv(request.steps(), perEpoch)));
    }

    private double[] train(Trainer trainer) {
        List<Double> losses = new ArrayList<>();
        RunControl control = new RunControl();
        boolean[] cancelled = {false};
        trainer.run(control, List.of(), new RunListener() {
            @Override
            public void updated(int epoch, long step, int rows, double loss) {
                losses.add(loss);
                cancelled[0] = !goOn.test((done + 0.5 * losses.size() / request.steps()) / whole());
                if (cancelled[0] || losses.size() == request.steps()) {
                    control.stop();
                }
            }
        });
        if (cancelled[0]) {
            throw new CancellationException("the comparison was stopped");
        }
        advance(0.5);
        return losses.stream().mapToDouble(loss -> loss).toArray();
    }

    private double whole() {
        return (double) request.variants().size() * request.seeds();
    }

    private void advance(double share) {
        done += share;
        if (!goOn.test(done / whole())) {
            throw new CancellationException("the comparison was stopped");
        }
    }

    private static List<LayerFigures> figures(Plan plan, List<List<NodeSignal>> seeds, double... theory) {
        List<LayerFigures> layers = new ArrayList<>();
        for (int place : ReportedLayers.of(plan)) {
            List<NodeSignal> each =
                    seeds.stream().map(signals -> signals.get(place)).toList();
            NodeSignal first = each.getFirst();
            double[] deviations = each.stream().mapToDouble(NodeSignal::std).toArray();
            layers.add(new LayerFigures(
                    first.node(),
                    plan.nodes().get(place).shape().size(),
                    mean(each.stream().mapToDouble(NodeSignal::mean).toArray()),
                    mean(deviations),
                    standardError(deviations),
                    mean(each.stream().mapToDouble(NodeSignal::gradientStd).toArray()),
                    mean(each.stream().mapToDouble(NodeSignal::saturated).toArray()),
                    mean(each.stream().mapToDouble(NodeSignal::dead).toArray()),
                    theory[place],
                    first.counts(),
                    first.low(),
                    first.high()));
        }
        return layers;
    }

    /** A seed whose loss was not finite makes the last loss NaN. */
    private TrainedFigures trained(List<double[]> losses, double constant, List<LayerFigures> layers) {
        int tenth = Math.max(1, request.steps() / 10);
        double first = 0;
        double last = 0;
        for (double[] each : losses) {
            boolean all = each.length == request.steps();
            first += mean(IntStream.range(0, Math.min(tenth, each.length))
                            .mapToDouble(i -> each[i])
                            .toArray())
                    / losses.size();
            last += all
                    ? mean(IntStream.range(each.length - tenth, each.length)
                                    .mapToDouble(i -> each[i])
                                    .toArray())
                            / losses.size()
                    : Double.NaN;
        }
        return new TrainedFigures(request.steps(), first, last, constant, layers);
    }

    private static double mean(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double standardError(double... values) {
        if (values.length < 2) {
            return 0;
        }
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1) / values.length);
    }
}
