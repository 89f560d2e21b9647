"""The best reading of a whole page: one role for every unit, chosen together (a Viterbi search over roles)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from publisher.ingest.features import Seen
from publisher.ingest.roles import RUNNING, Role
from publisher.ingest.steps import State, Steps

_NEVER = -math.inf
_BEAM = 25.0  # readings this much worse than the best so far are given up


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
    edges, forward = _forward(page, steps)
    backward = _backward(edges, forward, steps)
    path = _path(forward, backward)
    best = forward[-1][path[-1]][0] + backward[-1][path[-1]]
    readings: list[Reading] = []
    for index, seen in enumerate(page):
        state = path[index]
        other = max(
            (
                score + backward[index].get(at, _NEVER)
                for at, (score, _) in forward[index].items()
                if at.role is not state.role
            ),
            default=_NEVER,
        )
        joined = bool(index) and bool(seen.joined) and path[index - 1].role is state.role and state.role in RUNNING
        readings.append(
            Reading(index, seen, state.role, joined, state.begins, 1 / (1 + math.exp(-min(40.0, best - other))))
        )
    return tuple(readings)


_Row = dict[State, tuple[float, State | None]]
_Edges = list[tuple[State | None, State, float]]


def _forward(page: Sequence[Seen], steps: Steps) -> tuple[list[_Edges], list[_Row]]:
    """For every unit its best score in every state with the state before, and the steps that were looked at."""
    rows: list[_Row] = []
    edges: list[_Edges] = []
    for index in range(len(page)):
        row: _Row = {}
        seen: _Edges = []
        befores: Mapping[State | None, float] = (
            {state: score for state, (score, _) in rows[-1].items()} if rows else {None: 0.0}
        )
        for before, so_far in befores.items():
            for state, score in steps.into(index, before):
                seen.append((before, state, score))
                if state not in row or so_far + score > row[state][0]:
                    row[state] = (so_far + score, before)
        least = max(score for score, _ in row.values()) - _BEAM
        rows.append({state: found for state, found in row.items() if found[0] >= least})
        edges.append(seen)
    return edges, rows


def _backward(edges: Sequence[_Edges], forward: Sequence[_Row], steps: Steps) -> list[dict[State, float]]:
    """For every unit and state the best score of what is still to come."""
    row = {state: steps.end(state) for state in forward[-1]}
    rows = [row]
    for index in range(len(edges) - 1, 0, -1):
        earlier: dict[State, float] = {}
        for before, state, score in edges[index]:
            if before is not None and state in row:
                earlier[before] = max(earlier.get(before, _NEVER), score + row[state])
        row = earlier
        rows.append(row)
    return rows[::-1]


def _path(forward: Sequence[_Row], backward: Sequence[Mapping[State, float]]) -> list[State]:
    last = forward[-1]
    state: State | None = max(last, key=lambda at: (last[at][0] + backward[-1][at], at.role.value))
    path: list[State] = []
    for row in reversed(forward):
        assert state is not None
        path.append(state)
        state = row[state][1]
    return path[::-1]
