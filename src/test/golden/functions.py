"""Golden values of losses and activations, in double precision: python3 functions.py writes functions.json.

activations: `y` and `slope` (dy/dx) at every x of `grid`; softmax by rows: `y` and the gradient `dx` for an upstream
             `dy`; PReLU: also `dslope`, the gradient by its slope for each x.
losses:      `value` and `gradient` (by `inputs`) for inputs and targets [rows x columns]. Inputs are what the loss
             takes: the scores before sigmoid or softmax for the fused losses, outputs for the others.

Where the definition leaves a choice, this is the one taken:

* Weights: each row has a weight (1 without `rowWeights`), multiplied by the weight of its class; the loss is
  sum(w * l) / sum(w). For binary losses the class of each output counts. The weight of a class is the one of the target
  before smoothing. (PyTorch's cross_entropy weighs smoothing's share by each class's own weight instead.)
* l of a row is the mean over its outputs; for categorical losses and KL the sum over its classes.
* Smoothing: t (1 - s) + s/K, K the number of classes: 2 for binary.
* Focal: -(1 - p)^gamma ln p of the true class's p.
* Hinge, squared hinge, perceptron: targets 0/1 read as -1/+1, mean over all outputs; no target sits on a kink.
* Poisson: y - t ln(y + 1e-8). KL: sum t ln(t/p), 0 where t is 0.
"""
import torch
import torch.nn.functional as F

import layers
from shared import grid, random, write

torch.set_default_dtype(torch.float64)
ENDS = [-1e4, -1000, -100, -30, -20]
MIDDLE = [-10, -6, -3.5, -2.75, -2, -1.5, -1, -0.75, -0.5, -0.25, -0.125, -0.0078125, -0.0009765625]
GRID = ENDS + MIDDLE + [0] + [-x for x in reversed(MIDDLE)] + [-x for x in reversed(ENDS)]


def activation(function):
    x = torch.tensor(GRID, requires_grad=True)
    y = layers.ACTIVATIONS[layers.kind_of(function)](x, layers.parameters_of(function))
    (slope,) = torch.autograd.grad(y.sum(), x)
    return {"function": function, "y": y, "slope": slope}


def softmax():
    generator = random("softmax")
    rows = torch.tensor(grid(generator, (5, 4), 2.0))
    rows[1] = torch.tensor([1e4, -1e4, 0.0, 1e4])
    rows[2] = torch.tensor([-1e4, -1e4, -1e4, -1e4])
    rows[3] = torch.tensor([30.0, 29.5, -80.0, 0.0])
    rows.requires_grad_()
    dy = torch.tensor(grid(generator, (5, 4), 1.0))
    y = torch.softmax(rows, -1)
    (dx,) = torch.autograd.grad(y, rows, dy)
    flat = {"x": rows, "dy": dy, "y": y, "dx": dx}
    return {"function": "softmax", "rows": 5, "columns": 4, **{k: v.reshape(-1) for k, v in flat.items()}}


def prelu(value):
    x = torch.tensor(GRID, requires_grad=True)
    slope = torch.tensor([value], requires_grad=True)
    y = F.prelu(x.reshape(-1, 1), slope).reshape(-1)
    (dx,) = torch.autograd.grad(y.sum(), x, retain_graph=True)
    dslope = [torch.autograd.grad(v, slope, retain_graph=True)[0].item() for v in y]
    return {"function": "prelu", "value": value, "y": y, "slope": dx, "dslope": dslope}


ACTIVATIONS = {name: activation(name) for name in layers.ACTIVATIONS if name != "softmax"}
ACTIVATIONS["leaky-relu-set"] = activation({"kind": "leaky-relu", "slope": 0.2})
ACTIVATIONS["elu-set"] = activation({"kind": "elu", "alpha": 0.5})
ACTIVATIONS["softplus-set"] = activation({"kind": "softplus", "beta": 2.0})
ACTIVATIONS["softmax"] = softmax()
ACTIVATIONS["prelu"] = prelu(0.25)
ACTIVATIONS["prelu-set"] = prelu(-0.5)


def signs(t):
    return 2 * t - 1


def binary_terms(x, t):
    return -(t * F.logsigmoid(x) + (1 - t) * F.logsigmoid(-x))


def binary_focal(x, t, gamma):
    log_true = torch.where(t > 0.5, F.logsigmoid(x), F.logsigmoid(-x))
    log_other = torch.where(t > 0.5, F.logsigmoid(-x), F.logsigmoid(x))
    return -torch.exp(gamma * log_other) * log_true


def categorical_focal(x, t, gamma):
    log_p = F.log_softmax(x, 1)
    return -(t * (-torch.expm1(log_p)) ** gamma * log_p)


def huber(r, delta):
    return torch.where(r.abs() <= delta, 0.5 * r * r, delta * (r.abs() - 0.5 * delta))


def log_cosh(r):
    return r.abs() + F.softplus(-2 * r.abs(), threshold=1e9) - torch.log(torch.tensor(2.0))


def elements(spec, x, t):
    """l of every output (of every class, for categorical losses)."""
    kind = spec["kind"]
    s = spec.get("smoothing", 0)
    if kind == "binary-cross-entropy":
        return binary_terms(x, t * (1 - s) + s / 2)
    if kind == "categorical-cross-entropy":
        return -((t * (1 - s) + s / t.shape[1]) * F.log_softmax(x, 1))
    if kind == "binary-focal":
        return binary_focal(x, t, spec.get("gamma", 2.0))
    if kind == "categorical-focal":
        return categorical_focal(x, t, spec.get("gamma", 2.0))
    if kind == "kl-divergence":
        return torch.special.xlogy(t, t) - t * F.log_softmax(x, 1)
    return {
        "mse": lambda: (x - t) ** 2,
        "mae": lambda: (x - t).abs(),
        "huber": lambda: huber(x - t, spec.get("delta", 1.0)),
        "log-cosh": lambda: log_cosh(x - t),
        "hinge": lambda: torch.relu(1 - signs(t) * x),
        "squared-hinge": lambda: torch.relu(1 - signs(t) * x) ** 2,
        "perceptron": lambda: torch.relu(-signs(t) * x),
        "poisson": lambda: x - t * torch.log(x + 1e-8),
    }[kind]()


SUMMED = ("categorical-cross-entropy", "categorical-focal", "kl-divergence")


def loss(spec, x, t, row_weights):
    l = elements(spec, x, t)
    w = (torch.ones(len(x)) if row_weights is None else torch.tensor(row_weights))[:, None]
    if spec["kind"] in SUMMED:
        l = l.sum(1, keepdim=True)
        if "classWeights" in spec:
            w = w * (t * torch.tensor(spec["classWeights"])).sum(1, keepdim=True)
    elif "classWeights" in spec:
        low, high = spec["classWeights"]
        w = w * (low + (high - low) * t)
    w = w.expand_as(l)
    return (w * l).sum() / w.sum()


CASES = {}


def case(name, spec, x, t, row_weights=None):
    spec = {"kind": spec} if isinstance(spec, str) else spec
    x = torch.tensor(x, dtype=torch.float64).reshape(len(x), -1).requires_grad_()
    t = torch.tensor(t, dtype=torch.float64).reshape(len(x), -1)
    value = loss(spec, x, t, row_weights)
    (gradient,) = torch.autograd.grad(value, x)
    CASES[name] = {"loss": spec, "rows": x.shape[0], "columns": x.shape[1], "inputs": x.reshape(-1),
                   "targets": t.reshape(-1), **({"rowWeights": row_weights} if row_weights else {}),
                   "value": value, "gradient": gradient.reshape(-1)}


generator = random("losses")
WEIGHTS = [0.5, 2.0, 0.0, 1.0, 3.5, 0.25]
OUTPUTS, NUMBERS = grid(generator, (6, 2), 1.5), grid(generator, (6, 2), 1.5)
for kind in ("mse", "mae", "huber", "log-cosh", {"kind": "huber", "delta": 0.4}):
    label = kind if isinstance(kind, str) else "huber-set"
    case(label, kind, OUTPUTS, NUMBERS)
    case(label + "-one-row", kind, OUTPUTS[:1, :1], NUMBERS[:1, :1])
    case(label + "-row-weights", kind, OUTPUTS, NUMBERS, WEIGHTS)
    case(label + "-extreme", kind, [[1e4], [-1e4], [1e4]], [[-1e4], [0.5], [9999.5]])
RATES, COUNTS = abs(OUTPUTS) + 0.125, abs(NUMBERS).round()
case("poisson", "poisson", RATES, COUNTS)
case("poisson-row-weights", "poisson", RATES, COUNTS, WEIGHTS)
case("poisson-extreme", "poisson", [[1e4], [0.0], [0.0009765625], [2 ** -20]], [[0.0], [0.0], [3.0], [0.5]])

LOGITS, YES = grid(generator, (6, 2), 2.0), generator.integers(0, 2, (6, 2)).astype(float)
EXTREME = [[1e4], [1e4], [-1e4], [-1e4], [0.5], [30.0]]
EXTREME_YES = [[1.0], [0.0], [1.0], [0.0], [1.0], [0.0]]
BINARY = {
    "binary-cross-entropy": {}, "binary-cross-entropy-smoothing": {"smoothing": 0.1},
    "binary-cross-entropy-class-weights": {"classWeights": [0.5, 3.0]},
    "binary-cross-entropy-both": {"smoothing": 0.2, "classWeights": [2.0, 0.25]},
    "binary-focal": {}, "binary-focal-gamma": {"gamma": 3.5}, "binary-focal-zero": {"gamma": 0},
    "binary-focal-class-weights": {"classWeights": [0.25, 0.75]},
    "hinge": {}, "squared-hinge": {}, "perceptron": {},
}
for label, parameters in BINARY.items():
    kind = next(k for k in ("binary-cross-entropy", "binary-focal", "squared-hinge", "hinge", "perceptron")
                if label.startswith(k))
    spec = {"kind": kind, **parameters}
    case(label, spec, LOGITS[:, :1], YES[:, :1])
    case(label + "-row-weights", spec, LOGITS[:, :1], YES[:, :1], WEIGHTS)
    case(label + "-one-row", spec, LOGITS[:1, :1], YES[:1, :1])
    case(label + "-extreme", spec, EXTREME, EXTREME_YES)
    case(label + "-labels", spec, LOGITS, YES)
case("binary-cross-entropy-soft", "binary-cross-entropy", LOGITS, generator.integers(0, 9, (6, 2)) / 8)

SCORES, CLASS = grid(generator, (6, 4), 2.0), generator.integers(0, 4, 6)
ONE_HOT = torch.eye(4)[torch.tensor(CLASS)].numpy()
SPREAD = torch.tensor([[5, 1, 1, 1], [0, 8, 0, 0], [2, 2, 2, 2], [0, 4, 4, 0], [1, 0, 7, 0], [3, 3, 1, 1]]).numpy() / 8
FAR = [[1e4, -1e4, 0.0, 5.0], [1e4, -1e4, 0.0, 5.0], [1e4, 1e4, -1e4, 0.0], [-1e4, -1e4, -1e4, -1e4],
       [0.0, 90.0, 0.0, -90.0]]
FAR_CLASS = torch.eye(4)[torch.tensor([0, 1, 1, 2, 3])].numpy()
CATEGORICAL = {
    "categorical-cross-entropy": {}, "categorical-cross-entropy-smoothing": {"smoothing": 0.1},
    "categorical-cross-entropy-class-weights": {"classWeights": [0.5, 3.0, 1.0, 0.125]},
    "categorical-cross-entropy-both": {"smoothing": 0.2, "classWeights": [2.0, 0.25, 1.0, 4.0]},
    "categorical-focal": {}, "categorical-focal-gamma": {"gamma": 3.5}, "categorical-focal-zero": {"gamma": 0},
    "categorical-focal-class-weights": {"classWeights": [0.5, 3.0, 1.0, 0.125]},
    "kl-divergence": {}, "hinge-classes": {}, "squared-hinge-classes": {}, "perceptron-classes": {},
}
for label, parameters in CATEGORICAL.items():
    kind = next(k for k in ("categorical-cross-entropy", "categorical-focal", "kl-divergence", "squared-hinge", "hinge",
                            "perceptron") if label.startswith(k))
    spec = {"kind": kind, **parameters}
    case(label, spec, SCORES, ONE_HOT)
    case(label + "-row-weights", spec, SCORES, ONE_HOT, WEIGHTS)
    case(label + "-one-row", spec, SCORES[:1], ONE_HOT[:1])
    case(label + "-extreme", spec, FAR, FAR_CLASS)
    if label in ("categorical-cross-entropy", "categorical-cross-entropy-smoothing", "kl-divergence"):
        case(label + "-spread", spec, SCORES, SPREAD)

# The reference page's numbers, and PyTorch's own losses where they mean the same.
for name, expected in (({"kind": "categorical-cross-entropy"}, 0.4076059645),
                       ({"kind": "categorical-cross-entropy", "smoothing": 0.1}, 0.5076059644)):
    assert abs(loss(name, torch.tensor([[2.0, 1, 0]]), torch.tensor([[1.0, 0, 0]]), None) - expected) < 1e-9
X, T, N = torch.tensor(SCORES), torch.tensor(CLASS), torch.tensor(ONE_HOT, dtype=torch.float64)
SAME = [
    (F.cross_entropy(X, T), {"kind": "categorical-cross-entropy"}, X, N),
    (F.cross_entropy(X, T, label_smoothing=0.1), {"kind": "categorical-cross-entropy", "smoothing": 0.1}, X, N),
    (F.cross_entropy(X, T, torch.tensor([0.5, 3.0, 1.0, 0.125])),
     {"kind": "categorical-cross-entropy", "classWeights": [0.5, 3.0, 1.0, 0.125]}, X, N),
    (F.kl_div(F.log_softmax(X, 1), torch.tensor(SPREAD), reduction="batchmean"), {"kind": "kl-divergence"}, X,
     torch.tensor(SPREAD)),
]
P, Q = torch.tensor(OUTPUTS), torch.tensor(NUMBERS)
L, Y = torch.tensor(LOGITS), torch.tensor(YES)
SAME += [
    (F.mse_loss(P, Q), {"kind": "mse"}, P, Q), (F.l1_loss(P, Q), {"kind": "mae"}, P, Q),
    (F.huber_loss(P, Q, delta=0.4), {"kind": "huber", "delta": 0.4}, P, Q),
    (F.binary_cross_entropy_with_logits(L, Y), {"kind": "binary-cross-entropy"}, L, Y),
    (F.poisson_nll_loss(abs(P), abs(Q), log_input=False), {"kind": "poisson"}, abs(P), abs(Q)),
]
for torchs, spec, x, t in SAME:
    assert abs(torchs - loss(spec, x, t, None)) < 1e-12, spec
write("functions", {"about": __doc__.split("\n\n", 1)[1].splitlines(), "grid": GRID, "activations": ACTIVATIONS,
                    "losses": CASES})
