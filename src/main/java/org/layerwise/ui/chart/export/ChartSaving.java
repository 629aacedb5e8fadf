package org.layerwise.ui.chart.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.ui.chart.draw.ChartAction;
import org.layerwise.ui.chart.draw.ChartDrawing;
import org.layerwise.ui.fx.FileDialogs;
import org.layerwise.ui.fx.FxThread;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.UiContext;

/** Saves charts of one page: asks for size, format and file, and writes in the background. JavaFX thread. */
public final class ChartSaving {
    private final FileDialogs dialogs;
    private final Executor background;
    private final Consumer<List<Problem>> report;
    private Function<PictureSpec, Optional<PictureSpec>> ask = PictureDialog::ask;
    private PictureSpec spec = PictureSpec.DEFAULT;
    private Consumer<PictureSpec> remember = chosen -> {};

    public ChartSaving(UiContext ui) {
        dialogs = ui.dialogs();
        background = ui.background();
        report = ui.report();
    }

    /**
     * Begins with what was chosen last, and says when something else is.
     *
     * @param remember called with every choice
     */
    public void remember(PictureSpec last, Consumer<PictureSpec> remember) {
        spec = last;
        this.remember = remember;
    }

    /** Asks in another way for size and format. */
    void ask(Function<PictureSpec, Optional<PictureSpec>> otherwise) {
        ask = otherwise;
    }

    /** What the menu of a chart offers. */
    public List<ChartAction> actions(java.util.function.Supplier<Optional<ChartDrawing>> chart) {
        return List.of(
                new ChartAction(
                        "save", Texts.get("chart.save"), () -> chart.get().ifPresent(this::savePicture)),
                new ChartAction(
                        "csv", Texts.get("chart.save.points"), () -> chart.get().ifPresent(this::savePoints)),
                new ChartAction(
                        "copy",
                        Texts.get("chart.copy.points"),
                        () -> chart.get().ifPresent(this::copy)));
    }

    private void savePicture(ChartDrawing chart) {
        Optional<PictureSpec> chosen = ask.apply(spec);
        if (chosen.isEmpty()) {
            return;
        }
        PictureSpec wanted = chosen.get();
        spec = wanted;
        remember.accept(wanted);
        String extension = wanted.format().extension();
        file(chart, extension).ifPresent(file -> write(() -> ChartFile.write(chart, wanted, file)));
    }

    private void savePoints(ChartDrawing chart) {
        file(chart, "csv").ifPresent(file -> write(() -> ChartPoints.write(chart, file)));
    }

    private Optional<Path> file(ChartDrawing chart, String extension) {
        FileDialogs.Filter filter =
                new FileDialogs.Filter(extension.toUpperCase(Locale.ROOT), List.of("*." + extension));
        return dialogs.save(Texts.get("chart.save"), name(chart) + "." + extension, List.of(filter))
                .map(file -> FileDialogs.withExtension(file, extension));
    }

    /** The title, as far as any file system takes it. */
    private static String name(ChartDrawing chart) {
        String name = chart.title().replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
        return name.isEmpty() ? "chart" : name.toLowerCase(Locale.ROOT);
    }

    private void write(Runnable work) {
        background.execute(() -> {
            try {
                work.run();
            } catch (ProblemException e) {
                FxThread.later(() -> report.accept(e.problems()));
            }
        });
    }

    private void copy(ChartDrawing chart) {
        background.execute(() -> {
            try {
                String text = ChartPoints.text(chart);
                FxThread.later(() -> {
                    ClipboardContent content = new ClipboardContent();
                    content.putString(text);
                    Clipboard.getSystemClipboard().setContent(content);
                });
            } catch (ProblemException e) {
                FxThread.later(() -> report.accept(e.problems()));
            }
        });
    }
}
