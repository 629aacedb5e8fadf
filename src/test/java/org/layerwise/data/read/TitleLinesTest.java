package org.layerwise.data.read;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Titles without numbers above a header, and short headers that are none. */
class TitleLinesTest extends TableFixture {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sales report\nregion,units\nnorth,5\nsouth,7\n",
                "\"Sales report\"\n\"region\",\"units\"\n\"north\",\"5\"\n\"south\",\"7\"\n",
                "Sales report,\nregion,units\nnorth,5\nsouth,7\n",
                "Sales\nAll regions,\nregion,units\nnorth,5\nsouth,7\n"
            })
    void aTitleAboveAHeaderIsPassedOver(String text) {
        assertTable(text, List.of("region", "units"), "north|5/south|7");
    }

    @Test
    void aTitleWithSeparatorsOfItsOwnIsPassedOver() {
        assertTable(
                "Sales report, all regions\nregion,units,price\nnorth,5,1.5\nsouth,7,2.5\n",
                List.of("region", "units", "price"),
                "north|5|1.5/south|7|2.5");
        assertTable(
                "Sales report\nregion units price\n" + "north 5 1.5\nsouth 7 2.5\n".repeat(6),
                List.of("region", "units", "price"),
                "north|5|1.5/south|7|2.5/".repeat(6).replaceFirst("/$", ""));
    }

    @Test
    void aShortHeaderAboveRowsWithNamesIsNoTitle() {
        String named = "WARNING t.csv: the header has a name less than the rows have fields; the first column is taken"
                + " for the names of the rows, and is called \"row_names\" here. Give it a name in the file if it is"
                + " something else.";
        assertTable(
                "mpg,kind\nMazda,21.5,car\nFiat,32.5,van\nFord,15.5,car\n",
                List.of("row_names", "mpg", "kind"),
                "Mazda|21.5|car/Fiat|32.5|van/Ford|15.5|car",
                named);
        assertTable(
                "mpg,kind\nMazda,NA,car\nFiat,32.5,van\nFord,15.5,car\n",
                List.of("row_names", "mpg", "kind"),
                "Mazda|NA|car/Fiat|32.5|van/Ford|15.5|car",
                named);
    }
}
