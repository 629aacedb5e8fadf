package org.layerwise.data.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.layerwise.base.Message;

/** Messages in files: by key, so that they are read in the language of the day. */
final class KeptMessage {
    private static final char LIST = 'L';
    private static final char MESSAGE = 'M';
    private static final char NUMBER = 'N';
    private static final char TEXT = 'T';
    private static final char WHOLE = 'W';

    private KeptMessage() {}

    static void write(Message message, DataOutput out) throws IOException {
        out.writeUTF(message.key());
        writeAll(message.arguments(), out);
        Message hint = message.ownHint();
        out.writeBoolean(hint != null);
        if (hint != null) {
            write(hint, out);
        }
    }

    private static void writeAll(Collection<?> arguments, DataOutput out) throws IOException {
        out.writeInt(arguments.size());
        for (Object argument : arguments) {
            writeOne(argument, out);
        }
    }

    private static void writeOne(Object argument, DataOutput out) throws IOException {
        switch (argument) {
            case Message message -> {
                out.writeByte(MESSAGE);
                write(message, out);
            }
            case Collection<?> items -> {
                out.writeByte(LIST);
                writeAll(items, out);
            }
            case Integer number -> writeWhole(number, out);
            case Long number -> writeWhole(number, out);
            case Double number -> {
                out.writeByte(NUMBER);
                out.writeDouble(number);
            }
            default -> {
                out.writeByte(TEXT);
                out.writeUTF(argument.toString());
            }
        }
    }

    private static void writeWhole(long number, DataOutput out) throws IOException {
        out.writeByte(WHOLE);
        out.writeLong(number);
    }

    static Message read(DataInput in) throws IOException {
        Message message = Message.of(in.readUTF(), readAll(in).toArray());
        return in.readBoolean() ? message.hinted(read(in)) : message;
    }

    private static List<Object> readAll(DataInput in) throws IOException {
        int count = in.readInt();
        List<Object> arguments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            arguments.add(readOne(in));
        }
        return List.copyOf(arguments);
    }

    private static Object readOne(DataInput in) throws IOException {
        return switch (in.readByte()) {
            case MESSAGE -> read(in);
            case LIST -> readAll(in);
            case WHOLE -> in.readLong();
            case NUMBER -> in.readDouble();
            default -> in.readUTF();
        };
    }

    /** Whether this version of the program has such a message, with as many arguments. */
    static boolean isKnown(Message message) {
        try {
            String said = message.text() + message.hint();
            return !said.isEmpty();
        } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return false;
        }
    }
}
