"""Golden training trajectories, made once by PyTorch 1.13.1 (which calls itself 1.13.0a0): python3 training.py > training.json

Two networks with fixed weights and batches, 20 steps each, float64 (so that the numbers belong to no float's rounding):
  tanh:      4 - 16 - 3, tanh, softmax with categorical cross-entropy, with each optimizer;
  batchnorm: 4 - 8 without bias - batch norm - ReLU - 3, softmax with categorical cross-entropy, SGD with momentum and
             Adam. (A bias before batch norm has no gradient but rounding, which Adam would blow up to full steps.)
Every value is a formula of its place, so that the test makes the same inputs without reading them from here.
"""
import json
import math
import sys

import torch

torch.set_default_dtype(torch.float64)
ROWS, STEPS, CLASSES = 12, 20, 3


def values(rows, columns, phase, scale):
    """scale * sin(1.7 i + phase), i = 1, 2, ... row by row, rounded to multiples of 1/1024: exact in float32."""
    return torch.tensor(
        [
            [round(1024 * scale * math.sin(1.7 * (r * columns + c + 1) + phase)) / 1024 for c in range(columns)]
            for r in range(rows)
        ]
    )


def batch(step):
    return values(ROWS, 4, 0.3 * step, 2.0), torch.tensor([(r * r + step) % CLASSES for r in range(ROWS)])


def network(normalized):
    hidden = 8 if normalized else 16
    first, last = torch.nn.Linear(4, hidden, bias=not normalized), torch.nn.Linear(hidden, CLASSES)
    with torch.no_grad():
        for layer, phase in ((first, 0.1), (last, 0.7)):
            # Layerwise keeps [in x out], PyTorch [out x in].
            layer.weight.copy_(values(layer.in_features, layer.out_features, phase, 0.5).T)
            if layer.bias is not None:
                layer.bias.copy_(values(1, layer.out_features, phase + 1, 0.25)[0])
    middle = [torch.nn.BatchNorm1d(hidden), torch.nn.ReLU()] if normalized else [torch.nn.Tanh()]
    return torch.nn.Sequential(first, *middle, last)


def run(normalized, make_optimizer):
    model = network(normalized)
    optimizer = make_optimizer(model.parameters())
    losses = []
    for step in range(1, STEPS + 1):
        x, t = batch(step)
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(model(x), t)
        loss.backward()
        optimizer.step()
        losses.append(float(loss))
    model.eval()
    x, _ = batch(0)
    with torch.no_grad():
        predictions = torch.softmax(model(x), 1).flatten().tolist()
    result = {"losses": losses, "predictions": predictions}
    if normalized:
        result["runningMean"] = model[1].running_mean.tolist()
        result["runningVariance"] = model[1].running_var.tolist()
    return result


OPTIMIZERS = {
    "sgd": lambda p: torch.optim.SGD(p, lr=0.1),
    "sgd-momentum": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9),
    "sgd-nesterov": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True),
    "rmsprop": lambda p: torch.optim.RMSprop(p, lr=0.01),
    "adagrad": lambda p: torch.optim.Adagrad(p, lr=0.1),
    "adam": lambda p: torch.optim.Adam(p, lr=0.01),
}
golden = {"madeBy": "PyTorch " + torch.__version__, "tanh": {}, "batchnorm": {}}
for name, make in OPTIMIZERS.items():
    golden["tanh"][name] = run(False, make)
for name in ("sgd-momentum", "adam"):
    golden["batchnorm"][name] = run(True, OPTIMIZERS[name])


def bowl(make_optimizer):
    """f = (x^2 + 10 y^2)/2 from (1, 1): (x, y) after each of ten steps."""
    point = torch.tensor([1.0, 1.0], requires_grad=True)
    optimizer = make_optimizer([point])
    path = []
    for _ in range(10):
        optimizer.zero_grad()
        (0.5 * (point[0] ** 2 + 10 * point[1] ** 2)).backward()
        optimizer.step()
        path.append(point.detach().tolist())
    return path


golden["bowl"] = {
    "sgd": bowl(lambda p: torch.optim.SGD(p, lr=0.01)),
    "sgd-momentum": bowl(lambda p: torch.optim.SGD(p, lr=0.01, momentum=0.9)),
    "sgd-nesterov": bowl(lambda p: torch.optim.SGD(p, lr=0.01, momentum=0.9, nesterov=True)),
    "rmsprop": bowl(torch.optim.RMSprop),
    "adagrad": bowl(torch.optim.Adagrad),
    "adam": bowl(torch.optim.Adam),
}
json.dump(golden, sys.stdout, indent=1)
print()
