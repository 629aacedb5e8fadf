package org.layerwise.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Ticker;
import org.layerwise.runs.RunHeading;
import org.layerwise.runs.RunStore;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Whether and how {@code train} keeps its run. */
final class KeepOptions {
    @Mixin
    private StoreOption place = new StoreOption();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What the kept run is called. Default: its table and a number, such as iris 7")
    private @Nullable String name;

    @Option(names = "--no-store", description = "The run is not kept: layerwise runs does not list it.")
    private boolean unkept;

    /** Where runs are kept, if this one is. */
    Path folder() {
        return place.folder();
    }

    /** Whether a name was given. */
    boolean isNamed() {
        return name != null;
    }

    /**
     * How a new run is filed.
     *
     * @param parent the id of the run that it goes on from; empty for none
     * @throws ProblemException when the name cannot be one
     */
    RunHeading heading(String parent, Path model) {
        return new RunHeading(name == null ? "" : RunHeading.requireName(name), "", parent, model);
    }

    /**
     * Opens the store. One that nobody has named may be unusable: then the run is not kept, which is a warning.
     *
     * @return null where the run is not kept
     * @throws ProblemException when the store that was named cannot be used, or the name cannot be one
     */
    @Nullable
    RunStore open(CommandSpec command, Console console, Ticker ticker) {
        if (unkept) {
            if (name != null) {
                throw TrainSource.usage(command, "--name is that of a kept run, which --no-store excludes");
            }
            return null;
        }
        if (name != null) {
            RunHeading.requireName(name);
        }
        try {
            return place.open(console, ticker);
        } catch (ProblemException e) {
            if (place.isNamed()) {
                throw e;
            }
            console.report(e.problems().stream()
                    .map(problem -> Problem.warning(
                            problem.where(), Message.of("cli/run-not-kept", problem.text(), problem.hint())))
                    .toList());
            return null;
        }
    }
}
