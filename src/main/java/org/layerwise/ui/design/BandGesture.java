package org.layerwise.ui.design;

import java.util.LinkedHashSet;
import java.util.Set;

/** A press on the ground: a rubber band that selects what it touches. */
final class BandGesture implements Gesture {
    private final DesignViewModel model;
    private final NetworkCanvas canvas;
    private final Pointer start;
    private final Selection before;

    BandGesture(DesignViewModel model, NetworkCanvas canvas, Pointer start) {
        this.model = model;
        this.canvas = canvas;
        this.start = start;
        this.before = model.selection().get();
        if (!start.extending()) {
            model.clearSelection();
        }
    }

    @Override
    public void dragged(Pointer pointer) {
        CardBounds box = CardBounds.between(start.world(), pointer.world());
        canvas.showBand(box);
        Set<String> chosen = new LinkedHashSet<>(start.extending() ? before.nodes() : Set.of());
        chosen.addAll(canvas.cardsIn(box));
        model.select(chosen);
    }

    @Override
    public void released(Pointer pointer) {
        canvas.showBand(null);
    }

    @Override
    public void cancelled() {
        canvas.showBand(null);
        model.select(before.nodes());
    }
}
