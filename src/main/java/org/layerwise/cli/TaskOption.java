package org.layerwise.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.base.Where;
import org.layerwise.data.Task;
import picocli.CommandLine.Option;

/** The option {@code --task} of every command that looks at a target. */
final class TaskOption {
    @Option(
            names = "--task",
            paramLabel = "TASK",
            defaultValue = "auto",
            description = "auto, classification or regression. Default: ${DEFAULT-VALUE}")
    private String task = "auto";

    /** The task that was asked for; null to guess it. */
    @Nullable
    Task asked() {
        return switch (task.toLowerCase(Locale.ROOT)) {
            case "auto" -> null;
            case "classification" -> Task.CLASSIFICATION;
            case "regression" -> Task.REGRESSION;
            default ->
                throw Problem.error(
                                Where.path("--task", ""),
                                "\"" + task + "\" is no task.",
                                "Use auto, classification or regression.")
                        .toException();
        };
    }
}
