package org.layerwise.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.layerwise.base.Ticker;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.experiment.Layout;
import org.layerwise.runs.sqlite.LazyRunStore;

/**
 * A window's workbench in a process of its own, for tests to kill. It opens a file, edits what it holds, says so on standard
 * output, saves for each byte on its standard input, and ends with that.
 */
public final class EditingProcess {
    private EditingProcess() {}

    /**
     * Opens, edits, and waits.
     *
     * @param arguments the store's folder, the file to open, and paths with values to set, one after the other
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        WorkingFiles files = WorkingFiles.in(folder, Ticker.SYSTEM);
        Workbench workbench = new Workbench(
                Runnable::run, Runnable::run, Ticker.SYSTEM, new LazyRunStore(folder, Ticker.SYSTEM), files);
        workbench.open(Path.of(arguments[1]), problems -> {
            throw new IllegalStateException(problems.toString());
        });
        for (String edit : List.of(arguments).subList(2, arguments.length)) {
            if (edit.equals("undo")) {
                workbench.document().undo();
            } else if (edit.equals("move")) {
                workbench.document().edit("Move", now -> now.withLayout(Layout.AUTOMATIC.with("dense1", 30, 40)));
            } else {
                workbench.document().edit(edit, now -> ExperimentEdit.apply(now, edit));
            }
        }
        System.out.println("edited");
        while (System.in.read() >= 0) {
            workbench.saveExperiment(Path.of(arguments[1]));
            System.out.println("saved");
        }
        workbench.close();
    }

    /** Starts one, and returns once everything is edited. */
    public static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EditingProcess.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String line = process.inputReader().readLine();
        if (!"edited".equals(line)) {
            process.destroyForcibly();
            throw new IOException("the process did not get there: " + line);
        }
        return process;
    }

    /** Has one save its experiment to the file that it opened. */
    static void save(Process process) throws IOException {
        process.getOutputStream().write('s');
        process.getOutputStream().flush();
        if (!"saved".equals(process.inputReader().readLine())) {
            throw new IOException("the process did not save");
        }
    }

    /** Has one end properly. */
    static void end(Process process) throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }

    /** Starts one, and kills it once its last edit is kept. */
    public static void startAndKill(String... arguments) throws IOException {
        Process process = start(arguments);
        Path recovery = Path.of(arguments[0], "recovery");
        long began = Ticker.SYSTEM.nanos();
        while (!keeps(recovery, arguments[arguments.length - 1])
                && Ticker.SYSTEM.nanos() - began < TimeUnit.SECONDS.toNanos(60)) {
            LockSupport.parkNanos(1_000_000);
        }
        process.destroyForcibly().onExit().join();
    }

    private static boolean keeps(Path folder, String edit) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".json")).toList()) {
                if (Files.readString(file).contains(edit)) {
                    return true;
                }
            }
            return false;
        }
    }
}
