package org.layerwise.ui.outcome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.layerwise.outcome.Outcome;
import org.layerwise.ui.chart.draw.StaticChart;
import org.layerwise.ui.chart.plot.StaticPlot;
import org.layerwise.ui.fx.CardGrid;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.outcome.OutcomeViewModel.Shown;

/** Predictions beside what is true: charts above, the rows below; a click on a chart shows its rows. */
final class ResultsPane {
    /** Rows that are listed at most. */
    static final int LISTED = 500;

    private final OutcomeCharts charts;
    private final CardGrid grid = new CardGrid();
    private final ClassFigures figures = new ClassFigures();
    private final TableView<Integer> table = new TableView<>();
    private final Label rowsTitle = new Label();
    private final Button worst = new Button(Texts.get("outcome.rows.worst"));
    private final OutcomeRows rows;
    private final SplitPane root;
    private @Nullable Shown shown;
    private int target;
    private int picked = -1;

    ResultsPane(OutcomeCharts charts) {
        this.charts = charts;
        table.setId("outcome-rows");
        table.setFixedCellSize(26);
        table.setPlaceholder(new Label());
        VBox.setVgrow(table, Priority.ALWAYS);
        rowsTitle.getStyleClass().add("chart-title");
        rowsTitle.setId("outcome-rows-title");
        worst.setId("outcome-worst");
        worst.getStyleClass().add("small");
        worst.setOnAction(event -> pick(-1));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(10, rowsTitle, gap, worst);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox below = new VBox(8, head, table);
        below.getStyleClass().add("outcome-rows");
        below.setMinHeight(110);
        rows = new OutcomeRows(table, below);
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("outcome-scroll");
        root = new SplitPane(scroll, below);
        root.setOrientation(Orientation.VERTICAL);
        root.setDividerPositions(0.66);
        SplitPane.setResizableWithParent(below, false);
    }

    Node root() {
        return root;
    }

    /** Shows another outcome; rows that were picked stay picked where the target is the same. */
    void show(@Nullable Shown now, int which) {
        if (which != target) {
            picked = -1;
        }
        shown = now;
        target = which;
        if (now == null || now.outcomes().isEmpty()) {
            grid.getChildren().clear();
            rows.clear();
            picked = -1;
            return;
        }
        Outcome outcome = now.outcomes().get(Math.min(which, now.outcomes().size() - 1));
        List<StaticPlot> plots = new ArrayList<>();
        switch (outcome) {
            case Outcome.Classes classes -> {
                plots.add(OutcomePlots.confusion(classes));
                plots.addAll(OutcomePlots.curves(classes));
            }
            case Outcome.Numbers numbers -> plots.addAll(OutcomePlots.numbers(numbers));
        }
        List<StaticChart> drawn = charts.show("outcome", plots);
        if (outcome instanceof Outcome.Classes) {
            drawn.getFirst().onPick(this::pick);
        } else {
            drawn.subList(0, 2).forEach(chart -> chart.onPick(this::pick));
        }
        List<Node> cards = new ArrayList<>(drawn);
        if (ClassFigures.has(now.evaluation())) {
            figures.show(now.evaluation());
            cards.add(Math.min(1, cards.size()), figures);
        }
        if (!grid.getChildren().equals(cards)) {
            grid.getChildren().setAll(cards);
        }
        list(now, outcome);
    }

    /** Shows the rows of a cell of the matrix, or a point's; −1 for the worst. */
    private void pick(int what) {
        picked = what;
        Shown now = shown;
        if (now != null && !now.outcomes().isEmpty()) {
            list(now, now.outcomes().get(Math.min(target, now.outcomes().size() - 1)));
        }
    }

    private void list(Shown now, Outcome outcome) {
        int[] places;
        switch (outcome) {
            case Outcome.Classes classes -> {
                int[] matrix = OutcomePlots.confused(classes);
                if (picked >= 0 && picked < matrix.length * matrix.length) {
                    int actual = matrix[picked / matrix.length];
                    int predicted = matrix[picked % matrix.length];
                    places = places(classes, actual, predicted);
                    rowsTitle.setText(Texts.get(
                            "outcome.rows.cell",
                            classes.classes().get(actual),
                            classes.classes().get(predicted),
                            places.length));
                } else {
                    places = classes.worst(LISTED);
                    rowsTitle.setText(Texts.get("outcome.rows.worst.classes"));
                }
            }
            case Outcome.Numbers numbers -> {
                if (picked >= 0 && picked < numbers.residuals().size()) {
                    places = new int[] {picked};
                    rowsTitle.setText(Texts.get(
                            "outcome.rows.one",
                            Numbers.count(numbers.residuals().rows()[picked] + 1L)));
                } else {
                    places = numbers.residuals().worst(LISTED);
                    rowsTitle.setText(Texts.get("outcome.rows.worst.numbers"));
                }
            }
        }
        worst.setVisible(picked >= 0);
        rows.show(
                outcome,
                now.at().table(),
                Arrays.stream(places).limit(LISTED).boxed().toList());
    }

    private static int[] places(Outcome.Classes classes, int actual, int predicted) {
        return IntStream.range(0, classes.rows().length)
                .filter(i -> classes.actual()[i] == actual && classes.predicted(i) == predicted)
                .toArray();
    }
}
