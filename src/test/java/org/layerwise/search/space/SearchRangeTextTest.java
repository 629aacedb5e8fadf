package org.layerwise.search.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.JsonText;

class SearchRangeTextTest {
    private static SearchRange range(String text) {
        return SearchRangeText.parse(text, "training.batch");
    }

    @Test
    void readsEveryKindOfRange() {
        assertEquals(new LogRange(1e-5, 1), range("log(1e-5,1)"));
        assertEquals(new UniformRange(0, 0.5), range(" uniform( 0 , 0.5 ) "));
        assertEquals(new IntegerRange(2, 64), range("integer(2,64)"));
        assertEquals(new IntegerRange(8, 64, 8), range("integer(8,64,8)"));
        assertEquals(
                List.of("16", "\"relu\"", "{\"kind\":\"sgd\",\"momentum\":0.9}", "\"a,b\""),
                ((ChoiceRange) range("choice(16,relu,{\"kind\":\"sgd\",\"momentum\":0.9},\"a,b\")"))
                        .values().stream().map(Object::toString).toList());
        assertEquals(range("choice(16,32)"), range("16,32"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log(1e-05,1)",
                "uniform(0,0.5)",
                "integer(2,64)",
                "integer(8,64,8)",
                "choice(16,32)",
                "choice(relu,\"12\",true)"
            })
    void isWrittenAsItIsRead(String text) {
        assertEquals(range(text), range(range(text).text()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log(0,1)",
                "log(1)",
                "log(1,0.1)",
                "uniform(2,2)",
                "uniform(-1e308,1e308)",
                "uniform(0,1e999)",
                "uniform(a,b)",
                "integer(1.5,4)",
                "integer(4,4)",
                "integer(1,8,0)",
                "integer(1,8,20)",
                "integer(0,1e300)",
                "integer(1,2,3,4)",
                "normal(0,1)",
                "choice()",
                "choice(1,1.0)",
                "choice(1,,2)",
                ""
            })
    void refusesWhatIsNoRange(String text) {
        ProblemException refused = assertThrows(ProblemException.class, () -> range(text));
        assertTrue(refused.problems().getFirst().describe().startsWith("training.batch: "), refused.getMessage());
    }

    @Test
    void aParameterIsItsPathAndItsRange() {
        assertEquals(
                new SearchParameter("optimizer.learningRate", new LogRange(1e-4, 0.1)),
                SearchParameter.parse("optimizer.learningRate=log(1e-4,0.1)"));
        assertThrows(ProblemException.class, () -> SearchParameter.parse("log(1e-4,0.1)"));
    }

    @Test
    void valuesAreShortDecimalsWithinTheirRange() {
        assertEquals("3.16228E-4", new LogRange(1e-6, 0.1).at(0.5).toString());
        assertEquals("0.123457", new UniformRange(0, 1).at(0.123456789).toString());
        assertEquals(
                "1000.00015", new UniformRange(1000.0001, 1000.0002).at(0.5).toString());
        assertEquals("1.0", new LogRange(1e-6, 1).at(1).toString());
        assertEquals(0.1234567891, new UniformRange(0, 0.1234567891).number(1), "an end is not rounded over");
        assertEquals("16", new IntegerRange(8, 64, 8).at(0.2).toString());
        assertEquals("64", new IntegerRange(8, 64, 8).at(1).toString());
        assertEquals("61", new IntegerRange(1, 63, 20).at(1).toString(), "the last step before the end");
        for (int i = 0; i <= 1_000; i++) {
            double unit = i / 1_000.0;
            SearchRange log = new LogRange(3e-7, 2e5);
            String text = log.at(unit).toString();
            assertEquals(Double.parseDouble(text), log.number(unit));
            int digits = text.replaceAll("E.*", "")
                    .replaceAll("[.]", "")
                    .replaceAll("^0+", "")
                    .replaceAll("0+$", "")
                    .length();
            assertTrue(digits <= 6, text);
        }
    }

    @Test
    void aPlaceComesBackFromItsValue() {
        for (SearchRange range :
                List.of(new LogRange(1e-5, 10), new UniformRange(-3, 8), new IntegerRange(8, 64, 8), range("a,b,c"))) {
            for (double unit = 0.01; unit < 1; unit += 0.07) {
                assertEquals(range.at(unit), range.at(range.unit(range.at(unit))), range + " at " + unit);
            }
        }
        assertEquals(1, new UniformRange(0, 1).unit(JsonText.parse("7", "")));
        assertTrue(Double.isNaN(range("a,b").unit(JsonText.parse("7", ""))));
    }
}
