"""Values of a manifest changed where they stand: the text around them, comments and quotes, stays to the byte."""

from __future__ import annotations

import json
import re
from typing import Any

import yaml

from publisher.editing import lines
from publisher.editing.proving import BLOCK_HEAD, comments, elsewhere, proved
from publisher.errors import InputError
from publisher.wording import Text

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^\n#:,\[\]{}]*")
_KEY = re.compile(r"[a-z_]+")
_UNPRINTED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def with_field(text: str, article: str, field: str, value: str | None) -> str:
    """The manifest with a field of an article set: ``headline``, ``kicker`` …; ``deck`` is its text, the label stays.

    Without a value the field goes, and a comment on its line stays; where it stands among others in a way that
    would take more away, it says ``null``.

    Raises:
        InputError: there is no such article, or the change would touch something else.
    """
    new = changed(text, article_mapping(composed(text), article), field, value)

    def meant(tree: Any) -> None:
        mean(next(one for one in tree["articles"] if str(one.get("id")) == article), field, value)

    return proved(text, new, meant)


def changed(text: str, holder: yaml.MappingNode, field: str, value: str | None) -> str:
    """The text with a key of that mapping set, or without it; not proved yet."""
    if not _KEY.fullmatch(field):
        raise elsewhere()
    node = child(holder, field)
    if value is not None and isinstance(node, yaml.MappingNode):
        return _set(text, node, "text", child(node, "text"), value)
    if value is None and (node is None or _is_null(node)):
        return text
    if value is None and comments(text) == comments(without := _without(text, holder, field)):
        return without
    return _set(text, holder, field, node, value)


def mean(entry: Any, field: str, value: str | None) -> None:
    """Set a key in the data as ``changed`` sets it in the text."""
    if value is None:
        entry.pop(field, None)
    elif isinstance(entry.get(field), dict):
        entry[field]["text"] = value
    else:
        entry[field] = value


def _set(text: str, holder: yaml.MappingNode, field: str, node: yaml.Node | None, value: str | None) -> str:
    if node is None:
        return added(text, holder, field, scalar(value))
    if not isinstance(node, yaml.ScalarNode):
        raise elsewhere()
    start, end = node.start_mark.index, node.end_mark.index
    new = scalar(value, node.style if node.style in ("'", '"') else None)
    if node.style in ("|", ">"):
        head = BLOCK_HEAD.match(text, start)
        new += f"  {head[1]}" if head else ""
        new += lines.newline(text) if text[start:end].endswith("\n") else ""
    elif start == end:  # nothing stands behind the colon
        new = f"{'' if text[start - 1 : start] == ' ' else ' '}{new}"
    return text[:start] + new + text[end:]


def added(text: str, holder: yaml.MappingNode, key: str, written: str) -> str:
    """The text with one more key in a mapping, and behind it what is ``written``; not proved yet."""
    if holder.flow_style:
        at = len(text[: holder.end_mark.index - 1].rstrip())
        between = {"{": "", ",": " "}.get(text[at - 1], ", ")
        return f"{text[:at]}{between}{key}: {written}{text[at:]}"
    beside, last = next(((one, two) for one, two in holder.value if one.value == "id"), holder.value[0])
    behind = last.end_mark.index
    at = behind if text[:behind].endswith("\n") else lines.after(text, behind)
    return lines.with_line(text, at, f"{' ' * beside.start_mark.column}{key}: {written}")


def _without(text: str, holder: yaml.MappingNode, field: str) -> str:
    """The text without a key and its value."""
    place = next(at for at, (key, _) in enumerate(holder.value) if key.value == field)
    key, node = holder.value[place]
    start, end = key.start_mark.index, end_of(node)
    following = holder.value[place + 1][0].start_mark.index if place + 1 < len(holder.value) else None
    if holder.flow_style:
        if following is None:
            start = end_of(holder.value[place - 1][1])
        return text[:start] + text[following or end :]
    if text[lines.begin(text, start) : start].strip():  # it stands behind the dash
        return text[:start] + text[following or end :]
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        head = BLOCK_HEAD.match(text, node.start_mark.index)
        kept = f"{lines.margin(text, start)}{head[1]}{lines.newline(text)}" if head else ""
        return text[: lines.begin(text, start)] + kept + text[end:]
    said = lines.comment(text, end)
    first_line_gone = text[: lines.begin(text, start)] + text[lines.begin(text, end) :]
    at = lines.begin(text, start)
    if not said:
        return lines.without_line(first_line_gone, at)
    return f"{text[:at]}{lines.margin(text, start)}{said}{text[lines.end(text, end) :]}"


def end_of(node: yaml.Node) -> int:
    """Where a value ends: a block of keys or items with its last value, not where the next key begins."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return end_of(last[1] if isinstance(node, yaml.MappingNode) else last)
    return int(node.end_mark.index)


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and str(node.tag) == "tag:yaml.org,2002:null"


def scalar(value: str | None, quoted: str | None = None) -> str:
    """A string as YAML, in the quotes it had, plain where that reads as the same, else in double quotes."""
    if value is None:
        return "null"
    if quoted == "'" and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    if (
        quoted != '"'
        and _PLAIN.fullmatch(value)
        and _loads(value) == value
        and _loads(f"{{k: {value}}}") == {"k": value}
    ):
        return value
    return _UNPRINTED.sub(lambda one: f"\\u{ord(one[0]):04x}", json.dumps(value, ensure_ascii=False))


def _loads(value: str) -> Any:
    try:
        return yaml.safe_load(value)
    except yaml.YAMLError:
        return None


def composed(text: str) -> yaml.MappingNode:
    """The document's nodes with their places. Raises InputError where it is no manifest."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise _unreadable() from error
    if not isinstance(root, yaml.MappingNode):
        raise _unreadable()
    return root


def child(holder: yaml.Node | None, key: str) -> yaml.Node | None:
    """The value of a key, or None."""
    return next((value for name, value in _pairs(holder) if name.value == key), None)


def key_of(holder: yaml.Node | None, key: str) -> yaml.Node | None:
    """The key itself, or None."""
    return next((name for name, _ in _pairs(holder) if name.value == key), None)


def _pairs(holder: yaml.Node | None) -> list[tuple[yaml.Node, yaml.Node]]:
    return holder.value if isinstance(holder, yaml.MappingNode) else []


def article_node(root: yaml.MappingNode, article: str) -> yaml.Node:
    """The id of an article, where the article itself is. Raises InputError where there is none."""
    found = child(article_mapping(root, article), "id")
    assert found is not None, "it was found by its id"
    return found


def article_mapping(root: yaml.MappingNode, article: str) -> yaml.MappingNode:
    """An article's own keys. Raises InputError where there is none of that id."""
    listed = child(root, "articles")
    for node in listed.value if isinstance(listed, yaml.SequenceNode) else ():
        name = child(node, "id")
        if isinstance(node, yaml.MappingNode) and name is not None and name.value == article:
            return node
    raise InputError(
        Text(f"The manifest has no article “{article}”.", f"清单中没有稿件“{article}”。"),
        Text("Load the page again.", "请重新载入页面。"),
    )


def _unreadable() -> InputError:
    return InputError(
        Text("issue.yaml cannot be read.", "issue.yaml 无法读取。"), Text("Mend its syntax first.", "请先改正语法。")
    )
