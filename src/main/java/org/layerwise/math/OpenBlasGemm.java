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
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.ejml.data.FMatrixRMaj;

/**
 * OpenBLAS's {@code cblas_sgemm} on EJML's own arrays, without copies, through the foreign-function interface. A critical
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

        private static SymbolLookup lookup() {
            Path folder = Path.of(Loader.load(openblas.class)).resolveSibling("");
            openblas.blas_set_num_threads(1);
            for (String file : List.of(System.mapLibraryName("openblas"), "libopenblas.so.0", "libopenblas.0.dylib")) {
                if (Files.exists(folder.resolve(file))) {
                    return SymbolLookup.libraryLookup(folder.resolve(file), Arena.global());
                }
            }
            throw new UnsatisfiedLinkError("no OpenBLAS library among what was extracted");
        }

        static String text(String function) {
            MemorySegment pointer = MethodHandleProxies.asInterfaceInstance(
                            TextCall.class,
                            LINKER.downcallHandle(LOOKUP.findOrThrow(function), FunctionDescriptor.of(ADDRESS)))
                    .call();
            return pointer.reinterpret(512).getString(0);
        }
    }

    private final String name;

    private OpenBlasGemm(String name) {
        this.name = name;
    }

    /**
     * Extracts and loads the library, and sets it to one thread.
     *
     * @throws UnsatisfiedLinkError when there is none for this platform
     */
    static OpenBlasGemm load() {
        String version = Library.text("openblas_get_config").split(" ", 3)[1];
        return new OpenBlasGemm("OpenBLAS " + version + " (" + Library.text("openblas_get_corename") + ")");
    }

    @Override
    public void multiply(
            boolean transposeA, boolean transposeB, FMatrixRMaj a, FMatrixRMaj b, float beta, FMatrixRMaj c) {
        Gemm.check(transposeA, transposeB, a, b, c);
        int m = c.numRows;
        int n = c.numCols;
        int k = transposeA ? a.numRows : a.numCols;
        if (m == 0 || n == 0) {
            return;
        }
        long perRow = Math.max(1L, (long) n * k);
        int block = Math.clamp(LARGEST_CALL / perRow, 1, m);
        for (int row = 0; row < m; row += block) {
            int rows = Math.min(block, m - row);
            long offsetA = transposeA ? row : (long) row * a.numCols;
            call(transposeA, transposeB, rows, n, k, a, offsetA, b, beta, c, (long) row * n);
        }
    }

    private void call(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            FMatrixRMaj a,
            long offsetA,
            FMatrixRMaj b,
            float beta,
            FMatrixRMaj c,
            long offsetC) {
        MemorySegment segmentA = MemorySegment.ofArray(a.data);
        MemorySegment segmentC = MemorySegment.ofArray(c.data);
        Library.SGEMM.call(
                ROW_MAJOR,
                transposeA ? TRANSPOSED : PLAIN,
                transposeB ? TRANSPOSED : PLAIN,
                m,
                n,
                k,
                1f,
                offsetA == 0 ? segmentA : segmentA.asSlice(offsetA * Float.BYTES),
                a.numCols,
                MemorySegment.ofArray(b.data),
                b.numCols,
                beta,
                offsetC == 0 ? segmentC : segmentC.asSlice(offsetC * Float.BYTES),
                n);
    }

    @Override
    public String name() {
        return name;
    }
}
