"""What was found before, for a process that looks at one issue again and again.

A rule that looks at each article by itself (``alone``) need not look again at one that is as it was, in an issue that
is otherwise as it was. All other rules look at the whole issue each time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from publisher.findings import Finding
from publisher.model import Article, Issue
from publisher.rules.registry import Rule

Find = Callable[[Rule, Issue], tuple[Finding, ...]]


@dataclass(slots=True)
class Again:
    """The articles as they were seen last, and what each rule found in each of them."""

    _around: tuple[Any, ...] = ()
    _articles: dict[str, Article] = field(default_factory=dict)
    _found: dict[str, dict[str, tuple[Finding, ...]]] = field(default_factory=dict)

    def found(self, issue: Issue, rules: list[Rule], find: Find) -> dict[str, tuple[Finding, ...]]:
        """What each of these rules finds in the issue, by its code; ``find`` asks one rule about one issue."""
        alone = [rule for rule in rules if rule.alone]
        changed = self._changed(issue)
        # An article that is as it was stands for its equal: what was made of it is known by it.
        same = issue.manifest.model_copy(update={"articles": tuple(self._articles.values())})
        issue = replace(issue, manifest=same)
        for article in changed:
            part = replace(issue, manifest=issue.manifest.model_copy(update={"articles": (article,)}))
            for rule in alone:
                self._found.setdefault(rule.code, {})[article.id] = find(rule, part)
        made = {rule.code: tuple(chain.from_iterable(self._found.get(rule.code, {}).values())) for rule in alone}
        return made | {rule.code: find(rule, issue) for rule in rules if not rule.alone}

    def _changed(self, issue: Issue) -> list[Article]:
        """The articles that are not as they were; all of them where anything else has changed."""
        around = (
            issue.folder,
            issue.manifest.model_copy(update={"articles": ()}),
            issue.resolved,
            issue.pixels,
            issue.house,
            issue.unused,
        )
        articles = {article.id: article for article in issue.manifest.articles}
        if around != self._around or articles.keys() != self._articles.keys():
            self._articles.clear()
            self._found.clear()
        known = self._articles
        self._around = around
        self._articles = {name: known[name] if known.get(name) == one else one for name, one in articles.items()}
        return [one for name, one in self._articles.items() if known.get(name) is not one]
