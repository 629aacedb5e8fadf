"""Every layer kind of Layerwise, computed by PyTorch from Layerwise's layouts: per-sample shapes with channels last,
kernels [in x out] and [size x in x out]. Gradients go back through the transpositions by themselves."""
import math

import torch
import torch.nn.functional as F

ACTIVATIONS = {
    "linear": lambda x, f: x,
    "sigmoid": lambda x, f: torch.sigmoid(x),
    "hard-sigmoid": lambda x, f: F.hardsigmoid(x),
    "tanh": lambda x, f: torch.tanh(x),
    "relu": lambda x, f: torch.relu(x),
    "leaky-relu": lambda x, f: F.leaky_relu(x, f.get("slope", 0.01)),
    "elu": lambda x, f: F.elu(x, f.get("alpha", 1.0)),
    "selu": lambda x, f: F.selu(x),
    "gelu": lambda x, f: F.gelu(x),
    "silu": lambda x, f: F.silu(x),
    "mish": lambda x, f: F.mish(x),
    "softplus": lambda x, f: F.softplus(x, f.get("beta", 1.0)),
    "softsign": lambda x, f: F.softsign(x),
    "softmax": lambda x, f: torch.softmax(x, -1),
}


def kind_of(value):
    return value if isinstance(value, str) else value["kind"]


def parameters_of(value):
    return {} if isinstance(value, str) else value


def border(size, kernel, stride, dilation, padding):
    """Zeros before and after, and the output's length. `same` is ceil(n / stride), the smaller half first."""
    reach = (kernel - 1) * dilation + 1
    if padding == "valid":
        return 0, 0, (size - reach) // stride + 1
    out = -(-size // stride)
    total = max(0, (out - 1) * stride + reach - size)
    return total // 2, total - total // 2, out


def padded(x, kernels, stride, dilation, padding, value):
    """Pads the last axes of [batch x channels x ...]."""
    pads = []
    for size, kernel in zip(reversed(x.shape[2:]), reversed(kernels)):
        before, after, _ = border(size, kernel, stride, dilation, padding)
        pads += [before, after]
    return F.pad(x, pads, value=value)


def first_channels(x):
    return x.movedim(-1, 1)


def last_channels(x):
    return x.movedim(1, -1)


def convolution(node, x, w, rank):
    kernels = [node["size"]] if rank == 1 else [node["height"], node["width"]]
    stride, dilation = node.get("stride", 1), node.get("dilation", 1)
    x = padded(first_channels(x), kernels, stride, dilation, node.get("padding", "same"), 0.0)
    # [... x in x out] -> [out x in x ...]
    kernel = w["weight"].movedim(-1, 0).movedim(-1, 1)
    apply = F.conv1d if rank == 1 else F.conv2d
    return last_channels(apply(x, kernel, w.get("bias"), stride=stride, dilation=dilation))


def pooling(node, x, rank, largest):
    size = node.get("size", 2)
    stride = node.get("stride", 0) or size
    padding = node.get("padding", "valid")
    x = first_channels(x)
    if largest:
        pool = F.max_pool1d if rank == 1 else F.max_pool2d
        return last_channels(pool(padded(x, [size] * rank, stride, 1, padding, -math.inf), size, stride))
    pool = F.avg_pool1d if rank == 1 else F.avg_pool2d
    total = pool(padded(x, [size] * rank, stride, 1, padding, 0.0), size, stride)
    share = pool(padded(torch.ones_like(x), [size] * rank, stride, 1, padding, 0.0), size, stride)
    return last_channels(total / share)


def recurrent(node, x, w):
    both = node.get("bidirectional", False)
    units = node["units"]
    flat = []
    for suffix in ("", "_reverse") if both else ("",):
        flat += [w["weight_ih" + suffix].T, w["weight_hh" + suffix].T, w["bias_ih" + suffix], w["bias_hh" + suffix]]
    start = torch.zeros(2 if both else 1, x.shape[0], units, dtype=x.dtype)
    options = (True, 1, 0.0, False, both, True)  # biases, layers, dropout, training, bidirectional, batch first
    if node["kind"] == "lstm":
        sequence, last, _ = torch._VF.lstm(x, (start, start), flat, *options)
    elif node["kind"] == "gru":
        sequence, last = torch._VF.gru(x, start, flat, *options)
    else:
        cell = torch._VF.rnn_relu if node.get("function", "tanh") == "relu" else torch._VF.rnn_tanh
        sequence, last = cell(x, start, flat, *options)
    return sequence if node.get("sequence", False) else torch.cat(list(last), -1)


def embedding(node, x, w):
    index = x.detach().long()
    index = torch.where((index < 0) | (index >= node["categories"]), torch.zeros_like(index), index)
    return F.embedding(index, w["weight"])


def forward(node, inputs, w, training):
    """One node's output; `w` its tensors by name. Running statistics are changed in place."""
    kind, x = node["kind"], inputs[0]
    if kind == "dense":
        y = x @ w["weight"]
        return y + w["bias"] if "bias" in w else y
    if kind == "activation":
        function = node.get("function", "tanh")
        if kind_of(function) == "prelu":
            return last_channels(F.prelu(first_channels(x), w["slope"]))
        return ACTIVATIONS[kind_of(function)](x, parameters_of(function))
    if kind == "batch-norm":
        y = F.batch_norm(
            first_channels(x), w["running_mean"], w["running_var"], w["weight"], w["bias"],
            training, node.get("momentum", 0.1), node.get("epsilon", 1e-5))
        return last_channels(y)
    if kind == "layer-norm":
        return F.layer_norm(x, x.shape[-1:], w["weight"], w["bias"], node.get("epsilon", 1e-5))
    if kind == "flatten":
        return x.reshape(x.shape[0], -1)
    if kind == "reshape":
        return x.reshape(x.shape[0], *node["shape"])
    if kind in ("conv1d", "conv2d"):
        return convolution(node, x, w, int(kind[4]))
    if kind in ("max-pool1d", "max-pool2d", "avg-pool1d", "avg-pool2d"):
        return pooling(node, x, int(kind[8]), kind.startswith("max"))
    if kind == "global-average-pool":
        return x.reshape(x.shape[0], -1, x.shape[-1]).mean(1)
    if kind in ("simple-rnn", "lstm", "gru"):
        return recurrent(node, x, w)
    if kind == "embedding":
        return embedding(node, x, w)
    if kind == "add":
        return sum(inputs[1:], x)
    if kind == "multiply":
        return math.prod(inputs[1:], start=x)
    if kind == "concat":
        return torch.cat(inputs, -1)
    raise ValueError(kind)


def tensors(node, shape):
    """Names and shapes of a node's tensors for an input of this per-sample shape."""
    kind, last = node["kind"], shape[-1]
    bias = node.get("bias", True)
    if kind == "dense":
        return {"weight": (last, node["units"]), **({"bias": (node["units"],)} if bias else {})}
    if kind == "activation" and kind_of(node.get("function", "tanh")) == "prelu":
        return {"slope": (last,)}
    if kind == "batch-norm":
        return {name: (last,) for name in ("weight", "bias", "running_mean", "running_var")}
    if kind == "layer-norm":
        return {"weight": (last,), "bias": (last,)}
    if kind in ("conv1d", "conv2d"):
        kernel = (node["size"],) if kind == "conv1d" else (node["height"], node["width"])
        return {"weight": (*kernel, last, node["filters"]), **({"bias": (node["filters"],)} if bias else {})}
    if kind == "embedding":
        return {"weight": (node["categories"], node["dimensions"])}
    if kind in ("simple-rnn", "lstm", "gru"):
        units = node["units"]
        gates = {"simple-rnn": 1, "gru": 3, "lstm": 4}[kind] * units
        found = {}
        for suffix in ("", "_reverse") if node.get("bidirectional", False) else ("",):
            found["weight_ih" + suffix] = (last, gates)
            found["weight_hh" + suffix] = (units, gates)
            found["bias_ih" + suffix] = (gates,)
            found["bias_hh" + suffix] = (gates,)
        return found
    return {}
