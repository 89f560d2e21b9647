"""The bodies of the articles: from a file below the issue's folder, or written in the manifest itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from publisher.findings import Finding
from publisher.load.faults import EMPTY_ARTICLE, PATH_OUTSIDE, UNREADABLE_FILE
from publisher.load.inside import Outside, inside
from publisher.load.prose import parse_prose
from publisher.load.source import LARGEST_BODY, read_source, too_large
from publisher.model import Article
from publisher.wording import Text

_FILE = re.compile(r"[^\n]*\.(?:md|markdown|txt)|[!-~]*/[!-~]*", re.IGNORECASE)


def is_path(body: str) -> bool:
    """Whether ``body`` names a file: one line that ends in .md, .markdown or .txt, or a lone ASCII word with a slash.

    The latter is a path with its ending forgotten: taken as text, it would be printed as the whole story.
    """
    return _FILE.fullmatch(body.strip()) is not None


@dataclass(frozen=True, slots=True)
class Bodies:
    """Reads the bodies of one issue."""

    folder: Path
    language: str

    def read(self, article: Article) -> tuple[Finding, ...]:
        """Parse the article's body into its blocks; what is wrong with it."""
        body = article.body
        if body is None or not body.strip():
            return self._empty(article)
        findings = self._from_file(article, body.strip()) if is_path(body) else self._inline(article, body)
        return findings or self._empty(article)

    def _inline(self, article: Article, body: str) -> tuple[Finding, ...]:
        span = article.span_of("body.text" if "\n" in body else "body")
        if len(body.encode("utf-8", "replace")) > LARGEST_BODY:
            return _of(article, (too_large(span, LARGEST_BODY),))
        blocks, findings = parse_prose(body, span.path, span.line, self.language, first_column=span.column)
        article.with_blocks(blocks)
        return _of(article, findings)

    def _from_file(self, article: Article, body: str) -> tuple[Finding, ...]:
        try:
            file = inside(self.folder, body)
        except Outside as error:
            return (PATH_OUTSIDE.at(article.span_of("body"), error.message, error.hint, article.id),)
        if not _there(file):
            return (_no_body(article, body),)
        source = read_source(file, Path(PurePosixPath(body)), LARGEST_BODY)
        if source.text is None:
            return _of(article, source.findings)
        blocks, findings = parse_prose(source.text, source.path, 1, self.language)
        article.with_blocks(blocks)
        return _of(article, (*source.findings, *findings))

    def _empty(self, article: Article) -> tuple[Finding, ...]:
        captions = any(figure.caption for figure in article.figures)
        if article.blocks or article.deck or article.numbers or captions:
            return ()
        message = Text(f"The article “{article.id}” has no text.", f"文章“{article.id}”没有内容。")
        hint = Text("Give it a “body:”, a “deck:” or a figure with a caption.", "请补上“body:”“deck:”或带图注的图片。")
        place = article.span_of("body" if article.body is not None else "id")
        return (EMPTY_ARTICLE.at(place, message, hint, article.id),)


def _there(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:
        return True  # It cannot be told; reading it will say why.


def _no_body(article: Article, body: str) -> Finding:
    return UNREADABLE_FILE.at(
        article.span_of("body"),
        Text(f"There is no file {body}.", f"没有文件 {body}。"),
        Text("Put the text there, or correct the path.", "请放入正文文件，或改正路径。"),
        article.id,
    )


def _of(article: Article, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(replace(finding, article=article.id) for finding in findings)
