package org.layerwise.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class PulseTimerTest {
    private final PulseTimer pump = new PulseTimer();
    private final AtomicInteger drained = new AtomicInteger();
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        shown.setScene(new Scene(new StackPane(), 300, 200));
        shown.show();
        PulseTimer.Source source = drained::incrementAndGet;
        pump.add(source);
        pump.attach(shown);
    }

    @Test
    void beatsWhileTheWindowShowsAndStopsWhenItHides() throws Exception {
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> drained.get() > 3);
        assertTrue(onFx(pump::isRunning));
        Platform.setImplicitExit(false);
        long before = onFx(() -> {
            stage.hide();
            return pump.frames();
        });
        assertFalse(onFx(pump::isRunning));
        assertEquals(before, onFx(pump::frames));
        onFx(() -> {
            stage.show();
            return stage;
        });
        assertTrue(onFx(pump::isRunning));
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> drained.get() > before + 3);
        onFx(() -> {
            pump.detach();
            return pump;
        });
        assertFalse(onFx(pump::isRunning));
    }

    private static <T> T onFx(Callable<T> question) throws Exception {
        return WaitForAsyncUtils.asyncFx(question).get();
    }
}
