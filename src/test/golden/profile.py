"""Golden figures of tables: python3 profile.py writes profile.json. NumPy and scikit-learn.

columns:  of every number column of the tables in sample-data, missing cells left out: count, missing, distinct (texts),
          min, mean, std (population), quantiles (linear, NumPy's default), max, histogram of min(24, distinct numbers) bins.
overview: for a target of classes, on all rows:
          correlations   Pearson, each pair on the rows that have both (numpy.corrcoef)
          separation     per column, on the rows that have a value: within = sum_k sum_i (x_i - m_k)^2 / n,
                         between = sum_k n_k (m_k - m)^2 / n, and scikit-learn's F = (between/(K-1)) / (within/(n-K))
          overall        traces of the scatter matrices S_B and S_W divided by n, of the prepared columns
          spread, distance  per class the trace of its population covariance; Euclidean distances of the class means
          pca            scikit-learn's PCA of the prepared columns: shares of variance and the first rows' coordinates
          The prepared columns are standardised (population std) with missing cells at the mean; the pixels of digits are
          only centred.
"""
import csv
import os

import numpy
import sklearn
from sklearn.decomposition import PCA
from sklearn.feature_selection import f_classif

from shared import HERE, write

SAMPLES = os.path.join(HERE, "..", "..", "..", "sample-data")
MISSING = {"", "NA", "N/A", "n/a", "#N/A", "NaN", "nan", "null", "NULL", "?"}


def table(name):
    with open(os.path.join(SAMPLES, name + ".csv"), newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    return rows[0], rows[1:]


def number(cell):
    try:
        return float("nan") if cell in MISSING else float(cell)
    except ValueError:
        return None


def columns(name):
    head, rows = table(name)
    found = {}
    for index, column in enumerate(head):
        texts = [row[index].strip() for row in rows if row[index].strip() not in MISSING]
        values = [number(text) for text in texts]
        if None in values:
            continue
        x = numpy.array(values)
        quantiles = numpy.quantile(x, [0.05, 0.25, 0.5, 0.75, 0.95])
        bins = min(24, len(set(values)))
        found[column] = {
            "count": len(texts), "missing": len(rows) - len(texts), "distinct": len(set(texts)),
            "min": x.min(), "mean": x.mean(), "std": x.std(), "quantiles": quantiles, "max": x.max(),
            "histogram": numpy.histogram(x, bins=bins)[0],
        }
    return found


def overview(name, target, scaled):
    head, rows = table(name)
    classes = sorted({row[head.index(target)] for row in rows})
    label = numpy.array([classes.index(row[head.index(target)]) for row in rows])
    names = [c for i, c in enumerate(head) if c != target and None not in [number(r[i].strip()) for r in rows]]
    x = numpy.array([[number(row[head.index(c)].strip()) for c in names] for row in rows])
    correlations = []
    for a in range(len(names)):
        line = []
        for b in range(len(names)):
            both = ~numpy.isnan(x[:, a]) & ~numpy.isnan(x[:, b])
            va, vb = x[both, a], x[both, b]
            line.append(numpy.corrcoef(va, vb)[0, 1] if va.std() > 0 and vb.std() > 0 else 0.0)
        correlations.append(line)
    separation = []
    for c in range(len(names)):
        there = ~numpy.isnan(x[:, c])
        v, k = x[there, c], label[there]
        within = sum(((v[k == j] - v[k == j].mean()) ** 2).sum() for j in set(k)) / len(v)
        between = sum((k == j).sum() * (v[k == j].mean() - v.mean()) ** 2 for j in set(k)) / len(v)
        f = float(f_classif(v[:, None], k)[0][0]) if within > 0 else 0.0
        separation.append({"within": within, "between": between, "f": f})
    std = numpy.nanstd(x, axis=0)
    ready = (x - numpy.nanmean(x, axis=0)) / (numpy.where(std > 0, std, 1) if scaled else 1)
    ready = numpy.where(numpy.isnan(ready), 0, ready)
    middle = ready.mean(axis=0)
    centres = numpy.array([ready[label == k].mean(axis=0) for k in range(len(classes))])
    within = sum(((ready[label == k] - centres[k]) ** 2).sum() for k in range(len(classes))) / len(ready)
    between = sum((label == k).sum() * ((centres[k] - middle) ** 2).sum() for k in range(len(classes))) / len(ready)
    pca = PCA(n_components=2, svd_solver="full").fit(ready)
    return {
        "target": target, "classes": classes, "columns": names,
        "correlations": correlations if len(names) < 10 else correlations[:3],
        "separation": separation,
        "overall": {"within": within, "between": between},
        "spread": [ready[label == k].var(axis=0).sum() for k in range(len(classes))],
        "distance": [[numpy.linalg.norm(a - b) for b in centres] for a in centres],
        "pca": {"shares": pca.explained_variance_ratio_, "points": pca.transform(ready)[:8]},
    }


write("profile", {
    "madeBy": "NumPy " + numpy.__version__ + ", scikit-learn " + sklearn.__version__ + ", profile.py",
    "columns": {name: columns(name) for name in ["penguins", "iris", "seattle-weather", "moons"]},
    "overview": {
        "penguins": overview("penguins", "species", True),
        "iris": overview("iris", "species", True),
        "digits": overview("digits", "digit", False),
    },
})
