package org.layerwise.cli;

import java.util.Arrays;
import java.util.List;
import org.layerwise.base.Ticker;

/** The commands by name, each made only where it is needed: reading the options of all takes longer than most commands. */
final class CommandList {
    /** In the order in which help lists them. */
    static final List<String> NAMES = List.of(
            "profile",
            "new",
            "train",
            "resume",
            "runs",
            "search",
            "lr-test",
            "init-lab",
            "evaluate",
            "predict",
            "export",
            "inspect",
            "kinds",
            "bench",
            "demo",
            "warm-up");

    private CommandList() {}

    /** The commands that these arguments can be understood with: the one that is named, none for the version, else all. */
    static List<String> needed(String... arguments) {
        if (arguments.length > 0 && NAMES.contains(arguments[0])) {
            return List.of(arguments[0]);
        }
        return Arrays.equals(arguments, new String[] {"--version"}) ? List.of() : NAMES;
    }

    /** The command of this name, as picocli takes it. */
    static Object named(String name, Console console, Ticker ticker) {
        return switch (name) {
            case "profile" -> new ProfileCommand(console);
            case "new" -> new NewCommand(console);
            case "train" -> new TrainCommand(console, ticker);
            case "resume" -> new ResumeCommand(console, ticker);
            case "runs" -> RunsCommand.line(console, ticker);
            case "search" -> new SearchCommand(console, ticker);
            case "lr-test" -> new RateTestCommand(console);
            case "init-lab" -> new InitLabCommand(console);
            case "evaluate" -> new EvaluateCommand(console);
            case "predict" -> new PredictCommand(console);
            case "export" -> new ExportCommand(console);
            case "inspect" -> new InspectCommand(console);
            case "kinds" -> new KindsCommand(console);
            case "bench" -> new BenchCommand(console);
            case "demo" -> new DemoCommand(console);
            case "warm-up" -> new WarmUpCommand(ticker);
            default -> throw new IllegalArgumentException("no command " + name);
        };
    }
}
