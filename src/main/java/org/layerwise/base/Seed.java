package org.layerwise.base;

import java.nio.charset.StandardCharsets;

/**
 * One number from which every random choice of an experiment follows, by named streams: {@code split}, {@code init},
 * {@code shuffle}, {@code dropout}, {@code noise}, {@code augment}. Streams of different names are independent, so that adding
 * a use of one leaves the others' bits alone.
 *
 * @param value any number
 */
public record Seed(long value) {

    /** A fresh stream for {@code name}; the same seed and name give the same numbers. */
    public RandomStream stream(String name) {
        long hash = 0xCBF29CE484222325L;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * 0x100000001B3L;
        }
        return new RandomStream(RandomStream.splitMix(value) ^ RandomStream.splitMix(hash));
    }
}
