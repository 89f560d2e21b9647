"""Values of a manifest changed where they stand: the text around them, comments and quotes, stays to the byte."""

from __future__ import annotations

import json
import re
from typing import Any

import yaml

from publisher.errors import InputError
from publisher.wording import Text

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^\n#:,\[\]{}]*")


def with_field(text: str, article: str, field: str, value: str | None) -> str:
    """The manifest with a field of an article set: ``headline``, ``kicker`` …; ``deck`` is its text, the label stays.

    Raises:
        InputError: there is no such article, or the change would touch something else.
    """
    root = composed(text)
    holder = _article(root, article)
    node = child(holder, field)
    if isinstance(node, yaml.MappingNode):
        holder, field, node = node, "text", child(node, "text")
    new = _set(text, holder, field, node, value)

    def meant(tree: Any) -> None:
        entry = next(one for one in tree["articles"] if str(one.get("id")) == article)
        if isinstance(entry.get("deck"), dict) and field == "text":
            entry["deck"]["text"] = value
        else:
            entry[field] = value

    return proved(text, new, meant)


def _set(text: str, holder: yaml.MappingNode, field: str, node: yaml.Node | None, value: str | None) -> str:
    if node is not None:
        start, end = node.start_mark.index, node.end_mark.index
        quoted = node.style if isinstance(node, yaml.ScalarNode) and node.style in ("'", '"') else None
        block = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
        ended = "\n" if block and text[start:end].endswith("\n") else ""
        return text[:start] + scalar(value, quoted) + ended + text[end:]
    if holder.flow_style:
        end = holder.end_mark.index - 1
        before = text[:end].rstrip()
        comma = "" if before.endswith(("{", ",")) else ","
        return f"{before}{comma} {field}: {scalar(value)}" + text[end:]
    key, last = holder.value[0]
    after = text.find("\n", last.start_mark.index)
    at = len(text) if after < 0 else after + 1
    head = "" if text[:at].endswith("\n") else "\n"
    return f"{text[:at]}{head}{' ' * key.start_mark.column}{field}: {scalar(value)}\n{text[at:]}"


def scalar(value: str | None, quoted: str | None = None) -> str:
    """A string as YAML, in the quotes it had, plain where that reads as the same, else in double quotes."""
    if value is None:
        return "null"
    if quoted == "'" and "\n" not in value:
        return "'" + value.replace("'", "''") + "'"
    if (
        quoted != '"'
        and _PLAIN.fullmatch(value)
        and _loads(value) == value
        and _loads(f"{{k: {value}}}") == {"k": value}
    ):
        return value
    return json.dumps(value, ensure_ascii=False)


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
    pairs = holder.value if isinstance(holder, yaml.MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)


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
    """The new text, once it is shown to say what was meant and nothing else.

    Raises:
        InputError: it does not; the file is as it was.
    """
    try:
        wanted, found = yaml.safe_load(old), yaml.safe_load(new)
        meant(wanted)
    except (yaml.YAMLError, KeyError, IndexError, StopIteration, TypeError) as error:
        raise _elsewhere() from error
    if wanted != found:
        raise _elsewhere()
    return new


def _elsewhere() -> InputError:
    return InputError(
        Text("The manifest is written in a way that cannot be changed here.", "清单的写法无法在此修改。"),
        Text("Change it in issue.yaml.", "请直接修改 issue.yaml。"),
    )


def _unreadable() -> InputError:
    return InputError(
        Text("issue.yaml cannot be read.", "issue.yaml 无法读取。"), Text("Mend its syntax first.", "请先改正语法。")
    )
