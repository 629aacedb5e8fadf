package org.layerwise.catalog;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.layerwise.base.ProblemException;
import org.layerwise.base.RandomStream;

/** Kinds with values drawn at random, some of them defaults. */
public final class RandomKinds {
    private static final int TRIES = 1000;

    private final RandomStream random;

    public RandomKinds(RandomStream random) {
        this.random = random;
    }

    /** Any kind of a family. */
    public <F> F of(Class<F> family) {
        List<KindInfo<F>> kinds = Catalog.of(family).kinds();
        return of(kinds.get(random.nextInt(kinds.size())));
    }

    /** A kind with values within its bounds that it takes together. */
    public <F> F of(KindInfo<F> kind) {
        for (int i = 0; i < TRIES; i++) {
            Map<String, Object> values = new HashMap<>();
            for (ParameterInfo parameter : kind.parameters()) {
                if (random.nextInt(3) > 0) {
                    values.put(parameter.name(), value(parameter));
                }
            }
            try {
                return kind.create(values);
            } catch (ProblemException e) {
                // its values contradict each other: others are drawn
            }
        }
        return kind.withDefaults();
    }

    private Object value(ParameterInfo parameter) {
        Class<?> raw = parameter.rawType();
        if (raw == int.class || raw == double.class) {
            double low = Math.max(parameter.min(), -3);
            double high = Math.min(parameter.max(), Math.max(low + 1, 40));
            double drawn = low + (high - low) * (0.001 + 0.998 * random.nextInt(1000) / 1000.0);
            return raw == int.class ? (Object) (int) Math.ceil(drawn) : (Object) drawn;
        }
        return value(parameter.type(), parameter);
    }

    private Object value(Type type, ParameterInfo parameter) {
        Class<?> raw = ParameterTypes.raw(type);
        if (raw == boolean.class) {
            return random.nextInt(2) == 0;
        }
        if (raw == String.class) {
            return "text" + random.nextInt(5);
        }
        if (raw == Integer.class) {
            return 1 + random.nextInt(9);
        }
        if (raw == Double.class) {
            return random.nextInt(90) / 10.0;
        }
        if (raw.isEnum()) {
            Object[] all = raw.getEnumConstants();
            return all[random.nextInt(all.length)];
        }
        if (raw == List.class) {
            List<Object> items = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                items.add(value(ParameterTypes.element(type), parameter));
            }
            return List.copyOf(items);
        }
        return Catalog.isFamily(raw) ? of(raw) : parameter.defaultValue();
    }
}
