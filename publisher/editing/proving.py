"""Proof that a changed manifest says what was meant and nothing else, and has every comment that it had."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import yaml

from publisher.errors import InputError
from publisher.wording import Text

BLOCK_HEAD = re.compile(r"[|>][-+\d]*[ \t]+(#[^\r\n]*)")
"""The head of a block of text, ``|`` or ``>``, with a comment behind it."""
_COMMENT = re.compile(r"#[^\r\n]*")


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
        raise elsewhere() from error
    if _said(wanted) != _said(found) or comments(old) != comments(new):
        raise elsewhere()
    return new


def comments(text: str) -> Counter[str]:
    """The comments of a text, and how often each stands there: what is neither a value nor a sign of YAML's."""
    between, at = [], 0
    try:
        tokens = list(yaml.scan(text, Loader=yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise elsewhere() from error
    for token in tokens:
        between.append(text[at : max(at, token.start_mark.index)])
        at = max(at, token.end_mark.index)
        if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
            head = BLOCK_HEAD.match(text, token.start_mark.index)
            between.append(head[1] if head else "")
    between.append(text[at:])
    return Counter(one.rstrip() for one in _COMMENT.findall("\n".join(between)))


def _said(tree: Any) -> Any:
    """A tree without the keys that say nothing."""
    if isinstance(tree, dict):
        return {key: _said(value) for key, value in tree.items() if value is not None}
    return [_said(one) for one in tree] if isinstance(tree, list) else tree


def elsewhere() -> InputError:
    """The manifest is written in a way that is not changed here."""
    return InputError(
        Text("The manifest is written in a way that cannot be changed here.", "清单的写法无法在此修改。"),
        Text("Change it in issue.yaml.", "请直接修改 issue.yaml。"),
    )
