"""Installed packages, pretended: modules that somebody else's entry points would name."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint, EntryPoints, entry_points
from types import ModuleType

import pytest

from publisher import plugins
from publisher.findings import Severity
from publisher.model import Issue
from publisher.rules.registry import Hit, Rule, rule
from publisher.wording import Text

Install = Callable[..., None]


def shouting_rule(code: str = "HL901", name: str = "shouting-headline") -> Rule:
    """A house rule of somebody's own: headlines do not shout."""

    @rule(code, name, Severity.WARNING)
    def shouting_headline(issue: Issue) -> Iterator[Hit]:
        """A headline ends in an exclamation mark.

        Why:
            News does not shout.

        Bad:
            articles: [{id: storm, headline: Storm hits coast!, byline: Ada Park, body: Waves broke.}]
        Good:
            articles: [{id: storm, headline: Storm hits coast, byline: Ada Park, body: Waves broke.}]
        中文：标题用了叹号
            新闻不必喊。
        """
        for article in issue.manifest.articles:
            if article.headline.endswith("!"):
                message = Text(f"“{article.headline}” shouts.", f"《{article.headline}》用了叹号。")
                yield Hit(message, Text("Delete the mark.", "请删去叹号。"), article.span_of("headline"), article.id)

    return shouting_headline


def module(name: str, **contents: object) -> ModuleType:
    """A module with these contents."""
    made = ModuleType(name)
    vars(made).update(contents)
    return made


def installer(patch: pytest.MonkeyPatch) -> Install:
    """A function that installs modules under a group, beside what is really installed."""

    def install(group: str, **modules: ModuleType) -> None:
        real = list(entry_points(group=group))
        for name, made in modules.items():
            patch.setitem(sys.modules, made.__name__, made)
            real.append(EntryPoint(name, made.__name__, group))
        offered = EntryPoints(real)
        patch.setattr(plugins, "entry_points", lambda group: offered.select(group=group))

    return install
