package org.layerwise.exchange.tensorboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.layerwise.files.AtomicFile;
import org.layerwise.files.OutputFolder;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.FrameSink;

/**
 * Exports a run for TensorBoard. Its log folder gets a folder for each run, which TensorBoard shows under that name, and in it
 * one event file: {@code events.out.tfevents.SECONDS.layerwise.MILLISECONDS}, named after the run's start. Exported again, a
 * run replaces its file.
 */
public final class TensorBoard {
    private static final String MARK = "tfevents"; // by which TensorBoard knows event files
    private static final int LONGEST_NAME = 80;

    /** What is in no name of a folder on one system or another. */
    private static final Pattern FORBIDDEN = Pattern.compile("[/\\\\:*?\"<>|\\p{Cntrl}]");

    /** Dots would lead elsewhere or hide the folder; Windows drops them and spaces at the end. */
    private static final Pattern EDGES = Pattern.compile("^[. ]+|[. ]+$");

    /** Devices of Windows. */
    private static final Pattern RESERVED = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

    private TensorBoard() {}

    /**
     * Writes the event file of a run, whole or not at all.
     *
     * @param folder TensorBoard's log folder, made where it does not exist
     * @param name what the run is called. Its folder has this name as far as files may; with a number where another run has it.
     * @param layout of the run's frames
     * @param started when the run began; see {@link TensorBoardWriter} for what becomes of it
     * @param source reports the run's frames, in the order of their steps; may close the sink, or not
     * @return the file
     * @throws org.layerwise.base.ProblemException when a folder cannot be made, or the file cannot be written
     * @throws RuntimeException whatever the source throws; no file is written then
     */
    public static Path write(
            Path folder, String name, FrameLayout layout, Instant started, Consumer<? super FrameSink> source) {
        String fileName = fileName(started);
        Path run = runFolder(folder, name, fileName);
        OutputFolder.make(run);
        Path file = run.resolve(fileName);
        AtomicFile.write(file, out -> {
            try {
                TensorBoardWriter writer = new TensorBoardWriter(out, layout, started);
                source.accept(writer);
                writer.flush();
            } catch (UnwritableEventsException e) {
                throw Objects.requireNonNull(e.getCause());
            }
        });
        return file;
    }

    private static String fileName(Instant started) {
        return String.format(
                Locale.ROOT,
                "events.out.%s.%010d.layerwise.%d",
                MARK,
                started.getEpochSecond(),
                started.getNano() / 1_000_000);
    }

    /** TensorBoard mixes the event files of one folder, so two runs of one name get two folders. */
    private static Path runFolder(Path folder, String name, String fileName) {
        String safe = EDGES.matcher(FORBIDDEN.matcher(name).replaceAll("-")).replaceAll("");
        if (safe.codePointCount(0, safe.length()) > LONGEST_NAME) {
            safe = safe.substring(0, safe.offsetByCodePoints(0, LONGEST_NAME)).strip();
        }
        if (safe.isEmpty() || RESERVED.matcher(safe).matches()) {
            safe = "run " + safe;
        }
        safe = safe.strip();
        Path run = folder.resolve(safe);
        for (int number = 2; isTaken(run, fileName); number++) {
            run = folder.resolve(safe + " (" + number + ")");
        }
        return run;
    }

    /** Whether a folder has another run's event file. */
    private static boolean isTaken(Path run, String fileName) {
        if (!Files.isDirectory(run) || Files.exists(run.resolve(fileName))) {
            return false;
        }
        try (Stream<Path> files = Files.list(run)) {
            return files.anyMatch(file -> file.getFileName().toString().contains(MARK));
        } catch (IOException e) {
            return false; // writing there says what is wrong
        }
    }
}
