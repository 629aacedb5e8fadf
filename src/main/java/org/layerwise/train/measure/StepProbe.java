package org.layerwise.train.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ejml.data.FMatrixRMaj;
import org.layerwise.nn.graph.Network;
import org.layerwise.nn.graph.PlanNode;
import org.layerwise.nn.param.Parameter;
import org.layerwise.nn.param.Role;
import org.layerwise.telemetry.Form;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.Slice;
import org.layerwise.telemetry.StepFrame;
import org.layerwise.telemetry.TelemetrySpec;

/**
 * Fills the frame of a sampled step. Legal order: {@link #beforeUpdate} after the backward pass and before clipping,
 * {@link #afterUpdate} after the update. Allocates nothing that grows.
 */
public final class StepProbe {
    private final Network network;
    private final StepFrame frame;
    private final StepReading step;
    private final RunWatch[] run;
    private final NodeWatch[] nodes;
    private final KernelWatch[] kernels;

    private record RunWatch(RunMeasure measure, int at) {}

    /** A node, what is read of its output, and who writes what where. */
    private record NodeWatch(int node, ArrayReading output, NodeMeasure[] measures, int[] places) {}

    private record KernelWatch(KernelReading reading, KernelMeasure[] measures, int[] places) {}

    /**
     * @param layout made for the same network and telemetry
     * @param withArrays whether somebody has a use for histograms and other forms than numbers
     */
    public StepProbe(Network network, FrameLayout layout, TelemetrySpec spec, boolean withArrays) {
        this.network = network;
        this.frame = new StepFrame(layout);
        this.step = new StepReading(network.weights());
        List<RunWatch> ofRun = new ArrayList<>();
        List<Measures.Named> ofNodes = new ArrayList<>();
        List<Measures.Named> ofKernels = new ArrayList<>();
        for (Measures.Named named : Measures.chosen(spec)) {
            if (!withArrays && named.measure().form() != Form.NUMBER) {
                continue;
            }
            switch (named.measure()) {
                case RunMeasure measure -> ofRun.add(new RunWatch(measure, layout.stepPlace(named.id(), "")));
                case NodeMeasure _ -> ofNodes.add(named);
                case KernelMeasure _ -> ofKernels.add(named);
                case EpochMeasure _ -> {}
            }
        }
        List<NodeWatch> nodeWatches = new ArrayList<>();
        List<KernelWatch> kernelWatches = new ArrayList<>();
        List<PlanNode> all = network.plan().nodes();
        for (int i = 0; i < all.size(); i++) {
            nodeWatches.add(watch(i, all.get(i), ofNodes, layout));
            List<Parameter> parameters = network.weights().of(i);
            for (Parameter parameter : parameters) {
                if (parameter.role() == Role.KERNEL) {
                    kernelWatches.add(watch(parameter, ofKernels, layout));
                    break;
                }
            }
        }
        this.run = ofRun.toArray(RunWatch[]::new);
        this.nodes = nodeWatches.stream()
                .sorted(Comparator.comparingInt(
                        watch -> -all.get(watch.node).shape().size()))
                .toArray(NodeWatch[]::new);
        this.kernels = kernelWatches.toArray(KernelWatch[]::new);
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

    private static KernelWatch watch(Parameter parameter, List<Measures.Named> measures, FrameLayout layout) {
        List<KernelMeasure> taken = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (Measures.Named named : measures) {
            Slice slice = layout.of(named.id()).orElseThrow();
            if (named.measure() instanceof KernelMeasure measure) {
                taken.add(measure);
                places.add(slice.at(parameter.node()));
            }
        }
        return new KernelWatch(
                new KernelReading(parameter, taken),
                taken.toArray(KernelMeasure[]::new),
                places.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Reads the outputs and gradients of this step, and keeps the kernels as they are. */
    public void beforeUpdate(int epoch, long number, boolean recorded, double loss, double rate) {
        frame.begin(epoch, number, recorded);
        step.read(loss, rate);
        double[] numbers = frame.numbers();
        for (RunWatch watch : run) {
            numbers[watch.at] = watch.measure.value(step);
        }
        readOutputs();
        for (NodeWatch watch : nodes) {
            for (int i = 0; i < watch.measures.length; i++) {
                watch.measures[i].write(watch.output, frame, watch.places[i]);
            }
        }
        for (KernelWatch watch : kernels) {
            watch.reading.readBeforeUpdate();
        }
    }

    /** Two at a time: neighbors by size. */
    private void readOutputs() {
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
        for (KernelWatch watch : kernels) {
            watch.reading.readAfterUpdate();
            for (int i = 0; i < watch.measures.length; i++) {
                watch.measures[i].write(watch.reading, frame, watch.places[i]);
            }
        }
        return frame;
    }
}
