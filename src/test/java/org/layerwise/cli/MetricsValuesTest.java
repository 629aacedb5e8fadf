package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.cli.TensorFile.Tensor;

/**
 * The numbers of METRICS.csv against a recomputation in double precision: one batch that is the whole table, weights that
 * are given, two updates.
 */
class MetricsValuesTest {
    private static final double TOLERANCE = 2e-5;

    @TempDir
    Path folder;

    private Path experiment;
    private Path csv;

    @BeforeEach
    void paths() {
        experiment = folder.resolve("tiny.json");
        csv = folder.resolve("tiny.csv.metrics");
    }

    /** Tanh, mean squared error, elastic net, global-norm clipping, momentum. */
    @Test
    void regressionAgreesWithPlainArithmetic() throws Exception {
        double[][] x = {{0.5, -1}, {1.5, 2}, {-0.25, 0.75}, {3, -2}, {-1, 0.125}};
        double[] price = {10, 14, 9, 30, -3};
        StringBuilder table = new StringBuilder("a,b,price\n");
        for (int i = 0; i < x.length; i++) {
            table.append("%s,%s,%s\n".formatted(x[i][0], x[i][1], price[i]));
        }
        Path data = Rows.write(folder.resolve("tiny.csv"), table.toString().strip());
        float[][] first = {{0.7f, -0.3f, 2f}, {0.2f, 0.9f, -1.5f}};
        float[] firstBias = {0.1f, -0.2f, 0.05f};
        float[][] second = {{0.4f}, {-0.6f}, {0.8f}};
        float[] secondBias = {0.3f};
        Map<String, Tensor> start = new LinkedHashMap<>();
        start.put("dense1.weight", Tensor.matrix(first));
        start.put("dense1.bias", Tensor.vector(firstBias));
        start.put("output.weight", Tensor.matrix(second));
        start.put("output.bias", Tensor.vector(secondBias));
        Outcome.done(
                "new",
                data,
                "--target",
                "price",
                "--task",
                "regression",
                "--layers",
                "3",
                "--optimizer",
                "sgd",
                "--learning-rate",
                "0.1",
                "--batch",
                "5",
                "--epochs",
                "2",
                "--l1",
                "0.01",
                "--l2",
                "0.02",
                "--validation",
                "0",
                "-o",
                experiment);
        Outcome.done(
                "train",
                experiment,
                "--weights",
                TensorFile.write(folder.resolve("start.safetensors"), start),
                "--csv",
                csv,
                "--quiet",
                "--set",
                "pipeline.scaling.kind=none",
                "--set",
                "optimizer.momentum=0.9",
                "--set",
                "regularization.clipping={\"kind\":\"global-norm\",\"maxNorm\":0.25}");

        double[] y = standardized(price);
        double[][] w1 = widen(first);
        double[] b1 = {firstBias[0], firstBias[1], firstBias[2]};
        double[] w2 = {second[0][0], second[1][0], second[2][0]};
        double b2 = secondBias[0];
        double[] velocity = new double[6 + 3 + 3 + 1];
        MetricsFile metrics = MetricsFile.read(csv);
        for (int step = 1; step <= 2; step++) {
            double[][] z = new double[5][3];
            double[][] h = new double[5][3];
            double[] out = new double[5];
            double loss = 0;
            double[] gradient = new double[13];
            for (int i = 0; i < 5; i++) {
                out[i] = b2;
                for (int k = 0; k < 3; k++) {
                    z[i][k] = x[i][0] * w1[0][k] + x[i][1] * w1[1][k] + b1[k];
                    h[i][k] = Math.tanh(z[i][k]);
                    out[i] += h[i][k] * w2[k];
                }
                double error = out[i] - y[i];
                loss += error * error / 5;
                double d = 2 * error / 5;
                gradient[12] += d;
                for (int k = 0; k < 3; k++) {
                    gradient[9 + k] += d * h[i][k];
                    double slope = d * w2[k] * (1 - h[i][k] * h[i][k]);
                    gradient[6 + k] += slope;
                    gradient[k] += slope * x[i][0];
                    gradient[3 + k] += slope * x[i][1];
                }
            }
            double[] flat = {
                w1[0][0], w1[0][1], w1[0][2], w1[1][0], w1[1][1], w1[1][2], b1[0], b1[1], b1[2], w2[0], w2[1], w2[2], b2
            };
            for (int p = 0; p < 13; p++) {
                boolean bias = p >= 6 && p < 9 || p == 12;
                gradient[p] += bias ? 0 : 0.01 * Math.signum(flat[p]) + 0.04 * flat[p];
            }
            double whole = norm(gradient, 0, 13);
            double[] after = flat.clone();
            for (int p = 0; p < 13; p++) {
                velocity[p] = 0.9 * velocity[p] + gradient[p] * Math.min(1, 0.25 / (whole + 1e-6));
                after[p] -= 0.1 * velocity[p];
            }

            check(metrics, step, "loss/train", loss);
            check(metrics, step, "rmse/train", Math.sqrt(loss) * deviation(price));
            check(metrics, step, "r2/train", 1 - loss);
            check(metrics, step, "learning-rate", 0.1);
            checkOutput(metrics, step, "input", x);
            checkOutput(metrics, step, "dense1", z);
            checkOutput(metrics, step, "activation1", h);
            checkOutput(metrics, step, "output", column(out));
            checkOutput(metrics, step, "prediction", column(out));
            check(metrics, step, "activation/saturated activation1", share(h));
            check(metrics, step, "gradient/norm dense1", norm(gradient, 0, 6));
            check(metrics, step, "gradient/norm output", norm(gradient, 9, 12));
            check(metrics, step, "weight/norm dense1", norm(after, 0, 6));
            check(metrics, step, "weight/norm output", norm(after, 9, 12));
            check(metrics, step, "update/ratio dense1", norm(minus(after, flat), 0, 6) / norm(flat, 0, 6));
            check(metrics, step, "update/ratio output", norm(minus(after, flat), 9, 12) / norm(flat, 9, 12));
            check(metrics, step, "loss/batch", loss);

            System.arraycopy(after, 0, w1[0], 0, 3);
            System.arraycopy(after, 3, w1[1], 0, 3);
            System.arraycopy(after, 6, b1, 0, 3);
            System.arraycopy(after, 9, w2, 0, 3);
            b2 = after[12];
        }
    }

    /** ReLU with a unit that no row reaches, softmax and cross-entropy, plain gradient descent. */
    @Test
    void classificationAgreesWithPlainArithmetic() throws Exception {
        double[][] x = {{1, 2}, {-1, 0.5}, {0.25, -1}, {2, 2}};
        int[] label = {0, 1, 2, 1};
        Path data = Rows.write(folder.resolve("tiny.csv"), "a,b,kind", "1,2,u", "-1,0.5,v", "0.25,-1,w", "2,2,v");
        float[][] first = {{1f, -0.5f, -1f}, {0.5f, 1.5f, -1f}};
        float[] firstBias = {0f, 0.25f, -9f};
        float[][] second = {{1f, -1f, 0.5f}, {0.25f, 0.75f, -0.5f}, {0.3f, 0.2f, 0.1f}};
        Map<String, Tensor> start = new LinkedHashMap<>();
        start.put("dense1.weight", Tensor.matrix(first));
        start.put("dense1.bias", Tensor.vector(firstBias));
        start.put("output.weight", Tensor.matrix(second));
        start.put("output.bias", Tensor.vector(0f, 0f, 0f));
        Outcome.done(
                "new",
                data,
                "--target",
                "kind",
                "--layers",
                "3",
                "--activation",
                "relu",
                "--optimizer",
                "sgd",
                "--learning-rate",
                "0.5",
                "--batch",
                "4",
                "--epochs",
                "2",
                "--validation",
                "0",
                "-o",
                experiment);
        Outcome.done(
                "train",
                experiment,
                "--weights",
                TensorFile.write(folder.resolve("start.safetensors"), start),
                "--csv",
                csv,
                "--quiet",
                "--set",
                "pipeline.scaling.kind=none");

        double[][] w1 = widen(first);
        double[] b1 = {firstBias[0], firstBias[1], firstBias[2]};
        double[][] w2 = widen(second);
        double[] b2 = new double[3];
        MetricsFile metrics = MetricsFile.read(csv);
        for (int step = 1; step <= 2; step++) {
            double[][] h = new double[4][3];
            double[][] logits = new double[4][3];
            double[][] p = new double[4][3];
            double[][] g1 = new double[2][3];
            double[] gb1 = new double[3];
            double[][] g2 = new double[3][3];
            double[] gb2 = new double[3];
            double loss = 0;
            int right = 0;
            for (int i = 0; i < 4; i++) {
                double sum = 0;
                for (int k = 0; k < 3; k++) {
                    h[i][k] = Math.max(0, x[i][0] * w1[0][k] + x[i][1] * w1[1][k] + b1[k]);
                }
                for (int c = 0; c < 3; c++) {
                    logits[i][c] = b2[c];
                    for (int k = 0; k < 3; k++) {
                        logits[i][c] += h[i][k] * w2[k][c];
                    }
                    sum += Math.exp(logits[i][c]);
                }
                int best = 0;
                for (int c = 0; c < 3; c++) {
                    p[i][c] = Math.exp(logits[i][c]) / sum;
                    best = p[i][c] > p[i][best] ? c : best;
                    double d = (p[i][c] - (label[i] == c ? 1 : 0)) / 4;
                    gb2[c] += d;
                    for (int k = 0; k < 3; k++) {
                        g2[k][c] += d * h[i][k];
                        if (h[i][k] > 0) {
                            gb1[k] += d * w2[k][c];
                            g1[0][k] += d * w2[k][c] * x[i][0];
                            g1[1][k] += d * w2[k][c] * x[i][1];
                        }
                    }
                }
                right += best == label[i] ? 1 : 0;
                loss -= Math.log(p[i][label[i]]) / 4;
            }
            check(metrics, step, "loss/batch", loss);
            check(metrics, step, "loss/train", loss);
            check(metrics, step, "accuracy/train", right / 4.0);
            checkOutput(metrics, step, "activation1", h);
            checkOutput(metrics, step, "output", logits);
            checkOutput(metrics, step, "prediction", p);
            check(metrics, step, "activation/dead activation1", 1 / 3.0);
            check(metrics, step, "gradient/norm dense1", norm(flat(g1), 0, 6));
            check(metrics, step, "gradient/norm output", norm(flat(g2), 0, 9));
            check(metrics, step, "update/ratio dense1", 0.5 * norm(flat(g1), 0, 6) / norm(flat(w1), 0, 6));
            check(metrics, step, "update/ratio output", 0.5 * norm(flat(g2), 0, 9) / norm(flat(w2), 0, 9));
            descend(w1, g1);
            descend(w2, g2);
            for (int k = 0; k < 3; k++) {
                b1[k] -= 0.5 * gb1[k];
                b2[k] -= 0.5 * gb2[k];
            }
            check(metrics, step, "weight/norm dense1", norm(flat(w1), 0, 6));
            check(metrics, step, "weight/norm output", norm(flat(w2), 0, 9));
        }
    }

    private static void descend(double[][] weights, double[][] gradient) {
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < weights[i].length; j++) {
                weights[i][j] -= 0.5 * gradient[i][j];
            }
        }
    }

    private static void check(MetricsFile metrics, int step, String name, double expected) {
        assertEquals(
                expected,
                metrics.value(step, name),
                TOLERANCE * Math.max(1, Math.abs(expected)),
                name + " at step " + step);
    }

    private static void checkOutput(MetricsFile metrics, int step, String node, double[][] values) {
        double[] all = flat(values);
        check(metrics, step, "activation/mean " + node, mean(all));
        check(metrics, step, "activation/std " + node, deviation(all));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / values.length);
    }

    private static double[] standardized(double[] values) {
        double mean = mean(values);
        double deviation = deviation(values);
        double[] scaled = values.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (values[i] - mean) / deviation;
        }
        return scaled;
    }

    private static double share(double[][] values) {
        int saturated = 0;
        double[] all = flat(values);
        for (double value : all) {
            saturated += Math.abs(value) > 0.97 ? 1 : 0;
        }
        return (double) saturated / all.length;
    }

    private static double norm(double[] values, int from, int to) {
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += values[i] * values[i];
        }
        return Math.sqrt(squares);
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = a.clone();
        for (int i = 0; i < a.length; i++) {
            difference[i] -= b[i];
        }
        return difference;
    }

    private static double[] flat(double[][] rows) {
        double[] all = new double[rows.length * rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, all, i * rows[0].length, rows[0].length);
        }
        return all;
    }

    private static double[][] column(double[] values) {
        double[][] column = new double[values.length][1];
        for (int i = 0; i < values.length; i++) {
            column[i][0] = values[i];
        }
        return column;
    }

    private static double[][] widen(float[][] values) {
        double[][] wide = new double[values.length][values[0].length];
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values[i].length; j++) {
                wide[i][j] = values[i][j];
            }
        }
        return wide;
    }
}
