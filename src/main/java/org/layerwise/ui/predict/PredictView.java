package org.layerwise.ui.predict;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TableView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.PredictedTable;
import org.layerwise.app.RowForm;
import org.layerwise.base.Problem;
import org.layerwise.ui.fx.Fxml;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Screen;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.WindowWords;
import org.layerwise.ui.live.RunRemarks;
import org.layerwise.ui.live.RunRemarksPane;

/** The Predict page. */
public final class PredictView implements Screen {
    private static final int FLAGS_SHOWN = 4;

    private final PredictViewModel model;
    private final Parent root;
    private final FormBar bar = new FormBar();
    private FormPane fields = FormPane.EMPTY;
    private int row;

    private final RunRemarks remarks;

    @FXML
    private Label source;

    @FXML
    private GridPane form;

    @FXML
    private VBox formCard;

    @FXML
    private Label rowName;

    @FXML
    private Button next;

    @FXML
    private VBox answer;

    @FXML
    private VBox flags;

    @FXML
    private Button open;

    @FXML
    private Button save;

    @FXML
    private ProgressIndicator busy;

    @FXML
    private Label summary;

    @FXML
    private HBox scoreLine;

    @FXML
    private Label score;

    @FXML
    private CheckBox worst;

    @FXML
    private VBox gridPane;

    @FXML
    private TableView<Integer> grid;

    @FXML
    private VBox page;

    /** @param remarks on the run whose model predicts; closed with the page */
    public PredictView(PredictViewModel model, RunRemarks remarks) {
        this.model = model;
        this.remarks = remarks;
        this.root = Fxml.PREDICT.load(this);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        model.takeModel();
    }

    @Override
    public boolean takeDropped(Path file) {
        return model.takeDropped(file);
    }

    @Override
    public void close() {
        remarks.close();
        model.close();
    }

    @FXML
    private void initialize() {
        source.textProperty().bind(model.sourceProperty());
        formCard.getChildren().add(1, bar);
        page.getChildren().add(1, new RunRemarksPane(remarks));
        next.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.formProperty().get() == null
                                || model.formProperty().get().rows() == 0,
                        model.formProperty()));
        next.setOnAction(event -> fillIn(row + 1));
        open.disableProperty().bind(model.formProperty().isNull().or(model.busyProperty()));
        open.setOnAction(event -> model.chooseTable());
        save.disableProperty().bind(model.predictedProperty().isNull());
        save.setOnAction(event -> model.save());
        busy.visibleProperty().bind(model.busyProperty());
        summary.setText(Texts.get("predict.table.none"));
        model.formProperty().subscribe(this::show);
        model.answerProperty().subscribe(this::show);
        PredictedGrid predicted = new PredictedGrid(grid, gridPane);
        score.textProperty().bind(model.scoreProperty());
        scoreLine.visibleProperty().bind(model.scoreProperty().isNotEmpty());
        scoreLine.managedProperty().bind(scoreLine.visibleProperty());
        worst.visibleProperty().bind(Bindings.createBooleanBinding(model::isScored, model.predictedProperty()));
        worst.selectedProperty().bindBidirectional(model.worstOnlyProperty());
        model.predictedProperty().subscribe(result -> showTable(predicted, result));
        model.formProperty().subscribe(asks -> predicted.hint(hint()));
        model.predictedProperty().subscribe(result -> predicted.hint(hint()));
        model.worstOnlyProperty()
                .subscribe(
                        only -> showTable(predicted, model.predictedProperty().get()));
    }

    /** What to do where the table has no rows. */
    private String hint() {
        return Texts.get(
                model.predictedProperty().get() != null
                        ? "predict.grid.none-chosen"
                        : model.formProperty().get() == null ? "predict.grid.no-model" : "predict.grid.no-table");
    }

    private void show(@Nullable RowForm asks) {
        form.getChildren().clear();
        fields = FormPane.EMPTY;
        bar.show(fields);
        rowName.setText("");
        if (asks != null) {
            fields = new FormPane(form, asks, this::ask);
            bar.show(fields);
            fillIn(0);
        }
    }

    private void fillIn(int wanted) {
        RowForm asks = model.formProperty().get();
        if (asks == null) {
            return;
        }
        if (asks.rows() == 0) {
            rowName.setText(Texts.get("predict.row.typical"));
            fields.fill(asks.typicalCells());
        } else {
            row = wanted % asks.rows();
            rowName.setText(Texts.get("predict.row", Numbers.count(row + 1L)));
            fields.fill(asks.cellsOf(row));
        }
        model.predictRow(fields.cells());
    }

    private void ask() {
        rowName.setText(Texts.get("predict.row.own"));
        model.predictRow(fields.cells());
    }

    private void show(RowAnswer said) {
        answer.getChildren().setAll(AnswerPane.of(said.predictions()));
        flags.getChildren().setAll(lines(said.problems()));
    }

    private static List<Label> lines(List<Problem> problems) {
        return problems.stream()
                .limit(FLAGS_SHOWN)
                .map(problem -> {
                    Label line = new Label(WindowWords.sentence(problem));
                    line.setWrapText(true);
                    line.getStyleClass().add(problem.isError() ? "fault" : "flag");
                    return line;
                })
                .toList();
    }

    private void showTable(PredictedGrid predicted, @Nullable PredictedTable result) {
        if (result == null) {
            predicted.clear();
            summary.setText(Texts.get("predict.table.none"));
            return;
        }
        worst.setText(Texts.get(model.isOfNumbers() ? "predict.score.largest-first" : "predict.score.only-wrong"));
        predicted.show(result, model.worstRows());
        int flagged = result.predictions().flags().size();
        summary.setText(Texts.get(
                "predict.table.done",
                result.path().getFileName(),
                Numbers.count(result.table().rowCount()),
                Numbers.count(flagged)));
    }
}
