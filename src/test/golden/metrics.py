"""Golden metrics, by scikit-learn 1.2.1: python3 metrics.py writes metrics.json.

classes: labels and probabilities [rows x classes] (binary: [rows x 1], of class 1), multiples of 1/64 that sum to 1.
  The prediction is the first of the largest (binary: 1 above 0.5). `perClass` has every class, 0 where nothing divides,
  where Layerwise says that it is unknown; `macro` is the mean over all classes, those that occur nowhere included
  (scikit-learn leaves them out unless all labels are named). ROC AUC of several classes: the mean of one class against
  the rest, over the classes that have both; ties count half. `topK` has no ties that matter. `confusion` is
  [actual][predicted].
values: regression, one output; R^2 of a constant target as scikit-learn (0, or 1 when every prediction is right),
  where Layerwise says that it is unknown.
targets: regression of several outputs, row after row, outputs in units of `scales`; the plain mean of each one's
  (multioutput="uniform_average"), and each by itself.
labels: multi-label, row after row; a label is predicted above 0.5; macro averages over labels, of having it;
  `accuracy` is 1 - Hamming loss, `exact` all labels of a row right, `confusion` [label][actual][predicted].
"""
import numpy
from sklearn import metrics as M

from shared import grid, random, write


def several(name, rows, classes, absent=(), unpredicted=()):
    generator = random(name)
    labels, table = [], []
    present = [c for c in range(classes) if c not in absent]
    while len(labels) < rows:
        label = int(generator.choice(present))
        p = numpy.array([4] * classes)
        for c in generator.choice(classes, 64 - 4 * classes, p=generator.dirichlet(0.5 * numpy.ones(classes))):
            p[c] += 1
        if generator.random() < 0.4:
            best = int(p.argmax())
            p[[best, label]] = p[[label, best]]
        ranked = numpy.sort(p)
        own = (p == p[label]).sum()
        if own == 1 and ranked[-1] > ranked[-2] and int(p.argmax()) not in unpredicted:
            labels.append(label)
            table.append(p / 64)
    labels, table = numpy.array(labels), numpy.array(table)
    predicted = table.argmax(1)
    everyone = list(range(classes))
    one_against = [M.roc_auc_score(labels == c, table[:, c]) for c in present if (labels == c).any()]
    if not absent:
        assert abs(numpy.mean(one_against) - M.roc_auc_score(labels, table, multi_class="ovr")) < 1e-12
    result = {"classes": classes, "labels": labels, "probabilities": table.reshape(-1),
              "accuracy": M.accuracy_score(labels, predicted),
              "topK": {k: M.top_k_accuracy_score(labels, table, k=k, labels=everyone) for k in range(1, classes)},
              "logLoss": M.log_loss(labels, table, labels=everyone),
              "rocAuc": numpy.mean(one_against),
              "confusion": M.confusion_matrix(labels, predicted, labels=everyone)}
    return {**result, **scores(labels, predicted, everyone)}


def scores(labels, predicted, everyone):
    found = {}
    for key, score in (("precision", M.precision_score), ("recall", M.recall_score), ("f1", M.f1_score)):
        found[key] = {
            "perClass": score(labels, predicted, labels=everyone, average=None, zero_division=0),
            "macro": score(labels, predicted, labels=everyone, average="macro", zero_division=0),
        }
    return found


def binary(name, rows, one_sided=False):
    generator = random(name)
    labels = generator.integers(0, 2, rows)
    numerators = numpy.clip(numpy.round(32 + 10 * (labels - 0.5) + generator.normal(0, 9, rows)), 1, 63).astype(int)
    numerators[numerators == 32] = 34
    if one_sided:
        numerators = numpy.minimum(numerators, 30)
    p = numerators / 64
    predicted = (p > 0.5).astype(int)
    fpr, tpr, _ = M.roc_curve(labels, p)
    assert abs(M.auc(fpr, tpr) - M.roc_auc_score(labels, p)) < 1e-12
    result = {"classes": 2, "labels": labels, "probabilities": p, "accuracy": M.accuracy_score(labels, predicted),
              "logLoss": M.log_loss(labels, p), "rocAuc": M.roc_auc_score(labels, p),
              "confusion": M.confusion_matrix(labels, predicted, labels=[0, 1])}
    return {**result, **scores(labels, predicted, [0, 1])}


def values(truth, predicted):
    truth, predicted = numpy.array(truth, float), numpy.array(predicted, float)
    return {"targets": truth, "predictions": predicted, "rmse": M.mean_squared_error(truth, predicted, squared=False),
            "mae": M.mean_absolute_error(truth, predicted), "r2": M.r2_score(truth, predicted)}


def targets(name, rows, scales):
    generator = random(name)
    truth = numpy.stack([grid(generator, rows, 3.0) for _ in scales], axis=1)
    predicted = truth + numpy.stack([grid(generator, rows, 1.0) for _ in scales], axis=1)
    own, guess = truth * scales, predicted * scales
    each = {"rmse": lambda average: M.mean_squared_error(own, guess, squared=False, multioutput=average),
            "mae": lambda average: M.mean_absolute_error(own, guess, multioutput=average),
            "r2": lambda average: M.r2_score(own, guess, multioutput=average)}
    return {"scales": scales, "targets": truth.ravel(), "predictions": predicted.ravel(),
            **{metric: {"mean": of("uniform_average"), "each": of("raw_values")} for metric, of in each.items()}}


def labels(name, rows, count):
    generator = random(name)
    p = generator.integers(1, 64, (rows, count)) / 64
    truth = (generator.random((rows, count)) < 0.25 + 0.5 * p).astype(int)
    predicted = (p > 0.5).astype(int)
    macro = {"precision": M.precision_score, "recall": M.recall_score, "f1": M.f1_score}
    return {"labels": truth.ravel(), "probabilities": p.ravel(), "accuracy": 1 - M.hamming_loss(truth, predicted),
            "exact": M.accuracy_score(truth, predicted),
            "confusion": M.multilabel_confusion_matrix(truth, predicted),
            "rocAuc": {"mean": M.roc_auc_score(truth, p, average="macro"),
                       "each": M.roc_auc_score(truth, p, average=None)},
            "logLoss": numpy.mean([M.log_loss(truth[:, k], p[:, k]) for k in range(count)]),
            **{metric: {"mean": of(truth, predicted, average="macro"), "each": of(truth, predicted, average=None)}
               for metric, of in macro.items()}}


generator = random("regression")
TRUTH = grid(generator, 40, 3.0)
write("metrics", {
    "about": __doc__.split("\n\n", 1)[1].splitlines(),
    "classes": {
        "three": several("three", 40, 3),
        "seven": several("seven", 60, 7),
        "absent": several("absent", 40, 5, absent=(2,)),
        "absent-everywhere": several("absent-everywhere", 40, 5, absent=(4,), unpredicted=(4,)),
        "never-predicted": several("never-predicted", 40, 4, unpredicted=(0,)),
        "binary": binary("binary", 60),
        "binary-one-sided": binary("binary-one-sided", 30, one_sided=True),
    },
    "values": {
        "near": values(TRUTH, TRUTH + grid(generator, 40, 0.5)),
        "unrelated": values(TRUTH, grid(generator, 40, 3.0)),
        "far-from-zero": values(TRUTH + 10000, TRUTH + 10000 + grid(generator, 40, 0.5)),
        "constant": values([2.5, 2.5, 2.5], [2.5, 2.0, 3.5]),
        "constant-right": values([2.5, 2.5, 2.5], [2.5, 2.5, 2.5]),
        "right": values([1, 2, 4], [1, 2, 4]),
    },
    "targets": {"three": targets("targets", 30, [1.0, 250.0, 0.125])},
    "labels": {"four": labels("labels", 50, 4)},
})
