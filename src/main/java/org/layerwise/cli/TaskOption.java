package org.layerwise.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.data.spec.Task;
import picocli.CommandLine.Option;

/** The option {@code --task} of every command that looks at a target. */
final class TaskOption {
    @Option(
            names = "--task",
            paramLabel = "TASK",
            defaultValue = "auto",
            description = "auto, classification, regression, multi-label or reconstruction. Default: ${DEFAULT-VALUE}")
    private String task = "auto";

    /** The task that was asked for; null to guess it. */
    @Nullable
    Task asked() {
        if (task.equalsIgnoreCase("auto")) {
            return null;
        }
        for (Task known : Task.values()) {
            if (name(known).equalsIgnoreCase(task)) {
                return known;
            }
        }
        throw Problem.error(Location.path("--task", ""), Message.of("cli/no-task", task))
                .toException();
    }

    /** A task as it is called on the command line and in files. */
    static String name(Task task) {
        return task.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
