package org.layerwise.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.JsonText;
import org.layerwise.data.prepare.TaskGuess;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.profile.ImageLayout;
import org.layerwise.data.profile.ImageSize;
import org.layerwise.data.profile.OverviewMaker;
import org.layerwise.data.profile.Profiler;
import org.layerwise.data.profile.RowsInTime;
import org.layerwise.data.profile.TableOverview;
import org.layerwise.data.read.CsvTable;
import org.layerwise.data.read.ReadOptions;
import org.layerwise.data.spec.Task;
import org.layerwise.data.split.RowMemory;
import org.layerwise.data.table.Table;
import org.layerwise.files.AtomicFile;
import org.layerwise.report.HtmlReport;
import org.layerwise.report.JsonReport;
import org.layerwise.report.TableProfile;
import org.layerwise.report.TextReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layerwise profile}: what a table holds. */
@Command(
        name = "profile",
        description =
                "Shows what a table holds: each column's figures, and with a target how its classes are told apart.",
        mixinStandardHelpOptions = true)
final class ProfileCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "TABLE.csv", description = "The table.")
    private Path table = Path.of("");

    @Option(
            names = "--target",
            paramLabel = "COLUMN",
            defaultValue = "",
            description = "The column to predict. Default: none")
    private String target = "";

    @Mixin
    private TaskOption task = new TaskOption();

    @Option(
            names = "--image",
            paramLabel = "WxH",
            defaultValue = "",
            description = "Rows are images of this width and height. Default: recognized when square")
    private String image = "";

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Says how the table is written: data.format.decimal=comma, data.faults.ragged=skip,"
                    + " data.missing=[\"\",\"-\"], data.reading.price.unit=kg. May be repeated. Default: detected")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Option(names = "--html", paramLabel = "FILE", description = "As a page that needs nothing else, with charts.")
    private @Nullable Path html;

    ProfileCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Path page = html;
        if (page != null) {
            if (json) {
                throw Problem.error(Location.path("--json", ""), Message.of("cli/json-or-html"))
                        .toException();
            }
            new CommandFiles()
                    .readsTable(table)
                    .writes(page, Message.of("cli/page"))
                    .check();
        }
        ReadOptions asked = ReadingSettings.ofAll(settings);
        CsvTable loaded = ReadProgressLine.load(console, table, asked.format(), asked.faults());
        RowMemory.requireNumbers(loaded.table());
        Table read = loaded.table().read(ReadingSettings.readings(settings));
        console.report(read.problems());
        TableProfile profile = profile(read);
        if (page != null) {
            byte[] bytes = HtmlReport.page(profile).getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(page, out -> out.write(bytes));
            console.out().println(page);
        } else if (json) {
            console.out().print(JsonText.print(JsonReport.tree(profile)));
        } else {
            if (!loaded.isParquet()) {
                console.out().println("written     " + WrittenAs.text(table, loaded.format()));
            }
            TextReport.lines(profile).forEach(console.out()::println);
        }
        return CommandLineApp.OK;
    }

    private TableProfile profile(Table read) {
        if (!target.isEmpty()) {
            read.column(target);
        }
        List<ColumnProfile> columns = Profiler.profile(read, (column, row) -> true);
        if (!target.isEmpty()) {
            List<ColumnProfile> settled = new ArrayList<>(columns);
            settled.set(read.column(target), columns.get(read.column(target)).asTarget());
            columns = settled;
        }
        OverviewMaker maker = new OverviewMaker(Profiler.as(read, columns), columns);
        String reason = "";
        if (!target.isEmpty()) {
            if (task.asked() == Task.RECONSTRUCTION) {
                throw wrong("--target", Message.of("cli/target-of-reconstruction"));
            }
            ColumnProfile profile = columns.get(read.column(target));
            TaskGuess guess = guess(profile);
            if (guess.task() == Task.REGRESSION && profile.numbers() == null) {
                throw Problem.error(
                                Location.column(read.file(), target),
                                Message.of("cli/regression-without-numbers", profile.reason()))
                        .toException();
            }
            maker.withTarget(target, guess.task() != Task.REGRESSION);
            reason = TaskOption.name(guess.task()) + ", " + guess.reason();
        }
        if (!image.isEmpty()) {
            maker.withImages(layout(read, columns));
        }
        TableOverview overview = maker.make();
        return new TableProfile(
                read,
                reason,
                columns,
                RowsInTime.note(read.file(), columns, target)
                        .map(overview::with)
                        .orElse(overview));
    }

    private TaskGuess guess(ColumnProfile profile) {
        Task asked = task.asked();
        return asked == null ? TaskGuess.of(profile) : TaskGuess.asked(asked);
    }

    private ImageLayout layout(Table read, List<ColumnProfile> columns) {
        ImageSize size =
                ImageSize.parse(image).orElseThrow(() -> wrong("--image", Message.of("cli/no-image-size", image)));
        return ImageLayout.given(read, columns, target, size.width(), size.height());
    }

    private static ProblemException wrong(String option, Message text) {
        return Problem.error(Location.path(option, ""), text).toException();
    }
}
