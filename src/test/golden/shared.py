"""What the golden scripts share: a compact, stable JSON and inputs that are exact in single precision."""
import json
import os
import zlib

import numpy
import torch

torch.set_num_threads(1)
HERE = os.path.dirname(os.path.abspath(__file__))


def random(name):
    """A generator that depends on nothing but a name."""
    return numpy.random.default_rng(zlib.crc32(name.encode()))


def grid(generator, shape, scale, per_unit=128):
    """Normal numbers rounded to multiples of 1/per_unit: short as text and exact in float32."""
    return numpy.round(generator.normal(0, scale, shape) * per_unit) / per_unit


def single(value):
    """The shortest number that reads back as this float32."""
    return float(str(numpy.float32(value)))


def plain(value):
    """Numbers, lists and objects as JSON has them; float32 as shortest text, float64 in full."""
    if isinstance(value, torch.Tensor):
        return plain(value.detach().numpy()[()])
    if isinstance(value, numpy.ndarray):
        return [plain(v) for v in value]
    if isinstance(value, numpy.float32):
        return plain(single(value))
    if isinstance(value, (float, numpy.floating)):
        value = float(value)
        if value != value or value in (float("inf"), float("-inf")):
            raise ValueError("a golden number must be finite")
        return int(value) if value == int(value) and abs(value) < 1e15 else value
    if isinstance(value, (bool, numpy.bool_)):
        return bool(value)
    if isinstance(value, numpy.integer):
        return int(value)
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    return value


def text(value, depth=0):
    """One line for a list of numbers and for a small object; everything else indented by one."""
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, (dict, list)) or not value or isinstance(value, dict) and len(flat) < 110:
        return flat
    pad = "\n" + " " * (depth + 1)
    if isinstance(value, dict):
        inner = ("," + pad).join(json.dumps(k) + ": " + text(v, depth + 1) for k, v in value.items())
        return "{" + pad + inner + "\n" + " " * depth + "}"
    if not any(isinstance(v, (dict, list)) for v in value):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return "[" + pad + ("," + pad).join(text(v, depth + 1) for v in value) + "\n" + " " * depth + "]"


def write(name, value):
    """Writes a file beside this one."""
    value = {"madeBy": "PyTorch " + torch.__version__ + ", " + name + ".py", **plain(value)}
    with open(os.path.join(HERE, name + ".json"), "w", encoding="utf-8") as file:
        file.write(text(value) + "\n")
