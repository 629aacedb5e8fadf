package org.layerwise.catalog;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.ProblemException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What becomes of a kind's values when another kind of its family takes its place, in the one way there is. A value that is the
 * old kind's default is nobody's choice: the new kind has its own default. A value that differs was chosen, and stays where the
 * new kind has a parameter of that name and type and the value is within its bounds.
 */
public final class KindConversion {
    private static final String KIND = "kind";

    private KindConversion() {}

    /**
     * Another kind in the place of one.
     *
     * @param before of the same family
     * @param kind to become
     * @param chosen names of parameters that stay even where they are the old kind's defaults
     * @throws ProblemException when a chosen one is out of the new kind's bounds
     */
    public static <F> F convert(F before, KindInfo<F> kind, Set<String> chosen) {
        Map<String, Object> kept = new HashMap<>();
        if (before instanceof Record record && !kind.type().isInstance(before)) {
            RecordInfo<Record> info = RecordInfo.of(record);
            for (ParameterInfo old : info.parameters()) {
                Object value = info.value(record, old.name());
                boolean isChosen = chosen.contains(old.name());
                if (isChosen || !value.equals(old.defaultValue())) {
                    keep(old, value, isChosen, kind, kept);
                }
            }
            return kind.create(kept);
        }
        return before;
    }

    private static <F> void keep(
            ParameterInfo old, Object value, boolean isChosen, KindInfo<F> kind, Map<String, Object> kept) {
        for (ParameterInfo own : kind.parameters()) {
            if (own.name().equals(old.name()) && own.type().equals(old.type()) && (isChosen || isWithin(own, value))) {
                kept.put(own.name(), value);
            }
        }
    }

    private static boolean isWithin(ParameterInfo parameter, Object value) {
        try {
            KindInfo.checked(parameter, value);
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    /**
     * The same on JSON: another kind in the place of the one that an object is, or has among its keys.
     *
     * @param type of the object: a family, or a record that has a kind inline
     * @param node every default written out. Modified.
     * @param id of the new kind; one that does not exist is written down all the same, for whoever reads the object refuses it
     * @param chosen as above
     * @param path where the object is in its document, for messages
     */
    public static void convert(Type type, ObjectNode node, String id, Set<String> chosen, String path) {
        Class<?> family = familyOf(isChoice(type) ? ParameterTypes.alternative(ParameterTypes.raw(type), node) : type);
        if (family == null) {
            node.put(KIND, id);
        } else {
            convertTo(family, node, id, chosen, path);
        }
    }

    private static <F> void convertTo(Class<F> family, ObjectNode node, String id, Set<String> chosen, String path) {
        KindInfo<F> from = Catalog.of(family).kind(node.get(KIND).asString());
        if (Catalog.of(family).kinds().stream().noneMatch(kind -> kind.answersTo(id))) {
            node.put(KIND, id);
            return;
        }
        ObjectNode before = JsonNodeFactory.instance.objectNode();
        before.put(KIND, from.id());
        for (ParameterInfo parameter : from.parameters()) {
            before.set(parameter.name(), Objects.requireNonNull(node.remove(parameter.name())));
        }
        F value = new JsonCodec("").read(family, before, path);
        F after = convert(value, Catalog.of(family).kind(id), chosen);
        for (Map.Entry<String, JsonNode> entry : JsonCodec.writeComplete(after).properties()) {
            node.set(entry.getKey(), entry.getValue());
        }
    }

    /** Whether its records are told apart by their kinds without being a family. */
    private static boolean isChoice(Type type) {
        Class<?> raw = ParameterTypes.raw(type);
        return raw.isInterface() && raw.isSealed() && !Catalog.isFamily(raw);
    }

    private static @Nullable Class<?> familyOf(Type type) {
        Class<?> raw = ParameterTypes.raw(type);
        if (Catalog.isFamily(raw)) {
            return raw;
        }
        if (raw.isRecord() && !RecordShape.of(raw).isWrapper()) {
            for (RecordComponent component : RecordShape.of(raw).components()) {
                if (component.isAnnotationPresent(Inline.class)) {
                    return component.getType();
                }
            }
        }
        return null;
    }

    /**
     * The type of what stands under a key, or at a place of a list.
     *
     * @param type of {@code node}
     * @param node an object or a list
     */
    public static Type typeAt(Type type, JsonNode node, String key) {
        Class<?> raw = ParameterTypes.raw(type);
        if (node.isArray()) {
            return ParameterTypes.element(
                    raw.isRecord() ? RecordShape.of(raw).components()[0].getGenericType() : type);
        }
        if (isChoice(type)) {
            return typeAt(ParameterTypes.alternative(raw, node), node, key);
        }
        Type found = raw.isRecord() ? component(raw, key) : null;
        Class<?> family = familyOf(type);
        if (found == null && family != null && node.has(KIND)) {
            found = component(Catalog.of(family).kind(node.get(KIND).asString()).type(), key);
        }
        return found == null ? String.class : found;
    }

    /**
     * The declaration of the value under a key; empty for what is declared nowhere, as an item of a list.
     *
     * @param type of {@code node}
     * @param node an object or a list
     */
    public static Optional<ParameterInfo> parameterAt(Type type, JsonNode node, String key) {
        if (node.isArray()) {
            return Optional.empty();
        }
        Class<?> raw =
                isChoice(type) ? ParameterTypes.alternative(ParameterTypes.raw(type), node) : ParameterTypes.raw(type);
        Optional<ParameterInfo> own = raw.isRecord() ? declared(raw, key) : Optional.empty();
        Class<?> family = familyOf(raw);
        return own.isEmpty() && family != null && node.has(KIND)
                ? declared(Catalog.of(family).kind(node.get(KIND).asString()).type(), key)
                : own;
    }

    private static Optional<ParameterInfo> declared(Class<?> record, String name) {
        return Arrays.stream(RecordShape.of(record).components())
                .filter(component -> component.getName().equals(name) && component.isAnnotationPresent(Param.class))
                .findFirst()
                .map(RecordShape::parameter);
    }

    /**
     * A key's name of today; the key itself where it never had another.
     *
     * @param type of {@code node}
     * @param node an object
     */
    public static String currentKey(Type type, JsonNode node, String key) {
        if (isChoice(type)) {
            return currentKey(ParameterTypes.alternative(ParameterTypes.raw(type), node), node, key);
        }
        Class<?> raw = ParameterTypes.raw(type);
        if (raw.isRecord()) {
            for (RecordComponent component : RecordShape.of(raw).components()) {
                if (RecordShape.aliases(component).contains(key)) {
                    return component.getName();
                }
            }
        }
        return key;
    }

    private static @Nullable Type component(Class<?> record, String name) {
        for (RecordComponent component : RecordShape.of(record).components()) {
            if (component.getName().equals(name)) {
                return component.getGenericType();
            }
        }
        return null;
    }
}
