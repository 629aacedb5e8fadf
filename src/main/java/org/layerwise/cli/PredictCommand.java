package org.layerwise.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.data.spec.ColumnUse;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.split.RowMemory;
import org.layerwise.data.table.ColumnType;
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

    @Option(
            names = "--keep",
            paramLabel = "COLUMN",
            description =
                    "Puts a column of the table before the predictions. May be repeated. Default: predictions alone")
    private List<String> keep = new ArrayList<>();

    @Option(
            names = "--keep-id",
            description =
                    "Puts the columns before the predictions that the model leaves out because they name the rows; without"
                            + " such a column the rows' numbers, from 1.")
    private boolean keepId;

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = ReadingSettings.OF_ANOTHER_TABLE)
    private List<String> settings = new ArrayList<>();

    PredictCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        new CommandFiles()
                .reads(model)
                .readsTable(table)
                .writes(output, Message.of("cli/predictions"))
                .check();
        Model trained = ReadingSettings.applied(ModelFile.load(model), settings);
        Predictor predictor = new Predictor(trained);
        Table source = ReadingSettings.readLike(table, trained, settings);
        RowMemory.requireNumbers(source);
        List<Integer> kept = kept(source, trained.experiment().data());
        console.report(source.problems());
        console.report(predictor.check(source, source.allRows()));
        sayWhatIsLeftOut(source, trained.experiment().data(), kept);
        Forecast beyond = forecast == 0 ? null : Forecast.of(trained, predictor, source, steps());
        if (output != null) {
            int[] rows = {0};
            AtomicFile.write(output, out -> {
                Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                rows[0] = write(predictor, source, beyond, new PredictionsCsv(source, kept, writer));
            });
            console.err()
                    .println("Wrote " + output + " ("
                            + String.format(Locale.ROOT, rows[0] == 1 ? "%,d row" : "%,d rows", rows[0]) + ").");
            return CommandLineApp.OK;
        }
        try {
            write(predictor, source, beyond, new PredictionsCsv(source, kept, console.data()));
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
    private int write(Predictor predictor, Table source, @Nullable Forecast beyond, PredictionsCsv csv)
            throws IOException {
        predictor.predict(
                source,
                source.allRows(),
                (rows, predictions) ->
                        csv.append(predictions, flags || beyond != null ? predictor.flags(source, rows) : List.of()));
        if (beyond != null) {
            csv.append(beyond.predictions(), beyond.flags());
        }
        return csv.rows();
    }

    private void sayWhatIsLeftOut(Table source, DataSpec data, List<Integer> kept) {
        List<String> left = identifiers(source, data)
                .filter(column -> !kept.contains(column))
                .map(source.columns()::get)
                .toList();
        if (!left.isEmpty()) {
            console.err()
                    .println((left.size() == 1 ? "The column " : "The columns ") + String.join(", ", left)
                            + (left.size() == 1 ? ", which names the rows, is" : ", which name the rows, are")
                            + " not in the predictions; --keep-id puts " + (left.size() == 1 ? "it" : "them")
                            + " first.");
        }
    }

    /** The table's columns that the model leaves out because they name the rows. */
    private static Stream<Integer> identifiers(Table source, DataSpec data) {
        return data.columns().stream()
                .filter(column -> column.type() == ColumnType.IDENTIFIER && column.use() == ColumnUse.IGNORED)
                .map(column -> source.indexOf(column.name()))
                .filter(column -> column >= 0);
    }

    /** The columns that are put before the predictions; −1 for the rows' numbers. */
    private List<Integer> kept(Table source, DataSpec data) {
        List<Integer> kept = new ArrayList<>();
        if (keepId) {
            identifiers(source, data).forEach(kept::add);
            if (kept.isEmpty()) {
                kept.add(-1);
            }
        }
        keep.stream()
                .map(source::column)
                .filter(column -> !kept.contains(column))
                .forEach(kept::add);
        return kept;
    }
}
