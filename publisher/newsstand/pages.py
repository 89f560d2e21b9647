"""The newsstand's own pages: the latest issue and the others by year, each year, search, what is no longer there."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from publisher import site
from publisher.newsstand.feeds import title_of
from publisher.newsstand.summary import Gone, Summary
from publisher.site.templating import environment, linked_data
from publisher.wording import Tongue, tongue_of

_HERE = Path(__file__).with_name("templates")
_RECENT = 3


def pages(
    base: str, issues: Sequence[Summary], gone: Iterable[Gone], *, search: bool, signed: bool
) -> dict[str, bytes]:
    """Every page by its path; ``issues`` newest first."""
    latest = issues[0]
    tongue = tongue_of(latest.language)
    years = {year: list(those) for year, those in groupby(issues, key=lambda one: one.date.year)}
    common = {"latest": latest, "years": list(years), "search": search, "base": base, "signed": signed}
    made = {
        "index.html": _filled(
            "index.html.j2",
            tongue,
            recent=issues[1 : 1 + _RECENT],
            months=_months(years[latest.date.year]),
            year=latest.date.year,
            count=len(years[latest.date.year]),
            about=_about(latest),
            corrected=[issue for issue in issues if issue.version > 1][:6],
            up="",
            **common,
        ),
        "404.html": _filled("missing.html.j2", tongue, gone=None, up="", **common),
    }
    for year, those in years.items():
        made[f"years/{year}.html"] = _filled(
            "year.html.j2", tongue, months=_months(those), year=year, count=len(those), up="../", **common
        )
    for one in gone:
        made[f"issues/{one.slug}/index.html"] = _filled("missing.html.j2", tongue, gone=one, up="../../", **common)
    if search:
        bundles = sorted({issue.month for issue in issues}, reverse=True)
        made["search.html"] = _filled("search.html.j2", tongue, bundles=json.dumps(bundles), up="", **common)
    return {name: (text.rstrip() + "\n").encode("utf-8") for name, text in made.items()}


def assets() -> dict[str, bytes]:
    """Style sheet and script of the newsstand; the e-paper's own lie beside them."""
    return {f"assets/{name}": (_HERE / name).read_bytes() for name in ("newsstand.css", "search.js")}


def _months(issues: Sequence[Summary]) -> list[tuple[datetime.date, list[Summary]]]:
    """Months newest first, each with its issues in the order of their days."""
    grouped = groupby(issues, key=lambda one: one.date.replace(day=1))
    return [(month, sorted(those, key=lambda one: (one.date, one.slug))) for month, those in grouped]


def _about(latest: Summary) -> Markup:
    """The issue as schema.org has it."""
    told = {
        "@type": "PublicationIssue",
        "name": title_of(latest),
        "issueNumber": str(latest.number or ""),
        "datePublished": latest.date.isoformat(),
        "isPartOf": {"@type": "Newspaper", "name": latest.title},
    }
    return linked_data(told)


def _filled(template: str, tongue: Tongue, **values: Any) -> str:
    return _templates(tongue).get_template(template).render(tongue=tongue, **values)


@cache
def _templates(tongue: Tongue) -> Environment:
    made = environment(tongue, _HERE, Path(site.__file__).with_name("templates"))
    made.globals["title_of"] = title_of
    return made
