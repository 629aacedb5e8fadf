package org.layerwise.ui.live;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Threads;

/**
 * One thread that moves frames into charts, so that the JavaFX thread need not, and none is lost to a slow picture: at once
 * when there is news, and then again and again as long as more may come.
 */
public final class FrameDrainThread implements FrameDrain, AutoCloseable {
    private static final long MILLIS_BETWEEN = 8;

    private final BlockingQueue<Optional<BooleanSupplier>> news = new LinkedBlockingQueue<>();

    public FrameDrainThread() {
        Threads.start("watch-frames", this::run);
    }

    @Override
    public void follow(BooleanSupplier drain) {
        news.add(Optional.of(drain));
    }

    /** Ends the thread after the drain it is at. */
    @Override
    public void close() {
        news.add(Optional.empty());
    }

    private void run() {
        BooleanSupplier current = null;
        try {
            for (BooleanSupplier next = next(null); next != null; next = next(current)) {
                current = next.getAsBoolean() ? next : null;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is new, or {@code current} again after a while; null at the end. */
    private @Nullable BooleanSupplier next(@Nullable BooleanSupplier current) throws InterruptedException {
        if (current == null) {
            return news.take().orElse(null);
        }
        Optional<BooleanSupplier> next = news.poll(MILLIS_BETWEEN, TimeUnit.MILLISECONDS);
        return next == null ? current : next.orElse(null);
    }
}
