package org.layerwise.lab.init;

import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.activation.PRelu;
import org.layerwise.nn.activation.PlainFunction;

/**
 * Mean and mean square of a function of a normal variable, by quadrature: five-point Gauss–Legendre on panels that meet at 0.
 * Gauss–Hermite nodes would straddle the kink of a ReLU at 0 and the steep middle of a saturated tanh.
 *
 * @param mean E f(√q·z)
 * @param meanSquare E f(√q·z)²
 */
record GaussianMoments(double mean, double meanSquare) {
    private static final double[] NODES = {
        -0.906179845938664, -0.5384693101056831, 0, 0.5384693101056831, 0.906179845938664
    };
    private static final double[] WEIGHTS = {
        0.2369268850561891, 0.4786286704993665, 0.5688888888888889, 0.4786286704993665, 0.2369268850561891
    };
    /** Beyond it the density is below 1e-22. */
    private static final double EDGE = 10;

    private static final int PANELS = 1000;

    /** Of {@code f(x)}, x from N(0, q). */
    static GaussianMoments of(ActivationFunction function, double q) {
        int count = PANELS * NODES.length;
        float[] x = new float[count];
        double[] weights = new double[count];
        double half = EDGE / PANELS;
        double sigma = Math.sqrt(q);
        for (int panel = 0; panel < PANELS; panel++) {
            double middle = -EDGE + (2 * panel + 1) * half;
            for (int i = 0; i < NODES.length; i++) {
                double z = middle + half * NODES[i];
                int at = panel * NODES.length + i;
                x[at] = (float) (sigma * z);
                weights[at] = half * WEIGHTS[i] * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
            }
        }
        float[] y = new float[count];
        switch (function) {
            case PlainFunction plain -> plain.apply(x, y, count, 1);
            case PRelu learned -> learned.apply(x, new float[] {(float) learned.initial()}, y, count, 1);
        }
        double mean = 0;
        double meanSquare = 0;
        for (int i = 0; i < count; i++) {
            mean += weights[i] * y[i];
            meanSquare += weights[i] * y[i] * y[i];
        }
        return new GaussianMoments(mean, meanSquare);
    }
}
