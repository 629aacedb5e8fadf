package org.layerwise.ui.design;

import java.util.Optional;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.layer.Input;
import org.layerwise.ui.fx.Texts;

/** Offers an Input the shape of the table's images. */
final class ImageHint extends VBox {
    private static final int NAMED = 6;

    private final DesignViewModel model;
    private final String id;
    private final Label text = PropertiesPane.muted("");
    private final Hyperlink apply = new Hyperlink();

    /** @param id the node's */
    ImageHint(DesignViewModel model, String id) {
        this.model = model;
        this.id = id;
        apply.setId("design-image-apply");
        apply.setWrapText(true);
        apply.setMinHeight(Region.USE_PREF_SIZE);
        apply.setOnAction(event -> model.images()
                .ifPresent(images -> model.changeExperiment(
                        Texts.get("design.edit.images", id), experiment -> images.apply(experiment, id))));
        getStyleClass().add("properties-hint");
        getChildren().setAll(text, apply);
    }

    void refresh() {
        Optional<ImageOffer> offer = model.node(id)
                .map(NodeSpec::layer)
                .filter(Input.class::isInstance)
                .flatMap(input -> model.images().filter(images -> images.suits((Input) input)));
        setVisible(offer.isPresent());
        setManaged(offer.isPresent());
        offer.ifPresent(images -> {
            int out = images.leftOut().size();
            String names = String.join(", ", images.leftOut().subList(0, Math.min(NAMED, out)));
            text.setText(
                    out == 0
                            ? Texts.get("design.images.hint", images.height(), images.width())
                            : Texts.get(
                                    "design.images.hint.without",
                                    images.height(),
                                    images.width(),
                                    out,
                                    out > NAMED ? names + ", …" : names));
            apply.setText(Texts.get(out == 0 ? "design.images.apply" : "design.images.apply.all", images.text()));
            apply.setVisited(false);
        });
    }
}
