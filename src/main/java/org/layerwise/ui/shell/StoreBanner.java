package org.layerwise.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.collections.ObservableList;
import org.layerwise.app.Subscription;
import org.layerwise.app.UnsavedRun;
import org.layerwise.app.Workbench;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.runs.StoreFolder;
import org.layerwise.ui.fx.FileDialogs;
import org.layerwise.ui.fx.FxThread;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.WindowWords;

/**
 * Says what is wrong with the store of runs: that it cannot be written at the moment, with the way to another folder; or what
 * was found when it was opened, until somebody has read it. A run that waits because it cannot be saved is asked about here.
 */
final class StoreBanner implements AutoCloseable {
    private static final String ICON = "fth-alert-triangle";

    private final Workbench workbench;
    private final ObservableList<Banner> banners;
    private final FileDialogs dialogs;
    private final Consumer<List<Problem>> report;
    private final Executor background;
    private final Set<String> read = new HashSet<>();
    private final Subscription subscription;
    private List<Banner> shown = List.of();

    /** @param background where another folder is filled */
    StoreBanner(
            Workbench workbench,
            ObservableList<Banner> banners,
            FileDialogs dialogs,
            Executor background,
            Consumer<List<Problem>> report) {
        this.workbench = workbench;
        this.banners = banners;
        this.dialogs = dialogs;
        this.background = background;
        this.report = report;
        subscription = workbench.runs().onChange(change -> refresh());
    }

    @Override
    public void close() {
        subscription.close();
    }

    private void refresh() {
        List<Banner> now = new ArrayList<>();
        workbench.runs().unsaved().problem().ifPresent(problem -> now.add(unsaved(problem)));
        workbench.runs().kept().trouble().ifPresent(problem -> now.add(trouble(problem)));
        workbench.runs().kept().findings().stream()
                .map(WindowWords::describe)
                .filter(text -> !read.contains(text))
                .forEach(text -> now.add(new Banner(
                        "store-finding",
                        ICON,
                        text,
                        List.of(new Question.Answer("store-read", Texts.get("shell.store.read"), () -> {
                            read.add(text);
                            refresh();
                        })))));
        List<Banner> kept = shown.stream()
                .filter(old -> now.stream().anyMatch(other -> saysTheSame(old, other)))
                .toList();
        List<Banner> fresh = now.stream()
                .filter(other -> kept.stream().noneMatch(old -> saysTheSame(old, other)))
                .toList();
        // what stays is left alone, lest a button vanish under the pointer
        banners.removeAll(shown.stream().filter(old -> !kept.contains(old)).toList());
        banners.addAll(fresh);
        shown = Stream.concat(kept.stream(), fresh.stream()).toList();
    }

    private static boolean saysTheSame(Banner one, Banner other) {
        return one.id().equals(other.id()) && one.text().equals(other.text());
    }

    private Banner trouble(Problem problem) {
        return new Banner("store-trouble", ICON, WindowWords.describe(problem), List.of(elsewhere("store-elsewhere")));
    }

    private Banner unsaved(Problem problem) {
        UnsavedRun run = workbench.runs().unsaved();
        return new Banner(
                "run-unsaved",
                ICON,
                Texts.get("shell.unsaved", WindowWords.describe(problem)),
                List.of(
                        new Question.Answer("unsaved-again", Texts.get("shell.unsaved.again"), run::tryAgain),
                        elsewhere("unsaved-elsewhere"),
                        new Question.Answer("unsaved-go-on", Texts.get("shell.unsaved.go-on"), run::goOn)));
    }

    private Question.Answer elsewhere(String id) {
        return new Question.Answer(
                id,
                Texts.get("shell.store.elsewhere"),
                () -> dialogs.folder(Texts.get("shell.store.elsewhere.title")).ifPresent(this::redirect));
    }

    private void redirect(Path folder) {
        background.execute(() -> {
            try {
                workbench.runs().store().redirect(folder);
                FxThread.run(() -> {
                    report.accept(List.of(Problem.note(
                            Location.file(folder.toString()),
                            Message.of("ui.shell/store-moved", StoreFolder.VARIABLE))));
                    workbench.runs().kept().lookNow();
                    workbench.runs().unsaved().tryAgain();
                });
            } catch (ProblemException e) {
                FxThread.run(() -> report.accept(e.problems()));
            }
        });
    }
}
