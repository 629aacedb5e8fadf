package org.layerwise.ui.shell;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.Leftover;
import org.layerwise.app.Workbench;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.ui.fx.Texts;

/** Offers unsaved experiments that were left behind, one after the other: to restore, to discard, or to leave for later. */
final class RecoveryOffers {
    private final Workbench workbench;
    private final LeaveQuestions leave;
    private final ObservableList<Banner> banners;
    private final Consumer<List<Problem>> report;
    private final Deque<Leftover> waiting = new ArrayDeque<>();
    private @Nullable Banner shown;
    private boolean closed;

    /**
     * @param leave asks before something else is lost by restoring
     * @param banners where offers are shown
     * @param report takes why something cannot be done
     */
    RecoveryOffers(
            Workbench workbench, LeaveQuestions leave, ObservableList<Banner> banners, Consumer<List<Problem>> report) {
        this.workbench = workbench;
        this.leave = leave;
        this.banners = banners;
        this.report = report;
    }

    /** Looks for what was left behind and offers it. */
    void look() {
        workbench.findLeftovers(
                found -> {
                    waiting.addAll(found);
                    if (closed) {
                        close();
                    } else {
                        offer();
                    }
                },
                report);
    }

    private void offer() {
        if (shown != null) {
            banners.remove(shown);
            shown = null;
        }
        Leftover next = waiting.peek();
        if (next != null) {
            shown = new Banner(
                    "recovery",
                    "fth-life-buoy",
                    Texts.get("shell.recovery", next.name(), ago(next.age())),
                    List.of(
                            new Question.Answer("restore", Texts.get("shell.recovery.restore"), () -> restore(next)),
                            new Question.Answer("discard", Texts.get("shell.recovery.discard"), () -> {
                                done(next);
                                discard(next);
                            }),
                            new Question.Answer("later", Texts.get("shell.recovery.later"), () -> {
                                done(next);
                                next.leave();
                            })));
            banners.add(shown);
        }
    }

    private void restore(Leftover leftover) {
        leave.beforeOpening(() -> workbench.restore(leftover, () -> done(leftover), report));
    }

    private void discard(Leftover leftover) {
        try {
            leftover.discard();
        } catch (ProblemException e) {
            report.accept(e.problems());
        }
    }

    private void done(Leftover leftover) {
        waiting.remove(leftover);
        offer();
    }

    private static String ago(Duration age) {
        if (age.toMinutes() < 1) {
            return Texts.get("shell.ago.now");
        }
        if (age.toHours() < 1) {
            return Texts.get("shell.ago.minutes", age.toMinutes());
        }
        return age.toDays() < 1
                ? Texts.get("shell.ago.hours", age.toHours())
                : Texts.get("shell.ago.days", age.toDays());
    }

    /** Leaves what was not decided for the next start. */
    void close() {
        closed = true;
        waiting.forEach(Leftover::leave);
        waiting.clear();
    }
}
