"""Who names whom: pages name articles. Each name must be there, and be used once.

An article that continues may be named once more by each later page, which says where its rest stands there; whether
that is the page the jump leads to is for the rules on jumps to judge.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from publisher.findings import Finding
from publisher.load.faults import DANGLING_REFERENCE, UNPLACED_ARTICLE
from publisher.load.tree import Listing, Mapping, Node, Scalar, child, listed, written
from publisher.model import Span
from publisher.wording import Text


def check_references(tree: Mapping) -> tuple[Finding, ...]:
    """Findings for names without a bearer, names used twice, and articles that no page names."""
    articles = _bearers(tree, "articles", "id")
    return (
        *_named_twice(tree, "articles", "id", Text("article", "文章")),
        *_named_twice(tree, "pages", "number", Text("page", "版面")),
        *(_placements(tree, articles) if _both_listed(tree) else ()),
        *_teasers(tree, articles),
    )


def _both_listed(tree: Mapping) -> bool:
    """Whether there are pages and articles at all; if not, that is told, and every name would follow it."""
    return all(any(listed(tree.values.get(section))) for section in ("pages", "articles"))


def drop_dangling(tree: Mapping) -> bool:
    """Take out what names nothing and what comes twice; True when anything was taken out."""
    dropped = _keep_first(tree, "articles", "id") + _keep_first(tree, "pages", "number")
    left, going_on = set(_bearers(tree, "articles", "id")), _continued(tree)
    for page in listed(tree.values.get("pages")):
        here: set[str] = set()
        for holder in (page, child(page, "briefs")):
            names = child(holder, "articles") if holder else None
            if not isinstance(holder, Mapping) or not isinstance(names, Listing):
                continue
            kept = []
            for item in names.items:
                if (name := written(item)) in left and name is not None and name not in here:
                    here.add(name)
                    kept.append(item)
            dropped += len(names.items) - len(kept)
            # A new list: through an alias two pages can share one.
            holder.values["articles"] = Listing(kept, names.span)
        left -= here - going_on
        _drop_empty_briefs(page)
    return dropped + _drop_teasers(tree) > 0


def _drop_teasers(tree: Mapping) -> int:
    known = set(_bearers(tree, "articles", "id"))
    dropped = 0
    for page in listed(tree.values.get("pages")):
        names = child(page, "teasers")
        if isinstance(page, Mapping) and isinstance(names, Listing):
            kept = [item for item in names.items if written(item) in known]
            dropped += len(names.items) - len(kept)
            page.values["teasers"] = Listing(kept, names.span)
    return dropped


def _drop_empty_briefs(page: Node) -> None:
    briefs = child(page, "briefs")
    if isinstance(page, Mapping) and briefs and not any(listed(child(briefs, "articles"))):
        del page.values["briefs"]


def _named_by(page: Node) -> Iterator[Node]:
    """The names of articles on a page: its list, and that of its briefs."""
    for holder in (page, child(page, "briefs")):
        names = child(holder, "articles") if holder else None
        yield from [names] if isinstance(names, Scalar) else listed(names)


def _continued(tree: Mapping) -> set[str]:
    """Ids of the articles that may be named by more pages than one."""
    articles = [item for item in listed(tree.values.get("articles")) if isinstance(child(item, "continues"), Mapping)]
    return {name for article in articles if (name := written(child(article, "id")))}


def _keep_first(tree: Mapping, section: str, field: str) -> int:
    entries = tree.values.get(section)
    if not isinstance(entries, Listing):
        return 0
    seen: set[str] = set()
    kept = []
    for entry in entries.items:
        name = _digits(written(child(entry, field)) or "")
        if not name or name not in seen:
            kept.append(entry)
        seen.add(name)
    dropped = len(entries.items) - len(kept)
    entries.items[:] = kept
    return dropped


def _bearers(tree: Mapping, section: str, field: str) -> dict[str, Span]:
    found: dict[str, Span] = {}
    for entry in listed(tree.values.get(section)):
        value = child(entry, field)
        if isinstance(value, Scalar) and not value.null:
            found.setdefault(value.text, value.span)
    return found


def _digits(number: str) -> str:
    """``01`` and ``1`` are one page."""
    return number.strip().lstrip("0") if number.strip().isdecimal() else number


def _named_twice(tree: Mapping, section: str, field: str, what: Text) -> Iterator[Finding]:
    first: dict[str, Span] = {}
    for entry in listed(tree.values.get(section)):
        value = child(entry, field)
        if not isinstance(value, Scalar) or value.null:
            continue
        name = _digits(value.text)
        if name not in first:
            first[name] = value.span
            continue
        line = first[name].line
        yield DANGLING_REFERENCE.at(
            value.span,
            Text(
                f"There are two {what.en}s “{value.text}”; the first is on line {line}.",
                f"有两个{what.zh}都是“{value.text}”，第一个在第 {line} 行。",
            ),
            Text(f"Give each {what.en} its own {field}.", f"请让每个{what.zh}的 {field} 各不相同。"),
            value.text if section == "articles" else None,
        )


def _placements(tree: Mapping, articles: dict[str, Span]) -> Iterator[Finding]:
    placed: dict[str, str] = {}
    going_on = _continued(tree)
    for page in listed(tree.values.get("pages")):
        number = written(child(page, "number")) or "?"
        for item in _named_by(page):
            name = written(item)
            if name is None:
                continue
            if name not in articles:
                yield _unknown_article(name, number, item.span, list(articles))
            elif name in placed and (name not in going_on or placed[name] == number):
                yield _placed_twice(name, number, item.span, placed[name])
            else:
                placed[name] = number
    for name, span in articles.items():
        if name not in placed:
            yield UNPLACED_ARTICLE.at(
                span,
                Text(f"No page names the article “{name}”.", f"没有版面引用文章“{name}”。"),
                Text("Add it to a page's “articles:”, or delete it.", "请把它加入某个版面的“articles:”，或删去。"),
                name,
            )


def _teasers(tree: Mapping, articles: dict[str, Span]) -> Iterator[Finding]:
    for page in listed(tree.values.get("pages")):
        number = written(child(page, "number")) or "?"
        for item in listed(child(page, "teasers")):
            name = written(item)
            if name is not None and name not in articles:
                yield _unknown_article(name, number, item.span, list(articles))


def _unknown_article(name: str, number: str, span: Span, known: list[str]) -> Finding:
    close = difflib.get_close_matches(name, known[:2000], n=1)
    hint = Text("Correct the name, or write the article.", "请改正名称，或补上这篇文章。")
    if close:
        hint = Text(f"Did you mean “{close[0]}”?", f"是不是“{close[0]}”？")
    return DANGLING_REFERENCE.at(
        span,
        Text(
            f"Page {number} names the article “{name}”, which is not there.",
            f"第 {number} 版引用的文章“{name}”不存在。",
        ),
        hint,
    )


def _placed_twice(name: str, number: str, span: Span, first: str) -> Finding:
    where = "twice" if first == number else f"although page {first} already does"
    where_zh = "两次" if first == number else f"，而第 {first} 版已经引用"
    return DANGLING_REFERENCE.at(
        span,
        Text(f"Page {number} names the article “{name}” {where}.", f"第 {number} 版引用了文章“{name}”{where_zh}。"),
        Text("Name it on one page; use “continues:” for a jump.", "一篇文章只放在一个版面；转版请用“continues:”。"),
        name,
    )
