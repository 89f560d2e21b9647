"""An article's body: Markdown to blocks. What paper cannot show is told, and its characters are kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from markdown_it.token import Token

from publisher.findings import Finding
from publisher.load.directives import directives
from publisher.load.markdown import markdown_for
from publisher.load.markup import unsupported
from publisher.load.runs import Odd, Stretch, read_runs
from publisher.load.source import cleaned
from publisher.load.tables import Table
from publisher.model import Allowed, Block, BlockKind, Run, Span

_BLANK = re.compile(r"^[^\S\n]+$", re.MULTILINE)
_MARKERS = re.compile(r"(?:[\s>]|[-+*](?=\s|$)|\d{1,9}[.)](?=\s|$)|#{1,6}(?=\s|$))*")
_LETTER = re.compile(r"[^\W_]")
_UNDERLINE = re.compile(r"[\s>]*=+\s*")
_BULLET = "•"
_AS_WRITTEN = {"html_block": "html", "fence": "code", "hr": "rule"}


@lru_cache(maxsize=4096)
def parse_prose(
    text: str, path: Path, first_line: int = 1, language: str = "zh-Hans", *, first_column: int = 1
) -> tuple[tuple[Block, ...], tuple[Finding, ...]]:
    """The blocks of a Markdown text in order, and what is wrong with it.

    Each block's span is where its first character stands, counted from ``first_line`` and ``first_column`` in
    ``path``. Nothing is lost: a construct that cannot be set is a finding, and its source becomes paragraphs. Texts as
    they were are not read again.
    """
    source = cleaned(text.replace("\r\n", "\n").replace("\r", "\n"), path, first_line)
    # CommonMark takes a line of full-width spaces for text; whoever sees the page takes it for a blank one.
    prose = _BLANK.sub("", source.text or "")
    reader = _Reader(prose.split("\n"), path, first_line, first_column, language)
    reader.read(markdown_for(language).parse(prose))
    return tuple(reader.blocks), (*source.findings, *reader.findings)


@dataclass(slots=True)
class _Container:
    """A quote or list item that is open; ``marker`` until its first paragraph has taken it."""

    item: bool
    marker: str = ""
    line: int = 0


@dataclass(slots=True)
class _Reader:
    """Walks the block tokens. ``covered`` is the first line that nothing has been made of yet."""

    lines: list[str]
    path: Path
    first_line: int
    first_column: int
    language: str
    blocks: list[Block] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    within: list[_Container] = field(default_factory=list)
    allowed: list[Allowed] = field(default_factory=list)
    covered: int = 0
    table: Table | None = None

    def read(self, tokens: Sequence[Token]) -> None:
        heading = ""
        for token in tokens:
            first, end = token.map or (0, 0)
            if self.table or token.type == "table_open":
                self._in_table(token, first)
                continue
            match token.type:
                case "heading_open" | "heading_close":
                    heading = token.tag if token.nesting == 1 else ""
                case "blockquote_open":
                    self.within.append(_Container(item=False))
                case "list_item_open":
                    self._take_marker_along()
                    marker = f"{token.info}{token.markup}" if token.info else _BULLET
                    self.within.append(_Container(True, marker, first))
                case "list_item_close" | "blockquote_close":
                    self._take_marker_along()
                    self.within.pop()
                case "inline" if first >= self.covered:
                    self._prose(token, heading, first, end)
                case kind if kind in _AS_WRITTEN:
                    self._as_written(token, first, end)
        self._strays(len(self.lines))
        if self.allowed and self.blocks:  # a comment below the last paragraph can only mean that one
            self.blocks[-1] = replace(self.blocks[-1], allow=(*self.blocks[-1].allow, *self.allowed))

    def _prose(self, token: Token, heading: str, first: int, end: int) -> None:
        self._strays(first)
        self.covered = end
        stretches, odds, comments = read_runs(token.children or (), self.language)
        self.findings.extend(self._odd(odd, first) for odd in odds)
        for line, comment in comments:
            self.allowed.extend(directives(comment, self._span(first + line)) or ())
        for line in range(first + 1, end):
            if _UNDERLINE.fullmatch(self.lines[line]):
                self.findings.append(unsupported("underline", self._span(line)))
        for stretch, last in zip(stretches, [*(after.line + first for after in stretches[1:]), end], strict=True):
            self._stretch(stretch, heading, first, last)

    def _stretch(self, stretch: Stretch, heading: str, first: int, last: int) -> None:
        span, runs = self._span(first + stretch.line), stretch.runs()
        if heading and runs:
            self._take_marker_along()
            self._add("subhead", runs, span, level=max(1, int(heading[1:]) - 1), last=last)
        elif runs:
            self._paragraph(runs, span, last)

    def _in_table(self, token: Token, line: int) -> None:
        if self.table is None:
            self._strays(line)
            self.table = Table(self.path, self.first_line, self.first_column)
        elif token.type == "table_close":
            self._close_table(self.table)
        elif token.type == "inline":
            self._cell(self.table, token, line)
        else:
            self.table.turn(token.type, token)

    def _cell(self, table: Table, token: Token, line: int) -> None:
        stretches, odds, comments = read_runs(token.children or (), self.language)
        self.findings.extend(self._odd(odd, line) for odd in odds)
        for _, comment in comments:
            self.allowed.extend(directives(comment, self._span(line)) or ())
        runs = tuple(run for stretch in stretches for run in stretch.runs())
        table.add(runs, line, self.lines[line] if line < len(self.lines) else "")
        self.covered = line + 1

    def _close_table(self, table: Table) -> None:
        self._take_marker_along()
        cells, self.table = table.cells, None
        if cells and self.allowed:
            cells[0] = replace(cells[0], allow=tuple(self.allowed))
            self.allowed.clear()
        self.blocks += cells

    def _paragraph(self, runs: Sequence[Run], span: Span, last: int) -> None:
        items = [container for container in self.within if container.item]
        if items and self.within[-1].item:
            marker, self.within[-1].marker = self.within[-1].marker, ""
            self._add("item", runs, span, level=len(items), marker=marker, last=last)
        elif items:
            self._add("item", runs, span, level=len(items), last=last)
        else:
            self._add("quote" if self.within else "paragraph", runs, span, last=last)

    def _add(
        self, kind: BlockKind, runs: Sequence[Run], span: Span, level: int = 1, marker: str = "", last: int = 0
    ) -> None:
        line, column = span.line - self.first_line, span.column - self.first_column
        source = "\n".join(self.lines[line : max(last, line + 1)])[column:]
        self.blocks.append(
            Block(kind, tuple(runs), span, level, marker, source, self.first_column, tuple(self.allowed))
        )
        self.allowed.clear()

    def _take_marker_along(self) -> None:
        """A number whose item has no words of its own is text all the same: “2019.” may be a sentence."""
        open_item = self.within[-1] if self.within else None
        if open_item and open_item.marker and open_item.marker != _BULLET:
            level = sum(container.item for container in self.within)
            self._add("item", (), self._span(open_item.line), level, open_item.marker)
            open_item.marker = ""

    def _as_written(self, token: Token, first: int, end: int) -> None:
        self._strays(first)
        found = directives(token.content, self._span(first)) if token.type == "html_block" else None
        if found:
            self.allowed.extend(found)
            self.covered = end
            return
        self.findings.append(unsupported(_AS_WRITTEN[token.type], self._span(first)))
        self._keep(first, end)

    def _keep(self, first: int, end: int) -> None:
        self._take_marker_along()
        for line in range(first, min(end, len(self.lines))):
            if words := self.lines[line].strip():
                self._add("paragraph", (Run(words),), self._span(line))
        self.covered = max(self.covered, end)

    def _strays(self, end: int) -> None:
        """Lines that the parser has made nothing of, because they are nested too deep, are kept as written."""
        told = False
        for line in range(self.covered, min(end, len(self.lines))):
            if _LETTER.search(_MARKERS.sub("", self.lines[line], count=1)):
                if not told:
                    self.findings.append(unsupported("depth", self._span(line)))
                told = True
                self._keep(line, line + 1)
        self.covered = max(self.covered, end)

    def _odd(self, odd: Odd, first: int) -> Finding:
        line = first + odd.line
        span = self._span(line)
        column = self.lines[line].find(odd.sample.split("\n")[0]) if line < len(self.lines) else -1
        if column >= 0:
            span = Span(self.path, span.line, self.first_column + column)
        return unsupported(odd.kind, span, odd.sample)

    def _span(self, line: int) -> Span:
        text = self.lines[line] if line < len(self.lines) else ""
        match = _MARKERS.match(text)
        return Span(self.path, self.first_line + line, self.first_column + (match.end() if match else 0))
