package org.layerwise.ui.export;

import atlantafx.base.theme.Styles;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwise.app.RunArtifact;
import org.layerwise.app.RunArtifact.Written;
import org.layerwise.exchange.ReadBack;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.WindowWords;

/** One kind of file: what it is, the way to write it, and what came of it. */
final class ProductCard extends VBox {
    private final RunArtifact product;
    private final HBox outcome = new HBox();

    ProductCard(RunArtifact product, ExportViewModel model) {
        this.product = product;
        getStyleClass().add("product");
        setId("export-" + product.id());
        outcome.getStyleClass().add("outcome");
        outcome.setId("export-" + product.id() + "-outcome");
        getChildren().setAll(head(model), outcome);
        model.state(product).subscribe(this::show);
    }

    private HBox head(ExportViewModel model) {
        Label title = new Label(ExportViewModel.title(product));
        title.getStyleClass().add("product-title");
        Label extension = new Label("." + product.extension());
        extension.getStyleClass().add("extension");
        HBox name = new HBox(8, title, extension);
        name.setAlignment(Pos.CENTER_LEFT);
        Label doc = new Label(ExportViewModel.doc(product));
        doc.setWrapText(true);
        doc.setMinHeight(Region.USE_PREF_SIZE);
        doc.getStyleClass().add(Styles.TEXT_MUTED);
        VBox words = new VBox(4, name, doc);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button write = new Button(Texts.get("export.write"), new FontIcon("fth-download"));
        write.setId("export-" + product.id() + "-write");
        write.setMinWidth(Region.USE_PREF_SIZE);
        write.setAccessibleText(Texts.get("export.write.help", title.getText()));
        write.setTooltip(new Tooltip(write.getAccessibleText()));
        write.disableProperty().bind(model.availableProperty(product).not());
        write.setOnAction(event -> model.write(product));
        HBox head = new HBox(16, words, write);
        head.setAlignment(Pos.TOP_LEFT);
        return head;
    }

    private void show(ProductState state) {
        switch (state) {
            case ProductState.Waiting ignored -> {
                Label nothing = new Label(Texts.get("export.waiting"));
                nothing.getStyleClass().add(Styles.TEXT_MUTED);
                outcome.getChildren().setAll(nothing);
            }
            case ProductState.Working ignored -> {
                ProgressIndicator spinner = new ProgressIndicator();
                spinner.setMinSize(16, 16);
                spinner.setPrefSize(16, 16);
                outcome.getChildren().setAll(spinner, new Label(Texts.get("export.working")));
            }
            case ProductState.Done done -> show(done.written());
            case ProductState.Failed failed -> {
                String text =
                        failed.problems().stream().map(WindowWords::describe).collect(Collectors.joining("\n"));
                Label words = new Label(text.lines().findFirst().orElse(""));
                words.setMinWidth(0);
                words.setTooltip(new Tooltip(text));
                outcome.getChildren().setAll(icon("fth-alert-octagon", "fault"), words);
            }
        }
    }

    private void show(Written written) {
        ReadBack check = written.check();
        boolean fine = check == null || check.agrees();
        Label words = new Label(
                check == null
                        ? Texts.get(written.isModel() ? "export.not-compared" : "export.done", size(written.bytes()))
                        : Texts.get(
                                check.agrees() ? "export.agrees" : "export.differs",
                                check.rows(),
                                difference(check.largestDifference())));
        words.setMinWidth(Region.USE_PREF_SIZE);
        words.setId("export-" + product.id() + "-check");
        String file = written.file().toAbsolutePath().toString();
        Label path = new Label(file);
        path.getStyleClass().add("path");
        path.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        path.setMinWidth(0);
        path.setTooltip(new Tooltip(file));
        HBox.setHgrow(path, Priority.ALWAYS);
        path.setMaxWidth(Double.MAX_VALUE);
        Button copy = new Button(Texts.get("export.copy"), new FontIcon("fth-copy"));
        copy.setId("export-" + product.id() + "-copy");
        copy.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setTooltip(new Tooltip(Texts.get("export.copy.help")));
        copy.setOnAction(event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(file);
            Clipboard.getSystemClipboard().setContent(content);
        });
        outcome.getChildren()
                .setAll(
                        icon(fine ? "fth-check-circle" : "fth-alert-triangle", fine ? "fine" : "caution"),
                        words,
                        path,
                        copy);
    }

    private static String difference(double value) {
        return Numbers.measure(value);
    }

    private static String size(long bytes) {
        return bytes < 10_000
                ? Texts.get("export.bytes", bytes)
                : Texts.get("export.kilobytes", Math.round(bytes / 1000.0));
    }

    private static FontIcon icon(String literal, String style) {
        FontIcon icon = new FontIcon(literal);
        icon.getStyleClass().add(style);
        return icon;
    }
}
