package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.layerwise.base.Threads;
import org.testfx.util.WaitForAsyncUtils;

/** A window that is closed lets go of everything, so that what is open outlives it. */
@Tag("slow")
class WindowClosesTest extends WindowFixture {
    private static final int TIMES = 20;

    private final List<WeakReference<Parent>> roots = new ArrayList<>();

    /** They outlive what they showed, as the first stage of a program does: nothing may hang on them. */
    private final List<Stage> stages = new ArrayList<>();

    /** Opens a second window on the same workbench, looks at every page, and closes it. */
    private void openAndClose() {
        MainWindow[] made = new MainWindow[1];
        interact(() -> {
            Stage other = new Stage();
            stages.add(other);
            made[0] = new MainWindow(other, workbench, dialogs, work -> Threads.start("test-background", work), theme);
            other.setWidth(1000);
            other.setHeight(700);
            made[0].show();
            roots.add(new WeakReference<>(other.getScene().getRoot()));
        });
        for (Page page : Page.values()) {
            interact(() -> made[0].show(page));
            WaitForAsyncUtils.waitForFxEvents();
        }
        interact(() -> {
            made[0].close();
            stages.getLast().setScene(new Scene(new Pane()));
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private long alive() {
        return roots.stream().filter(root -> root.get() != null).count();
    }

    @Test
    void leavesNoListenerBehind() {
        interact(() -> window.open(Path.of("sample-data/penguins.csv")));
        await(() -> workbench.prepared().isPresent());
        for (int i = 0; i < TIMES; i++) {
            openAndClose();
        }
        // JavaFX itself remembers a window or two that were the last to have the focus.
        await(() -> {
            System.gc();
            return alive() <= 2;
        });
        assertTrue(alive() <= 2, () -> alive() + " of " + TIMES + " windows are still held");
    }
}
