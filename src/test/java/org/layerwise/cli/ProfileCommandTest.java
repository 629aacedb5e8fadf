package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.layerwise.catalog.JsonText;
import org.layerwise.nn.Golden;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;

/** {@code layerwise profile} on real files. */
class ProfileCommandTest {
    private static final Path PENGUINS = Path.of("sample-data/penguins.csv");
    private static final Path DIGITS = Path.of("sample-data/digits.csv");

    @TempDir
    Path folder;

    private static JsonNode json(Object... arguments) {
        return JsonText.parse(Outcome.done(arguments), "profile");
    }

    @Test
    void penguinsAsText() {
        List<String> lines =
                Outcome.done("profile", PENGUINS, "--target", "species").lines().toList();
        assertEquals(
                List.of(
                        "written     UTF-8, separator: comma, decimal point",
                        "table       sample-data/penguins.csv",
                        "rows        344",
                        "columns     7",
                        "duplicates  0",
                        "target      species (classification, species: 3 different texts)",
                        "",
                        "column             type       why",
                        "species            category   3 different texts",
                        "island             category   3 different texts",
                        "bill_length_mm     number     every value is a number",
                        "bill_depth_mm      number     every value is a number",
                        "flipper_length_mm  integer    every value is a whole number",
                        "body_mass_g        integer    every value is a whole number",
                        "sex                category   2 different texts",
                        "",
                        "number                 missing   distinct       mean          σ        min        5 %       25 %"
                                + "       50 %       75 %       95 %        max",
                        "bill_length_mm               2        164      43.92      5.452       32.1       35.7      39.23"
                                + "      44.45       48.5         52       59.6"),
                lines.subList(0, 18));
        assertTrue(
                lines.contains("Adelie                              152     44.2 %  ██████████████████"),
                lines::toString);
        assertTrue(
                lines.stream()
                        .anyMatch(line -> line.startsWith("note: sample-data/penguins.csv: the columns are on very")),
                lines::toString);
    }

    @Test
    void theTableIsReadAsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), "a,b|c\n1,5|x\n2,5|y\n");
        JsonNode columns = json(
                        "profile",
                        file,
                        "--json",
                        "--set",
                        "data.format.separator=pipe",
                        "--set",
                        "data.format.decimal=comma")
                .get("columns");
        assertEquals("a,b", columns.get(0).get("name").stringValue());
        assertEquals(2, columns.get(0).get("mean").doubleValue());
        Outcome other = Outcome.of("profile", file, "--set", "seed=2");
        assertEquals(2, other.status());
        assertTrue(other.err().contains("does not say how the table is read"), other.err());
    }

    @Test
    void penguinsAsJsonAgreeWithNumPy() {
        JsonNode tree = json("profile", PENGUINS, "--target", "species", "--json");
        assertEquals(344, tree.get("rows").intValue());
        JsonNode golden = Golden.file("profile").get("columns").get("penguins").get("body_mass_g");
        JsonNode column = tree.get("columns").get(5);
        assertEquals("body_mass_g", column.get("name").stringValue());
        assertEquals(golden.get("std").doubleValue(), column.get("std").doubleValue(), 1e-9);
        assertEquals(
                golden.get("quantiles").get(1).doubleValue(),
                column.get("quantiles").get("0.25").doubleValue(),
                1e-9);
        assertEquals(golden.get("histogram"), column.get("histogram"));
        assertEquals(
                "{\"category\":\"Adelie\",\"count\":152}",
                tree.get("balance").get("classes").get(0).toString());
        assertEquals(344, tree.get("projection").get("points").size());
        assertEquals(0, tree.get("leaks").size());
    }

    @Test
    void digitsAreToldAsImages() {
        JsonNode tree = json("profile", DIGITS, "--target", "digit", "--json");
        assertEquals(8, tree.get("images").get("width").intValue());
        assertEquals(64, tree.get("images").get("classes").get(3).get("mean").size());
        assertTrue(Outcome.done("profile", DIGITS, "--target", "digit").contains("images      8×8 pixels of 0 … 16"));
        assertTrue(Outcome.done("profile", DIGITS, "--target", "digit", "--image", "16x4")
                .contains("16×4 pixels"));
    }

    @ParameterizedTest
    @CsvSource({"penguins,species", "iris,species", "digits,digit", "seattle-weather,temp_max", "moons,"})
    void aPageIsWellFormedAndNeedsNothingElse(String name, String target) throws Exception {
        Path page = folder.resolve(name + ".html");
        Path table = Path.of("sample-data", name + ".csv");
        String out = target == null
                ? Outcome.done("profile", table, "--html", page)
                : Outcome.done("profile", table, "--target", target, "--html", page);
        assertEquals(page + "\n", out);
        String text = Files.readString(page);
        assertFalse(text.contains("http:") || text.contains("https:") || text.contains("<script"), "asks for nothing");
        assertTrue(text.contains("prefers-color-scheme: dark"));
        assertFalse(text.contains("NaN") || text.contains("Infinity"), "every figure is one");
        requireWellFormedDrawings(text);
    }

    private static void requireWellFormedDrawings(String page) throws ParserConfigurationException, IOException {
        Matcher drawing = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL).matcher(page);
        int count = 0;
        while (drawing.find()) {
            String svg = drawing.group();
            try {
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new java.io.ByteArrayInputStream(svg.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            } catch (SAXException e) {
                throw new AssertionError(svg, e);
            }
            count++;
        }
        assertTrue(count > 1, "drawings: " + count);
    }

    @Test
    void picturesInThePageAreThePixels() throws Exception {
        Path page = folder.resolve("digits.html");
        Outcome.done("profile", DIGITS, "--target", "digit", "--html", page);
        Matcher picture =
                Pattern.compile("alt=\"row 1\" [^>]*base64,([^\"]*)\"").matcher(Files.readString(page));
        assertTrue(picture.find());
        javax.imageio.ImageIO.setUseCache(false);
        java.awt.image.BufferedImage image = javax.imageio.ImageIO.read(
                new java.io.ByteArrayInputStream(Base64.getDecoder().decode(picture.group(1))));
        String[] cells = Files.readAllLines(DIGITS).get(1).split(",");
        for (int p = 0; p < 64; p++) {
            int expected = (int) Math.round(255 * Double.parseDouble(cells[p]) / 16);
            assertEquals(expected, image.getRaster().getSample(p % 8, p / 8, 0), "pixel " + p);
        }
    }

    @Test
    void hostileTextsStayTexts() throws Exception {
        String hostile = "<script>alert('x')</script>";
        String quoted = "\"\"><img src=x onerror=alert(1)>&amp;";
        String rows = IntStream.range(0, 60)
                .mapToObj(i -> "\"" + (i % 2 == 0 ? hostile : quoted) + "\"," + i % 7 + ",\""
                        + (i % 3 == 0 ? hostile : "ok\u0007") + "\"\n")
                .collect(Collectors.joining());
        Path table = folder.resolve("bad <b>.csv");
        Files.writeString(table, "\"<i>name\"\"</i>\",x,\"</title><script>\"\n" + rows);
        Path page = folder.resolve("page.html");
        Outcome.done("profile", table, "--target", "</title><script>", "--html", page);
        String text = Files.readString(page);
        assertFalse(text.toLowerCase(Locale.ROOT).contains("<script"), text);
        assertFalse(text.contains("<img src=x") || text.contains("<i>name") || text.contains("<b>.csv"), text);
        assertTrue(text.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"));
        assertTrue(text.contains("&quot;&gt;&lt;img src=x onerror=alert(1)&gt;&amp;amp;"));
        assertFalse(text.contains("\u0007"));
        requireWellFormedDrawings(text);
        assertFalse(Outcome.done("profile", table).contains("\u0007"), "no control character reaches a terminal");
    }

    @Test
    void mistakesAreToldInOneLineWithStatus2() throws IOException {
        Path table = Rows.write(folder.resolve("t.csv"), "x,y", "1,a", "2,b");
        assertEquals(
                new Outcome(
                        2,
                        "",
                        "error: " + table + ", column z: the table has no column \"z\". Its columns are: x, y.\n"),
                Outcome.of("profile", table, "--target", "z"));
        assertEquals(
                new Outcome(
                        2, "", "error: --image: \"8\" is no size. Give width and height in pixels, such as 28x28.\n"),
                Outcome.of("profile", table, "--image", "8"));
        assertEquals(
                new Outcome(
                        2,
                        "",
                        "error: " + table
                                + ", column y: a regression needs a number in every row that has a target;"
                                + " found: 2 different texts. Choose classification, or another target.\n"),
                Outcome.of("profile", table, "--target", "y", "--task", "regression"));
        assertEquals(
                new Outcome(
                        2,
                        "",
                        "error: " + table + ": this file is read here, and would be written over. Name another file"
                                + " to write.\n"),
                Outcome.of("profile", table, "--html", table));
        assertEquals(2, Outcome.of("profile", folder.resolve("none.csv")).status());
        assertEquals(
                2,
                Outcome.of("profile", table, "--json", "--html", folder.resolve("p.html"))
                        .status());
    }
}
