package org.layerwise.lab.init;

import java.util.List;
import java.util.function.UnaryOperator;
import org.layerwise.base.Message;
import org.layerwise.experiment.Experiment;
import tools.jackson.databind.node.ObjectNode;

/**
 * One of the ways in which an experiment's network may begin.
 *
 * @param words what it is, for people, in short parts
 * @param settings what differs, by path or by name
 * @param change makes it of an experiment; throws ProblemException where that cannot be done
 */
public record InitVariant(List<String> words, ObjectNode settings, UnaryOperator<Experiment> change) {
    public InitVariant {
        words = List.copyOf(words);
    }

    /** What it is, in one line. */
    public String name() {
        return words.isEmpty() ? Message.of("lab.init/as-it-is").text() : String.join(", ", words);
    }

    /** The experiment with this variant's settings. */
    public Experiment of(Experiment experiment) {
        return change.apply(experiment);
    }

    /** The same variants, named by how they differ: words that all of them share are left out. */
    public static List<InitVariant> distinguished(List<InitVariant> variants) {
        if (variants.size() < 2) {
            return variants;
        }
        return variants.stream()
                .map(variant -> new InitVariant(
                        variant.words().stream()
                                .filter(word -> !variants.stream()
                                        .allMatch(other -> other.words().contains(word)))
                                .toList(),
                        variant.settings(),
                        variant.change()))
                .toList();
    }
}
