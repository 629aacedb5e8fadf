package org.layerwise.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Titles and documentation of kinds and parameters are those of {@code catalog/kinds.properties}, where it has them. */
class TranslatedKindsTest {
    private final KindInfo<JsonCodecTest.Vehicle> bicycle =
            Catalog.of(JsonCodecTest.Vehicle.class).kind("bicycle");

    @Test
    void aTranslationReplacesWhatIsDeclared() {
        assertEquals("Fahrrad", bicycle.title());
        ParameterInfo bell = bicycle.parameter("bell");
        assertEquals("Glocke", bell.title());
        assertEquals("Ob sie klingelt.", bell.doc());
    }

    @Test
    void whatIsNotTranslatedIsAsDeclared() {
        assertEquals("Two wheels.", bicycle.doc());
        KindInfo<JsonCodecTest.Vehicle> train =
                Catalog.of(JsonCodecTest.Vehicle.class).kind("train");
        assertEquals("Train", train.title());
        assertEquals("Its name.", train.parameter("name").doc());
    }
}
