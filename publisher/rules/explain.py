"""The reference of rules, as text for the terminal."""

from __future__ import annotations

from publisher.findings import Severity
from publisher.rules.registry import Rule, all_rules, rule_called
from publisher.wording import Text, Tongue

_SEVERITY = {
    Severity.ERROR: Text("error", "错误"),
    Severity.WARNING: Text("warning", "警告"),
    Severity.INFO: Text("info", "提示"),
}
_SCOPE = {
    "issue": Text("checked on the manifest and the text", "检查清单和文字"),
    "layout": Text("checked on the laid-out pages", "检查排好的版面"),
    "press": Text("checked on a PDF for the press", "检查付印的 PDF"),
    "book": Text("checked on an EPUB", "检查电子书文件"),
    "elsewhere": Text("found while an issue is read or an edition is made", "读取稿件或制作版本时发现"),
}


def explain(code: str, tongue: Tongue) -> str:
    """One rule's page: what, why, a bad and a good example. Raises InputError for a code or name nobody has."""
    rule = rule_called(code)
    doc = rule.doc
    parts = [
        f"{rule.code} {rule.name}\n{doc.title.said(tongue)}",
        f"{_SEVERITY[rule.severity].said(tongue)} · {_SCOPE[rule.scope].said(tongue)}",
        _section(Text("Why", "为什么"), doc.why.said(tongue), tongue),
        _section(Text("Bad", "有问题的写法"), doc.bad, tongue),
        _section(Text("Good", "正确的写法"), doc.good, tongue),
        _section(Text("To let it pass", "如需放行"), _allowing(rule).said(tongue), tongue),
    ]
    return "\n\n".join(parts) + "\n"


def listing(tongue: Tongue) -> str:
    """All rules, one a line: code, severity, name, what it finds."""
    rules = all_rules()
    width = max((len(rule.name) for rule in rules), default=0)
    lines = [
        f"{rule.code}  {_SEVERITY[rule.severity].said(tongue):<{7 if tongue == 'en' else 2}}  {rule.name:<{width}}  "
        f"{rule.doc.title.said(tongue)}"
        for rule in rules
    ]
    return "\n".join(lines) + "\n"


def _section(heading: Text, body: str, tongue: Tongue) -> str:
    return f"{heading.said(tongue)}\n" + "\n".join(f"    {line}" if line else "" for line in body.splitlines())


def _allowing(rule: Rule) -> Text:
    if rule.scope == "press":
        return Text(
            f'In a house\'s press profile: weights = {{{rule.code} = "info"}}, or "off".',
            f'在印刷厂的规范文件里写 weights = {{{rule.code} = "info"}}，或 "off"。',
        )
    if rule.firm:
        return Text("This cannot be allowed.", "此项不得放行。")
    return Text(
        f"allow: {{{rule.code}: the reason}} on the figure, the article or the issue.",
        f"在图片、稿件或本期上写 allow: {{{rule.code}: 理由}}。",
    )
