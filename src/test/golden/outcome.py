"""Golden curves and importances, by scikit-learn 1.2.1: python3 outcome.py writes outcome.json.

roc: every distinct score a point (drop_intermediate=False), the first threshold one above the largest score, where Layerwise has
  infinity. precisionRecall: from the largest threshold on, without scikit-learn's last point (1, 0).
calibration: bins that hold rows; `expectedError` by NumPy: the mean over rows of |mean probability - share| of their bin.
network: 3 inputs, 4 tanh units, 1 output, weights [inputs x units]; `dependence` at all values of column x1, for every row and in
  the mean; `importance`: the drop of R^2 over 400 shufflings of each column.
"""
import json
import os

import numpy
from sklearn import metrics
from sklearn.base import BaseEstimator, RegressorMixin
from sklearn.calibration import calibration_curve
from sklearn.inspection import partial_dependence, permutation_importance

HERE = os.path.dirname(os.path.abspath(__file__))
random = numpy.random.default_rng(11)


def grid(shape, scale, per_unit=128):
    return numpy.round(random.normal(0, scale, shape) * per_unit) / per_unit


def curves(rows, levels):
    scores = numpy.round(random.random(rows) * levels) / levels
    positive = (random.random(rows) < scores * 0.7 + 0.1).astype(int)
    fpr, tpr, thresholds = metrics.roc_curve(positive, scores, drop_intermediate=False)
    precision, recall, cuts = metrics.precision_recall_curve(positive, scores)
    case = {"scores": scores, "positive": positive,
            "roc": {"falsePositiveRate": fpr, "truePositiveRate": tpr, "thresholds": thresholds,
                    "area": metrics.roc_auc_score(positive, scores)},
            "precisionRecall": {"precision": precision[-2::-1], "recall": recall[-2::-1], "thresholds": cuts[::-1],
                                "averagePrecision": metrics.average_precision_score(positive, scores)},
            "brier": metrics.brier_score_loss(positive, scores), "calibration": {}}
    for strategy in ("uniform", "quantile"):
        observed, predicted = calibration_curve(positive, scores, n_bins=5, strategy=strategy)
        case["calibration"][strategy] = {"observed": observed, "predicted": predicted}
    edges = numpy.linspace(0, 1, 6)
    bins = numpy.searchsorted(edges[1:-1], scores)
    error = sum(abs(scores[bins == b].sum() - positive[bins == b].sum()) for b in range(5)) / rows
    case["calibration"]["expectedError"] = error
    return case


class Network(RegressorMixin, BaseEstimator):
    def fit(self, x, y):
        self.fitted_ = True
        return self

    def predict(self, x):
        return (numpy.tanh(x @ W1 + B1) @ W2 + B2)[:, 0]


W1, B1 = grid((3, 4), 0.8), grid(4, 0.3)
W2, B2 = grid((4, 1), 1.0), grid(1, 0.3)
X = numpy.column_stack([grid(60, 1.0), grid(60, 1.0, 8), grid(60, 1.5)])
network = Network().fit(X, None)
Y = numpy.round((network.predict(X) + random.normal(0, 0.2, 60)) * 1024) / 1024
dependence = partial_dependence(network, X, [1], kind="both", percentiles=(0, 1), grid_resolution=1000)
importance = permutation_importance(network, X, Y, scoring="r2", n_repeats=400, random_state=3)


def plain(value):
    if isinstance(value, numpy.ndarray):
        return [plain(v) for v in value]
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    return value.item() if isinstance(value, numpy.generic) else value


golden = {"madeBy": "scikit-learn 1.2.1, outcome.py",
          "curves": [curves(40, 1024), curves(120, 8), curves(300, 4096)],
          "network": {"kernel1": W1, "bias1": B1, "kernel2": W2, "bias2": B2, "rows": X, "targets": Y,
                      "dependence": {"values": dependence["values"][0], "mean": dependence["average"][0],
                                     "rows": dependence["individual"][0]},
                      "r2": metrics.r2_score(Y, network.predict(X)),
                      "importance": {"mean": importance["importances_mean"], "deviation": importance["importances_std"]}}}
with open(os.path.join(HERE, "outcome.json"), "w", encoding="utf-8") as file:
    json.dump(plain(golden), file, separators=(",", ":"))
    file.write("\n")
