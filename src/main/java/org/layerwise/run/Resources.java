package org.layerwise.run;

import org.layerwise.math.ThreadTeam;

/**
 * What a run may use of the machine: handed in, so that several runs, or several processes, can share one.
 *
 * @param threads that work on a step at most, the run's own included; 1 or more
 * @param bytes of memory that training may take beside its data
 */
public record Resources(int threads, long bytes) {
    public Resources {
        if (threads < 1 || bytes < 1) {
            throw new IllegalArgumentException(
                    "a run needs a thread and memory, not " + threads + " threads and " + bytes + " bytes");
        }
    }

    /** All of this machine: its cores, and the memory that Java may use. */
    public static Resources ofMachine() {
        Runtime runtime = Runtime.getRuntime();
        return new Resources(Math.min(ThreadTeam.MOST_THREADS, runtime.availableProcessors()), runtime.maxMemory());
    }

    /** The same with other threads. */
    public Resources withThreads(int others) {
        return new Resources(others, bytes);
    }

    /** As many threads as a run asks for, as far as they are granted; 0 asks for all. */
    int threadsFor(int asked) {
        return asked > 0 ? Math.min(asked, threads) : threads;
    }
}
