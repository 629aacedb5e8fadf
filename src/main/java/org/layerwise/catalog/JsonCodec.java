package org.layerwise.catalog;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records and kinds as JSON and back. A record is an object with a key per component, in order; a kind has {@code kind}
 * first, or after its id; a record of nothing but an {@link Inline} list or map is that list or map; records of one sealed interface are told
 * apart by their kinds, all but one that has none of its own; an enum is its name in lower case with hyphens. Reading accepts a kind's id alone for a kind with its defaults,
 * fills missing keys with declared defaults, and refuses unknown keys with their path.
 */
public final class JsonCodec {
    private static final String KIND = "kind";
    private static final String ID = "id";

    private final String document;

    /**
     * @param document what the JSON is called in messages, usually its file
     */
    public JsonCodec(String document) {
        this.document = document;
    }

    /** The JSON of a record, a kind, a list, an enum or a scalar. */
    public static JsonNode write(Object value) {
        return write(value, false);
    }

    /** As {@link #write}, with every default written out. */
    public static JsonNode writeComplete(Object value) {
        return write(value, true);
    }

    private static JsonNode write(Object value, boolean complete) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (value) {
            case Integer number -> nodes.numberNode(number);
            case Long number -> nodes.numberNode(number);
            case Double number -> nodes.numberNode(number);
            case Boolean flag -> nodes.booleanNode(flag);
            case String text -> nodes.stringNode(text);
            case Enum<?> constant -> nodes.stringNode(ParameterTypes.text(constant));
            case List<?> list -> {
                ArrayNode array = nodes.arrayNode();
                list.forEach(item -> array.add(write(item, complete)));
                yield array;
            }
            case Map<?, ?> map -> {
                ObjectNode object = nodes.objectNode();
                map.forEach((key, item) -> object.set((String) key, write(item, complete)));
                yield object;
            }
            case Record record
            when RecordShape.of(record.getClass()).isWrapper() ->
                write(valueOf(RecordShape.of(record.getClass()).components()[0], record), complete);
            case Record record -> {
                ObjectNode object = nodes.objectNode();
                writeInto(object, record, complete);
                yield object;
            }
            default ->
                throw new IllegalArgumentException(
                        "no JSON for a " + value.getClass().getName());
        };
    }

    private static void writeInto(ObjectNode object, Record record, boolean complete) {
        Kind kind = record.getClass().getAnnotation(Kind.class);
        if (kind != null) {
            object.put(KIND, kind.id());
        }
        for (RecordComponent component : RecordShape.of(record.getClass()).components()) {
            if (kind != null && component.getName().equals(ID)) {
                object.remove(KIND);
                object.set(ID, write(valueOf(component, record), complete));
                object.put(KIND, kind.id());
                continue;
            }
            Object value = valueOf(component, record);
            if (component.isAnnotationPresent(Inline.class)) {
                writeInto(object, (Record) value, complete);
            } else if (complete || !isOmitted(component, value)) {
                object.set(component.getName(), write(value, complete));
            }
        }
    }

    private static boolean isOmitted(RecordComponent component, Object value) {
        Param param = component.getAnnotation(Param.class);
        return param != null
                && param.omitDefault()
                && value.equals(RecordShape.parameter(component).defaultValue());
    }

    private static Object valueOf(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(
                    record.getClass().getName() + "." + component.getName() + " cannot be read", e);
        }
    }

    /**
     * A value of {@code type} from its JSON.
     *
     * @param path where {@code node} stands in the document, for messages
     * @throws ProblemException with the exact path of what is wrong
     */
    public <T> T read(Class<T> type, JsonNode node, String path) {
        return type.cast(readValue(type, node, path));
    }

    private Object readValue(Type type, JsonNode node, String path) {
        Class<?> raw = ParameterTypes.raw(type);
        if (raw == int.class || raw == Integer.class) {
            return (int) whole(node, path, Integer.MAX_VALUE);
        }
        if (raw == long.class) {
            return whole(node, path, Long.MAX_VALUE);
        }
        if (raw == double.class || raw == Double.class) {
            return JsonNumbers.finite(node)
                    .orElseThrow(() -> wrong(
                            path,
                            node.isNumber() ? Message.of("catalog/finite-number") : Message.of("catalog/number"),
                            node));
        }
        if (raw == boolean.class) {
            if (node.isBoolean()) {
                return node.booleanValue();
            }
            throw wrong(path, Message.of("catalog/true-or-false"), node);
        }
        if (raw == String.class) {
            if (node.isString()) {
                return node.stringValue();
            }
            throw wrong(path, Message.of("catalog/text"), node);
        }
        if (raw.isEnum()) {
            if (!node.isString()) {
                throw wrong(path, Message.of("catalog/one-of", ParameterTypes.choices(raw)), node);
            }
            try {
                return ParameterTypes.constant(raw, node.stringValue());
            } catch (IllegalArgumentException e) {
                throw wrong(path, Message.of("catalog/one-of", ParameterTypes.choices(raw)), node);
            }
        }
        if (raw == List.class) {
            return readList(ParameterTypes.element(type), node, path);
        }
        if (raw == Map.class) {
            return readMap(ParameterTypes.mapped(type), node, path);
        }
        if (Catalog.isFamily(raw)) {
            return readKind(raw, node, path);
        }
        return readRecord(ParameterTypes.alternative(raw, node), node, path);
    }

    /** A whole number no further from 0 than {@code most}. */
    private long whole(JsonNode node, String path, long most) {
        OptionalLong number = JsonNumbers.whole(node);
        if (number.isPresent() && number.getAsLong() >= -most && number.getAsLong() <= most) {
            return number.getAsLong();
        }
        boolean tooLarge = number.isPresent() || node.isIntegralNumber();
        throw wrong(
                path,
                tooLarge ? Message.of("catalog/whole-number-up-to", most) : Message.of("catalog/whole-number"),
                node);
    }

    private List<?> readList(Type element, JsonNode node, String path) {
        if (!node.isArray()) {
            throw wrong(path, Message.of("catalog/list"), node);
        }
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            JsonNode item = node.get(i);
            items.add(readValue(element, item, path + "." + itemName(item, i)));
        }
        return List.copyOf(items);
    }

    private Map<String, ?> readMap(Type mapped, JsonNode node, String path) {
        if (!node.isObject()) {
            throw wrong(path, Message.of("catalog/object"), node);
        }
        Map<String, Object> items = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            items.put(entry.getKey(), readValue(mapped, entry.getValue(), join(path, entry.getKey())));
        }
        return items;
    }

    /** What addresses an item of a list: its id, its name, or its place from 0. */
    public static String itemName(JsonNode item, int index) {
        String name = nameOf(item);
        return name.isEmpty() ? Integer.toString(index) : name;
    }

    /** An item's id, or else its name; empty where it has neither. */
    public static String nameOf(JsonNode item) {
        for (String key : List.of("id", "name")) {
            if (item.has(key) && item.get(key).isString()) {
                return item.get(key).stringValue();
            }
        }
        return "";
    }

    private <F> F readKind(Class<F> family, JsonNode node, String path) {
        KindInfo<F> kind = kindOf(family, node, path);
        if (node.isString()) {
            return kind.withDefaults();
        }
        return family.cast(readParts(kind.type(), node, path, Set.of(KIND)));
    }

    private <F> KindInfo<F> kindOf(Class<F> family, JsonNode node, String path) {
        Catalog<F> catalog = Catalog.of(family);
        JsonNode id = node.isString() ? node : node.get(KIND);
        String kindPath = node.isString() ? path : join(path, KIND);
        if (id == null || !id.isString()) {
            throw new ProblemException(Problem.error(
                    Location.path(document, kindPath),
                    Message.of("catalog/kind-missing", catalog.familyTitle(), catalog.ids())));
        }
        return at(kindPath, () -> catalog.kind(id.stringValue()));
    }

    /** A record; one that is a kind may say so. */
    private Object readRecord(Class<?> type, JsonNode node, String path) {
        RecordShape shape = RecordShape.of(type);
        if (shape.isWrapper()) {
            Object content = readValue(shape.components()[0].getGenericType(), node, path);
            return at(path, () -> shape.construct(type, content));
        }
        Kind kind = type.getAnnotation(Kind.class);
        if (kind == null) {
            return readParts(type, node, path, Set.of());
        }
        JsonNode id = node.get(KIND);
        if (id != null && !(id.isString() && id.stringValue().equals(kind.id()))) {
            throw wrong(join(path, KIND), Message.of("catalog/quoted", kind.id()), id);
        }
        return readParts(type, node, path, Set.of(KIND));
    }

    private <T> T readParts(Class<T> type, JsonNode node, String path, Set<String> others) {
        return readParts(type, node, path, others, Set.of());
    }

    /** Reads a record's components from an object's keys; {@code others} are keys that belong to somebody else. */
    private <T> T readParts(Class<T> type, JsonNode node, String path, Set<String> others, Set<String> otherAliases) {
        if (!node.isObject()) {
            throw wrong(path, Message.of("catalog/object"), node);
        }
        RecordShape shape = RecordShape.of(type);
        Set<String> own = new HashSet<>(others);
        Set<String> aliases = new HashSet<>(otherAliases);
        boolean open = false;
        for (RecordComponent component : shape.components()) {
            open |= component.isAnnotationPresent(Inline.class);
            own.add(component.getName());
            aliases.addAll(RecordShape.aliases(component));
        }
        if (!open) {
            ProblemException.throwIfErrors(UnknownKeys.of(document, node, path, own, aliases));
        }
        List<Object> arguments = new ArrayList<>();
        for (RecordComponent component : shape.components()) {
            if (component.isAnnotationPresent(Inline.class)) {
                arguments.add(readInline(component, node, path, own, aliases));
            } else {
                arguments.add(readComponent(component, node, path));
            }
        }
        return at(path, () -> shape.construct(type, arguments.toArray()));
    }

    private Object readInline(
            RecordComponent component, JsonNode node, String path, Set<String> outer, Set<String> aliases) {
        Set<String> others = new HashSet<>(outer);
        others.remove(component.getName());
        others.add(KIND);
        return readParts(kindOf(component.getType(), node, path).type(), node, path, others, aliases);
    }

    private Object readComponent(RecordComponent component, JsonNode node, String path) {
        String name = component.getName();
        String childPath = join(path, name);
        JsonNode child = node.get(name);
        for (String alias : RecordShape.aliases(component)) {
            child = child == null ? node.get(alias) : child;
        }
        boolean declared = component.isAnnotationPresent(Param.class);
        if (child == null) {
            if (declared) {
                return RecordShape.parameter(component).defaultValue();
            }
            throw new ProblemException(
                    Problem.error(Location.path(document, childPath), Message.of("catalog/key-missing")));
        }
        Param param = component.getAnnotation(Param.class);
        if (param != null
                && !param.most().isEmpty()
                && child.isString()
                && child.stringValue().equals(param.most())) {
            return RecordShape.parameter(component).read(param.most());
        }
        Object value = readValue(component.getGenericType(), child, childPath);
        return declared ? at(path, () -> KindInfo.checked(RecordShape.parameter(component), value)) : value;
    }

    /** Runs {@code part} and moves the place of its problems below {@code path}. */
    private <T> T at(String path, java.util.function.Supplier<T> part) {
        try {
            return part.get();
        } catch (ProblemException e) {
            throw new ProblemException(
                    e.problems().stream().map(problem -> moved(problem, path)).toList());
        }
    }

    private Problem moved(Problem problem, String path) {
        Location where = switch (problem.where()) {
            case Location.Nowhere nowhere -> Location.path(document, path);
            case Location.InDocument inner
            when inner.document().isEmpty() -> Location.path(document, below(path, inner.path()));
            case Location.InDocument inner -> inner;
            case Location.InFile inner -> inner;
            case Location.AtNode inner -> inner;
            case Location.AtStep inner -> inner;
        };
        return problem.at(where);
    }

    private ProblemException wrong(String path, Message expected, JsonNode node) {
        Message came = node.isArray()
                ? Message.of("catalog/list")
                : node.isObject() ? Message.of("catalog/object") : Message.verbatim(node.toString());
        return new ProblemException(
                Problem.error(Location.path(document, path), Message.of("catalog/expected", expected, came)));
    }

    /** {@code inner} below {@code path}, unless it says the whole way itself. */
    private static String below(String path, String inner) {
        String head = path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
        return inner.equals(path) || (!head.isEmpty() && inner.startsWith(head + ".")) ? inner : join(path, inner);
    }

    static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
