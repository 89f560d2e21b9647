"""PDF functions (ISO 32000-1, 7.10) evaluated: sampled, exponential, stitched, and the calculator of PostScript."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import product
from typing import Any

import pikepdf

from publisher.press.calculator import calculator

Function = Callable[[Sequence[float]], list[float]]
_DEEPEST = 8


class BadFunction(ValueError):
    """A function that cannot be evaluated: damaged, of an unknown type, or nested without end."""


def function(source: Any) -> Function:
    """The function, or the array of functions of one output each, as something to call.

    Raises:
        BadFunction: it cannot be evaluated.
    """
    try:
        return _made(source, 0)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, pikepdf.PdfError) as error:
        raise BadFunction(str(error)) from error


def _made(source: Any, depth: int) -> Function:
    if depth > _DEEPEST:
        raise BadFunction("functions nested without end")
    if isinstance(source, pikepdf.Array):
        parts = [_made(one, depth + 1) for one in source]
        return lambda values: [result for part in parts for result in part(values)]
    kind = int(source.FunctionType)
    domain = _pairs(source.Domain)
    made = {0: _sampled, 2: _exponential, 4: _calculated}[kind](source) if kind != 3 else _stitched(source, depth)
    bounds = _pairs(source["/Range"]) if "/Range" in source else None

    def call(values: Sequence[float]) -> list[float]:
        inside = [min(max(value, low), high) for value, (low, high) in zip(values, domain, strict=False)]
        found = made(inside)
        if bounds is None:
            return found
        return [min(max(value, low), high) for value, (low, high) in zip(found, bounds, strict=False)]

    return call


def _pairs(array: Any) -> list[tuple[float, float]]:
    numbers = [float(value) for value in array]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _exponential(source: Any) -> Function:
    low = [float(value) for value in source.get("/C0", [0])]
    high = [float(value) for value in source.get("/C1", [1])]
    power = float(source.N)
    return lambda values: [a + values[0] ** power * (b - a) for a, b in zip(low, high, strict=True)]


def _stitched(source: Any, depth: int) -> Function:
    parts = [_made(one, depth + 1) for one in source.Functions]
    ends = [float(value) for value in source.Bounds]
    encode = _pairs(source.Encode)
    domain = _pairs(source.Domain)[0]

    def call(values: Sequence[float]) -> list[float]:
        number = sum(values[0] >= end for end in ends)
        edges = [domain[0], *ends, domain[1]]
        return parts[number]([_mapped(values[0], (edges[number], edges[number + 1]), encode[number])])

    return call


def _sampled(source: Any) -> Function:
    size = [int(value) for value in source.Size]
    bits, domain, bounds = int(source.BitsPerSample), _pairs(source.Domain), _pairs(source.Range)
    encode = _pairs(source["/Encode"]) if "/Encode" in source else [(0.0, count - 1.0) for count in size]
    decode = _pairs(source["/Decode"]) if "/Decode" in source else bounds
    outputs, data, most = len(bounds), source.read_bytes(), 2**bits - 1
    if math.prod(size) * outputs * bits > 8 * len(data):
        raise BadFunction("too few samples")

    def sample(place: Sequence[int], output: int) -> float:
        index = 0
        for at, count in zip(reversed(place), reversed(size), strict=True):
            index = index * count + at
        first = (index * outputs + output) * bits
        last = first + bits
        word = int.from_bytes(data[first // 8 : (last + 7) // 8], "big")
        return float(word >> (-last % 8) & most)

    def call(values: Sequence[float]) -> list[float]:
        spots = [min(max(_mapped(value, domain[i], encode[i]), 0.0), size[i] - 1.0) for i, value in enumerate(values)]
        return [_mapped(_between(spots, size, output, sample), (0, most), decode[output]) for output in range(outputs)]

    return call


def _between(
    spots: Sequence[float], size: Sequence[int], output: int, sample: Callable[[Sequence[int], int], float]
) -> float:
    """Linear interpolation among the corners of the cell."""
    total = 0.0
    for corner in product((0, 1), repeat=len(spots)):
        share = math.prod(spot % 1 if up else 1 - spot % 1 for spot, up in zip(spots, corner, strict=True))
        if share:
            place = [min(int(spot) + up, count - 1) for spot, up, count in zip(spots, corner, size, strict=True)]
            total += share * sample(place, output)
    return total


def _calculated(source: Any) -> Function:
    return calculator(source.read_bytes().decode("latin-1"), len(source.Range) // 2)


def _mapped(value: float, source: tuple[float, float], target: tuple[float, float]) -> float:
    if source[1] == source[0]:
        return target[0]
    return target[0] + (value - source[0]) * (target[1] - target[0]) / (source[1] - source[0])
