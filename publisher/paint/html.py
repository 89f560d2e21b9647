"""Composed pages as HTML: every block where it belongs, in points, with the structure a screen reader needs.

Nothing is left to the engine but to draw: lines are broken, widths are known, positions are absolute.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, TemplateError
from jinja2.bccache import Bucket
from jinja2.sandbox import ImmutableSandboxedEnvironment

from publisher.compose.pages import Composition
from publisher.errors import InputError
from publisher.model import Issue
from publisher.paint.markup import elements
from publisher.paint.sheet import Sheet, sheet_of
from publisher.paint.stylesheet import color, points, stylesheet
from publisher.typeset.fonts import FontLibrary
from publisher.wording import Text

TEMPLATES = Path(__file__).with_name("templates")
TEMPLATE = "page.html.j2"
PACK_STYLE = "page.css"


class _Compiled(BytecodeCache):
    """Templates compiled once in this process: a desk fills one with every edit. Each is known by its text."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled of this template; Jinja drops it where the text is another by now."""
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._code[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


def html(composition: Composition, issue: Issue, fonts: FontLibrary, template_folder: Path | None = None) -> str:
    """The pages as one HTML document; pictures are named as :func:`publisher.paint.sheet.sheet_of` names them.

    A layout pack's own page.html.j2 and page.css are used when its folder has them.

    Raises InputError for a template that cannot be used or a colour that the layout lacks.
    """
    return filled(sheet_of(composition, issue, fonts), fonts, template_folder)


def filled(sheet: Sheet, fonts: FontLibrary, template_folder: Path | None = None) -> str:
    """The template filled with an arranged sheet."""
    folders = [folder for folder in (template_folder, TEMPLATES) if folder is not None]
    strange = template_folder is not None and (template_folder / TEMPLATE).is_file()
    # What the program brings may be trusted, and the sandbox asks thrice before every attribute.
    environment = (ImmutableSandboxedEnvironment if strange else Environment)(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_COMPILED,
    )
    environment.filters["pt"] = points
    environment.filters["color"] = partial(color, colors=sheet.colors)
    pack_css = template_folder / PACK_STYLE if template_folder is not None else None
    has_css = pack_css is not None and pack_css.is_file()
    style = stylesheet(sheet, fonts, named=strange or has_css)
    environment.filters["patches"] = partial(elements, faces=sheet.faces, colors=style.colors)
    try:
        return environment.get_template(TEMPLATE).render(
            sheet=sheet,
            style=style,
            pack_css=pack_css.resolve().as_uri() if pack_css is not None and has_css else None,
        )
    except (TemplateError, UnicodeDecodeError, TypeError) as error:
        raise InputError(
            Text(f"The layout's {TEMPLATE} cannot be used: {error}.", f"版式的 {TEMPLATE} 无法使用：{error}。"),
            Text("Correct it, or delete it to use the built-in one.", "请更正，或删除它以使用内置模板。"),
        ) from error
