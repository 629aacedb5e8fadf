package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command as people start it, {@code ./layerwise}, in a process of its own. */
final class LauncherProcess implements AutoCloseable {
    private final Process process;
    private final Path err;

    private LauncherProcess(Process process, Path err) {
        this.process = process;
        this.err = err;
    }

    /**
     * Starts one.
     *
     * @param folder gets what it says
     * @param before words before the launcher's name, such as {@code setpriv …}
     */
    static LauncherProcess start(Path folder, Map<String, String> environment, List<String> before, Object... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT,TERM"));
        command.addAll(before);
        command.add(Path.of("layerwise").toAbsolutePath().toString());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment()
                .keySet()
                .removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "LAYERWISE_JAVA_OPTIONS"));
        builder.environment().put("LAYERWISE_BUILD", "never");
        builder.environment().put("LAYERWISE_STORE", folder.resolve("store").toString());
        builder.environment().putAll(environment);
        Path err = Files.createTempFile(folder, "said", ".txt");
        return new LauncherProcess(
                builder.redirectError(err.toFile())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start(),
                err);
    }

    /** What it has said so far. */
    String said() throws IOException {
        return Files.readString(err);
    }

    Process process() {
        return process;
    }

    /** Waits until it has said something. */
    void await(String text) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(300);
        while (!said().contains(text)) {
            assertTrue(process.isAlive() && System.nanoTime() < end, said());
            process.waitFor(2, TimeUnit.MILLISECONDS);
        }
    }

    /** Sends a signal. */
    void signal(String name) throws Exception {
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor());
    }

    /** Waits for its end. */
    Outcome end() throws Exception {
        assertTrue(process.waitFor(300, TimeUnit.SECONDS), "it does not end: " + said());
        return new Outcome(process.exitValue(), "", said());
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        Files.deleteIfExists(err);
    }
}
