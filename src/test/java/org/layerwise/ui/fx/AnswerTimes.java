package org.layerwise.ui.fx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.layerwise.base.Ticker;

/**
 * How long the JavaFX thread took to answer, each time it was asked.
 *
 * @param millis from asking to the answer, ascending
 */
public record AnswerTimes(List<Double> millis) {
    private static final double PATIENCE_SECONDS = 120;

    /** Asks until a condition holds, which is looked at on the JavaFX thread. */
    public static AnswerTimes until(Callable<Boolean> condition) {
        List<Double> answers = new ArrayList<>();
        BlockingQueue<Object> answered = new LinkedBlockingQueue<>();
        BlockingQueue<Long> pace = new LinkedBlockingQueue<>();
        long began = Ticker.SYSTEM.nanos();
        try {
            boolean done = false;
            while (!done) {
                long asked = Ticker.SYSTEM.nanos();
                long[] at = {0};
                FxThread.later(() -> {
                    at[0] = Ticker.SYSTEM.nanos();
                    try {
                        answered.add(condition.call());
                    } catch (Exception e) {
                        answered.add(e);
                    }
                });
                Object answer = answered.poll((long) PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (answer instanceof Boolean holds) {
                    done = holds;
                } else {
                    throw new AssertionError("the JavaFX thread did not answer: " + answer);
                }
                if ((asked - began) / 1e9 > PATIENCE_SECONDS) {
                    throw new AssertionError("the window did not get there");
                }
                answers.add((at[0] - asked) / 1e6);
                // Some 500 questions a second, so that asking is not what keeps the thread busy.
                pace.poll(2, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        Collections.sort(answers);
        return new AnswerTimes(List.copyOf(answers));
    }

    /** Asks for some time. */
    public static AnswerTimes during(double seconds) {
        long end = Ticker.SYSTEM.nanos() + (long) (seconds * 1e9);
        return until(() -> Ticker.SYSTEM.nanos() >= end);
    }

    /** The longest. */
    public double worst() {
        return millis.getLast();
    }

    /** What a share of all answers stayed below. */
    public double share(double share) {
        return millis.get((int) Math.min(millis.size() - 1L, Math.round(share * millis.size())));
    }

    public String describe() {
        return String.format(
                Locale.ROOT,
                "answers: p50 %.2f p99 %.2f max %.2f ms of %d",
                share(0.5),
                share(0.99),
                worst(),
                millis.size());
    }
}
