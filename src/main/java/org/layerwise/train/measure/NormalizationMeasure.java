package org.layerwise.train.measure;

import java.util.Optional;
import java.util.Set;
import org.layerwise.catalog.Kind;
import org.layerwise.nn.param.Parameter;
import org.layerwise.nn.param.ParameterSpec;
import org.layerwise.nn.param.Role;

/**
 * Something of a normalization: of the factors γ and offsets β that it learns, or of the running mean and variance that batch
 * normalization keeps for later. Over its channels, after the update.
 */
public sealed interface NormalizationMeasure extends Measure {

    /** Which of its parameters is looked at. */
    enum Part {
        /** γ. */
        GAMMA("weight", Role.SCALE),
        /** β. */
        BETA("bias", Role.BIAS),
        /** The mean that is used when nothing is trained. */
        RUNNING_MEAN("running_mean", Role.STATISTIC),
        /** The variance that is used when nothing is trained. */
        RUNNING_VARIANCE("running_var", Role.STATISTIC);

        private final String parameter;
        private final Role role;

        Part(String parameter, Role role) {
            this.parameter = parameter;
            this.role = role;
        }

        boolean isOf(Parameter given) {
            return given.role() == role && given.name().equals(parameter);
        }

        /** The name of the parameter among those of a normalization; empty for another layer, and where it has none. */
        Optional<String> of(Iterable<ParameterSpec> parameters) {
            boolean normalizes = false;
            boolean found = false;
            for (ParameterSpec each : parameters) {
                normalizes |= each.role() == Role.SCALE;
                found |= each.role() == role && each.name().equals(parameter);
            }
            return normalizes && found ? Optional.of(parameter) : Optional.empty();
        }
    }

    /** What of that parameter. */
    enum Statistic {
        MEAN,
        MIN,
        MAX
    }

    Part part();

    Statistic statistic();

    /** The number. */
    default double value(ArrayReading parameter) {
        return switch (statistic()) {
            case MEAN -> parameter.mean();
            case MIN -> parameter.min();
            case MAX -> parameter.max();
        };
    }

    /** What has to be read of the parameter. */
    default Set<Quantity> needs() {
        return Set.of(statistic() == Statistic.MEAN ? Quantity.MEAN : Quantity.RANGE);
    }

    @Override
    default String formula() {
        return switch (statistic()) {
            case MEAN -> "Σ v / n over the channels";
            case MIN -> "min v over the channels";
            case MAX -> "max v over the channels";
        };
    }

    @Override
    default String cost() {
        return "one pass over the channels, shared";
    }

    /** The mean of a normalization's learned factors γ. */
    @Kind(
            id = "gamma/mean",
            title = "Mean γ of the normalization",
            doc = "The mean of a normalization's learned factors γ.")
    record GammaMean() implements NormalizationMeasure {
        @Override
        public Part part() {
            return Part.GAMMA;
        }

        @Override
        public Statistic statistic() {
            return Statistic.MEAN;
        }
    }

    /** The smallest of a normalization's learned factors γ. */
    @Kind(
            id = "gamma/min",
            title = "Smallest γ of the normalization",
            doc = "The smallest of a normalization's learned factors γ.")
    record GammaMin() implements NormalizationMeasure {
        @Override
        public Part part() {
            return Part.GAMMA;
        }

        @Override
        public Statistic statistic() {
            return Statistic.MIN;
        }
    }

    /** The largest of a normalization's learned factors γ. */
    @Kind(
            id = "gamma/max",
            title = "Largest γ of the normalization",
            doc = "The largest of a normalization's learned factors γ.")
    record GammaMax() implements NormalizationMeasure {
        @Override
        public Part part() {
            return Part.GAMMA;
        }

        @Override
        public Statistic statistic() {
            return Statistic.MAX;
        }
    }

    /** The mean of a normalization's learned offsets β. */
    @Kind(
            id = "beta/mean",
            title = "Mean β of the normalization",
            doc = "The mean of a normalization's learned offsets β.")
    record BetaMean() implements NormalizationMeasure {
        @Override
        public Part part() {
            return Part.BETA;
        }

        @Override
        public Statistic statistic() {
            return Statistic.MEAN;
        }
    }

    /** The smallest of a normalization's learned offsets β. */
    @Kind(
            id = "beta/min",
            title = "Smallest β of the normalization",
            doc = "The smallest of a normalization's learned offsets β.")
    record BetaMin() implements NormalizationMeasure {
        @Override
        public Part part() {
            return Part.BETA;
        }

        @Override
        public Statistic statistic() {
            return Statistic.MIN;
        }
    }

    /** The largest of a normalization's learned offsets β. */
    @Kind(
            id = "beta/max",
            title = "Largest β of the normalization",
            doc = "The largest of a normalization's learned offsets β.")
    record BetaMax() implements NormalizationMeasure {
        @Override
        public Part part() {
            return Part.BETA;
        }

        @Override
        public Statistic statistic() {
            return Statistic.MAX;
        }
    }

    /** The mean of a normalization's running means. */
    @Kind(
            id = "running-mean/mean",
            title = "Mean running mean of the normalization",
            doc = "The mean of a normalization's running means.")
    record RunningMeanMean() implements NormalizationMeasure {
        @Override
        public Part part() {
            return Part.RUNNING_MEAN;
        }

        @Override
        public Statistic statistic() {
            return Statistic.MEAN;
        }
    }

    /** The smallest of a normalization's running means. */
    @Kind(
            id = "running-mean/min",
            title = "Smallest running mean of the normalization",
            doc = "The smallest of a normalization's running means.")
    record RunningMeanMin() implements NormalizationMeasure {
        @Override
        public Part part() {
            return Part.RUNNING_MEAN;
        }

        @Override
        public Statistic statistic() {
            return Statistic.MIN;
        }
    }

    /** The largest of a normalization's running means. */
    @Kind(
            id = "running-mean/max",
            title = "Largest running mean of the normalization",
            doc = "The largest of a normalization's running means.")
    record RunningMeanMax() implements NormalizationMeasure {
        @Override
        public Part part() {
            return Part.RUNNING_MEAN;
        }

        @Override
        public Statistic statistic() {
            return Statistic.MAX;
        }
    }

    /** The mean of a normalization's running variances. */
    @Kind(
            id = "running-variance/mean",
            title = "Mean running variance of the normalization",
            doc = "The mean of a normalization's running variances.")
    record RunningVarianceMean() implements NormalizationMeasure {
        @Override
        public Part part() {
            return Part.RUNNING_VARIANCE;
        }

        @Override
        public Statistic statistic() {
            return Statistic.MEAN;
        }
    }

    /** The smallest of a normalization's running variances. */
    @Kind(
            id = "running-variance/min",
            title = "Smallest running variance of the normalization",
            doc = "The smallest of a normalization's running variances.")
    record RunningVarianceMin() implements NormalizationMeasure {
        @Override
        public Part part() {
            return Part.RUNNING_VARIANCE;
        }

        @Override
        public Statistic statistic() {
            return Statistic.MIN;
        }
    }

    /** The largest of a normalization's running variances. */
    @Kind(
            id = "running-variance/max",
            title = "Largest running variance of the normalization",
            doc = "The largest of a normalization's running variances.")
    record RunningVarianceMax() implements NormalizationMeasure {
        @Override
        public Part part() {
            return Part.RUNNING_VARIANCE;
        }

        @Override
        public Statistic statistic() {
            return Statistic.MAX;
        }
    }
}
