package org.layerwise.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.JsonText;
import org.layerwise.files.ExperimentFile;
import org.layerwise.lab.rate.RateRamp;
import org.layerwise.lab.rate.RateRangeTest;
import org.layerwise.lab.rate.RateReport;
import org.layerwise.lab.rate.RateSuggestions;
import org.layerwise.run.PreparedRun;
import org.layerwise.run.Resources;
import org.layerwise.run.RunRecipe;
import org.layerwise.run.RunStart;
import org.layerwise.run.TableSource;
import org.layerwise.ui.chart.draw.ChartDrawing;
import org.layerwise.ui.chart.export.ChartFile;
import org.layerwise.ui.chart.export.PictureFormat;
import org.layerwise.ui.chart.export.PictureSpec;
import org.layerwise.ui.fx.Theme;
import org.layerwise.ui.lab.RatePlot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layerwise lr-test}: raises the learning rate from batch to batch, and says which rates the loss suggests. */
@Command(
        name = "lr-test",
        description = "Finds learning rates: raises the rate from update to update and follows the loss.",
        mixinStandardHelpOptions = true)
final class RateTestCommand implements Callable<Integer> {
    private static final int MOST_SEEDS = 100;

    private final Console console;

    @Parameters(index = "0", paramLabel = "EXPERIMENT.json", description = "The experiment. It is not changed.")
    private Path experiment = Path.of("");

    @Option(
            names = "--from",
            defaultValue = "1e-7",
            paramLabel = "RATE",
            description = "The first rate. Default: ${DEFAULT-VALUE}")
    private double from;

    @Option(
            names = "--to",
            defaultValue = "10",
            paramLabel = "RATE",
            description = "The last rate. Default: ${DEFAULT-VALUE}")
    private double to;

    @Option(
            names = "--steps",
            defaultValue = "100",
            paramLabel = "N",
            description = "Updates. Default: ${DEFAULT-VALUE}")
    private int steps;

    @Option(
            names = "--shape",
            defaultValue = "exponential",
            paramLabel = "SHAPE",
            description = "How the rate rises: exponential or linear. Default: ${DEFAULT-VALUE}")
    private String shape = "exponential";

    @Option(
            names = "--seeds",
            defaultValue = "3",
            paramLabel = "N",
            description = "How many times, each with its own weights and order of rows. Default: ${DEFAULT-VALUE}")
    private int seeds;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Option(names = "--image", paramLabel = "FILE", description = "The chart as a file: .svg, .png or .pdf")
    private @Nullable Path image;

    RateTestCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        RateRamp ramp = new RateRamp(from, to, steps, shape());
        if (seeds < 1 || seeds > MOST_SEEDS) {
            throw usage("--seeds", Message.of("cli/lab-seeds", seeds, MOST_SEEDS));
        }
        PictureFormat format = image == null ? null : ChartImage.format(image);
        ExperimentFile file = new ExperimentFile(experiment);
        RunRecipe recipe = RunRecipe.of(file, file.load(), new RunStart.FreshWeights());
        new CommandFiles()
                .reads(experiment)
                .readsTable(recipe.table())
                .readsTable(recipe.testTable())
                .writes(image, Message.of("cli/lab-chart"))
                .check();
        PreparedRun prepared = recipe.prepare(TableSource.FILES);
        console.report(prepared.problems());
        RateRangeTest test = RateRangeTest.of(prepared, ramp, seeds, Resources.ofMachine(), share -> true);
        if (image != null && format != null) {
            PictureSpec size = new PictureSpec(format, PictureSpec.DEFAULT.width(), PictureSpec.DEFAULT.height());
            ChartFile.write(ChartDrawing.of(RatePlot.of(test), Theme.LIGHT), size, image);
        }
        if (json) {
            console.out().print(JsonText.print(RateReport.tree(test)));
        } else {
            print(test);
        }
        return CommandLineApp.OK;
    }

    private void print(RateRangeTest test) {
        console.out()
                .printf(
                        Locale.ROOT,
                        "%d updates at rates from %s to %s, %s, %d %s%n",
                        test.rates().length,
                        number(test.ramp().from()),
                        number(test.ramp().to()),
                        shape,
                        seeds,
                        seeds == 1 ? "seed" : "seeds");
        RateSuggestions found = test.suggestions().orElse(null);
        if (found != null) {
            line("steepest", found.steepest(), "the loss falls fastest there");
            line("valley", found.valley(), "half way down the longest fall");
            line("minimum/10", found.minimumTenth(), "a tenth of the rate with the smallest loss");
        }
        if (!Double.isNaN(test.divergesAt())) {
            line("diverges at", test.divergesAt(), "the loss is four times its smallest");
        }
        Message doubt = test.doubt();
        if (doubt != null) {
            console.out().println("Inconclusive: " + doubt.text());
            if (!doubt.hint().isEmpty()) {
                console.out().println("  " + doubt.hint());
            }
        } else if (found != null) {
            console.out()
                    .println("Take one: layerwise train " + experiment + " --set optimizer.learningRate="
                            + number(found.valley()));
        }
        if (image != null) {
            console.out().println("Wrote " + image);
        }
    }

    private void line(String name, double rate, String what) {
        console.out().printf(Locale.ROOT, "  %-12s %-9s %s%n", name, number(rate), what);
    }

    private static String number(double rate) {
        return String.format(Locale.ROOT, "%.3g", rate)
                .replaceFirst("(\\.\\d*?)0+(e|$)", "$1$2")
                .replaceFirst("\\.(e|$)", "$1");
    }

    private RateRamp.Shape shape() {
        for (RateRamp.Shape known : RateRamp.Shape.values()) {
            if (known.name().equalsIgnoreCase(shape)) {
                return known;
            }
        }
        throw usage("--shape", Message.of("cli/lab-shape", shape));
    }

    private static ProblemException usage(String option, Message message) {
        return Problem.error(Location.path(option, ""), message).toException();
    }
}
