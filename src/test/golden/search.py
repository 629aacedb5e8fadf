"""What searches of settings are made of: Sobol's points by SciPy (Joe and Kuo D6, not scrambled), the log density ratio of a
multivariate tree-structured Parzen estimator by NumPy and SciPy, Gaussian processes and expected improvement by scikit-learn, values
of the normal distribution by SciPy.

The Parzen estimator is that of Optuna's multivariate TPE: kernels of width 0.2·n^(-1/(d+4)), no narrower than 1/min(100, n+2), cut
off at the ends of the unit interval, one more of width 1 at its middle; whole numbers have the share of their cell; choices have
1/(n+1) for each value and 1 more for the one that was observed; of more than 25 observations the older ones weigh less."""

import json

import numpy as np
from scipy.stats import norm, qmc, truncnorm
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import ConstantKernel, Matern


def sobol():
    small = qmc.Sobol(d=12, scramble=False).random(64)
    wide = qmc.Sobol(d=128, scramble=False)
    wide.fast_forward(999)
    return {"dimensions": 12, "points": small.tolist(), "wide": {"index": 999, "point": wide.random(1)[0].tolist()}}


def weights(n):
    if n < 25:
        raw = np.ones(n)
    else:
        raw = np.concatenate([np.linspace(1.0 / n, 1.0, num=n - 25), np.ones(25)])
    raw = np.append(raw, 1.0)
    return raw / raw.sum()


def width(n, d):
    return min(1.0, max(0.2 * max(n, 1) ** (-1.0 / (d + 4)), 1.0 / min(100.0, n + 2.0)))


def log_density(observed, kinds, point):
    n, d = len(observed), len(kinds)
    total = np.log(weights(n))
    for j, (kind, count) in enumerate(kinds):
        if point[j] is None:
            continue
        for i in range(n + 1):
            here = observed[i][j] if i < n else None
            if kind == "choice":
                share = np.full(count, 1.0 / (n + 1))
                if here is not None:
                    share[int(here * count)] += 1
                total[i] += np.log(share[int(point[j] * count)] / share.sum())
                continue
            mean, sigma = (here, width(n, d)) if here is not None else (0.5, 1.0)
            kernel = truncnorm((0 - mean) / sigma, (1 - mean) / sigma, loc=mean, scale=sigma)
            if kind == "integer":
                cell = int(point[j] * count)
                total[i] += np.log(kernel.cdf((cell + 1) / count) - kernel.cdf(cell / count))
            else:
                total[i] += kernel.logpdf(point[j])
    return float(np.logaddexp.reduce(total))


def parzen(rng, n, conditional):
    kinds = [("uniform", 0), ("integer", 5), ("choice", 3), ("uniform", 0)]

    def draw():
        point = [rng.random(), (rng.integers(5) + 0.5) / 5, (rng.integers(3) + 0.5) / 3, rng.random()]
        return [None if conditional and j == 3 and point[2] < 0.5 else float(p) for j, p in enumerate(point)]

    history = [draw() for _ in range(n)]
    losses = [float(loss) for loss in rng.random(n)]
    good = min(25, -(-n // 10))
    ranked = sorted(range(n), key=lambda i: losses[i])
    best = [history[i] for i in sorted(ranked[:good])]
    others = [history[i] for i in sorted(ranked[good:])]
    points = [draw() for _ in range(8)]
    scores = [log_density(best, kinds, p) - log_density(others, kinds, p) for p in points]
    return {"history": history, "losses": losses, "points": points, "scores": scores}


def process(rng, n, d, scales, signal, noise):
    points = rng.random((n, d))
    values = np.sin(4 * points[:, 0]) + points.sum(axis=1) ** 2 / 3 + 0.05 * rng.standard_normal(n)
    kernel = ConstantKernel(signal, "fixed") * Matern(scales, "fixed", nu=2.5)
    fitted = GaussianProcessRegressor(kernel, alpha=signal * noise, optimizer=None).fit(points, values)
    asked = rng.random((6, d))
    mean, deviation = fitted.predict(asked, return_std=True)
    best = float(values.min())
    z = (best - mean) / deviation
    return {
        "points": points.tolist(),
        "values": values.tolist(),
        "scales": scales,
        "signal": signal,
        "noise": noise,
        "asked": asked.tolist(),
        "means": mean.tolist(),
        "variances": (deviation**2).tolist(),
        "improvements": ((best - mean) * norm.cdf(z) + deviation * norm.pdf(z)).tolist(),
        "logLikelihood": float(fitted.log_marginal_likelihood_value_),
    }


rng = np.random.default_rng(20260101)
places = [-30, -12, -9.99, -7.3, -3, -2.001, -1, -0.3, 0, 0.01, 1.5, 2.3, 5.7, 8, 11]
golden = {
    "sobol": sobol(),
    "parzen": [parzen(rng, 12, False), parzen(rng, 60, False), parzen(rng, 300, True)],
    "processes": [
        process(rng, 8, 1, [0.4], 1.0, 1e-3),
        process(rng, 25, 2, [0.5, 1.5], 2.5, 1e-2),
        process(rng, 40, 4, [0.3, 0.6, 1.2, 2.4], 0.7, 1e-4),
    ],
    "normal": {"places": places, "cdf": norm.cdf(places).tolist(), "density": norm.pdf(places).tolist()},
}
with open(__file__.replace(".py", ".json"), "w") as file:
    json.dump(golden, file)
    file.write("\n")
