"""Reading a line as a byline or credit, by the grammar of its language."""

from __future__ import annotations

import re

from publisher.ingest import signature_en, signature_zh
from publisher.ingest.signed import Signature
from publisher.ingest.trace import Traced


def signature(text: Traced, language: str) -> Signature | None:
    """Read a whole line as a byline or credit, or None when it cannot be one."""
    if not 2 <= len(text) <= 120 or not re.search(r"\w", text.text):
        return None
    return signature_zh.read(text) if language == "zh" else signature_en.read(text)
