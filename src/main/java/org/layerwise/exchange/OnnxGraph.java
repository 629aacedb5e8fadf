package org.layerwise.exchange;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;

/** An ONNX graph in the making: operations, constants, inputs and outputs, and names that never meet. */
final class OnnxGraph {
    /** Protocol buffers, and so ONNX files in one piece, end at 2 GB; some is left for everything but the constants. */
    static final long LARGEST = Integer.MAX_VALUE - (16L << 20);

    /** The name of the number of rows. */
    private static final String ROWS = "N";

    private static final String ML = "ai.onnx.ml";

    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private final Set<String> names = new HashSet<>();
    private final long limit;
    private long constants;

    /**
     * @param reserved names that no input may have, because outputs have them
     * @param limit how many bytes all constants may take
     */
    OnnxGraph(String name, Set<String> reserved, long limit) {
        graph.setName(name);
        names.addAll(reserved);
        this.limit = limit;
    }

    /**
     * An input; false when the name is taken.
     *
     * @param columns values a row
     * @param doc what is to be handed in; empty where the name says it
     */
    boolean input(String name, DataType type, int columns, String doc) {
        if (!names.add(name)) {
            return false;
        }
        graph.addInput(value(name, type, columns).setDocString(doc));
        return true;
    }

    /**
     * An output.
     *
     * @param columns values a row; 0 for a plain list {@code [N]}
     */
    void output(String name, DataType type, int columns) {
        graph.addOutput(value(name, type, columns));
    }

    private static ValueInfoProto.Builder value(String name, DataType type, int columns) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        shape.addDimBuilder().setDimParam(ROWS);
        if (columns > 0) {
            shape.addDimBuilder().setDimValue(columns);
        }
        ValueInfoProto.Builder info = ValueInfoProto.newBuilder().setName(name);
        info.setType(TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder()
                        .setElemType(type.getNumber())
                        .setShape(shape)));
        return info;
    }

    /** A name that nothing has yet. */
    private String fresh(String wanted) {
        String name = wanted;
        for (int i = 2; !names.add(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }

    /** Adds an operation and gives its result's name. */
    String add(String operation, List<String> inputs, AttributeProto... attributes) {
        String result = fresh(operation.toLowerCase(java.util.Locale.ROOT));
        addNamed("", operation, inputs, result, attributes);
        return result;
    }

    /** Adds an operation of whose results only the second one is wanted, and gives its name. */
    String addForSecond(String operation, List<String> inputs, AttributeProto... attributes) {
        String result = fresh(operation.toLowerCase(java.util.Locale.ROOT));
        graph.addNode(NodeProto.newBuilder()
                .setOpType(operation)
                .setName(result)
                .addAllInput(inputs)
                .addOutput("")
                .addOutput(result)
                .addAllAttribute(List.of(attributes)));
        return result;
    }

    /** Adds an operation of the {@code ai.onnx.ml} domain and gives its result's name. */
    String addMl(String operation, List<String> inputs, AttributeProto... attributes) {
        String result = fresh(operation.toLowerCase(java.util.Locale.ROOT));
        addNamed(ML, operation, inputs, result, attributes);
        return result;
    }

    /** Gives a value one of the reserved names. */
    void name(String value, String reserved) {
        addNamed("", "Identity", List.of(value), reserved);
    }

    private void addNamed(
            String domain, String operation, List<String> inputs, String result, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setDomain(domain)
                .setOpType(operation)
                .setName(result)
                .addAllInput(inputs)
                .addOutput(result)
                .addAllAttribute(List.of(attributes)));
    }

    /**
     * A constant of float32 numbers.
     *
     * @param shape the extent of each axis; none for a single number
     * @throws org.layerwise.base.ProblemException when the constants grow beyond what a file can hold
     */
    String floats(String wanted, float[] values, long... shape) {
        ByteBuffer bytes = buffer((long) values.length * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        return constant(wanted, DataType.FLOAT, bytes, shape);
    }

    /** A constant of float64 numbers. */
    String doubles(String wanted, double[] values, long... shape) {
        ByteBuffer bytes = buffer((long) values.length * Double.BYTES);
        bytes.asDoubleBuffer().put(values);
        return constant(wanted, DataType.DOUBLE, bytes, shape);
    }

    /** A constant of int64 numbers. */
    String longs(String wanted, long[] values, long... shape) {
        ByteBuffer bytes = buffer((long) values.length * Long.BYTES);
        bytes.asLongBuffer().put(values);
        return constant(wanted, DataType.INT64, bytes, shape);
    }

    private ByteBuffer buffer(long size) {
        constants += size;
        if (constants > limit) {
            throw Problem.error(Location.NOWHERE, Message.of("exchange/onnx-too-large", limit))
                    .toException();
        }
        return ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private String constant(String wanted, DataType type, ByteBuffer bytes, long... shape) {
        String name = fresh(wanted);
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .setRawData(ByteString.copyFrom(bytes));
        for (long extent : shape) {
            tensor.addDims(extent);
        }
        graph.addInitializer(tensor);
        return name;
    }

    GraphProto build() {
        return graph.build();
    }

    static AttributeProto attribute(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto attribute(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    static AttributeProto attribute(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    static AttributeProto attribute(String name, List<Long> values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.INTS)
                .addAllInts(values)
                .build();
    }

    static AttributeProto strings(String name, List<String> values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.STRINGS)
                .addAllStrings(values.stream().map(ByteString::copyFromUtf8).toList())
                .build();
    }
}
