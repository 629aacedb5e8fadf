package org.layerwise.data.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.text.Normalizer;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextTest {
    private static void assertReads(String text, DateOrder order, String local, String offset) {
        Moment moment = DateText.read(text, order);
        assertNotNull(moment, text);
        Integer seconds = offset.isEmpty() ? null : Integer.valueOf(offset);
        assertEquals(new Moment(LocalDateTime.parse(local), seconds), moment, text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2024-03-01                      | 2024-03-01T00:00
            2024/3/1                        | 2024-03-01T00:00
            2024.03.01                      | 2024-03-01T00:00
            0024-03-01                      | 0024-03-01T00:00
            01.03.2024                      | 2024-03-01T00:00
            1.3.24                          | 2024-03-01T00:00
            1.3.69                          | 1969-03-01T00:00
            1. 3. 2024                      | 2024-03-01T00:00
            2024-02-29                      | 2024-02-29T00:00
            2024-03-01T14:05                | 2024-03-01T14:05
            2024-03-01 14:05:30             | 2024-03-01T14:05:30
            2024-03-01 14:05:30.25          | 2024-03-01T14:05:30.25
            2024-03-01 14:05:30,123456789   | 2024-03-01T14:05:30.123456789
            2024-03-01 14:05:30.12345678999 | 2024-03-01T14:05:30.123456789
            2024-03-01 4:05                 | 2024-03-01T04:05
            2024-03-01 24:00                | 2024-03-02T00:00
            2024/03/01 3:05 PM              | 2024-03-01T15:05
            2024/03/01 12:05 am             | 2024-03-01T00:05
            1.3.2024 03:05:10 p.m.          | 2024-03-01T15:05:10
            1.3.2024 12:00 P.M.             | 2024-03-01T12:00
            14-Jul-2024                     | 2024-07-14T00:00
            14-JUL-24                       | 2024-07-14T00:00
            14 July 2024                    | 2024-07-14T00:00
            14 jul. 2024                    | 2024-07-14T00:00
            14th July 2024                  | 2024-07-14T00:00
            1st of July 2024                | 2024-07-01T00:00
            July 14, 2024                   | 2024-07-14T00:00
            July 4th, 2024                  | 2024-07-04T00:00
            Jul 14 2024 3:05PM              | 2024-07-14T15:05
            July 14, 2024 at 3:05 PM        | 2024-07-14T15:05
            Jul-14-2024                     | 2024-07-14T00:00
            Jul 2024                        | 2024-07-01T00:00
            July, 2024                      | 2024-07-01T00:00
            Sept. 2024                      | 2024-09-01T00:00
            2024 Jul 14                     | 2024-07-14T00:00
            2024-Jul-14 10:00               | 2024-07-14T10:00
            2024 Jul                        | 2024-07-01T00:00
            14JUL2024                       | 2024-07-14T00:00
            14JUL2024:08:49:37              | 2024-07-14T08:49:37
            Sun Jul 14 08:49:37 2024        | 2024-07-14T08:49:37
            Sun Jul  4 08:49:37 2024        | 2024-07-04T08:49:37
            Sunday, July 14, 2024           | 2024-07-14T00:00
            Tue 2024-07-16                  | 2024-07-16T00:00
            2024-W05                        | 2024-01-29T00:00
            2024-W05-3                      | 2024-01-31T00:00
            2020-W53-5                      | 2021-01-01T00:00
            2025-W01                        | 2024-12-30T00:00
            Jul-24                          | 2024-07-01T00:00
            mars-70                         | 1970-03-01T00:00
            2024Q1                          | 2024-01-01T00:00
            2024-Q2                         | 2024-04-01T00:00
            2024 q3                         | 2024-07-01T00:00
            Q4 2024                         | 2024-10-01T00:00
            Q4-2024                         | 2024-10-01T00:00
            """)
    void readsWhatHasOneReading(String text, String local) {
        assertReads(text, DateOrder.STANDARD, local, "");
        assertEquals(Optional.of(LocalDateTime.parse(local)), DateText.parse(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            14. Juli 2024            | 2024-07-14
            1. März 2024             | 2024-03-01
            3. Mai 24                | 2024-05-03
            Sonntag, 14. Juli 2024   | 2024-07-14
            Di., 5. Dez. 2023        | 2023-12-05
            14 juillet 2024          | 2024-07-14
            1er août 2024            | 2024-08-01
            14 févr. 2024            | 2024-02-14
            14 fevr. 2024            | 2024-02-14
            mar. 5 mars 2024         | 2024-03-05
            14 de julio de 2024      | 2024-07-14
            lunes, 1 de enero de 2024 | 2024-01-01
            14 ENE 2024              | 2024-01-14
            14 luglio 2024           | 2024-07-14
            gio 4 gen 2024           | 2024-01-04
            1 set 2024               | 2024-09-01
            14 de março de 2024      | 2024-03-14
            segunda-feira, 1 de janeiro de 2024 | 2024-01-01
            14 out 2024              | 2024-10-14
            14 mei 2024              | 2024-05-14
            14 maart 2024            | 2024-03-14
            zondag 14 juli 2024      | 2024-07-14
            14 października 2024     | 2024-10-14
            14 paź 2024              | 2024-10-14
            kwiecień 2024            | 2024-04-01
            """)
    void knowsTheMonthsOfEightLanguages(String text, String day) {
        assertReads(text, DateOrder.STANDARD, day + "T00:00", "");
        assertReads(Normalizer.normalize(text, Normalizer.Form.NFD), DateOrder.STANDARD, day + "T00:00", "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2024-03-01T14:05:30Z            | 2024-03-01T14:05:30     | 0      | 2024-03-01T14:05:30
            2024-03-01T14:05:30.5+01:00     | 2024-03-01T14:05:30.5   | 3600   | 2024-03-01T13:05:30.5
            2024-03-01 14:05 +0530          | 2024-03-01T14:05        | 19800  | 2024-03-01T08:35
            2024-03-01 14:05:30-03          | 2024-03-01T14:05:30     | -10800 | 2024-03-01T17:05:30
            2024-03-01 14:05 UTC            | 2024-03-01T14:05        | 0      | 2024-03-01T14:05
            2024-03-01 14:05 CET            | 2024-03-01T14:05        | 3600   | 2024-03-01T13:05
            2024-07-01 14:05 CEST           | 2024-07-01T14:05        | 7200   | 2024-07-01T12:05
            Jul 1, 2024 2:05 PM EDT         | 2024-07-01T14:05        | -14400 | 2024-07-01T18:05
            2024-03-01 14:05 EST            | 2024-03-01T14:05        | -18000 | 2024-03-01T19:05
            2024-03-01 14:05 CST            | 2024-03-01T14:05        | -21600 | 2024-03-01T20:05
            2024-03-01 14:05 JST            | 2024-03-01T14:05        | 32400  | 2024-03-01T05:05
            Mar 1, 2024 2:05 PM MSK         | 2024-03-01T14:05        | 10800  | 2024-03-01T11:05
            2024-03-01 14:05 WEST           | 2024-03-01T14:05        | 3600   | 2024-03-01T13:05
            1 March 2024 14:05 AEDT         | 2024-03-01T14:05        | 39600  | 2024-03-01T03:05
            2024-03-01 14:05 pst            | 2024-03-01T14:05        | -28800 | 2024-03-01T22:05
            2024-03-01 14:05 gmt            | 2024-03-01T14:05        | 0      | 2024-03-01T14:05
            2024-03-01+01:00                | 2024-03-01T00:00        | 3600   | 2024-02-29T23:00
            2024-03-01 3:05 PM GMT-5        | 2024-03-01T15:05        | -18000 | 2024-03-01T20:05
            Sun, 14 Jul 2024 08:49:37 GMT   | 2024-07-14T08:49:37     | 0      | 2024-07-14T08:49:37
            Sunday, 06-Nov-94 08:49:37 GMT  | 1994-11-06T08:49:37     | 0      | 1994-11-06T08:49:37
            Sun Jul 14 08:49:37 UTC 2024    | 2024-07-14T08:49:37     | 0      | 2024-07-14T08:49:37
            Sun Jul 14 08:49:37 +0200 2024  | 2024-07-14T08:49:37     | 7200   | 2024-07-14T06:49:37
            14/Jul/2024:08:49:37 +0000      | 2024-07-14T08:49:37     | 0      | 2024-07-14T08:49:37
            """)
    void readsTheOffsetFromUtc(String text, String local, String offset, String utc) {
        assertReads(text, DateOrder.STANDARD, local, offset);
        assertEquals(
                LocalDateTime.parse(utc),
                Optional.ofNullable(DateText.read(text, DateOrder.STANDARD))
                        .map(Moment::utc)
                        .orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "1/3/2024,2024-03-01T00:00,2024-01-03T00:00",
        "1-3-2024,2024-03-01T00:00,2024-01-03T00:00",
        "01/03/24,2024-03-01T00:00,2024-01-03T00:00",
        "01/03/68 10:30,2068-03-01T10:30,2068-01-03T10:30",
        "01/03/69 3:05 PM,1969-03-01T15:05,1969-01-03T15:05",
        "31/12/2024,2024-12-31T00:00,",
        "12/31/2024,,2024-12-31T00:00",
        "12-31-24,,2024-12-31T00:00",
        "1.3.2024,2024-03-01T00:00,2024-03-01T00:00",
        "2024-03-01,2024-03-01T00:00,2024-03-01T00:00",
        "Jul 14 2024,2024-07-14T00:00,2024-07-14T00:00"
    })
    void theOrderDecidesWhereDayAndMonthCouldBeEither(String text, String dayFirst, String monthFirst) {
        assertEquals(
                Optional.ofNullable(dayFirst).map(LocalDateTime::parse), DateText.parse(text, DateOrder.DAY_FIRST));
        assertEquals(
                Optional.ofNullable(monthFirst).map(LocalDateTime::parse), DateText.parse(text, DateOrder.MONTH_FIRST));
    }

    @ParameterizedTest
    @CsvSource({
        "COMPACT,20240131,2024-01-31T00:00,",
        "COMPACT,20240131T120530,2024-01-31T12:05:30,",
        "COMPACT,20240131T1205,2024-01-31T12:05,",
        "COMPACT,202401311205,2024-01-31T12:05,",
        "COMPACT,20240131120530,2024-01-31T12:05:30,",
        "COMPACT,20240131T120530.25Z,2024-01-31T12:05:30.25,0",
        "COMPACT,20240131 12:05,2024-01-31T12:05,",
        "COMPACT,1 March 2024,2024-03-01T00:00,",
        "UNIX_SECONDS,0,1970-01-01T00:00,0",
        "UNIX_SECONDS,1709301930,2024-03-01T14:05:30,0",
        "UNIX_SECONDS,1709301930.25,2024-03-01T14:05:30.25,0",
        "UNIX_SECONDS,-1.5,1969-12-31T23:59:58.5,0",
        "UNIX_SECONDS,1.7e+09,2023-11-14T22:13:20,0",
        "UNIX_SECONDS,2024-03-01,2024-03-01T00:00,",
        "UNIX_MILLISECONDS,1709301930250,2024-03-01T14:05:30.25,0",
        "UNIX_MILLISECONDS,1709301930250.5,2024-03-01T14:05:30.250500,0",
        "UNIX_MILLISECONDS,-1,1969-12-31T23:59:59.999,0"
    })
    void readsNumbersWhereTheOrderSaysSo(DateOrder order, String text, String local, String offset) {
        assertReads(text, order, local, offset == null ? "" : offset);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1/3/2024",
                "31/12/2024",
                "1-3-2024",
                "01/03/24",
                "20240131",
                "202401311205",
                "1709301930",
                "0",
                "12.5"
            })
    void theStandardLeavesOtherOrdersAlone(String text) {
        assertNull(DateText.read(text, DateOrder.STANDARD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "2023-02-29",
                "2024-02-31",
                "31.4.2024",
                "2024-13-01",
                "2024-00-10",
                "30 Feb 2024",
                "Feb 30, 2024",
                "2024-03-01 25:00",
                "2024-03-01 24:01",
                "2024-03-01 14:60",
                "2024-03-01 14:05:60",
                "2024-03-01 14:05.5",
                "2024-03-01 14",
                "2024-03-01 13:05 PM",
                "2024-03-01 14:05 +19:00",
                "2024-03-01 14:05 IST",
                "2024-03-01T14:05[Europe/Berlin]",
                "2024-05-14-37",
                "2012-01-09.4",
                "2024-03-01 x",
                "2024-03/01",
                "2024-123",
                "2024-03",
                "2024-W54",
                "2023-W53",
                "2024-W05-8",
                "1.2.3",
                "1.2.345",
                "2.13.24",
                "10.0.0.1",
                "192.168.1.20",
                "10-20",
                "555-1234",
                "+49 30 123456",
                "1-800-555-0199",
                "12 Main Street",
                "14 Jul",
                "Jul 14",
                "Jul 24",
                "Jul-2",
                "Q5 2024",
                "2024Q0",
                "Q12024Q1",
                "July",
                "Sunday",
                "Sunday 14:05",
                "Julia 2024",
                "Item 2024",
                "May the 4th",
                "3rd of 2024",
                "2024 Main",
                "1e5",
                "14:05:30"
            })
    void othersAreNoDates(String text) {
        for (DateOrder order : new DateOrder[] {DateOrder.STANDARD, DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST}) {
            assertNull(DateText.read(text, order), () -> order + " " + text);
        }
    }

    @ParameterizedTest
    @EnumSource(DateOrder.class)
    void numbersBeyondAllCalendarsAreNoDates(DateOrder order) {
        for (String text :
                new String[] {"1e300", "-99999999999999999999999", "20241331", "20240131250000", "1e-999999999"}) {
            Moment moment = DateText.read(text, order);
            boolean isTiny = order.name().startsWith("UNIX") && text.startsWith("1e-");
            boolean isSmall = order.name().startsWith("UNIX") && text.startsWith("20");
            assertEquals(isTiny || isSmall, moment != null, () -> order + " " + text);
        }
    }

    @Test
    void countsSecondsInUtc() {
        assertEquals(Optional.of(1_709_301_930.25), DateText.seconds("2024-03-01T15:05:30.25+01:00"));
        assertEquals(Optional.of(1_709_301_930.0), DateText.seconds("2024-03-01 14:05:30"));
        assertEquals(Optional.of(86_400.0), DateText.seconds("2/1/1970", DateOrder.DAY_FIRST));
        assertEquals(Optional.empty(), DateText.seconds("2/1/1970"));
    }
}
