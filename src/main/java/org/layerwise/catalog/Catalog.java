package org.layerwise.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.layerwise.base.Language;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;

/**
 * Every kind of one sealed family, read from the family's own declaration.
 *
 * @param <F> the family
 */
public final class Catalog<F> {
    private static final Map<Class<?>, Catalog<?>> FAMILIES = new ConcurrentHashMap<>();

    private final Class<F> family;
    private final List<KindInfo<F>> kinds;

    private Catalog(Class<F> family) {
        this.family = family;
        List<KindInfo<F>> found = new ArrayList<>();
        members(family).forEach(type -> found.add(KindInfo.read(type.asSubclass(family))));
        this.kinds = List.copyOf(found);
    }

    /**
     * The catalog of a family.
     *
     * @throws IllegalArgumentException when {@code family} is not a sealed interface of annotated records
     */
    @SuppressWarnings("unchecked") // the map's key decides the value's type
    public static <F> Catalog<F> of(Class<F> family) {
        if (!isFamily(family)) {
            throw new IllegalArgumentException(family.getName() + " is not a sealed family of kinds");
        }
        Catalog<?> known = FAMILIES.get(family);
        if (known == null) {
            known = new Catalog<>(family);
            FAMILIES.put(family, known);
        }
        return (Catalog<F>) known;
    }

    /** Whether {@code type} is a sealed interface whose members declare kinds. */
    public static boolean isFamily(Class<?> type) {
        if (!type.isInterface() || !type.isSealed()) {
            return false;
        }
        return members(type).allMatch(member -> member.isAnnotationPresent(Kind.class));
    }

    /** The family's records in the order of {@code permits}, those of a sealed part of the family in its place. */
    private static Stream<Class<?>> members(Class<?> type) {
        return Arrays.stream(type.getPermittedSubclasses())
                .flatMap(member -> member.isInterface() && member.isSealed() ? members(member) : Stream.of(member));
    }

    /** All kinds, in the order of the family's {@code permits}. */
    public List<KindInfo<F>> kinds() {
        return kinds;
    }

    /**
     * The kind named {@code id}, or of that former name.
     *
     * @throws ProblemException when there is none
     */
    public KindInfo<F> kind(String id) {
        for (KindInfo<F> kind : kinds) {
            if (kind.answersTo(id)) {
                return kind;
            }
        }
        throw new ProblemException(
                Problem.error(Location.NOWHERE, Message.of("catalog/not-a-kind", id, familyTitle(), ids())));
    }

    /** The kinds' names in files. */
    List<String> ids() {
        return kinds.stream().map(KindInfo::id).toList();
    }

    /** The declaration of the kind that {@code value} is of. */
    public KindInfo<F> describe(F value) {
        for (KindInfo<F> kind : kinds) {
            if (kind.type().isInstance(value)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(value.getClass().getName() + " is not in " + family.getName());
    }

    private KindInfo<F> declaration(Class<?> type) {
        return kinds.stream().filter(kind -> kind.type() == type).findFirst().orElseThrow();
    }

    /** What people call one of the family. */
    String familyTitle() {
        return Language.current().ofKind(family.getSimpleName() + ".title", familyName());
    }

    /** The family's name in English words: {@code loss}, {@code activation function}. */
    public String familyName() {
        String words = ParameterTypes.title(family.getSimpleName()).toLowerCase(java.util.Locale.ROOT);
        return words.endsWith(" spec") ? words.substring(0, words.length() - " spec".length()) : words;
    }

    /** The declaration of any kind's record, whatever its family. */
    public static KindInfo<?> declarationOfType(Class<?> type) {
        for (Class<?> parent : type.getInterfaces()) {
            if (isFamily(parent)) {
                return of(parent).declaration(type);
            }
        }
        throw new IllegalArgumentException(type.getName() + " is not a kind");
    }
}
