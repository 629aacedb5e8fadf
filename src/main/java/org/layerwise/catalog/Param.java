package org.layerwise.catalog;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares one parameter of a kind, on its record component. The component's name is the parameter's name in files. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
public @interface Param {
    /** What it means, with its unit. */
    String doc();

    /**
     * The default as text: a number, {@code true}, an enum's constant, or the id of a kind; empty for an empty
     * text or list, and for a record with its own defaults.
     */
    String value();

    /** The name people read; empty: made from the component's name. */
    String title() default "";

    /** Names that it had in files before; they are still read. */
    String[] aliases() default {};

    /** The smallest allowed number. */
    double min() default Double.NEGATIVE_INFINITY;

    /** The largest allowed number. */
    double max() default Double.POSITIVE_INFINITY;

    /** A word that stands for {@link #max()}, such as {@code all}; empty: none. */
    String most() default "";

    /** Whether {@link #min()} itself is allowed. */
    boolean minInclusive() default true;

    /** Whether {@link #max()} itself is allowed. */
    boolean maxInclusive() default true;

    /** Whether an editor offers it under "more". */
    boolean advanced() default false;

    /** Whether files leave it out when it is at its default. */
    boolean omitDefault() default false;
}
