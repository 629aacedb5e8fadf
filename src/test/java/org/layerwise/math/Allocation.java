package org.layerwise.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.management.ManagementFactory;

/** What work allocates, by the virtual machine's own count for the thread. */
public final class Allocation {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Work is repeated until it allocates nothing, which it does once compiled, for at most this long. */
    private static final long PATIENCE = 60_000_000_000L;

    private Allocation() {}

    /** Bytes that this thread has allocated so far. */
    public static long bytes() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }

    /** Bytes that this thread allocates while {@code work} runs {@code times} times. */
    public static long bytes(Runnable work, int times) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < times; i++) {
            work.run();
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    /** Fails unless {@code work} comes to allocate nothing in 1,000 runs on end. */
    public static void assertNone(Runnable work) {
        assertNone(work, 1_000);
    }

    /** Fails unless {@code work} comes to allocate nothing in so many runs on end. */
    public static void assertNone(Runnable work, int times) {
        long end = System.nanoTime() + PATIENCE;
        long bytes = bytes(work, times);
        while (bytes > 0 && System.nanoTime() < end) {
            bytes = bytes(work, times);
        }
        assertEquals(0, bytes, "bytes allocated in " + times + " runs");
    }
}
