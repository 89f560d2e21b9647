"""Rules on the laid-out pages: what an editor sees only when the text stands in its columns."""

from publisher.compose.rules import advertisements, fit, sharpness, splits
from publisher.rules.registry import rules_in

RULES = tuple(rule for subject in (advertisements, fit, sharpness, splits) for rule in rules_in(subject))
"""Every rule of this package, by subject."""
