package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;
import org.layerwise.base.Ticker;
import org.layerwise.run.Run;
import org.layerwise.train.Pace;
import org.layerwise.train.RunState;

/** What the window's title says of a run. */
class RunTitleWindowTest extends WindowFixture {
    private final BooleanProperty front = new SimpleBooleanProperty(false);
    private Duration later = Duration.ZERO;

    private RunTitle title() {
        return new RunTitle(workbench, front, new Ticker() {
            @Override
            public long nanos() {
                return Ticker.SYSTEM.nanos();
            }

            @Override
            public Instant now() {
                return Ticker.SYSTEM.now().plus(later);
            }
        });
    }

    private Run start() {
        interact(() -> window.open(Path.of("sample-data/penguins.csv").toAbsolutePath()));
        await(() -> workbench.prepared().isPresent());
        interact(() -> {
            workbench.runs().wishes().setPace(Pace.epochs(5));
            workbench.startRun(false, run -> {}, problems -> {});
        });
        await(() -> workbench.runs().isOpen());
        return workbench.runs().trained().orElseThrow().run().orElseThrow();
    }

    private String mark(RunTitle title) {
        interact(title::refresh);
        return title.mark().get();
    }

    @Test
    void itShowsHowFarARunIsAndThatALongOneIsOverUntilTheWindowIsInFront() {
        RunTitle title = title();
        assertEquals("", mark(title));
        Run run = start();
        await(() -> stage.getTitle().matches("\\d+ % · (• )?penguins.*Layerwise"));
        await(() -> run.progress().epoch() > 2);
        assertTrue(mark(title).matches("[1-9]\\d* % · "), title.mark().get());
        later = Duration.ofSeconds(70);
        interact(() -> run.control().stop());
        await(() -> run.state() == RunState.ENDED);
        assertEquals("● Stopped – ", mark(title));
        assertEquals("● Stopped – ", mark(title));
        interact(() -> front.set(true));
        assertEquals("", mark(title));
        interact(() -> front.set(false));
        assertEquals("", mark(title), "it was seen");
    }

    @Test
    void aShortRunAndOneThatIsLookedAtEndWithoutANotice() {
        RunTitle title = title();
        Run run = start();
        mark(title);
        interact(() -> run.control().stop());
        await(() -> run.state() == RunState.ENDED);
        assertEquals("", mark(title), "it took less than a minute");
        interact(() -> workbench.startRun(false, another -> {}, problems -> {}));
        await(() -> workbench.runs().isOpen());
        mark(title);
        later = Duration.ofSeconds(70);
        interact(() -> {
            front.set(true);
            workbench
                    .runs()
                    .trained()
                    .orElseThrow()
                    .run()
                    .orElseThrow()
                    .control()
                    .stop();
        });
        await(() -> !workbench.runs().isOpen());
        assertEquals("", mark(title), "the window is in front");
    }
}
