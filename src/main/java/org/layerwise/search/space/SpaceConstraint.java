package org.layerwise.search.space;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;

/**
 * What must hold between settings: two sums of products of settings and numbers, compared.
 * {@code network.dense1.units >= 2 * network.dense2.units + 8}. Operators within a sum have blanks around them, since paths may
 * hold other signs. Where a setting that it names is not varied in a trial, it holds.
 *
 * @param left what is compared
 * @param comparison how
 * @param right with what
 */
public record SpaceConstraint(List<Product> left, Comparison comparison, List<Product> right) {
    private static final Pattern COMPARED = Pattern.compile("<=|>=|<|>|=");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    /** Equal to so many parts of the larger one is equal. */
    private static final double EQUAL = 1e-9;

    private static final int LONGEST = 10_000;

    /**
     * A number times settings.
     *
     * @param factor the number
     * @param paths of the settings; none for a plain number
     */
    public record Product(double factor, List<String> paths) {
        public Product {
            paths = List.copyOf(paths);
        }
    }

    /** How two numbers are compared. */
    public enum Comparison {
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">="),
        EQUAL("=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        boolean holds(double one, double other) {
            return switch (this) {
                case LESS -> one < other;
                case AT_MOST -> one <= other;
                case MORE -> one > other;
                case AT_LEAST -> one >= other;
                case EQUAL -> Math.abs(one - other) <= SpaceConstraint.EQUAL * Math.max(Math.abs(one), Math.abs(other));
            };
        }

        static Comparison of(String sign) {
            for (Comparison comparison : values()) {
                if (comparison.sign.equals(sign)) {
                    return comparison;
                }
            }
            throw new IllegalArgumentException(sign);
        }
    }

    public SpaceConstraint {
        left = List.copyOf(left);
        right = List.copyOf(right);
    }

    /**
     * The constraint that a text stands for.
     *
     * @throws ProblemException when it stands for none
     */
    public static SpaceConstraint parse(String text) {
        Matcher compared = COMPARED.matcher(text);
        if (text.length() > LONGEST || !compared.find()) {
            throw refused(Message.of("search.space/constraint-comparison", text));
        }
        int begin = compared.start();
        int end = compared.end();
        if (compared.find()) {
            throw refused(Message.of("search.space/constraint-comparison", text));
        }
        return new SpaceConstraint(
                sum(text.substring(0, begin), text),
                Comparison.of(text.substring(begin, end)),
                sum(text.substring(end), text));
    }

    private static List<Product> sum(String side, String text) {
        String[] tokens = side.strip().split("\\s+");
        List<Product> sum = new ArrayList<>();
        double factor = 1;
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < tokens.length; i++) {
            boolean isOperator = tokens[i].equals("+") || tokens[i].equals("-") || tokens[i].equals("*");
            if (isOperator != (i % 2 == 1) || tokens[i].isEmpty()) {
                throw refused(Message.of("search.space/constraint-side", side.strip(), text));
            }
            if (NUMBER.matcher(tokens[i]).matches()) {
                factor *= Double.parseDouble(tokens[i]);
            } else if (!isOperator) {
                paths.add(tokens[i]);
            } else if (!tokens[i].equals("*")) {
                sum.add(product(factor, paths, text));
                factor = tokens[i].equals("-") ? -1 : 1;
                paths = new ArrayList<>();
            }
        }
        if (tokens.length % 2 == 0) {
            throw refused(Message.of("search.space/constraint-side", side.strip(), text));
        }
        sum.add(product(factor, paths, text));
        return sum;
    }

    private static Product product(double factor, List<String> paths, String text) {
        if (!Double.isFinite(factor)) {
            throw refused(Message.of("search.space/constraint-number", text));
        }
        return new Product(factor, paths);
    }

    /** The settings that it names, each once. */
    public Set<String> paths() {
        Set<String> paths = new LinkedHashSet<>();
        left.forEach(product -> paths.addAll(product.paths()));
        right.forEach(product -> paths.addAll(product.paths()));
        return paths;
    }

    /**
     * Whether it holds.
     *
     * @param numbers the number that a setting has; NaN for one that is not varied
     */
    public boolean holds(ToDoubleFunction<String> numbers) {
        double one = value(left, numbers);
        double other = value(right, numbers);
        return Double.isNaN(one) || Double.isNaN(other) || comparison.holds(one, other);
    }

    private static double value(List<Product> sum, ToDoubleFunction<String> numbers) {
        double total = 0;
        for (Product product : sum) {
            double value = product.factor();
            for (String path : product.paths()) {
                value *= numbers.applyAsDouble(path);
            }
            total += value;
        }
        return total;
    }

    /** As it is written in SEARCH.json. */
    public String text() {
        return side(left) + " " + comparison.sign + " " + side(right);
    }

    private static String side(List<Product> sum) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sum.size(); i++) {
            Product product = sum.get(i);
            double factor = product.factor();
            if (i > 0) {
                text.append(factor < 0 ? " - " : " + ");
                factor = Math.abs(factor);
            }
            boolean isPlain = factor == 1 && !product.paths().isEmpty();
            text.append(isPlain ? "" : ShortDecimals.text(factor));
            for (int p = 0; p < product.paths().size(); p++) {
                text.append(p > 0 || !isPlain ? " * " : "")
                        .append(product.paths().get(p));
            }
        }
        return text.toString();
    }

    private static ProblemException refused(Message text) {
        return Problem.error(Location.NOWHERE, text).toException();
    }
}
