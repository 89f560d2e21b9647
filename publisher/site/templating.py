"""How pages of e-paper and newsstand are filled: one manner of templates, and what search engines read in a page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from publisher.site import words
from publisher.templating import templates_in
from publisher.wording import Text, Tongue


def environment(tongue: Tongue, *folders: Path) -> Environment:
    """The templates of these folders, the first that has one counts; ``T`` says a text in the paper's language."""
    made = templates_in(*folders)
    made.globals["T"] = lambda en, zh: Text(en, zh).said(tongue)
    made.globals["words"] = words
    return made


def linked_data(told: Mapping[str, Any]) -> Markup:
    """A value of schema.org as it may stand in a script element: nothing in it can end the element."""
    return Markup(json.dumps({"@context": "https://schema.org", **told}, ensure_ascii=False).replace("<", "\\u003c"))
