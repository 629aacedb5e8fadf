package org.layerwise.exchange;

import static org.layerwise.exchange.OnnxGraph.attribute;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.layerwise.nn.kernel.Window;
import org.layerwise.nn.translate.ImageOps;

/** Convolution and pooling for ONNX, opset 17, which has channels first: {@code [batch × channels × height × width]}. */
interface OnnxImages extends ImageOps, OnnxPlace {
    @Override
    default String convolution(String x, List<Window> axes, float[] weight, float[] bias) {
        int filters = bias.length;
        int inputs = weight.length / filters;
        int channels = shape(x).last();
        int places = inputs / channels;
        float[] turned = new float[weight.length];
        for (int place = 0; place < places; place++) {
            for (int channel = 0; channel < channels; channel++) {
                for (int filter = 0; filter < filters; filter++) {
                    turned[(filter * channels + channel) * places + place] =
                            weight[(place * channels + channel) * filters + filter];
                }
            }
        }
        List<Long> sizes = new ArrayList<>(List.of((long) filters, (long) channels));
        sizes.addAll(each(axes, Window::size));
        String w = graph().floats(
                        constant("weight"),
                        turned,
                        sizes.stream().mapToLong(Long::longValue).toArray());
        String b = graph().floats(constant("bias"), bias, filters);
        String y = graph().add(
                        "Conv",
                        List.of(channelsFirst(x), w, b),
                        Stream.concat(
                                        Stream.of(attribute("dilations", each(axes, Window::dilation))),
                                        placing(axes).stream())
                                .toArray(AttributeProto[]::new));
        return channelsLast(y);
    }

    @Override
    default String maxPool(String x, List<Window> axes) {
        return channelsLast(
                graph().add("MaxPool", List.of(channelsFirst(x)), placing(axes).toArray(AttributeProto[]::new)));
    }

    @Override
    default String averagePool(String x, List<Window> axes) {
        List<AttributeProto> attributes = new ArrayList<>(placing(axes));
        attributes.add(attribute("count_include_pad", 0L));
        return channelsLast(
                graph().add("AveragePool", List.of(channelsFirst(x)), attributes.toArray(AttributeProto[]::new)));
    }

    @Override
    default String globalAveragePool(String x) {
        String mean = graph().add("GlobalAveragePool", List.of(channelsFirst(x)));
        return reshape(mean, -1, shape().size());
    }

    private static List<Long> each(List<Window> axes, ToIntFunction<Window> part) {
        return axes.stream().map(axis -> (long) part.applyAsInt(axis)).toList();
    }

    private static List<AttributeProto> placing(List<Window> axes) {
        List<Long> pads = new ArrayList<>(each(axes, Window::before));
        pads.addAll(each(axes, Window::after));
        return List.of(
                attribute("kernel_shape", each(axes, Window::size)),
                attribute("strides", each(axes, Window::stride)),
                attribute("pads", pads));
    }

    /** A node's input {@code [batch × size]} as {@code [batch × channels × …]}. */
    private String channelsFirst(String x) {
        int rank = shape(x).rank();
        long[] extents = Stream.concat(Stream.of(-1), shape(x).sizes().stream())
                .mapToLong(Integer::longValue)
                .toArray();
        List<Long> order = new ArrayList<>(List.of(0L, (long) rank));
        for (long axis = 1; axis < rank; axis++) {
            order.add(axis);
        }
        return graph().add("Transpose", List.of(reshape(x, extents)), attribute("perm", order));
    }

    /** {@code [batch × channels × …]} as the node's output {@code [batch × size]}. */
    private String channelsLast(String y) {
        int rank = shape().rank();
        List<Long> order = new ArrayList<>(List.of(0L));
        for (long axis = 2; axis <= rank; axis++) {
            order.add(axis);
        }
        order.add(1L);
        return reshape(graph().add("Transpose", List.of(y), attribute("perm", order)), -1, shape().size());
    }
}
