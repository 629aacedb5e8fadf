package org.layerwise.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwise.base.ProblemException;

class SearchObjectiveTest {
    @ParameterizedTest
    @CsvSource({
        "loss/validation,min:loss/validation@best",
        "rmse/validation@last,min:rmse/validation@last",
        "mae/train,min:mae/train@best",
        "accuracy/validation,max:accuracy/validation@best",
        "min:accuracy/validation,min:accuracy/validation@best",
        "max:loss/train@last,max:loss/train@last",
        "r2/validation,max:r2/validation@best"
    })
    void errorsAreMinimizedUnlessItSaysOtherwise(String text, String whole) {
        assertEquals(whole, SearchObjective.parse(text).text());
        assertEquals(SearchObjective.parse(whole), SearchObjective.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "min:", "best:loss", "loss@first", "loss validation"})
    void refusesWhatIsNoObjective(String text) {
        assertThrows(ProblemException.class, () -> SearchObjective.parse(text));
    }

    @Test
    void theBestOrTheLastEpochCounts() {
        List<Double> curve = List.of(3.0, 1.0, Double.NaN, 2.0);
        assertEquals(1.0, SearchObjective.parse("loss").value(curve));
        assertEquals(3.0, SearchObjective.parse("accuracy").value(curve));
        assertEquals(2.0, SearchObjective.parse("loss@last").value(curve));
        assertTrue(Double.isNaN(SearchObjective.parse("loss").value(List.of(Double.NaN))));
        assertTrue(Double.isNaN(SearchObjective.parse("loss@last").value(List.of(1.0, Double.NaN))));
    }
}
