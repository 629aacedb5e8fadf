package org.layerwise.ui.shell;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.layerwise.ui.fx.FileDialogs;

/** Asks with the desktop's own dialogs, and begins in the folder of the file that was opened or chosen last. */
public final class NativeFileDialogs implements FileDialogs {
    private final Window owner;
    private final WindowMemory memory;

    /**
     * @param owner the window the dialogs belong to
     * @param memory knows the folder, and keeps it
     */
    public NativeFileDialogs(Window owner, WindowMemory memory) {
        this.owner = owner;
        this.memory = memory;
    }

    @Override
    public Optional<Path> open(String title, List<Filter> filters) {
        return remember(chooser(title, filters).showOpenDialog(owner));
    }

    @Override
    public Optional<Path> save(String title, String name, List<Filter> filters) {
        FileChooser chooser = chooser(title, filters);
        chooser.setInitialFileName(name);
        return remember(chooser.showSaveDialog(owner));
    }

    @Override
    public Optional<Path> saveIn(Path folder, String title, String name, List<Filter> filters) {
        FileChooser chooser = chooser(title, filters);
        chooser.setInitialFileName(name);
        File beside = folder.toFile();
        if (beside.isAbsolute() && beside.isDirectory()) {
            chooser.setInitialDirectory(beside);
        }
        return remember(chooser.showSaveDialog(owner));
    }

    @Override
    public Optional<Path> folder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
    }

    @Override
    public boolean reveal(Path folder) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String command = system.contains("mac") ? "open" : system.contains("win") ? "explorer.exe" : "xdg-open";
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try {
            new ProcessBuilder(command, folder.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** A dialog that is not shown yet. */
    FileChooser chooser(String title, List<Filter> filters) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        folders()
                .filter(folder -> folder.isAbsolute() && folder.isDirectory())
                .findFirst()
                .ifPresent(chooser::setInitialDirectory);
        filters.forEach(
                filter -> chooser.getExtensionFilters().add(new ExtensionFilter(filter.title(), filter.patterns())));
        return chooser;
    }

    /** Where to begin, the best first: the folder used last, that of the file that is open, those of earlier ones, home. */
    private Stream<File> folders() {
        Settings settings = memory.settings();
        return Stream.of(
                        Stream.of(new File(settings.folder())),
                        settings.recent().stream()
                                .map(file -> new File(file).getParentFile())
                                .filter(Objects::nonNull),
                        Stream.of(new File(System.getProperty("user.home", ""))))
                .flatMap(each -> each);
    }

    private Optional<Path> remember(@Nullable File chosen) {
        if (chosen == null) {
            return Optional.empty();
        }
        String folder = chosen.getAbsoluteFile().getParent();
        if (folder != null) {
            memory.change(settings -> settings.withFolder(folder));
        }
        return Optional.of(chosen.toPath());
    }
}
