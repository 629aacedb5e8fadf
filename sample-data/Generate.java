import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Writes spirals.csv and moons.csv into the folder named: {@code java sample-data/Generate.java sample-data}. The same bytes
 * every time and everywhere: java.util.Random's numbers are part of its specification, and all functions are StrictMath's.
 */
public final class Generate {
    private static final int ROWS_PER_CLASS = 500;

    private Generate() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args.length > 0 ? args[0] : "sample-data");
        Files.writeString(folder.resolve("spirals.csv"), spirals(new Random(1)));
        Files.writeString(folder.resolve("moons.csv"), moons(new Random(2)));
    }

    /** Two arms of one and three quarter turns, wound into each other; radius 0.1 to 1, noise of standard deviation 0.02. */
    private static String spirals(Random random) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < ROWS_PER_CLASS; i++) {
            for (int arm = 0; arm < 2; arm++) {
                double way = StrictMath.sqrt((i + 0.5) / ROWS_PER_CLASS);
                double radius = 0.1 + 0.9 * way;
                double angle = way * 3.5 * StrictMath.PI + arm * StrictMath.PI;
                double x = radius * StrictMath.cos(angle) + 0.02 * random.nextGaussian();
                double y = radius * StrictMath.sin(angle) + 0.02 * random.nextGaussian();
                rows.add(row(x, y, arm == 0 ? "red" : "blue"));
            }
        }
        return "x,y,spiral\n" + String.join("", rows);
    }

    /** Two half circles of radius 1 that reach into each other, noise of standard deviation 0.15. */
    private static String moons(Random random) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < ROWS_PER_CLASS; i++) {
            double angle = StrictMath.PI * (i + 0.5) / ROWS_PER_CLASS;
            double cos = StrictMath.cos(angle);
            double sin = StrictMath.sin(angle);
            rows.add(row(cos + 0.15 * random.nextGaussian(), sin + 0.15 * random.nextGaussian(), "upper"));
            rows.add(row(1 - cos + 0.15 * random.nextGaussian(), 0.5 - sin + 0.15 * random.nextGaussian(), "lower"));
        }
        return "x,y,moon\n" + String.join("", rows);
    }

    private static String row(double x, double y, String name) {
        return String.format(Locale.ROOT, "%.4f,%.4f,%s%n", x, y, name).replace("\r", "");
    }
}
