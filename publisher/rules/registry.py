"""Rules: what one is, how it is declared, and where all of them come from.

A rule is one typed function under ``@rule``. A module that holds rules is named in the entry-point group
``publisher.rules``; every rule in its namespace is then known. The built-in ones are declared the same way.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from publisher.errors import InputError
from publisher.findings import Box, Finding, Fix, Severity
from publisher.model import Span
from publisher.plugins import PluginError, offered
from publisher.rules.docs import RuleDoc, read_doc
from publisher.wording import Text, Tongue

GROUP = "publisher.rules"

Scope = Literal["issue", "layout", "press", "book", "elsewhere"]


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule is broken. ``severity`` only where this place weighs otherwise than the rule does."""

    message: Text
    hint: Text
    span: Span | None
    article: str | None = None
    figure: int | None = None
    page: int | None = None
    box: Box | None = None
    severity: Severity | None = None
    piece: str | None = None
    fixes: tuple[Fix, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with its code, weight and reasons.

    ``scope`` says what the check is given: an ``Issue``, the laid-out pages, a PDF for the press, an e-book, or
    nothing, because the findings are made elsewhere (by the loader, the typesetter, the proof of conservation).
    ``firm``: it cannot be allowed.
    ``tongue``: it is for texts in that language only. ``asked``: it runs only where a profile asks for it.
    ``alone``: what it finds in an article depends on no other article.
    """

    code: str
    name: str
    severity: Severity
    scope: Scope
    doc: RuleDoc
    check: Callable[[Any], Iterable[Hit]] | None = None
    firm: bool = False
    tongue: Tongue | None = None
    asked: bool = False
    alone: bool = False

    def __call__(self, subject: Any) -> Iterator[Hit]:
        """The rule's hits on its subject."""
        return iter(self.check(subject) if self.check else ())

    def finding(self, hit: Hit) -> Finding:
        """A hit as it travels on: under the rule's code, name and weight."""
        return Finding(
            rule=self.code,
            name=self.name,
            severity=hit.severity or self.severity,
            message=hit.message,
            hint=hit.hint,
            span=hit.span,
            article=hit.article,
            page=hit.page,
            box=hit.box,
            figure=hit.figure,
            piece=hit.piece or (hit.fixes[0].piece if hit.fixes else None),
            fixes=hit.fixes,
        )


def rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    scope: Literal["issue", "layout", "press", "book"] = "issue",
    firm: bool = False,
    tongue: Tongue | None = None,
    asked: bool = False,
    alone: bool = False,
) -> Callable[[Callable[[Any], Iterable[Hit]]], Rule]:
    """Make a function a rule. Its docstring is its documentation (see ``docs.read_doc``)."""

    def declared(check: Callable[[Any], Iterable[Hit]]) -> Rule:
        return Rule(
            _code(code), _name(name), severity, scope, read_doc(check.__doc__), check, firm, tongue, asked, alone
        )

    return declared


def declare(code: str, name: str, severity: Severity, doc: RuleDoc | str, *, firm: bool = False) -> Rule:
    """A code whose findings are made outside the rules, so that the reference and the reports know it.

    ``doc`` may be written as a rule's docstring. Bind the result to a name in a module of the group.
    """
    page = doc if isinstance(doc, RuleDoc) else read_doc(doc)
    return Rule(_code(code), _name(name), severity, "elsewhere", page, None, firm)


def all_rules() -> tuple[Rule, ...]:
    """Every known rule, by code. Raises PluginError, naming the module, when one cannot be used."""
    return _collected()


@cache
def _collected() -> tuple[Rule, ...]:
    found: dict[str, tuple[Rule, str]] = {}
    for offer in offered(GROUP).values():
        home = getattr(offer, "__name__", repr(offer))
        rules = rules_in(offer)
        if not rules:
            raise PluginError(
                Text(f"{home} is declared in {GROUP} and holds no rule.", f"{home} 列在 {GROUP} 中，却没有任何规则。"),
                Text("Put @rule above its functions, or take it out.", "请给函数加上 @rule，或撤下该条目。"),
            )
        for one in rules:
            other, other_home = found.setdefault(one.code, (one, home))
            if other is not one:
                raise PluginError(
                    Text(
                        f"Two rules have the code {one.code}: {other.name} in {other_home} and {one.name} in {home}.",
                        f"两条规则同用编号 {one.code}：{other_home} 的 {other.name} 和 {home} 的 {one.name}。",
                    ),
                    Text(
                        "A code names one rule; give the newer one another.", "一个编号只指一条规则，请给新规则换号。"
                    ),
                )
    return tuple(found[code][0] for code in sorted(found))


def rules_in(module: object) -> tuple[Rule, ...]:
    """The rules of a module: every one bound to a name, and those of a tuple or list of rules."""
    found: list[Rule] = []
    for value in vars(module).values() if hasattr(module, "__dict__") else ():
        held = value if isinstance(value, tuple | list) else (value,)
        found.extend(one for one in held if isinstance(one, Rule) and one not in found)
    return tuple(found)


def rule_called(name: str) -> Rule:
    """The rule of a code or name (BY001, by001, missing-byline). Raises InputError with what is near."""
    known = all_rules()
    for one in known:
        if name.upper() == one.code or name.lower() == one.name:
            return one
    words = {word: one for one in known for word in (one.code, one.name)}
    near = difflib.get_close_matches(name, sorted(words), n=5, cutoff=0.5)
    choices = ", ".join(near) or "publisher rules"
    raise InputError(
        Text(f"There is no rule “{name}”.", f"没有“{name}”这条规则。"),
        Text(f"Perhaps: {choices}.", f"您要找的也许是：{choices}。"),
    )


def _code(code: str) -> str:
    if not re.fullmatch(r"[A-Z]{2}\d{3}", code):
        raise ValueError(f"a rule's code is two capitals and three digits, not {code!r}")
    return code


def _name(name: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+|[a-z]+", name):
        raise ValueError(f"a rule's name is words-joined-like-this, not {name!r}")
    return name
