"""All features together, by scikit-learn's PCA and NumPy: fitted on the training rows, applied to new ones.

Variances are the sample's (divided by n - 1). Each component's largest part is positive. With an epsilon, variance i becomes
variance i + epsilon * (mean variance of a feature) before it is divided by; scikit-learn's `whiten=True` has none. ZCA turns
the whitened components back: rows @ U / sqrt(variance) @ U'.
"""
import numpy
import sklearn
from sklearn.decomposition import PCA

import shared


def rows(name, count, width):
    """Correlated rows of very different sizes; every number exact in single precision."""
    generator = shared.random("decorrelation " + name)
    mixed = generator.normal(0, 1, (count, width)) @ generator.normal(0, 1, (width, width))
    sizes = 2.0 ** generator.integers(-4, 5, width)
    return numpy.round((mixed * sizes + generator.normal(0, 3, width)) * 256) / 256


def case(name, kind, train, new):
    components = kind.get("components")
    share = kind.get("variance", 1)
    pca = PCA(n_components=components if share == 1 else share, svd_solver="full").fit(train)
    varies = pca.explained_variance_ > 1e-10 * pca.explained_variance_[0]
    axes, variances = pca.components_[varies], pca.explained_variance_[varies]
    largest = axes[range(len(axes)), numpy.abs(axes).argmax(axis=1)]
    axes = axes * numpy.sign(largest)[:, None]
    mean_variance = train.var(axis=0, ddof=1).mean()
    turned = (new - train.mean(axis=0)) @ axes.T
    if kind["kind"] == "pca":
        features = turned
    else:
        features = turned / numpy.sqrt(variances + kind["epsilon"] * mean_variance)
        if kind["kind"] == "zca-whitening":
            features = features @ axes
    if kind["kind"] == "pca-whitening" and kind["epsilon"] == 0:
        own = PCA(n_components=len(axes), svd_solver="full", whiten=True).fit(train).transform(new)
        assert numpy.allclose(numpy.abs(own), numpy.abs(features), atol=1e-8), name
    return {"name": name, "step": kind, "variances": variances, "train": train, "new": new, "features": features}


def whitening(**more):
    return {"kind": "pca-whitening", "epsilon": 0, **more}


many, few, new = rows("many", 60, 5), rows("few", 6, 9), rows("new", 7, 5)
constant = numpy.hstack([many[:, :2], numpy.full((60, 1), 7.25), many[:, :1] + many[:, 1:2]])
CASES = [
    case("whitened", whitening(), many, new),
    case("whitened, training rows", whitening(), many, many),
    case("whitened, three components", whitening(components=3), many, new),
    case("whitened, 97 % of the variance", whitening(variance=0.97), many, new),
    case("whitened, epsilon", whitening(epsilon=0.01), many, new),
    case("whitened, more features than rows", whitening(), few, rows("new few", 4, 9)),
    case("whitened, a constant and a sum", whitening(), constant, constant[:6] + 0.5),
    case("turned", {"kind": "pca"}, many, new),
    case("turned, two components", {"kind": "pca", "components": 2}, many, new),
    case("in place", {"kind": "zca-whitening", "epsilon": 0}, many, new),
    case("in place, epsilon", {"kind": "zca-whitening", "epsilon": 0.1}, many, new),
    case("in place, a constant and a sum", {"kind": "zca-whitening", "epsilon": 0}, constant, constant[:6] + 0.5),
]

shared.write("decorrelation", {"scikit-learn": sklearn.__version__, "cases": CASES})
