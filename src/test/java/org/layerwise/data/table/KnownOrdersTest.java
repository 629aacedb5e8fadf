package org.layerwise.data.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownOrdersTest {
    /** In order; given backwards and sorted they come back so. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "low;medium;high",
                "LOW;Normal;HIGH;Very High",
                "small;large",
                "Extra small;Small;Medium;Large;Extra-Large",
                "XS;S;M;L;XL;XXL",
                "never;rarely;sometimes;often;always",
                "Poor;Fair;Good;Excellent",
                "Fair;Good;Very Good;Premium;Ideal",
                "Po;Fa;TA;Gd;Ex",
                "Strongly disagree;Disagree;Neither agree nor disagree;Agree;Strongly agree",
                "very_dissatisfied;dissatisfied;neutral;satisfied;very_satisfied",
                "none;mild;moderate;severe",
                "cool;mild;hot",
                "Mon;Tue;Wed;Thu;Fri;Sat;Sun",
                "Thur;Fri;Sat;Sun",
                "January;February;March;April;May;June;July;August;September;October;November;December",
                "Primary school;High school;Bachelor's;Master’s;PhD",
                "first;second;third",
                "two;four;six;eight;twelve",
                "1st;2nd;3rd;10th",
                "1st class;2nd class;3rd class",
                "0-9;10-19;20-29;100-109",
                "18 – 24;25 – 34;35 – 44;65+",
                "under 18;18 to 30;31 to 50;over 50",
                "<10;10-50;>50",
                "0;1-2;3 or more",
                "(-0.1, 20.5];(20.5, 41];(41, 61.5]",
                "$1,000-$9,999;$10k-$20k;$1m+",
                "0-4 years;5-9 years;10+ years"
            })
    void ordersThatEverybodyKnows(String order) {
        List<String> expected = List.of(order.split(";"));
        assertEquals(Optional.of(expected), KnownOrders.of(expected.reversed()));
        List<String> sorted = expected.stream().sorted().toList();
        assertEquals(Optional.of(expected), KnownOrders.of(sorted));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "low",
                "low;Low;high",
                "low;high;other",
                "low;good",
                "S;M",
                "M;F",
                "may;march",
                "gold;silver",
                "red;green;blue",
                "A;B;C",
                "MALE;FEMALE",
                "Dream;Torgersen;Biscoe",
                "spring;summer;autumn",
                "1;2;3",
                "12-34;13-99;40-41",
                "20-10;30-20",
                "2-1;0-0;3-1",
                "1st;2nd class",
                "1st;01st",
                "555-1234;555-9876",
                "1.2.3;1.2.4",
                "10-19;20-29;unknown"
            })
    void othersHaveNone(String texts) {
        assertEquals(Optional.empty(), KnownOrders.of(Arrays.asList(texts.split(";"))));
    }

    @Test
    void manyTextsAreNotLookedAt() {
        assertEquals(Optional.empty(), KnownOrders.of(Collections.nCopies(KnownOrders.MOST + 1, "low")));
    }
}
