"""The rules on e-books: what no checker of markup tells, and what most often goes wrong."""

from publisher.ebook_check.rules import (
    access,
    containers,
    documents,
    judged,
    manifests,
    markup,
    navigation,
    packages,
    pictures,
    spines,
    styles,
    texts,
    ways,
)
from publisher.rules.registry import rules_in

RULES = tuple(
    rule
    for module in (
        containers,
        packages,
        spines,
        manifests,
        navigation,
        ways,
        documents,
        markup,
        texts,
        styles,
        pictures,
        access,
        judged,
    )
    for rule in rules_in(module)
)
