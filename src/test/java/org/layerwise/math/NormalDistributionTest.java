package org.layerwise.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.layerwise.nn.Golden;
import tools.jackson.databind.JsonNode;

class NormalDistributionTest {
    @Test
    void isSciPys() {
        JsonNode golden = Golden.file("search").get("normal");
        double[] places = Golden.doubles(golden.get("places"));
        for (int i = 0; i < places.length; i++) {
            double expected = golden.get("cdf").get(i).doubleValue();
            assertEquals(expected, NormalDistribution.cdf(places[i]), 1e-9 * expected, "Φ at " + places[i]);
            double density = golden.get("density").get(i).doubleValue();
            assertEquals(density, NormalDistribution.density(places[i]), 1e-9 * density, "φ at " + places[i]);
        }
    }

    @Test
    void differencesKeepTheirDigitsInBothTails() {
        assertEquals(NormalDistribution.logBetween(-8, -7), NormalDistribution.logBetween(7, 8), 1e-12);
        assertEquals(Math.log(NormalDistribution.cdf(-7)), NormalDistribution.logBetween(-9, -7), 1e-6);
        assertEquals(Math.log(0.6826894921370859), NormalDistribution.logBetween(-1, 1), 1e-10);
    }
}
