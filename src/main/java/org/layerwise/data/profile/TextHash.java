package org.layerwise.data.profile;

/** 64 well-mixed bits of a text: FNV-1a over its UTF-16 units, then the finalizer of SplitMix64. */
final class TextHash {
    static final long START = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;

    private TextHash() {}

    static long of(String text) {
        return mix(add(START, text));
    }

    /** Goes on with a hash; to be mixed at its end. */
    static long add(long hash, String text) {
        long all = hash;
        for (int i = 0; i < text.length(); i++) {
            all = (all ^ text.charAt(i)) * PRIME;
        }
        return all;
    }

    static long mix(long hash) {
        long z = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
