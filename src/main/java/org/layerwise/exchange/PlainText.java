package org.layerwise.exchange;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;

/**
 * Text as ONNX Runtime's Java interface can pass it: names and cells go through the JVM's own form of UTF-8, in which a
 * character beyond U+FFFF is two, so that an emoji is never the one in the file. The file is right; in its copy in memory, and in
 * what is passed to it, such characters are spelled out.
 */
final class PlainText {
    private static final char OPEN = '\uE000';
    private static final char CLOSE = '\uE001';

    private PlainText() {}

    /** The same model with its inputs' names and its texts spelled out. */
    static byte[] of(byte[] model) throws InvalidProtocolBufferException {
        ModelProto.Builder copy = ModelProto.parseFrom(model).toBuilder();
        GraphProto.Builder graph = copy.getGraphBuilder();
        graph.getInputBuilderList().forEach(input -> input.setName(of(input.getName())));
        for (NodeProto.Builder node : graph.getNodeBuilderList()) {
            for (int i = 0; i < node.getInputCount(); i++) {
                node.setInput(i, of(node.getInput(i)));
            }
            for (AttributeProto.Builder attribute : node.getAttributeBuilderList()) {
                for (int i = 0; i < attribute.getStringsCount(); i++) {
                    String text = attribute.getStrings(i).toStringUtf8();
                    attribute.setStrings(i, ByteString.copyFromUtf8(of(text)));
                }
            }
        }
        return copy.build().toByteArray();
    }

    /** The text itself, or with every character beyond U+FFFF written as its number. */
    static String of(String text) {
        if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isSupplementaryCodePoint(c)) {
                plain.append(OPEN).append(Integer.toHexString(c)).append(CLOSE);
            } else {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString();
    }
}
