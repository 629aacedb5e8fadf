package org.layerwise.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.JsonText;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentJson;

/**
 * An experiment's file, which also says where its table stands: paths in an experiment are relative to its file.
 *
 * @param path the file as the user named it
 */
public record ExperimentFile(Path path) {
    /** The bytes that are looked at, so many of them for blanks before the text. */
    private static final int LOOKED_AT = 4096;

    /** The bytes among which text has no control character. */
    private static final int HEAD = 16;

    /**
     * The experiment.
     *
     * @throws ProblemException when the file cannot be read, is not UTF-8, not JSON, or not an experiment
     */
    public Experiment load() {
        FileFaults.requireReadable(path);
        AtomicFile.tidy(path);
        requireJson();
        return ExperimentJson.read(TextFile.read(path), path.toString());
    }

    /** A table, a model or an export given in an experiment's place is named as such, not as faulty text. */
    private void requireJson() {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] start = in.readNBytes(LOOKED_AT);
            int at = hasMark(start) ? 3 : 0;
            while (at < start.length && isBlank(start[at])) {
                at++;
            }
            int first = at < start.length ? start[at] & 0xFF : '{';
            if (isBinary(start)) {
                throw FileFaults.error(path, Message.of("files/binary-experiment"));
            }
            if (first > ' ' && first < 0x7F && first != '{' && first != '[') {
                throw FileFaults.error(path, Message.of("files/no-experiment"));
            }
        } catch (IOException e) {
            throw FileFaults.unreadable(path, e);
        }
    }

    /** Whether it begins with the byte order mark of UTF-8. */
    private static boolean hasMark(byte[] start) {
        return start.length >= 3 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF;
    }

    private static boolean isBlank(byte unit) {
        return unit == ' ' || unit == '\t' || unit == '\n' || unit == '\r';
    }

    /** Whether it begins as no text does: with a control character, or with one soon behind; UTF-16 is text. */
    private static boolean isBinary(byte[] start) {
        if (start.length == 0
                || start[0] == 0
                || start[0] == '{'
                || start[0] == (byte) 0xFF
                || start[0] == (byte) 0xFE) {
            return false;
        }
        for (int i = 0; i < Math.min(start.length, HEAD); i++) {
            if (start[i] >= 0 && start[i] < ' ' && !isBlank(start[i])) {
                return true;
            }
        }
        return false;
    }

    /**
     * Writes the experiment, whole or not at all. An experiment of an earlier version that the file held is kept beside it, as
     * {@code NAME.v1.json}: an earlier Layerwise cannot read the new one.
     *
     * @return the file that keeps what was there; empty where nothing had to be kept
     * @throws ProblemException when one of the two cannot be written
     */
    public Optional<Path> save(Experiment experiment) {
        byte[] text = ExperimentJson.write(experiment).getBytes(StandardCharsets.UTF_8);
        Optional<Path> kept = keepEarlier();
        AtomicFile.write(path, out -> out.write(text));
        return kept;
    }

    private Optional<Path> keepEarlier() {
        int version = version();
        if (version < 1 || version >= ExperimentJson.VERSION) {
            return Optional.empty();
        }
        try {
            byte[] earlier = Files.readAllBytes(path);
            String name = String.valueOf(path.getFileName()).replaceFirst("(?i)\\.json$", "");
            int number = 1;
            while (true) {
                Path beside = path.resolveSibling(name + ".v" + version + (number == 1 ? "" : "-" + number) + ".json");
                if (!Files.exists(beside)) {
                    AtomicFile.write(beside, out -> out.write(earlier));
                    return Optional.of(beside);
                }
                if (Files.isRegularFile(beside) && Arrays.equals(Files.readAllBytes(beside), earlier)) {
                    return Optional.of(beside);
                }
                number++;
            }
        } catch (IOException e) {
            throw FileFaults.unreadable(path, e);
        }
    }

    /** The version of the experiment that is there; 0 where there is none. */
    private int version() {
        if (!Files.isRegularFile(path)) {
            return 0;
        }
        try {
            return ExperimentJson.version(JsonText.parse(TextFile.read(path), path.toString()));
        } catch (ProblemException e) {
            return 0;
        }
    }

    /**
     * Where the experiment's table stands.
     *
     * @throws ProblemException when what is written there can be no path on this system
     */
    public Path table(Experiment experiment) {
        return resolve(experiment.data().table(), "data.table");
    }

    /**
     * Where the table stands that is the experiment's test part; empty where it is none of its own.
     *
     * @throws ProblemException when what is written there can be no path on this system
     */
    public Optional<Path> testTable(Experiment experiment) {
        String table = experiment.split().testTable();
        return table.isEmpty() ? Optional.empty() : Optional.of(resolve(table, "split.testTable"));
    }

    /**
     * An experiment as this file is to record it, the paths of its tables relative to it.
     *
     * @param experiment its test table named by a path that leads there from anywhere
     * @param table where its table stands
     * @param fingerprint of that
     */
    public Experiment relative(Experiment experiment, Path table, String fingerprint) {
        SplitSpec split = experiment.split();
        Path test = split.hasTestTable() ? Path.of(split.testTable()) : null;
        return experiment
                .withData(experiment.data().withTable(relative(table), fingerprint))
                .withSplit(test == null ? split : split.withTestTable(relative(test), split.testFingerprint()));
    }

    private Path resolve(String table, String key) {
        try {
            return path.resolveSibling(table);
        } catch (InvalidPathException e) {
            throw new ProblemException(
                    Problem.error(
                            Location.path(path.toString(), key), Message.of("files/no-path", table, e.getReason())),
                    e);
        }
    }

    /**
     * A table's path as this file is to record it: relative to the file's folder with forward slashes, or absolute where the
     * two stand on different roots. Links among the folders are resolved, the table's own name is kept.
     */
    public String relative(Path table) {
        try {
            Path base = real(FileFaults.folder(path.toAbsolutePath()));
            Path absolute = table.toAbsolutePath();
            Path name = absolute.getFileName();
            Path folder = real(FileFaults.folder(absolute));
            Path full = name == null ? folder : folder.resolve(name);
            if (!Objects.equals(base.getRoot(), full.getRoot())) {
                return slashes(full);
            }
            return slashes(base.relativize(full));
        } catch (IOException e) {
            throw FileFaults.unreadable(table, e);
        }
    }

    private static Path real(Path folder) throws IOException {
        return Files.exists(folder) ? folder.toRealPath() : folder.normalize();
    }

    private static String slashes(Path path) {
        String root = path.getRoot() == null ? "" : path.getRoot().toString().replace('\\', '/');
        return root
                + StreamSupport.stream(path.spliterator(), false)
                        .map(Path::toString)
                        .collect(Collectors.joining("/"));
    }
}
