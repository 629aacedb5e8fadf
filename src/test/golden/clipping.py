"""Golden gradient clipping and constraints, by PyTorch: python3 clipping.py writes clipping.json.

Three parameters' gradients, flat; after clipping by value, by each parameter's norm, by the norm of all. Norms:
g * min(1, c / (norm + 1e-6)). Max-norm: kernels [rows x columns], each column at most `limit` long.
"""
import torch

from shared import grid, random, write

torch.set_default_dtype(torch.float64)
generator = random("clipping")
GRADIENTS = [torch.tensor(grid(generator, size, scale)) for size, scale in ((12, 1.0), (4, 0.125), (6, 4.0))]


def parameters():
    found = [torch.zeros_like(g, requires_grad=True) for g in GRADIENTS]
    for p, g in zip(found, GRADIENTS):
        p.grad = g.clone()
    return found


def clipped(kind, limit):
    ps = parameters()
    if kind == "value":
        torch.nn.utils.clip_grad_value_(ps, limit)
    elif kind == "norm":
        for p in ps:
            torch.nn.utils.clip_grad_norm_([p], limit)
    elif kind == "global-norm":
        torch.nn.utils.clip_grad_norm_(ps, limit)
    return {"kind": kind, "limit": limit, "gradients": [p.grad for p in ps]}


def max_norm(rows, columns, limit):
    kernel = torch.tensor(grid(generator, (rows, columns), 1.0))
    kernel[:, 0] = 0
    return {"rows": rows, "columns": columns, "limit": limit, "kernel": kernel.reshape(-1),
            "constrained": torch.renorm(kernel, 2, 1, limit).reshape(-1)}


write("clipping", {
    "about": __doc__.split("\n\n", 1)[1].splitlines(),
    "gradients": GRADIENTS,
    "clipped": {f"{kind}-{limit}": clipped(kind, limit)
                for kind in ("value", "norm", "global-norm") for limit in (0.25, 1.0, 2.5, 100.0)},
    "maxNorm": [max_norm(5, 4, 1.5), max_norm(1, 3, 0.5), max_norm(12, 3, 3.0), max_norm(4, 4, 100.0)],
})
