"""Values of a manifest changed where they stand: the text around them, comments and quotes, stays to the byte."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

import yaml

from publisher.editing import lines
from publisher.errors import InputError
from publisher.wording import Text

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^\n#:,\[\]{}]*")
_KEY = re.compile(r"[a-z_]+")
_BLOCK_HEAD = re.compile(r"[|>][-+\d]*[ \t]+(#[^\r\n]*)")
_COMMENT = re.compile(r"#[^\r\n]*")
_UNPRINTED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def with_field(text: str, article: str, field: str, value: str | None) -> str:
    """The manifest with a field of an article set: ``headline``, ``kicker`` …; ``deck`` is its text, the label stays.

    Without a value the field goes, and a comment on its line stays; where it stands among others in a way that
    would take more away, it says ``null``.

    Raises:
        InputError: there is no such article, or the change would touch something else.
    """
    if not _KEY.fullmatch(field):
        raise _elsewhere()
    holder = _article(composed(text), article)
    node = child(holder, field)
    if value is not None and isinstance(node, yaml.MappingNode):
        new = _set(text, node, "text", child(node, "text"), value)
    elif value is None and (node is None or _is_null(node)):
        new = text
    elif value is None and comments(text) == comments(without := _without(text, holder, field)):
        new = without
    else:
        new = _set(text, holder, field, node, value)

    def meant(tree: Any) -> None:
        entry = next(one for one in tree["articles"] if str(one.get("id")) == article)
        if value is None:
            entry.pop(field, None)
        elif isinstance(entry.get(field), dict):
            entry[field]["text"] = value
        else:
            entry[field] = value

    return proved(text, new, meant)


def _set(text: str, holder: yaml.MappingNode, field: str, node: yaml.Node | None, value: str | None) -> str:
    if node is None:
        return _added(text, holder, field, value)
    if not isinstance(node, yaml.ScalarNode):
        raise _elsewhere()
    start, end = node.start_mark.index, node.end_mark.index
    new = scalar(value, node.style if node.style in ("'", '"') else None)
    if node.style in ("|", ">"):
        head = _BLOCK_HEAD.match(text, start)
        new += f"  {head[1]}" if head else ""
        new += lines.newline(text) if text[start:end].endswith("\n") else ""
    elif start == end:  # nothing stands behind the colon
        new = f"{'' if text[start - 1 : start] == ' ' else ' '}{new}"
    return text[:start] + new + text[end:]


def _added(text: str, holder: yaml.MappingNode, field: str, value: str | None) -> str:
    if holder.flow_style:
        at = len(text[: holder.end_mark.index - 1].rstrip())
        comma = "" if text[at - 1] in "{," else ","
        return f"{text[:at]}{comma} {field}: {scalar(value)}{text[at:]}"
    key, last = next(((one, two) for one, two in holder.value if one.value == "id"), holder.value[0])
    behind = last.end_mark.index
    at = behind if text[:behind].endswith("\n") else lines.after(text, behind)
    return lines.with_line(text, at, f"{' ' * key.start_mark.column}{field}: {scalar(value)}")


def _without(text: str, holder: yaml.MappingNode, field: str) -> str:
    """The text without a key and its value."""
    place = next(at for at, (key, _) in enumerate(holder.value) if key.value == field)
    key, node = holder.value[place]
    start, end = key.start_mark.index, _end(node)
    following = holder.value[place + 1][0].start_mark.index if place + 1 < len(holder.value) else None
    if holder.flow_style:
        if following is None:
            start = _end(holder.value[place - 1][1])
        return text[:start] + text[following or end :]
    if text[lines.begin(text, start) : start].strip():  # it stands behind the dash
        return text[:start] + text[following or end :]
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        head = _BLOCK_HEAD.match(text, node.start_mark.index)
        kept = f"{lines.margin(text, start)}{head[1]}{lines.newline(text)}" if head else ""
        return text[: lines.begin(text, start)] + kept + text[end:]
    said = lines.comment(text, end)
    first_line_gone = text[: lines.begin(text, start)] + text[lines.begin(text, end) :]
    at = lines.begin(text, start)
    if not said:
        return lines.without_line(first_line_gone, at)
    return f"{text[:at]}{lines.margin(text, start)}{said}{text[lines.end(text, end) :]}"


def _end(node: yaml.Node) -> int:
    """Where a value ends: a block of keys or items with its last value, not where the next key begins."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(node, yaml.MappingNode) else last)
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
    found = child(_article(root, article), "id")
    assert found is not None, "it was found by its id"
    return found


def _article(root: yaml.MappingNode, article: str) -> yaml.MappingNode:
    listed = child(root, "articles")
    for node in listed.value if isinstance(listed, yaml.SequenceNode) else ():
        name = child(node, "id")
        if isinstance(node, yaml.MappingNode) and name is not None and name.value == article:
            return node
    raise InputError(
        Text(f"The manifest has no article “{article}”.", f"清单中没有稿件“{article}”。"),
        Text("Load the page again.", "请重新载入页面。"),
    )


def proved(old: str, new: str, meant: Any) -> str:
    """The new text, once it is shown to say what was meant and nothing else, with every comment it had.

    A key that says nothing is as good as none.

    Raises:
        InputError: it does not; the file is as it was.
    """
    try:
        wanted, found = yaml.safe_load(old), yaml.safe_load(new)
        meant(wanted)
    except (yaml.YAMLError, KeyError, IndexError, StopIteration, TypeError) as error:
        raise _elsewhere() from error
    if _said(wanted) != _said(found) or comments(old) != comments(new):
        raise _elsewhere()
    return new


def comments(text: str) -> Counter[str]:
    """The comments of a text, and how often each stands there: what is neither a value nor a sign of YAML's."""
    between, at = [], 0
    try:
        tokens = list(yaml.scan(text, Loader=yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise _elsewhere() from error
    for token in tokens:
        between.append(text[at : max(at, token.start_mark.index)])
        at = max(at, token.end_mark.index)
        if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
            head = _BLOCK_HEAD.match(text, token.start_mark.index)
            between.append(head[1] if head else "")
    between.append(text[at:])
    return Counter(one.rstrip() for one in _COMMENT.findall("\n".join(between)))


def _said(tree: Any) -> Any:
    """A tree without the keys that say nothing."""
    if isinstance(tree, dict):
        return {key: _said(value) for key, value in tree.items() if value is not None}
    return [_said(one) for one in tree] if isinstance(tree, list) else tree


def _elsewhere() -> InputError:
    return InputError(
        Text("The manifest is written in a way that cannot be changed here.", "清单的写法无法在此修改。"),
        Text("Change it in issue.yaml.", "请直接修改 issue.yaml。"),
    )


def _unreadable() -> InputError:
    return InputError(
        Text("issue.yaml cannot be read.", "issue.yaml 无法读取。"), Text("Mend its syntax first.", "请先改正语法。")
    )
