package org.layerwise.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.KindInfo;
import org.layerwise.catalog.ParameterInfo;
import org.layerwise.catalog.RecordInfo;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.pipeline.MultiLabelTarget;
import org.layerwise.data.prepare.DataDefaults;
import org.layerwise.data.prepare.WeightColumn;
import org.layerwise.data.profile.CategoryCount;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.profile.Profiler;
import org.layerwise.data.profile.RowsInTime;
import org.layerwise.data.read.CsvTable;
import org.layerwise.data.read.ReadOptions;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.RandomSplit;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.data.spec.Task;
import org.layerwise.data.split.RowMemory;
import org.layerwise.data.split.TargetRows;
import org.layerwise.data.table.CellReadings;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.experiment.ExperimentJson;
import org.layerwise.experiment.NewExperiment;
import org.layerwise.experiment.NoStopping;
import org.layerwise.experiment.OutputHead;
import org.layerwise.experiment.TrainingSpec;
import org.layerwise.experiment.WindowedExperiment;
import org.layerwise.files.ExperimentFile;
import org.layerwise.math.Blas;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.init.Initializer;
import org.layerwise.nn.optim.Optimizer;
import org.layerwise.report.RemarkLines;
import org.layerwise.report.TypeLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code layerwise new}: an experiment for a table. */
@Command(name = "new", description = "Makes an experiment for a table.", mixinStandardHelpOptions = true)
final class NewCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "TABLE.csv", description = "The table.")
    private Path table = Path.of("");

    @Option(
            names = "--target",
            paramLabel = "COLUMN",
            description =
                    "What to predict. May be repeated: several numbers, or several labels that do not exclude each"
                            + " other. None, with --task reconstruction: the features themselves")
    private List<String> targets = new ArrayList<>();

    @Mixin
    private TaskOption task = new TaskOption();

    @Option(
            names = "--weights-column",
            paramLabel = "COLUMN",
            defaultValue = "",
            description = "The column with each row's weight in the loss. Default: all weigh the same")
    private String weightsColumn = "";

    @Option(
            names = "--layers",
            paramLabel = "UNITS",
            defaultValue = "16,16",
            description = "Units of the hidden layers. Default: ${DEFAULT-VALUE}")
    private List<String> layers = List.of();

    @Option(
            names = "--activation",
            paramLabel = "KIND",
            defaultValue = "tanh",
            description = "Activation of the hidden layers. Default: ${DEFAULT-VALUE}")
    private String activation = "tanh";

    @Option(
            names = "--init",
            paramLabel = "KIND",
            defaultValue = "glorot-uniform",
            description = "Initializer of all Dense kernels. Default: ${DEFAULT-VALUE}")
    private String init = "glorot-uniform";

    @Option(
            names = "--optimizer",
            paramLabel = "KIND",
            defaultValue = "adam",
            description = "Optimizer; all are listed by: layerwise kinds. Default: ${DEFAULT-VALUE}")
    private String optimizer = "adam";

    @Option(names = "--learning-rate", paramLabel = "RATE", description = "Learning rate. Default: the optimizer's own")
    private @Nullable Double learningRate;

    @Option(
            names = "--batch",
            paramLabel = "ROWS",
            defaultValue = "32",
            converter = BatchRows.class,
            description = "Rows per update, or all. Default: ${DEFAULT-VALUE}")
    private int batch = 32;

    @Option(
            names = "--epochs",
            paramLabel = "COUNT",
            defaultValue = "100",
            description = "Passes over the training rows. Default: ${DEFAULT-VALUE}")
    private int epochs = 100;

    @Option(
            names = "--l1",
            paramLabel = "FACTOR",
            defaultValue = "0",
            description = "Factor of Σ|w| of all Dense kernels. Default: ${DEFAULT-VALUE}")
    private double l1;

    @Option(
            names = "--l2",
            paramLabel = "FACTOR",
            defaultValue = "0",
            description = "Factor of Σw² of all Dense kernels. Default: ${DEFAULT-VALUE}")
    private double l2;

    @Option(
            names = "--dropout",
            paramLabel = "RATE",
            defaultValue = "0",
            description = "Rate after each hidden layer. Default: ${DEFAULT-VALUE}")
    private double dropout;

    @Option(names = "--batch-norm", description = "Batch normalization in each hidden layer.")
    private boolean batchNorm;

    @Option(
            names = "--validation",
            paramLabel = "SHARE",
            defaultValue = "0.2",
            description = "Share of all rows watched while training. Default: ${DEFAULT-VALUE}")
    private double validation = 0.2;

    @Option(
            names = "--test",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Share of all rows kept apart. Default: ${DEFAULT-VALUE}")
    private double test;

    @Option(
            names = "--test-table",
            paramLabel = "TABLE.csv",
            description = "A second file with the same columns, whose rows are the test part. Default: none")
    private @Nullable Path testTable;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "Seed, from which every random choice follows. Default: ${DEFAULT-VALUE}")
    private long seed = 1;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Sets a value of the experiment, or says how the table is written: data.format.decimal=comma,"
                    + " data.faults.ragged=skip. May be repeated. Default: the format is detected")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "EXPERIMENT.json",
            description = "The file to write.")
    private Path output = Path.of("");

    /** Rows, or all of them. */
    static final class BatchRows implements ITypeConverter<Integer> {
        private static final ParameterInfo BATCH =
                RecordInfo.of(TrainingSpec.class).parameters().getFirst();

        @Override
        public Integer convert(String text) {
            if (text.equals(BATCH.most())) {
                return (Integer) BATCH.read(text);
            }
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + text + "' is not an int");
            }
        }
    }

    NewCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        NewExperiment template = new NewExperiment(
                widths(),
                kind(ActivationFunction.class, "--activation", activation).withDefaults(),
                kind(Initializer.class, "--init", init).withDefaults(),
                NewExperiment.penalty(factor("--l1", l1), factor("--l2", l2)),
                dropout,
                batchNorm,
                optimizer(),
                new SplitSpec(validation, test, true),
                new TrainingSpec(batch, epochs, new NoStopping(), Blas.AUTO),
                seed);
        new CommandFiles()
                .readsTable(table)
                .readsTable(testTable)
                .writes(output, Message.of("cli/experiment"))
                .check();
        ReadOptions asked = ReadingSettings.of(settings);
        CsvTable read = ReadProgressLine.load(console, table, asked.format(), asked.faults());
        Table source = read.table();
        RowMemory.require(source);
        ExperimentFile file = new ExperimentFile(output);
        CellReadings readings = ReadingSettings.readings(settings);
        List<ColumnProfile> profiles = Profiler.profile(source.read(readings), (column, row) -> true);
        DataDefaults defaults = DataDefaults.of(
                source, file.relative(table), targets(), task.asked(), new MissingTokens(readings.missing()), profiles);
        DataSpec data = defaults.data()
                .withReading(readings.columns())
                .withWeights(weightsColumn)
                .withFormat(read.recorded())
                .withFaults(asked.faults());
        WeightColumn.read(data, source, TargetRows.rows(data, source));
        Experiment plain = template.of(data, source);
        List<String> others = settings.stream()
                .filter(setting -> !ReadingSettings.has(setting))
                .toList();
        Experiment made = WindowedExperiment.adapted(plain, ExperimentEdit.apply(plain, others));
        if (made.data().task() == Task.RECONSTRUCTION) {
            made = OutputHead.withUnits(made, OutputHead.of(made, source).units());
        }
        made = withTestTable(made, file);
        Experiment checked = ExperimentJson.read(ExperimentJson.tree(made), "");
        console.report(source.problems());
        console.report(defaults.problems());
        if (checked.split().by() instanceof RandomSplit) {
            RowsInTime.note(source.file(), profiles, checked.data().target())
                    .ifPresent(note -> console.report(List.of(note)));
        }
        file.save(checked)
                .ifPresent(kept -> console.out()
                        .println("An experiment of an earlier version was there; it is kept as " + kept + "."));
        console.out().println("Task: " + TaskOption.name(checked.data().task()) + " (" + defaults.taskReason() + ").");
        if (checked.data().task() == Task.MULTI_LABEL) {
            console.out().println("Labels: " + labels(source, profiles, checked.data()) + ".");
        }
        if (!read.isParquet()) {
            console.out().println("Written in " + WrittenAs.text(table, read.format()) + ".");
        }
        console.out().println("Columns:");
        TypeLines.of(checked.data(), profiles).forEach(console.out()::println);
        RemarkLines.of(profiles.stream()
                        .map(profile -> targets.contains(profile.name()) ? profile.asTarget() : profile)
                        .toList())
                .forEach(console.out()::println);
        console.out().println("Wrote " + output + ". Train it with: layerwise train " + OutputPaths.shell(output));
        return CommandLineApp.OK;
    }

    /** The experiment with the second file's path and fingerprint, be it given by an option or by {@code --set}. */
    private Experiment withTestTable(Experiment made, ExperimentFile file) {
        Path second = testTable == null ? file.testTable(made).orElse(null) : testTable;
        if (second == null) {
            return made;
        }
        new CommandFiles()
                .readsTable(second)
                .writes(output, Message.of("cli/experiment"))
                .check();
        DataSpec data = made.data();
        Table read = TableReader.readLike(second, data.format(), data.faults());
        ProblemException.throwIfErrors(
                Stream.concat(data.targets().stream(), data.features().stream().map(ColumnSpec::name))
                        .filter(column -> read.indexOf(column) < 0)
                        .map(read::noColumn)
                        .toList());
        console.report(read.problems());
        if (made.split().test() > 0) {
            throw mistake("--test-table", Message.of("cli/two-test-parts"));
        }
        return made.withSplit(made.split().withTestTable(file.relative(second), read.fingerprint()));
    }

    private List<String> targets() {
        boolean reconstructs = task.asked() == Task.RECONSTRUCTION;
        if (targets.isEmpty() && !reconstructs) {
            throw mistake("--target", Message.of("cli/no-target"));
        }
        if (!targets.isEmpty() && reconstructs) {
            throw mistake("--target", Message.of("cli/target-of-reconstruction"));
        }
        return targets;
    }

    /** Which text of each label's column means that a row has it. */
    private static String labels(Table table, List<ColumnProfile> profiles, DataSpec data) {
        return data.targets().stream()
                .map(target -> target + " where it says \""
                        + MultiLabelTarget.order(profiles.get(table.column(target)).frequent().stream()
                                        .map(CategoryCount::category)
                                        .toList())
                                .getLast()
                        + "\"")
                .collect(Collectors.joining(", "));
    }

    private List<Integer> widths() {
        boolean none =
                layers.size() == 1 && layers.getFirst().isBlank(); // --layers "" is a network without hidden layers
        return none
                ? List.of()
                : layers.stream()
                        .flatMap(text -> Arrays.stream(text.split(",", -1))) // a list that ends in a comma is no list
                        .map(NewCommand::width)
                        .toList();
    }

    private static int width(String text) {
        try {
            int width = Integer.parseInt(text.strip());
            if (width > 0) {
                return width;
            }
        } catch (NumberFormatException e) {
            throw new ProblemException(notWidth(text), e);
        }
        throw new ProblemException(notWidth(text));
    }

    private static Problem notWidth(String text) {
        return Problem.error(Location.path("--layers", ""), Message.of("cli/no-width", text));
    }

    private Optimizer optimizer() {
        KindInfo<Optimizer> kind = kind(Optimizer.class, "--optimizer", optimizer);
        Optimizer made = kind.withDefaults();
        return learningRate == null ? made : kind.with(made, "learningRate", learningRate);
    }

    private static double factor(String option, double factor) {
        if (factor >= 0 && Double.isFinite(factor)) {
            return factor;
        }
        throw mistake(option, Message.of("cli/no-penalty-factor", factor));
    }

    private static <F> KindInfo<F> kind(Class<F> family, String option, String id) {
        try {
            return Catalog.of(family).kind(id);
        } catch (ProblemException e) {
            throw mistake(option, e.problems().getFirst().text());
        }
    }

    private static ProblemException mistake(String option, Message text) {
        return Problem.error(Location.path(option, ""), text).toException();
    }
}
