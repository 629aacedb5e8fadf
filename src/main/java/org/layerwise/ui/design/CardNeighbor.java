package org.layerwise.ui.design;

import java.util.Optional;

/** Finds the card that an arrow key goes to. */
final class CardNeighbor {
    private CardNeighbor() {}

    /** The nearest card in a direction from another; from none, the first. */
    static Optional<String> of(NetworkPicture shown, Optional<String> from, int dx, int dy) {
        if (from.isEmpty()) {
            return shown.cards().stream().findFirst().map(CardModel::id);
        }
        CanvasPoint origin = shown.place(from.get());
        String best = null;
        double least = Double.MAX_VALUE;
        for (CardModel card : shown.cards()) {
            CanvasPoint place = shown.place(card.id());
            double along = (place.x() - origin.x()) * dx + (place.y() - origin.y()) * dy;
            double across = Math.abs((place.x() - origin.x()) * dy) + Math.abs((place.y() - origin.y()) * dx);
            if (along > 0 && along + 3 * across < least) {
                least = along + 3 * across;
                best = card.id();
            }
        }
        return Optional.ofNullable(best);
    }
}
