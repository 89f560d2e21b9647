"""Feeds and catalogues: Atom, OPDS 1.2 and 2.0, a Readium manifest an issue, the sitemap."""

from __future__ import annotations

import datetime
import json
import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from lxml import etree

from publisher.newsstand.summary import COVER, THUMB, Gone, Summary
from publisher.site import words
from publisher.wording import Text, Tongue, tongue_of

ATOM = "http://www.w3.org/2005/Atom"
_DC = "http://purl.org/dc/terms/"
_OPDS = "http://opds-spec.org/2010/catalog"
_TOMB = "http://purl.org/atompub/tombstones/1.0"
_MIME = {"epub": "application/epub+zip", "pdf": "application/pdf"}
_OPEN = "http://opds-spec.org/acquisition/open-access"
_NAVIGATION = "application/atom+xml;profile=opds-catalog;kind=navigation"
_ACQUISITION = "application/atom+xml;profile=opds-catalog;kind=acquisition"
PAGE, NEWEST = 50, 30
"""Issues on one page of a catalogue, and in the feed."""


def moment(date: datetime.date, version: int = 1) -> str:
    """A day as feeds want it; a later version of the same day a second later each."""
    return f"{date.isoformat()}T00:00:{min(version - 1, 59):02}Z"


def title_of(issue: Summary) -> str:
    """丽水开发区 2019年5月21日 第 137 期."""
    tongue = tongue_of(issue.language)
    number = Text(f"No. {issue.number}", f"第 {issue.number} 期").said(tongue) if issue.number else ""
    day = words.day(issue.date, tongue).split(" 星期")[0] if tongue == "zh" else words.day(issue.date, tongue)
    return " ".join(part for part in (issue.title, day, number) if part)


def atom(base: str, title: str, issues: Sequence[Summary], gone: Iterable[Gone]) -> bytes:
    """The newest issues with their files as enclosures; those removed as tombstones."""
    feed = _feed(base, "feed.xml", title, issues)
    _link(feed, "self", f"{base}feed.xml", "application/atom+xml")
    _link(feed, "alternate", base, "text/html")
    for issue in issues[:NEWEST]:
        entry = _entry(feed, base, issue)
        _link(entry, "alternate", f"{base}{issue.folder}/", "text/html")
        for file in issue.downloads:
            _link(entry, "enclosure", f"{base}{issue.folder}/{file.path}", _MIME[file.kind], length=str(file.bytes))
    for one in sorted(gone, key=lambda one: one.identifier):
        tomb = etree.SubElement(feed, f"{{{_TOMB}}}deleted-entry", {"ref": one.identifier, "when": moment(one.removed)})
        etree.SubElement(tomb, f"{{{_TOMB}}}comment").text = one.title
    return _written(feed)


def opds(base: str, title: str, issues: Sequence[Summary]) -> dict[str, bytes]:
    """The catalogue of OPDS 1.2: a start, all issues page by page, and each year."""
    root = _feed(base, "opds/root.xml", title, issues)
    _link(root, "self", f"{base}opds/root.xml", _NAVIGATION)
    _link(root, "start", f"{base}opds/root.xml", _NAVIGATION)
    _link(root, "alternate", f"{base}opds/v2.json", "application/opds+json")
    years = sorted({issue.date.year for issue in issues}, reverse=True)
    lists = {"all": list(issues)} | {str(year): [one for one in issues if one.date.year == year] for year in years}
    made: dict[str, bytes] = {}
    tongue = _tongue(issues)
    for name, listed in lists.items():
        label = Text("All issues", "全部各期").said(tongue) if name == "all" else name
        entry = etree.SubElement(root, f"{{{ATOM}}}entry")
        _text(entry, "title", label)
        _text(entry, "id", _urn(f"{base}opds/{name}.xml"))
        _text(entry, "updated", _latest(listed))
        _text(entry, "content", _count(len(listed)).said(tongue), type="text")
        rel = "http://opds-spec.org/sort/new" if name == "all" else "subsection"
        _link(entry, rel, f"{base}opds/{name}.xml", _ACQUISITION)
        made |= _listed(base, f"{title} · {label}", name, listed, years)
    return {"opds/root.xml": _written(root), **made}


def _listed(base: str, title: str, name: str, issues: Sequence[Summary], years: Sequence[int]) -> dict[str, bytes]:
    made = {}
    count = max(1, -(-len(issues) // PAGE))
    group = _year(issues)
    for number in range(count):
        path = _page(name, number)
        feed = _feed(base, path, title, issues)
        _link(feed, "self", f"{base}{path}", _ACQUISITION)
        _link(feed, "start", f"{base}opds/root.xml", _NAVIGATION)
        _link(feed, "up", f"{base}opds/root.xml", _NAVIGATION)
        if number:
            _link(feed, "previous", f"{base}{_page(name, number - 1)}", _ACQUISITION)
        if number + 1 < count:
            _link(feed, "next", f"{base}{_page(name, number + 1)}", _ACQUISITION)
        for year in years:
            facet = _link(feed, "http://opds-spec.org/facet", f"{base}opds/{year}.xml", _ACQUISITION)
            facet.set("title", str(year))
            facet.set(f"{{{_OPDS}}}facetGroup", group)
            if str(year) == name:
                facet.set(f"{{{_OPDS}}}activeFacet", "true")
        for issue in issues[number * PAGE : (number + 1) * PAGE]:
            entry = _entry(feed, base, issue)
            _link(entry, "http://opds-spec.org/image", f"{base}{issue.folder}/{COVER}", "image/jpeg")
            _link(entry, "http://opds-spec.org/image/thumbnail", f"{base}{issue.folder}/{THUMB}", "image/jpeg")
            _link(entry, "alternate", f"{base}{issue.folder}/", "text/html")
            for file in issue.downloads:
                _link(entry, _OPEN, f"{base}{issue.folder}/{file.path}", _MIME[file.kind])
        made[path] = _written(feed)
    return made


def _count(issues: int) -> Text:
    """1 issue; 137 期."""
    return Text(f"{issues} issue{'' if issues == 1 else 's'}", f"{issues} 期")


def _year(issues: Sequence[Summary]) -> str:
    """What the years of a catalogue stand under."""
    return Text("Year", "年份").said(_tongue(issues))


def _tongue(issues: Sequence[Summary]) -> Tongue:
    """The language of a catalogue: that of its newest issue."""
    return tongue_of(issues[0].language) if issues else "en"


def _page(name: str, number: int) -> str:
    return f"opds/{name}.xml" if number == 0 else f"opds/{name}-{number + 1}.xml"


def opds2(base: str, title: str, issues: Sequence[Summary]) -> dict[str, bytes]:
    """The catalogue of OPDS 2.0: all issues page by page, with a facet of years."""
    years = sorted({issue.date.year for issue in issues}, reverse=True)
    lists = {"": list(issues)} | {f"-{year}": [one for one in issues if one.date.year == year] for year in years}
    made = {}
    for name, listed in lists.items():
        count = max(1, -(-len(listed) // PAGE))
        for number in range(count):
            here, links = _json_page(name, number), []
            links.append({"rel": "self", "href": f"{base}{here}", "type": "application/opds+json"})
            links.append({"rel": "start", "href": f"{base}opds/v2.json", "type": "application/opds+json"})
            if number:
                links.append(
                    {
                        "rel": "previous",
                        "href": f"{base}{_json_page(name, number - 1)}",
                        "type": "application/opds+json",
                    }
                )
            if number + 1 < count:
                links.append(
                    {"rel": "next", "href": f"{base}{_json_page(name, number + 1)}", "type": "application/opds+json"}
                )
            feed: dict[str, Any] = {
                "metadata": {
                    "title": title,
                    "numberOfItems": len(listed),
                    "itemsPerPage": PAGE,
                    "currentPage": number + 1,
                },
                "links": links,
                "publications": [_publication(base, issue) for issue in listed[number * PAGE : (number + 1) * PAGE]],
            }
            if years:
                facets = [
                    {"href": f"{base}{_json_page(f'-{year}', 0)}", "type": "application/opds+json", "title": str(year)}
                    for year in years
                ]
                feed["facets"] = [{"metadata": {"title": _year(issues)}, "links": facets}]
            made[here] = _json(feed)
    return made


def _json_page(name: str, number: int) -> str:
    return f"opds/v2{name}.json" if number == 0 else f"opds/v2{name}-p{number + 1}.json"


def webpub(base: str, issue: Summary) -> bytes:
    """The issue's manifest as Readium has it: its e-paper, story by story."""
    told = _publication(base, issue)
    told["@context"] = "https://readium.org/webpub-manifest/context.jsonld"
    told["links"] = [
        {"rel": "self", "href": f"{base}{issue.folder}/manifest.json", "type": "application/webpub+json"},
        *told["links"],
    ]
    told["readingOrder"] = [
        {"href": f"{base}{issue.folder}/articles/{line.id}.html", "type": "text/html", "title": line.headline}
        for line in issue.lines
    ]
    return _json(told)


def _publication(base: str, issue: Summary) -> dict[str, Any]:
    paper: dict[str, Any] = {"name": issue.title, "identifier": issue.paper}
    if issue.paper == issue.title:
        del paper["identifier"]
    if issue.number:
        paper["issue"] = {"position": issue.number}
    links = [
        {"rel": _OPEN, "href": f"{base}{issue.folder}/{file.path}", "type": _MIME[file.kind]}
        for file in issue.downloads
    ]
    links.append({"rel": "alternate", "href": f"{base}{issue.folder}/", "type": "text/html"})
    metadata: dict[str, Any] = {
        "@type": "http://schema.org/PublicationIssue",
        "title": title_of(issue),
        "identifier": issue.identifier,
        "language": issue.language,
        "published": issue.date.isoformat(),
        "modified": moment(issue.updated, issue.version),
        "belongsTo": {"newspaper": paper},
    }
    if issue.publisher:
        metadata["publisher"] = issue.publisher
    images = [{"href": f"{base}{issue.folder}/{COVER}", "type": "image/jpeg"}]
    return {"metadata": metadata, "links": links, "images": images}


def sitemap(base: str, issues: Sequence[Summary]) -> bytes:
    """Every page that a search engine should know."""
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    root = etree.Element(f"{{{space}}}urlset", nsmap={None: space})  # type: ignore[dict-item]

    def add(path: str, when: str) -> None:
        url = etree.SubElement(root, f"{{{space}}}url")
        etree.SubElement(url, f"{{{space}}}loc").text = base + path
        etree.SubElement(url, f"{{{space}}}lastmod").text = when

    add("", issues[0].updated.isoformat())
    for issue in issues:
        when = issue.updated.isoformat()
        add(f"{issue.folder}/", when)
        for line in issue.lines:
            add(f"{issue.folder}/articles/{line.id}.html", when)
    return _written(root)


def _feed(base: str, path: str, title: str, issues: Sequence[Summary]) -> Any:
    spaces = {None: ATOM, "dc": _DC, "opds": _OPDS, "at": _TOMB} if path != "feed.xml" else {None: ATOM, "at": _TOMB}
    feed = etree.Element(f"{{{ATOM}}}feed", nsmap=spaces)  # type: ignore[arg-type]
    _text(feed, "id", _urn(base + path))
    _text(feed, "title", title)
    _text(feed, "updated", _latest(issues))
    _author(feed, (issues[0].publisher or issues[0].title) if issues else title)
    return feed


def _entry(feed: Any, base: str, issue: Summary) -> Any:
    entry = etree.SubElement(feed, f"{{{ATOM}}}entry")
    _text(entry, "title", title_of(issue))
    _text(entry, "id", issue.identifier)
    # Without its own, each issue of a second paper would be by the publisher of the first.
    _author(entry, issue.publisher or issue.title)
    _text(entry, "published", moment(issue.date))
    _text(entry, "updated", moment(issue.updated, issue.version))
    if "dc" in feed.nsmap:
        etree.SubElement(entry, f"{{{_DC}}}language").text = issue.language
        etree.SubElement(entry, f"{{{_DC}}}issued").text = issue.date.isoformat()
    _text(
        entry,
        "summary",
        Text("; ", "；").said(tongue_of(issue.language)).join(line.headline for line in issue.lines[:6]),
        type="text",
    )
    return entry


def _latest(issues: Sequence[Summary]) -> str:
    return max((moment(one.updated, one.version) for one in issues), default="1970-01-01T00:00:00Z")


def _author(parent: Any, name: str) -> None:
    _text(etree.SubElement(parent, f"{{{ATOM}}}author"), "name", name)


def _text(parent: Any, name: str, text: str, **attributes: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}{name}", attributes).text = text


def _link(parent: Any, rel: str, href: str, kind: str, **more: str) -> Any:
    return etree.SubElement(parent, f"{{{ATOM}}}link", {"rel": rel, "href": href, "type": kind, **more})


def _urn(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn


def _written(root: Any) -> bytes:
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True))


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
