package org.layerwise.lab.init;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Seed;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.data.spec.Task;
import org.layerwise.data.table.ColumnType;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.NewExperiment;
import org.layerwise.experiment.NoStopping;
import org.layerwise.experiment.TrainingSpec;
import org.layerwise.math.Blas;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.activation.Relu;
import org.layerwise.nn.activation.Tanh;
import org.layerwise.nn.init.HeNormal;
import org.layerwise.nn.init.Initializer;
import org.layerwise.nn.init.LecunNormal;
import org.layerwise.nn.init.Normal;
import org.layerwise.run.PreparedRun;
import org.layerwise.run.RunRecipe;
import org.layerwise.run.RunStart;
import org.layerwise.run.TableSource;

/**
 * The experiment of CS231n, lecture 6 (Karpathy, Johnson, Li, 2016): ten hidden layers of 500 units on 1000 standard normal rows of
 * 500 columns, with tanh at σ = 0.01, at σ = 1 and at 1/√fan_in, and with ReLU at 1/√fan_in and as He has it. For training, which
 * the lecture leaves out, a row's class is the sign of the sum of its first ten numbers.
 */
public final class Cs231n {
    /** Its name on the command line. */
    public static final String NAME = "cs231n";

    private static final int LAYERS = 10;
    private static final int UNITS = 500;
    private static final int ROWS = 1000;
    private static final int TELLING = 10;
    private static final String TARGET = "positive";

    private Cs231n() {}

    /** The five forms of the lecture. */
    public static List<InitVariant> variants() {
        return InitVariant.distinguished(Stream.of(
                        stack(new Tanh(), new Normal(0.01)),
                        stack(new Tanh(), new Normal(1)),
                        stack(new Tanh(), new LecunNormal()),
                        stack(new Relu(), new LecunNormal()),
                        stack(new Relu(), new HeNormal()))
                .map(HiddenStack::variant)
                .toList());
    }

    private static HiddenStack stack(ActivationFunction activation, Initializer initializer) {
        return new HiddenStack(initializer, activation, LAYERS, UNITS, null);
    }

    /** The network, with tanh and 1/√fan_in, and its rows. */
    public static PreparedRun prepare(TableSource tables) {
        return new RunRecipe(experiment(), Path.of(NAME), null, new RunStart.FreshWeights()).prepare(tables);
    }

    /** Gives the rows. */
    public static TableSource tables() {
        return (file, spec) -> table();
    }

    /** The same before its rows are made. */
    public static Experiment experiment() {
        List<ColumnSpec> columns = names().stream()
                .map(name -> ColumnSpec.feature(name, ColumnType.NUMBER))
                .toList();
        DataSpec data = new DataSpec(NAME, "", TARGET, Task.CLASSIFICATION, MissingTokens.DEFAULTS, columns);
        NewExperiment usual = NewExperiment.defaults();
        return new NewExperiment(
                        Collections.nCopies(LAYERS, UNITS),
                        new Tanh(),
                        new LecunNormal(),
                        usual.regularizer(),
                        0,
                        false,
                        usual.optimizer(),
                        new SplitSpec(0, 0, true),
                        new TrainingSpec(100, 10, new NoStopping(), Blas.AUTO),
                        1)
                .of(data, table());
    }

    private static List<String> names() {
        return IntStream.rangeClosed(1, UNITS).mapToObj(i -> "x" + i).toList();
    }

    private static Table table() {
        RandomStream random = new Seed(231).stream(NAME);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            List<String> row = new ArrayList<>();
            double sum = 0;
            for (int j = 0; j < UNITS; j++) {
                float value = (float) random.nextGaussian();
                sum += j < TELLING ? value : 0;
                row.add(Float.toString(value));
            }
            row.add(sum > 0 ? "yes" : "no");
            rows.add(row);
        }
        List<String> columns = new ArrayList<>(names());
        columns.add(TARGET);
        return Table.ofRows(NAME, columns, rows);
    }
}
