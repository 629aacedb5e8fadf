package org.layerwise.catalog;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;

/** A record's components and canonical constructor. */
final class RecordShape {
    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type);
        }
    };

    private final RecordComponent[] components;
    private final Constructor<?> constructor;

    private RecordShape(Class<?> type) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException(type.getName() + " is not a record");
        }
        components = Objects.requireNonNull(type.getRecordComponents());
        try {
            constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            for (RecordComponent component : components) {
                component.getAccessor().setAccessible(true);
            }
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type.getName() + " has no canonical constructor", e);
        }
    }

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    RecordComponent[] components() {
        return components;
    }

    /** Whether it is nothing but a list or a map, which stands for it in files. */
    boolean isWrapper() {
        return components.length == 1
                && (components[0].getType() == List.class || components[0].getType() == Map.class)
                && components[0].isAnnotationPresent(Inline.class);
    }

    /** The declared parameters of a kind: every component carries {@link Param}. */
    List<ParameterInfo> parameters() {
        List<ParameterInfo> parameters = new ArrayList<>();
        for (RecordComponent component : components) {
            parameters.add(parameter(component));
        }
        return List.copyOf(parameters);
    }

    /** Names that a component had in files before. */
    static List<String> aliases(RecordComponent component) {
        Param param = component.getAnnotation(Param.class);
        return param == null ? List.of() : List.of(param.aliases());
    }

    static ParameterInfo parameter(RecordComponent component) {
        Param param = component.getAnnotation(Param.class);
        if (param == null) {
            throw new IllegalArgumentException(
                    component.getDeclaringRecord().getName() + "." + component.getName() + " lacks @Param");
        }
        return new ParameterInfo(
                KindInfo.key(component.getDeclaringRecord()) + "." + component.getName(),
                component.getName(),
                param.title().isEmpty() ? ParameterTypes.title(component.getName()) : param.title(),
                param.doc(),
                component.getGenericType(),
                param.value(),
                param.min(),
                param.max(),
                param.minInclusive(),
                param.maxInclusive(),
                param.advanced(),
                param.most());
    }

    /** A new record; an {@link IllegalArgumentException} of its constructor becomes a problem. */
    <T> T construct(Class<T> type, Object... arguments) {
        try {
            return type.cast(constructor.newInstance(arguments));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof ProblemException problem) {
                throw problem;
            }
            if (e.getCause() instanceof IllegalArgumentException invalid) {
                throw new ProblemException(
                        Problem.error(Location.NOWHERE, Message.verbatim(Objects.requireNonNull(invalid.getMessage()))),
                        invalid);
            }
            throw new IllegalStateException(type.getName() + " cannot be made", e);
        } catch (InstantiationException | IllegalAccessException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + " cannot be made of " + Arrays.toString(arguments), e);
        }
    }
}
