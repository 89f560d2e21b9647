"""YAML text to a tree with places.

Built from parser events on a stack of our own, so that no document can exhaust the interpreter's stack, and with a
budget for aliases, so that none can exhaust its memory.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import yaml

from publisher.findings import Finding
from publisher.load.faults import BAD_MANIFEST, DUPLICATE_KEY
from publisher.load.source import control_finding, has_controls, replace_controls
from publisher.load.syntax import explain_syntax
from publisher.load.tree import Listing, Mapping, Node, Scalar
from publisher.model import Span
from publisher.wording import Text

DEEPEST = 40
"""Levels of nesting; a manifest needs seven."""

ALIAS_BUDGET = 1_000_000
"""Values and characters that aliases (``*name``) may add to what the file itself holds."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_KNOWN_TAGS = frozenset(("str", "int", "float", "bool", "null", "timestamp", "map", "seq"))
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The quick one, where the library was built with it."""


class _Stop(Exception):
    """The rest of the document cannot be read."""

    def __init__(self, span: Span, message: Text, hint: Text) -> None:
        super().__init__(message.en)
        self.span, self.message, self.hint = span, message, hint


def read_yaml(text: str, path: Path) -> tuple[Node | None, tuple[Finding, ...]]:
    """The document's tree, or None when there is none, and what is wrong with its YAML."""
    builder = _Builder(path, text.split("\n"))
    try:
        for event in yaml.parse(text, Loader=LOADER):
            builder.take(event)
    except _Stop as stop:
        builder.findings.append(BAD_MANIFEST.at(stop.span, stop.message, stop.hint))
        return None, tuple(builder.findings)
    except yaml.YAMLError as error:
        builder.findings.append(explain_syntax(error, text, path))
        return None, tuple(builder.findings)
    return builder.root, tuple(builder.findings)


@dataclass(slots=True)
class _Open:
    """A collection whose end has not come yet. ``key`` is a mapping's key that awaits its value."""

    node: Listing | Mapping
    anchor: str | None
    key: str | None = None
    key_span: Span | None = None
    weight: int = 1


@dataclass(slots=True)
class _Builder:
    path: Path
    source: list[str]
    root: Node | None = None
    findings: list[Finding] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    anchors: dict[str, tuple[Node, int]] = field(default_factory=dict)
    budget: int = ALIAS_BUDGET
    documents: int = 0

    def span(self, event: yaml.Event) -> Span:
        """Where the event begins."""
        mark = event.start_mark
        assert mark is not None
        return Span(self.path, mark.line + 1, mark.column + 1)

    def take(self, event: yaml.Event) -> None:
        """Add what one parser event tells."""
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._begin(event)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._end()
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise _Stop(self.span(event), *_SECOND_DOCUMENT)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._check_tag(event)
        text, span = event.value, self.span(event)
        if has_controls(text):
            self.findings.append(control_finding(span, text))
            text = replace_controls(text)
        node = Scalar(text, span, null=not event.style and text in _NULLS)
        self._mark_lines(event, node)
        if event.anchor:
            self.anchors[event.anchor] = (node, 1 + len(text))
        self._add(node, 1 + len(text), span)

    def _mark_lines(self, event: yaml.ScalarEvent, node: Scalar) -> None:
        """Note where a text of several lines begins, and its lines if YAML has folded them."""
        start, end = event.start_mark, event.end_mark
        assert start is not None
        assert end is not None
        if end.line == start.line and "\n" not in node.text:
            return
        node.begins = node.span
        if event.style in ("|", ">"):
            lines = self.source[start.line + 1 : end.line + (end.column > 0)]
            indent = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
            node.begins = Span(self.path, start.line + 2, indent + 1)
            if event.style == ">":
                node.lines = tuple(replace_controls(line[indent:]) for line in lines)
        elif event.style and end.line > start.line:
            # Between quotes a line end is what was a blank line.
            node.lines = tuple(node.text.replace("\n", "\n\n").split("\n"))
        elif not event.style:
            first, *rest = self.source[start.line : end.line + 1]
            rest[-1:] = [line[: end.column] for line in rest[-1:]]
            node.lines = tuple(line.strip() for line in (first[start.column :], *rest))

    def _begin(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        self._check_tag(event)
        if len(self.stack) >= DEEPEST:
            raise _Stop(self.span(event), *_TOO_DEEP)
        self._refuse_as_key(self.span(event))
        span = self.span(event)
        node = Mapping({}, span) if isinstance(event, yaml.MappingStartEvent) else Listing([], span)
        self.stack.append(_Open(node, event.anchor))

    def _end(self) -> None:
        done = self.stack.pop()
        if done.anchor:
            self.anchors[done.anchor] = (done.node, done.weight)
        self._add(done.node, done.weight, done.node.span)

    def _alias(self, event: yaml.AliasEvent) -> None:
        if any(above.anchor == event.anchor for above in self.stack):
            raise _Stop(self.span(event), *_CIRCLE)
        name = event.anchor or ""
        if name not in self.anchors:
            raise _Stop(self.span(event), *_no_anchor(name))
        node, weight = self.anchors[name]
        self.budget -= weight
        if self.budget < 0:
            raise _Stop(self.span(event), *_BOMB)
        self._add(node, weight, self.span(event))

    def _add(self, node: Node, weight: int, span: Span) -> None:
        """Put a finished value where it belongs: the root, a list, a mapping's key or that key's value."""
        if not self.stack:
            self.root = node
            return
        above = self.stack[-1]
        above.weight += weight
        if isinstance(above.node, Listing):
            above.node.items.append(node)
        elif above.key is None:
            self._take_key(above, node, span)
        else:
            self._take_value(above, above.node, node)

    def _take_key(self, above: _Open, node: Node, span: Span) -> None:
        if not isinstance(node, Scalar):
            raise _Stop(span, *_ODD_KEY)
        # An alias as a key has its own place, not its anchor's.
        above.key, above.key_span = node.text, span

    def _take_value(self, above: _Open, mapping: Mapping, node: Node) -> None:
        key, span = above.key or "", above.key_span or node.span
        above.key = above.key_span = None
        if key in mapping.values:
            self.findings.append(_duplicate(key, span, mapping.keys[key]))
            return
        mapping.values[key] = node
        mapping.keys[key] = span

    def _refuse_as_key(self, span: Span) -> None:
        if self.stack and isinstance(self.stack[-1].node, Mapping) and self.stack[-1].key is None:
            raise _Stop(span, *_ODD_KEY)

    def _check_tag(self, event: yaml.NodeEvent) -> None:
        tag = getattr(event, "tag", None)
        if not tag:
            return
        name = tag.removeprefix("tag:yaml.org,2002:")
        if name not in _KNOWN_TAGS and name != "!":
            self.findings.append(
                BAD_MANIFEST.at(
                    self.span(event),
                    Text(f"The YAML tag {name!r} is not used here.", f"此处不使用 YAML 标签 {name!r}。"),
                    Text("Delete the word that begins with “!”.", "请删去以“!”开头的词。"),
                )
            )


def _duplicate(key: str, span: Span, first: Span) -> Finding:
    return DUPLICATE_KEY.at(
        span,
        Text(
            f"“{key}” is written twice; the first is on line {first.line}.",
            f"“{key}”重复出现，第一次在第 {first.line} 行。",
        ),
        Text("Keep one, or put both values into one list.", "请保留一个，或把两个值合并成一个列表。"),
    )


def _no_anchor(name: str) -> tuple[Text, Text]:
    return (
        Text(
            f"“*{name}” is YAML for a value named “&{name}”, and there is none.",
            f"“*{name}”在 YAML 中引用名为“&{name}”的值，而它并不存在。",
        ),
        Text("To write a star, put the value into quotes.", "如要写星号，请给这个值加引号。"),
    )


_SECOND_DOCUMENT = (
    Text("A second YAML document begins here (---).", "此处开始了第二个 YAML 文档（---）。"),
    Text("Keep one document in the file.", "一个文件只保留一个文档。"),
)
_TOO_DEEP = (
    Text(f"Values are nested more than {DEEPEST} levels deep.", f"嵌套超过 {DEEPEST} 层。"),
    Text("A manifest needs seven levels; check the brackets.", "清单最多只需七层，请检查括号。"),
)
_CIRCLE = (
    Text("This alias stands for a value that contains it.", "此别名引用了包含它自己的值。"),
    Text("Write the value out.", "请直接写出内容。"),
)
_BOMB = (
    Text(
        "The aliases of this file add up to more than can be meant.", "文件中的别名展开后过于庞大，不可能是有意为之。"
    ),
    Text("Write the values out instead of repeating them with *.", "请直接写出内容，不要用 * 反复引用。"),
)
_ODD_KEY = (
    Text("A key must be a plain word; this is a list or a mapping.", "键必须是一个词，此处却是列表或映射。"),
    Text("Put text that begins with [ or { into quotes.", "以 [ 或 { 开头的文字请加引号。"),
)
