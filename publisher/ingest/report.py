"""import-report.json: every join, every guess, what every line was taken for. The same input gives the same bytes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from publisher.ingest.account import Unaccounted
from publisher.ingest.decode import Decoded
from publisher.ingest.page import Guess, RecognisedPage, Seam
from publisher.wording import Text


@dataclass(frozen=True, slots=True)
class SourceReport:
    """One source: its name as copied, how it was read, and the page that was recognised in it.

    ``ids`` are the articles' ids in the manifest.
    """

    file: str
    decoded: Decoded
    page: RecognisedPage
    ids: tuple[str, ...]
    lost: tuple[Unaccounted, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import made: the issue's folder, its sources, and the guesses that concern the issue as a whole.

    Of an import into an issue ``kept`` are the files that stay as an editor left them, and ``aside`` those of them
    whose source changed as well.
    """

    out: Path
    sources: tuple[SourceReport, ...]
    guesses: tuple[Guess, ...]
    kept: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()

    @property
    def joins(self) -> tuple[Seam, ...]:
        """Every seam of every source; those left to the editor are not ``applied``."""
        return tuple(seam for source in self.sources for seam in source.page.joins)

    @property
    def counts(self) -> dict[str, int]:
        """Sizes of the issue: articles, paragraphs, joins, guesses."""
        return _counts(self.sources, self.guesses)

    def json(self, written: Mapping[str, str]) -> str:
        """The report file's text; ``written`` are the checksums by which the next import knows what editors changed."""
        return json.dumps(self._content() | {"written": dict(written)}, ensure_ascii=False, indent=2) + "\n"

    def _content(self) -> dict[str, Any]:
        return {
            "counts": self.counts,
            "guesses": [_guess(guess) for guess in self.guesses],
            "sources": [_source(source) for source in self.sources],
        }


def _counts(sources: Sequence[SourceReport], guesses: Sequence[Guess]) -> dict[str, int]:
    articles = [article for source in sources for article in source.page.articles]
    kinds = Counter(block.kind for article in articles for block in article.blocks)
    joins = [seam for source in sources for seam in source.page.joins]
    return {
        "articles": len(articles),
        "paragraphs": kinds["paragraph"],
        "subheads": kinds["subhead"],
        "list_items": kinds["item"],
        "decks": sum(1 for article in articles if article.deck),
        "bylines": sum(1 for article in articles if article.byline),
        "figures": sum(len(article.figures) for article in articles),
        "joins": sum(1 for seam in joins if seam.applied),
        "possible_joins": sum(1 for seam in joins if not seam.applied),
        "guesses": len(guesses) + sum(len(source.page.guesses) for source in sources),
        "characters_lost": sum(len(run.text) for source in sources for run in source.lost),
    }


def _source(source: SourceReport) -> dict[str, Any]:
    page = source.page
    return {
        "file": source.file,
        "encoding": source.decoded.encoding,
        "language": page.language,
        "hard_wrapped": page.wrapped,
        "notes": [_said(note) for note in source.decoded.notes],
        "joins": [_seam(seam) for seam in page.joins if seam.applied],
        "possible_joins": [_seam(seam) for seam in page.joins if not seam.applied],
        "guesses": [_guess(guess) for guess in page.guesses],
        "furniture": [{"line": thing.line, "kind": thing.kind, "text": thing.text.text} for thing in page.furniture],
        "articles": [
            {
                "id": name,
                "lines": list(article.lines),
                "signed": [signature.whole.text for signature in article.signatures],
                "marks": [mark.text for mark in article.marks if mark.text.strip()],
                "continues": article.continues,
                "continued_from": article.continued_from,
            }
            for name, article in zip(source.ids, page.articles, strict=True)
        ],
        "lines": [
            {
                "line": role.line,
                "role": role.role,
                "article": None if role.article is None else source.ids[role.article],
                "confidence": role.confidence,
            }
            for role in page.roles
        ],
    }


def _seam(seam: Seam) -> dict[str, Any]:
    return {
        "line": seam.line,
        "next_line": seam.next_line,
        "left": seam.left,
        "right": seam.right,
        "separator": seam.separator,
        "confidence": round(seam.confidence, 3),
        "rule": seam.rule,
        "reason": _said(seam.reason),
    }


def _guess(guess: Guess) -> dict[str, Any]:
    return {
        "what": guess.what,
        "line": guess.line,
        "confidence": round(guess.confidence, 3),
        "reason": _said(guess.reason),
    }


def _said(text: Text) -> dict[str, str]:
    return {"en": text.en, "zh": text.zh}
