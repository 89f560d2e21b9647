"""How pages of e-paper and newsstand are filled: one manner of templates, and what search engines read in a page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from publisher.site import words
from publisher.templating import both, templates_in
from publisher.wording import Text, Tongue


def environment(tongue: Tongue, *folders: Path) -> Environment:
    """The templates of these folders, the first that has one counts.

    ``T`` gives a text in both languages, of which the page shows one, and ``both`` a word of ``words`` so; ``S`` says
    it in the paper's language alone, for titles and attributes, where no two can stand.
    """
    made = templates_in(*folders)
    made.globals["T"] = lambda en, zh: both(Text(en, zh))
    made.globals["S"] = lambda en, zh: Text(en, zh).said(tongue)
    made.globals["both"] = lambda say, what: both(Text(say(what, "en"), say(what, "zh")))
    made.globals["words"] = words
    return made


def linked_data(told: Mapping[str, Any]) -> Markup:
    """A value of schema.org as it may stand in a script element: nothing in it can end the element."""
    return Markup(json.dumps({"@context": "https://schema.org", **told}, ensure_ascii=False).replace("<", "\\u003c"))
