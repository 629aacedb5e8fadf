package org.layerwise.data;

/**
 * A scaling of one column, {@code x' = (x − shift) / scale}: subtract, then divide, each rounded to float32.
 *
 * @param shift a float32 value
 * @param scale a float32 value other than 0
 */
public record Affine(float shift, float scale) {
    public float apply(float x) {
        return (x - shift) / scale;
    }
}
