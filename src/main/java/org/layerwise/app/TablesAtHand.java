package org.layerwise.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.table.Table;
import org.layerwise.run.Continuation;
import org.layerwise.run.PreparedRun;
import org.layerwise.run.RunRecipe;
import org.layerwise.run.TableSource;

/**
 * The tables of a run that goes on: the open one where it is the run's and was read as that was, wherever its file is now, or else
 * from its file.
 *
 * @param open the table that is open, which is not read again; null for none
 */
record TablesAtHand(@Nullable OpenTable open, TestTableCache tests) implements TableSource {

    /** A recipe that names the open table, where that is the one that its run was trained on. */
    RunRecipe placed(RunRecipe recipe) {
        OpenTable here = open;
        return here != null && isOf(here, recipe.experiment().data())
                ? recipe.withTables(here.path(), recipe.testTable())
                : recipe;
    }

    /**
     * What goes on, made ready, with what may surprise who goes on.
     *
     * @throws org.layerwise.base.ProblemException when it cannot
     */
    PreparedRun prepared(Continuation continuation) {
        PreparedRun made = placed(continuation.recipe()).prepare(this);
        List<Problem> notes = Stream.concat(continuation.notes().stream(), made.problems().stream())
                .toList();
        return new PreparedRun(made.recipe(), made.experiment(), made.data(), made.plan(), notes);
    }

    private static boolean isOf(OpenTable here, DataSpec spec) {
        return spec.fingerprint().equals(here.table().fingerprint())
                && here.faults().equals(spec.faults());
    }

    @Override
    public Table table(Path file, DataSpec spec) {
        OpenTable here = open;
        if (here != null
                && isSame(here.path(), file)
                && here.recorded().equals(spec.format())
                && here.faults().equals(spec.faults())) {
            return here.table();
        }
        if (!Files.exists(file)) {
            throw Problem.error(
                            Location.file(file.toString()),
                            here == null
                                    ? Message.of("app/table-gone")
                                    : Message.of(
                                            "app/table-gone-other-open",
                                            String.valueOf(here.path().getFileName())))
                    .toException();
        }
        return TableReader.read(file, spec.format(), spec.faults());
    }

    @Override
    public Table testTable(Path file, DataSpec spec) {
        return tests.of(file, spec);
    }

    private static boolean isSame(Path a, Path b) {
        return a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize());
    }
}
