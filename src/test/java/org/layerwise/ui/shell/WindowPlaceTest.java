package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a window comes to be when the monitors are others than before, and where file dialogs begin. */
class WindowPlaceTest {
    private static final Rectangle2D CHIEF = new Rectangle2D(0, 30, 1920, 1050);
    private static final Rectangle2D LEFT = new Rectangle2D(-1280, 0, 1280, 1024);

    @ParameterizedTest
    @CsvSource({
        "100, 100", // on the chief one
        "-1200, 50", // on the left one
        "-100, 40", // across both
        "1800, 900" // a corner is enough to take hold of
    })
    void staysWhereItCanBeTakenHoldOf(double x, double y) {
        WindowPlace place = new WindowPlace(x, y, 1000, 700, false);
        assertEquals(Optional.of(place), place.on(List.of(CHIEF, LEFT)));
    }

    @ParameterizedTest
    @CsvSource({
        "-1200, 50", // the left monitor is gone
        "1900, 100", // only a strip is seen
        "100, -500", // its upper edge is out of reach
        "100, 2000"
    })
    void comesToTheMiddleOfTheChiefMonitorOtherwise(double x, double y) {
        assertEquals(
                Optional.of(new WindowPlace(460, 205, 1000, 700, true)),
                new WindowPlace(x, y, 1000, 700, true).on(List.of(CHIEF)));
    }

    @Test
    void isNoLargerThanTheMonitorItIsBroughtTo() {
        assertEquals(
                Optional.of(new WindowPlace(0, 30, 1920, 1050, false)),
                new WindowPlace(4000, 0, 3840, 2160, false).on(List.of(CHIEF)));
    }

    @Test
    void isLeftToTheDesktopWhereNothingIsKnown() {
        assertEquals(Optional.empty(), WindowPlace.UNKNOWN.on(List.of(CHIEF)));
    }

    @Test
    void dialogsBeginInTheLastFolderAsLongAsItIsThereElseAtHome(@TempDir Path folder) throws IOException {
        Path last = Files.createDirectory(folder.resolve("last"));
        WindowMemory memory = new WindowMemory(Settings.DEFAULT.withFolder(last.toString()), settings -> {});
        assertEquals(last.toFile(), initial(memory));
        Files.delete(last);
        File home = new File(System.getProperty("user.home"));
        assertEquals(home, initial(memory));
        assertEquals(home, initial(WindowMemory.passing()));
    }

    private static @Nullable File initial(WindowMemory memory) {
        return new NativeFileDialogs(null, memory).chooser("Open", List.of()).getInitialDirectory();
    }
}
