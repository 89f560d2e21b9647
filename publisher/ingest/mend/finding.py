"""Find the seams of a text, judge them, and make the joins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from publisher.ingest.mend import chinese, english
from publisher.ingest.mend.furniture import furniture
from publisher.ingest.mend.hyphens import divided, known, suspended
from publisher.ingest.mend.joins import Join, Mended
from publisher.ingest.mend.marks import HAN, SPACE, bare, ended, language_of
from publisher.ingest.mend.reasons import REASONS
from publisher.ingest.mend.seam import Page, Seam, Verdict
from publisher.wording import tongue_of

_SHOWN = {"zh": 6, "en": 24}
_LONG = {"zh": 30, "en": 80}
_PAGE = 200
"""Paragraphs judged by the same surroundings: a whole book as one page would take time by the square of its length."""
_UNSPACED = re.compile(rf"[{HAN}，。、；：！？“”‘’（）《》【】…—]")
_INDENT = re.compile(r"\u3000|[ \u00a0]{2}|\t|\u2003")


@dataclass(slots=True)
class _Piece:
    """A paragraph, or several already joined: the indices of the first and the last, and the text."""

    first: int
    last: int
    text: str
    indented: bool


def find_joins(
    paragraphs: Sequence[str], language: str | None = None, *, across_furniture: bool = False
) -> tuple[Join, ...]:
    """All seams judged to cut a paragraph in two, in order; those that are ``certain`` may be joined without asking.

    Args:
        paragraphs: The text; empty paragraphs are passed over.
        language: BCP 47 tag; found from the text if not given.
        across_furniture: Whether to look past page numbers, running heads and jump lines. Without it, and without empty
            paragraphs, ``resumes`` is always ``after + 1``.
    """
    made, queries = _found(paragraphs, language, across_furniture, only_certain=False)
    return made + queries


def mend(paragraphs: Sequence[str], language: str | None = None, *, only_certain: bool = False) -> Mended:
    """Join what is broken; with ``only_certain`` nothing that anyone would need to be asked about."""
    made, queries = _found(paragraphs, language, True, only_certain=only_certain)
    by_place = {join.after: join for join in made}
    inside = {index for join in made for index in range(join.after + 1, join.resumes + 1)}
    mended: list[str] = []
    passed: list[int] = []
    for index in range(len(paragraphs)):
        if index in inside:
            continue
        text, at, between = paragraphs[index], index, list[int]()
        while at in by_place:
            join = by_place[at]
            text = join.sewn(text, paragraphs[join.resumes])
            between.extend(range(at + 1, join.resumes))
            at = join.resumes
        mended.extend([text, *(paragraphs[place] for place in between)])
        passed.extend(place for place in between if bare(paragraphs[place]))
    return Mended(tuple(mended), made, queries, tuple(passed))


def _found(
    paragraphs: Sequence[str], language: str | None, across: bool, *, only_certain: bool
) -> tuple[tuple[Join, ...], tuple[Join, ...]]:
    """The joins to make, and the others. What is joined is judged again with its neighbours, until nothing is left."""
    pieces, tongue = _pieces(paragraphs, language, across)
    made: list[Join] = []
    while True:
        found = _judged(pieces, tongue, paragraphs)
        chosen = [join for join in found if join.certain or not only_certain]
        if not chosen:
            return tuple(sorted(made, key=lambda join: join.after)), tuple(found)
        made.extend(chosen)
        pieces = _merged(pieces, {join.after: join for join in chosen})


def seams(paragraphs: Sequence[str], language: str | None = None) -> tuple[tuple[int, Seam], ...]:
    """Every seam as it is first judged, with the index of the paragraph left of it; for fitting weights."""
    pieces, tongue = _pieces(paragraphs, language, across=False)
    return tuple((left.last, seam) for left, _, seam in _seams(pieces, tongue))


def _pieces(paragraphs: Sequence[str], language: str | None, across: bool) -> tuple[list[_Piece], str]:
    texts = [bare(paragraph) for paragraph in paragraphs]
    tongue = tongue_of(language) if language else language_of("\n".join(texts))
    aside = set(furniture(texts, tongue)) if across else set()
    pieces = [
        _Piece(index, index, text, bool(_INDENT.match(paragraphs[index])))
        for index, text in enumerate(texts)
        if text and index not in aside
    ]
    return pieces, tongue


def _seams(pieces: Sequence[_Piece], tongue: str) -> Iterator[tuple[_Piece, _Piece, Seam]]:
    page = _page((), tongue)
    for place, (left, right) in enumerate(pairwise(pieces)):
        if place % _PAGE == 0:
            page = _page(pieces[max(0, place - _PAGE // 2) : place + _PAGE * 3 // 2], tongue)
        before = pieces[place - 1].text if place else ""
        after = pieces[place + 2].text if place + 2 < len(pieces) else ""
        yield left, right, Seam(left.text, right.text, before, after, page, right.indented)


def _judged(pieces: Sequence[_Piece], tongue: str, paragraphs: Sequence[str]) -> list[Join]:
    judge: Callable[[Seam], Verdict] = chinese.judge if tongue == "zh" else english.judge
    found = []
    for left, right, seam in _seams(pieces, tongue):
        verdict = judge(seam)
        if verdict.broken:
            halves = paragraphs[left.last], paragraphs[right.first]
            found.append(_join(halves, (left.last, right.first), verdict, tongue, seam.page))
    return found


def _merged(pieces: Sequence[_Piece], joins: dict[int, Join]) -> list[_Piece]:
    merged: list[_Piece] = []
    for piece in pieces:
        join = joins.get(merged[-1].last) if merged else None
        if join:
            left = merged[-1]
            merged[-1] = _Piece(left.first, piece.last, join.sewn(left.text, piece.text), left.indented)
        else:
            merged.append(piece)
    return merged


def _page(pieces: Sequence[_Piece], tongue: str) -> Page:
    long = [piece for piece in pieces if len(piece.text) > _LONG[tongue]]
    indented = sum(piece.indented for piece in long)
    finished = sum(ended(piece.text) for piece in long)
    return Page(
        "\n".join(piece.text for piece in pieces),
        indented=indented >= 3 and indented >= 0.6 * len(long),
        finished=finished / len(long) if long else 1.0,
    )


def _join(halves: tuple[str, str], places: tuple[int, int], verdict: Verdict, tongue: str, page: Page) -> Join:
    left, right = halves
    head, tail = left.rstrip(SPACE), right.lstrip(SPACE)
    hyphen = None if suspended(head, tail) else divided(head, tail, page.text)
    separator = "" if hyphen is not None or _touching(head, tail, tongue) else " "
    dropped = (hyphen or "") + left[len(head) :] + right[: len(right) - len(tail)]
    return Join(
        places[0], head[-_SHOWN[tongue] :], tail[: _SHOWN[tongue]], separator,
        verdict.confidence, REASONS[verdict.rule], verdict.rule, verdict.certain, places[1], dropped,
    )  # fmt: skip


def _touching(left: str, right: str, tongue: str) -> bool:
    """Whether nothing stands between the characters at the seam: Han, dashes, a mark after its word, a cut number."""
    if _UNSPACED.match(left[-1]) or _UNSPACED.match(right[0]) or right[0] in ",.;:!?)]%":
        return tongue == "zh" or right[0] in ",.;:!?)]%" or left[-1] in "—“‘（【"
    if tongue == "en":
        return left[-1] in "([$€£/"
    first, second = re.search(r"[A-Za-z]+$", left), re.match(r"[a-z]+", right)
    if first and second:
        return known(first[0] + second[0]) or not (known(first[0]) and known(second[0]))
    return left[-1] not in ",;:.!?"
