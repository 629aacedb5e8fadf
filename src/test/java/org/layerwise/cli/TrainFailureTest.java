package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwise.run.FailingTicker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code train} when something fails that no user did: the model so far and the metrics are there, and a reason. */
class TrainFailureTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("org.layerwise.run.FailingTicker#failures")
    void theModelSoFarIsWrittenAndTheReasonSaid(Throwable planted, String reason) throws Exception {
        Path table = Files.copy(Path.of("sample-data/iris.csv"), folder.resolve("iris.csv"));
        Path experiment = folder.resolve("iris.json");
        Path model = folder.resolve("left.layerwise");
        Path csv = folder.resolve("m.csv");
        Outcome.done("new", table, "--target", "species", "--batch", "2", "-o", experiment);
        StringWriter err = new StringWriter();
        Console console = new Console(new PrintWriter(new StringWriter()), new PrintWriter(err), false);
        int status = CommandLineApp.execute(
                console,
                new FailingTicker(planted),
                "train",
                experiment.toString(),
                "-o",
                model.toString(),
                "--csv",
                csv.toString());
        assertEquals(1, status, err.toString());
        assertTrue(err.toString().contains("Failed after 0 epochs in "), err.toString());
        assertTrue(err.toString().contains("\nWrote " + model + ".\n"), err.toString());
        assertTrue(err.toString().matches("(?s).*\nerror: step \\d+: " + "\\Q" + reason + "\\E.*"), err.toString());
        JsonNode provenance = new ObjectMapper()
                .readTree(Outcome.done("inspect", model, "--json"))
                .get("provenance");
        assertEquals("failed", provenance.get("ended").stringValue());
        long steps = provenance.get("steps").longValue();
        assertTrue(steps > 5, "steps " + steps);
        assertTrue(Files.readString(csv).contains("\n1," + (steps - 1) + ",loss/batch,,"));
        Outcome.done("predict", model, table, "-o", folder.resolve("p.csv"));
    }
}
