"""The inside of one paragraph: characters with their emphasis and links, and its lines joined as the language wants."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from markdown_it.token import Token

from publisher.load.chinese import joint
from publisher.load.directives import directives
from publisher.model import Run, Span

_NEW_PARAGRAPH = "\u3000\u3000"
"""Two full-width spaces begin a paragraph wherever they begin a line."""

Style: TypeAlias = tuple[bool, bool, str | None]
"""Strong, emphasis, link."""

_PLAIN: Style = (False, False, None)
_NOWHERE = Span(Path())


@dataclass(slots=True)
class Stretch:
    """A paragraph found inside one Markdown paragraph, and how many lines below its start it begins."""

    line: int
    parts: list[tuple[Style, list[str]]] = field(default_factory=list)

    def add(self, style: Style, text: str) -> None:
        """More characters at the end."""
        if self.parts and self.parts[-1][0] == style:
            self.parts[-1][1].append(text)
        elif text:
            self.parts.append((style, [text]))

    def runs(self) -> tuple[Run, ...]:
        """The runs, without white space at both ends: an indent is the layout's business."""
        texts = [(style, "".join(words)) for style, words in self.parts]
        while texts and not texts[0][1].strip():
            del texts[0]
        while texts and not texts[-1][1].strip():
            del texts[-1]
        runs = [Run(text, *style) for style, text in texts]
        if runs:
            runs[0] = replace(runs[0], text=runs[0].text.lstrip())
            runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip())
        return tuple(runs)


@dataclass(frozen=True, slots=True)
class Odd:
    """Markup that cannot be set: its kind, the line (from the paragraph's first, 0), and what is written there."""

    kind: str
    line: int
    sample: str


def read_runs(tokens: Iterable[Token], language: str) -> tuple[list[Stretch], list[Odd], list[tuple[int, str]]]:
    """The runs of one paragraph's tokens, the odd markup in it, each kind once, and its comments with their lines."""
    reader = _Runs(language)
    reader.read(tokens)
    return reader.stretches, list(reader.odd.values()), reader.comments


@dataclass(slots=True)
class _Runs:
    language: str
    stretches: list[Stretch] = field(default_factory=lambda: [Stretch(0)])
    odd: dict[str, Odd] = field(default_factory=dict)
    line: int = 0
    broken: bool = False
    strong: int = 0
    emphasis: int = 0
    links: list[tuple[str, int]] = field(default_factory=list)
    length: int = 0
    comments: list[tuple[int, str]] = field(default_factory=list)

    def read(self, tokens: Iterable[Token]) -> None:
        for token in tokens:
            match token.type:
                case "text":
                    self._add(token.content)
                case "softbreak" | "hardbreak":
                    self.broken = True
                    self.line += 1
                case "strong_open" | "strong_close":
                    self.strong += token.nesting
                case "em_open" | "em_close":
                    self.emphasis += token.nesting
                case "link_open":
                    self._open_link(token)
                case "link_close":
                    self._close_link()
                case "image":
                    self._note("image", str(token.attrs.get("src", "")) + _title(token))
                    self.read(token.children or ())
                case "html_inline":
                    self._html(token.content)
                case _:
                    self._note("code", token.content)
                    self._add(token.content)

    def _note(self, kind: str, sample: str) -> None:
        self.odd.setdefault(kind, Odd(kind, self.line, sample))

    def _html(self, content: str) -> None:
        if directives(content, _NOWHERE):
            self.comments.append((self.line, content))
        else:
            self._note("html", content)
            self._add(content.replace("\n", " "))
        self.line += content.count("\n")

    def _open_link(self, token: Token) -> None:
        self.links.append((str(token.attrs.get("href", "")), self.length))
        if token.attrs.get("title"):
            self._note("title", _title(token).strip())

    def _close_link(self) -> None:
        href, length = self.links.pop()
        if self.length == length:
            self._note("empty link", href)
            self._add(href)

    def _add(self, text: str) -> None:
        if not text:
            return
        if self.broken:
            self.broken = False
            if text.startswith(_NEW_PARAGRAPH):
                self.stretches.append(Stretch(self.line))
            else:
                self._seam(text[0])
        self.stretches[-1].add(self._style(), text)
        self.length += len(text)

    def _seam(self, right: str) -> None:
        """What stands between two lines; it takes the style of the left one if that is plain."""
        stretch = self.stretches[-1]
        if stretch.parts:
            style, words = stretch.parts[-1]
            between = joint(words[-1][-1:], right, self.language)
            stretch.add(style if style == _PLAIN else self._style(), between)

    def _style(self) -> Style:
        return self.strong > 0, self.emphasis > 0, self.links[-1][0] if self.links else None


def _title(token: Token) -> str:
    title = token.attrs.get("title")
    return f' "{title}"' if title else ""
