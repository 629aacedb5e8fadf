package org.layerwise.experiment.migrations;

import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * The way of an experiment's JSON from the version it was written in to the newest. Each step takes one version to the next;
 * steps are never changed once they have landed, and the files under {@code src/test/golden/files} hold them to it.
 */
public final class Migrations {
    /** From version 1 to 2, from 2 to 3, and so on. */
    private static final List<Consumer<ObjectNode>> STEPS = List.of(PositionsToLayout::migrate);

    /** The version that comes out. */
    public static final int NEWEST = STEPS.size() + 1;

    private Migrations() {}

    /**
     * Brings an experiment to the newest version.
     *
     * @param body an experiment's keys, without what the file says of itself. Modified.
     * @param version that it was written in, from 1 to {@link #NEWEST}
     */
    public static void migrate(ObjectNode body, int version) {
        STEPS.subList(version - 1, STEPS.size()).forEach(step -> step.accept(body));
    }
}
