package org.layerwise.catalog;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.layerwise.base.Language;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;

/**
 * One kind of a family, as declared.
 *
 * @param id its name in files and on the command line
 * @param title the name people read, in English; {@link #title()} gives it in their language
 * @param doc what it does and when to use it, likewise
 * @param paper where it comes from
 * @param group where a palette puts it
 * @param aliases former ids
 * @param type the record
 * @param parameters in the order of the record's components
 * @param <F> the family
 */
public record KindInfo<F>(
        String id,
        String title,
        String doc,
        String paper,
        PaletteGroup group,
        List<String> aliases,
        Class<? extends F> type,
        List<ParameterInfo> parameters) {

    static <F> KindInfo<F> read(Class<? extends F> type) {
        Kind kind = Objects.requireNonNull(type.getAnnotation(Kind.class), () -> type + " lacks @Kind");
        return new KindInfo<>(
                kind.id(),
                kind.title(),
                kind.doc(),
                kind.paper(),
                kind.group(),
                List.of(kind.aliases()),
                type,
                RecordShape.of(type).parameters());
    }

    /** The name people read. */
    @Override
    public String title() {
        return Language.current().ofKind(key(type) + ".title", title);
    }

    /** What it does and when to use it. */
    @Override
    public String doc() {
        return Language.current().ofKind(key(type) + ".doc", doc);
    }

    /** By what translations know a record: {@code LayerSpec.dense}, or its name where it is no kind. */
    static String key(Class<?> record) {
        Kind kind = record.getAnnotation(Kind.class);
        if (kind == null) {
            return record.getSimpleName();
        }
        for (Class<?> family : record.getInterfaces()) {
            if (family.isSealed()) {
                return family.getSimpleName() + "." + kind.id();
            }
        }
        throw new IllegalStateException(record + " is in no family");
    }

    /** Whether an id, present or former, is this kind's. */
    boolean answersTo(String name) {
        return id.equals(name) || aliases.contains(name);
    }

    /** This kind with every parameter at its default. */
    public F withDefaults() {
        return create(Map.of());
    }

    /**
     * This kind with the given values; what is not given is at its default.
     *
     * @throws ProblemException when a value is out of bounds, of a wrong type, or of an unknown name
     */
    public F create(Map<String, ?> values) {
        for (String name : values.keySet()) {
            parameter(name);
        }
        List<Object> arguments = new ArrayList<>();
        for (ParameterInfo parameter : parameters) {
            Object value = values.get(parameter.name());
            arguments.add(value == null ? parameter.defaultValue() : checked(parameter, value));
        }
        return RecordShape.of(type).construct(type, arguments.toArray());
    }

    /** The values of {@code kind}'s parameters by name, in declared order. */
    public Map<String, Object> values(F kind) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : RecordShape.of(type).components()) {
            try {
                values.put(component.getName(), component.getAccessor().invoke(kind));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(type.getName() + "." + component.getName() + " cannot be read", e);
            }
        }
        return values;
    }

    /** {@code kind} with one parameter changed. */
    public F with(F kind, String name, Object value) {
        Map<String, Object> values = values(kind);
        values.put(parameter(name).name(), value);
        return create(values);
    }

    /** What is out of bounds in {@code kind}; each problem's place is the parameter. */
    public List<Problem> check(F kind) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Object> values = values(kind);
        for (ParameterInfo parameter : parameters) {
            try {
                checked(parameter, Objects.requireNonNull(values.get(parameter.name())));
            } catch (ProblemException e) {
                problems.addAll(e.problems());
            }
        }
        return problems;
    }

    /**
     * The parameter of that name.
     *
     * @throws ProblemException when there is none
     */
    public ParameterInfo parameter(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.error(
                        Location.path("", name),
                        parameters.isEmpty()
                                ? Message.of("catalog/no-parameter-at-all", title(), name)
                                : Message.of("catalog/no-parameter", title(), name, names()))));
    }

    private List<String> names() {
        return parameters.stream().map(ParameterInfo::name).toList();
    }

    static Object checked(ParameterInfo parameter, Object value) {
        Class<?> raw = parameter.rawType();
        Object fitted = value;
        if (raw == double.class && value instanceof Number number) {
            fitted = number.doubleValue();
        } else if (raw == int.class && value instanceof Number number && number.doubleValue() == number.intValue()) {
            fitted = number.intValue();
        }
        if (fitted instanceof Number number && raw.isPrimitive() && !parameter.allows(number.doubleValue())) {
            String came = ParameterTypes.shortNumber(number.doubleValue());
            String bounds = parameter.bounds();
            throw new ProblemException(Problem.error(
                    Location.path("", parameter.name()),
                    bounds.isEmpty()
                            ? Message.of("catalog/not-finite", parameter.title(), came)
                            : Message.of("catalog/out-of-bounds", parameter.title(), came, bounds)));
        }
        return fitted;
    }
}
