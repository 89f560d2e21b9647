"""One unit after another: which states may follow a state, and what each step costs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from publisher.ingest.features import Seen
from publisher.ingest.roles import HEADING, RUNNING, STARTS, Role, figures, may_be, weight


@dataclass(frozen=True, slots=True)
class State:
    """A role within an article.

    ``signed``: the article has named its author so far; ``begins``: this unit begins the article; ``column``: it is a
    column of briefs, which has a standing head and a subhead for each brief.
    """

    role: Role
    signed: bool = False
    begins: bool = False
    column: bool = False


class Steps:
    """Scores of one state after another on one page."""

    def __init__(self, page: Sequence[Seen]) -> None:
        self._figures = figures()
        self._costs = self._figures.steps
        named = any(seen["signature"] > 0.5 or seen["signed_inside"] for seen in page)
        self._unsigned = self._costs["unsigned"] if named else 0.0
        self._shapes = [{role: weight(seen, role) for role in sorted(may_be(seen), key=_ORDER.index)} for seen in page]
        self._page = page

    def into(self, index: int, before: State | None) -> Iterator[tuple[State, float]]:
        """The states open to unit ``index`` after ``before``, each with the score of the step and of the unit."""
        shapes = self._shapes[index]
        follows = self._figures.follows[before.role if before else None]
        # Marks of Markdown can leave no role that may follow; then any may, at a cost that is the same for all.
        for role in [role for role in shapes if role in follows] or shapes:
            yield self._on(index, before, role, shapes[role])
        if before:
            yield from self._anew(index, before)

    def end(self, last: State) -> float:
        """What it costs to end an article here."""
        return self._figures.ends[last.role] + (0.0 if last.signed else self._unsigned)

    def _on(self, index: int, before: State | None, role: Role, shape: float) -> tuple[State, float]:
        """The article goes on, or the page begins."""
        seen, costs = self._page[index], self._costs
        step = self._figures.follows[before.role if before else None].get(role, costs["forbidden"])
        state = State(role, _signs(role, seen), column=_heads_column(role, seen))
        if before is None:
            return replace(state, begins=True), shape + step + costs["continued"] * self._resumes(role, seen)
        if seen.joined and role is before.role and role in RUNNING:
            step, shape = 0.0, costs["joined"] * seen.joined
        elif role is Role.LEAD or role in STARTS:
            step += costs["torn"] * seen.joined
        if before.column and role is Role.SUBHEAD:
            step += costs["brief"]
        # A column of briefs, told by a subhead right under its head, names no author.
        signed = before.signed or state.signed or (role is Role.SUBHEAD and before.role in HEADING)
        return State(role, signed, column=before.column or state.column), shape + step

    def _anew(self, index: int, before: State) -> Iterator[tuple[State, float]]:
        """Another article begins: with a heading, or without one where a dateline or 上接第1版 tells that it does."""
        seen, shapes, costs = self._page[index], self._shapes[index], self._costs
        closed = self.end(before) + costs["new_article"] + costs["torn"] * seen.joined
        for role in STARTS:
            if role in shapes:
                yield State(role, begins=True, column=_heads_column(role, seen)), closed + shapes[role]
        if Role.LEAD in shapes and (seen["opens"] or seen["continued"]):
            untitled = costs["untitled"] + costs["continued"] * self._resumes(Role.LEAD, seen)
            yield State(Role.LEAD, _signs(Role.LEAD, seen), begins=True), closed + shapes[Role.LEAD] + untitled

    @staticmethod
    def _resumes(role: Role, seen: Seen) -> float:
        return seen["continued"] if role is Role.LEAD else 0.0


_ORDER = list(Role)


def _heads_column(role: Role, seen: Seen) -> bool:
    return role is Role.HEAD and bool(seen["standing"])


def _signs(role: Role, seen: Seen) -> bool:
    if role in (Role.LEAD, Role.BODY, Role.ITEM):
        return bool(seen["signed_inside"])
    if role is Role.PHOTO:  # a photo story needs no author; that it is one must show
        return bool(seen["wide_gap"] or seen["photo_words"] or seen["credited_inside"])
    return role in (Role.BYLINE, Role.SIGNED, Role.CREDIT)
