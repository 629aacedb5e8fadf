package org.layerwise;

import java.nio.file.Files;
import java.nio.file.Path;
import org.layerwise.cli.CommandLineApp;
import org.layerwise.cli.Console;
import org.layerwise.ui.shell.LayerwiseApp;

/** Where Layerwise begins: a command, or the window. */
public final class Main {
    private Main() {}

    /** Without arguments, or with one file: the window. With a command: runs it, and the process ends with its status. */
    public static void main(String[] arguments) {
        Console console = Console.system();
        int status;
        try {
            if (arguments.length == 0) {
                LayerwiseApp.open(null);
                status = CommandLineApp.OK;
            } else if (arguments.length == 1 && isFile(arguments[0])) {
                LayerwiseApp.open(Path.of(arguments[0]));
                status = CommandLineApp.OK;
            } else {
                status = CommandLineApp.execute(console, arguments);
            }
        } catch (Throwable e) {
            status = CommandLineApp.failed(console, e);
        }
        System.exit(status);
    }

    /** No command and no option has a dot or a slash in it, or is a file. */
    private static boolean isFile(String argument) {
        return !argument.startsWith("-")
                && (argument.contains(".") || argument.contains("/") || Files.isRegularFile(Path.of(argument)));
    }
}
