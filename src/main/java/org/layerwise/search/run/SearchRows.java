package org.layerwise.search.run;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.layerwise.base.ProblemException;
import org.layerwise.data.pipeline.Dataset;
import org.layerwise.data.prepare.PreparedData;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.PipelineSpec;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.data.split.Folds;
import org.layerwise.data.split.Split;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.run.PreparedRun;
import org.layerwise.run.RunRecipe;
import org.layerwise.run.TableSource;

/**
 * The rows of a search's trials. Trials that read, divide and prepare the table alike share them; each table is read once. Those that
 * nobody has asked for the longest are given up when all take too much memory. Any thread.
 */
final class SearchRows {
    private final Function<Experiment, RunRecipe> recipes;
    private final TableSource tables;
    private final int folds;
    private final long mostBytes;
    private final Map<Read, Table> read = new ConcurrentHashMap<>();
    private final LinkedHashMap<Key, FutureTask<PreparedData>> known = new LinkedHashMap<>(16, 0.75f, true);

    /** What a table is read by. */
    private record Read(Path file, DataSpec spec) {}

    /** What rows depend on. */
    private record Key(DataSpec data, PipelineSpec pipeline, SplitSpec split, long seed, int fold) {}

    /**
     * @param recipes of experiments
     * @param folds parts for cross-validation; 0 for the experiment's own split
     * @param mostBytes that rows may take which no run is using
     */
    SearchRows(Function<Experiment, RunRecipe> recipes, TableSource tables, int folds, long mostBytes) {
        this.recipes = recipes;
        this.tables = tables;
        this.folds = folds;
        this.mostBytes = mostBytes;
    }

    /** How many runs an experiment has with one seed. */
    int runs() {
        return Math.max(1, folds);
    }

    /**
     * An experiment made ready. That of a fold has the rows of the fold as its validation part.
     *
     * @param fold from 0; 0 without folds
     * @throws ProblemException when the rows cannot be prepared so, or the network does not fit them
     */
    PreparedRun prepared(Experiment experiment, int fold) {
        RunRecipe recipe = recipes.apply(experiment);
        return recipe.prepare(rows(recipe, fold));
    }

    private PreparedData rows(RunRecipe recipe, int fold) {
        Experiment experiment = recipe.experiment();
        Key key = new Key(experiment.data(), experiment.pipeline(), experiment.split(), experiment.seed(), fold);
        FutureTask<PreparedData> task;
        synchronized (known) {
            task = known.computeIfAbsent(key, missing -> new FutureTask<>(() -> prepare(recipe, fold)));
        }
        task.run(); // which does nothing where another thread runs it, or has
        PreparedData rows = result(task);
        giveUp();
        return rows;
    }

    private PreparedData prepare(RunRecipe recipe, int fold) {
        TableSource once = new TableSource() {
            @Override
            public Table table(Path file, DataSpec spec) {
                return read.computeIfAbsent(new Read(file, spec), missing -> tables.table(file, spec));
            }

            @Override
            public Table testTable(Path file, DataSpec spec) {
                return read.computeIfAbsent(new Read(file, spec), missing -> tables.testTable(file, spec));
            }
        };
        if (folds == 0) {
            return recipe.rows(once);
        }
        Experiment experiment = recipe.experiment();
        Table table = once.table(recipe.table(), experiment.data());
        Split split = Folds.of(
                        experiment.split(), experiment.data(), table, experiment.seeds(), folds, new ProblemCollector())
                .get(fold);
        return RunRecipe.rows(experiment, table, new Split(split.train(), split.test(), new int[0]));
    }

    private static <T> T result(FutureTask<T> task) {
        boolean isInterrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    isInterrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw WorkerFailure.of(e);
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void giveUp() {
        synchronized (known) {
            long bytes = 0;
            for (FutureTask<PreparedData> task : known.values()) {
                bytes += bytes(task);
            }
            Iterator<FutureTask<PreparedData>> eldest = known.values().iterator();
            while (bytes > mostBytes && known.size() > 1 && eldest.hasNext()) {
                FutureTask<PreparedData> task = eldest.next();
                if (task.isDone()) {
                    bytes -= bytes(task);
                    eldest.remove();
                }
            }
        }
    }

    private static long bytes(FutureTask<PreparedData> task) {
        long bytes = 0;
        if (task.state() == Future.State.SUCCESS) {
            for (Dataset part : task.resultNow().parts()) {
                bytes += (long) Float.BYTES
                        * part.rows()
                        * (part.x().width() + part.y().width());
            }
        }
        return bytes;
    }
}
