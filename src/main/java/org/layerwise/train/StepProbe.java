package org.layerwise.train;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.layerwise.math.Matrices;
import org.layerwise.nn.activation.ActivationFunction.Stuck;
import org.layerwise.nn.graph.Network;
import org.layerwise.nn.op.Parameter;
import org.layerwise.nn.op.Role;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.Metric;
import org.layerwise.telemetry.Probe;
import org.layerwise.telemetry.StepFrame;

/**
 * Fills the frame of a sampled step. Legal order: {@link #beforeUpdate} after the backward pass and before clipping,
 * {@link #afterUpdate} after the update.
 */
final class StepProbe {
    private final Network network;
    private final FrameLayout layout;
    private final StepFrame frame;
    private final Probe probe = new Probe();
    private final Stuck[] stuck;
    private final List<Parameter> kernels = new ArrayList<>();
    private final float[][] before;

    StepProbe(Network network, FrameLayout layout) {
        this.network = network;
        this.layout = layout;
        this.frame = new StepFrame(layout);
        this.stuck = network.plan().nodes().stream().map(RunLayout::stuck).toArray(Stuck[]::new);
        for (int i = 0; i < stuck.length; i++) {
            network.weights().of(i).stream()
                    .filter(parameter -> parameter.role() == Role.KERNEL)
                    .findFirst()
                    .ifPresent(kernels::add);
        }
        this.before = kernels.stream().map(kernel -> new float[kernel.size()]).toArray(float[][]::new);
    }

    /** Reads the activations and gradients of this step, and keeps the kernels as they are. */
    void beforeUpdate(int epoch, long step, boolean recorded, double loss, double rate) {
        frame.begin(epoch, step, recorded);
        double[] values = frame.values();
        values[0] = loss;
        values[1] = rate;
        readActivations(values);
        int at = layout.stepPlace(
                Metric.GRADIENT_NORM,
                kernels.isEmpty() ? "" : kernels.getFirst().node());
        for (int k = 0; k < kernels.size(); k++) {
            Parameter kernel = kernels.get(k);
            values[at + k] = Matrices.norm(kernel.gradient().data, kernel.size());
            System.arraycopy(kernel.value().data, 0, before[k], 0, kernel.size());
        }
    }

    private void readActivations(double[] values) {
        int count = stuck.length;
        int at = 2 + 2 * count;
        for (int i = 0; i < count; i++) {
            FMatrixRMaj output = network.output(i);
            int size = output.numRows * output.numCols;
            probe.read(output.data, size);
            values[2 + i] = probe.mean();
            values[2 + count + i] = probe.deviation();
            probe.histogram(output.data, size, frame.bins(), i * FrameLayout.BINS, FrameLayout.BINS);
            frame.ranges()[2 * i] = probe.min();
            frame.ranges()[2 * i + 1] = probe.max();
            if (stuck[i] == Stuck.SATURATED_TANH) {
                values[at++] = Probe.saturatedTanh(output.data, size);
            } else if (stuck[i] == Stuck.SATURATED_SIGMOID) {
                values[at++] = Probe.saturatedSigmoid(output.data, size);
            }
        }
        for (int i = 0; i < count; i++) {
            if (stuck[i] == Stuck.DEAD) {
                FMatrixRMaj output = network.output(i);
                values[at++] = probe.dead(output.data, output.numRows, output.numCols);
            }
        }
    }

    /** Reads the kernels' norms and how far they moved. */
    StepFrame afterUpdate() {
        double[] values = frame.values();
        int count = kernels.size();
        int at = values.length - 2 * count;
        for (int k = 0; k < count; k++) {
            Parameter kernel = kernels.get(k);
            float[] now = kernel.value().data;
            double moved = 0;
            for (int i = 0; i < kernel.size(); i++) {
                double difference = (double) now[i] - before[k][i];
                moved += difference * difference;
            }
            double was = Matrices.norm(before[k], kernel.size());
            values[at + k] = Matrices.norm(now, kernel.size());
            values[at + count + k] = was > 0 ? Math.sqrt(moved) / was : Double.NaN;
        }
        return frame;
    }
}
