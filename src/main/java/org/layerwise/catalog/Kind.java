package org.layerwise.catalog;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares one kind of a sealed family: a layer, an optimizer, a loss. Everything that lists or edits kinds reads this. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Kind {
    /** The name in files and on the command line: {@code batch-norm}. Never changes. */
    String id();

    /** The name people read: {@code Batch normalization}. */
    String title();

    /** What it does and when to use it, in one or two sentences. */
    String doc();

    /** Where it comes from: a paper or text, in full; empty for what is common knowledge. */
    String paper() default "";

    /** Where a palette puts it. */
    PaletteGroup group() default PaletteGroup.NONE;

    /** Ids of earlier versions, still read. */
    String[] aliases() default {};
}
