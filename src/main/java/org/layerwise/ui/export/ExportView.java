package org.layerwise.ui.export;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.layerwise.ui.fx.Fxml;
import org.layerwise.ui.fx.PulseTimer;
import org.layerwise.ui.fx.Screen;
import org.layerwise.ui.live.RunRemarks;
import org.layerwise.ui.live.RunRemarksPane;

/** The Export page. */
public final class ExportView implements Screen {
    private static final int LOOKS_EVERY = 30;

    private final ExportViewModel model;
    private final RunRemarks remarks;
    private final Parent root;
    private final PulseTimer pump;
    private final PulseTimer.Source look = this::look;
    private int frames;

    @FXML
    private Label source;

    @FXML
    private VBox cards;

    @FXML
    private VBox content;

    /**
     * @param remarks on the run whose model is written; closed with the page
     * @param pump says when to look at a run that goes on
     */
    public ExportView(ExportViewModel model, RunRemarks remarks, PulseTimer pump) {
        this.model = model;
        this.remarks = remarks;
        this.pump = pump;
        this.root = Fxml.EXPORT.load(this);
        pump.add(look);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void close() {
        pump.remove(look);
        remarks.close();
        model.close();
    }

    @FXML
    private void initialize() {
        source.textProperty().bind(model.sourceProperty());
        content.getChildren().add(1, new RunRemarksPane(remarks));
        model.products().forEach(product -> cards.getChildren().add(new ProductCard(product, model)));
    }

    private void look() {
        if (root.getScene() != null && frames++ % LOOKS_EVERY == 0 && model.isMoving()) {
            model.refresh();
        }
    }
}
