"""Logistic regression in plain Python: few columns of few values, weights drawn towards what is thought beforehand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp

_LARGEST_STEP = 2.0


def fitted(
    rows: Sequence[Mapping[str, float]],
    answers: Sequence[int],
    *,
    pull: float,
    sweeps: int,
    expected: Mapping[str, float] | None = None,
) -> dict[str, float]:
    """Weights by name, by Newton's step for one column after the other; the same input gives the same weights.

    Args:
        rows: For each example the sizes of what is seen.
        answers: 1 or 0 for each example.
        pull: Strength that draws each weight to what is expected, 0 if nothing is: a squared distance costs half of it.
        sweeps: How often every column is taken.
        expected: Weights thought likely beforehand; no weight takes the sign against the one expected.
    """
    weights = dict(expected or {})
    middle = dict(weights)
    columns: dict[str, list[tuple[int, float]]] = {}
    for place, row in enumerate(rows):
        for name, size in row.items():
            columns.setdefault(name, []).append((place, size))
    sums = [sum(weights.get(name, 0.0) * size for name, size in row.items()) for row in rows]
    for _ in range(sweeps):
        for name, column in columns.items():
            weight = weights.get(name, 0.0)
            slope, bend = pull * (middle.get(name, 0.0) - weight), pull
            for place, size in column:
                share = 1 / (1 + exp(-max(-30.0, min(30.0, sums[place]))))
                slope += size * (answers[place] - share)
                bend += size * size * share * (1 - share)
            step = max(-_LARGEST_STEP, min(_LARGEST_STEP, slope / bend))
            if middle.get(name, 0.0) * (weight + step) < 0:
                step = -weight
            weights[name] = weight + step
            for place, size in column:
                sums[place] += step * size
    return weights
