"""Learning rates that recorded curves suggest, by fastai's rules (fastai 2, callback/schedule.py: LRFinder, valley, steep,
minimum; Recorder's smoothed loss), worked out with NumPy."""

import json

import numpy as np

BETA = 0.98


def smoothed(losses):
    average, values = 0.0, []
    for i, loss in enumerate(losses, 1):
        average = BETA * average + (1 - BETA) * loss
        values.append(average / (1 - BETA**i))
    return np.array(values)


def stopped(values):
    best = np.inf
    for i, value in enumerate(values):
        best = min(best, value)
        if value > 4 * best:
            return i + 1
    return len(values)


def longest_fall(values):
    """The end of the longest falling subsequence, the first of equals, and its length."""
    length = np.ones(len(values), dtype=int)
    for i in range(1, len(values)):
        higher = [length[j] + 1 for j in range(i) if values[j] > values[i]]
        length[i] = max(higher, default=1)
    end = int(np.argmax(length))
    return end, int(length[end])


def suggestions(rates, values, steps):
    x, y = rates[steps // 10 : -5], values[steps // 10 : -5]
    slopes = np.diff(y) / np.diff(np.log(x))
    end, length = longest_fall(y)
    start = end - length if length > 1 else 0
    span = end - start
    return {
        "steepest": x[int(np.argmin(slopes))],
        "valley": x[start + int(span / 3) + int(span / 3 / 2)],
        "minimum/10": x[int(np.argmin(y))] / 10,
    }


def main():
    rng = np.random.default_rng(20261129)
    cases = []
    for steps in (100, 60, 250):
        for noise in (0.0, 0.02, 0.2):
            for middle, up in ((-3.0, 0.3), (-1.5, 0.9)):
                at = np.linspace(-7, 1, steps)
                losses = 0.4 + 2 / (1 + np.exp(2.5 * (at - middle))) + np.exp(6 * (at - up))
                losses = losses + noise * rng.standard_normal(steps)
                values = smoothed(losses)
                count = stopped(values)
                rates = 1e-7 * (10 / 1e-7) ** (np.arange(steps) / (steps - 1))
                cases.append(
                    {
                        "steps": steps,
                        "losses": losses[:count].tolist(),
                        "smoothed": values[:count].tolist(),
                        "suggestions": suggestions(rates[:count], values[:count], steps),
                    }
                )
    with open("rates.json", "w") as file:
        json.dump({"cases": cases}, file)


main()
