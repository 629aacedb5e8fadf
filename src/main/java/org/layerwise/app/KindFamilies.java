package org.layerwise.app;

import java.util.List;
import java.util.stream.Stream;
import org.layerwise.exchange.Exporter;
import org.layerwise.experiment.Families;
import org.layerwise.nn.metric.MetricSpec;
import org.layerwise.search.prune.Pruner;
import org.layerwise.search.sample.Sampler;
import org.layerwise.train.measure.Measure;

/** Every family of kinds there is. */
public final class KindFamilies {
    private KindFamilies() {}

    /** In the order in which they are listed to people: those of experiments first. */
    public static final List<Class<?>> ALL = Stream.concat(
                    Families.ALL.stream(),
                    Stream.of(MetricSpec.class, Measure.class, Exporter.class, Sampler.class, Pruner.class))
            .toList();
}
