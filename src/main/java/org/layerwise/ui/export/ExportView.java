package org.layerwise.ui.export;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.layerwise.ui.fx.Fxml;
import org.layerwise.ui.fx.PulseTimer;

/** The Export screen. */
public final class ExportView {
    private static final int LOOKS_EVERY = 30;

    private final ExportViewModel model;
    private final Parent root;
    private int frames;

    @FXML
    private Label source;

    @FXML
    private VBox cards;

    /** @param pump says when to look at a run that goes on */
    public ExportView(ExportViewModel model, PulseTimer pump) {
        this.model = model;
        this.root = Fxml.EXPORT.load(this);
        pump.add((PulseTimer.Source) this::look);
    }

    public Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        source.textProperty().bind(model.sourceProperty());
        model.products().forEach(product -> cards.getChildren().add(new ProductCard(product, model)));
    }

    private void look() {
        if (root.getScene() != null && frames++ % LOOKS_EVERY == 0 && model.isMoving()) {
            model.refresh();
        }
    }
}
