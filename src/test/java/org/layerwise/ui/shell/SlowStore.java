package org.layerwise.ui.shell;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.layerwise.app.TestStore;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Ticker;
import org.layerwise.runs.RunStore;
import org.layerwise.runs.StoredRun;
import org.layerwise.runs.sqlite.LazyRunStore;

/** A store whose runs take their time to be written when they have ended, or cannot be, or that keeps none. */
final class SlowStore {
    private SlowStore() {}

    /** @param gate what an ended run waits for */
    static RunStore until(CountDownLatch gate) {
        return ending(gate::await);
    }

    /** A store that has no room left when a run has ended. */
    static RunStore filling() {
        return ending(() -> {
            throw noRoom();
        });
    }

    /** What is done before the end of a run is written. */
    private interface Ending {
        void ended() throws InterruptedException;
    }

    private static RunStore ending(Ending ending) {
        RunStore store = TestStore.make();
        return (RunStore) Proxy.newProxyInstance(
                SlowStore.class.getClassLoader(), new Class<?>[] {RunStore.class}, (self, method, args) -> {
                    Object result = call(self, store, method, args);
                    return result instanceof StoredRun run ? ending(run, ending) : result;
                });
    }

    private static StoredRun ending(StoredRun run, Ending ending) {
        return (StoredRun) Proxy.newProxyInstance(
                SlowStore.class.getClassLoader(), new Class<?>[] {StoredRun.class}, (self, method, args) -> {
                    if (method.getName().equals("ended")) {
                        ending.ended();
                    }
                    return call(self, run, method, args);
                });
    }

    private static ProblemException noRoom() {
        return Problem.error(Location.NOWHERE, Message.verbatim("no room")).toException();
    }

    /** A store whose folder cannot be one, so that runs are kept for now. */
    static RunStore passing(Path file) {
        return new LazyRunStore(file, Ticker.SYSTEM);
    }

    private static Object call(Object self, Object target, Method method, Object[] args) throws Throwable {
        if (method.getName().equals("equals")) {
            return System.identityHashCode(self) == System.identityHashCode(args[0]);
        }
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
