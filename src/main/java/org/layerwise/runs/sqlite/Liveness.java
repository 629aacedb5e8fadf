package org.layerwise.runs.sqlite;

import org.layerwise.base.Ticker;
import org.layerwise.runs.RunOwner;

/**
 * Whether the process that trains a run is there. Its lock says it on one machine; where locks do not reach, its heartbeat does.
 */
final class Liveness {
    private final Heartbeats heartbeats;

    Liveness(Ticker ticker) {
        heartbeats = new Heartbeats(ticker);
    }

    boolean isAlive(RunFiles files, String id, RunOwner owner, long heartbeat) {
        return switch (RunLock.holder(files.of(id))) {
            case SOMEBODY -> true;
            case NOBODY -> !owner.isHere() && heartbeats.isFresh(id, heartbeat);
            case UNKNOWN ->
                heartbeats.isFresh(id, heartbeat)
                        && (!owner.isHere() || ProcessHandle.of(owner.pid()).isPresent());
        };
    }
}
