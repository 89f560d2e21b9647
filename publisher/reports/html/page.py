"""Templates of the HTML reports: every word in both languages, everything inside the one file."""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from publisher.templating import both, style_sheet, templates_in
from publisher.wording import Text, Tongue

MOST = 200
"""Places of one kind that are listed on one page; with more of them nobody would find anything."""

_HERE = Path(__file__).parent


def filled(template: str, tongue: Tongue, **values: Any) -> str:
    """The template with its values, the style sheet and the script put in. Ends with a line feed."""
    page = _templates().get_template(template)
    text = page.render(tongue=tongue, style=Markup(style_sheet(_HERE / "look.css")), script=_own("keys.js"), **values)
    return text.encode("utf-8", "replace").decode("utf-8").rstrip() + "\n"


def data_uri(content: bytes, media: str) -> str:
    """The content as an address that needs no request."""
    return f"data:{media};base64,{base64.b64encode(content).decode('ascii')}"


@cache
def _templates() -> Environment:
    made = templates_in(_HERE)
    made.filters["both"] = both
    made.globals["T"] = lambda en, zh: both(Text(en, zh))
    made.globals["data_uri"] = data_uri
    made.globals["most"] = MOST
    return made


@cache
def _own(name: str) -> Markup:
    return Markup((_HERE / name).read_text(encoding="utf-8"))
