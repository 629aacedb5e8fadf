package org.layerwise.ui.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.layerwise.catalog.ParameterInfo;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.RegularizationSpec;
import org.layerwise.experiment.TrainingSpec;
import org.layerwise.telemetry.TelemetrySpec;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.sheet.RecordSheet;
import org.layerwise.ui.sheet.SheetContext;

/** The settings that belong to no layer: loss, optimizer, regularization, training, seed, what is recorded. */
final class ExperimentProperties extends VBox {

    /** A part of the experiment as a record, and its sheet. */
    private record Section(RecordSheet sheet, Function<Experiment, Record> read) {}

    private final DesignViewModel model;
    private final List<Section> sections = new ArrayList<>();

    ExperimentProperties(DesignViewModel model) {
        this.model = model;
        getStyleClass().add("properties-node");
        getChildren()
                .addAll(
                        PropertiesPane.heading(Texts.get("design.settings")),
                        PropertiesPane.muted(Texts.get("design.settings.hint")));
        add("design.settings.training", TrainingSpec.class, Experiment::training, Experiment::withTraining);
        add(
                "design.settings.objective",
                Objective.class,
                open -> new Objective(open.loss(), open.optimizer(), open.schedule()),
                (open, now) ->
                        open.withLoss(now.loss()).withOptimizer(now.optimizer()).withSchedule(now.schedule()));
        add(
                "design.settings.regularization",
                RegularizationSpec.class,
                Experiment::regularization,
                Experiment::withRegularization);
        add(
                "design.settings.seed",
                Reproducibility.class,
                open -> new Reproducibility(open.seed()),
                (open, now) -> open.withSeed(now.seed()));
        add("design.settings.recording", TelemetrySpec.class, Experiment::telemetry, Experiment::withTelemetry);
    }

    private <R extends Record> void add(
            String key, Class<R> type, Function<Experiment, Record> read, BiFunction<Experiment, R, Experiment> write) {
        Label title = new Label(Texts.get(key));
        title.getStyleClass().add("properties-section");
        RecordSheet sheet = new RecordSheet(
                new SheetContext("design-setting", parameter -> List.of(), Set.of("loss"), this::note), (what, now) -> {
                    model.changeExperiment(what, open -> write.apply(open, type.cast(now)));
                    return Optional.empty();
                });
        sheet.putFirst(List.of("epochs", "batch"));
        sections.add(new Section(sheet, read));
        getChildren().addAll(title, sheet);
    }

    private String note(ParameterInfo parameter, Object value) {
        return switch (parameter.name()) {
            case "batch" -> model.table().batchNote((Integer) value);
            case "every" -> value.equals(0) ? Texts.get("design.every.automatic") : Texts.get("design.every", value);
            default -> "";
        };
    }

    void refresh(Experiment open) {
        sections.forEach(section -> section.sheet().show(section.read().apply(open)));
    }

    void focusFirst() {
        sections.getFirst().sheet().focusFirst();
    }
}
