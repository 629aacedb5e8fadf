package org.layerwise.lab.init;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Message;

/**
 * What was measured of one variant.
 *
 * @param variant which
 * @param layers at the beginning, from the input on
 * @param theory where measurement and theory part, and why
 * @param trained after some updates; null where none were asked for
 */
public record InitResult(
        InitVariant variant,
        List<LayerFigures> layers,
        Message theory,
        @Nullable TrainedFigures trained) {
    public InitResult {
        layers = List.copyOf(layers);
    }

    /** What to know about it, in sentences. */
    public List<Message> says() {
        List<Message> says = new ArrayList<>();
        says.add(theory);
        if (trained != null) {
            double first = trained.firstLoss();
            double last = trained.lastLoss();
            if (Double.isNaN(last)) {
                says.add(Message.of("lab.init/not-finite", first));
            } else if (trained.learns()) {
                says.add(Message.of("lab.init/learns", trained.steps(), first, last));
            } else {
                says.add(Message.of("lab.init/learns-not", trained.steps(), first, last));
                if (!Double.isNaN(trained.constantLoss())) {
                    says.add(Message.of("lab.init/constant", trained.constantLoss()));
                }
            }
        }
        return says;
    }
}
