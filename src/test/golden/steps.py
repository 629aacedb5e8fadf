"""Columns through scikit-learn 1.2.1 and NumPy: fitted on the training rows, applied to new ones. `null` is a missing value.

Log(1 + x) is taken of numbers from 0 on; a column is a list of training values, new values, the steps as an experiment has
them, and the features scikit-learn makes of the new values, in order.
"""
import numpy
import sklearn
from sklearn.impute import SimpleImputer, MissingIndicator
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import (FunctionTransformer, KBinsDiscretizer, MinMaxScaler, OneHotEncoder, OrdinalEncoder,
                                   RobustScaler, StandardScaler)

import shared

NAN = float("nan")
TRAIN = [shared.single(v) for v in [3.5, NAN, -1.25, 7, 7, 0.1, NAN, 12.75, 3.5, 250, 7, -40.5, 1e-3]]
NEW = [shared.single(v) for v in [NAN, 7, -1e6, 3.25, 0, 1e6, 3.5, 12.75, 0.10000001]]
POSITIVE = [abs(v) for v in TRAIN]
POSITIVE_NEW = [abs(v) for v in NEW]
TEXTS = ["b", "a", None, "c", "b", "b", None, "a", "d", "b", "c", "c", "c"]
NEW_TEXTS = ["a", "b", "c", "d", None, "never seen"]
SCORES = ["low", "high", "mid", "mid", None, "low", "mid", "high", "low", "mid", "mid", "low", "high"]
NEW_SCORES = ["low", "mid", "high", "high", "low"]


def column(values):
    return numpy.array([[v] for v in values], dtype=float)


def numbers(name, steps, transformer, train=TRAIN, new=NEW):
    transformer.fit(column(train))
    return case(name, steps, train, new, transformer.transform(column(new)))


def texts(name, steps, transformer, train=TEXTS, new=NEW_TEXTS):
    as_column = lambda values: numpy.array([[v] for v in values], dtype=object)
    transformer.fit(as_column(train))
    return case(name, steps, train, new, transformer.transform(as_column(new)))


def case(name, steps, train, new, features):
    plain = lambda values: [None if isinstance(v, float) and v != v else v for v in values]
    return {"name": name, "steps": steps, "train": plain(train), "new": plain(new),
            "features": numpy.asarray(features, dtype=float)}


def impute(strategy, **more):
    return SimpleImputer(strategy=strategy, **more)


mean, median = impute("mean"), impute("median")


class Clip:
    def fit(self, x):
        self.bounds = numpy.nanquantile(x, [0.1, 0.9])

    def transform(self, x):
        filled = numpy.where(numpy.isnan(x), numpy.nan, numpy.clip(x, *self.bounds))
        return numpy.where(numpy.isnan(filled), 5, filled)


class Indicator:
    def fit(self, x):
        self.fill = numpy.nanmedian(x)

    def transform(self, x):
        return numpy.hstack([numpy.where(numpy.isnan(x), self.fill, x), numpy.isnan(x)])


class Frequency:
    def fit(self, x):
        present = [v for v in x[:, 0] if v is not None]
        self.shares = {v: present.count(v) / len(present) for v in present}

    def transform(self, x):
        return [[self.shares.get(v, 0)] for v in numpy.where(x == None, "b", x)[:, 0]]  # noqa: E711


CASES = [
    numbers("mean", ["impute-mean"], mean),
    numbers("median", ["impute-median"], median),
    numbers("mode", ["impute-mode"], impute("most_frequent")),
    numbers("constant", [{"kind": "impute-constant", "value": "-2.5"}], impute("constant", fill_value=-2.5)),
    numbers("indicator", ["missing-indicator", "impute-median"], Indicator()),
    numbers("centred", ["impute-mean", "zero-centre"], make_pipeline(mean, StandardScaler(with_std=False))),
    numbers("standardized", ["impute-median", "standardize"], make_pipeline(median, StandardScaler())),
    numbers("min-max", ["impute-mean", "min-max"], make_pipeline(mean, MinMaxScaler())),
    numbers("min-max to a range", ["impute-mean", {"kind": "min-max", "low": -1, "high": 3}],
            make_pipeline(mean, MinMaxScaler((-1, 3)))),
    numbers("robust", ["impute-median", "robust-scale"], make_pipeline(median, RobustScaler())),
    numbers("robust, wide", ["impute-median", {"kind": "robust-scale", "low": 0.1, "high": 0.9}],
            make_pipeline(median, RobustScaler(quantile_range=(10, 90)))),
    numbers("log, standardized", ["impute-median", "log1p", "standardize"],
            make_pipeline(median, FunctionTransformer(numpy.log1p), StandardScaler()), POSITIVE, POSITIVE_NEW),
    numbers("clipped", [{"kind": "clip", "lower": 0.1, "upper": 0.9}, {"kind": "impute-constant", "value": "5"}], Clip()),
    numbers("bins, equal width", ["impute-mean", {"kind": "bin", "bins": 4}],
            make_pipeline(mean, KBinsDiscretizer(4, encode="onehot-dense", strategy="uniform"))),
    numbers("places, equal frequency",
            ["impute-mean", {"kind": "bin", "bins": 4, "edges": "equal-frequency", "coding": "place"}],
            make_pipeline(mean, KBinsDiscretizer(4, encode="ordinal", strategy="quantile", subsample=None))),
    texts("mode, one-hot", ["impute-mode", "one-hot"],
          make_pipeline(SimpleImputer(missing_values=None, strategy="most_frequent"),
                        OneHotEncoder(handle_unknown="ignore", sparse_output=False))),
    texts("constant, one-hot", [{"kind": "impute-constant", "value": "none"}, "one-hot"],
          make_pipeline(SimpleImputer(missing_values=None, strategy="constant", fill_value="none"),
                        OneHotEncoder(handle_unknown="ignore", sparse_output=False))),
    texts("mode, one-hot, standardized", ["impute-mode", "one-hot", "standardize"],
          make_pipeline(SimpleImputer(missing_values=None, strategy="most_frequent"),
                        OneHotEncoder(handle_unknown="ignore", sparse_output=False), StandardScaler())),
    texts("ordinal in order", ["impute-mode", {"kind": "ordinal", "order": ["low", "mid", "high"]}, "min-max"],
          make_pipeline(SimpleImputer(missing_values=None, strategy="most_frequent"),
                        OrdinalEncoder(categories=[["low", "mid", "high"]]), MinMaxScaler()), SCORES, NEW_SCORES),
    texts("ordinal, sorted", ["impute-mode", "ordinal"],
          make_pipeline(SimpleImputer(missing_values=None, strategy="most_frequent"), OrdinalEncoder()),
          SCORES, NEW_SCORES),
    texts("frequency", ["frequency", {"kind": "impute-constant", "value": "0.36363636363636365"}], Frequency()),
]

shared.write("steps", {"scikit-learn": sklearn.__version__, "cases": CASES})
