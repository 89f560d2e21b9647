"""The rules of preflight: what PDF/X-4 (ISO 15930-7) and the Ghent Workgroup (2022) ask of a print file."""

from publisher.preflight.rules import (
    boxes,
    colours,
    contents,
    documents,
    fonts,
    inks,
    intents,
    lines,
    metadata,
    overprint,
    pictures,
    sheets,
    types,
)
from publisher.rules.registry import rules_in

RULES = tuple(
    rule
    for module in (
        documents,
        metadata,
        intents,
        boxes,
        sheets,
        contents,
        fonts,
        colours,
        inks,
        overprint,
        types,
        lines,
        pictures,
    )
    for rule in rules_in(module)
)
