package org.layerwise.ui.live;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.layerwise.base.Threads;

/**
 * One thread that drains all feeds, so that the JavaFX thread need not, and no frame is lost to a slow picture: at once when
 * there is news, and then again and again, twice a pulse, for as long as more may come.
 */
public final class FrameDrainThread implements FrameDrain, AutoCloseable {
    private static final long MILLIS_BETWEEN = 8;

    private final BlockingQueue<Optional<RunFeed>> news = new LinkedBlockingQueue<>();

    public FrameDrainThread() {
        Threads.start("live-frames", this::run);
    }

    @Override
    public void follow(RunFeed feed) {
        news.add(Optional.of(feed));
    }

    /** Ends the thread after the drain it is at. */
    @Override
    public void close() {
        news.add(Optional.empty());
    }

    private void run() {
        Set<RunFeed> followed = new LinkedHashSet<>();
        List<Optional<RunFeed>> arrived = new ArrayList<>();
        try {
            while (true) {
                arrived.clear();
                if (followed.isEmpty()) {
                    arrived.add(news.take());
                } else {
                    Thread.sleep(MILLIS_BETWEEN);
                }
                news.drainTo(arrived);
                for (Optional<RunFeed> each : arrived) {
                    if (each.isEmpty()) {
                        return;
                    }
                    followed.add(each.get());
                }
                followed.removeIf(feed -> !feed.drain());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
