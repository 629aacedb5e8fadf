package org.layerwise.search.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.layerwise.search.History;
import org.layerwise.search.SearchObjective;
import org.layerwise.search.TrialOutcome;
import org.layerwise.search.TrialResult;
import org.layerwise.search.space.Proposal;
import org.layerwise.search.space.SearchParameter;
import org.layerwise.search.space.SearchSpace;
import org.layerwise.search.space.UniformRange;

/** Functions whose smallest values are known, on which samplers are compared. */
enum SearchFunctions {
    /** Branin's, three minima (Dixon and Szegö, 1978). */
    BRANIN(0.39788735772973816) {
        @Override
        SearchSpace space() {
            return new SearchSpace(List.of(
                    new SearchParameter("x1", new UniformRange(-5, 10)),
                    new SearchParameter("x2", new UniformRange(0, 15))));
        }

        @Override
        double value(double[] x) {
            double b = 5.1 / (4 * Math.PI * Math.PI);
            double term = x[1] - b * x[0] * x[0] + 5 / Math.PI * x[0] - 6;
            return term * term + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x[0]) + 10;
        }
    },

    /** Hartmann's in six dimensions (Dixon and Szegö, 1978). */
    HARTMANN(-3.322368011415515) {
        @Override
        SearchSpace space() {
            return new SearchSpace(IntStream.range(0, 6)
                    .mapToObj(i -> new SearchParameter("x" + i, new UniformRange(0, 1)))
                    .toList());
        }

        @Override
        double value(double[] x) {
            double[] alpha = {1, 1.2, 3, 3.2};
            double[][] a = {
                {10, 3, 17, 3.5, 1.7, 8},
                {0.05, 10, 17, 0.1, 8, 14},
                {3, 3.5, 1.7, 10, 17, 8},
                {17, 8, 0.05, 10, 0.1, 14}
            };
            int[][] p = {
                {1312, 1696, 5569, 124, 8283, 5886},
                {2329, 4135, 8307, 3736, 1004, 9991},
                {2348, 1451, 3522, 2883, 3047, 6650},
                {4047, 8828, 8732, 5743, 1091, 381}
            };
            double sum = 0;
            for (int i = 0; i < 4; i++) {
                double inner = 0;
                for (int j = 0; j < 6; j++) {
                    inner += a[i][j] * (x[j] - p[i][j] * 1e-4) * (x[j] - p[i][j] * 1e-4);
                }
                sum -= alpha[i] * Math.exp(-inner);
            }
            return sum;
        }
    };

    private final double smallest;

    SearchFunctions(double smallest) {
        this.smallest = smallest;
    }

    abstract SearchSpace space();

    abstract double value(double[] x);

    /** How far the best of some trials is from the smallest value, one trial after the other. */
    double regret(Sampler sampler, long seed, int trials) {
        return search(sampler, seed, trials).best().orElseThrow().values().getFirst() - smallest;
    }

    History search(Sampler sampler, long seed, int trials) {
        SearchSpace space = space();
        List<SearchObjective> objectives = List.of(SearchObjective.VALIDATION_LOSS);
        List<TrialResult> results = new ArrayList<>();
        for (int k = 0; k < trials; k++) {
            History known = new History(objectives, results).before(k, 1);
            Proposal proposal = sampler.propose(space, seed, k, known);
            double value = value(proposal.values().values().stream()
                    .mapToDouble(each -> each.doubleValue())
                    .toArray());
            results.add(new TrialResult(k, proposal, TrialOutcome.COMPLETED, List.of(value), List.of(value)));
        }
        return new History(objectives, results);
    }

    /** The median regret over seeds. */
    double medianRegret(Sampler sampler, int seeds, int trials) {
        double[] regrets = IntStream.range(0, seeds)
                .mapToDouble(seed -> regret(sampler, 1_000 + seed, trials))
                .sorted()
                .toArray();
        return (regrets[(seeds - 1) / 2] + regrets[seeds / 2]) / 2;
    }
}
