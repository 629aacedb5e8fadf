package org.layerwise.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.SampleTables;
import org.layerwise.base.Ticker;
import org.layerwise.ui.demo.DemoWarmUp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Loads what the commands or the window use, so that the next start finds it prepared. The launcher calls it once after a
 * build.
 */
@Command(name = "warm-up", hidden = true, description = "Prepares the next start.")
final class WarmUpCommand implements Callable<Integer> {
    private enum Part {
        COMMANDS,
        WINDOW
    }

    private final Ticker ticker;

    @Parameters(index = "0", paramLabel = "PART", description = "What is prepared: ${COMPLETION-CANDIDATES}")
    private Part part = Part.COMMANDS;

    @Parameters(index = "1", paramLabel = "FOLDER", description = "Gets the files that are written on the way.")
    private @Nullable Path folder;

    WarmUpCommand(Ticker ticker) {
        this.ticker = ticker;
    }

    @Override
    public Integer call() {
        if (part == Part.WINDOW) {
            DemoWarmUp.run();
            return CommandLineApp.OK;
        }
        String table = SampleTables.beside().stream()
                .filter(file -> file.endsWith("iris.csv"))
                .findFirst()
                .orElseThrow()
                .toString();
        String experiment = file("iris.json");
        String model = file("iris.layerwise");
        String store = file("store");
        status(List.of("predict")); // also how a mistake is said: picocli's exceptions are part of its other classes
        return List.<List<String>>of(
                        List.of("--version"),
                        List.of("new", table, "--target", "species", "-o", experiment),
                        List.of("train", experiment, "-o", model, "--store", store),
                        List.of("predict", model, table),
                        List.of("evaluate", model, table),
                        List.of("runs", "list", "--store", store))
                .stream()
                .mapToInt(this::status)
                .max()
                .orElseThrow();
    }

    private String file(String name) {
        return folder == null ? name : folder.resolve(name).toString();
    }

    private int status(List<String> arguments) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return CommandLineApp.execute(new Console(nowhere, nowhere, false), ticker, arguments.toArray(new String[0]));
    }
}
