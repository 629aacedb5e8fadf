package org.layerwise.base;

/** Where threads are made: all of them named, and daemons, so that none keeps a finished program alive. */
public final class Threads {
    /**
     * Room for native libraries that recurse: making ONNX Runtime's environment was seen to overflow the usual megabyte,
     * some 11,900 calls deep.
     */
    private static final long STACK_BYTES = 16L << 20;

    private Threads() {}

    /** A named daemon thread, already started. */
    public static Thread start(String name, Runnable work) {
        return Thread.ofPlatform()
                .name(name)
                .daemon(true)
                .stackSize(STACK_BYTES)
                .start(work);
    }

    /** Runs {@code work} when the process is asked to end (Ctrl-C, SIGTERM) or ends by itself; the process waits for it. */
    public static Thread onShutdown(String name, Runnable work) {
        Thread hook = Thread.ofPlatform().name(name).unstarted(work);
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }
}
