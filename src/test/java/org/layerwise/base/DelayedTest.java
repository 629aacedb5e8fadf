package org.layerwise.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DelayedTest {
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void whatIsAskedForManyTimesIsDoneOnceAndAtTheLatestWhenFlushed() {
        try (Delayed delayed = new Delayed("test-delayed", Duration.ofHours(1), done::incrementAndGet)) {
            for (int i = 0; i < 100; i++) {
                delayed.ask();
            }
            assertEquals(0, done.get());
            delayed.flush();
            assertEquals(1, done.get());
            delayed.flush();
            assertEquals(1, done.get());
            delayed.ask();
            delayed.flush();
            assertEquals(2, done.get());
        }
    }

    @Test
    void isDoneByItselfAfterAMomentAndAgainWhenAskedMeanwhile() throws InterruptedException {
        Semaphore runs = new Semaphore(0);
        CountDownLatch go = new CountDownLatch(1);
        try (Delayed delayed = new Delayed("test-delayed", Duration.ofMillis(1), () -> {
            runs.release();
            await(go);
        })) {
            delayed.ask();
            assertTrue(runs.tryAcquire(60, TimeUnit.SECONDS));
            delayed.ask(); // while the first is being done
            go.countDown();
            assertTrue(runs.tryAcquire(60, TimeUnit.SECONDS));
        }
    }

    private static void await(CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void nothingIsDoneOnceClosed() {
        Delayed delayed = new Delayed("test-delayed", Duration.ofHours(1), done::incrementAndGet);
        delayed.ask();
        delayed.close();
        delayed.ask();
        delayed.flush();
        assertEquals(0, done.get());
    }
}
