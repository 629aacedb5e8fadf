package org.layerwise.cli;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes as people write it: {@code 500MB}, {@code 2 GB}, {@code 1.5GiB}. */
final class ByteSize {
    private static final Pattern FORM = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)\\s*([kmgt]?)(i?)b?");
    private static final String PREFIXES = "kmgt";

    private ByteSize() {}

    /** The bytes; empty for what is no size. A thousand is 1,000, unless there is an {@code i}. */
    static OptionalLong parse(String text) {
        Matcher parts = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!parts.matches() || (parts.group(2).isEmpty() && !parts.group(3).isEmpty())) {
            return OptionalLong.empty();
        }
        BigDecimal thousand = BigDecimal.valueOf(parts.group(3).isEmpty() ? 1000 : 1024);
        int power = parts.group(2).isEmpty() ? 0 : PREFIXES.indexOf(parts.group(2)) + 1;
        BigDecimal bytes = new BigDecimal(parts.group(1)).multiply(thousand.pow(power));
        return bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                ? OptionalLong.empty()
                : OptionalLong.of(bytes.longValue());
    }
}
