"""The keys of one profile file, each checked and told where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import get_args

from publisher.findings import Finding
from publisher.house import DUTIES, LIMITS, Adjustment, HouseWord, Level
from publisher.imprint import Stage
from publisher.load.faults import BAD_PROFILE
from publisher.load.tree import Mapping, Node, Scalar, child, listed, written
from publisher.model import Span
from publisher.wording import Text

_KEYS = ("about", "extends", "rules", "words", "people", "require", "longest", "stages")
_LEVELS: dict[str, Level] = {level: level for level in get_args(Level)}
_OFTEN = 20_000
"""Words of a house list; a longer one is a dictionary, and would be looked for in vain in every paragraph."""


@dataclass(slots=True)
class Entries:
    """What one profile says itself."""

    span: Span
    extends: str | None = None
    adjustments: dict[str, Adjustment] = field(default_factory=dict)
    words: list[HouseWord] = field(default_factory=list)
    people: dict[str, str] = field(default_factory=dict)
    require: list[str] = field(default_factory=list)
    longest: dict[str, int] = field(default_factory=dict)
    stages: dict[str, str] = field(default_factory=dict)


def read_entries(tree: Mapping) -> tuple[Entries, tuple[Finding, ...]]:
    """The entries of a profile's tree; an entry with a fault is told and left out."""
    entries = Entries(tree.span)
    findings = [*_unknown_keys(tree)]
    extends = tree.values.get("extends")
    if extends is not None:
        entries.extends, entries.span = written(extends), extends.span
    for code, node in _pairs(tree, "rules", findings):
        _rule(entries, code, node, tree, findings)
    for node in _word_nodes(tree):
        _word(entries, node, findings)
    for name, node in _pairs(tree, "people", findings):
        entries.people[name] = written(node) or ""
    for item in listed(tree.values.get("require")):
        _choice(entries.require, item, DUTIES, findings)
    for what, node in _pairs(tree, "longest", findings):
        _limit(entries, what, node, findings)
    for stage, node in _pairs(tree, "stages", findings):
        _stage(entries, stage, node, findings)
    return entries, tuple(findings)


def _unknown_keys(tree: Mapping) -> Iterator[Finding]:
    for key, span in tree.keys.items():
        if key not in _KEYS:
            yield _fault(
                span,
                Text(f"A profile has no key “{key}”.", f"规范文件中不能使用键“{key}”。"),
                Text(f"Those there are: {', '.join(_KEYS)}.", f"可用的键：{', '.join(_KEYS)}。"),
            )


def _pairs(tree: Mapping, key: str, findings: list[Finding]) -> Iterator[tuple[str, Node]]:
    node = tree.values.get(key)
    if isinstance(node, Mapping):
        yield from node.values.items()
    elif node is not None and not (isinstance(node, Scalar) and node.null):
        findings.append(
            _fault(
                node.span,
                Text(f"“{key}” must have keys of its own.", f"“{key}”应由若干键组成。"),
                Text(f"Write, below “{key}:” and indented, “key: value”.", f"请在“{key}:”下缩进写“键: 值”。"),
            )
        )


def _rule(entries: Entries, code: str, node: Node, tree: Mapping, findings: list[Finding]) -> None:
    holder = tree.values["rules"]
    span = holder.keys.get(code, node.span) if isinstance(holder, Mapping) else node.span
    word = written(node) if isinstance(node, Scalar) else written(child(node, "level"))
    reason = "" if isinstance(node, Scalar) else (written(child(node, "reason")) or "").strip()
    level = _LEVELS.get(word or "")
    if not re.fullmatch(r"[A-Z]{2}\d{3}", code) or level is None:
        findings.append(
            _fault(
                span,
                Text(
                    f"“{code}: {word or '…'}” is not a rule with its weight.",
                    f"“{code}: {word or '…'}”不是规则和它的级别。",
                ),
                Text(
                    "Write TY004: {level: error, reason: why}; levels are off, info, warning and error.",
                    "请写成 TY004: {level: error, reason: 理由}；级别有 off、info、warning、error。",
                ),
            )
        )
    elif not reason:
        findings.append(
            _fault(
                span,
                Text(f"The profile changes {code} and gives no reason.", f"规范改动了 {code}，却没有写理由。"),
                Text(
                    f"Write {code}: {{level: {level}, reason: why}}.",
                    f"请写成 {code}: {{level: {level}, reason: 理由}}。",
                ),
            )
        )
    else:
        entries.adjustments[code] = Adjustment(level, reason, (str(span.path), span.line, span.column))


def _word_nodes(tree: Mapping) -> Iterator[Mapping]:
    """The entries of ``words``: a list of mappings, or, in short, wrong: right."""
    node = tree.values.get("words")
    if isinstance(node, Mapping):
        for wrong, right in node.values.items():
            span = node.keys[wrong]
            yield Mapping({"wrong": Scalar(wrong, span), "right": right}, span)
    else:
        yield from (item for item in listed(node) if isinstance(item, Mapping))


def _word(entries: Entries, node: Mapping, findings: list[Finding]) -> None:
    wrong, right = written(node.values.get("wrong")), written(node.values.get("right"))
    level = _LEVELS.get(written(node.values.get("level")) or "warning")
    pattern = written(node.values.get("pattern"))
    if not (wrong or pattern) or level is None or (wrong and right == wrong) or len(entries.words) >= _OFTEN:
        findings.append(
            _fault(
                node.span,
                Text("This is not a word with what to write instead.", "此项不是“错词—正词”。"),
                Text("Write {wrong: 帐号, right: 账号, why: …}.", "请写成 {wrong: 帐号, right: 账号, why: …}。"),
            )
        )
        return
    if pattern and (fault := _pattern_fault(pattern)):
        findings.append(_fault(node.values["pattern"].span, *fault))
        return
    unless = node.values.get("unless")
    entries.words.append(
        HouseWord(
            wrong=pattern or wrong or "",
            right=right,
            why=written(node.values.get("why")) or "",
            level=level,
            place=(str(node.span.path), node.span.line, node.span.column),
            pattern=bool(pattern),
            unless=tuple(written(one) or "" for one in ([unless] if isinstance(unless, Scalar) else listed(unless))),
        )
    )


def _pattern_fault(pattern: str) -> tuple[Text, Text] | None:
    import regex  # only a paper with patterns of its own pays for it

    try:
        matches_nothing = regex.compile(pattern).search("") is not None
    except regex.error as error:
        return (
            Text(f"The pattern {pattern} cannot be read: {error}.", f"模式 {pattern} 有误：{error}。"),
            Text("Correct it, or write the words under “wrong:”.", "请改正，或用“wrong:”直接写词。"),
        )
    if matches_nothing:
        return (
            Text(
                f"The pattern {pattern} fits everywhere, even where nothing is.",
                f"模式 {pattern} 处处都能匹配，连空白也算。",
            ),
            Text("Let it ask for at least one character.", "请让它至少匹配一个字符。"),
        )
    return None


def _choice(into: list[str], item: Node, choices: tuple[str, ...], findings: list[Finding]) -> None:
    word = written(item) or ""
    if word in choices:
        into.append(word)
        return
    findings.append(
        _fault(
            item.span,
            Text(f"“{word}” cannot be required.", f"不能要求“{word}”。"),
            Text(f"Choose from: {', '.join(choices)}.", f"可选：{', '.join(choices)}。"),
        )
    )


def _limit(entries: Entries, what: str, node: Node, findings: list[Finding]) -> None:
    number = written(node) or ""
    if what in LIMITS and number.isdecimal() and 0 < int(number) < 1_000_000:
        entries.longest[what] = int(number)
        return
    findings.append(
        _fault(
            node.span,
            Text(f"“{what}: {number}” limits nothing.", f"“{what}: {number}”不是有效的长度限制。"),
            Text(
                f"Write a whole number for one of: {', '.join(LIMITS)}.", f"请为其中之一写整数：{', '.join(LIMITS)}。"
            ),
        )
    )


def _stage(entries: Entries, stage: str, node: Node, findings: list[Finding]) -> None:
    name, known = (written(node) or "").strip(), get_args(Stage)
    if stage in known and name:
        entries.stages[stage] = name
        return
    findings.append(
        _fault(
            node.span,
            Text(f"“{stage}: {name}” names no stage of review.", f"“{stage}: {name}”不是有效的审校环节名称。"),
            Text(f"Write a name for one of: {', '.join(known)}.", f"请为其中之一写名称：{', '.join(known)}。"),
        )
    )


def _fault(span: Span, message: Text, hint: Text) -> Finding:
    return BAD_PROFILE.at(span, message, hint)
