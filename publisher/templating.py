"""How templates of web pages are read: every value escaped, and a name that is not there is an error, not a blank."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from publisher.wording import Text


def templates_in(*folders: Path) -> Environment:
    """The templates of these folders; the first folder that has one counts."""
    return Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def style_sheet(path: Path) -> str:
    """A style sheet with the colours and faces that all pages share before it, so that no page needs two."""
    return "\n".join(one.read_text(encoding="utf-8") for one in (Path(__file__).with_name("tokens.css"), path))


def both(text: Text) -> Markup:
    """A message in both languages; the style sheet shows one of them."""
    if text.en == text.zh:
        return escape(text.en)
    return Markup("<span class=zh lang=zh-Hans>{}</span><span class=en lang=en>{}</span>").format(text.zh, text.en)
