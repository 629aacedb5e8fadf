package org.layerwise.runs;

/**
 * What is known of a kept run without opening it.
 *
 * @param id unique in its store
 * @param name what people call it: the table and a number
 * @param state what it is doing, or how it ended
 * @param reason what went wrong; empty when nothing did
 * @param started when it began, ISO 8601
 * @param ended when it ended, likewise; empty while it goes on, or where nobody was left to say
 * @param table what it was trained on
 */
public record RunInfo(
        String id, String name, StoredState state, String reason, String started, String ended, String table) {

    RunInfo with(StoredState other, String why, String end) {
        return new RunInfo(id, name, other, why, started, end, table);
    }
}
