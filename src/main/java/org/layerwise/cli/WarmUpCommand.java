package org.layerwise.cli;

import java.util.concurrent.Callable;
import org.layerwise.ui.demo.DemoWarmUp;
import picocli.CommandLine.Command;

/** Loads what the window and the commands use, so that the next start finds it prepared. The launcher calls it once after a build. */
@Command(name = "warm-up", hidden = true, description = "Prepares the next start.")
final class WarmUpCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        DemoWarmUp.run();
        return CommandLineApp.OK;
    }
}
