"""``allow``: what an editor lets pass, with the reason. One that no longer does anything is itself a finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from publisher.findings import Finding, Severity, in_order
from publisher.model import Article, Figure, Issue, Manifest, Span
from publisher.pieces import body_key
from publisher.rules.registry import Hit, Rule, all_rules, declare
from publisher.wording import Text

unused_suppression = declare(
    "MF090",
    "unused-suppression",
    Severity.WARNING,
    """A rule is allowed where nothing breaks it.

    Why:
        A suppression that outlives its defect hides the next one. Unused ones are told so that they go.

    Bad:
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            body: Waves broke over the harbour wall on Monday night.
            allow: {BY001: wire copy}
    Good:
        articles:
          - id: storm
            headline: Storm hits coast
            body: Waves broke over the harbour wall on Monday night.
            allow: {BY001: wire copy}
    中文：放行了并未出现的问题
        问题改好之后，放行若还留着，就会把下一处错误也遮住。没有用到的放行要删去。
    """,
    firm=True,
)

suppression_without_reason = declare(
    "MF091",
    "suppression-without-reason",
    Severity.ERROR,
    """A rule is allowed without saying why.

    Why:
        Whoever reads the manifest next must be able to judge whether the exception still holds.

    Bad:
        articles:
          - id: storm
            headline: Storm hits coast
            body: Waves broke over the harbour wall on Monday night.
            allow: {BY001: ""}
    Good:
        articles:
          - id: storm
            headline: Storm hits coast
            body: Waves broke over the harbour wall on Monday night.
            allow: {BY001: wire copy}
    中文：放行没有写明理由
        下一位看稿的人要能判断这处例外是否仍然成立，所以放行必须写明理由。
    """,
    firm=True,
)

forbidden_suppression = declare(
    "MF092",
    "forbidden-suppression",
    Severity.ERROR,
    """A rule is allowed that nobody can allow.

    Why:
        Lost text, a character without a glyph and a manifest that cannot be read make every edition wrong. Such
        findings are never set aside.

    Bad:
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            body: Waves broke over the harbour wall on Monday night.
            allow: {LY004: the last line does not matter}
    Good:
        articles:
          - id: storm
            headline: Storm hits coast
            byline: Ada Park
            body: Waves broke over the harbour wall on Monday night.
    中文：放行了不得放行的问题
        文字丢失、缺字、清单无法读取，都会让每一种版本出错，这类问题不能放行。
    """,
    firm=True,
)


@dataclass(frozen=True, slots=True)
class _Allowance:
    """One entry of an ``allow``: the code, its reason, where it stands and how far it reaches."""

    code: str
    reason: str
    span: Span
    article: str | None = None
    figure: int | None = None
    piece: str | None = None


def suppress(findings: Iterable[Finding], issue: Issue, *, laid_out: bool = True) -> tuple[Finding, ...]:
    """The findings that nobody has allowed, and what is wrong with the ``allow`` entries themselves.

    The nearest entry counts: the figure's or that of a comment above the paragraph, else the article's, else the
    issue's. With ``laid_out`` False the rules on pages have not run, so entries for them are not called unused.
    """
    rules = {rule.code: rule for rule in all_rules()}
    entries = {_key(one.code, one): one for one in _allowances(issue)}
    kept: list[Finding] = []
    used: set[_Allowance] = set()
    for finding in findings:
        entry = None if _firm(rules, finding.rule) else _nearest(entries, finding)
        if entry:
            used.add(entry)
        else:
            kept.append(finding)
    for entry in entries.values():
        kept.extend(_faults(entry, rules, entry in used, laid_out))
    return in_order(kept)


_Key = tuple[str, str | None, int | None, str | None]


def _key(code: str, one: _Allowance | Finding) -> _Key:
    piece = one.piece if one.piece and one.piece.startswith("body.") else None
    return code, one.article, one.figure, piece


def _nearest(entries: dict[_Key, _Allowance], finding: Finding) -> _Allowance | None:
    code, article = finding.rule, finding.article
    nearest = _key(code, finding)
    for key in (nearest, (code, article, finding.figure, None), (code, article, None, None), (code, None, None, None)):
        if key in entries:
            return entries[key]
    return None


def _firm(rules: dict[str, Rule], code: str) -> bool:
    return code in rules and rules[code].firm


def _allowances(issue: Issue) -> Iterator[_Allowance]:
    yield from _entries(issue.manifest)
    for article in issue.manifest.articles:
        yield from _entries(article, article.id)
        for number, block in enumerate(article.blocks):
            for one in block.allow:
                yield _Allowance(one.code, one.reason, one.span, article.id, None, body_key(number, block))
        for index, figure in enumerate(article.figures):
            yield from _entries(figure, article.id, index)


def _entries(
    owner: Manifest | Article | Figure, article: str | None = None, figure: int | None = None
) -> Iterator[_Allowance]:
    for code, reason in owner.allow.items():
        yield _Allowance(code, reason.strip(), owner.span_of(f"allow.{code}"), article, figure)


def _faults(entry: _Allowance, rules: dict[str, Rule], used: bool, laid_out: bool) -> Iterator[Finding]:
    code = entry.code
    delete = Text(f"Take {code} out of allow.", f"请从 allow 中删去 {code}。")

    def fault(rule: Rule, message: Text, hint: Text = delete) -> Finding:
        return rule.finding(Hit(message, hint, entry.span, entry.article, entry.figure, piece=entry.piece))

    if code not in rules:
        unknown = Text(f"allow names {code}, and there is no such rule.", f"allow 中的 {code} 不是任何规则的编号。")
        yield fault(
            unused_suppression, unknown, Text("“publisher rules” lists them all.", "规则一览：publisher rules。")
        )
        return
    if rules[code].firm:
        yield fault(
            forbidden_suppression,
            Text(f"{code} ({rules[code].name}) cannot be allowed.", f"{code}（{rules[code].doc.title.zh}）不得放行。"),
        )
        return
    if not entry.reason:
        yield fault(
            suppression_without_reason,
            Text(f"allow lets {code} pass and gives no reason.", f"allow 放行了 {code}，却没有写理由。"),
            Text(f"Write why: allow: {{{code}: the reason}}.", f"请写明理由：allow: {{{code}: 理由}}。"),
        )
    if not used and _has_run(rules[code], laid_out):
        yield fault(
            unused_suppression,
            Text(
                f"allow lets {code} ({rules[code].name}) pass, and nothing here breaks it.",
                f"allow 放行了 {code}（{rules[code].doc.title.zh}），而这里并没有这个问题。",
            ),
        )


def _has_run(rule: Rule, laid_out: bool) -> bool:
    return rule.scope == "issue" or rule.code.startswith("MF") or (rule.scope == "layout" and laid_out)
