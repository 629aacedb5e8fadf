package org.layerwise.data.spec;

import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.catalog.Param;
import org.layerwise.data.decorrelate.Decorrelation;
import org.layerwise.data.decorrelate.NoDecorrelation;
import org.layerwise.data.step.Scaling;
import org.layerwise.data.step.Standardize;
import org.layerwise.data.window.NoWindows;
import org.layerwise.data.window.Windowing;

/**
 * How columns become features. Numbers: missing values filled in, then scaled. Categories: missing values filled in, then
 * one-hot; or an index, for an embedding.
 *
 * @param scaling of the numeric columns
 * @param maxCategories a category column with more categories than this in its training rows is left out
 * @param targetScaling of the target of a regression
 * @param encoding of the category columns that do not choose their own
 * @param balance of the classes in training
 * @param decorrelation of all features together, once each column is prepared
 * @param windows what one sample is made of
 */
public record PipelineSpec(
        @Param(doc = "How numeric columns are brought to a common size", value = "standardize")
        Scaling scaling,

        @Param(
                doc = "A category column with more categories than this is left out",
                value = "50",
                min = 2,
                max = 10_000)
        int maxCategories,

        @Param(
                doc =
                        "How the target of a regression is brought to a common size; predictions are in its own units again",
                value = "standardize",
                omitDefault = true)
        Scaling targetScaling,

        @Param(
                doc =
                        "How category columns become features, where a column's own encoding says nothing else; an embedding "
                                + "takes an index",
                value = "one-hot",
                omitDefault = true)
        Encoding encoding,

        @Param(
                doc = "How rare classes are made to count as much as frequent ones in training",
                value = "none",
                omitDefault = true)
        ClassBalancing balance,

        @Param(
                doc = "What is done to all features together, once each column is prepared by itself",
                value = "none",
                omitDefault = true)
        Decorrelation decorrelation,

        @Param(
                doc = "Whether a sample is a row by itself, or a window of rows in order of time",
                value = "none",
                omitDefault = true)
        Windowing windows) {
    /** The default of {@link #maxCategories()}. */
    public static final int MAX_CATEGORIES = 50;

    public static final PipelineSpec DEFAULT = new PipelineSpec(new Standardize(), MAX_CATEGORIES);

    /** With a standardized target and one-hot categories. */
    public PipelineSpec(Scaling scaling, int maxCategories) {
        this(
                scaling,
                maxCategories,
                new Standardize(),
                Encoding.ONE_HOT,
                ClassBalancing.NONE,
                new NoDecorrelation(),
                new NoWindows());
    }

    public PipelineSpec {
        if (maxCategories < 2 || maxCategories > 10_000) {
            throw Problem.error(
                            Location.path("", "pipeline.maxCategories"),
                            Message.of("data.spec/max-categories", maxCategories, MAX_CATEGORIES))
                    .toException();
        }
    }

    public PipelineSpec withScaling(Scaling other) {
        return new PipelineSpec(other, maxCategories, targetScaling, encoding, balance, decorrelation, windows);
    }

    public PipelineSpec withMaxCategories(int other) {
        return new PipelineSpec(scaling, other, targetScaling, encoding, balance, decorrelation, windows);
    }

    public PipelineSpec withEncoding(Encoding other) {
        return new PipelineSpec(scaling, maxCategories, targetScaling, other, balance, decorrelation, windows);
    }

    public PipelineSpec withBalance(ClassBalancing other) {
        return new PipelineSpec(scaling, maxCategories, targetScaling, encoding, other, decorrelation, windows);
    }

    public PipelineSpec withDecorrelation(Decorrelation other) {
        return new PipelineSpec(scaling, maxCategories, targetScaling, encoding, balance, other, windows);
    }

    public PipelineSpec withWindows(Windowing other) {
        return new PipelineSpec(scaling, maxCategories, targetScaling, encoding, balance, decorrelation, other);
    }
}
