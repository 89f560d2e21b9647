"""One source file → the pages it holds: each kind of file is read by its own module, and all give the same value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from publisher.errors import InputError
from publisher.ingest import markdown
from publisher.ingest.decode import Decoded, decode
from publisher.ingest.front_matter import front_matter
from publisher.ingest.page import RecognisedPage
from publisher.ingest.recognise import recognise
from publisher.wording import Text


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a source: its text as it was read, and what was recognised in it.

    ``pictures`` lie inside the source, by the path the text names; ``number`` tells the pages of one file apart.
    """

    decoded: Decoded
    page: RecognisedPage
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    number: int | None = None


def leaves_of(content: bytes, path: Path, language: str | None) -> tuple[Leaf, ...]:
    """The pages of a source.

    Raises:
        InputError: the file is of no kind that is known, is damaged or locked, or holds no article.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise _unknown(path)
    leaves = reader(content, path, language)
    if not any(leaf.page.articles for leaf in leaves):
        raise InputError(
            Text(f"{path} holds no article: only page furniture was found.", f"{path} 里没有稿件，只有版面信息。"),
            Text("Check that the right file was given.", "请检查文件是否选对。"),
        )
    return leaves


def _text(content: bytes, path: Path, language: str | None) -> tuple[Leaf, ...]:
    decoded = decode(content, path)
    return (Leaf(decoded, recognise(decoded.text, language)),)


def _markdown(content: bytes, path: Path, language: str | None) -> tuple[Leaf, ...]:
    decoded = decode(content, path)
    if not markdown.has_marks(decoded.text):
        return (Leaf(decoded, recognise(decoded.text, language)),)
    page = markdown.recognise_markdown(decoded.text, language)
    story = len(page.articles) == 1 and bool(front_matter(decoded.text))
    return (Leaf(decoded, replace(page, loose=story)),)


def _pdf(content: bytes, path: Path, language: str | None) -> tuple[Leaf, ...]:
    # Only an import of a PDF needs PDFium, which takes longer to load than a page of text to read.
    from publisher.ingest.pdf import read_pdf

    return tuple(
        Leaf(Decoded(page.text, "PDF"), page.page, number=page.number) for page in read_pdf(content, path, language)
    )


def _web(content: bytes, path: Path, language: str | None) -> tuple[Leaf, ...]:
    return (_marked(decode(content, path), path, language, {}),)


def _word(content: bytes, path: Path, language: str | None) -> tuple[Leaf, ...]:
    # Only an import of a Word file needs the library for it.
    from publisher.ingest.word import read_word

    document = read_word(content, path)
    return (_marked(Decoded(document.html, "Word"), path, language, document.pictures),)


def _marked(source: Decoded, path: Path, language: str | None, pictures: Mapping[str, bytes]) -> Leaf:
    """A page of HTML as Markdown, in which the words that its markup does not tell apart are recognised as usual."""
    # Checks load this package for its mending, and have no use for a parser of HTML.
    from publisher.ingest import html

    read = html.marked(source.text, path)
    page = markdown.recognise_markdown(read.text, language, read.roles, headed=read.headed)
    return Leaf(replace(source, text=read.text), replace(page, loose=len(page.articles) == 1), pictures)


_Reader = Callable[[bytes, Path, str | None], tuple[Leaf, ...]]
_READERS: Mapping[str, _Reader] = {
    "": _text,
    ".txt": _text,
    ".text": _text,
    ".md": _markdown,
    ".markdown": _markdown,
    ".html": _web,
    ".htm": _web,
    ".docx": _word,
    ".pdf": _pdf,
}


def _unknown(path: Path) -> InputError:
    kinds = ", ".join(suffix for suffix in _READERS if suffix)
    return InputError(
        Text(f"{path}: {path.suffix} files cannot be imported.", f"{path}：不能导入 {path.suffix} 文件。"),
        Text(f"Save it as one of these first: {kinds}.", f"请先另存为以下格式之一：{kinds}。"),
    )
