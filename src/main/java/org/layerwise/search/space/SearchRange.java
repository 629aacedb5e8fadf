package org.layerwise.search.space;

import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The values that a setting may take in a search. A sampler works on the unit interval; a range says which value a place there
 * stands for. Discrete values divide the interval into cells of one width.
 */
public sealed interface SearchRange permits UniformRange, LogRange, IntegerRange, ChoiceRange {

    /** How many values there are; empty where they are continuous. */
    OptionalLong count();

    /**
     * The value at a place, rounded to what is worth writing.
     *
     * @param unit from 0 to 1
     */
    JsonNode at(double unit);

    /** The same value as a number, for constraints; NaN for what is none. */
    double number(double unit);

    /**
     * The place of a value, the middle of its cell where it has one.
     *
     * @return NaN for a value that is none of this range; a number beyond an end is taken for that end
     */
    double unit(JsonNode value);

    /** As an object of SEARCH.json. */
    ObjectNode json();

    /** As the command line has it: {@code log(1e-5,1)}. */
    String text();

    /** Values which an experiment must take, if it is to take all: both ends and the middle, or every choice. */
    List<JsonNode> probes();

    /** The index of the cell that a place is in; only for discrete values. */
    default long cell(double unit) {
        long count = count().orElseThrow();
        return Math.min(count - 1, (long) (unit * count));
    }
}
