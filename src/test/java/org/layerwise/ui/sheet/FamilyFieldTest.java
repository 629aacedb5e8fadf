package org.layerwise.ui.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.layerwise.base.ProblemException;
import org.layerwise.base.RandomStream;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.KindConversion;
import org.layerwise.catalog.KindInfo;
import org.layerwise.catalog.Param;
import org.layerwise.catalog.ParameterInfo;
import org.layerwise.catalog.RandomKinds;
import org.layerwise.catalog.RecordInfo;
import org.layerwise.data.augment.Augmentation;
import org.layerwise.data.decorrelate.Decorrelation;
import org.layerwise.data.step.Scaling;
import org.layerwise.experiment.EarlyStoppingRule;
import org.layerwise.experiment.StopGoal;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.clip.Clipping;
import org.layerwise.nn.init.Initializer;
import org.layerwise.nn.loss.Loss;
import org.layerwise.nn.optim.Optimizer;
import org.layerwise.nn.regularize.Constraint;
import org.layerwise.nn.regularize.GradientNoise;
import org.layerwise.nn.regularize.Regularizer;
import org.layerwise.nn.schedule.Schedule;
import org.testfx.framework.junit5.ApplicationTest;

/** A kind chosen in a sheet takes over what {@link KindConversion} says, as it does by {@code --set}. */
class FamilyFieldTest extends ApplicationTest {
    /** A kind of every family that sheets show. */
    public record Everything(
            @Param(value = "tanh", doc = "") ActivationFunction function,
            @Param(value = "zeros", doc = "") Initializer initializer,
            @Param(value = "none", doc = "") Regularizer regularizer,
            @Param(value = "mse", doc = "") Loss loss,
            @Param(value = "adam", doc = "") Optimizer optimizer,
            @Param(value = "constant", doc = "") Schedule schedule,
            @Param(value = "none", doc = "") Clipping clipping,
            @Param(value = "none", doc = "") GradientNoise noise,
            @Param(value = "none", doc = "") Constraint constraint,
            @Param(value = "none", doc = "") EarlyStoppingRule stopping,
            @Param(value = "none", doc = "") StopGoal target,
            @Param(value = "none", doc = "") Scaling scaling,
            @Param(value = "none", doc = "") Decorrelation decorrelation,
            @Param(value = "flip", doc = "") Augmentation augmentation) {}

    private final List<Record> heard = new ArrayList<>();
    private RecordSheet sheet;

    @Override
    public void start(Stage stage) {
        sheet = new RecordSheet(new SheetContext("test"), (title, now) -> {
            heard.add(now);
            return Optional.empty();
        });
        stage.setScene(new Scene(new ScrollPane(sheet), 400, 800));
        stage.show();
    }

    @Test
    void everyKindOfEveryFamilyTakesOverWhatWasChosen() {
        RecordInfo<Everything> info = RecordInfo.of(Everything.class);
        int pairs = 0;
        for (ParameterInfo parameter : info.parameters()) {
            pairs += agree(info, parameter, parameter.rawType());
        }
        assertTrue(pairs > 500, pairs + " pairs");
    }

    private <F> int agree(RecordInfo<Everything> info, ParameterInfo parameter, Class<F> family) {
        RandomKinds random = new RandomKinds(new RandomStream(1));
        int pairs = 0;
        for (KindInfo<F> from : Catalog.of(family).kinds()) {
            for (KindInfo<F> to : Catalog.of(family).kinds()) {
                F before = pairs % 2 == 0 ? from.withDefaults() : random.of(from);
                if (from.equals(to)) {
                    continue;
                }
                F expected;
                try {
                    expected = KindConversion.convert(before, to, Set.of());
                } catch (ProblemException e) {
                    continue;
                }
                heard.clear();
                interact(() -> {
                    sheet.show(info.with(info.withDefaults(), parameter.name(), before));
                    choose("#test-" + parameter.name(), to);
                });
                assertEquals(1, heard.size(), parameter.name());
                assertEquals(expected, info.value((Everything) heard.getFirst(), parameter.name()), from.id());
                pairs++;
            }
        }
        return pairs;
    }

    @SuppressWarnings("unchecked") // the box holds kinds
    private void choose(String id, KindInfo<?> kind) {
        ((ComboBox<KindInfo<?>>) lookup(id).queryAs(ComboBox.class)).setValue(kind);
    }
}
