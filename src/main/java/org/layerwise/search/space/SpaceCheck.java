package org.layerwise.search.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentEdit;
import tools.jackson.databind.JsonNode;

/**
 * Whether an experiment has the settings of a space and takes their values: both ends of each range and its middle, every
 * choice, and settings of a kind with each kind that is chosen with them.
 */
public final class SpaceCheck {
    private static final String KIND = ".kind";

    /** Choices that are tried one by one; a list of more is tried at its beginning. */
    private static final int TRIED = 50;

    private final SpacePoints points;
    private final Experiment experiment;
    private final List<Link> links;

    /** A condition by the indices of its two settings. */
    private record Link(int of, int on, SearchCondition condition) {}

    private SpaceCheck(SearchSpace space, Experiment experiment) {
        points = new SpacePoints(space);
        this.experiment = experiment;
        links = space.conditions().stream()
                .map(condition -> new Link(space.index(condition.path()), space.asked(condition), condition))
                .toList();
    }

    /** What is wrong, at most one problem for each setting, at its path. */
    public static List<Problem> problems(SearchSpace space, Experiment experiment) {
        SpaceCheck check = new SpaceCheck(space, experiment);
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < check.points.size(); i++) {
            check.problem(i).ifPresent(problems::add);
        }
        return problems;
    }

    private Optional<Problem> problem(int index) {
        double[] alone = new double[points.size()];
        Arrays.fill(alone, Double.NaN);
        if (!place(index, alone)) {
            return Optional.of(
                    Problem.error(where(index), Message.of("search.space/condition-contradicts", path(index))));
        }
        int[] above = Arrays.stream(points.order())
                .filter(other -> isAbove(path(other), path(index)))
                .toArray();
        for (int other : above) {
            if (Double.isNaN(alone[other]) && points.isVaried(other, alone)) {
                alone[other] = 0.5;
            }
        }
        return above.length == 0
                ? tried(index, alone)
                : Arrays.stream(above)
                        .mapToObj(other -> triedUnder(index, other, alone))
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    /** Gives the settings that this one's conditions ask values with which it is varied; false when there are none. Modified. */
    private boolean place(int index, double[] point) {
        point[index] = 0.5;
        boolean isMore = true;
        while (isMore) {
            isMore = false;
            for (Link link : links) {
                if (!Double.isNaN(point[link.of()]) && Double.isNaN(point[link.on()])) {
                    point[link.on()] = 0.5;
                    isMore = true;
                }
            }
        }
        for (int other : points.order()) {
            if (!Double.isNaN(point[other]) && !placed(other, point)) {
                return false;
            }
        }
        return true;
    }

    /** Finds a value of one setting with which those that ask it and are there already are varied. Modified. */
    private boolean placed(int on, double[] point) {
        List<List<JsonNode>> asked = links.stream()
                .filter(link -> link.on() == on && !Double.isNaN(point[link.of()]))
                .map(link -> link.condition().values())
                .toList();
        if (asked.isEmpty()) {
            return true;
        }
        SearchRange range = points.range(on);
        List<JsonNode> possible = range instanceof ChoiceRange choice ? choice.values() : asked.getFirst();
        for (JsonNode value : possible) {
            boolean isAsked = asked.stream()
                    .allMatch(values -> values.stream().anyMatch(each -> SettingValues.matches(value, each)));
            if (isAsked) {
                point[on] = range.unit(value);
                return true;
            }
        }
        return false;
    }

    /** Whether a setting decides what settings there are below: {@code optimizer}, {@code optimizer.kind}. */
    private static boolean isAbove(String above, String path) {
        String whole = above.endsWith(KIND) ? above.substring(0, above.length() - KIND.length()) : above;
        return !above.equals(path) && path.startsWith(whole + ".");
    }

    private Optional<Problem> tried(int index, double[] point) {
        for (JsonNode value : probes(index)) {
            Optional<Problem> found = applied(point, index, value);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The same with each value of a setting above, where this one is varied with it. */
    private Optional<Problem> triedUnder(int index, int above, double[] alone) {
        for (JsonNode chosen : probes(above)) {
            double[] point = alone.clone();
            point[above] = points.range(above).unit(chosen);
            if (!points.isVaried(index, point)) {
                continue;
            }
            Optional<Problem> found = tried(index, point);
            if (found.isPresent()) {
                Problem problem = found.orElseThrow();
                return Optional.of(new Problem(
                        problem.severity(),
                        problem.where(),
                        Message.of(
                                "search.space/not-with",
                                path(above),
                                SettingValues.text(chosen),
                                problem.text(),
                                path(index))));
            }
        }
        return Optional.empty();
    }

    private List<JsonNode> probes(int index) {
        List<JsonNode> probes = points.range(index).probes();
        return probes.subList(0, Math.min(TRIED, probes.size()));
    }

    private Optional<Problem> applied(double[] point, int index, JsonNode value) {
        Map<String, JsonNode> values =
                new LinkedHashMap<>(points.proposal(point).values());
        values.put(path(index), value);
        List<String> assignments = new Proposal(values).assignments();
        try {
            ExperimentEdit.apply(experiment, assignments);
            return Optional.empty();
        } catch (ProblemException e) {
            Problem first = e.problems().getFirst();
            return Optional.of(new Problem(first.severity(), where(index), first.text()));
        }
    }

    private String path(int index) {
        return points.space().parameters().get(index).path();
    }

    private Location where(int index) {
        return Location.path("", path(index));
    }
}
