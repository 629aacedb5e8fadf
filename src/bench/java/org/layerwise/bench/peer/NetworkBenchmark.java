package org.layerwise.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.layerwise.base.Ticker;
import org.layerwise.bench.BenchNetwork;
import org.layerwise.bench.BenchRow;
import org.layerwise.bench.EngineBench;
import org.layerwise.bench.Rounds;
import org.layerwise.catalog.JsonText;
import org.layerwise.math.Blas;
import org.layerwise.run.Resources;

/** One network against the peer, in turns, in this process: {@code NetworkBenchmark NETWORK SECONDS RESULT.json}. */
public final class NetworkBenchmark {
    private NetworkBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        BenchNetwork network = BenchNetwork.named(List.of(arguments[0])).getFirst();
        double seconds = Double.parseDouble(arguments[1]);
        EngineBench bench = new EngineBench(new Rounds(Ticker.SYSTEM, seconds / 2, seconds), Blas.AUTO);
        List<BenchRow> rows = List.of(
                bench.measure(network, Resources.ofMachine().withThreads(1), new PyTorch()),
                bench.measure(network, Resources.ofMachine().withThreads(2), new PyTorch()));
        Files.writeString(Path.of(arguments[2]), JsonText.print(BenchRow.toJson(rows)));
    }
}
