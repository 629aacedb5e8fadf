package org.layerwise.math;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The memory segments of arrays from given offsets on, each made once and kept: a run's products take the same arrays step
 * after step. (Segments made for each call stay objects or not as the compiler happens to see fit.)
 */
final class SegmentCache {
    /** So many are kept; then all are let go, with the arrays they hold on to. */
    static final int MOST = 1 << 14;

    private static final int FIRST = 1 << 6;
    private static final int GOLDEN_RATIO = 0x9E3779B9;

    private float[][] arrays = new float[FIRST][];
    private int[] offsets = new int[FIRST];
    private @Nullable MemorySegment[] segments = new MemorySegment[FIRST];
    private int size;

    /** The array from {@code offset} on. */
    @SuppressWarnings("ReferenceEquality") // the same array, not one that holds the same numbers
    MemorySegment of(float[] array, int offset) {
        int mask = segments.length - 1;
        for (int i = place(array, offset); ; i = (i + 1) & mask) {
            MemorySegment found = segments[i];
            if (found == null) {
                return add(array, offset);
            }
            if (arrays[i] == array && offsets[i] == offset) {
                return found;
            }
        }
    }

    private int place(float[] array, int offset) {
        int hash = (System.identityHashCode(array) + offset * 31) * GOLDEN_RATIO;
        return (hash ^ (hash >>> 16)) & (segments.length - 1);
    }

    private MemorySegment add(float[] array, int offset) {
        if (size == MOST) {
            renew(FIRST);
        } else if (2 * size >= segments.length) {
            float[][] oldArrays = arrays;
            int[] oldOffsets = offsets;
            @Nullable MemorySegment[] oldSegments = segments;
            renew(2 * segments.length);
            for (int i = 0; i < oldSegments.length; i++) {
                MemorySegment segment = oldSegments[i];
                if (segment != null) {
                    put(oldArrays[i], oldOffsets[i], segment);
                }
            }
        }
        MemorySegment segment = MemorySegment.ofArray(array).asSlice((long) offset * Float.BYTES);
        put(array, offset, segment);
        return segment;
    }

    private void renew(int capacity) {
        arrays = new float[capacity][];
        offsets = new int[capacity];
        segments = new MemorySegment[capacity];
        size = 0;
    }

    private void put(float[] array, int offset, MemorySegment segment) {
        int i = place(array, offset);
        while (segments[i] != null) {
            i = (i + 1) & (segments.length - 1);
        }
        arrays[i] = array;
        offsets[i] = offset;
        segments[i] = segment;
        size++;
    }

    /** How many are kept. */
    int size() {
        return size;
    }
}
