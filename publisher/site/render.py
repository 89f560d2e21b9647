"""A record → the pages of its e-paper. Pure: nothing is read but the templates, nothing written."""

from __future__ import annotations

from calendar import Calendar
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from publisher.site.around import Around as Around
from publisher.site.around import Day as Day
from publisher.site.record import IssueRecord, Page, Story
from publisher.site.templating import environment, linked_data
from publisher.site.wechat import pasted
from publisher.templating import style_sheet
from publisher.wording import Tongue, tongue_of

_HERE = Path(__file__).with_name("templates")


def rendered(record: IssueRecord, around: Around) -> dict[str, bytes]:
    """Every page by its path: one for each page of the paper, one for each story, one to paste into WeChat's editor."""
    made: dict[str, str] = {}
    for page in record.pages:
        made[page_path(record, page)] = _filled("page.html.j2", record, around, "", page=page)
    for story in record.stories:
        made[story_path(story)] = _filled("story.html.j2", record, around, "../", story=story)
        made[f"wechat/{story.id}.html"] = pasted(record, story)
    return {name: (text.rstrip() + "\n").encode("utf-8") for name, text in made.items()}


def assets() -> dict[str, bytes]:
    """Style sheet and script."""
    script = (_HERE / "epaper.js").read_bytes()
    return {"epaper.css": style_sheet(_HERE / "epaper.css").encode("utf-8"), "epaper.js": script}


def page_path(record: IssueRecord, page: Page) -> str:
    """The first page is the site's own."""
    return "index.html" if page is record.pages[0] else f"page-{page.number}.html"


def story_path(story: Story) -> str:
    """A story's own address."""
    return f"articles/{story.id}.html"


def _filled(template: str, record: IssueRecord, around: Around, up: str, **more: Any) -> str:
    tongue = tongue_of(record.language)
    places = {page.number: place for place, page in enumerate(record.pages)}
    return (
        _templates(tongue)
        .get_template(template)
        .render(
            record=record,
            around=around,
            up=up,
            tongue=tongue,
            assets=around.assets or up,
            path=lambda page: up + page_path(record, page),
            beside=lambda page, step: _beside(record, places[page.number] + step),
            first_page=lambda story: record.pages[places.get(story.pages[0], 0)],
            zone_stories=lambda page: [(zone, record.story(zone.article)) for zone in page.zones],
            described=lambda story: described(record, story, around),
            weeks=_weeks(record, around),
            html=lambda story: Markup(story.html.replace('src="images/', f'src="{up}images/')),
            **more,
        )
    )


def _beside(record: IssueRecord, place: int) -> Page | None:
    return record.pages[place] if 0 <= place < len(record.pages) else None


def _weeks(record: IssueRecord, around: Around) -> list[list[tuple[int, str | None, bool]]]:
    """The month as rows of seven days: day (0 outside it), address of the issue, whether it is this one."""
    by_day = {day.date.day: day.href for day in around.days}
    weeks = Calendar().monthdayscalendar(record.date.year, record.date.month)
    return [[(day, by_day.get(day), day == record.date.day) for day in week] for week in weeks]


def described(record: IssueRecord, story: Story, around: Around) -> Markup:
    """The story as schema.org has it, for search engines."""
    base = around.base_url or ""
    told: dict[str, Any] = {
        "@type": "NewsArticle",
        "headline": story.headline,
        "datePublished": record.date.isoformat(),
        "inLanguage": record.language,
        "isPartOf": {
            "@type": "PublicationIssue",
            "issueNumber": str(record.number or ""),
            "isPartOf": {"@type": "Newspaper", "name": record.title},
        },
        "printPage": ", ".join(map(str, story.pages)),
    }
    if story.byline:
        told["author"] = {"@type": "Person", "name": story.byline}
    if base:
        told |= {"url": f"{base}{story_path(story)}", "mainEntityOfPage": f"{base}{story_path(story)}"}
        if story.picture:
            told["image"] = base + story.picture
    return linked_data(told)


@cache
def _templates(tongue: Tongue) -> Environment:
    return environment(tongue, _HERE)
