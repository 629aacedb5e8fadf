"""Standard deviations of activations in wide random networks, by the mean-field recursion (Poole et al. 2016; Schoenholz et al. 2017),
with NumPy alone: Simpson's rule on a fine grid, which for smooth functions is checked with Gauss-Hermite quadrature.

q(1) = w * input + b;  a = phi(sqrt(q) z);  q(l + 1) = w * E[a^2] + b;  std = sqrt(E[a^2] - E[a]^2);  with batch norm q = 1.
"""

import json
import math

import numpy as np

Z = np.linspace(-12, 12, 480001)
SIMPSON = np.ones(len(Z))
SIMPSON[1:-1:2] = 4
SIMPSON[2:-1:2] = 2
DENSITY = SIMPSON * (Z[1] - Z[0]) / 3 * np.exp(-Z * Z / 2) / math.sqrt(2 * math.pi)
HERMITE = np.polynomial.hermite_e.hermegauss(120)

ERF = np.vectorize(math.erf)
FUNCTIONS = {
    "tanh": np.tanh,
    "relu": lambda x: np.maximum(x, 0),
    "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
    "leaky-relu": lambda x: np.where(x > 0, x, 0.01 * x),
    "elu": lambda x: np.where(x > 0, x, np.expm1(np.minimum(x, 0))),
    "softplus": lambda x: np.logaddexp(0, x),
    "linear": lambda x: x,
}


def moments(phi, q):
    a = phi(math.sqrt(q) * Z)
    return float(DENSITY @ a), float(DENSITY @ (a * a))


def hermite(phi, q):
    a = phi(math.sqrt(q) * HERMITE[0])
    weights = HERMITE[1] / math.sqrt(2 * math.pi)
    return float(weights @ a), float(weights @ (a * a))


def recursion(name, weight, bias, norm, square, depth):
    stds = []
    for _ in range(depth):
        q = 1.0 if norm else weight * square + bias
        mean, square = moments(FUNCTIONS[name], q)
        if name in ("tanh", "sigmoid", "softplus") and q < 1.5:
            assert np.allclose((mean, square), hermite(FUNCTIONS[name], q), rtol=1e-8), (name, q)
        stds.append(math.sqrt(square - mean * mean))
    return stds


def main():
    cases = []
    for name in FUNCTIONS:
        for weight, bias, norm in ((1, 0, False), (2, 0, False), (0.05, 0, False), (500, 0, False), (1.3, 0.09, False), (3, 0, True)):
            square = 1.7
            cases.append(
                {
                    "activation": name,
                    "weight": weight,
                    "bias": bias,
                    "batchNorm": norm,
                    "input": square,
                    "std": recursion(name, weight, bias, norm, square, 6),
                }
            )
    with open("meanfield.json", "w") as file:
        json.dump({"cases": cases}, file)


main()
