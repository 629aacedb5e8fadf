package org.layerwise.data.table;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.layerwise.data.cell.NumberText;

/** The order of classes and categories: by value when all are numbers, else by code point. */
public final class CategoryOrder {
    private static final Comparator<String> BY_CODE_POINT = CategoryOrder::compareCodePoints;
    private static final Comparator<String> BY_VALUE =
            Comparator.comparingDouble(NumberText::parse).thenComparing(BY_CODE_POINT);

    private CategoryOrder() {}

    /** The given texts in order; numbers of one value, such as "1" and "01", by code point. */
    public static List<String> sorted(Collection<String> categories) {
        boolean numbers = categories.stream().allMatch(NumberText::isNumber);
        return categories.stream().sorted(numbers ? BY_VALUE : BY_CODE_POINT).toList();
    }

    private static int compareCodePoints(String a, String b) {
        int i = 0;
        while (i < a.length() && i < b.length()) {
            int x = a.codePointAt(i);
            int y = b.codePointAt(i);
            if (x != y) {
                return Integer.compare(x, y);
            }
            i += Character.charCount(x);
        }
        return Integer.compare(a.length(), b.length());
    }
}
