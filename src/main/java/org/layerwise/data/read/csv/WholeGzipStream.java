package org.layerwise.data.read.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A gzip file unpacked to its last byte. Java's own stream ends without a word where the next part of a file of several is
 * damaged, and the rows of that part would be missing. Zeros that fill a file up are no damage.
 */
final class WholeGzipStream extends GZIPInputStream {
    /** The checksum and the length of a part, which the inflater leaves unread. */
    private static final int TRAILER = 8;

    private boolean ended;

    WholeGzipStream(InputStream in, int buffer) throws IOException {
        super(in, buffer);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        if (count < 0 && !ended) {
            ended = true;
            requireNothingMore();
        }
        return count;
    }

    private void requireNothingMore() throws IOException {
        for (int i = len - inf.getRemaining() + TRAILER; i < len; i++) {
            requireZero(buf[i]);
        }
        for (int next = in.read(); next >= 0; next = in.read()) {
            requireZero(next);
        }
    }

    private static void requireZero(int next) throws ZipException {
        if (next != 0) {
            throw new ZipException("what follows the end of a part is no gzip");
        }
    }
}
