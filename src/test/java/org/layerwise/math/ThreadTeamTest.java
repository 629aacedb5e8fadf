package org.layerwise.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Ticker;

class ThreadTeamTest {

    /** Time as the test sets it. */
    private static final class SetTicker implements Ticker {
        private long now;

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }
    }

    @Test
    void everyBlockIsDoneOnceByWhoeverTakesIt() {
        for (int threads = 1; threads <= 4; threads++) {
            try (ThreadTeam team = new ThreadTeam(threads, ThreadCountTuner.TOGETHER)) {
                int most = threads;
                for (int round = 0; round < 2_000; round++) {
                    AtomicIntegerArray times = new AtomicIntegerArray(1 + round % 20);
                    team.run(times.length(), (block, member) -> {
                        assertTrue(member >= 0 && member < most);
                        times.incrementAndGet(block);
                    });
                    for (int block = 0; block < times.length(); block++) {
                        assertEquals(1, times.get(block));
                    }
                }
            }
        }
    }

    @Test
    void theWorkerTakesPart() {
        try (ThreadTeam team = new ThreadTeam(2, ThreadCountTuner.TOGETHER)) {
            CountDownLatch both = new CountDownLatch(2);
            team.run(2, (block, member) -> {
                both.countDown();
                await(both);
            });
        }
    }

    @Test
    void rangesAreWholeAndTheSameForAnyNumberOfThreads() {
        int size = 10 * ThreadTeam.BLOCK + 17;
        float[] alone = new float[size];
        ThreadTeam.Range fill = (from, to) -> {
            for (int i = from; i < to; i++) {
                alone[i] += (float) Math.sin(i);
            }
        };
        ThreadTeam.ofOne().split(size, fill);
        float[] expected = alone.clone();
        for (int threads = 2; threads <= 3; threads++) {
            Arrays.fill(alone, 0);
            try (ThreadTeam team = new ThreadTeam(threads, ThreadCountTuner.TOGETHER)) {
                team.split(size, fill);
            }
            assertArrayEquals(expected, alone);
        }
    }

    @Test
    void productsHaveTheSameBitsForAnyNumberOfThreads() {
        int[][] shapes = {{128, 784, 512}, {64, 500, 500}, {133, 224, 743}, {67, 228, 557}, {20, 10, 30}};
        for (Blas blas : Blas.values()) {
            for (int[] shape : shapes) {
                for (int bits = 0; bits < 4; bits++) {
                    boolean transposeA = (bits & 1) != 0;
                    boolean transposeB = (bits & 2) != 0;
                    RandomStream random = new RandomStream(bits);
                    FMatrixRMaj a = random(shape[0], shape[2], transposeA, random);
                    FMatrixRMaj b = random(shape[2], shape[1], transposeB, random);
                    FMatrixRMaj before = random(shape[0], shape[1], false, random);
                    FMatrixRMaj alone = before.copy();
                    blas.gemm().multiply(transposeA, transposeB, a, b, 0.5f, alone);
                    for (int threads = 1; threads <= 3; threads++) {
                        try (ThreadTeam team = new ThreadTeam(threads, ThreadCountTuner.TOGETHER)) {
                            FMatrixRMaj c = before.copy();
                            new ParallelGemm(blas, team).multiply(transposeA, transposeB, a, b, 0.5f, c);
                            assertArrayEquals(alone.data, c.data);
                        }
                    }
                }
            }
        }
    }

    private static FMatrixRMaj random(int rows, int columns, boolean transposed, RandomStream random) {
        FMatrixRMaj matrix = transposed ? new FMatrixRMaj(columns, rows) : new FMatrixRMaj(rows, columns);
        for (int i = 0; i < rows * columns; i++) {
            matrix.data[i] = (float) random.nextGaussian();
        }
        return matrix;
    }

    @Test
    void nothingIsAllocated() {
        try (ThreadTeam team = new ThreadTeam(2, ThreadCountTuner.measured(Ticker.SYSTEM))) {
            ParallelGemm gemm = new ParallelGemm(Blas.AUTO, team);
            FMatrixRMaj a = new FMatrixRMaj(130, 140);
            FMatrixRMaj b = new FMatrixRMaj(140, 150);
            FMatrixRMaj c = new FMatrixRMaj(130, 150);
            float[] values = new float[3 * ThreadTeam.BLOCK];
            ThreadTeam.Range range = (from, to) -> Arrays.fill(values, from, to, 1);
            Allocation.assertNone(
                    () -> {
                        team.beginStep();
                        gemm.multiply(false, false, a, b, 0, c);
                        team.split(values.length, range);
                        team.endStep();
                    },
                    500);
        }
    }

    @Test
    void closeEndsTheWorkersAlsoWhenTheySleep() throws InterruptedException {
        ThreadTeam team = new ThreadTeam(3, ThreadCountTuner.TOGETHER);
        Thread[] workers = new Thread[3];
        CountDownLatch all = new CountDownLatch(3);
        team.run(3, (block, member) -> {
            workers[member] = Thread.currentThread();
            all.countDown();
            await(all);
        });
        while (workers[1].getState() != Thread.State.WAITING) {
            Thread.onSpinWait(); // an idle worker goes to sleep
        }
        team.close();
        for (int member = 1; member < 3; member++) {
            workers[member].join(30_000);
            assertFalse(workers[member].isAlive());
        }
    }

    @Test
    void aFailureOfTheCallerIsPassedOnAndTheTeamWorksOn() {
        try (ThreadTeam team = new ThreadTeam(2, ThreadCountTuner.TOGETHER)) {
            for (int i = 0; i < 100; i++) {
                CountDownLatch begun = new CountDownLatch(1);
                AtomicIntegerArray inside = new AtomicIntegerArray(1);
                assertThrows(
                        ArithmeticException.class,
                        () -> team.run(40, (block, member) -> {
                            if (member == 0) {
                                begun.countDown();
                                throw new ArithmeticException("wrong");
                            }
                            inside.incrementAndGet(0);
                            await(begun);
                            inside.decrementAndGet(0);
                        }));
                assertEquals(0, inside.get(0), "a worker is in a block yet");
                AtomicIntegerArray times = new AtomicIntegerArray(5);
                team.run(5, (block, member) -> times.incrementAndGet(block));
                assertEquals("[1, 1, 1, 1, 1]", times.toString());
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS), "the others did not come");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Steps until so many were taken; a step takes so long together, and 100 alone. @return the share of steps together */
    private static double shareTogether(int steps, long together) {
        SetTicker ticker = new SetTicker();
        ThreadCountTuner pace = ThreadCountTuner.measured(ticker);
        int count = 0;
        for (int i = 0; i < steps; i++) {
            pace.begin();
            ticker.now += pace.together() ? together : 100;
            count += pace.together() ? 1 : 0;
            pace.end();
        }
        return (double) count / steps;
    }

    @Test
    void workersTakePartOnlyWhereTheyPay() {
        assertTrue(shareTogether(20_000, 60) > 0.95);
        assertTrue(shareTogether(20_000, 150) < 0.03);
        assertTrue(shareTogether(20_000, 99) < 0.03);
    }

    @Test
    void workersComeAndGoAsTheyPay() {
        SetTicker ticker = new SetTicker();
        ThreadCountTuner pace = ThreadCountTuner.measured(ticker);
        for (int phase = 0; phase < 4; phase++) {
            int right = 0;
            for (int i = 0; i < 4_000; i++) {
                boolean pays = phase % 2 == 0;
                pace.begin();
                right += i > 1_000 && pace.together() == pays ? 1 : 0;
                ticker.now += pace.together() ? (pays ? 60 : 300) : 100;
                pace.end();
            }
            assertTrue(right > 2_800, phase + ": " + right);
        }
    }

    @Test
    void refusesANumberOfThreadsThatMakesNoTeam() {
        assertThrows(IllegalArgumentException.class, () -> new ThreadTeam(0, ThreadCountTuner.TOGETHER));
        assertThrows(IllegalArgumentException.class, () -> new ThreadTeam(33, ThreadCountTuner.TOGETHER));
    }
}
