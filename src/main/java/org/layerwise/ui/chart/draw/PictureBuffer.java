package org.layerwise.ui.chart.draw;

import java.awt.image.BufferedImage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Ticker;

/**
 * Two images of one chart, drawn on by the worker in turn, and the finished one that the window has yet to take. The
 * window takes what is finished before it asks for more, so the worker never draws on the image that is being read.
 */
final class PictureBuffer implements ChartWorker.Job {
    private static final long SECOND = 1_000_000_000;

    private final AtomicReference<@Nullable DrawnChart> finished = new AtomicReference<>();
    private final BufferedImage[] images = new BufferedImage[2];
    private volatile @Nullable DrawRequest asked;
    private final Ticker ticker = Ticker.SYSTEM;
    private volatile boolean failed;
    private volatile Supplier<String> says = () -> "";
    private String sentence = "";
    private long said;
    private int next;

    /** Asks {@code worker} for a picture; an older request that still waits is forgotten. */
    void ask(ChartWorker worker, DrawRequest drawing) {
        asked = drawing;
        worker.submit(this, this);
    }

    /** The picture finished since the last call, or null. */
    @Nullable
    DrawnChart take() {
        return finished.getAndSet(null);
    }

    /** Whether the last drawing failed. */
    boolean hasFailed() {
        return failed;
    }

    /** Says in words what is drawn; asked on the worker's thread, at most once a second while points keep arriving. */
    void say(Supplier<String> words) {
        says = words;
    }

    private String sentence(boolean live) {
        long now = ticker.nanos();
        if (!live || sentence.isEmpty() || now - said >= SECOND) {
            said = now;
            sentence = says.get();
        }
        return sentence;
    }

    @Override
    public void draw() {
        DrawRequest drawing = asked;
        if (drawing == null) {
            return;
        }
        int width = (int) Math.ceil(drawing.width() * drawing.scale());
        int height = (int) Math.ceil(drawing.height() * drawing.scale());
        BufferedImage image = images[next];
        if (image == null || image.getWidth() != width || image.getHeight() != height) {
            image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
            images[next] = image;
        }
        long version = drawing.model().version();
        DrawnChart.Painted painted = ChartPainter.paint(drawing, image);
        failed = false;
        next = 1 - next;
        finished.set(new DrawnChart(drawing, image, painted, version, sentence(drawing.live())));
    }

    @Override
    public void failed() {
        failed = true;
    }

    @Override
    public String title() {
        DrawRequest drawing = asked;
        return drawing == null ? "" : drawing.spec().title();
    }
}
