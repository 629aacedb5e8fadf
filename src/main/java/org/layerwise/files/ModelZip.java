package org.layerwise.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.catalog.JsonText;

/**
 * Writes the zip of a model or a checkpoint: the head with every other entry's checksum, then the entries. The same content
 * gives the same bytes.
 */
final class ModelZip {
    /** The earliest time a zip can give: entries have no time of their own. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private ModelZip() {}

    /** An entry. Its body may be asked for more than once, and always gives the same bytes. */
    record Part(String name, AtomicFile.Body body) {
        static Part text(String name, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return new Part(name, out -> out.write(bytes));
        }
    }

    private record Measure(long size, long crc, String sha256) {}

    /**
     * Writes a whole archive.
     *
     * @param version of the form that the parts make up
     */
    static void write(int version, List<Part> parts, OutputStream out) throws IOException {
        List<Measure> measures = new ArrayList<>();
        List<ModelHead.Checksum> checksums = new ArrayList<>();
        for (Part part : parts) {
            Measure measure = measure(part);
            measures.add(measure);
            checksums.add(new ModelHead.Checksum(part.name(), measure.sha256()));
        }
        Part head = Part.text(ModelHead.NAME, JsonText.print(JsonCodec.write(ModelHead.of(version, checksums))));
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        store(head, measure(head), zip);
        for (int i = 0; i < parts.size(); i++) {
            store(parts.get(i), measures.get(i), zip);
        }
        zip.finish();
    }

    /** Entries are stored as they are, so that no library's compression decides the bytes. */
    private static void store(Part part, Measure measure, ZipOutputStream zip) throws IOException {
        ZipEntry entry = new ZipEntry(part.name());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(measure.size());
        entry.setCompressedSize(measure.size());
        entry.setCrc(measure.crc());
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        part.body().write(zip);
        zip.closeEntry();
    }

    private static Measure measure(Part part) throws IOException {
        CRC32 crc = new CRC32();
        MessageDigest digest = ModelArchive.sha256();
        Counter counter = new Counter(digest);
        CheckedOutputStream checked = new CheckedOutputStream(counter, crc);
        part.body().write(checked);
        return new Measure(counter.count, crc.getValue(), HexFormat.of().formatHex(digest.digest()));
    }

    private static final class Counter extends OutputStream {
        private final MessageDigest digest;
        private long count;

        Counter(MessageDigest digest) {
            this.digest = digest;
        }

        @Override
        public void write(int b) {
            count++;
            digest.update((byte) b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
            digest.update(bytes, offset, length);
        }
    }
}
