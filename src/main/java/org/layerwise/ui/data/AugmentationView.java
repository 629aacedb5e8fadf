package org.layerwise.ui.data;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwise.catalog.KindInfo;
import org.layerwise.data.augment.Augmentation;
import org.layerwise.data.profile.ImageLayout;
import org.layerwise.ui.data.overview.ImageStrips;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.WindowWords;

/** What is done to the images of training batches, with some of them before and after. Hidden where rows are no images. */
final class AugmentationView extends VBox {
    private final AugmentationViewModel model;
    private final VBox cards = new VBox(6);
    private final VBox preview = new VBox(4);
    private final Label refused = new Label();
    private final Button again = new Button(Texts.get("data.augment.again"), new FontIcon("fth-refresh-cw"));

    AugmentationView(DataViewModel data, AugmentationViewModel model) {
        this.model = model;
        setId("data-augment");
        getStyleClass().add("group");
        Label title = new Label(Texts.get("data.augment"));
        title.getStyleClass().add("section-title");
        Label doc = new Label(Texts.get("data.augment.help"));
        doc.getStyleClass().addAll("text-small", "text-muted");
        for (Label text : List.of(doc, refused)) {
            text.setWrapText(true);
            text.setMinHeight(Region.USE_PREF_SIZE);
        }
        refused.setId("data-augment-refused");
        refused.getStyleClass().addAll("text-small", "refused");
        MenuButton add = new MenuButton(Texts.get("data.augment.add"), new FontIcon("fth-plus"));
        add.setId("data-augment-add");
        add.getStyleClass().add("small");
        add.setTooltip(new Tooltip(Texts.get("data.augment.add.help")));
        add.getItems()
                .setAll(AugmentationViewModel.offered().stream().map(this::item).toList());
        again.setId("data-augment-again");
        again.getStyleClass().addAll("small", "flat");
        again.setTooltip(new Tooltip(Texts.get("data.augment.again.help")));
        again.setOnAction(event -> {
            model.drawAgain();
            showPreview();
        });
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().setAll(title, doc, cards, refused, preview, new HBox(8, add, gap, again));
        data.edits().subscribe(this::refresh);
    }

    private MenuItem item(KindInfo<Augmentation> kind) {
        MenuItem item = new MenuItem(kind.title());
        item.setId("data-augment-add-" + kind.id());
        item.setOnAction(event -> model.add(kind));
        return item;
    }

    private void refresh() {
        boolean offered = model.isOffered();
        setVisible(offered);
        setManaged(offered);
        if (!offered) {
            return;
        }
        showCards(model.chosen());
        String why = model.refused().map(WindowWords::message).orElse("");
        refused.setText(why);
        refused.setVisible(!why.isEmpty());
        refused.setManaged(!why.isEmpty());
        showPreview();
    }

    /** Cards stay while their kinds do, so that typing goes on undisturbed. */
    private void showCards(List<Augmentation> chosen) {
        boolean same = cards.getChildren().size() == chosen.size();
        for (int i = 0; same && i < chosen.size(); i++) {
            same = ((AugmentationCard) cards.getChildren().get(i)).isOf(chosen.get(i));
        }
        if (!same) {
            List<AugmentationCard> fresh = new ArrayList<>();
            for (int i = 0; i < chosen.size(); i++) {
                fresh.add(new AugmentationCard(model, i, chosen.get(i)));
            }
            cards.getChildren().setAll(fresh);
        }
        for (int i = 0; i < chosen.size(); i++) {
            ((AugmentationCard) cards.getChildren().get(i)).show(chosen.get(i));
        }
    }

    private void showPreview() {
        preview.getChildren().clear();
        model.preview().ifPresent(this::show);
        boolean any = !preview.getChildren().isEmpty();
        preview.setVisible(any);
        preview.setManaged(any);
        again.setVisible(any);
    }

    private void show(AugmentationViewModel.Preview shown) {
        ImageLayout layout = new ImageLayout(0, shown.width(), shown.height(), 0, 1);
        GridPane before = new GridPane(8, 8);
        GridPane after = new GridPane(8, 8);
        before.setId("data-augment-before");
        after.setId("data-augment-after");
        for (int line = 0; line < shown.rows().size(); line++) {
            GridPane grid = line == 0 ? before : after;
            String words = Texts.get(line == 0 ? "data.augment.before" : "data.augment.after");
            List<double[]> images = shown.rows().get(line);
            for (int i = 0; i < images.size(); i++) {
                grid.add(ImageStrips.picture(images.get(i), layout, words), i, Math.max(0, line - 1));
            }
        }
        preview.getChildren()
                .setAll(muted(Texts.get("data.augment.before")), before, muted(Texts.get("data.augment.after")), after);
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("text-small", "text-muted");
        return label;
    }
}
