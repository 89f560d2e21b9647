"""The reference of rules as one page: for a website (HTML) or a repository (Markdown)."""

from __future__ import annotations

from html import escape
from itertools import groupby

from publisher.findings import Severity
from publisher.house import House
from publisher.load.profiles import named_profile, profile_names
from publisher.rules.registry import Rule, all_rules
from publisher.wording import Text, Tongue

_FAMILIES = {
    "MF": Text("The manifest, the imprint, the record of reviews", "清单、版权信息、审校记录"),
    "BY": Text("Bylines, names and titles", "署名、姓名、职务"),
    "PA": Text("Paragraphs", "段落"),
    "HL": Text("Headlines", "标题"),
    "CP": Text("Captions and credits", "图注与图片署名"),
    "IM": Text("Images", "图片"),
    "DT": Text("Dates and numbers", "日期与数字"),
    "TY": Text("Punctuation, characters and words", "标点、用字、用词"),
    "AX": Text("Accessibility", "无障碍"),
    "FT": Text("Fonts", "字体"),
    "LY": Text("Layout", "版面"),
    "JP": Text("Jumps", "转版"),
    "PF": Text("The press", "印刷"),
    "EP": Text("The e-book", "电子书"),
    "ST": Text("The site", "网站"),
}
_LEVELS = {
    "off": Text("off", "关闭"),
    "info": Text("info", "提示"),
    "warning": Text("warning", "警告"),
    "error": Text("error", "错误"),
}
_TITLE = Text("Rules", "规则")
_WORDS = {
    "why": Text("Why", "为什么"),
    "bad": Text("Bad", "有问题的写法"),
    "good": Text("Good", "正确的写法"),
    "asked": Text("runs only where a profile asks for it", "仅在规范要求时检查"),
    "firm": Text("cannot be allowed", "不得放行"),
    "en": Text("English texts", "英文稿"),
    "zh": Text("Chinese texts", "中文稿"),
}


def markdown(tongue: Tongue) -> str:
    """The page in Markdown."""
    parts = [f"# {_TITLE.said(tongue)}"]
    for family, rules in _by_family():
        parts.append(f"## {family} {_FAMILIES[family].said(tongue)}")
        for rule in rules:
            doc = rule.doc
            parts += [
                f"### {rule.code} {rule.name}",
                f"{doc.title.said(tongue)} *{_facts(rule, tongue)}*",
                doc.why.said(tongue),
                f"{_WORDS['bad'].said(tongue)}:\n\n```yaml\n{doc.bad}\n```",
                f"{_WORDS['good'].said(tongue)}:\n\n```yaml\n{doc.good}\n```",
            ]
    return "\n\n".join(parts) + "\n"


def html(tongue: Tongue) -> str:
    """The page in HTML, with nothing beside it."""
    lang = "zh-Hans" if tongue == "zh" else "en"
    parts = [
        f'<!doctype html>\n<html lang="{lang}">\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_TITLE.said(tongue)}</title>\n<style>{_STYLE}</style>\n<main>\n<h1>{_TITLE.said(tongue)}</h1>",
    ]
    for family, rules in _by_family():
        parts.append(f'<section aria-labelledby="{family}">\n<h2 id="{family}">{_FAMILIES[family].said(tongue)}</h2>')
        parts += [_article(rule, tongue) for rule in rules]
        parts.append("</section>")
    return "\n".join([*parts, "</main>\n</html>\n"])


def _article(rule: Rule, tongue: Tongue) -> str:
    doc = rule.doc
    why = "".join(f"<p>{escape(part)}</p>" for part in doc.why.said(tongue).splitlines())
    examples = "".join(
        f"<h4>{_WORDS[kind].said(tongue)}</h4><pre><code>{escape(words)}</code></pre>"
        for kind, words in (("bad", doc.bad), ("good", doc.good))
    )
    return (
        f'<article id="{rule.code}"><h3>{rule.code} <small>{rule.name}</small></h3>'
        f"<p><strong>{escape(doc.title.said(tongue))}</strong></p>"
        f"<p><em>{escape(_facts(rule, tongue))}</em></p>{why}{examples}</article>"
    )


def _by_family() -> list[tuple[str, list[Rule]]]:
    order = list(_FAMILIES)
    rules = sorted(all_rules(), key=lambda rule: (order.index(rule.code[:2]), rule.code))
    return [(family, list(group)) for family, group in groupby(rules, key=lambda rule: rule.code[:2])]


def _facts(rule: Rule, tongue: Tongue) -> str:
    """Weight, language, and where profiles change the weight."""
    facts = [_WORDS["asked"] if rule.asked else _LEVELS[rule.severity.label]]
    if rule.tongue:
        facts.append(_WORDS[rule.tongue])
    if rule.firm:
        facts.append(_WORDS["firm"])
    said = [fact.said(tongue) for fact in facts]
    said += [f"{name}: {_LEVELS[level].said(tongue)}" for name, level in _in_profiles(rule)]
    return " · ".join(said)


def _in_profiles(rule: Rule) -> list[tuple[str, str]]:
    houses: dict[str, House] = {name: named_profile(name) for name in profile_names()}
    usual = "off" if rule.asked else Severity(rule.severity).label
    levels = {
        name: house.adjustments[rule.code].level for name, house in houses.items() if rule.code in house.adjustments
    }
    return [(name, level) for name, level in sorted(levels.items()) if level != usual]


_STYLE = (
    "body{font:1rem/1.6 system-ui,sans-serif;margin:0;color:#1a1a1a;background:#fff}"
    "main{max-width:46rem;margin:auto;padding:1rem}"
    "h2{border-bottom:2px solid;margin-top:3rem}h3{margin:2rem 0 0}h4{margin:.5rem 0 0;font-size:.9rem}"
    "pre{background:#f3f1ec;padding:.6rem;overflow-x:auto;white-space:pre-wrap;margin:.2rem 0}"
    "@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}pre{background:#262626}}"
)
