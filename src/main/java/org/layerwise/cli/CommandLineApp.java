package org.layerwise.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Ticker;
import org.layerwise.base.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The command line as a whole: commands, exit statuses, and how mistakes are told. */
public final class CommandLineApp {
    /** All went well. */
    public static final int OK = 0;

    /** The run failed. */
    public static final int FAILED = 1;

    /** Bad input or usage. */
    public static final int USAGE = 2;

    private CommandLineApp() {}

    @Command(
            name = "layerwise",
            description = "Trains neural networks on tables, and shows every layer while it learns. "
                    + "Without a command the window opens.",
            synopsisHeading = "Usage: ",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            subcommands = {})
    private static final class Root implements Runnable {
        private final Console console;

        Root(Console console) {
            this.console = console;
        }

        @Override
        public void run() {
            console.err()
                    .println(
                            "Say what to do: layerwise profile, new, train, resume, runs, search, lr-test, init-lab, evaluate, predict, export, inspect,"
                                    + " kinds, bench, demo.");
        }
    }

    /**
     * Runs a command.
     *
     * @return the exit status
     */
    public static int execute(Console console, String... arguments) {
        return execute(console, Ticker.SYSTEM, arguments);
    }

    /** As above, with a clock for runs. */
    static int execute(Console console, Ticker ticker, String... arguments) {
        int status = line(console, ticker, arguments).execute(arguments);
        console.out().flush();
        Optional<Problem> lost = console.lost().get();
        console.report(lost.stream().toList());
        console.err().flush();
        return lost.isPresent() && status == OK ? USAGE : status;
    }

    private static CommandLine line(Console console, Ticker ticker, String... arguments) {
        CommandLine line = new CommandLine(new Root(console));
        for (String name : CommandList.needed(arguments)) {
            line.addSubcommand(CommandList.named(name, console, ticker));
        }
        return line.setOut(console.data())
                .setExpandAtFiles(false)
                .setErr(console.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(110)
                .setParameterExceptionHandler((mistake, given) -> usage(console, mistake))
                .setExecutionExceptionHandler((failure, command, result) -> failed(console, failure));
    }

    private static int usage(Console console, CommandLine.ParameterException mistake) {
        CommandSpec spec = mistake.getCommandLine().getCommandSpec();
        String message = mistake.getMessage();
        if (mistake instanceof CommandLine.UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().getFirst();
            if (spec.parent() == null && !word.startsWith("-")) {
                message = "there is no command \"" + word + "\"; there are "
                        + spec.subcommands().values().stream()
                                .map(CommandLine::getCommandSpec)
                                .filter(command -> !command.usageMessage().hidden())
                                .map(CommandSpec::name)
                                .collect(Collectors.joining(", "));
            } else {
                message = "there is no " + (word.startsWith("-") ? "option" : "place for") + " \"" + word + "\"";
            }
        }
        console.err().println("error: " + message + ". See: " + spec.qualifiedName() + " --help");
        return USAGE;
    }

    /** Whether no more files could be opened, whatever needed one. */
    private static boolean hasNoMoreFiles(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("Too many open files")) {
                return true;
            }
        }
        return false;
    }

    /** Says in one line what ended a command, and gives the exit status. Details go to the log. */
    public static int failed(Console console, Throwable failure) {
        if (failure instanceof ProblemException expected) {
            console.report(expected.problems());
            return USAGE;
        }
        if (failure instanceof OutOfMemoryError) {
            console.report(List.of(Problem.error(
                    Location.NOWHERE,
                    Message.of("cli/out-of-memory", Runtime.getRuntime().maxMemory() >> 20))));
            return FAILED;
        }
        if (hasNoMoreFiles(failure)) {
            console.report(List.of(Problem.error(Location.NOWHERE, Message.of("cli/open-files"))));
            return USAGE;
        }
        System.getLogger(CommandLineApp.class.getName())
                .log(System.Logger.Level.DEBUG, "a command failed unexpectedly", failure);
        console.report(List.of(Problem.error(Location.NOWHERE, Message.of("cli/own-failure", failure.toString()))));
        return FAILED;
    }
}
