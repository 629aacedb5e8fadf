package org.layerwise.bench;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Seed;
import org.layerwise.catalog.Catalog;
import org.layerwise.data.pipeline.Dataset;
import org.layerwise.math.Blas;
import org.layerwise.math.Gemm;
import org.layerwise.math.SampleProduct;
import org.layerwise.math.ThreadTeam;
import org.layerwise.nn.clip.NoClipping;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.Weights;
import org.layerwise.nn.optim.Optimizer;
import org.layerwise.run.Resources;
import org.layerwise.train.TrainingStep;
import org.layerwise.train.Updater;

/**
 * Measures whole training steps on batches from memory: forward pass, loss, backward pass, optimizer. In the same rounds the
 * step's matrix products are measured alone, and a peer's steps where there is one.
 */
public final class EngineBench {
    /** So many batches take turns. */
    private static final int BATCHES = 8;

    private final Rounds rounds;
    private final Blas blas;

    public EngineBench(Rounds rounds, Blas blas) {
        this.rounds = rounds;
        this.blas = blas;
    }

    /**
     * One network beside a peer or alone.
     *
     * @param resources that a run would have; the products alone and the peer have one thread
     */
    public BenchRow measure(BenchNetwork network, Resources resources, @Nullable Peer peer) {
        try (ThreadTeam team = ThreadTeam.of(resources.threads())) {
            return measure(network, team, peer);
        }
    }

    private BenchRow measure(BenchNetwork network, ThreadTeam team, @Nullable Peer peer) {
        Plan plan = network.plan();
        RandomRows rows =
                RandomRows.of(BATCHES * network.batch(), network.features(), network.classes(), new RandomStream(1));
        List<MatrixProduct> products = MatrixProduct.of(plan, network.batch());
        List<Steps> all = new ArrayList<>(List.of(training(network, plan, rows, team), products(products)));
        if (peer != null) {
            all.add(peer.training(network, plan, rows));
        }
        double[] micros = rounds.medianMicros(all);
        double flops = products.stream().mapToLong(MatrixProduct::flops).sum();
        return new BenchRow(
                network.name(),
                network.batch(),
                Catalog.of(Optimizer.class).describe(network.optimizer()).id(),
                team.threads(),
                micros[0],
                flops / micros[0] / 1e3,
                micros[1] / micros[0],
                peer == null ? null : peer.name(),
                peer == null ? null : micros[2]);
    }

    private Steps training(BenchNetwork network, Plan plan, RandomRows rows, ThreadTeam team) {
        Weights weights = Weights.initialize(plan, new Seed(1));
        Updater updater = new Updater(plan, weights, network.optimizer(), new NoClipping(), team);
        TrainingStep training =
                new TrainingStep(plan, weights, network.batch(), blas.gemm(team), team, new Seed(1), updater);
        Dataset all = Dataset.ofArrays(rows.features(), rows.targets(), rows.rows());
        Dataset[] batches = new Dataset[BATCHES];
        for (int i = 0; i < BATCHES; i++) {
            int[] order = new int[network.batch()];
            for (int j = 0; j < order.length; j++) {
                order[j] = i * order.length + j;
            }
            batches[i] = all.subset(order);
        }
        double rate = network.optimizer().learningRate();
        long[] done = {0};
        return count -> {
            for (int i = 0; i < count; i++) {
                long step = done[0]++;
                double loss = training.run(batches[(int) (step % BATCHES)], rate, step + 1);
                if (!Double.isFinite(loss)) {
                    throw new IllegalStateException(
                            network.name() + ": the loss of step " + (step + 1) + " is " + loss);
                }
            }
        };
    }

    private Steps products(List<MatrixProduct> products) {
        RandomStream random = new RandomStream(2);
        Gemm gemm = blas.gemm();
        List<Runnable> work = new ArrayList<>();
        for (MatrixProduct product : products) {
            SampleProduct sample = new SampleProduct(
                    gemm, product.transposeA(), product.transposeB(), product.m(), product.k(), product.n(), random);
            int times = product.times();
            work.add(() -> {
                for (int i = 0; i < times; i++) {
                    sample.multiply();
                }
            });
        }
        Runnable[] all = work.toArray(Runnable[]::new);
        return count -> {
            for (int i = 0; i < count; i++) {
                for (Runnable each : all) {
                    each.run();
                }
            }
        };
    }
}
