"""Golden training of one network per layer kind, by PyTorch: python3 networks.py writes networks.json beside itself.

Each case holds a network as an experiment has it, initial weights by Layerwise's tensor names and layouts
(row-major), a few batches (features [rows x columns], targets [rows x outputs]) taken in turn, and for each optimizer
20 steps: the data loss of each step before its update (single precision, penalties left out), the prediction of the first
batch in evaluation after the last step, and the running statistics after it.

Every case is run in double precision too and refused if the losses part by more than 2e-5: a network that blows up
rounding would prove nothing. Dropout and Gaussian noise have no golden training: their masks are Layerwise's own.
"""
import math

import numpy
import torch

import layers
from shared import grid, random, write

STEPS = 20
MOMENTUM = {"kind": "sgd", "learningRate": 0.05, "momentum": 0.9}
ADAM = {"kind": "adam", "learningRate": 0.01}


def node(id, kind, *inputs, **parameters):
    return {"id": id, "kind": kind, **parameters, "inputs": list(inputs)}


def chain(shape, *steps, outputs=3, last="softmax"):
    """input - steps - dense - activation; a step is (kind, parameters) and named by its kind and place."""
    nodes = [node("input", "input", shape=list(shape)) if len(shape) > 1 else node("input", "input")]
    for place, (kind, parameters) in enumerate(steps, 1):
        nodes.append(node(f"{kind}-{place}", kind, nodes[-1]["id"], **parameters))
    nodes.append(node("output", "dense", nodes[-1]["id"], units=outputs))
    nodes.append(node("prediction", "activation", "output", function=last))
    return nodes


def activation(function):
    return "activation", {"function": function}


TANH, RELU, FLAT = activation("tanh"), activation("relu"), ("flatten", {})

CASES = {}


def case(name, width, nodes, rows=(6, 6, 6), optimizers=(MOMENTUM,), loss="categorical-cross-entropy", **more):
    CASES[name] = dict(width=width, nodes=nodes, rows=rows, optimizers=optimizers, loss=loss, **more)


# Core
case("dense", 4, chain((4,), ("dense", {"units": 6}), TANH), optimizers=(MOMENTUM, ADAM))
case("dense-no-bias", 4, chain((4,), ("dense", {"units": 6, "bias": False}), TANH))
case("dense-one-unit", 4, chain((4,), ("dense", {"units": 1}), TANH), rows=(5, 5, 1))
case("dense-batch-of-one", 4, chain((4,), ("dense", {"units": 6}), TANH), rows=(1, 1, 1))
case("dense-zero-column", 4, chain((4,), ("dense", {"units": 6}), RELU), zero_columns=(1,), optimizers=(MOMENTUM, ADAM))
case("dense-binary", 4, chain((4,), ("dense", {"units": 6}), TANH, outputs=1, last="sigmoid"), rows=(6, 6, 2),
     loss="binary-cross-entropy")
case("dense-regression", 4, chain((4,), ("dense", {"units": 6}), TANH, outputs=2, last="linear"), loss="mse")
for name, penalty in (("l1", {"kind": "l1", "l1": 0.01}), ("l2", {"kind": "l2", "l2": 0.02}),
                      ("l1-l2", {"kind": "l1-l2", "l1": 0.005, "l2": 0.01})):
    case("penalty-" + name, 4, chain((4,), ("dense", {"units": 6, "regularizer": penalty}), TANH))
case("penalty-bias", 4, chain((4,), ("dense", {
    "units": 6, "regularizer": {"kind": "l2", "l2": 0.02}, "biasRegularizer": {"kind": "l2", "l2": 0.05}}), TANH))
case("max-norm", 4, chain((4,), ("dense", {"units": 6, "constraint": {"kind": "max-norm", "limit": 0.8}}), TANH))
case("rate-factor", 4, chain((4,), ("dense", {"units": 6, "rateFactor": 0.25}), TANH), optimizers=(MOMENTUM, ADAM))
case("frozen", 4, chain((4,), ("dense", {"units": 6, "frozen": True}), TANH, ("dense", {"units": 5}), TANH))
# Activations, each behind a dense layer
for function in (*layers.ACTIVATIONS, "prelu", {"kind": "leaky-relu", "slope": 0.2}, {"kind": "elu", "alpha": 0.5},
                 {"kind": "softplus", "beta": 2.0}):
    label = function if isinstance(function, str) else function["kind"] + "-set"
    case("activation-" + label, 4, chain((4,), ("dense", {"units": 6}), activation(function)))
case("activation-prelu-channels", 24, chain(
    (4, 3, 2), ("conv2d", {"filters": 3, "height": 2, "width": 2}), activation("prelu"), FLAT),
     optimizers=(MOMENTUM, ADAM))
case("activation-softmax-positions", 12, chain(
    (4, 3), ("conv1d", {"filters": 3, "size": 3}), activation("softmax"), FLAT))
# Normalization
case("batch-norm", 4, chain((4,), ("dense", {"units": 6, "bias": False}), ("batch-norm", {}), RELU), rows=(8, 8, 5),
     optimizers=(MOMENTUM, ADAM))
case("batch-norm-set", 4, chain(
    (4,), ("dense", {"units": 6, "bias": False}), ("batch-norm", {"momentum": 0.3, "epsilon": 0.001}), TANH))
case("batch-norm-image", 36, chain(
    (4, 3, 3), ("conv2d", {"filters": 4, "height": 3, "width": 3, "bias": False}), ("batch-norm", {}), RELU, FLAT))
case("batch-norm-sequence", 15, chain(
    (5, 3), ("conv1d", {"filters": 4, "size": 2, "bias": False}), ("batch-norm", {}), TANH, FLAT), rows=(6, 1, 3))
case("layer-norm", 4, chain((4,), ("dense", {"units": 6}), ("layer-norm", {}), TANH), optimizers=(MOMENTUM, ADAM))
case("layer-norm-sequence", 15, chain((5, 3), ("layer-norm", {"epsilon": 0.001}), ("lstm", {"units": 4})))
# Shape
case("reshape", 12, chain((12,), ("reshape", {"shape": [4, 3]}), ("conv1d", {"filters": 3, "size": 2}), TANH, FLAT))
case("flatten-reshape", 24, chain(
    (4, 3, 2), ("conv2d", {"filters": 4, "height": 2, "width": 3}), TANH, ("reshape", {"shape": [6, 8]}),
    ("gru", {"units": 3})))
# Convolution
for padding in ("same", "valid"):
    case("conv1d-" + padding, 24, chain((8, 3), ("conv1d", {"filters": 4, "size": 3, "padding": padding}), TANH, FLAT))
    case("conv1d-stride-" + padding, 22, chain(
        (11, 2), ("conv1d", {"filters": 4, "size": 4, "stride": 3, "padding": padding}), TANH, FLAT))
    case("conv1d-dilation-" + padding, 22, chain(
        (11, 2), ("conv1d", {"filters": 4, "size": 3, "dilation": 3, "padding": padding}), TANH, FLAT))
    case("conv1d-stride-dilation-" + padding, 22, chain(
        (11, 2), ("conv1d", {"filters": 4, "size": 2, "stride": 2, "dilation": 3, "padding": padding}), TANH, FLAT))
    case("conv2d-" + padding, 40, chain(
        (5, 4, 2), ("conv2d", {"filters": 3, "height": 3, "width": 2, "padding": padding}), TANH, FLAT))
    case("conv2d-stride-" + padding, 60, chain(
        (6, 5, 2), ("conv2d", {"filters": 3, "height": 3, "width": 3, "stride": 2, "padding": padding}), TANH, FLAT))
    case("conv2d-dilation-" + padding, 70, chain(
        (7, 5, 2), ("conv2d", {"filters": 3, "height": 3, "width": 2, "dilation": 2, "padding": padding}), TANH, FLAT))
    case("conv2d-stride-dilation-" + padding, 56, chain(
        (8, 7, 1), ("conv2d", {"filters": 3, "height": 2, "width": 3, "stride": 3, "dilation": 2, "padding": padding}),
        TANH, FLAT))
case("conv1d-no-bias", 24, chain((8, 3), ("conv1d", {"filters": 4, "size": 3, "bias": False}), RELU, FLAT))
case("conv1d-stack", 24, chain(
    (12, 2), ("conv1d", {"filters": 3, "size": 3}), RELU, ("conv1d", {"filters": 4, "size": 4, "stride": 2}), RELU,
    ("global-average-pool", {})), rows=(6, 1, 4))
case("conv2d-pointwise", 36, chain((4, 3, 3), ("conv2d", {"filters": 4, "height": 1, "width": 1}), TANH, FLAT))
case("conv2d-no-bias", 36, chain(
    (4, 3, 3), ("conv2d", {"filters": 4, "height": 2, "width": 2, "bias": False}), RELU, FLAT))
case("conv2d-penalty", 36, chain((4, 3, 3), ("conv2d", {
    "filters": 4, "height": 2, "width": 2, "regularizer": {"kind": "l2", "l2": 0.02}}), TANH, FLAT))
case("conv2d-max-norm", 36, chain((4, 3, 3), ("conv2d", {
    "filters": 4, "height": 2, "width": 2, "constraint": {"kind": "max-norm", "limit": 0.7}}), TANH, FLAT))
case("cnn", 98, chain(
    (7, 7, 2), ("conv2d", {"filters": 3, "height": 3, "width": 3}), RELU, ("max-pool2d", {}),
    ("conv2d", {"filters": 4, "height": 3, "width": 3}), RELU, ("max-pool2d", {"padding": "same"}), FLAT,
    ("dense", {"units": 5}), RELU), rows=(5, 5, 2), optimizers=(MOMENTUM, ADAM))
# Pooling, behind a convolution so that its gradient counts; sizes that do not divide
for pool in ("max-pool", "avg-pool"):
    for padding in ("same", "valid"):
        case(f"{pool}1d-{padding}", 18, chain(
            (9, 2), ("conv1d", {"filters": 3, "size": 3}), (pool + "1d", {"size": 2, "padding": padding}), TANH, FLAT))
        case(f"{pool}1d-overlap-{padding}", 20, chain(
            (10, 2), ("conv1d", {"filters": 3, "size": 3}),
            (pool + "1d", {"size": 4, "stride": 3, "padding": padding}), TANH, FLAT))
        case(f"{pool}2d-{padding}", 35, chain(
            (7, 5, 1), ("conv2d", {"filters": 3, "height": 3, "width": 3}),
            (pool + "2d", {"size": 2, "padding": padding}), TANH, FLAT))
        case(f"{pool}2d-overlap-{padding}", 56, chain(
            (8, 7, 1), ("conv2d", {"filters": 3, "height": 3, "width": 3}),
            (pool + "2d", {"size": 3, "stride": 2, "padding": padding}), TANH, FLAT))
    case(f"{pool}2d-gaps", 49, chain(
        (7, 7, 1), ("conv2d", {"filters": 3, "height": 2, "width": 2}),
        (pool + "2d", {"size": 2, "stride": 3, "padding": "same"}), TANH, FLAT))
case("global-average-pool-image", 40, chain(
    (5, 4, 2), ("conv2d", {"filters": 4, "height": 3, "width": 3}), TANH, ("global-average-pool", {})))
case("global-average-pool-sequence", 15, chain(
    (5, 3), ("conv1d", {"filters": 4, "size": 3}), TANH, ("global-average-pool", {})))
# Categories: some rows hold indices outside, which are clamped to 0
case("embedding", 3, chain(
    (3,), ("embedding", {"categories": 6, "dimensions": 4}), FLAT, ("dense", {"units": 5}), TANH),
     indices=(-1, 7), optimizers=(MOMENTUM, ADAM))
case("embedding-sequence", 5, chain(
    (5,), ("embedding", {"categories": 6, "dimensions": 3}), ("lstm", {"units": 4})), indices=(0, 6))
case("embedding-penalty", 3, chain(
    (3,), ("embedding", {"categories": 5, "dimensions": 3, "regularizer": {"kind": "l2", "l2": 0.02}}), FLAT),
     indices=(0, 5))
# Recurrent
for kind, extra in (("simple-rnn", {}), ("simple-rnn", {"function": "relu"}), ("lstm", {}), ("gru", {})):
    label = kind + ("-relu" if extra else "")
    case(label, 15, chain((5, 3), (kind, {"units": 4, **extra})), rows=(6, 6, 1),
         optimizers=(MOMENTUM,) if extra else (MOMENTUM, ADAM))
    case(label + "-sequence", 12, chain((4, 3), (kind, {"units": 3, "sequence": True, **extra}), FLAT))
    case(label + "-bidirectional", 12, chain((4, 3), (kind, {"units": 3, "bidirectional": True, **extra})))
    case(label + "-bidirectional-sequence", 12, chain(
        (4, 3), (kind, {"units": 3, "bidirectional": True, "sequence": True, **extra}), FLAT))
    case(label + "-one-unit-one-step", 3, chain((1, 3), (kind, {"units": 1, **extra})))
    case(label + "-penalties", 12, chain((4, 3), (kind, {
        "units": 3, "regularizer": {"kind": "l2", "l2": 0.02}, "recurrentRegularizer": {"kind": "l1", "l1": 0.01},
        "biasRegularizer": {"kind": "l2", "l2": 0.03}, **extra})))
case("lstm-stack", 18, chain(
    (6, 3), ("lstm", {"units": 4, "sequence": True, "bidirectional": True}), ("gru", {"units": 3, "sequence": True}),
    ("simple-rnn", {"units": 3})), optimizers=(MOMENTUM, ADAM))
case("lstm-max-norm", 12, chain((4, 3), ("lstm", {"units": 3, "constraint": {"kind": "max-norm", "limit": 0.6}})))
# Branch and merge
TRUNK = [node("input", "input"), node("trunk", "dense", "input", units=5),
         node("bend", "activation", "trunk", function="tanh")]
for merge in ("add", "multiply", "concat"):
    case(merge, 4, [
        *TRUNK,
        node("left", "dense", "bend", units=5), node("right", "dense", "bend", units=5),
        node("lift", "activation", "right", function="sigmoid"), node("merge", merge, "left", "lift", "bend"),
        node("output", "dense", "merge", units=3), node("prediction", "activation", "output", function="softmax")],
         optimizers=(MOMENTUM, ADAM))
case("add-twice-the-same", 4, [
    *TRUNK,
    node("merge", "add", "bend", "bend"), node("output", "dense", "merge", units=3),
    node("prediction", "activation", "output", function="softmax")])
case("multiply-square", 4, [
    *TRUNK,
    node("merge", "multiply", "bend", "bend"), node("output", "dense", "merge", units=3),
    node("prediction", "activation", "output", function="softmax")])
case("concat-channels", 24, [
    node("input", "input", shape=[4, 3, 2]), node("left", "conv2d", "input", filters=2, height=3, width=3),
    node("right", "conv2d", "input", filters=3, height=2, width=2), node("merge", "concat", "left", "right", "input"),
    node("bend", "activation", "merge", function="tanh"), node("flat", "flatten", "bend"),
    node("output", "dense", "flat", units=3), node("prediction", "activation", "output", function="softmax")])
case("residual-image", 32, [
    node("input", "input", shape=[4, 4, 2]), node("first", "conv2d", "input", filters=3, height=3, width=3),
    node("bend", "activation", "first", function="relu"),
    node("second", "conv2d", "bend", filters=3, height=3, width=3),
    node("merge", "add", "second", "bend"), node("after", "activation", "merge", function="relu"),
    node("pool", "global-average-pool", "after"), node("output", "dense", "pool", units=3),
    node("prediction", "activation", "output", function="softmax")])


def shapes_of(nodes, width):
    """Per-sample shape of every node's first input, by a forward pass of ones through each node."""
    shapes, outs = {}, {}
    for n in nodes:
        if n["kind"] == "input":
            outs[n["id"]] = torch.ones(2, *n.get("shape", [width]))
            continue
        ins = [outs[i] for i in n["inputs"]]
        shapes[n["id"]] = tuple(ins[0].shape[1:])
        w = {name: torch.ones(shape) for name, shape in layers.tensors(n, shapes[n["id"]]).items()}
        outs[n["id"]] = layers.forward(n, ins, w, False)
    return shapes


def initial(name, c):
    generator = random(name)
    weights = {}
    for n in c["nodes"]:
        if n["kind"] == "input":
            continue
        for tensor, shape in layers.tensors(n, c["shapes"][n["id"]]).items():
            if tensor == "running_mean":
                value = numpy.zeros(shape)
            elif tensor == "running_var":
                value = numpy.ones(shape)
            elif tensor == "slope":
                value = numpy.full(shape, 0.25)
            elif tensor == "weight" and n["kind"] in ("batch-norm", "layer-norm"):
                value = 1 + grid(generator, shape, 0.2)
            elif len(shape) == 1:
                value = grid(generator, shape, 0.2)
            else:
                scale = 1.0 if n["kind"] == "embedding" else 1.3 / math.sqrt(math.prod(shape[:-1]))
                value = grid(generator, shape, scale)
            weights[n["id"] + "." + tensor] = value
    return weights


def batches(name, c):
    generator = random(name + "/batches")
    outputs = next(n["units"] for n in reversed(c["nodes"]) if n["kind"] == "dense")
    found = []
    for rows in c["rows"]:
        if "indices" in c:
            x = generator.integers(c["indices"][0], c["indices"][1] + 1, (rows, c["width"])).astype(float)
        else:
            x = grid(generator, (rows, c["width"]), 1.0)
        for column in c.get("zero_columns", ()):
            x[:, column] = 0
        if c["loss"] == "mse":
            t = grid(generator, (rows, outputs), 1.0)
        elif outputs == 1:
            t = generator.integers(0, 2, (rows, 1)).astype(float)
        else:
            t = numpy.eye(outputs)[generator.integers(0, outputs, rows)]
        found.append((x, t))
    return found


def predict(c, weights, x, training):
    """(what the fused loss takes, the prediction)"""
    outs, last = {}, None
    for n in c["nodes"]:
        if n["kind"] == "input":
            outs[n["id"]] = x.reshape(x.shape[0], *n.get("shape", [c["width"]]))
            continue
        own = {key.split(".")[1]: value for key, value in weights.items() if key.split(".")[0] == n["id"]}
        last = [outs[i] for i in n["inputs"]]
        outs[n["id"]] = layers.forward(n, last, own, training)
    return last[0], outs[c["nodes"][-1]["id"]]


def data_loss(kind, logits, prediction, t):
    if kind == "mse":
        return torch.nn.functional.mse_loss(prediction, t)
    if kind == "binary-cross-entropy":
        return torch.nn.functional.binary_cross_entropy_with_logits(logits, t)
    return torch.nn.functional.cross_entropy(logits, t.argmax(1))


def penalty(c, weights):
    """l1 * sum |w| + l2 * sum w^2 of each kernel, recurrent kernel and bias that asks for it."""
    total = 0.0
    for n in c["nodes"]:
        for key, names in (("regularizer", ("weight", "weight_ih")), ("recurrentRegularizer", ("weight_hh",)),
                           ("biasRegularizer", ("bias", "bias_ih", "bias_hh"))):
            if key not in n:
                continue
            for full, value in weights.items():
                own, tensor = full.split(".")
                if own == n["id"] and tensor in names:
                    total = total + n[key].get("l1", 0) * value.abs().sum() + n[key].get("l2", 0) * (value ** 2).sum()
    return total


def constrain(c, weights):
    """Max-norm: each column of a kernel (all that leads into one unit of it) at most as long as the limit."""
    for n in c["nodes"]:
        if "constraint" in n:
            for tensor in ("weight", "weight_ih", "weight_hh"):
                value = weights.get(n["id"] + "." + tensor)
                if value is not None:
                    with torch.no_grad():
                        columns = value.reshape(-1, value.shape[-1])
                        columns.copy_(torch.renorm(columns, 2, 1, n["constraint"]["limit"]))


def make_optimizer(spec, groups):
    if spec["kind"] == "sgd":
        return torch.optim.SGD(groups, lr=spec["learningRate"], momentum=spec.get("momentum", 0))
    return torch.optim.Adam(groups, lr=spec["learningRate"])


def run(c, optimizer, dtype):
    weights = {k: torch.tensor(v, dtype=dtype, requires_grad="running" not in k) for k, v in c["weights"].items()}
    groups = []
    for n in c["nodes"]:
        own = [v for k, v in weights.items() if k.split(".")[0] == n["id"] and v.requires_grad]
        if own and not n.get("frozen", False):
            groups.append({"params": own, "lr": optimizer["learningRate"] * n.get("rateFactor", 1)})
    stepper = make_optimizer(optimizer, groups)
    losses = []
    data = [(torch.tensor(x, dtype=dtype), torch.tensor(t, dtype=dtype)) for x, t in c["batches"]]
    for step in range(STEPS):
        x, t = data[step % len(data)]
        stepper.zero_grad()
        loss = data_loss(c["loss"], *predict(c, weights, x, True), t)
        (loss + penalty(c, weights)).backward()
        stepper.step()
        constrain(c, weights)
        losses.append(loss.detach().numpy()[()])
    with torch.no_grad():
        predictions = predict(c, weights, data[0][0], False)[1].reshape(-1).numpy()
    statistics = {k: v.numpy() for k, v in weights.items() if "running" in k}
    return {"losses": losses, "predictions": predictions, **({"statistics": statistics} if statistics else {})}


golden = {
    "about": "Step s takes batch (s - 1) mod the number of batches. Losses are the data loss before the step's update.",
    "steps": STEPS,
    "networks": {},
}
for name, c in CASES.items():
    c["shapes"] = shapes_of(c["nodes"], c["width"])
    c["weights"] = initial(name, c)
    c["batches"] = batches(name, c)
    runs = []
    for optimizer in c["optimizers"]:
        result, exact = run(c, optimizer, torch.float32), run(c, optimizer, torch.float64)
        apart = max(abs(a - b) / abs(b) for a, b in zip(result["losses"], exact["losses"]))
        if apart > 2e-5 or not 1e-4 < min(exact["losses"]) <= max(exact["losses"]) < 20:
            raise SystemExit(f"{name}: single and double precision part by {apart}; losses {exact['losses']}")
        ends = f"loss {exact['losses'][0]:.3f} .. {exact['losses'][-1]:.3f}"
        print(f"{name:40} {optimizer['kind']:5} parts {apart:.1e}, {ends}")
        runs.append({"optimizer": optimizer, **result})
    golden["networks"][name] = {
        "network": c["nodes"],
        "loss": c["loss"],
        "weights": {k: {"shape": list(v.shape), "values": v.reshape(-1)} for k, v in c["weights"].items()},
        "batches": [{"rows": len(x), "features": x.reshape(-1), "targets": t.reshape(-1)} for x, t in c["batches"]],
        "runs": runs,
    }
write("networks", golden)
