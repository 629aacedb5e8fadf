package org.layerwise.ui.live;

import java.util.ArrayList;
import java.util.List;
import org.layerwise.app.RunRegistry;
import org.layerwise.app.ShownRun;
import org.layerwise.app.Subscription;
import org.layerwise.runs.StoredState;
import org.layerwise.telemetry.FrameSource;

/**
 * The feeds of the runs that are shown, one for each run, whoever asks. They are drained when the registry says that something
 * has happened to a run. Called on the front.
 */
public final class RunFeeds implements AutoCloseable {
    private final FrameDrain drain;
    private final Subscription subscription;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Entry> live = new ArrayList<>();
    private final List<RunFeed> anew = new ArrayList<>();

    private record Entry(ShownRun run, RunFeed feed) {}

    /** @param drain calls {@link RunFeed#drain}, on a thread that may be another */
    public RunFeeds(RunRegistry runs, FrameDrain drain) {
        this.drain = drain;
        subscription = runs.onChange(change -> wake());
    }

    /** The feed of a run. */
    public RunFeed of(ShownRun run) {
        for (Entry entry : entries) {
            if (entry.run().equals(run)) {
                return entry.feed();
            }
        }
        RunFeed feed = new RunFeed(run.frames(), () -> run.glance().state() == StoredState.RUNNING, drain);
        entries.add(new Entry(run, feed));
        return feed;
    }

    /**
     * The feed of what is measured of a run for the window alone.
     *
     * @param frames of which this is the one consumer
     */
    public RunFeed ofLive(ShownRun run, FrameSource frames) {
        for (Entry entry : live) {
            if (entry.run().equals(run)) {
                return entry.feed();
            }
        }
        RunFeed feed = new RunFeed(frames, () -> run.glance().state() == StoredState.RUNNING, drain);
        live.add(new Entry(run, feed));
        return feed;
    }

    /** Another feed of a run, which begins with its first frame: for who comes late and wants to see all of it. */
    public RunFeed anew(ShownRun run) {
        of(run); // takes the frames as they come; whoever asks then gets them from the record
        RunFeed feed = new RunFeed(run.frames(), () -> run.glance().state() == StoredState.RUNNING, drain);
        anew.add(feed);
        return feed;
    }

    private void wake() {
        live.removeIf(entry -> !entry.feed().isRead());
        live.forEach(entry -> drain.follow(entry.feed()));
        entries.removeIf(entry -> !entry.feed().isRead());
        anew.removeIf(feed -> !feed.isRead());
        anew.forEach(drain::follow);
        entries.forEach(entry -> drain.follow(entry.feed()));
    }

    @Override
    public void close() {
        subscription.close();
        entries.clear();
        live.clear();
        anew.clear();
    }
}
