package org.layerwise.ui.data.columns;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.layerwise.base.Severity;
import org.layerwise.data.table.ColumnType;

/**
 * Which columns the list shows.
 *
 * @param name a part of their names, in upper or lower case; empty for any
 * @param types what they are read as; empty for any
 * @param traits what is so of them, each of these
 */
public record ColumnFilter(String name, Set<ColumnType> types, Set<Trait> traits) {
    /** Every column. */
    public static final ColumnFilter ALL = new ColumnFilter("", Set.of(), Set.of());

    /** What may be so of a column. */
    public enum Trait {
        MISSING,
        LEFT_OUT,
        WARNED;

        boolean isOf(ColumnRow row) {
            return switch (this) {
                case MISSING -> row.profile().missing() > 0;
                case LEFT_OUT -> row.isChoice() && !row.isUsed();
                case WARNED -> row.problems().stream().anyMatch(problem -> problem.severity() != Severity.NOTE);
            };
        }
    }

    public ColumnFilter {
        name = name.strip();
        types = Set.copyOf(types);
        traits = Set.copyOf(traits);
    }

    public ColumnFilter withName(String other) {
        return new ColumnFilter(other, types, traits);
    }

    /** The same with one type more or less. */
    public ColumnFilter with(ColumnType type, boolean wanted) {
        return new ColumnFilter(name, changed(types, EnumSet.noneOf(ColumnType.class), type, wanted), traits);
    }

    /** The same with one trait more or less. */
    public ColumnFilter with(Trait trait, boolean wanted) {
        return new ColumnFilter(name, types, changed(traits, EnumSet.noneOf(Trait.class), trait, wanted));
    }

    private static <T> Set<T> changed(Set<T> before, Set<T> empty, T item, boolean wanted) {
        empty.addAll(before);
        if (wanted) {
            empty.add(item);
        } else {
            empty.remove(item);
        }
        return empty;
    }

    /** Whether it shows a column. */
    public boolean accepts(ColumnRow row) {
        return (name.isEmpty() || row.name().toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT)))
                && (types.isEmpty() || types.contains(row.type()))
                && traits.stream().allMatch(trait -> trait.isOf(row));
    }
}
