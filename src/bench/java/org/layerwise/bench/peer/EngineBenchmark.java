package org.layerwise.bench.peer;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.layerwise.bench.BenchNetwork;
import org.layerwise.bench.BenchRow;
import org.layerwise.bench.BenchTable;
import org.layerwise.catalog.JsonText;
import tools.jackson.databind.JsonNode;

/**
 * All networks against the peer: {@code EngineBenchmark FOLDER FLOORS.json SECONDS [NETWORK…]}. Each network has a process of
 * its own, as a run has, in which it takes turns with the peer. Leaves {@code FOLDER/engine.json} and the same as a table in
 * {@code FOLDER/engine.md}; ends with 1 when a ratio fell below its floor.
 */
public final class EngineBenchmark {
    private final Path folder;
    private final String seconds;
    private final PrintStream out;

    private EngineBenchmark(Path folder, String seconds, PrintStream out) {
        this.folder = folder;
        this.seconds = seconds;
        this.out = out;
    }

    private List<BenchRow> measure(String network) throws IOException, InterruptedException {
        out.println(network + " …");
        Path result = folder.resolve(network + ".json");
        Files.deleteIfExists(result);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                NetworkBenchmark.class.getName(),
                network,
                seconds,
                result.toString()));
        ProcessBuilder process = new ProcessBuilder(command).inheritIO();
        process.environment().put("OMP_NUM_THREADS", "1");
        process.environment().put("MKL_NUM_THREADS", "1");
        int status = process.start().waitFor();
        if (status != 0) {
            throw new IllegalStateException("measuring " + network + " ended with status " + status);
        }
        return rows(JsonText.parse(Files.readString(result), result.toString()));
    }

    private static List<BenchRow> rows(JsonNode array) {
        return array.valueStream().map(BenchRow::fromJson).toList();
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        RatioFloors floors = RatioFloors.read(Path.of(arguments[1]));
        EngineBenchmark benchmark = new EngineBenchmark(folder, arguments[2], out);
        List<String> chosen = List.of(arguments).subList(3, arguments.length);
        List<BenchRow> rows = new ArrayList<>();
        for (BenchNetwork network : BenchNetwork.named(chosen)) {
            rows.addAll(benchmark.measure(network.name()));
        }
        Files.writeString(folder.resolve("engine.json"), JsonText.print(BenchRow.toJson(rows)));
        Files.writeString(folder.resolve("engine.md"), BenchTable.of(rows));
        out.println(BenchTable.of(rows));
        List<String> findings = floors.findings(rows);
        findings.forEach(finding -> out.println("Below its floor: " + finding));
        if (!findings.isEmpty()) {
            out.println("The floors stand in " + arguments[1] + "; src/docs/performance.md says how to change them.");
            System.exit(1);
        }
    }
}
