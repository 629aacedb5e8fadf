package org.layerwise.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.layerwise.base.ProblemException;

/** What somebody wants to open: a model whatever its name is, else by the name. */
public enum FileKind {
    /** Anything that is neither of the others. */
    TABLE,
    /** The settings alone: JSON. */
    EXPERIMENT,
    /** A trained model, or a checkpoint, which is one. */
    MODEL;

    /** The ends of a model's and a checkpoint's name. */
    private static final String MODEL_NAME = ".*\\.(layerwise|checkpoint)";

    private static final int LOCAL_HEADER = 30;
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int NAME_LENGTH_AT = 26;

    /** The kind of a file; where it cannot be read, that of its name. Reads little. */
    public static FileKind of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.matches(MODEL_NAME) || holdsModel(file)) {
            return MODEL;
        }
        return name.endsWith(".json") ? EXPERIMENT : TABLE;
    }

    /** Whether a file is a zip that holds a model's head, or is what is left of one that begins with it. */
    private static boolean holdsModel(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            return false;
        }
        try {
            byte[] begin = begin(file);
            if (begin.length < LOCAL_HEADER
                    || ByteBuffer.wrap(begin).order(ByteOrder.LITTLE_ENDIAN).getInt() != LOCAL_SIGNATURE) {
                return false;
            }
            return beginsWithHead(begin) || hasHead(file);
        } catch (IOException e) {
            return false; // whoever opens it says why it cannot be read
        }
    }

    private static byte[] begin(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LOCAL_HEADER + ModelHead.NAME.length());
        }
    }

    private static boolean beginsWithHead(byte[] begin) {
        byte[] name = ModelHead.NAME.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(begin).order(ByteOrder.LITTLE_ENDIAN).getShort(NAME_LENGTH_AT) == name.length
                && Arrays.equals(name, Arrays.copyOfRange(begin, LOCAL_HEADER, begin.length));
    }

    private static boolean hasHead(Path file) throws IOException {
        try (ModelArchive archive = new ModelArchive(file)) {
            return archive.has(ModelHead.NAME);
        } catch (ProblemException e) {
            return false;
        }
    }
}
