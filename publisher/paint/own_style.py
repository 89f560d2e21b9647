"""The engine's own style sheet without what it holds ready at every element for list marks and notes.

Six styles for each element, made and never asked for, take a tenth of the painting.
"""

from __future__ import annotations

import re
from copy import copy
from typing import Any

from weasyprint.html import UA_STYLESHEET  # type: ignore[import-untyped]

_ASKS = re.compile(r"footnote|note-|note\(|list-item|::|<(?:li|ol|ul|summary|details)\b")
"""A page with any of these may ask for one of them: it gets the engine's sheet as it is."""


def relieved(document: Any, text: str) -> Any:
    """The document, of which this is the HTML, with the lighter sheet where it cannot tell the difference."""
    if not _ASKS.search(text):
        sheet = copy(UA_STYLESHEET)
        sheet.matcher = copy(sheet.matcher)
        # An entry: its test, specificity, order, pseudo-element and declarations.
        sheet.matcher.other_selectors = [entry for entry in sheet.matcher.other_selectors if entry[3] is None]
        document._ua_stylesheets = lambda forms=False: [sheet]
    return document
