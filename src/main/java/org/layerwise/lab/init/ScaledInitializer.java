package org.layerwise.lab.init;

import org.layerwise.nn.init.Constant;
import org.layerwise.nn.init.GlorotNormal;
import org.layerwise.nn.init.GlorotUniform;
import org.layerwise.nn.init.HeNormal;
import org.layerwise.nn.init.HeUniform;
import org.layerwise.nn.init.Initializer;
import org.layerwise.nn.init.LecunNormal;
import org.layerwise.nn.init.LecunUniform;
import org.layerwise.nn.init.Lsuv;
import org.layerwise.nn.init.Normal;
import org.layerwise.nn.init.Ones;
import org.layerwise.nn.init.Orthogonal;
import org.layerwise.nn.init.TruncatedNormal;
import org.layerwise.nn.init.Uniform;
import org.layerwise.nn.init.VarianceScaling;
import org.layerwise.nn.init.VarianceScaling.Distribution;
import org.layerwise.nn.init.VarianceScaling.Fan;
import org.layerwise.nn.init.Zeros;

/** Initializers with their standard deviation multiplied by a gain. */
public final class ScaledInitializer {
    private static final double ROOT_TWO = Math.sqrt(2);

    private ScaledInitializer() {}

    /** The initializer that draws the same distribution, wider by the gain; LSUV scales by itself and stays. */
    public static Initializer of(Initializer initializer, double gain) {
        if (gain == 1) {
            return initializer;
        }
        return switch (initializer) {
            case Zeros zeros -> zeros;
            case Lsuv lsuv -> lsuv;
            case Ones _ -> new Constant(gain);
            case Constant(double value) -> new Constant(gain * value);
            case Normal(double sigma) -> new Normal(gain * sigma);
            case Uniform(double limit) -> new Uniform(gain * limit);
            case TruncatedNormal(double sigma) -> new TruncatedNormal(gain * sigma);
            case Orthogonal(double own) -> new Orthogonal(gain * own);
            case VarianceScaling(double own, Fan fan, Distribution distribution) ->
                new VarianceScaling(gain * own, fan, distribution);
            case GlorotUniform _ -> new VarianceScaling(gain, Fan.AVERAGE, Distribution.UNIFORM);
            case GlorotNormal _ -> new VarianceScaling(gain, Fan.AVERAGE, Distribution.NORMAL);
            case HeUniform _ -> new VarianceScaling(gain * ROOT_TWO, Fan.IN, Distribution.UNIFORM);
            case HeNormal _ -> new VarianceScaling(gain * ROOT_TWO, Fan.IN, Distribution.NORMAL);
            case LecunUniform _ -> new VarianceScaling(gain, Fan.IN, Distribution.UNIFORM);
            case LecunNormal _ -> new VarianceScaling(gain, Fan.IN, Distribution.NORMAL);
        };
    }
}
