package org.layerwise.ui.data.overview;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.layerwise.data.profile.ImageSize;
import org.layerwise.ui.fx.Texts;

/** Says of how many pixels the images are that rows hold: as found out, a size that fits the columns, or one that is typed. */
final class ImageChoice extends HBox {
    private final OverviewViewModel model;
    private final ComboBox<String> size = new ComboBox<>();
    private final Label refused = new Label();
    private boolean showing;

    ImageChoice(OverviewViewModel model) {
        super(8);
        this.model = model;
        setAlignment(Pos.CENTER_LEFT);
        Label name = new Label(Texts.get("data.images.size"));
        name.setLabelFor(size);
        size.setId("data-images-size");
        size.setEditable(true);
        size.setPrefWidth(130);
        size.setTooltip(new Tooltip(Texts.get("data.images.size.help")));
        size.setAccessibleText(Texts.get("data.images.size.help"));
        size.setOnAction(event -> choose());
        refused.setId("data-images-refused");
        refused.getStyleClass().addAll("text-small", "fault");
        refused.setWrapText(true);
        getChildren().setAll(name, size, refused);
    }

    private void choose() {
        if (!showing) {
            String typed = size.getValue() == null ? "" : size.getValue();
            refused.setText(model.chooseImages(typed.equals(Texts.get("data.images.size.found")) ? "" : typed));
        }
    }

    /** Shows what is chosen; nothing where no columns could be pixels. */
    void refresh() {
        List<String> sizes = new ArrayList<>();
        model.imageSizes().forEach(fitting -> sizes.add(fitting.text()));
        setVisible(!sizes.isEmpty());
        setManaged(!sizes.isEmpty());
        sizes.addFirst(Texts.get("data.images.size.found"));
        showing = true;
        if (!size.getItems().equals(sizes)) {
            size.getItems().setAll(sizes);
        }
        size.setValue(model.images().map(ImageSize::text).orElse(sizes.getFirst()));
        showing = false;
    }
}
