package org.layerwise.ui.data.steps;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.layerwise.catalog.KindInfo;
import org.layerwise.data.decorrelate.Decorrelation;
import org.layerwise.data.decorrelate.FittedProjection;
import org.layerwise.data.decorrelate.ProjectionOutput;
import org.layerwise.data.prepare.DecorrelationPreview;
import org.layerwise.ui.fx.ChoiceConverter;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.sheet.RecordSheet;
import org.layerwise.ui.sheet.SheetContext;

/** What is done to all features together: the choice, its parameters, and rows before and after. */
public final class DecorrelationView {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final double ROOM = 118;

    private final DecorrelationViewModel model;
    private final ComboBox<KindInfo<Decorrelation>> kind = new ComboBox<>();
    private final Label doc = small();
    private final RecordSheet sheet;
    private final ScatterThumbnail dotsBefore = new ScatterThumbnail(ROOM);
    private final ScatterThumbnail dotsAfter = new ScatterThumbnail(ROOM);
    private final Label before = small();
    private final Label after = small();
    private final ExplainedVarianceChart spectrum = new ExplainedVarianceChart(2 * ROOM + 14);
    private final Label kept = small();
    private final VBox preview;

    /** @param box takes everything */
    public DecorrelationView(DecorrelationViewModel model, VBox box) {
        this.model = model;
        Label title = new Label(Texts.get("data.decorrelation"));
        title.getStyleClass().add("section-title");
        kind.setId("data-decorrelation");
        kind.setMaxWidth(Double.MAX_VALUE);
        kind.getItems().setAll(DecorrelationViewModel.kinds());
        kind.setConverter(new ChoiceConverter<>(KindInfo::title));
        kind.setTooltip(new Tooltip(Texts.get("data.decorrelation.help")));
        kind.setAccessibleText(Texts.get("data.decorrelation.help"));
        kind.valueProperty().subscribe(chosen -> {
            if (chosen != null) {
                model.choose(chosen);
            }
        });
        sheet = new RecordSheet(
                new SheetContext("data-decorrelation"), (name, now) -> model.change((Decorrelation) now));
        before.setId("data-decorrelation-before");
        after.setId("data-decorrelation-after");
        kept.setId("data-decorrelation-kept");
        HBox clouds = new HBox(14, new VBox(3, dotsBefore, before), new VBox(3, dotsAfter, after));
        clouds.setAlignment(Pos.TOP_LEFT);
        preview = new VBox(6, clouds, spectrum, kept);
        preview.setId("data-decorrelation-preview");
        preview.getStyleClass().add("step-preview");
        box.getStyleClass().add("decorrelation");
        box.getChildren().setAll(title, kind, doc, sheet, preview);
        model.changes().subscribe(this::refresh);
    }

    private static Label small() {
        Label label = new Label();
        label.getStyleClass().addAll("text-small", "text-muted");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static void show(Region node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void refresh() {
        Decorrelation chosen = model.chosen().orElse(null);
        if (chosen == null) {
            return;
        }
        KindInfo<Decorrelation> declared = DecorrelationViewModel.kind(chosen);
        kind.setValue(declared);
        doc.setText(declared.doc());
        boolean any = !declared.parameters().isEmpty();
        show(sheet, any);
        if (any) {
            sheet.show((Record) chosen);
        }
        Optional<DecorrelationPreview> made = model.preview();
        boolean settled = model.isSettled();
        preview.pseudoClassStateChanged(STALE, !settled);
        if (made.isPresent()) {
            show(made.get());
        } else if (settled || !any) {
            show(preview, false);
        }
    }

    private void show(DecorrelationPreview made) {
        show(preview, true);
        dotsBefore.show(made.before().xs(), made.before().ys());
        dotsAfter.show(made.after().xs(), made.after().ys());
        before.setText(words("data.decorrelation.before", made.before()));
        after.setText(words("data.decorrelation.after", made.after()));
        FittedProjection projection = made.projection();
        int all = projection.variances().size();
        int shown = Math.min(all, projection.outputs());
        spectrum.show(projection.variances(), shown);
        kept.setText(
                projection.gives() == ProjectionOutput.FEATURES
                        ? Texts.get("data.decorrelation.features", projection.inputs(), all)
                        : Texts.get(
                                "data.decorrelation.kept",
                                projection.outputs(),
                                all,
                                projection.inputs(),
                                Numbers.percentNumber(projection.keptShare())));
    }

    private static String words(String key, DecorrelationPreview.Cloud cloud) {
        return Texts.get(key, cloud.x(), cloud.y(), Numbers.number(Math.rint(100 * cloud.correlation()) / 100));
    }
}
