package org.layerwise.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.layerwise.runs.StoreFolder;
import org.layerwise.ui.demo.Demo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code layerwise demo}: the main job through the window's own code, without a display. */
@Command(
        name = "demo",
        description = "Does the main job through the window's own code, without a display, and leaves its pictures, "
                + "the model and the metrics in a folder.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class DemoCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            defaultValue = "demo",
            description = "Where to leave them.")
    private Path folder = Path.of("demo");

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        new CommandFiles()
                .reads(Demo.table())
                .usesStore(StoreFolder.ofUser())
                .fills(folder)
                .check();
        Demo.run(folder, line -> console.err().println(line));
        console.out().println("Everything is in " + folder + ".");
        return CommandLineApp.OK;
    }
}
