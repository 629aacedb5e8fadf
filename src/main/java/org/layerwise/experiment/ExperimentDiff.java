package org.layerwise.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Change;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.catalog.JsonText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What makes one experiment another, as values: undo text, comparison, journal, fixes and trials are made of it. Paths are those
 * of {@code --set}: items of lists by their id or name. An item that is added or removed is one change, as is one whose kind
 * is another; where items stand in another order, {@code PATH.#order} lists their names. A list whose items have no names is
 * one value.
 */
public final class ExperimentDiff {
    private static final String ORDER = "#order";
    private static final String KIND = "kind";

    private ExperimentDiff() {}

    /** What has to change for {@code before} to become {@code after}; nothing where they are equal. */
    public static List<Change> between(Experiment before, Experiment after) {
        List<Change> changes = new ArrayList<>();
        compare("", settings(before), settings(after), changes);
        return changes;
    }

    /** Every value written out, so that what files leave out is compared too; without what the file says of itself. */
    private static ObjectNode body(Experiment experiment) {
        return (ObjectNode) JsonCodec.writeComplete(experiment);
    }

    /** Without where cards are, which is no setting. */
    private static ObjectNode settings(Experiment experiment) {
        ObjectNode body = body(experiment);
        body.remove("layout");
        return body;
    }

    private static void compare(String path, JsonNode before, JsonNode after, List<Change> changes) {
        if (before.equals(after)) {
            return;
        }
        if (before instanceof ObjectNode a
                && after instanceof ObjectNode b
                && Objects.equals(a.get(KIND), b.get(KIND))) {
            Set<String> keys = new LinkedHashSet<>(a.propertyNames());
            keys.addAll(b.propertyNames());
            for (String key : keys) {
                if (key.equals(ItemList.NODES) && areNamed(a, b)) {
                    compare(path, Objects.requireNonNull(a.get(key)), Objects.requireNonNull(b.get(key)), changes);
                } else {
                    compareChild(join(path, key), a.get(key), b.get(key), changes);
                }
            }
        } else if (before instanceof ArrayNode a
                && after instanceof ArrayNode b
                && isAddressable(a)
                && isAddressable(b)) {
            compareItems(path, items(a), items(b), changes);
        } else {
            changes.add(new Change(path, text(before), text(after)));
        }
    }

    /** Whether the nodes of two blocks can be named right below the block, as {@code --set} does. */
    private static boolean areNamed(ObjectNode before, ObjectNode after) {
        for (ObjectNode block : List.of(before, after)) {
            ArrayNode items = ItemList.of(block);
            if (items == null
                    || !isAddressable(items)
                    || items.valueStream().anyMatch(item -> block.has(JsonCodec.nameOf(item)))) {
                return false;
            }
        }
        return true;
    }

    private static void compareChild(
            String path, @Nullable JsonNode before, @Nullable JsonNode after, List<Change> changes) {
        if (before != null && after != null) {
            compare(path, before, after, changes);
        } else {
            changes.add(new Change(path, before == null ? null : text(before), after == null ? null : text(after)));
        }
    }

    private static void compareItems(
            String path, Map<String, JsonNode> before, Map<String, JsonNode> after, List<Change> changes) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            compareChild(join(path, name), before.get(name), after.get(name), changes);
        }
        List<String> was = List.copyOf(before.keySet());
        List<String> is = List.copyOf(after.keySet());
        if (!appended(was, is).equals(is) || !appended(is, was).equals(was)) {
            changes.add(new Change(join(path, ORDER), order(was), order(is)));
        }
    }

    /** The order that comes about by itself: what stays, then what is new. */
    private static List<String> appended(List<String> before, List<String> after) {
        List<String> order = new ArrayList<>(before);
        order.retainAll(new HashSet<>(after));
        for (String name : after) {
            if (!before.contains(name)) {
                order.add(name);
            }
        }
        return order;
    }

    private static String order(List<String> names) {
        return text(JsonCodec.write(names));
    }

    /** Whether each item has a name of its own, and no name could be read as a way into another item. */
    private static boolean isAddressable(ArrayNode list) {
        Set<String> names = new HashSet<>();
        for (JsonNode item : list) {
            String name = JsonCodec.nameOf(item);
            if (name.isEmpty() || name.equals(ORDER) || !names.add(name)) {
                return false;
            }
        }
        for (String name : names) {
            for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
                if (names.contains(name.substring(0, dot))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Map<String, JsonNode> items(ArrayNode list) {
        Map<String, JsonNode> items = new LinkedHashMap<>();
        list.forEach(item -> items.put(JsonCodec.nameOf(item), item));
        return items;
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String text(JsonNode node) {
        return node.toString();
    }

    /** The changes back, in an order that {@link #apply} takes. */
    public static List<Change> inverse(List<Change> changes) {
        return changes.stream().map(Change::inverse).toList();
    }

    /**
     * An experiment with changes made. What they say of before is not looked at, so that a change can be made to another
     * experiment than it was found in.
     *
     * @throws ProblemException when a path is not there, or what comes out is no experiment
     */
    public static Experiment apply(Experiment experiment, List<Change> changes) {
        ObjectNode tree = body(experiment);
        for (Change change : changes.stream()
                .sorted(Comparator.comparing(ExperimentDiff::isOrder))
                .toList()) {
            List<String> keys = List.of(change.path().split("\\.", -1));
            apply(tree, keys, 0, change);
        }
        return ExperimentJson.read(ExperimentJson.headed(tree), "");
    }

    private static boolean isOrder(Change change) {
        return change.path().endsWith("." + ORDER);
    }

    /** Follows the longest name that is there, as names may have dots in them. */
    private static void apply(JsonNode parent, List<String> keys, int from, Change change) {
        for (int to = keys.size(); to > from; to--) {
            String key = String.join(".", keys.subList(from, to));
            boolean last = to == keys.size();
            ArrayNode items = ItemList.of(parent);
            if (last && key.equals(ORDER) && items != null) {
                sort(items, Objects.requireNonNull(change.after()));
                return;
            }
            JsonNode child = child(parent, key);
            if (child != null && !last) {
                apply(child, keys, to, change);
                return;
            }
            if (child != null) {
                put(parent, key, change.after());
                return;
            }
        }
        if (change.after() == null) {
            throw problem(change.path());
        }
        add(parent, String.join(".", keys.subList(from, keys.size())), change);
    }

    private static @Nullable JsonNode child(JsonNode parent, String key) {
        if (parent instanceof ObjectNode object && object.has(key)) {
            return object.get(key);
        }
        ArrayNode items = ItemList.of(parent);
        int place = items == null ? -1 : place(items, key);
        return items == null || place < 0 ? null : items.get(place);
    }

    private static int place(ArrayNode list, String name) {
        for (int i = 0; i < list.size(); i++) {
            if (JsonCodec.nameOf(list.get(i)).equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static void put(JsonNode parent, String key, @Nullable String json) {
        ArrayNode items = ItemList.of(parent);
        if (parent instanceof ObjectNode object && object.has(key)) {
            if (json == null) {
                object.remove(key);
            } else {
                object.set(key, JsonText.parse(json, key));
            }
        } else if (items != null) {
            int place = place(items, key);
            if (json == null) {
                items.remove(place);
            } else {
                items.set(place, JsonText.parse(json, key));
            }
        }
    }

    private static void add(JsonNode parent, String key, Change change) {
        JsonNode value = JsonText.parse(Objects.requireNonNull(change.after()), change.path());
        ArrayNode items = ItemList.of(parent);
        if (items != null && JsonCodec.nameOf(value).equals(key)) {
            items.add(value);
        } else if (parent instanceof ObjectNode object) {
            object.set(key, value);
        } else {
            throw problem(change.path());
        }
    }

    private static void sort(ArrayNode list, String order) {
        Map<String, Integer> places = new HashMap<>();
        for (JsonNode name : JsonText.parse(order, ORDER)) {
            places.put(name.asString(), places.size());
        }
        List<JsonNode> sorted = new ArrayList<>();
        list.forEach(sorted::add);
        sorted.sort(Comparator.comparingInt(item -> places.getOrDefault(JsonCodec.nameOf(item), Integer.MAX_VALUE)));
        list.removeAll();
        list.addAll(JsonNodeFactory.instance.arrayNode().addAll(sorted));
    }

    private static ProblemException problem(String path) {
        return Problem.error(Location.path("", path), Message.of("experiment/nothing-to-change"))
                .toException();
    }
}
