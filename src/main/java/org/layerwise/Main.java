package org.layerwise;

import org.layerwise.cli.CommandLineApp;
import org.layerwise.cli.Console;

/** Where Layerwise begins: a command, or the window. */
public final class Main {
    private Main() {}

    /** With a command: runs it, and the process ends with its status. */
    public static void main(String[] arguments) {
        Console console = Console.system();
        int status;
        try {
            status = CommandLineApp.execute(console, arguments);
        } catch (Throwable e) {
            status = CommandLineApp.failed(console, e);
        }
        System.exit(status);
    }
}
