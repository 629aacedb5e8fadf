package org.layerwise.search.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * A space as the samplers see it: a point has a place of the unit interval for each setting, in the order of the space, and NaN
 * for a setting that is not varied there. Made once for a proposal.
 */
public final class SpacePoints {
    private final SearchSpace space;
    private final SearchRange[] ranges;
    private final int[] order;
    private final List<List<Asked>> asked = new ArrayList<>();
    private final List<CompiledConstraint> constraints = new ArrayList<>();

    /** A condition of a setting: which other one it asks, and which cells of that one will do. */
    private record Asked(int index, long[] cells) {}

    private record CompiledConstraint(SpaceConstraint constraint, Map<String, Integer> indices) {}

    public SpacePoints(SearchSpace space) {
        this.space = space;
        ranges = space.parameters().stream().map(SearchParameter::range).toArray(SearchRange[]::new);
        order = space.order();
        for (SearchParameter _ : space.parameters()) {
            asked.add(new ArrayList<>());
        }
        for (SearchCondition condition : space.conditions()) {
            int other = space.asked(condition);
            asked.get(space.index(condition.path())).add(new Asked(other, cells(ranges[other], condition.values())));
        }
        for (SpaceConstraint constraint : space.constraints()) {
            Map<String, Integer> indices = new LinkedHashMap<>();
            constraint.paths().forEach(path -> indices.put(path, space.index(path)));
            constraints.add(new CompiledConstraint(constraint, indices));
        }
    }

    private static long[] cells(SearchRange range, List<JsonNode> values) {
        if (range instanceof ChoiceRange choice) {
            List<Long> cells = new ArrayList<>();
            for (int i = 0; i < choice.values().size(); i++) {
                JsonNode own = choice.values().get(i);
                if (values.stream().anyMatch(value -> SettingValues.matches(own, value))) {
                    cells.add((long) i);
                }
            }
            return cells.stream().mapToLong(cell -> cell).toArray();
        }
        return values.stream().mapToLong(value -> range.cell(range.unit(value))).toArray();
    }

    public SearchSpace space() {
        return space;
    }

    /** How many settings there are. */
    public int size() {
        return ranges.length;
    }

    public SearchRange range(int index) {
        return ranges[index];
    }

    /** The indices of the settings, each after those that its conditions ask. */
    public int[] order() {
        return order.clone();
    }

    /**
     * Whether a setting is varied at a point.
     *
     * @param point complete as far as the settings before this one in {@link #order} go
     */
    public boolean isVaried(int index, double[] point) {
        for (Asked condition : asked.get(index)) {
            double other = point[condition.index()];
            if (Double.isNaN(other)) {
                return false;
            }
            long cell = ranges[condition.index()].cell(other);
            if (Arrays.stream(condition.cells()).noneMatch(each -> each == cell)) {
                return false;
            }
        }
        return true;
    }

    /** Puts NaN where a setting is not varied. Modified. */
    public void clear(double[] point) {
        for (int index : order) {
            if (!isVaried(index, point)) {
                point[index] = Double.NaN;
            }
        }
    }

    /** Whether every constraint holds; {@link #clear} comes before. */
    public boolean allows(double[] point) {
        for (CompiledConstraint each : constraints) {
            boolean holds = each.constraint().holds(path -> {
                int index = Objects.requireNonNull(each.indices().get(path));
                return Double.isNaN(point[index]) ? Double.NaN : ranges[index].number(point[index]);
            });
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    /** The settings at a point; {@link #clear} comes before. */
    public Proposal proposal(double[] point) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (int i = 0; i < ranges.length; i++) {
            if (!Double.isNaN(point[i])) {
                values.put(space.parameters().get(i).path(), ranges[i].at(point[i]));
            }
        }
        return new Proposal(values);
    }

    /** The point at which these settings are. */
    public double[] point(Proposal proposal) {
        double[] point = new double[ranges.length];
        for (int i = 0; i < ranges.length; i++) {
            JsonNode value = proposal.values().get(space.parameters().get(i).path());
            point[i] = value == null ? Double.NaN : ranges[i].unit(value);
        }
        return point;
    }
}
