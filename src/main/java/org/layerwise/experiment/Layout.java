package org.layerwise.experiment;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.catalog.Inline;

/**
 * Where the cards of a network are on the canvas. It is no setting: nothing of a run depends on it, and a comparison leaves it
 * out. In files it is an object with x and y for each node's id, in pixels.
 *
 * @param positions x and y of each card's top left corner, by its node's id; cards without one are placed automatically
 */
public record Layout(@Inline Map<String, List<Double>> positions) {
    /** Every card is placed automatically. */
    public static final Layout AUTOMATIC = new Layout(Map.of());

    /**
     * A card's top left corner.
     *
     * @param x in pixels, to the right
     * @param y in pixels, downward
     */
    public record Position(double x, double y) {}

    /** @throws org.layerwise.base.ProblemException when a position has not two numbers */
    public Layout {
        positions.forEach((id, position) -> {
            if (position.size() != 2) {
                throw Problem.error(Location.NOWHERE, Message.of("experiment/place-not-two", id, position.size()))
                        .toException();
            }
        });
        positions = Collections.unmodifiableMap(new TreeMap<>(positions));
    }

    /** Where a card is; empty for one that is placed automatically. */
    public Optional<Position> position(String id) {
        return Optional.ofNullable(positions.get(id)).map(place -> new Position(place.get(0), place.get(1)));
    }

    /** Whether all of these cards are placed automatically. */
    public boolean isAutomatic(Collection<String> ids) {
        return Collections.disjoint(positions.keySet(), ids);
    }

    /** With a card in another place. */
    public Layout with(String id, double x, double y) {
        Map<String, List<Double>> changed = new TreeMap<>(positions);
        changed.put(id, List.of(x, y));
        return new Layout(changed);
    }

    /** With the places of these cards only. */
    public Layout keeping(Collection<String> ids) {
        Map<String, List<Double>> kept = new TreeMap<>(positions);
        kept.keySet().retainAll(ids);
        return new Layout(kept);
    }

    /** With the place of a card under another id. */
    public Layout renamed(String from, String to) {
        return position(from)
                .map(place -> {
                    Map<String, List<Double>> changed = new TreeMap<>(positions);
                    changed.remove(from);
                    changed.put(to, List.of(place.x(), place.y()));
                    return new Layout(changed);
                })
                .orElse(this);
    }
}
