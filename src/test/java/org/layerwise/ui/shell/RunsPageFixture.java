package org.layerwise.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.layerwise.base.Ticker;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.run.PreparedRun;
import org.layerwise.run.Resources;
import org.layerwise.run.Run;
import org.layerwise.run.RunRecipe;
import org.layerwise.run.RunStart;
import org.layerwise.run.TableSource;
import org.layerwise.runs.RunBeginning;
import org.layerwise.runs.RunHeading;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunKeeping;
import org.layerwise.runs.RunOwner;
import org.layerwise.runs.RunStore;
import org.layerwise.runs.StoredRun;

/** The window with the Runs page and some short runs. */
abstract class RunsPageFixture extends WindowFixture {
    static final Path PENGUINS = Path.of("sample-data/penguins.csv").toAbsolutePath();

    private final AtomicReference<Optional<Experiment>> made = new AtomicReference<>(Optional.empty());

    /** The experiment that the window makes for the penguins, with some settings. */
    Experiment penguins(String... settings) {
        if (made.get().isEmpty()) {
            interact(() -> window.open(PENGUINS));
            await(() -> workbench.prepared().isPresent() && !workbench.isBusy());
            made.set(workbench.experiment());
        }
        List<String> all = new ArrayList<>(List.of("training.epochs=3"));
        all.addAll(List.of(settings));
        return ExperimentEdit.apply(made.get().orElseThrow(), all);
    }

    /** A run that is begun and not yet started, as another program would begin it. */
    Run begin(RunStore store, RunHeading heading, String program, String... settings) {
        RunRecipe recipe = new RunRecipe(penguins(settings), PENGUINS, null, new RunStart.FreshWeights());
        PreparedRun prepared = recipe.prepare(TableSource.FILES);
        Run run = new Run(prepared, new Resources(1, 1L << 40), Ticker.SYSTEM, false);
        StoredRun kept = store.begin(RunBeginning.of(run), heading, RunOwner.here(program));
        RunKeeping.attach(run, kept, problems -> {});
        return run;
    }

    /** A run that is trained to its end. */
    void train(RunHeading heading, String... settings) {
        Run run = begin(workbench.runs().store(), heading, "command line", settings);
        run.start();
        run.await();
    }

    void train(String name, String... settings) {
        train(new RunHeading(name, "", "", null), settings);
    }

    /** Turns to the page and waits until the list has so many lines. */
    void show(int lines) {
        interact(() -> window.show(Page.RUNS));
        await(() -> names().size() == lines);
    }

    TableView<?> table() {
        return find("#runs-table", TableView.class);
    }

    List<RunInfo> kept() {
        return workbench.runs().store().list();
    }

    RunInfo kept(String name) {
        return workbench.runs().store().find(name);
    }

    /** What the list's name column says, from top to bottom. */
    List<String> names() {
        ObservableList<?> items = table().getItems();
        List<String> names = new ArrayList<>();
        table().lookupAll(".table-row-cell").stream()
                .filter(row -> row instanceof TableRow<?> each && !each.isEmpty() && each.isVisible())
                .sorted((a, b) -> Double.compare(a.getLayoutY(), b.getLayoutY()))
                .forEach(row -> names.add(text(row.lookup(".runs-name"))));
        return names.size() == items.size() ? names : List.of();
    }

    static String text(Node cell) {
        return ((javafx.scene.control.Labeled) cell).getText();
    }

    /** A cell of the line of a name. */
    Node cell(String name, String style) {
        return table().lookupAll(".table-row-cell").stream()
                .filter(row -> row instanceof TableRow<?> each && !each.isEmpty())
                .filter(row -> text(row.lookup(".runs-name")).equals(name))
                .map(row -> row.lookup(style))
                .findFirst()
                .orElseThrow();
    }

    void choose(String first, String... others) {
        clickOn(cell(first, ".runs-name"));
        for (String other : others) {
            int index = names().indexOf(other);
            interact(() -> table().getSelectionModel().select(index)); // the headless robot knows no modified clicks
        }
    }

    /** Replaces what a field says. */
    void write(String field, String text) {
        clickOn(field);
        push(KeyCode.SHORTCUT, KeyCode.A);
        push(KeyCode.DELETE);
        write(text);
    }
}
