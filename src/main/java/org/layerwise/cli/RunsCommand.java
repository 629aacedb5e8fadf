package org.layerwise.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.layerwise.base.Ticker;
import org.layerwise.runs.RunStore;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code layerwise runs}: what is kept of runs. Without a command of its own it lists them. */
@Command(
        name = "runs",
        description =
                "Lists the kept runs, and shows, compares, exports, renames and deletes them. RUN is last, an id, a name,"
                        + " or the beginning of an id.",
        mixinStandardHelpOptions = true)
final class RunsCommand implements Callable<Integer> {
    private final Console console;
    private final Ticker ticker;

    @Mixin
    private StoreOption place = new StoreOption();

    @Mixin
    private RunListing listing = new RunListing();

    private RunsCommand(Console console, Ticker ticker) {
        this.console = console;
        this.ticker = ticker;
    }

    /** With its own commands. */
    static CommandLine line(Console console, Ticker ticker) {
        RunsCommand runs = new RunsCommand(console, ticker);
        return new CommandLine(runs)
                .addSubcommand(new ListCommand(runs))
                .addSubcommand(new RunsShowCommand(runs))
                .addSubcommand(new RunsCompareCommand(runs))
                .addSubcommand(new RunsExportCommand(runs))
                .addSubcommand(new RunsRenameCommand(runs))
                .addSubcommand(new RunsTagCommand(runs))
                .addSubcommand(new RunsNoteCommand(runs))
                .addSubcommand(new RunsDeleteCommand(runs))
                .addSubcommand(new RunsPruneCommand(runs));
    }

    Console console() {
        return console;
    }

    Ticker ticker() {
        return ticker;
    }

    /** Where it is. */
    Path folder() {
        return place.folder();
    }

    /** The store that the options name. */
    RunStore open() {
        return place.open(console, ticker);
    }

    @Override
    public Integer call() {
        return list(listing);
    }

    private int list(RunListing which) {
        try (RunStore store = open()) {
            which.print(store.list(), console, ticker.now());
            return CommandLineApp.OK;
        }
    }

    /** {@code layerwise runs list}. */
    @Command(name = "list", description = "Lists the kept runs, the newest first.", mixinStandardHelpOptions = true)
    private static final class ListCommand implements Callable<Integer> {
        private final RunsCommand runs;

        @Mixin
        private RunListing listing = new RunListing();

        ListCommand(RunsCommand runs) {
            this.runs = runs;
        }

        @Override
        public Integer call() {
            return runs.list(listing);
        }
    }
}
