package org.layerwise.math;

import java.util.Arrays;

/**
 * Large products in parts, one for each member of a team, where that gives the very bits of the whole product; whole elsewhere.
 * Whether it does is tried once for each shape, on numbers of its own: every element of C is a sum over k in an order that a
 * library chooses by the shape, mostly by k alone. So results depend neither on the number of threads nor on who works when.
 */
public final class ParallelGemm implements Gemm {
    /** Multiply-adds from which parts pay: some 30 µs. */
    static final long SMALLEST = 2_000_000L;
    /** Multiply-adds in a part, at least. */
    private static final long SMALLEST_PART = SMALLEST / 2;
    /** Part borders are multiples of this, as the libraries' own blocks are. */
    private static final int GRAIN = 16;

    private final Gemm[] members;
    private final ThreadTeam team;
    private final Part part = new Part();
    private Shape[] shapes = new Shape[0];

    /**
     * A product for a team.
     *
     * @param blas gives each member a product of its own
     */
    public ParallelGemm(Blas blas, ThreadTeam team) {
        this.team = team;
        this.members = new Gemm[team.threads()];
        for (int i = 0; i < members.length; i++) {
            members[i] = blas.gemm(team::isGivenUp);
        }
    }

    /** A product's shape, and the length of its parts: of rows where rows are split, else of columns; 0 when it stays whole. */
    private record Shape(boolean transposeA, boolean transposeB, int m, int n, int k, int length) {
        boolean is(boolean otherA, boolean otherB, int otherM, int otherN, int otherK) {
            return transposeA == otherA && transposeB == otherB && m == otherM && n == otherN && k == otherK;
        }

        boolean splitsRows() {
            return m > n;
        }

        int parts() {
            return length == 0 ? 1 : ((splitsRows() ? m : n) + length - 1) / length;
        }
    }

    /** The product at hand. */
    private final class Part implements ThreadTeam.Blocks {
        private Shape shape = new Shape(false, false, 0, 0, 0, 0);
        private float[] a = new float[0];
        private int offsetA;
        private int strideA;
        private float[] b = a;
        private int offsetB;
        private int strideB;
        private float beta;
        private float[] c = a;
        private int offsetC;
        private int strideC;

        @Override
        public void run(int block, int member) {
            Shape s = shape;
            int from = block * s.length;
            int m = s.splitsRows() ? Math.min(s.length, s.m - from) : s.m;
            int n = s.splitsRows() ? s.n : Math.min(s.length, s.n - from);
            int fromA = offsetA;
            int fromB = offsetB;
            int fromC = offsetC;
            if (s.splitsRows()) {
                fromA += s.transposeA ? from : from * strideA;
                fromC += from * strideC;
            } else {
                fromB += s.transposeB ? from * strideB : from;
                fromC += from;
            }
            members[member].multiply(
                    s.transposeA,
                    s.transposeB,
                    m,
                    n,
                    s.k,
                    a,
                    fromA,
                    strideA,
                    b,
                    fromB,
                    strideB,
                    beta,
                    c,
                    fromC,
                    strideC);
        }
    }

    @Override
    public void multiply(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            float[] a,
            int offsetA,
            int strideA,
            float[] b,
            int offsetB,
            int strideB,
            float beta,
            float[] c,
            int offsetC,
            int strideC) {
        if ((long) m * n * k < SMALLEST || team.isAlone()) {
            members[0].multiply(
                    transposeA,
                    transposeB,
                    m,
                    n,
                    k,
                    a,
                    offsetA,
                    strideA,
                    b,
                    offsetB,
                    strideB,
                    beta,
                    c,
                    offsetC,
                    strideC);
            return;
        }
        Gemm.checkPlace("A", transposeA ? k : m, transposeA ? m : k, a.length, offsetA, strideA);
        Gemm.checkPlace("B", transposeB ? n : k, transposeB ? k : n, b.length, offsetB, strideB);
        Gemm.checkPlace("C", m, n, c.length, offsetC, strideC);
        Part p = part;
        p.shape = shape(transposeA, transposeB, m, n, k);
        if (p.shape.length == 0) {
            members[0].multiply(
                    transposeA,
                    transposeB,
                    m,
                    n,
                    k,
                    a,
                    offsetA,
                    strideA,
                    b,
                    offsetB,
                    strideB,
                    beta,
                    c,
                    offsetC,
                    strideC);
            return;
        }
        p.a = a;
        p.offsetA = offsetA;
        p.strideA = strideA;
        p.b = b;
        p.offsetB = offsetB;
        p.strideB = strideB;
        p.beta = beta;
        p.c = c;
        p.offsetC = offsetC;
        p.strideC = strideC;
        team.run(p.shape.parts(), p);
    }

    private Shape shape(boolean transposeA, boolean transposeB, int m, int n, int k) {
        for (Shape known : shapes) {
            if (known.is(transposeA, transposeB, m, n, k)) {
                return known;
            }
        }
        if (team.isGivenUp()) {
            return new Shape(transposeA, transposeB, m, n, k, 0); // a trial would show nothing
        }
        shapes = Arrays.copyOf(shapes, shapes.length + 1);
        Shape found = tried(transposeA, transposeB, m, n, k);
        shapes[shapes.length - 1] = found;
        return found;
    }

    /** The longer side is split: each part packs the other operand anew, which is the smaller one. */
    private Shape tried(boolean transposeA, boolean transposeB, int m, int n, int k) {
        int side = Math.max(m, n);
        int most = (int) Math.min(team.threads(), (long) m * n * k / SMALLEST_PART);
        int length = ((side + most - 1) / most + GRAIN - 1) / GRAIN * GRAIN;
        Shape split = new Shape(transposeA, transposeB, m, n, k, length);
        return length < side && givesTheSameBits(split) ? split : new Shape(transposeA, transposeB, m, n, k, 0);
    }

    private boolean givesTheSameBits(Shape shape) {
        float[] a = numbers(shape.m * shape.k, 1);
        float[] b = numbers(shape.k * shape.n, 2);
        float[] whole = numbers(shape.m * shape.n, 3);
        float[] parts = whole.clone();
        int strideA = shape.transposeA ? shape.m : shape.k;
        int strideB = shape.transposeB ? shape.k : shape.n;
        members[0].multiply(
                shape.transposeA,
                shape.transposeB,
                shape.m,
                shape.n,
                shape.k,
                a,
                0,
                strideA,
                b,
                0,
                strideB,
                0.5f,
                whole,
                0,
                shape.n);
        Part trial = new Part();
        trial.shape = shape;
        trial.a = a;
        trial.strideA = strideA;
        trial.b = b;
        trial.strideB = strideB;
        trial.beta = 0.5f;
        trial.c = parts;
        trial.strideC = shape.n;
        for (int block = 0; block < shape.parts(); block++) {
            trial.run(block, 0);
        }
        return Arrays.equals(whole, parts);
    }

    /** Numbers between −1 and 1 with all their bits in use. */
    private static float[] numbers(int size, int seed) {
        float[] values = new float[size];
        int state = seed;
        for (int i = 0; i < size; i++) {
            state = state * 1_664_525 + 1_013_904_223; // Numerical Recipes' generator; its upper bits are good enough
            values[i] = (state >> 7) * 0x1p-24f;
        }
        return values;
    }

    @Override
    public String name() {
        return members[0].name();
    }
}
