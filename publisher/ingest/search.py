"""The best reading of a whole page: one role for every unit, chosen together (a Viterbi search over roles)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from publisher.ingest.features import Seen
from publisher.ingest.roles import RUNNING, Role
from publisher.ingest.steps import State, Steps

_NEVER = -math.inf


@dataclass(frozen=True, slots=True)
class Reading:
    """The role found for unit ``index``.

    ``joined``: it runs on from the unit before it; ``begins``: it begins an article; ``confidence`` from 0 to 1, from
    how much worse the best reading of the page is that gives this unit another role.
    """

    index: int
    seen: Seen
    role: Role
    joined: bool
    begins: bool
    confidence: float


def read(page: Sequence[Seen]) -> tuple[Reading, ...]:
    """Roles for all units of a page, in order."""
    if not page:
        return ()
    steps = Steps(page)
    forward = _forward(page, steps)
    backward = _backward(page, steps)
    path = _path(forward, backward)
    best = forward[-1][path[-1]][0] + backward[-1][path[-1]]
    readings: list[Reading] = []
    for index, seen in enumerate(page):
        state = path[index]
        other = max(
            (score + backward[index][at] for at, (score, _) in forward[index].items() if at.role is not state.role),
            default=_NEVER,
        )
        joined = bool(index) and bool(seen.joined) and path[index - 1].role is state.role and state.role in RUNNING
        readings.append(
            Reading(index, seen, state.role, joined, state.begins, 1 / (1 + math.exp(-min(40.0, best - other))))
        )
    return tuple(readings)


_Forward = list[dict[State, tuple[float, State | None]]]


def _forward(page: Sequence[Seen], steps: Steps) -> _Forward:
    rows: _Forward = []
    for index in range(len(page)):
        row: dict[State, tuple[float, State | None]] = {}
        befores: Mapping[State | None, float] = (
            {state: score for state, (score, _) in rows[-1].items()} if rows else {None: 0.0}
        )
        for before, so_far in befores.items():
            for state, score in steps.into(index, before):
                if state not in row or so_far + score > row[state][0]:
                    row[state] = (so_far + score, before)
        rows.append(row)
    return rows


def _backward(page: Sequence[Seen], steps: Steps) -> list[dict[State, float]]:
    states = [State(role, *flags) for role in Role for flags in product((False, True), repeat=3)]
    row = {state: steps.end(state) for state in states}
    rows = [row]
    for index in range(len(page) - 1, 0, -1):
        row = {state: max(score + row[after] for after, score in steps.into(index, state)) for state in states}
        rows.append(row)
    return rows[::-1]


def _path(forward: _Forward, backward: list[dict[State, float]]) -> list[State]:
    state: State | None = max(forward[-1], key=lambda at: (forward[-1][at][0] + backward[-1][at], at.role.value))
    path: list[State] = []
    for row in reversed(forward):
        assert state is not None
        path.append(state)
        state = row[state][1]
    return path[::-1]
