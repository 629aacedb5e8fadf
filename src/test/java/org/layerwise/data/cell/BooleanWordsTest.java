package org.layerwise.data.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BooleanWordsTest {
    @ParameterizedTest
    @CsvSource({
        "no,yes", "N,Y", "false,true", "F,T", ".F.,.T.", ".false.,.true.", "off,on", "nein,ja", "non,oui", "no,sí",
                "no,si",
        "não,sim", "NÃO,SIM", "nee,ja", "nej,ja", "nie,tak", "ne,ano", "нет,да", "Нет,Да", "否,是", "いいえ,はい", "✗,✓",
        "✘,✔", "☐,☑", "absent,present"
    })
    void knowsWhichWordOfAPairIsTrue(String no, String yes) {
        assertEquals(List.of(no, yes), BooleanWords.order(List.of(no, yes)));
        assertEquals(List.of(no, yes), BooleanWords.order(List.of(yes, no)));
    }

    @Test
    void onePairInSeveralSpellingsIsOnePair() {
        assertEquals(List.of("FALSE", "TRUE"), BooleanWords.order(List.of("TRUE", "FALSE", "true")));
        assertEquals(List.of("no", "Yes"), BooleanWords.order(List.of("Yes", "yes", "no", "YES", "No")));
        assertEquals(List.of("Non", "oui"), BooleanWords.order(List.of("oui", "Non", "OUI", "non")));
    }

    @Test
    void othersAreNoPair() {
        for (List<String> texts : List.of(
                List.<String>of(),
                List.of("yes"),
                List.of("yes", "Yes"),
                List.of("yes", "false"),
                List.of("TRUE", "true", "FALSE", "maybe"),
                List.of("да", "no"))) {
            assertEquals(List.of(), BooleanWords.order(texts), texts::toString);
        }
    }
}
