package org.layerwise.ui.export;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.layerwise.ui.fx.Fxml;
import org.layerwise.ui.fx.PulseTimer;
import org.layerwise.ui.fx.Screen;

/** The Export page. */
public final class ExportView implements Screen {
    private static final int LOOKS_EVERY = 30;

    private final ExportViewModel model;
    private final Parent root;
    private final PulseTimer pump;
    private final PulseTimer.Source look = this::look;
    private int frames;

    @FXML
    private Label source;

    @FXML
    private VBox cards;

    /** @param pump says when to look at a run that goes on */
    public ExportView(ExportViewModel model, PulseTimer pump) {
        this.model = model;
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
        model.close();
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
