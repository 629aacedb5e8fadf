package org.layerwise.catalog;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/**
 * The declared parameters of a record, whether it is a kind of a family or stands alone.
 *
 * @param type a record all of whose components carry {@link Param}
 * @param parameters in the order of its components
 * @param <R> the record
 */
public record RecordInfo<R extends Record>(Class<R> type, List<ParameterInfo> parameters) {

    /** Reads a record's own declaration. */
    public static <R extends Record> RecordInfo<R> of(Class<R> type) {
        return new RecordInfo<>(type, RecordShape.of(type).parameters());
    }

    /** The declaration of {@code record}'s type. */
    @SuppressWarnings("unchecked") // a record's class is of its own type
    public static <R extends Record> RecordInfo<R> of(R record) {
        return of((Class<R>) record.getClass());
    }

    /** The value of one parameter. */
    public Object value(R record, String name) {
        for (RecordComponent component : RecordShape.of(type).components()) {
            if (component.getName().equals(name)) {
                try {
                    return component.getAccessor().invoke(record);
                } catch (IllegalAccessException | InvocationTargetException e) {
                    throw new IllegalStateException(type.getName() + "." + name + " cannot be read", e);
                }
            }
        }
        throw new IllegalArgumentException(type.getName() + " has no " + name);
    }

    /**
     * {@code record} with one parameter changed.
     *
     * @throws org.layerwise.base.ProblemException when the value is out of bounds
     */
    public R with(R record, String name, Object value) {
        List<Object> arguments = new ArrayList<>();
        for (ParameterInfo parameter : parameters) {
            arguments.add(
                    parameter.name().equals(name)
                            ? KindInfo.checked(parameter, value)
                            : value(record, parameter.name()));
        }
        return RecordShape.of(type).construct(type, arguments.toArray());
    }

    /** The record with every parameter at its default. */
    public R withDefaults() {
        return RecordShape.of(type)
                .construct(
                        type,
                        parameters.stream().map(ParameterInfo::defaultValue).toArray());
    }
}
