"""Which stories a page announces: those its manifest names, or the pictured leads of the pages after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from publisher.compose.pages import TextBlock
from publisher.model import Article, Issue, Page
from publisher.typeset.lines import Line
from publisher.typeset.setter import Typesetter
from publisher.typeset.styles import TextStyle
from publisher.wording import Text, tongue_of


def announced(page: Page, issue: Issue, *, pictured: bool = False) -> list[Article]:
    """The page's ``teasers``; without any, the first story of each other page (``pictured``: with a usable picture)."""
    articles = issue.articles
    if page.teasers:
        return [articles[name] for name in page.teasers]
    leads = [articles[other.articles[0]] for other in issue.manifest.pages if other is not page and other.articles]
    return [lead for lead in leads if not pictured or _picture(lead, issue)]


def unannounced(page: Page, issue: Issue) -> list[Article]:
    """The stories of the pages after this one that it does not announce, in the order of the pages."""
    named = {article.id for article in announced(page, issue)}
    later = [name for other in issue.manifest.pages if other.number > page.number for name in other.articles]
    return [issue.articles[name] for name in dict.fromkeys(later) if name not in named]


def sections(page: Page, issue: Issue) -> list[tuple[str, str, str]]:
    """Name, pages (“2–4”, “5, 9”) and first story of every section but that of this page, in the order of the pages."""
    found: dict[str, list[Page]] = {}
    for other in issue.manifest.pages:
        if other is not page and other.section and other.articles:
            found.setdefault(other.section, []).append(other)
    return [(name, _ranges(one.number for one in pages), pages[0].articles[0]) for name, pages in found.items()]


def _ranges(numbers: Iterable[int]) -> str:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def page_words(number: int, language: str) -> str:
    """“page 6”, 第6版."""
    return Text(f"page {number}", f"第{number}版").said(tongue_of(language))


def _picture(article: Article, issue: Issue) -> bool:
    return any(figure.image in issue.resolved for figure in article.figures)


def in_lines(text: str, style: TextStyle, width: float, most: int, setter: Typesetter) -> tuple[Line, ...]:
    """The text broken by sense in at most so many lines; what is longer ends in an ellipsis, after a whole word."""
    words = text.split(" ")
    while words:
        tried = " ".join(words) if len(words) == len(text.split(" ")) else " ".join(words).rstrip(",;:–") + "…"
        lines = setter.headline(tried, style, width, max_lines=most)
        if lines is not None:
            return lines
        words.pop()
    return setter.paragraph(text, style, width)[:most]


def placed(
    lines: tuple[Line, ...], style: TextStyle, x: float, baseline: float, link: str | None, leading: float | None = None
) -> Iterator[TextBlock]:
    """The lines as furniture that leads to an article; nothing for no lines."""
    if lines:
        yield TextBlock(None, "furniture", style, x, baseline, leading or style.leading, lines, link=link)
