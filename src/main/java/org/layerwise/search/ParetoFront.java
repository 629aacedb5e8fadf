package org.layerwise.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/** The trials that no other one is better than: one is better when it is as good in every objective and better in one. */
public final class ParetoFront {
    private ParetoFront() {}

    /** The complete trials that are on the front, in order of their numbers; with one objective, the best ones. */
    public static List<TrialResult> of(History history) {
        List<TrialResult> completed = history.completed();
        double[][] losses = completed.stream().map(history::losses).toArray(double[][]::new);
        List<TrialResult> front = new ArrayList<>();
        for (int index : first(sorted(losses), losses)) {
            front.add(completed.get(index));
        }
        front.sort(Comparator.comparingInt(TrialResult::number));
        return front;
    }

    static boolean dominates(double[] one, double[] other) {
        boolean isBetter = false;
        for (int i = 0; i < one.length; i++) {
            if (one[i] > other[i]) {
                return false;
            }
            isBetter |= one[i] < other[i];
        }
        return isBetter;
    }

    /**
     * Indices from the best to the worst: front after front, and within a front those with the most room around them first (Deb et
     * al.: A fast and elitist multiobjective genetic algorithm, NSGA-II. IEEE TEC 6, 2002).
     */
    static int[] order(double[][] losses) {
        List<Integer> left = sorted(losses);
        List<Integer> order = new ArrayList<>();
        while (!left.isEmpty()) {
            List<Integer> front = first(left, losses);
            left.removeAll(new HashSet<>(front));
            double[] room = room(front, losses);
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < front.size(); i++) {
                places.add(i);
            }
            places.sort(
                    Comparator.<Integer>comparingDouble(place -> -room[place]).thenComparingInt(front::get));
            places.forEach(place -> order.add(front.get(place)));
        }
        return order.stream().mapToInt(index -> index).toArray();
    }

    /** Indices in the order of their losses, the first loss first: whoever dominates comes before. */
    private static List<Integer> sorted(double[][] losses) {
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < losses.length; i++) {
            indices.add(i);
        }
        indices.sort((a, b) -> Arrays.compare(losses[a], losses[b]));
        return indices;
    }

    private static List<Integer> first(List<Integer> sorted, double[][] losses) {
        List<Integer> front = new ArrayList<>();
        for (int index : sorted) {
            if (front.stream().noneMatch(other -> dominates(losses[other], losses[index]))) {
                front.add(index);
            }
        }
        return front;
    }

    /** How far the neighbors of each are from each other, by objective, as shares of the front; infinite at its ends. */
    private static double[] room(List<Integer> front, double[][] losses) {
        double[] room = new double[front.size()];
        for (int objective = 0; objective < losses[front.getFirst()].length; objective++) {
            int o = objective;
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < front.size(); i++) {
                places.add(i);
            }
            places.sort(Comparator.<Integer>comparingDouble(place -> losses[front.get(place)][o]));
            double low = losses[front.get(places.getFirst())][o];
            double high = losses[front.get(places.getLast())][o];
            room[places.getFirst()] = Double.POSITIVE_INFINITY;
            room[places.getLast()] = Double.POSITIVE_INFINITY;
            for (int i = 1; i < places.size() - 1 && high > low; i++) {
                room[places.get(i)] +=
                        (losses[front.get(places.get(i + 1))][o] - losses[front.get(places.get(i - 1))][o])
                                / (high - low);
            }
        }
        return room;
    }
}
