package org.layerwise.parquet;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.column.values.ValuesReader;
import org.layerwise.data.read.parquet.CellSink;

/** Texts, which Parquet keeps as UTF-8. */
final class Utf8Text implements CellText {
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private CharBuffer characters = CharBuffer.allocate(256);

    @Override
    public void next(ValuesReader values, CellSink sink) {
        ByteBuffer bytes = values.readBytes().toByteBuffer();
        if (characters.capacity() < bytes.remaining()) {
            characters = CharBuffer.allocate(bytes.remaining() + bytes.remaining() / 2);
        }
        characters.clear();
        decoder.reset();
        if (decoder.decode(bytes, characters, true).isError()) {
            sink.notText();
        } else {
            decoder.flush(characters);
            sink.text(characters.array(), 0, characters.position());
        }
    }
}
