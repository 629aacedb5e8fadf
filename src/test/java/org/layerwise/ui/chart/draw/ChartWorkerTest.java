package org.layerwise.ui.chart.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.layerwise.base.Problem;

class ChartWorkerTest {
    private final List<Problem> problems = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
    private final ChartWorker worker = new ChartWorker(problems::add);

    @AfterEach
    void close() {
        worker.close();
    }

    @Test
    void newestRequestOfAChartTakesTheOldersPlace() throws InterruptedException {
        CountDownLatch hold = new CountDownLatch(1);
        CountDownLatch started = new CountDownLatch(1);
        worker.submit("busy", job("busy", () -> {
            started.countDown();
            try {
                hold.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        started.await();
        worker.submit("a", job("a1", () -> {}));
        worker.submit("b", job("b1", () -> {}));
        worker.submit("a", job("a2", () -> {}));
        hold.countDown();
        assertEquals(List.of("busy", "a2", "b1"), List.of(next(), next(), next()));
        assertTrue(done.isEmpty());
    }

    @Test
    void failureIsReportedOnceAndHarmsNoOther() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            worker.submit("bad", job("bad", () -> {
                throw new IllegalStateException("no range");
            }));
            assertEquals("bad failed", next());
        }
        worker.submit("good", job("good", () -> {}));
        assertEquals("good", next());
        assertEquals(
                List.of("the chart “bad” could not be drawn: java.lang.IllegalStateException: no range"),
                problems.stream().map(Problem::message).toList());
    }

    @Test
    void failureAfterRecoveryIsReportedAgain() throws InterruptedException {
        Runnable failing = () -> {
            throw new IllegalStateException("no range");
        };
        worker.submit("chart", job("chart", failing));
        assertEquals("chart failed", next());
        worker.submit("chart", job("chart", () -> {}));
        assertEquals("chart", next());
        worker.submit("chart", job("chart", failing));
        assertEquals("chart failed", next());
        worker.submit("chart", job("chart", () -> {}));
        assertEquals("chart", next());
        assertEquals(2, problems.size());
    }

    private String next() throws InterruptedException {
        return String.valueOf(done.poll(10, TimeUnit.SECONDS));
    }

    private ChartWorker.Job job(String title, Runnable drawing) {
        return new ChartWorker.Job() {
            @Override
            public void draw() {
                drawing.run();
                done.add(title);
            }

            @Override
            public void failed() {
                done.add(title + " failed");
            }

            @Override
            public String title() {
                return title;
            }
        };
    }
}
