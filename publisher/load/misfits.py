"""What does not fit the models, in words for an editor: what is wrong, and what to write instead."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from publisher.findings import Finding
from publisher.load.faults import BAD_MANIFEST
from publisher.load.shape import model_at
from publisher.load.tree import Listing, Node, Scalar, Step
from publisher.model import IssueInfo, Publication, Span
from publisher.wording import Text


@dataclass(frozen=True, slots=True)
class Misfit:
    """One value that a model refuses: where it is, pydantic's kind of error, and the value as written, if any.

    ``culprit`` is the path of what must go for the rest to stand.
    """

    path: tuple[Step, ...]
    kind: str
    context: Mapping[str, Any]
    span: Span
    value: Node | None
    article: str | None
    culprit: tuple[Step, ...]


def explain(misfit: Misfit) -> Finding:
    """The finding for one misfit."""
    message, hint = _EXPLANATIONS.get(misfit.kind, _unfit)(misfit)
    return BAD_MANIFEST.at(misfit.span, message, hint, misfit.article)


def _name(misfit: Misfit) -> Text:
    """The value's name: “headline”, or the third entry of “pages”."""
    key = _key(misfit)
    last = misfit.path[-1] if misfit.path else ""
    if isinstance(last, int) and not isinstance(misfit.value, Scalar):
        return Text(f"Entry {last + 1} of “{key}”", f"“{key}”的第 {last + 1} 项")
    return Text(f"“{key}”", f"“{key}”")


def _key(misfit: Misfit) -> str:
    return next((step for step in reversed(misfit.path) if isinstance(step, str)), "")


def _kind_of(value: Node | None) -> Text:
    if isinstance(value, Listing):
        return Text("a list", "列表")
    if isinstance(value, Scalar):
        return Text("nothing", "空值") if value.null else _quoted(value.text)
    return Text("a mapping", "映射")


def _quoted(text: str) -> Text:
    short = text if len(text) <= 40 else f"{text[:40]}…"
    return Text(f"“{short}”", f"“{short}”")


def _missing(misfit: Misfit) -> tuple[Text, Text]:
    key = _key(misfit)
    hint = Text(f"Add it: “{key}: …”.", f"请补上：“{key}: …”。")
    if len(misfit.path) > 1 and misfit.path[-2] in ("publication", "issue"):
        hint = Text(
            f"Add “{key}: …” below “{misfit.path[-2]}:”, here or in publication.yaml.",
            f"请在“{misfit.path[-2]}:”下补上“{key}: …”，写在这里或 publication.yaml 中均可。",
        )
    return Text(f"“{key}” is missing.", f"缺少“{key}”。"), hint


def _unknown(misfit: Misfit) -> tuple[Text, Text]:
    key = str(misfit.path[-1])
    message = Text(f"“{key}” is not a key that can stand here.", f"此处不能使用键“{key}”。")
    model = model_at(misfit.path[:-1])
    fields = list(model.model_fields) if model else []
    close = difflib.get_close_matches(key.lower().replace("-", "_"), fields, n=1)
    if close:
        return message, Text(f"Did you mean “{close[0]}”?", f"是不是“{close[0]}”？")
    for section, inner in (("publication", Publication), ("issue", IssueInfo)):
        if len(misfit.path) == 1 and key in inner.model_fields:
            return message, Text(f"Write it below “{section}:”, indented.", f"请缩进写在“{section}:”之下。")
    known = ", ".join(fields)
    return message, Text(f"Keys that can: {known}.", f"可用的键：{known}。")


def _not_text(misfit: Misfit) -> tuple[Text, Text]:
    name, kind = _name(misfit), _kind_of(misfit.value)
    return (
        Text(f"{name.en} must be text, not {kind.en}.", f"{name.zh}应为文字，而不是{kind.zh}。"),
        Text("Put text that contains “: ” or begins with [ or { into quotes.", "含“: ”或以 [、{ 开头的文字请加引号。"),
    )


def _empty(misfit: Misfit) -> tuple[Text, Text]:
    name = _name(misfit)
    return (
        Text(f"{name.en} is empty.", f"{name.zh}是空的。"),
        Text("Write the text, or delete the key.", "请填写内容，或删去这个键。"),
    )


def _bad_id(misfit: Misfit) -> tuple[Text, Text]:
    name, kind = _name(misfit), _kind_of(misfit.value)
    return (
        Text(f"{name.en} cannot be {kind.en}.", f"{name.zh}不能是{kind.zh}。"),
        Text(
            "Use the letters A–Z, digits, - and _ only, such as party-meeting.",
            "只能用英文字母、数字、- 和 _，例如 party-meeting。",
        ),
    )


def _not_whole(misfit: Misfit) -> tuple[Text, Text]:
    name, kind = _name(misfit), _kind_of(misfit.value)
    return (
        Text(f"{name.en} must be a whole number, not {kind.en}.", f"{name.zh}应为整数，而不是{kind.zh}。"),
        Text("Write it in digits, such as 3.", "请写阿拉伯数字，例如 3。"),
    )


def _not_number(misfit: Misfit) -> tuple[Text, Text]:
    name, kind = _name(misfit), _kind_of(misfit.value)
    return (
        Text(f"{name.en} must be a number, not {kind.en}.", f"{name.zh}应为数字，而不是{kind.zh}。"),
        Text("Write it in digits, such as 0.6 for 60 %.", "请写数字，例如 60% 写作 0.6。"),
    )


def _too_small(misfit: Misfit) -> tuple[Text, Text]:
    least, name = misfit.context.get("ge"), _name(misfit)
    return (
        Text(f"{name.en} must be at least {least}.", f"{name.zh}不能小于 {least}。"),
        Text("Correct the number.", "请改正数字。"),
    )


def _too_great(misfit: Misfit) -> tuple[Text, Text]:
    most, name = misfit.context.get("le"), _name(misfit)
    return (
        Text(f"{name.en} must be at most {most}.", f"{name.zh}不能大于 {most}。"),
        Text("Correct the number.", "请改正数字。"),
    )


def _bad_date(misfit: Misfit) -> tuple[Text, Text]:
    name, kind = _name(misfit), _kind_of(misfit.value)
    return (
        Text(f"{name.en} is not a date: {kind.en}.", f"{name.zh}不是有效日期：{kind.zh}。"),
        Text("Write year-month-day, such as 2019-05-21.", "请写成 年-月-日，例如 2019-05-21。"),
    )


def _not_yes_or_no(misfit: Misfit) -> tuple[Text, Text]:
    name, kind = _name(misfit), _kind_of(misfit.value)
    return (
        Text(f"{name.en} is either true or false, not {kind.en}.", f"{name.zh}应为 true 或 false，而不是{kind.zh}。"),
        Text("Write true or false.", "请写 true 或 false。"),
    )


def _not_a_choice(misfit: Misfit) -> tuple[Text, Text]:
    choices = re.findall(r"'([^']*)'", str(misfit.context.get("expected", "")))
    key, kind = _key(misfit), _kind_of(misfit.value)
    close = difflib.get_close_matches(misfit.value.text, choices, n=1) if isinstance(misfit.value, Scalar) else []
    hint = Text(f"Choose from: {', '.join(choices)}.", f"可选：{'、'.join(choices)}。")
    if close:
        hint = Text(f"Did you mean “{close[0]}”?", f"是不是“{close[0]}”？")
    return Text(f"{kind.en} cannot stand in “{key}”.", f"“{key}”中不能有{kind.zh}。"), hint


def _not_mapping(misfit: Misfit) -> tuple[Text, Text]:
    name, kind, model = _name(misfit), _kind_of(misfit.value), model_at(misfit.path)
    keys = ", ".join(f"{field}: …" for field in list(model.model_fields)[:3]) if model else "BY001: …"
    return (
        Text(
            f"{name.en} must have keys of its own, but is {kind.en}.", f"{name.zh}应由若干键组成，而现在是{kind.zh}。"
        ),
        Text(f"Write it as {{{keys}}}.", f"请写成 {{{keys}}}。"),
    )


def _not_list(misfit: Misfit) -> tuple[Text, Text]:
    name, kind = _name(misfit), _kind_of(misfit.value)
    example = f"[{misfit.value.text}]" if isinstance(misfit.value, Scalar) and len(misfit.value.text) < 40 else "- …"
    return (
        Text(f"{name.en} must be a list, not {kind.en}.", f"{name.zh}应为列表，而不是{kind.zh}。"),
        Text(f"Write {_key(misfit)}: {example}", f"请写成 {_key(misfit)}: {example}"),
    )


def _no_entries(misfit: Misfit) -> tuple[Text, Text]:
    name = _name(misfit)
    hint = Text("An issue needs at least one page and one article.", "每期至少要有一个版面和一篇文章。")
    if "continues" in misfit.path:
        hint = Text("Name the page, or delete “continues”.", "请写明版次，或删去 continues。")
    return Text(f"{name.en} has no entry.", f"{name.zh}没有任何一项。"), hint


def _no_size(misfit: Misfit) -> tuple[Text, Text]:
    return (
        Text("The advertisement has no size.", "广告没有写明尺寸。"),
        Text(
            "Give its columns and lines, such as “columns: 2” and “lines: 20”, or its size in millimetres, such as "
            "“size: [90, 60]”.",
            "请写明栏数和行数，例如“columns: 2”“lines: 20”；或写毫米尺寸，例如“size: [90, 60]”。",
        ),
    )


def _unfit(misfit: Misfit) -> tuple[Text, Text]:
    name, kind = _name(misfit), _kind_of(misfit.value)
    return (
        Text(f"{name.en} cannot be {kind.en}.", f"{name.zh}不能是{kind.zh}。"),
        Text("See “publisher schema” for what can stand here.", "可用的写法见 publisher schema。"),
    )


_EXPLANATIONS: dict[str, Callable[[Misfit], tuple[Text, Text]]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "string_type": _not_text,
    "string_too_short": _empty,
    "string_pattern_mismatch": _bad_id,
    **dict.fromkeys(("int_type", "int_parsing", "int_parsing_size", "int_from_float"), _not_whole),
    **dict.fromkeys(("float_type", "float_parsing", "finite_number"), _not_number),
    "greater_than_equal": _too_small,
    "less_than_equal": _too_great,
    **dict.fromkeys(("value_error", "date_type", "date_parsing", "date_from_datetime_parsing"), _bad_date),
    "date_from_datetime_inexact": _bad_date,
    "literal_error": _not_a_choice,
    **dict.fromkeys(("bool_type", "bool_parsing"), _not_yes_or_no),
    "no_size": _no_size,
    **dict.fromkeys(("model_type", "model_attributes_type", "dict_type"), _not_mapping),
    **dict.fromkeys(("tuple_type", "list_type"), _not_list),
    "too_short": _no_entries,
}
