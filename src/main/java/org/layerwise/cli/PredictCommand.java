package org.layerwise.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.table.Table;
import org.layerwise.exchange.PredictionsCsv;
import org.layerwise.files.AtomicFile;
import org.layerwise.files.ModelFile;
import org.layerwise.train.Forecast;
import org.layerwise.train.Model;
import org.layerwise.train.Predictor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layerwise predict}: a row of predictions per row of a table. */
@Command(name = "predict", description = "Predicts a table's rows.", mixinStandardHelpOptions = true)
final class PredictCommand implements Callable<Integer> {
    /** Times after the end, at most. */
    private static final int MOST = 100_000;

    private final Console console;

    @Parameters(index = "0", paramLabel = "MODEL.layerwise", description = "The model.")
    private Path model = Path.of("");

    @Parameters(index = "1", paramLabel = "TABLE.csv", description = "The table; its target may be absent.")
    private Path table = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PREDICTIONS.csv",
            description = "Default: standard output.")
    private @Nullable Path output;

    @Option(
            names = "--flags",
            description =
                    "Adds a column with what is odd about a row: categories that training never saw; why nothing is predicted.")
    private boolean flags;

    @Option(
            names = "--forecast",
            paramLabel = "N",
            description =
                    "Adds N rows for the times after the end of each series, each from those before it, and flags them."
                            + " For models with windows of the target's past, the time and the group alone.")
    private int forecast;

    PredictCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (output != null) {
            OutputPaths.requireWritable(output);
            OutputPaths.requireApart(output, table, model);
        }
        Model trained = ModelFile.load(model);
        Predictor predictor = new Predictor(trained);
        DataSpec data = trained.experiment().data();
        Table source = TableReader.readLike(table, data.format(), data.faults());
        console.report(source.problems());
        console.report(predictor.check(source, source.allRows()));
        Forecast beyond = forecast == 0 ? null : Forecast.of(trained, predictor, source, steps());
        if (output != null) {
            AtomicFile.write(
                    output,
                    out -> write(predictor, source, beyond, new OutputStreamWriter(out, StandardCharsets.UTF_8)));
            return CommandLineApp.OK;
        }
        try {
            write(predictor, source, beyond, console.data());
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.error(
                            Location.NOWHERE,
                            Message.of("cli/predictions-not-printed", String.valueOf(e.getMessage()))),
                    e);
        }
        return CommandLineApp.OK;
    }

    private int steps() {
        if (forecast < 1 || forecast > MOST) {
            throw Problem.error(Location.path("--forecast", ""), Message.of("cli/forecast-steps", forecast, MOST))
                    .toException();
        }
        return forecast;
    }

    /** Piece by piece, since the table may be larger than memory; that all of it can be predicted is known by then. */
    private void write(Predictor predictor, Table source, @Nullable Forecast beyond, Writer out) throws IOException {
        PredictionsCsv csv = new PredictionsCsv(out);
        predictor.predict(
                source,
                source.allRows(),
                (rows, predictions) ->
                        csv.append(predictions, flags || beyond != null ? predictor.flags(source, rows) : List.of()));
        if (beyond != null) {
            csv.append(beyond.predictions(), beyond.flags());
        }
    }
}
