package org.layerwise.math;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandleProxies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;

/**
 * OpenBLAS's {@code cblas_sgemm} on Java's own arrays, without copies, through the foreign-function interface. A critical
 * call holds off garbage collection, so a product above {@value #LARGEST_CALL} multiply-adds is done in row blocks.
 */
public final class OpenBlasGemm implements Gemm {
    /** Multiply-adds in one native call: 0.2 GFLOP, some 2–3 ms. */
    static final long LARGEST_CALL = 100_000_000L;

    private static final int ROW_MAJOR = 101;
    private static final int PLAIN = 111;
    private static final int TRANSPOSED = 112;

    /** The signature of {@code cblas_sgemm}. */
    public interface Sgemm {
        void call(
                int order,
                int transposeA,
                int transposeB,
                int m,
                int n,
                int k,
                float alpha,
                MemorySegment a,
                int strideA,
                MemorySegment b,
                int strideB,
                float beta,
                MemorySegment c,
                int strideC);
    }

    /** A text that a function without arguments gives. */
    public interface TextCall {
        MemorySegment call();
    }

    /** Sets a number. */
    public interface NumberSetter {
        void call(int number);
    }

    /** A number that a function without arguments gives. */
    public interface NumberCall {
        int call();
    }

    /** The loaded library: constants, so that calls are compiled to direct ones. */
    @SuppressWarnings("restricted") // native calls are this class's one purpose
    private static final class Library {
        static final Linker LINKER = Linker.nativeLinker();
        static final SymbolLookup LOOKUP = lookup();
        static final Sgemm SGEMM = MethodHandleProxies.asInterfaceInstance(
                Sgemm.class,
                LINKER.downcallHandle(
                        LOOKUP.findOrThrow("cblas_sgemm"),
                        FunctionDescriptor.ofVoid(
                                JAVA_INT,
                                JAVA_INT,
                                JAVA_INT,
                                JAVA_INT,
                                JAVA_INT,
                                JAVA_INT,
                                JAVA_FLOAT,
                                ADDRESS,
                                JAVA_INT,
                                ADDRESS,
                                JAVA_INT,
                                JAVA_FLOAT,
                                ADDRESS,
                                JAVA_INT),
                        Linker.Option.critical(true)));

        static final String NAME =
                "OpenBLAS " + text("openblas_get_config").split(" ", 3)[1] + " (" + text("openblas_get_corename") + ")";

        private static SymbolLookup lookup() {
            Path folder = Path.of(Loader.load(openblas.class)).resolveSibling("");
            for (String file : List.of(System.mapLibraryName("openblas"), "libopenblas.so.0", "libopenblas.0.dylib")) {
                if (Files.exists(folder.resolve(file))) {
                    SymbolLookup found = SymbolLookup.libraryLookup(folder.resolve(file), Arena.global());
                    // the binding's own blas_set_num_threads leaves the number as it is: seen in 0.3.31-1.5.13
                    function(found, NumberSetter.class, "openblas_set_num_threads", FunctionDescriptor.ofVoid(JAVA_INT))
                            .call(1);
                    return found;
                }
            }
            throw new UnsatisfiedLinkError("no OpenBLAS library among what was extracted");
        }

        static <T> T function(SymbolLookup lookup, Class<T> type, String name, FunctionDescriptor signature) {
            return MethodHandleProxies.asInterfaceInstance(
                    type, LINKER.downcallHandle(lookup.findOrThrow(name), signature));
        }

        static String text(String function) {
            MemorySegment pointer = function(LOOKUP, TextCall.class, function, FunctionDescriptor.of(ADDRESS))
                    .call();
            return pointer.reinterpret(512).getString(0);
        }
    }

    /** How many threads the library itself uses: one, for a run's own threads share its work. */
    static int libraryThreads() {
        return Library.function(
                        Library.LOOKUP, NumberCall.class, "openblas_get_num_threads", FunctionDescriptor.of(JAVA_INT))
                .call();
    }

    private final SegmentCache segments = new SegmentCache();
    private final BooleanSupplier givenUp;

    /**
     * Extracts and loads the library when first called, and sets it to one thread.
     *
     * @param givenUp whether a product is no longer wanted: asked before each block
     * @throws UnsatisfiedLinkError when there is none for this platform
     */
    OpenBlasGemm(BooleanSupplier givenUp) {
        Objects.requireNonNull(Library.NAME);
        this.givenUp = givenUp;
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
        Gemm.checkPlace("A", transposeA ? k : m, transposeA ? m : k, a.length, offsetA, strideA);
        Gemm.checkPlace("B", transposeB ? n : k, transposeB ? k : n, b.length, offsetB, strideB);
        Gemm.checkPlace("C", m, n, c.length, offsetC, strideC);
        if (m == 0 || n == 0) {
            return;
        }
        int orderA = transposeA ? TRANSPOSED : PLAIN;
        int orderB = transposeB ? TRANSPOSED : PLAIN;
        int stepA = transposeA ? 1 : strideA;
        int block = Math.clamp(LARGEST_CALL / Math.max(1L, (long) n * k), 1, m);
        for (int row = 0; row < m && !givenUp.getAsBoolean(); row += block) {
            int rows = Math.min(block, m - row);
            Library.SGEMM.call(
                    ROW_MAJOR,
                    orderA,
                    orderB,
                    rows,
                    n,
                    k,
                    1f,
                    segments.of(a, offsetA + row * stepA),
                    Math.max(1, strideA),
                    segments.of(b, offsetB),
                    Math.max(1, strideB),
                    beta,
                    segments.of(c, offsetC + row * strideC),
                    strideC);
        }
    }

    @Override
    public String name() {
        return Library.NAME;
    }
}
