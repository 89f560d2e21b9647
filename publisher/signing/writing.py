"""Signatures added to review.yaml, every other byte of which stays as it was."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import yaml

from publisher.atomic import read, write_bytes
from publisher.errors import InputError
from publisher.imprint import Review
from publisher.load.documents import REVIEWS
from publisher.wording import Text


def add(folder: Path, reviews: Sequence[Review]) -> Path:
    """Write the signatures below those that are there; the file, made where there is none.

    Raises:
        InputError: what is there is not a list of signatures.
        OutputError: it cannot be written.
    """
    file = folder / REVIEWS
    old = read(file).decode("utf-8-sig") if file.exists() else ""
    new = _added(old, [_line(review) for review in reviews])
    if _listed(new)[: len(_listed(old))] != _listed(old) or len(_listed(new)) != len(_listed(old)) + len(reviews):
        raise _not_a_list()
    write_bytes(file, new.encode("utf-8"))
    return file


def _line(review: Review) -> str:
    assert review.at is not None
    fields = [f"stage: {review.stage}", f"by: {_scalar(review.by)}", f"at: {review.at.isoformat(timespec='minutes')}"]
    fields += [f"article: {review.article}"] if review.article else []
    fields += [f"content: {_scalar(review.content)}"] if review.content else []
    return "{" + ", ".join(fields) + "}"


def _scalar(text: str) -> str:
    """Plain where YAML reads it as the same words, else quoted: 0123456789012345 would be a number."""
    plain = re.fullmatch(r"[^\W\d_][\w·.]*( [\w·.]+)*", text) and yaml.safe_load(text) == text
    return text if plain else json.dumps(text, ensure_ascii=False)


def _added(old: str, lines: list[str]) -> str:
    end = "\r\n" if "\r\n" in old else "\n"
    node = _sequence(old)
    if node is None:
        begun = old + ("" if not old or old.endswith("\n") else end)
        return begun + "reviews:" + end + "".join(f"  - {line}{end}" for line in lines)
    if node.flow_style:
        at = node.end_mark.index - 1
        before = old[:at].rstrip()
        return before + ("" if before.endswith(("[", ",")) else ",") + " " + ", ".join(lines) + old[at:]
    last = node.value[-1]
    at = old.find("\n", last.end_mark.index - (old[last.end_mark.index - 1] == "\n")) + 1 or len(old)
    begun = old[:at] + ("" if old[:at].endswith("\n") else end)
    dash = " " * node.start_mark.column
    return begun + "".join(f"{dash}- {line}{end}" for line in lines) + old[at:]


def _sequence(text: str) -> yaml.SequenceNode | None:
    """The list of signatures as it is written; None where there is none yet."""
    try:
        tree = yaml.compose(text)
    except yaml.YAMLError as error:
        raise _not_a_list() from error
    if tree is None:
        return None
    for key, value in tree.value if isinstance(tree, yaml.MappingNode) else ():
        if key.value == "reviews":
            if isinstance(value, yaml.SequenceNode) and (value.flow_style or value.value):
                return value
            raise _not_a_list()
    if not isinstance(tree, yaml.MappingNode):
        raise _not_a_list()
    return None


def _listed(text: str) -> list[object]:
    try:
        found = (yaml.safe_load(text) or {}).get("reviews") or []
    except (yaml.YAMLError, AttributeError) as error:
        raise _not_a_list() from error
    return list(found)


def _not_a_list() -> InputError:
    return InputError(
        Text(
            f"{REVIEWS} holds no list of signatures that one could be added to.", f"{REVIEWS} 中没有可续写的签署列表。"
        ),
        Text(
            "Let it begin with “reviews:” and have one signature a line below.",
            "请以“reviews:”开头，其下每行一条签署。",
        ),
    )
