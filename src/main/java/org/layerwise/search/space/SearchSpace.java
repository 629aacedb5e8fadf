package org.layerwise.search.space;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import tools.jackson.databind.JsonNode;

/**
 * What a search varies.
 *
 * @param parameters the settings with their ranges, in the order in which they are written and shown
 * @param conditions when a setting is varied at all
 * @param constraints what must hold between settings; a proposal that breaks one is drawn again
 */
public record SearchSpace(
        List<SearchParameter> parameters, List<SearchCondition> conditions, List<SpaceConstraint> constraints) {
    /** More settings than anybody searches, and few enough that a hostile file does no harm. */
    public static final int MOST_PARAMETERS = 200;

    private static final int MOST_RULES = 1_000;
    private static final String KIND = ".kind";

    /** @throws ProblemException with all that is wrong: settings twice, conditions and constraints on none of them */
    public SearchSpace {
        parameters = List.copyOf(parameters);
        conditions = List.copyOf(conditions);
        constraints = List.copyOf(constraints);
        if (parameters.isEmpty() || parameters.size() > MOST_PARAMETERS) {
            throw Problem.error(
                            Location.path("", "space"),
                            Message.of("search.space/space-size", MOST_PARAMETERS, parameters.size()))
                    .toException();
        }
        if (conditions.size() > MOST_RULES || constraints.size() > MOST_RULES) {
            throw Problem.error(Location.path("", "space"), Message.of("search.space/rules-many", MOST_RULES))
                    .toException();
        }
        List<Problem> problems = new ArrayList<>();
        Map<String, SearchParameter> byPath = new HashMap<>();
        for (SearchParameter parameter : parameters) {
            if (byPath.put(parameter.path(), parameter) != null) {
                problems.add(Problem.error(
                        Location.path("", "space." + parameter.path()), Message.of("search.space/parameter-twice")));
            }
        }
        conditions.forEach(condition -> check(condition, byPath, problems));
        constraints.forEach(constraint -> check(constraint, byPath, problems));
        ProblemException.throwIfErrors(problems);
        order(parameters, conditions);
    }

    /** Without conditions or constraints. */
    public SearchSpace(List<SearchParameter> parameters) {
        this(parameters, List.of(), List.of());
    }

    private static void check(SearchCondition condition, Map<String, SearchParameter> byPath, List<Problem> problems) {
        Location where = Location.path("", "when." + condition.path());
        if (!byPath.containsKey(condition.path())) {
            problems.add(Problem.error(where, Message.of("search.space/condition-of-unknown", condition.path())));
            return;
        }
        SearchParameter on = byPath.get(resolved(condition.on(), byPath));
        if (on == null) {
            problems.add(Problem.error(where, Message.of("search.space/condition-on-unknown", condition.on())));
            return;
        }
        if (on.range().count().isEmpty()) {
            problems.add(Problem.error(where, Message.of("search.space/condition-on-continuous", condition.on())));
            return;
        }
        for (JsonNode value : condition.values()) {
            if (!isPossible(on.range(), value)) {
                problems.add(Problem.error(
                        where,
                        Message.of(
                                "search.space/condition-never",
                                condition.on(),
                                SettingValues.text(value),
                                on.range().text())));
            }
        }
    }

    private static boolean isPossible(SearchRange range, JsonNode asked) {
        return range instanceof ChoiceRange choice
                ? choice.values().stream().anyMatch(value -> SettingValues.matches(value, asked))
                : SettingValues.same(range.at(range.unit(asked)), asked);
    }

    /** The setting that a condition asks: {@code optimizer} for {@code optimizer.kind} where whole kinds are chosen. */
    private static String resolved(String on, Map<String, SearchParameter> byPath) {
        String whole = on.endsWith(KIND) ? on.substring(0, on.length() - KIND.length()) : on;
        return byPath.containsKey(on)
                ? on
                : byPath.containsKey(whole) ? whole : byPath.containsKey(on + KIND) ? on + KIND : on;
    }

    private static void check(SpaceConstraint constraint, Map<String, SearchParameter> byPath, List<Problem> problems) {
        for (String path : constraint.paths()) {
            SearchParameter parameter = byPath.get(path);
            Location where = Location.path("", "constraints");
            if (parameter == null) {
                problems.add(
                        Problem.error(where, Message.of("search.space/constraint-unknown", path, constraint.text())));
            } else if (parameter.range() instanceof ChoiceRange choice && !choice.isNumeric()) {
                problems.add(
                        Problem.error(where, Message.of("search.space/constraint-no-number", path, constraint.text())));
            }
        }
    }

    /**
     * With other ranges for some settings, and with more settings.
     *
     * @param changed those that the space has take the place of what it has; the others come after them
     * @throws ProblemException when a condition or a constraint does not fit the new ranges
     */
    public SearchSpace with(List<SearchParameter> changed) {
        Map<String, SearchParameter> byPath = new LinkedHashMap<>();
        parameters.forEach(parameter -> byPath.put(parameter.path(), parameter));
        changed.forEach(parameter -> byPath.put(parameter.path(), parameter));
        return new SearchSpace(List.copyOf(byPath.values()), conditions, constraints);
    }

    /** The index of the setting that a condition asks. */
    int asked(SearchCondition condition) {
        Map<String, SearchParameter> byPath = new HashMap<>();
        parameters.forEach(parameter -> byPath.put(parameter.path(), parameter));
        return index(resolved(condition.on(), byPath));
    }

    /** The place of a setting in the list; −1 where it is not varied. */
    public int index(String path) {
        return index(parameters, path);
    }

    private static int index(List<SearchParameter> parameters, String path) {
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).path().equals(path)) {
                return i;
            }
        }
        return -1;
    }

    /** The indices of the settings, each after those that its conditions ask, otherwise in the order of the list. */
    int[] order() {
        return order(parameters, conditions);
    }

    private static int[] order(List<SearchParameter> parameters, List<SearchCondition> conditions) {
        Map<String, SearchParameter> byPath = new HashMap<>();
        parameters.forEach(parameter -> byPath.put(parameter.path(), parameter));
        boolean[][] after = new boolean[parameters.size()][parameters.size()];
        for (SearchCondition condition : conditions) {
            after[index(parameters, condition.path())][index(parameters, resolved(condition.on(), byPath))] = true;
        }
        int[] order = new int[parameters.size()];
        boolean[] placed = new boolean[parameters.size()];
        for (int count = 0; count < order.length; count++) {
            int next = next(after, placed);
            if (next < 0) {
                throw Problem.error(Location.path("", "when"), Message.of("search.space/conditions-cycle"))
                        .toException();
            }
            placed[next] = true;
            order[count] = next;
        }
        return order;
    }

    private static int next(boolean[][] after, boolean[] placed) {
        for (int i = 0; i < placed.length; i++) {
            boolean isFree = !placed[i];
            for (int j = 0; isFree && j < placed.length; j++) {
                isFree = !after[i][j] || placed[j];
            }
            if (isFree) {
                return i;
            }
        }
        return -1;
    }
}
