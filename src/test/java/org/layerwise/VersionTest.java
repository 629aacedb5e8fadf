package org.layerwise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.layerwise.base.Version;

class VersionTest {

    @Test
    void isTheOneOfTheBuild() {
        assertEquals(System.getProperty("layerwise.version"), Version.NUMBER);
    }
}
