package org.layerwise.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.runs.Retention;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunStore;
import org.layerwise.train.MemoryEstimate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code layerwise runs prune}: deletes what nobody needs by a rule. */
@Command(
        name = "prune",
        description = "Deletes old runs to make room. Runs that are starred or tagged, or that go on, stay.",
        mixinStandardHelpOptions = true)
final class RunsPruneCommand implements Callable<Integer> {
    private final RunsCommand runs;

    @Option(
            names = "--keep",
            paramLabel = "N",
            description = "The N newest stay whatever else is said. Alone: all others go.")
    private @Nullable Integer keep;

    @Option(names = "--older", paramLabel = "DAYS", description = "Runs that began more than so many days ago go.")
    private @Nullable Integer days;

    @Option(
            names = "--to",
            paramLabel = "SIZE",
            description = "The oldest go until all runs take no more than this: 500MB, 2GB.")
    private @Nullable String size;

    @Option(names = "--dry-run", description = "Shows what would go, and deletes nothing.")
    private boolean dry;

    @Option(names = "--yes", description = "Does not ask.")
    private boolean agreed;

    RunsPruneCommand(RunsCommand runs) {
        this.runs = runs;
    }

    @Override
    public Integer call() {
        Retention rule = rule();
        Console console = runs.console();
        try (RunStore store = runs.open()) {
            List<Retention.Outgoing> going = rule.of(store.list(), runs.ticker().now());
            if (going.isEmpty()) {
                console.err().println("Nothing is to go.");
                return CommandLineApp.OK;
            }
            for (Retention.Outgoing each : going) {
                console.out()
                        .println(each.run().name() + " (" + each.run().id() + ", "
                                + MemoryEstimate.size(each.run().bytes()) + ") " + each.why());
            }
            List<RunInfo> outgoing = going.stream().map(Retention.Outgoing::run).toList();
            if (dry) {
                long bytes = outgoing.stream().mapToLong(RunInfo::bytes).sum();
                console.err()
                        .println("Would delete " + RunWords.names(outgoing) + ": " + MemoryEstimate.size(bytes)
                                + " would be freed.");
            } else {
                RunRemoval.remove(store, outgoing, agreed, console);
            }
            return CommandLineApp.OK;
        }
    }

    private Retention rule() {
        Retention rule = new Retention(
                count("--keep", keep),
                days == null ? null : Duration.ofDays(requireCount("--older", days)),
                size == null ? null : bytes(size));
        if (rule.isEmpty()) {
            throw Problem.error(Location.NOWHERE, Message.of("cli/no-rule")).toException();
        }
        return rule;
    }

    private static Long bytes(String size) {
        return ByteSize.parse(size).orElseThrow(() -> wrong("--to", Message.of("cli/no-size", size)));
    }

    private static @Nullable Integer count(String option, @Nullable Integer value) {
        return value == null ? null : Integer.valueOf(requireCount(option, value));
    }

    private static int requireCount(String option, int value) {
        if (value < 0) {
            throw wrong(option, Message.of("cli/no-count", value));
        }
        return value;
    }

    private static ProblemException wrong(String option, Message text) {
        return Problem.error(Location.path(option, ""), text).toException();
    }
}
