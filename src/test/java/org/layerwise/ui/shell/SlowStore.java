package org.layerwise.ui.shell;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import org.layerwise.app.TestStore;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.runs.RunStore;
import org.layerwise.runs.StoredRun;

/** A store whose runs take their time to be written when they have ended, or that keeps none. */
final class SlowStore {
    private SlowStore() {}

    /** @param gate what an ended run waits for */
    static RunStore until(CountDownLatch gate) {
        RunStore store = TestStore.make();
        return (RunStore) Proxy.newProxyInstance(
                SlowStore.class.getClassLoader(), new Class<?>[] {RunStore.class}, (self, method, args) -> {
                    Object result = call(self, store, method, args);
                    return result instanceof StoredRun run ? slow(run, gate) : result;
                });
    }

    private static StoredRun slow(StoredRun run, CountDownLatch gate) {
        return (StoredRun) Proxy.newProxyInstance(
                SlowStore.class.getClassLoader(), new Class<?>[] {StoredRun.class}, (self, method, args) -> {
                    if (method.getName().equals("ended")) {
                        gate.await();
                    }
                    return call(self, run, method, args);
                });
    }

    /** A store that has no room. */
    static RunStore full() {
        RunStore store = TestStore.make();
        return (RunStore) Proxy.newProxyInstance(
                SlowStore.class.getClassLoader(), new Class<?>[] {RunStore.class}, (self, method, args) -> {
                    if (method.getName().equals("begin")) {
                        throw Problem.error(Location.NOWHERE, Message.verbatim("no room"))
                                .toException();
                    }
                    return call(self, store, method, args);
                });
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
