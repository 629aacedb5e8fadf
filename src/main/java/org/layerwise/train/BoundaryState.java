package org.layerwise.train;

import java.util.Collection;
import java.util.List;
import org.layerwise.base.RandomStream;
import org.layerwise.nn.graph.Weights;
import org.layerwise.nn.param.Parameter;

/**
 * What changes of a run while an update is on its way, as it was between two updates: random streams, statistics such as those of
 * batch normalization, the order of rows. An update that is given up is undone with it. Nothing is allocated once it is made.
 */
final class BoundaryState {
    private static final int WORDS = 4;

    private final RandomStream[] streams;
    private final long[][] states;
    private final Parameter[] statistics;
    private final float[][] values;
    private final int[] order;
    private final int[] keptOrder;
    private boolean epochBegan;

    /** @param order of the training rows */
    BoundaryState(Collection<RandomStream> streams, Weights weights, int[] order) {
        this.streams = streams.toArray(RandomStream[]::new);
        this.states = new long[this.streams.length][WORDS];
        List<Parameter> changed = weights.all().stream()
                .filter(parameter -> !parameter.role().isTrainable())
                .toList();
        this.statistics = changed.toArray(Parameter[]::new);
        this.values =
                changed.stream().map(parameter -> new float[parameter.size()]).toArray(float[][]::new);
        this.order = order;
        this.keptOrder = order.clone();
    }

    /**
     * Between two updates: what is now is kept.
     *
     * @param epochBegins whether the next update is an epoch's first, before which the rows are shuffled
     */
    void keep(boolean epochBegins) {
        for (int i = 0; i < streams.length; i++) {
            streams[i].copyState(states[i]);
        }
        for (int i = 0; i < statistics.length; i++) {
            System.arraycopy(statistics[i].value().data, 0, values[i], 0, values[i].length);
        }
        epochBegan = epochBegins;
        if (epochBegins) {
            System.arraycopy(order, 0, keptOrder, 0, order.length);
        }
    }

    /** Goes back to what was kept. @return whether the update was an epoch's first */
    boolean putBack() {
        for (int i = 0; i < streams.length; i++) {
            streams[i].restore(states[i]);
        }
        for (int i = 0; i < statistics.length; i++) {
            System.arraycopy(values[i], 0, statistics[i].value().data, 0, values[i].length);
        }
        if (epochBegan) {
            System.arraycopy(keptOrder, 0, order, 0, order.length);
        }
        return epochBegan;
    }
}
