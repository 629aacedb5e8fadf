package org.layerwise.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwise.base.ProblemException;
import tools.jackson.databind.JsonNode;

/** What every declared kind keeps to, whatever its family. */
class FamiliesTest {
    /** Grows with the project: a test that sees fewer looks in the wrong place. */
    private static final int FAMILIES_AT_LEAST = 8;

    /** Families of results, which are made by fitting and never chosen: their kinds have no defaults that make sense. */
    private static final Set<String> FITTED = Set.of("FittedColumn", "FittedTarget", "FittedStep");

    /** Steps that may also be chosen for all columns at once: the only kinds in two families, Step and Scaling. */
    private static final Set<String> SCALING_STEPS = Set.of("Standardize", "MinMax");

    private static final List<Class<?>> ANNOTATED = new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(location -> location.contains("/org/layerwise/"))
                    .importPackages("org.layerwise")
                    .stream()
                    .filter(type -> type.isAnnotatedWith(Kind.class))
                    .<Class<?>>map(type -> type.reflect())
                    .toList();

    private static Stream<Class<?>> familiesOf(Class<?> kind) {
        return Arrays.stream(kind.getInterfaces()).filter(Catalog::isFamily);
    }

    /** Families, and sealed choices between a kind and something else, as between a block and a node. */
    private static Stream<Class<?>> choicesOf(Class<?> kind) {
        return Arrays.stream(kind.getInterfaces()).filter(Class::isSealed);
    }

    /** Every family that some annotated record of the project belongs to. */
    static Stream<Class<?>> families() {
        return ANNOTATED.stream()
                .flatMap(FamiliesTest::familiesOf)
                .distinct()
                .sorted(Comparator.comparing(Class::getName));
    }

    static Stream<KindInfo<?>> allKinds() {
        return families().flatMap(family -> Catalog.of(family).kinds().stream());
    }

    /** The kinds that people choose. */
    static Stream<KindInfo<?>> kinds() {
        return families()
                .filter(family -> !FITTED.contains(family.getSimpleName()))
                .flatMap(family -> Catalog.of(family).kinds().stream());
    }

    @Test
    void allFamiliesAreSeenAndEveryKindIsInOne() {
        List<String> names = families().map(Class::getSimpleName).toList();
        assertTrue(names.size() >= FAMILIES_AT_LEAST, names::toString);
        ANNOTATED.forEach(type -> {
            int expected = SCALING_STEPS.contains(type.getSimpleName()) ? 2 : 1;
            assertEquals(expected, choicesOf(type).count(), () -> type + " is in one family");
        });
    }

    @ParameterizedTest
    @MethodSource("families")
    void idsAreUniqueWithinAFamilyAndWellFormed(Class<?> family) {
        Set<String> ids = new HashSet<>();
        for (KindInfo<?> kind : Catalog.of(family).kinds()) {
            assertTrue(kind.id().matches("[a-z0-9]+([-/][a-z0-9]+)*"), kind.id());
            assertTrue(ids.add(kind.id()), () -> "twice: " + kind.id());
            kind.aliases().forEach(alias -> assertTrue(ids.add(alias), () -> "twice: " + alias));
        }
        assertFalse(ids.isEmpty());
    }

    @ParameterizedTest
    @MethodSource("families")
    void titlesAreUniqueWithinAFamily(Class<?> family) {
        List<String> titles =
                Catalog.of(family).kinds().stream().map(KindInfo::title).toList();
        assertEquals(titles.stream().distinct().toList(), titles);
    }

    @ParameterizedTest
    @MethodSource("allKinds")
    void everythingIsDocumented(KindInfo<?> kind) {
        assertFalse(kind.title().isBlank());
        assertFalse(kind.doc().isBlank());
        for (ParameterInfo parameter : kind.parameters()) {
            assertFalse(parameter.title().isBlank(), parameter.name());
            assertFalse(parameter.doc().isBlank(), parameter.name());
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void defaultsParseAndAreWithinBounds(KindInfo<?> kind) {
        checkDefaults(kind);
    }

    private static <F> void checkDefaults(KindInfo<F> kind) {
        F defaults = kind.withDefaults();
        assertEquals(List.of(), kind.check(defaults));
        Map<String, Object> values = kind.values(defaults);
        for (ParameterInfo parameter : kind.parameters()) {
            assertEquals(parameter.defaultValue(), values.get(parameter.name()), parameter.name());
        }
        assertEquals(defaults, kind.create(values));
        assertEquals(defaults, kind.create(Map.of()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void comesBackFromItsJsonAndFromItsIdAlone(KindInfo<?> kind) {
        checkJson(kind);
    }

    private static <F> void checkJson(KindInfo<F> kind) {
        F defaults = kind.withDefaults();
        Class<?> family = familiesOf(kind.type()).findFirst().orElseThrow();
        JsonNode json = JsonCodec.write(defaults);
        assertEquals(kind.id(), json.get("kind").stringValue());
        JsonCodec codec = new JsonCodec("a.json");
        JsonNode reread = JsonText.parse(JsonText.print(json), "a.json");
        assertEquals(defaults, codec.read(family, reread, "it"));
        assertEquals(defaults, codec.read(family, JsonText.parse("\"" + kind.id() + "\"", "a.json"), "it"));
        JsonNode bare = JsonText.parse("{\"kind\": \"" + kind.id() + "\"}", "a.json");
        assertEquals(defaults, codec.read(family, bare, "it"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void numbersBeyondTheirBoundsAreRefusedWithTheirPath(KindInfo<?> kind) {
        Class<?> family = familiesOf(kind.type()).findFirst().orElseThrow();
        for (ParameterInfo parameter : kind.parameters()) {
            if (parameter.rawType() != double.class && parameter.rawType() != int.class) {
                continue;
            }
            if (parameter.min() != Double.NEGATIVE_INFINITY) {
                refuse(family, kind, parameter, parameter.min() - 1);
                if (!parameter.minInclusive()) {
                    refuse(family, kind, parameter, parameter.min());
                }
            }
            if (parameter.max() != Double.POSITIVE_INFINITY) {
                refuse(family, kind, parameter, parameter.max() + 1);
                if (!parameter.maxInclusive()) {
                    refuse(family, kind, parameter, parameter.max());
                }
            }
        }
    }

    private static void refuse(Class<?> family, KindInfo<?> kind, ParameterInfo parameter, double value) {
        String number = ParameterTypes.shortNumber(value);
        String json = "{\"kind\": \"" + kind.id() + "\", \"" + parameter.name() + "\": " + number + "}";
        ProblemException refused = assertThrows(
                ProblemException.class,
                () -> new JsonCodec("a.json").read(family, JsonText.parse(json, "a.json"), "some.where"),
                () -> kind.id() + "." + parameter.name() + " = " + number);
        assertEquals(
                "a.json, some.where." + parameter.name() + ": " + parameter.title() + " is " + number + ", outside "
                        + parameter.bounds() + ". Choose a number within the bounds.",
                refused.getMessage());
    }
}
