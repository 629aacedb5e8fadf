package org.layerwise.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.KindInfo;
import org.layerwise.exchange.Exporter;
import org.layerwise.files.ModelFile;
import org.layerwise.train.Model;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layerwise export}: a model in a form that works elsewhere. */
@Command(name = "export", description = "Writes a model for use elsewhere.", mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "MODEL.layerwise", description = "The model.")
    private Path model = Path.of("");

    @Option(names = "--format", description = "onnx or safetensors; see: layerwise kinds.")
    private String format = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Default: MODEL.FORMAT")
    private @Nullable Path output;

    ExportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Catalog<Exporter> kinds = Catalog.of(Exporter.class);
        if (format.isEmpty()) {
            List<String> known = kinds.kinds().stream().map(KindInfo::id).toList();
            throw Problem.error(Location.path("--format", ""), Message.of("cli/no-export-format", known))
                    .toException();
        }
        KindInfo<Exporter> kind = kinds.kind(format);
        Path file = output == null ? OutputPaths.withEnding(model, kind.id()) : output;
        new CommandFiles().reads(model).writes(file, Message.of("cli/export")).check();
        Model loaded = ModelFile.load(model);
        Exporter exporter = kind.withDefaults();
        exporter.write(loaded, file);
        exporter.remarks(loaded).forEach(remark -> console.err().println("note: " + remark));
        console.err().println("Wrote " + file + ".");
        return CommandLineApp.OK;
    }
}
