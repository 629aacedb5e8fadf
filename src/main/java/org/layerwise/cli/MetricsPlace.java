package org.layerwise.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.files.AtomicFile;
import org.layerwise.runs.RunRecord;

/**
 * Where {@code train --csv} writes the numbers of a kept run, remembered beside the run's files, so that {@code resume} goes on
 * there.
 *
 * @param folder of the run's files
 */
record MetricsPlace(Path folder) {
    private static final String FILE = "metrics-file";
    private static final String COMPARED = "metrics-compared.csv";

    /** Remembers a file; a device or a pipe is none to go on with. */
    void remember(Path csv) {
        if (!Files.exists(csv) || Files.isRegularFile(csv)) {
            byte[] name = csv.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(folder.resolve(FILE), out -> out.write(name));
        }
    }

    /**
     * The file to go on with.
     *
     * @param quiet whether nothing is said of one that is gone on with
     * @return null when there is none, or it cannot be gone on with, which is reported
     */
    @Nullable
    Path known(RunRecord record, Console console, boolean quiet) {
        try {
            Path file = folder.resolve(FILE);
            if (!Files.isRegularFile(file)) {
                return null;
            }
            Path csv = Path.of(Files.readString(file, StandardCharsets.UTF_8));
            if (!Files.isRegularFile(csv)) {
                report(console, Message.of("cli/metrics-gone", csv));
                return null;
            }
            if (!isOf(record, csv)) {
                report(console, Message.of("cli/metrics-of-another", csv));
                return null;
            }
            AtomicFile.requireWritable(csv);
            if (!quiet) {
                console.report(List.of(Problem.note(Location.NOWHERE, Message.of("cli/metrics-go-on", csv))));
            }
            return csv;
        } catch (IOException e) {
            report(console, Message.of("cli/metrics-unknown", String.valueOf(e.getMessage())));
            return null;
        } catch (ProblemException e) {
            console.report(e.problems());
            return null;
        }
    }

    private static void report(Console console, Message text) {
        console.report(List.of(Problem.warning(Location.NOWHERE, text)));
    }

    /** Whether a file has the numbers of the run, perhaps not yet or no longer all of them. */
    private boolean isOf(RunRecord record, Path csv) throws IOException {
        Path whole = folder.resolve(COMPARED);
        try {
            record.exportMetrics(whole);
            long differs = Files.mismatch(whole, csv);
            return differs < 0 || differs == Math.min(Files.size(whole), Files.size(csv));
        } finally {
            Files.deleteIfExists(whole);
        }
    }
}
