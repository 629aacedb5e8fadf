package org.layerwise.search.prune;

import java.util.ArrayList;
import java.util.List;

/**
 * One bracket of Hyperband: so many trials begin, and at each rung the best η-th part goes on.
 *
 * @param s how many times trials are compared
 * @param rungs from the first to the last
 */
public record HyperbandBracket(int s, List<Rung> rungs) {

    /**
     * One rung.
     *
     * @param trials that train so far
     * @param epochs that they have trained by then
     */
    public record Rung(long trials, long epochs) {}

    public HyperbandBracket {
        rungs = List.copyOf(rungs);
    }

    /** Trials that begin. */
    public long trials() {
        return rungs.getFirst().trials();
    }

    /**
     * All brackets of R epochs, those that compare most often first: n = ⌊(s_max+1)/(s+1)⌋·η^s trials begin with R·η^−s epochs, as
     * table 1 of the paper has it for R = 81 and η = 3.
     *
     * @param epochs R, that the best trials train
     * @param eta η
     */
    public static List<HyperbandBracket> all(int epochs, int eta) {
        int most = 0;
        for (long reached = eta; reached <= epochs; reached *= eta) {
            most++;
        }
        List<HyperbandBracket> brackets = new ArrayList<>();
        for (int s = most; s >= 0; s--) {
            long first = (most + 1) / (s + 1) * power(eta, s);
            List<Rung> rungs = new ArrayList<>();
            for (int i = 0; i <= s; i++) {
                rungs.add(new Rung(first / power(eta, i), epochs / power(eta, s - i)));
            }
            brackets.add(new HyperbandBracket(s, rungs));
        }
        return brackets;
    }

    private static long power(int base, int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= base;
        }
        return power;
    }
}
