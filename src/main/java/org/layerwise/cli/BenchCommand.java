package org.layerwise.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.Ticker;
import org.layerwise.bench.BenchNetwork;
import org.layerwise.bench.BenchRow;
import org.layerwise.bench.BenchTable;
import org.layerwise.bench.EngineBench;
import org.layerwise.bench.EvaluationBench;
import org.layerwise.bench.Rounds;
import org.layerwise.catalog.JsonText;
import org.layerwise.files.AtomicFile;
import org.layerwise.math.Blas;
import org.layerwise.math.Gemm;
import org.layerwise.math.ThreadTeam;
import org.layerwise.run.Resources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code layerwise bench}: how fast the engine trains on this machine. */
@Command(
        name = "bench",
        description = "Measures how fast the engine trains on this machine.",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    /** The small network whose evaluation is measured. */
    private static final String EVALUATED = "30-64-64-2";

    private final Console console;

    private static final int MOST_SECONDS = 3600;

    @Option(names = "--json", paramLabel = "FILE", description = "Where to write the measurements as JSON.")
    private @Nullable Path json;

    @Option(
            names = "--network",
            paramLabel = "NAME",
            arity = "1..*",
            description = "The networks to measure: names as in the table. Default: all.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--seconds",
            defaultValue = "3",
            paramLabel = "SECONDS",
            description = "How long each network is measured. Default: ${DEFAULT-VALUE}")
    private double seconds = 3;

    @Option(
            names = "--threads",
            paramLabel = "N",
            arity = "1..*",
            description = "How many threads share a step at most; several numbers for a row each. Default: 1 and 2.")
    private List<Integer> threads = new ArrayList<>();

    BenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<BenchNetwork> networks = BenchNetwork.named(names);
        for (int count : threads) {
            if (count < 1 || count > ThreadTeam.MOST_THREADS) {
                throw Problem.error(
                                Location.path("--threads", ""),
                                Message.of("cli/no-thread-count", ThreadTeam.MOST_THREADS, count))
                        .toException();
            }
        }
        if (!(seconds > 0 && seconds <= MOST_SECONDS)) {
            throw Problem.error(Location.path("--seconds", ""), Message.of("cli/no-seconds", seconds, MOST_SECONDS))
                    .toException();
        }
        new CommandFiles().writes(json, Message.of("cli/measurements")).check();
        Rounds rounds = new Rounds(Ticker.SYSTEM, seconds / 2, seconds);
        Gemm gemm = Blas.AUTO.gemm();
        console.err().println("Matrix product: " + gemm.name());
        EngineBench bench = new EngineBench(rounds, Blas.AUTO);
        List<BenchRow> rows = new ArrayList<>();
        for (BenchNetwork network : networks) {
            console.err().println("Measuring " + network.name() + " …");
            for (int count : threads.isEmpty() ? List.of(1, 2) : threads) {
                rows.add(bench.measure(network, Resources.ofMachine().withThreads(count), null));
            }
        }
        console.out().print(BenchTable.of(rows));
        for (BenchNetwork network : networks) {
            if (network.name().equals(EVALUATED)) {
                console.out()
                        .printf(
                                Locale.ROOT,
                                "%nEvaluation through %s: %,.0f rows/s%n",
                                EVALUATED,
                                new EvaluationBench(rounds, gemm).rowsPerSecond(network));
            }
        }
        if (json != null) {
            byte[] text = JsonText.print(BenchRow.toJson(rows)).getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(json, out -> out.write(text));
        }
        return CommandLineApp.OK;
    }
}
