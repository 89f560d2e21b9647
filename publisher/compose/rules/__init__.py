"""Rules on the laid-out pages: what an editor sees only when the text stands in its columns."""

from publisher.compose.rules import (
    advertisements,
    breaks,
    collisions,
    ends,
    fit,
    headlines,
    hyphens,
    jumps,
    lasts,
    pins,
    pull_quotes,
    repeats,
    sharpness,
    spacing,
    splits,
    standing,
    tables,
    typewriter,
    whole,
)
from publisher.rules.registry import rules_in

_SUBJECTS = (
    advertisements,
    breaks,
    collisions,
    ends,
    fit,
    headlines,
    hyphens,
    jumps,
    lasts,
    pins,
    pull_quotes,
    repeats,
    sharpness,
    spacing,
    splits,
    standing,
    tables,
    typewriter,
    whole,
)
RULES = tuple(rule for subject in _SUBJECTS for rule in rules_in(subject))
"""Every rule of this package, by subject."""
