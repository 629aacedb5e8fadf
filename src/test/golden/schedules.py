"""Golden learning rates of every schedule, by torch.optim.lr_scheduler 1.13.1: python3 schedules.py writes
schedules.json beside itself.

PyTorch's epoch (or step) 0 is Layerwise's epoch (or step) 1. Each case says whether its rates are per epoch or per
step, and how many epochs the run has and how many steps each of them: a run of 40 epochs or of 40 steps. Where the
definition leaves a choice, this is the one taken:

* step, multi-step: a milestone m is the number of epochs done before the rate falls: epoch m + 1 is the first with it.
* polynomial, cosine: they span the whole run (PyTorch's total_iters and T_max are the run's epochs or steps), so that
  `end` would be reached one epoch (or step) after the last; `end` is a learning rate, not a share of the base rate.
* polynomial with an end: end + (base - end) (1 - t/T)^power; PyTorch has it only for end 0, Keras so.
* cosine-restarts: whole units, PyTorch's T_0 and T_mult; `end` is a learning rate.
* cyclical: from low * base up to base in `half` units and down in as many; exp-range gamma^t with t the units done.
* one-cycle: counted in steps of the whole run, cosine annealing, two phases, PyTorch's ends: the top is at step
  pct * steps, the bottom at the last step. Momentum goes against the rate.
* warm-up: linear from start * base; step steps + 1 is the first at the full rate. The schedule behind it counts from
  the run's beginning and its rate is multiplied (PyTorch's ChainedScheduler, not its SequentialLR).
* reduce-on-plateau: `monitor` e is what epoch e ended with; rate e is the one epoch e was trained with.
"""
import warnings

import torch
from torch.optim import lr_scheduler as S

from shared import random, write

warnings.filterwarnings("ignore")
POINTS = 40
CASES = {}


def optimizer(rate):
    return torch.optim.SGD([torch.zeros(1, dtype=torch.float64, requires_grad=True)], lr=rate, momentum=0.9)


def follow(rate, make, monitor=None):
    o = optimizer(rate)
    scheduler = make(o)
    rates, momenta = [], []
    for i in range(POINTS):
        rates.append(o.param_groups[0]["lr"])
        momenta.append(o.param_groups[0]["momentum"])
        if i + 1 < POINTS:
            o.step()
            scheduler.step(monitor[i]) if monitor else scheduler.step()
    return rates, momenta


def case(name, schedule, rate, make, per="epoch", epochs=None, **more):
    if epochs is None:
        epochs = POINTS if per == "epoch" else 8
    rates, momenta = follow(rate, make, more.get("monitor"))
    if schedule["kind"] == "one-cycle":
        more["momenta"] = momenta
    CASES[name] = {"schedule": schedule, "learningRate": rate, "per": per, "epochs": epochs,
                   "stepsPerEpoch": 3 if per == "epoch" else POINTS // epochs, **more, "rates": rates}


def both(name, schedule, rate, make):
    """The same points per epoch and per step."""
    case(name, schedule, rate, make)
    case(name + "-steps", {**schedule, "unit": "step"}, rate, make, per="step")


case("constant", {"kind": "constant"}, 0.1, lambda o: S.ConstantLR(o, factor=1.0))
case("step", {"kind": "step"}, 0.1, lambda o: S.StepLR(o, 10))
both("step-set", {"kind": "step", "size": 7, "factor": 0.5}, 0.03, lambda o: S.StepLR(o, 7, 0.5))
both("multi-step", {"kind": "multi-step", "milestones": [3, 10, 11, 30]}, 0.1,
     lambda o: S.MultiStepLR(o, [3, 10, 11, 30]))
case("multi-step-set", {"kind": "multi-step", "milestones": [1, 39], "factor": 0.7}, 0.02,
     lambda o: S.MultiStepLR(o, [1, 39], 0.7))
case("exponential", {"kind": "exponential"}, 0.1, lambda o: S.ExponentialLR(o, 0.95))
both("exponential-set", {"kind": "exponential", "factor": 0.8}, 0.5, lambda o: S.ExponentialLR(o, 0.8))
case("polynomial", {"kind": "polynomial"}, 0.1, lambda o: S.PolynomialLR(o, POINTS))
both("polynomial-set", {"kind": "polynomial", "power": 2.5}, 0.3, lambda o: S.PolynomialLR(o, POINTS, 2.5))
case("polynomial-end", {"kind": "polynomial", "power": 2, "end": 0.01}, 0.3,
     lambda o: S.LambdaLR(o, lambda t: (0.01 + 0.29 * (1 - t / POINTS) ** 2) / 0.3))
case("cosine", {"kind": "cosine"}, 0.1, lambda o: S.CosineAnnealingLR(o, POINTS))
both("cosine-end", {"kind": "cosine", "end": 0.002}, 0.3, lambda o: S.CosineAnnealingLR(o, POINTS, 0.002))
case("cosine-restarts", {"kind": "cosine-restarts"}, 0.1, lambda o: S.CosineAnnealingWarmRestarts(o, 10, 2))
both("cosine-restarts-set", {"kind": "cosine-restarts", "first": 4, "factor": 3, "end": 0.001}, 0.2,
     lambda o: S.CosineAnnealingWarmRestarts(o, 4, 3, 0.001))
case("cosine-restarts-even", {"kind": "cosine-restarts", "first": 7, "factor": 1}, 0.2,
     lambda o: S.CosineAnnealingWarmRestarts(o, 7, 1))
for mode in ("triangular", "triangular2", "exp-range"):
    python = mode.replace("-", "_")
    case("cyclical-" + mode, {"kind": "cyclical", "mode": mode}, 0.1,
         lambda o: S.CyclicLR(o, 0.01, 0.1, 4, mode=python, gamma=0.9999, cycle_momentum=False))
    both("cyclical-" + mode + "-set", {"kind": "cyclical", "low": 0.25, "half": 3, "mode": mode, "gamma": 0.95}, 0.4,
         lambda o: S.CyclicLR(o, 0.1, 0.4, 3, mode=python, gamma=0.95, cycle_momentum=False))
case("one-cycle", {"kind": "one-cycle"}, 0.1, lambda o: S.OneCycleLR(o, 0.1, POINTS), per="step")
case("one-cycle-one-epoch", {"kind": "one-cycle"}, 0.02, lambda o: S.OneCycleLR(o, 0.02, POINTS), per="step", epochs=1)
WARM = {"kind": "warm-up", "steps": 8, "start": 0.1}


def warm(o, steps=8, start=0.1):
    return S.LinearLR(o, start, 1.0, steps)


case("warm-up-constant", {**WARM, "then": {"kind": "constant"}}, 0.1, warm, per="step")
case("warm-up-constant-set", {"kind": "warm-up", "steps": 13, "start": 0.01, "then": {"kind": "constant"}}, 0.3,
     lambda o: warm(o, 13, 0.01), per="step")
for label, then, make in (
        ("exponential", {"kind": "exponential", "factor": 0.9, "unit": "step"}, lambda o: S.ExponentialLR(o, 0.9)),
        ("multi-step", {"kind": "multi-step", "milestones": [4, 20], "factor": 0.5, "unit": "step"},
         lambda o: S.MultiStepLR(o, [4, 20], 0.5))):
    case("warm-up-" + label, {**WARM, "then": then}, 0.1,
         lambda o: S.ChainedScheduler([make(o), warm(o)]), per="step")

generator = random("plateau")
FALLING = [round(v, 4) for v in
           [1.0, 0.9, 0.85, 0.85, 0.86, 0.85, 0.84, 0.83999, 0.83998, 0.83997, 0.83996, 0.8, 0.81, 0.82, 0.83, 0.84]
           + [0.7 + 0.05 * float(generator.random()) for _ in range(12)] + [0.6] + [0.65] * 11]
PLATEAU = {"kind": "reduce-on-plateau"}
case("plateau", PLATEAU, 0.1, lambda o: S.ReduceLROnPlateau(o), monitor=FALLING)
case("plateau-set", {**PLATEAU, "factor": 0.5, "patience": 2, "threshold": 0.01, "cooldown": 3}, 0.1,
     lambda o: S.ReduceLROnPlateau(o, factor=0.5, patience=2, threshold=0.01, cooldown=3), monitor=FALLING)
case("plateau-floor", {**PLATEAU, "factor": 0.3, "patience": 0, "floor": 0.002}, 0.1,
     lambda o: S.ReduceLROnPlateau(o, factor=0.3, patience=0, min_lr=0.002), monitor=FALLING)
write("schedules", {"about": __doc__.split("\n\n", 1)[1].splitlines(), "points": POINTS, "schedules": CASES})
