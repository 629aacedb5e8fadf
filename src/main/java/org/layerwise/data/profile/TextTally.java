package org.layerwise.data.profile;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Counts different texts: each of the first {@link Profiler#DISTINCT_LIMIT} by itself, in an open hash table; when more come,
 * how many there are is estimated. Holds at most about 2 MB besides those texts, however many rows there are.
 */
final class TextTally {
    private String[] texts = new String[16];
    private long[] hashes = new long[16];
    private int[] counts = new int[16];
    private double[] numbers = new double[16];
    private int[] slots = new int[64];
    private int size;
    private @Nullable HyperLogLog all;

    /** @param number what the text writes; NaN when it is no number */
    void add(String text, double number) {
        long hash = TextHash.of(text);
        if (all != null) {
            all.add(hash);
        }
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] != 0) {
            int entry = slots[slot] - 1;
            if (hashes[entry] == hash && texts[entry].equals(text)) {
                counts[entry]++;
                return;
            }
            slot = (slot + 1) & mask;
        }
        if (size == Profiler.DISTINCT_LIMIT) {
            if (all == null) {
                all = estimateFromNow(hash);
            }
            return;
        }
        append(text, hash, number);
        slots[slot] = size;
        if (4 * size > slots.length) {
            rehash();
        }
    }

    private HyperLogLog estimateFromNow(long hash) {
        HyperLogLog sketch = new HyperLogLog();
        for (int entry = 0; entry < size; entry++) {
            sketch.add(hashes[entry]);
        }
        sketch.add(hash);
        return sketch;
    }

    private void append(String text, long hash, double number) {
        if (size == texts.length) {
            texts = Arrays.copyOf(texts, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        texts[size] = text;
        hashes[size] = hash;
        numbers[size] = number + 0.0; // a negative zero is zero
        counts[size++] = 1;
    }

    private void rehash() {
        slots = new int[2 * slots.length];
        int mask = slots.length - 1;
        for (int entry = 0; entry < size; entry++) {
            int slot = (int) hashes[entry] & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = entry + 1;
        }
    }

    /** How many different texts were added: exact up to the limit, then estimated, and above it. */
    int distinct() {
        HyperLogLog sketch = all;
        return sketch == null
                ? size
                : (int) Math.max(
                        Profiler.DISTINCT_LIMIT + 1, Math.min(Integer.MAX_VALUE, Math.rint(sketch.estimate())));
    }

    /** How many different finite numbers the texts counted by themselves write. */
    int distinctNumbers() {
        return (int) Arrays.stream(numbers, 0, size)
                .filter(Double::isFinite)
                .distinct()
                .count();
    }

    /** The texts counted by themselves, in order of arrival. */
    List<String> texts() {
        return Arrays.asList(texts).subList(0, size);
    }

    /** How often a text counted by itself came. */
    int count(int entry) {
        return counts[entry];
    }

    /** The number that it writes; NaN when it is none. */
    double number(int entry) {
        return numbers[entry];
    }

    /** Whether every text that came is counted by itself. */
    boolean isComplete() {
        return all == null;
    }

    /** The most frequent of them, in order of arrival where equally frequent. */
    List<CategoryCount> mostFrequent(int most) {
        return IntStream.range(0, size)
                .mapToObj(entry -> new CategoryCount(texts[entry], counts[entry]))
                .sorted(Comparator.comparingInt(CategoryCount::count).reversed())
                .limit(most)
                .toList();
    }
}
