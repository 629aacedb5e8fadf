package org.layerwise.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.layerwise.train.EpochSummary;
import org.layerwise.train.RunEnd;
import org.layerwise.train.RunListener;

/** Whoever follows a run, in turn. One that fails is left out from then on, which is logged once; the run goes on. */
final class Followers implements RunListener {
    private RunListener[] all = {}; // an array: a list's iterator may be an object after every update
    private boolean failed;

    void add(RunListener listener) {
        List<RunListener> more = new ArrayList<>(List.of(all));
        more.add(listener);
        all = more.toArray(RunListener[]::new);
    }

    @Override
    public void updated(int epoch, long step, int rows, double loss) {
        for (RunListener listener : all) {
            try {
                listener.updated(epoch, step, rows, loss);
            } catch (RuntimeException e) {
                drop(listener, e);
            }
        }
    }

    @Override
    public void epochEnded(EpochSummary summary) {
        each(listener -> listener.epochEnded(summary));
    }

    @Override
    public void betweenUpdates(boolean epochEnded) {
        for (RunListener listener : all) {
            try {
                listener.betweenUpdates(epochEnded);
            } catch (RuntimeException e) {
                drop(listener, e);
            }
        }
    }

    @Override
    public void halted() {
        each(RunListener::halted);
    }

    @Override
    public void ended(RunEnd end) {
        each(listener -> listener.ended(end));
    }

    private void each(Consumer<RunListener> call) {
        for (RunListener listener : all) {
            try {
                call.accept(listener);
            } catch (RuntimeException e) {
                drop(listener, e);
            }
        }
    }

    private void drop(RunListener listener, RuntimeException why) {
        List<RunListener> fewer = new ArrayList<>(List.of(all));
        fewer.remove(listener);
        all = fewer.toArray(RunListener[]::new);
        log(why);
    }

    /** Calls somebody who may fail. */
    void guard(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException e) {
            log(e);
        }
    }

    private void log(RuntimeException why) {
        if (!failed) {
            failed = true;
            System.getLogger(Run.class.getName())
                    .log(System.Logger.Level.WARNING, "somebody who follows the run failed; the run goes on", why);
        }
    }
}
