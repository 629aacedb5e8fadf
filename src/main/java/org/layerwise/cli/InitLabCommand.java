package org.layerwise.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.JsonText;
import org.layerwise.files.ExperimentFile;
import org.layerwise.lab.init.Cs231n;
import org.layerwise.lab.init.InitComparison;
import org.layerwise.lab.init.InitLab;
import org.layerwise.lab.init.InitReport;
import org.layerwise.lab.init.InitRequest;
import org.layerwise.lab.init.InitRequest.RowSource;
import org.layerwise.lab.init.InitResult;
import org.layerwise.lab.init.InitVariant;
import org.layerwise.lab.init.LayerFigures;
import org.layerwise.lab.init.TrainedFigures;
import org.layerwise.lab.init.Variations;
import org.layerwise.run.PreparedRun;
import org.layerwise.run.Resources;
import org.layerwise.run.RunRecipe;
import org.layerwise.run.RunStart;
import org.layerwise.run.TableSource;
import org.layerwise.ui.chart.draw.ChartDrawing;
import org.layerwise.ui.chart.export.ChartFile;
import org.layerwise.ui.chart.export.PictureFormat;
import org.layerwise.ui.chart.export.PictureSpec;
import org.layerwise.ui.chart.plot.PlotSheet;
import org.layerwise.ui.fx.Theme;
import org.layerwise.ui.lab.InitPlots;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layerwise init-lab}: compares ways to initialize a network by what they do to signals and gradients. */
@Command(
        name = "init-lab",
        description = "Compares initializations: signals forward and gradients back, layer by layer.",
        mixinStandardHelpOptions = true)
final class InitLabCommand implements Callable<Integer> {
    private static final int WIDTH = 1100;
    private static final int ROW_HEIGHT = 330;

    private final Console console;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "EXPERIMENT.json",
            description = "The experiment. It is not changed.")
    private @Nullable Path experiment;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "An experiment from a text: cs231n, ten layers of 500 units on standard normal rows.")
    private @Nullable String preset;

    @Option(
            names = "--vary",
            paramLabel = "PATH=A,B,C",
            description =
                    "Values of a setting, by its path as for --set; a star in the id of a layer matches any text. May"
                            + " be repeated: all combinations are compared.")
    private List<String> varies = new ArrayList<>();

    @Option(
            names = "--seeds",
            defaultValue = "10",
            paramLabel = "N",
            description = "How many times the weights are drawn. Default: ${DEFAULT-VALUE}")
    private int seeds;

    @Option(
            names = "--steps",
            defaultValue = "0",
            paramLabel = "N",
            description = "Updates after which all is measured once more. Default: ${DEFAULT-VALUE}")
    private int steps;

    @Option(
            names = "--rows",
            paramLabel = "KIND",
            description =
                    "What goes in: the table's rows (table) or standard normal ones (normal). Default: table, normal for"
                            + " a preset")
    private @Nullable String rows;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Option(names = "--image", paramLabel = "FILE", description = "The figures as a file: .svg, .png or .pdf")
    private @Nullable Path image;

    @Option(names = "--dark", description = "The figures in dark colors.")
    private boolean dark;

    InitLabCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        PictureFormat format = image == null ? null : ChartImage.format(image);
        InitComparison comparison = compare();
        if (image != null && format != null) {
            PlotSheet sheet = InitPlots.sheet(comparison);
            PictureSpec size = new PictureSpec(format, WIDTH, ROW_HEIGHT * sheet.rows() + 30);
            ChartFile.write(ChartDrawing.of(sheet, dark ? Theme.DARK : Theme.LIGHT), size, image);
        }
        if (json) {
            console.out().print(JsonText.print(InitReport.tree(comparison)));
        } else {
            print(comparison);
        }
        return CommandLineApp.OK;
    }

    private InitComparison compare() {
        if ((experiment == null) == (preset == null)) {
            throw usage("--preset", Message.of("cli/init-lab-what"));
        }
        if (preset != null && !preset.equals(Cs231n.NAME)) {
            throw usage("--preset", Message.of("cli/init-lab-preset", preset, Cs231n.NAME));
        }
        RowSource source = source();
        CommandFiles files = new CommandFiles().reads(experiment).writes(image, Message.of("cli/lab-chart"));
        if (experiment == null) {
            List<InitVariant> variants =
                    varies.isEmpty() ? Cs231n.variants() : Variations.of(Cs231n.experiment(), varies);
            InitRequest request = new InitRequest(variants, seeds, steps, source);
            files.check();
            return run(Cs231n.prepare(Cs231n.tables()), Cs231n.tables(), request);
        }
        ExperimentFile file = new ExperimentFile(experiment);
        RunRecipe recipe = RunRecipe.of(file, file.load(), new RunStart.FreshWeights());
        InitRequest request = new InitRequest(Variations.of(recipe.experiment(), varies), seeds, steps, source);
        files.readsTable(recipe.table()).readsTable(recipe.testTable()).check();
        return run(recipe.prepare(TableSource.FILES), TableSource.FILES, request);
    }

    private InitComparison run(PreparedRun prepared, TableSource tables, InitRequest request) {
        console.report(prepared.problems());
        return InitLab.of(prepared, tables, request, Resources.ofMachine(), share -> true);
    }

    private RowSource source() {
        String asked = rows == null ? (preset == null ? "table" : "normal") : rows;
        for (RowSource known : RowSource.values()) {
            if (known.name().equalsIgnoreCase(asked)) {
                return known;
            }
        }
        throw usage("--rows", Message.of("cli/init-lab-rows", asked));
    }

    private void print(InitComparison comparison) {
        InitRequest request = comparison.request();
        console.out()
                .printf(
                        Locale.ROOT,
                        "%d %s, %d %s, measured on %d %s rows%n",
                        comparison.results().size(),
                        comparison.results().size() == 1 ? "variant" : "variants",
                        request.seeds(),
                        request.seeds() == 1 ? "seed" : "seeds",
                        comparison.rows(),
                        request.rows() == RowSource.NORMAL ? "standard normal" : "training");
        for (InitResult result : comparison.results()) {
            console.out().println();
            console.out().println(result.variant().name());
            table(result.layers());
            TrainedFigures trained = result.trained();
            if (trained != null) {
                console.out().println("  after " + trained.steps() + " updates");
                table(trained.layers());
            }
            result.says().forEach(message -> console.out().println("  " + message.text()));
        }
        if (image != null) {
            console.out().println("Wrote " + image);
        }
    }

    private void table(List<LayerFigures> layers) {
        console.out()
                .printf(
                        Locale.ROOT,
                        "  %-16s %10s %10s %10s %10s %10s%n",
                        "layer",
                        "std",
                        "theory",
                        "gradient",
                        "saturated",
                        "dead");
        for (LayerFigures layer : layers) {
            console.out()
                    .printf(
                            Locale.ROOT,
                            "  %-16s %10s %10s %10s %10s %10s%n",
                            layer.layer(),
                            number(layer.std()),
                            number(layer.theory()),
                            number(layer.gradientStd()),
                            share(layer.saturated()),
                            share(layer.dead()));
        }
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3g", value);
    }

    private static String share(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * value);
    }

    private static ProblemException usage(String option, Message message) {
        return Problem.error(Location.path(option, ""), message).toException();
    }
}
