package org.layerwise.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Ticker;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.telemetry.MetricsWriter;
import org.layerwise.train.Runs;

/** An earlier METRICS.csv stays until there is a row to put in its place. */
class LateMetricsTest {
    private static final String EARLIER = MetricsWriter.HEADER + "\n1,1,loss/batch,,0.5\n";

    @TempDir
    Path folder;

    private Run run(String... changes) {
        Table table = Runs.classes(folder, 60);
        Experiment experiment = Runs.experiment(table, changes);
        PreparedRun prepared = Runs.prepared(experiment, Runs.prepare(table, experiment));
        return new Run(prepared, Resources.ofMachine(), Ticker.SYSTEM, false);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theFirstRowTakesItsPlace() throws IOException {
        Path csv = Files.writeString(folder.resolve("m.csv"), EARLIER);
        Run run = run("training.epochs=2", "telemetry.every=1");
        run.outputs().writeMetrics(csv, problems -> {});
        assertEquals(EARLIER, Files.readString(csv), "nothing is recorded yet");
        run.start();
        run.await();
        String now = Files.readString(csv);
        assertTrue(now.startsWith(MetricsWriter.HEADER + "\n1,1,loss/batch,,") && !now.contains(",0.5\n"), now);
        assertEquals(List.of("classes.csv", "m.csv"), names());
    }

    @Test
    void aRunThatRecordsNothingLeavesTheEarlierOne() throws IOException {
        Path csv = Files.writeString(folder.resolve("m.csv"), EARLIER);
        Path none = folder.resolve("none.csv");
        Run run = run("training.timeLimit=1e-9");
        run.outputs().writeMetrics(csv, problems -> {});
        run.outputs().writeMetrics(none, problems -> {});
        run.start();
        run.await();
        assertEquals(EARLIER, Files.readString(csv));
        assertEquals(MetricsWriter.HEADER + "\n", Files.readString(none));
        assertEquals(List.of(), run.outputs().unwritten());
    }

    @Test
    void whatAKilledRunLeftIsSwept() throws IOException {
        Path csv = folder.resolve("m.csv");
        Files.writeString(folder.resolve(".m.csv.99.tmp"), MetricsWriter.HEADER);
        run("training.epochs=1").outputs().writeMetrics(csv, problems -> {});
        assertEquals(List.of("classes.csv"), names());
    }

    @Test
    void aPlaceThatIsNoneIsRefusedAtOnce() {
        Run run = run("training.epochs=1");
        String why = "";
        try {
            run.outputs().writeMetrics(folder.resolve("no/m.csv"), problems -> {});
        } catch (ProblemException e) {
            why = e.getMessage();
        }
        assertTrue(why.contains("does not exist"), why);
    }

    @Test
    void throughALinkTheFileItselfIsReplaced() throws IOException {
        Path real = Files.writeString(folder.resolve("real.csv"), EARLIER);
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), real);
        Run run = run("training.epochs=1");
        run.outputs().writeMetrics(link, problems -> {});
        run.start();
        run.await();
        assertTrue(Files.isSymbolicLink(link));
        assertTrue(Files.readString(real).contains("loss/train"));
    }
}
