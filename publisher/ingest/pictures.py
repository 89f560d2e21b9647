"""Pictures of a source: copied into the issue if they lie in it or beside it, else awaited."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from publisher.ingest.page import Article, Figure, Guess, RecognisedPage
from publisher.wording import Text


def with_pictures(
    page: RecognisedPage, source: Path, files: dict[str, bytes], held: Mapping[str, bytes] | None = None
) -> RecognisedPage:
    """The page with every figure's file below the issue's folder; the files' contents are added to ``files``.

    ``held`` are the pictures inside the source, by the path its text names.
    """
    guesses: list[Guess] = []

    def content(path: str) -> bytes | None:
        return (held or {}).get(path) or _content(source.parent, path)

    articles = tuple(_illustrated(article, content, files, guesses) for article in page.articles)
    return replace(page, articles=articles, guesses=(*page.guesses, *guesses))


def _illustrated(
    article: Article, find: Callable[[str], bytes | None], files: dict[str, bytes], guesses: list[Guess]
) -> Article:
    figures: list[Figure] = []
    for figure in article.figures:
        content = find(figure.image.text) if figure.image else None
        if figure.image and content is not None:
            figure = replace(figure, file=_stored(Path(figure.image.text).name, content, files))
        elif figure.image:
            path = figure.image.text
            reason = Text(
                f"{path} is not a file beside the source; the picture is awaited.", f"源文件旁没有 {path}，等待补图。"
            )
            guesses.append(Guess("figure.image", figure.lines[0], 0.0, reason))
        figures.append(figure)
    return replace(article, figures=tuple(figures))


def _content(folder: Path, path: str) -> bytes | None:
    """The picture's bytes, or None if it is not a plain file in the source's folder or below it."""
    if "\x00" in path or "://" in path:
        return None
    try:
        real = (folder / path).resolve(strict=True)
        if real.is_file() and real.is_relative_to(folder.resolve()):
            return real.read_bytes()
    except (OSError, RuntimeError):
        pass
    return None


def _stored(name: str, content: bytes, files: dict[str, bytes]) -> str:
    """A path below images/ for the content; two pictures of one name are told apart by a number."""
    path, again = f"images/{name}", 1
    while files.get(path, content) != content:
        again += 1
        path = f"images/{Path(name).stem}-{again}{Path(name).suffix}"
    files[path] = content
    return path
