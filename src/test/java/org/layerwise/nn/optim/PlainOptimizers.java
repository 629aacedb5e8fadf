package org.layerwise.nn.optim;

import static java.util.Map.entry;

import java.util.Map;
import org.layerwise.catalog.Catalog;

/**
 * Every optimizer for one weight in double precision, as its paper has it and without a word of the engine's: a kind that is
 * not here fails the contract test. Add its formula.
 */
final class PlainOptimizers {
    /** One weight with all that may be remembered of it. */
    static final class Plain {
        double w;
        double m;
        double v;
        double u;
        double product = 1;
        int t;

        Plain(double w) {
            this.w = w;
        }
    }

    /** A rule's numbers by name; {@code momentum} and {@code beta1} may be a schedule's. */
    record Settings(Map<String, Object> values, double scheduled) {
        double get(String name) {
            boolean first = name.equals("momentum") || name.equals("beta1");
            double own = (double) values.get(name);
            return first && own != 0 && !Double.isNaN(scheduled) ? scheduled : own;
        }

        boolean is(String name) {
            return (boolean) values.get(name);
        }
    }

    private interface Rule {
        /** One step from {@code x.w} with a gradient that holds the coupled decay. */
        void step(Plain x, double g, double rate, Settings with);
    }

    private static final Map<String, Rule> RULES = Map.ofEntries(
            entry("sgd", PlainOptimizers::sgd),
            entry("adagrad", PlainOptimizers::adagrad),
            entry("adadelta", PlainOptimizers::adadelta),
            entry("rmsprop", PlainOptimizers::rmsprop),
            entry("adam", (x, g, rate, with) -> adam(x, g, rate, with, false)),
            entry("amsgrad", (x, g, rate, with) -> adam(x, g, rate, with, true)),
            entry("adamw", (x, g, rate, with) -> {
                x.w -= rate * with.get("weightDecay") * x.w;
                adam(x, g, rate, with, false);
            }),
            entry("adamax", PlainOptimizers::adamax),
            entry("nadam", PlainOptimizers::nadam),
            entry("radam", PlainOptimizers::radam),
            entry("lion", PlainOptimizers::lion));

    private PlainOptimizers() {}

    /** One step of one weight. */
    static void step(Optimizer optimizer, Plain x, double gradient, double rate, double scheduledMomentum) {
        var kind = Catalog.of(Optimizer.class).describe(optimizer);
        Rule rule = RULES.get(kind.id());
        if (rule == null) {
            throw new AssertionError(kind.id() + " has no rule in " + PlainOptimizers.class + ": write it there");
        }
        Settings with = new Settings(kind.values(optimizer), scheduledMomentum);
        boolean decoupled = kind.id().equals("adamw") || kind.id().equals("lion");
        x.t++;
        rule.step(x, decoupled ? gradient : gradient + with.get("weightDecay") * x.w, rate, with);
    }

    private static double mean(double old, double now, double keep) {
        return keep * old + (1 - keep) * now;
    }

    private static void sgd(Plain x, double g, double rate, Settings with) {
        x.v = with.get("momentum") * x.v + g;
        x.w -= rate * (with.is("nesterov") ? g + with.get("momentum") * x.v : x.v);
    }

    private static void adagrad(Plain x, double g, double rate, Settings with) {
        x.v += g * g;
        x.w -= rate * g / (Math.sqrt(x.v) + with.get("epsilon"));
    }

    private static void adadelta(Plain x, double g, double rate, Settings with) {
        x.v = mean(x.v, g * g, with.get("rho"));
        double delta = Math.sqrt(x.u + with.get("epsilon")) / Math.sqrt(x.v + with.get("epsilon")) * g;
        x.u = mean(x.u, delta * delta, with.get("rho"));
        x.w -= rate * delta;
    }

    private static void rmsprop(Plain x, double g, double rate, Settings with) {
        x.v = mean(x.v, g * g, with.get("alpha"));
        x.m = mean(x.m, g, with.get("alpha"));
        double variance = with.is("centered") ? x.v - x.m * x.m : x.v;
        x.u = with.get("momentum") * x.u + g / (Math.sqrt(variance) + with.get("epsilon"));
        x.w -= rate * x.u;
    }

    private static void adam(Plain x, double g, double rate, Settings with, boolean largest) {
        double beta1 = with.get("beta1");
        x.m = mean(x.m, g, beta1);
        x.v = mean(x.v, g * g, with.get("beta2"));
        x.u = Math.max(x.u, x.v);
        double square = (largest ? x.u : x.v) / (1 - Math.pow(with.get("beta2"), x.t));
        x.w -= rate * x.m / (1 - Math.pow(beta1, x.t)) / (Math.sqrt(square) + with.get("epsilon"));
    }

    private static void adamax(Plain x, double g, double rate, Settings with) {
        x.m = mean(x.m, g, with.get("beta1"));
        x.u = Math.max(with.get("beta2") * x.u, Math.abs(g) + with.get("epsilon"));
        x.w -= rate / (1 - Math.pow(with.get("beta1"), x.t)) * x.m / x.u;
    }

    private static double nadamMomentum(int t, Settings with) {
        return with.get("beta1") * (1 - 0.5 * Math.pow(0.96, t * with.get("momentumDecay")));
    }

    /** With PyTorch 1.13's product, which has the present μ twice. */
    private static void nadam(Plain x, double g, double rate, Settings with) {
        double now = nadamMomentum(x.t, with);
        double next = nadamMomentum(x.t + 1, with);
        x.product *= now;
        x.m = mean(x.m, g, with.get("beta1"));
        x.v = mean(x.v, g * g, with.get("beta2"));
        double look = next * x.m / (1 - x.product * now * next) + (1 - now) * g / (1 - x.product);
        x.w -= rate * look / (Math.sqrt(x.v / (1 - Math.pow(with.get("beta2"), x.t))) + with.get("epsilon"));
    }

    private static void radam(Plain x, double g, double rate, Settings with) {
        double power = Math.pow(with.get("beta2"), x.t);
        x.m = mean(x.m, g, with.get("beta1"));
        x.v = mean(x.v, g * g, with.get("beta2"));
        double m = x.m / (1 - Math.pow(with.get("beta1"), x.t));
        double limit = 2 / (1 - with.get("beta2")) - 1;
        double rho = limit - 2 * x.t * power / (1 - power);
        if (rho > 5) {
            double r = Math.sqrt((rho - 4) * (rho - 2) * limit / ((limit - 4) * (limit - 2) * rho));
            x.w -= rate * m * r * Math.sqrt(1 - power) / (Math.sqrt(x.v) + with.get("epsilon"));
        } else {
            x.w -= rate * m;
        }
    }

    private static void lion(Plain x, double g, double rate, Settings with) {
        double c = mean(x.m, g, with.get("beta1"));
        x.m = mean(x.m, g, with.get("beta2"));
        x.w -= rate * (Math.signum(c) + with.get("weightDecay") * x.w);
    }
}
