package org.layerwise.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.catalog.JsonText;
import org.layerwise.data.pipeline.OtherMarks;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.data.table.Table;
import org.layerwise.files.ModelFile;
import org.layerwise.run.CrossValidation;
import org.layerwise.run.Resources;
import org.layerwise.train.Evaluation;
import org.layerwise.train.Model;
import org.layerwise.train.Part;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layerwise evaluate}: loss, scores and confusion of a model on a table. */
@Command(name = "evaluate", description = "Evaluates a model on a table.", mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "MODEL.layerwise", description = "The model.")
    private Path model = Path.of("");

    @Parameters(index = "1", paramLabel = "TABLE.csv", description = "The table, with its target.")
    private Path table = Path.of("");

    @Option(
            names = "--part",
            defaultValue = "all",
            paramLabel = "PART",
            description = "all, train, validation or test. Default: ${DEFAULT-VALUE}")
    private String part = "all";

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Option(
            names = "--folds",
            paramLabel = "K",
            description =
                    "Trains the model's experiment anew K times, each time without a K-th of the rows, and tests it on those.")
    private int folds;

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = ReadingSettings.OF_ANOTHER_TABLE)
    private List<String> settings = new ArrayList<>();

    EvaluateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Part rows = part();
        Model trained = ReadingSettings.applied(ModelFile.load(model), settings);
        Table source = ReadingSettings.readLike(table, trained, settings);
        requireTargets(trained, source);
        OtherMarks.require(trained.pipeline(), source);
        if (folds != 0) {
            return crossValidate(trained, source, rows);
        }
        Table holder = rows == Part.TEST ? TestTableSource.of(model, trained, source) : source;
        if (holder != source) {
            console.report(List.of(Problem.note(Location.file(holder.file()), Message.of("cli/test-table-used"))));
        }
        Evaluation evaluation = Evaluation.of(trained, holder, rows);
        console.report(evaluation.flags());
        if (rows == Part.ALL && trained.rowsTrainedOn(source) > 0) {
            console.report(List.of(trainedOn(trained, source)));
        }
        if (json) {
            console.out().print(JsonText.print(EvaluationReport.tree(evaluation)));
        } else {
            new EvaluationReport(console).print(evaluation);
        }
        return CommandLineApp.OK;
    }

    /** Rows without their target can be predicted, which is said unless the target is there under a similar name. */
    private void requireTargets(Model trained, Table source) {
        for (String target : trained.pipeline().target().columns()) {
            if (source.indexOf(target) < 0 && !source.hasNameLike(target)) {
                throw Problem.error(
                                Location.column(source.file(), target),
                                Message.of("cli/no-target-to-evaluate", target, model, table))
                        .toException();
            }
        }
    }

    /** That most of the rows are known to the model, and which part has rows that are not. */
    private static Problem trainedOn(Model trained, Table source) {
        SplitSpec split = trained.experiment().split();
        int rows = trained.rowsTrainedOn(source);
        Message text = split.validation() == 0 && split.test() == 0
                ? Message.of("cli/all-trained-on", rows)
                : Message.of("cli/trained-on", rows, split.validation() > 0 ? "validation" : "test");
        return Problem.note(Location.file(source.file()), text);
    }

    private int crossValidate(Model trained, Table source, Part rows) {
        if (folds < 2 || rows != Part.ALL) {
            throw Problem.error(
                            Location.path("--folds", ""),
                            folds < 2 ? Message.of("cli/too-few-folds", folds) : Message.of("cli/folds-of-a-part"))
                    .toException();
        }
        CrossValidation validation = CrossValidation.of(
                trained.experiment(),
                source,
                folds,
                Resources.ofMachine(),
                fold -> console.err().println("fold " + fold + " of " + folds));
        if (json) {
            console.out().print(JsonText.print(FoldsReport.tree(validation)));
        } else {
            FoldsReport.print(validation, console);
        }
        return CommandLineApp.OK;
    }

    private Part part() {
        for (Part known : Part.values()) {
            if (known.name().equalsIgnoreCase(part)) {
                return known;
            }
        }
        throw Problem.error(Location.path("--part", ""), Message.of("cli/no-part", part))
                .toException();
    }
}
