package org.layerwise.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** Takes a file from the desktop, wherever on the window it is dropped. */
final class FileDrop {
    private static final PseudoClass HOVERED = PseudoClass.getPseudoClass("file-over");

    private final Scene scene;
    private final Consumer<Path> opens;

    FileDrop(Scene scene, Consumer<Path> opens) {
        this.scene = scene;
        this.opens = opens;
    }

    void install() {
        scene.addEventFilter(DragEvent.DRAG_OVER, event -> {
            if (holdsFile(event.getDragboard())) {
                event.acceptTransferModes(TransferMode.COPY);
                hover(true);
                event.consume();
            }
        });
        scene.addEventFilter(DragEvent.DRAG_EXITED_TARGET, event -> {
            if (scene.equals(event.getTarget())) {
                hover(false);
            }
        });
        scene.addEventFilter(DragEvent.DRAG_DROPPED, event -> {
            hover(false);
            List<File> files = event.getDragboard().getFiles();
            event.setDropCompleted(!files.isEmpty());
            event.consume();
            if (!files.isEmpty()) {
                opens.accept(files.getFirst().toPath());
            }
        });
    }

    private static boolean holdsFile(Dragboard board) {
        return board.hasFiles();
    }

    private void hover(boolean now) {
        scene.getRoot().pseudoClassStateChanged(HOVERED, now);
    }
}
