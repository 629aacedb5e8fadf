"""Golden trajectories of every optimizer, by PyTorch 1.13.1 (Lion by hand): python3 optimizers.py writes
optimizers.json beside itself.

Each case holds the optimizer as an experiment has it and
  bowl:  f = (x^2 + 10 y^2)/2 from (1, 1) in double precision: (x, y) after each of 20 steps at the case's rate;
  given: single precision, from `start` by the 20 `gradients`, the rate of step s (from 1) times `shares`[s - 1].
The rate of a case without learningRate is the kind's default.
Weight decay is added to the gradient (g += decay * w) except in AdamW and Lion, where it is decoupled.

NAdam is the one PyTorch 1.13.1 runs by default, tensor by tensor: it divides the look-ahead by 1 - (mu_1 ... mu_t) mu_t
mu_(t+1), one mu_t more than the formula of its own documentation and its foreach=True have.
"""
import torch

from shared import grid, random, write

STEPS = 20


class Lion:
    """Chen et al. 2023, algorithm 2: c = b1 m + (1 - b1) g; w -= lr (sign(c) + decay w); m = b2 m + (1 - b2) g."""

    def __init__(self, params, lr=1e-4, betas=(0.9, 0.99), weight_decay=0.0):
        self.param_groups = [{"params": list(params), "lr": lr}]
        self.betas, self.decay = betas, weight_decay
        self.m = [torch.zeros_like(p) for p in self.param_groups[0]["params"]]

    def zero_grad(self):
        for p in self.param_groups[0]["params"]:
            p.grad = None

    def step(self):
        b1, b2 = self.betas
        with torch.no_grad():
            for p, m in zip(self.param_groups[0]["params"], self.m):
                c = b1 * m + (1 - b1) * p.grad
                close = (c.abs() < 1e-5) & (c != 0)
                if close.any():
                    raise SystemExit("a sign hangs on rounding: choose other numbers")
                p -= self.param_groups[0]["lr"] * (torch.sign(c) + self.decay * p)
                m.copy_(b2 * m + (1 - b2) * p.grad)


O = torch.optim
# Layerwise's parameter -> PyTorch's
NAMES = {"learningRate": "lr", "weightDecay": "weight_decay", "epsilon": "eps", "centred": "centered",
         "momentumDecay": "momentum_decay"}
CLASSES = {
    "sgd": (O.SGD, 0.01), "adagrad": (O.Adagrad, 0.01), "adadelta": (O.Adadelta, 1.0), "rmsprop": (O.RMSprop, 0.01),
    "adam": (O.Adam, 0.001), "amsgrad": (lambda p, **k: O.Adam(p, amsgrad=True, **k), 0.001),
    "adamw": (O.AdamW, 0.001), "adamax": (O.Adamax, 0.002), "nadam": (O.NAdam, 0.002), "radam": (O.RAdam, 0.001),
    "lion": (Lion, 0.0001),
}


def make(spec, params):
    """Left-out parameters stay PyTorch's own defaults, so that Layerwise's defaults are held to them."""
    rest = {k: v for k, v in spec.items() if k not in ("kind", "beta1", "beta2")}
    options = {NAMES.get(k, k): v for k, v in rest.items()}
    options.setdefault("lr", CLASSES[spec["kind"]][1])
    if spec["kind"] == "adagrad":
        options.setdefault("eps", 1e-10)
    if "beta1" in spec:
        options["betas"] = (spec["beta1"], spec["beta2"])
    return CLASSES[spec["kind"]][0](params, **options)


CASES = {kind: {"kind": kind} for kind in CLASSES}


def case(name, kind, **parameters):
    CASES[name] = {"kind": kind, **parameters}


case("sgd-momentum", "sgd", momentum=0.9)
case("sgd-nesterov", "sgd", momentum=0.9, nesterov=True)
case("sgd-decay", "sgd", learningRate=0.05, weightDecay=0.1)
case("sgd-momentum-decay", "sgd", momentum=0.8, weightDecay=0.1)
case("sgd-nesterov-decay", "sgd", momentum=0.8, nesterov=True, weightDecay=0.1)
case("adagrad-fast", "adagrad", learningRate=0.3)
case("adagrad-decay", "adagrad", learningRate=0.1, weightDecay=0.2)
case("adadelta-set", "adadelta", rho=0.5, epsilon=1e-3, learningRate=0.7)
case("adadelta-decay", "adadelta", weightDecay=0.2)
case("rmsprop-set", "rmsprop", learningRate=0.02, alpha=0.9, epsilon=1e-6)
case("rmsprop-centred", "rmsprop", centred=True)
case("rmsprop-momentum", "rmsprop", momentum=0.9, learningRate=0.003)
case("rmsprop-centred-momentum-decay", "rmsprop", centred=True, momentum=0.5, weightDecay=0.1)
case("adam-fast", "adam", learningRate=0.1)
case("adam-betas", "adam", learningRate=0.05, beta1=0.5, beta2=0.9, epsilon=1e-4)
case("adam-decay", "adam", learningRate=0.05, weightDecay=0.2)
case("amsgrad-fast", "amsgrad", learningRate=0.1, beta1=0.8, beta2=0.8)
case("amsgrad-decay", "amsgrad", learningRate=0.05, weightDecay=0.2)
case("adamw-fast", "adamw", learningRate=0.1, weightDecay=0.2)
case("adamw-no-decay", "adamw", learningRate=0.05, weightDecay=0)
case("adamax-fast", "adamax", learningRate=0.1, beta1=0.8, beta2=0.9)
case("adamax-decay", "adamax", learningRate=0.05, weightDecay=0.2)
case("nadam-fast", "nadam", learningRate=0.1, beta1=0.8, beta2=0.9)
case("nadam-decay", "nadam", learningRate=0.05, weightDecay=0.2)
case("nadam-momentum-decay", "nadam", learningRate=0.05, momentumDecay=0.02)
case("radam-fast", "radam", learningRate=0.05)
case("radam-betas", "radam", learningRate=0.03, beta1=0.8, beta2=0.8)
case("radam-decay", "radam", learningRate=0.05, weightDecay=0.2)
case("lion-fast", "lion", learningRate=0.03)
case("lion-betas", "lion", learningRate=0.02, beta1=0.6, beta2=0.8)
case("lion-decay", "lion", learningRate=0.01, weightDecay=0.3)


def bowl(spec):
    point = torch.tensor([1.0, 1.0], dtype=torch.float64, requires_grad=True)
    optimizer = make(spec, [point])
    path = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        (0.5 * (point[0] ** 2 + 10 * point[1] ** 2)).backward()
        optimizer.step()
        path.append(point.detach().clone())
    return path


generator = random("optimizers")
START = grid(generator, 6, 0.5)
GRADIENTS = grid(generator, (STEPS, 6), 1.0)
GRADIENTS[:, 1] *= 8  # a steep weight,
GRADIENTS[:, 2] /= 64  # a flat one,
GRADIENTS[3:, 3] /= 16  # one whose gradients shrink (where AMSGrad differs)
GRADIENTS[:, 4] = 0  # and one that has none
SHARES = [1 - 0.025 * s for s in range(STEPS)]


def given(spec, dtype):
    point = torch.tensor(START, dtype=dtype, requires_grad=True)
    optimizer = make(spec, [point])
    rate = optimizer.param_groups[0]["lr"]
    path = []
    for share, gradient in zip(SHARES, GRADIENTS):
        optimizer.param_groups[0]["lr"] = rate * share
        point.grad = torch.tensor(gradient, dtype=dtype)
        optimizer.step()
        path.append(point.detach().clone().numpy())
    return path


golden = {
    "about": __doc__.split("\n\n", 1)[1].splitlines(),
    "steps": STEPS,
    "start": START,
    "gradients": GRADIENTS,
    "shares": SHARES,
    "optimizers": {},
}
for name, spec in CASES.items():
    path = given(spec, torch.float32)
    apart = max(abs(a - b).max() for a, b in zip(path, given(spec, torch.float64)))
    if apart > 5e-7:
        raise SystemExit(f"{name}: single and double precision part by {apart}")
    golden["optimizers"][name] = {"optimizer": spec, "bowl": bowl(spec), "given": path}
write("optimizers", golden)
