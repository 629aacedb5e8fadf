package org.layerwise.train.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.layerwise.nn.graph.Network;
import org.layerwise.nn.graph.PlanNode;
import org.layerwise.nn.param.Parameter;
import org.layerwise.nn.param.Role;
import org.layerwise.telemetry.Form;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.FrameSink;
import org.layerwise.telemetry.StepFrame;
import org.layerwise.telemetry.TelemetrySpec;

/**
 * Fills the frame of a sampled step. Legal order: {@link #beforeUpdate} after the backward pass and before clipping,
 * {@link #afterUpdate} after the update. Allocates nothing that grows.
 *
 * <p>Histograms and other forms than numbers are computed only at a step at which a sink wants them. The numbers are the same
 * to the last bit whether they are or not.
 */
public final class StepProbe {
    private final Network network;
    private final StepFrame frame;
    private final StepReading step;
    private final FrameSink[] takersOfArrays;
    private final RunWatch[] run;
    private final RunWatch[] runAfter;
    private final NormWatch[] norms;
    private final Watches everything;
    private final Watches numbersAlone;
    private Watches current;

    private record RunWatch(RunMeasure measure, int at) {}

    /** A node, what is read of its output, and who writes what where. */
    private record NodeWatch(int node, ArrayReading output, NodeMeasure[] measures, int[] places) {}

    private record KernelWatch(KernelReading reading, KernelMeasure[] measures, int[] places) {}

    /** A parameter of a normalization, what is read of it, and which numbers go where. */
    private record NormWatch(
            Parameter parameter, ArrayReading reading, NormalizationMeasure[] measures, int[] places) {}

    /** What is taken of nodes and kernels at one step. */
    private record Watches(NodeWatch[] nodes, KernelWatch[] kernels) {}

    /**
     * @param layout made for the same network and telemetry
     * @param sinks are asked at each step whether they want histograms and other forms than numbers
     * @param times of the steps, for the measures that want them
     */
    public StepProbe(Network network, FrameLayout layout, TelemetrySpec spec, List<FrameSink> sinks, Stopwatch times) {
        this(network, layout, Measures.chosen(spec), sinks, times);
    }

    /** For some measures, all of which the layout has; the places of the others stay NaN. */
    StepProbe(Network network, FrameLayout layout, List<Measures.Named> taken, List<FrameSink> sinks, Stopwatch times) {
        this.network = network;
        this.takersOfArrays = sinks.stream()
                .filter(sink -> layout.arrays() > 0 && sink.takesArrays())
                .toArray(FrameSink[]::new);
        this.frame = new StepFrame(layout);
        Arrays.fill(frame.numbers(), Double.NaN);
        this.step = new StepReading(network.weights(), times);
        List<RunWatch> ofRun = new ArrayList<>();
        List<RunWatch> ofClock = new ArrayList<>();
        List<Measures.Named> ofNorms = new ArrayList<>();
        List<Measures.Named> ofNodes = new ArrayList<>();
        List<Measures.Named> ofKernels = new ArrayList<>();
        for (Measures.Named named : taken) {
            if (takersOfArrays.length == 0 && !isNumber(named)) {
                continue;
            }
            switch (named.measure()) {
                case RunMeasure measure ->
                    (measure.dependsOnClock() ? ofClock : ofRun)
                            .add(new RunWatch(measure, layout.stepPlace(named.id(), "")));
                case NodeMeasure _ -> ofNodes.add(named);
                case KernelMeasure _ -> ofKernels.add(named);
                case NormalizationMeasure _ -> ofNorms.add(named);
                case EpochMeasure _ -> {}
            }
        }
        this.run = ofRun.toArray(RunWatch[]::new);
        this.runAfter = ofClock.toArray(RunWatch[]::new);
        this.norms = normWatches(network, ofNorms, layout);
        List<KernelReading> readings = kernelReadings(network, ofKernels);
        this.everything = watches(network, ofNodes, readings, ofKernels, layout);
        this.numbersAlone = watches(
                network,
                ofNodes.stream().filter(StepProbe::isNumber).toList(),
                readings,
                ofKernels.stream().filter(StepProbe::isNumber).toList(),
                layout);
        this.current = numbersAlone;
    }

    /** Those measures that share a parameter share what is read of it. */
    private static NormWatch[] normWatches(Network network, List<Measures.Named> measures, FrameLayout layout) {
        List<NormWatch> watches = new ArrayList<>();
        for (Parameter parameter : network.weights().all()) {
            Set<Quantity> needs = EnumSet.noneOf(Quantity.class);
            List<NormalizationMeasure> taken = new ArrayList<>();
            List<Integer> places = new ArrayList<>();
            for (Measures.Named named : measures) {
                int at = layout.stepPlace(named.id(), parameter.node());
                if (at >= 0
                        && named.measure() instanceof NormalizationMeasure measure
                        && measure.part().isOf(parameter)) {
                    needs.addAll(measure.needs());
                    taken.add(measure);
                    places.add(at);
                }
            }
            if (!taken.isEmpty()) {
                watches.add(new NormWatch(
                        parameter,
                        new ArrayReading(needs),
                        taken.toArray(NormalizationMeasure[]::new),
                        places.stream().mapToInt(Integer::intValue).toArray()));
            }
        }
        return watches.toArray(NormWatch[]::new);
    }

    /** Whether a measure wants to know how long the parts of a step take. */
    public boolean readsClock() {
        return runAfter.length > 0;
    }

    private static boolean isNumber(Measures.Named named) {
        return named.measure().form() == Form.NUMBER;
    }

    /** One for each kernel, because it keeps a copy of it: shared by all steps, whatever is taken of them. */
    private static List<KernelReading> kernelReadings(Network network, List<Measures.Named> measures) {
        List<KernelMeasure> taken = kernelMeasures(measures);
        List<KernelReading> readings = new ArrayList<>();
        for (int i = 0; i < network.plan().nodes().size(); i++) {
            network.weights().of(i).stream()
                    .filter(parameter -> parameter.role() == Role.KERNEL)
                    .findFirst()
                    .ifPresent(parameter -> readings.add(new KernelReading(parameter, taken)));
        }
        return readings;
    }

    private static List<KernelMeasure> kernelMeasures(List<Measures.Named> measures) {
        return measures.stream()
                .map(Measures.Named::measure)
                .filter(KernelMeasure.class::isInstance)
                .map(KernelMeasure.class::cast)
                .toList();
    }

    private static Watches watches(
            Network network,
            List<Measures.Named> ofNodes,
            List<KernelReading> readings,
            List<Measures.Named> ofKernels,
            FrameLayout layout) {
        List<PlanNode> nodes = network.plan().nodes();
        return new Watches(
                IntStream.range(0, nodes.size())
                        .mapToObj(i -> watch(i, nodes.get(i), ofNodes, layout))
                        .sorted(Comparator.comparingInt(
                                watch -> -nodes.get(watch.node).shape().size()))
                        .toArray(NodeWatch[]::new),
                readings.stream()
                        .map(reading -> watch(reading, ofKernels, layout))
                        .toArray(KernelWatch[]::new));
    }

    private static NodeWatch watch(int place, PlanNode node, List<Measures.Named> measures, FrameLayout layout) {
        Set<Quantity> needs = EnumSet.noneOf(Quantity.class);
        List<NodeMeasure> taken = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (Measures.Named named : measures) {
            int at = layout.of(named.id()).map(slice -> slice.at(node.id())).orElse(-1);
            if (at >= 0 && named.measure() instanceof NodeMeasure measure) {
                needs.addAll(measure.needs());
                taken.add(measure);
                places.add(at);
            }
        }
        Saturation limits = Saturation.of(node);
        return new NodeWatch(
                place,
                new ArrayReading(needs, limits.low(), limits.high()),
                taken.toArray(NodeMeasure[]::new),
                places.stream().mapToInt(Integer::intValue).toArray());
    }

    private static KernelWatch watch(KernelReading reading, List<Measures.Named> measures, FrameLayout layout) {
        return new KernelWatch(
                reading,
                kernelMeasures(measures).toArray(KernelMeasure[]::new),
                measures.stream()
                        .mapToInt(named -> layout.of(named.id()).orElseThrow().at(reading.node()))
                        .toArray());
    }

    /** Reads the outputs and gradients of this step, and keeps the kernels as they are. */
    public void beforeUpdate(int epoch, long number, boolean recorded, double loss, double rate) {
        boolean withArrays = wantsArrays(number);
        current = withArrays ? everything : numbersAlone;
        frame.begin(epoch, number, recorded, withArrays);
        step.read(loss, rate, network.output(0).numRows);
        double[] numbers = frame.numbers();
        for (RunWatch watch : run) {
            numbers[watch.at] = watch.measure.value(step);
        }
        readOutputs(current.nodes);
        for (NodeWatch watch : current.nodes) {
            for (int i = 0; i < watch.measures.length; i++) {
                watch.measures[i].write(watch.output, frame, watch.places[i]);
            }
        }
        for (KernelWatch watch : current.kernels) {
            watch.reading.readBeforeUpdate(withArrays);
        }
    }

    private boolean wantsArrays(long number) {
        for (FrameSink sink : takersOfArrays) {
            if (sink.wantsArrays(number)) {
                return true;
            }
        }
        return false;
    }

    /** Two at a time: neighbors by size. */
    private void readOutputs(NodeWatch[] nodes) {
        int i = 0;
        for (; i + 1 < nodes.length; i += 2) {
            ArrayReading.read(
                    nodes[i].output,
                    network.output(nodes[i].node),
                    nodes[i + 1].output,
                    network.output(nodes[i + 1].node));
        }
        if (i < nodes.length) {
            FMatrixRMaj last = network.output(nodes[i].node);
            nodes[i].output.read(last.data, last.numRows, last.numCols);
        }
    }

    /** Reads the kernels as they are now. @return the frame, to be used before the next step */
    public StepFrame afterUpdate() {
        for (KernelWatch watch : current.kernels) {
            watch.reading.readAfterUpdate();
            for (int i = 0; i < watch.measures.length; i++) {
                watch.measures[i].write(watch.reading, frame, watch.places[i]);
            }
        }
        for (NormWatch watch : norms) {
            watch.reading.read(watch.parameter.value().data, 1, watch.parameter.size());
            for (int i = 0; i < watch.measures.length; i++) {
                frame.numbers()[watch.places[i]] = watch.measures[i].value(watch.reading);
            }
        }
        for (RunWatch watch : runAfter) {
            frame.numbers()[watch.at] = watch.measure.value(step);
        }
        return frame;
    }
}
