"""The story of a publication: which issues there are, what changed, every file written aside, then all renamed."""

from __future__ import annotations

import datetime
import hashlib
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from publisher.errors import InputError
from publisher.newsstand import feeds, keeping, mail, minisign, pages, search
from publisher.newsstand.collecting import Found, Refused, builds, refuse_twins, refused
from publisher.newsstand.keeping import Kept
from publisher.newsstand.shelf import Shelf, alone
from publisher.newsstand.summary import Gone, Summary, summary_of
from publisher.site import render
from publisher.site.record import IssueRecord
from publisher.wording import Text

Say = Callable[[Text], None]
_SUMS = "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Published:
    """What a run did: issues on the newsstand, builds that were refused, files written and taken away."""

    issues: int
    refused: tuple[Refused, ...]
    written: int
    removed: int


def publish(
    dist: Path,
    site: Path,
    base_url: str,
    *,
    today: datetime.date,
    key: minisign.Key | None = None,
    say: Say = lambda step: None,
) -> Published:
    """Publish all issues of a folder of builds into ``site``, whose address on the web is ``base_url``.

    ``today`` dates corrections and removals; nothing else of the result depends on it.

    Raises:
        InputError: two builds are one issue, a file is damaged, or the address has no scheme.
        OutputError: the site cannot be written, or another run is writing it.
    """
    base = _address(base_url)
    say(Text(f"Reading {dist}", f"读取 {dist}"))
    with alone(site):
        kept = keeping.read(site, base)
        run = _Run(site, base, kept, today)
        turned_away = run.collect(builds(dist))
        if not run.issues:
            raise InputError(
                Text("No issue can be published.", "没有可以发布的期次。"),
                turned_away[0].why if turned_away else Text("Build an issue first.", "请先生成一期。"),
            )
        say(Text("Making pages and catalogues", "制作网页和目录"))
        run.issues_pages()
        run.common(key)
        say(Text("Writing", "写出"))
        written, removed = run.finish()
    return Published(len(run.issues), tuple(turned_away), written, removed)


class _Run:
    """One publication."""

    def __init__(self, site: Path, base: str, kept: Kept, today: datetime.date) -> None:
        self._base, self._kept, self._today = base, kept, today
        self._shelf = Shelf(site, kept.files)
        self._found: dict[str, Found] = {}
        self._made_of: dict[str, str] = {}
        self.issues: list[Summary] = []
        self._gone: dict[str, Gone] = {}
        self._months: dict[str, list[Summary]] = defaultdict(list)

    def collect(self, found: list[Found]) -> list[Refused]:
        """Sort out which issues there are; the builds that are refused."""
        known = {summary.digest: summary for summary in self._kept.issues.values()}
        records = {one.folder: one.record() for one in found if one.digest not in known}
        turned_away = list(refused([one for one in found if one.folder in records], records, self._today))
        out = {one.folder for one in turned_away}
        named = {
            one.folder: (records.get(one.folder) or known[one.digest]).identifier
            for one in found
            if one.folder not in out
        }
        refuse_twins(named)
        taken = {summary.slug for summary in self._kept.issues.values()} | {
            one.slug for one in self._kept.gone.values()
        }
        for one in found:
            if one.folder in named:
                summary = known.get(one.digest) or self._summary(records[one.folder], one, taken)
                self.issues.append(summary)
                self._found[summary.identifier] = one
        self.issues.sort(key=lambda issue: (issue.date, issue.number or 0, issue.slug), reverse=True)
        for issue in self.issues:
            self._months[issue.month].append(issue)
        self._note_gone()
        return turned_away

    def _summary(self, record: IssueRecord, one: Found, taken: set[str]) -> Summary:
        before = self._kept.issues.get(record.identifier)
        if before is not None:
            # A correction: the same name and address, a new version, as of today.
            return summary_of(record, before.slug, one.digest, before.version + 1, max(self._today, before.updated))
        back = self._kept.gone.get(record.identifier)
        slug = back.slug if back else _free(record.date.isoformat(), taken)
        taken.add(slug)
        return summary_of(record, slug, one.digest, 1, record.date)

    def _note_gone(self) -> None:
        here = {issue.identifier for issue in self.issues}
        self._gone = {name: gone for name, gone in self._kept.gone.items() if name not in here}
        for name, summary in self._kept.issues.items():
            if name not in here:
                self._gone[name] = Gone(
                    slug=summary.slug,
                    identifier=name,
                    title=feeds.title_of(summary),
                    date=summary.date,
                    removed=self._today,
                )

    def issues_pages(self) -> None:
        """The e-paper of every issue; where nothing of it and of what lies around it changed, its files stay."""
        version = _digest(*render.assets().values(), *(path.read_bytes() for path in _templates()))
        for place, issue in enumerate(self.issues):
            around = self._around(place)
            made_of = _digest(issue.digest, version, repr(around))
            self._made_of[issue.identifier] = made_of
            if self._kept.made_of.get(issue.identifier) == made_of and self._shelf.keep(issue.folder):
                continue
            found = self._found[issue.identifier]
            for name, digest in found.files.items():
                if _carried(name):
                    self._shelf.copy(f"{issue.folder}/{name.removeprefix('site/')}", found.folder / name, digest)
            for name, data in render.rendered(found.record(), around).items():
                self._shelf.put(f"{issue.folder}/{name}", data)
            self._shelf.put(f"{issue.folder}/manifest.json", feeds.webpub(self._base, issue))

    def _around(self, place: int) -> render.Around:
        issue = self.issues[place]
        older = self.issues[place + 1] if place + 1 < len(self.issues) else None
        newer = self.issues[place - 1] if place else None
        return render.Around(
            home="../../index.html",
            search="../../search.html" if search.available() else None,
            previous=_day(older),
            following=_day(newer),
            days=tuple(day for one in reversed(self._months[issue.month]) if (day := _day(one))),
            base_url=f"{self._base}{issue.folder}/",
            assets="",
        )

    def common(self, key: minisign.Key | None) -> None:
        """Index, years, feeds, catalogues, search, sitemap, letter, checksums."""
        issues, base = self.issues, self._base
        title = issues[0].title
        for name, data in {
            **pages.pages(base, issues, self._gone.values(), search=search.available(), signed=key is not None),
            **pages.assets(),
            **{f"assets/{name}": data for name, data in render.assets().items()},
            **feeds.opds(base, title, issues),
            **feeds.opds2(base, title, issues),
            "feed.xml": feeds.atom(base, title, issues, self._gone.values()),
            "sitemap.xml": feeds.sitemap(base, issues),
            "robots.txt": f"User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n".encode(),
            "digest.eml": mail.digest(base, issues[0], self._book(issues[0])),
        }.items():
            self._shelf.put(name, data)
        self._index_words()
        downloads = {f"{issue.folder}/{file.path}": file.sha256 for issue in issues for file in issue.downloads}
        sums = "".join(f"{digest}  {name}\n" for name, digest in sorted(downloads.items())).encode()
        self._shelf.put(_SUMS, sums)
        if key is not None:
            self._shelf.put(f"{_SUMS}.minisig", key.signed(sums, f"{title} {issues[0].date.isoformat()}"))
            self._shelf.put("minisign.pub", key.public())

    def _book(self, issue: Summary) -> bytes | None:
        name = next((file.path for file in issue.downloads if file.kind == "epub"), None)
        return (self._found[issue.identifier].folder / "site" / name).read_bytes() if name else None

    def _index_words(self) -> None:
        """An index a month, made anew where one of its stories changed."""
        if not search.available():
            return
        stories: dict[str, list[str]] = defaultdict(list)
        months = {issue.folder: issue.month for issue in self.issues}
        for name in sorted(self._shelf.files):
            folder, _, rest = name.partition("/articles/")
            if rest and folder in months:
                stories[months[folder]].append(name)
        for month, names in sorted(stories.items()):
            own = f"search/{month}"
            made_of = _digest(*(f"{name} {self._shelf.files[name]}\n" for name in names))
            self._made_of[own] = made_of
            if self._kept.made_of.get(own) == made_of and self._shelf.keep(own):
                continue
            sources = {name: self._shelf.where(name) for name in names}
            for name, data in search.index(sources).items():
                self._shelf.put(f"{own}/{name}", data)

    def finish(self) -> tuple[int, int]:
        """Everything in its place; how many files were written, and how many taken away."""
        state = Kept(
            base_url=self._base,
            issues={issue.identifier: issue for issue in sorted(self.issues, key=lambda one: one.identifier)},
            gone=dict(sorted(self._gone.items())),
            files=dict(sorted(self._shelf.files.items())),
            made_of=dict(sorted(self._made_of.items())),
        )
        return self._shelf.finish(state.model_dump_json(indent=1) + "\n")


def _carried(name: str) -> bool:
    """What of a build's e-paper goes to the newsstand as it is: pictures and files; pages are filled anew."""
    return name.startswith("site/") and not name.endswith(".html")


def _day(issue: Summary | None) -> render.Day | None:
    return render.Day(issue.date, f"../{issue.slug}/index.html") if issue else None


def _templates() -> list[Path]:
    return sorted((Path(render.__file__).with_name("templates")).iterdir())


def _digest(*parts: str | bytes) -> str:
    whole = hashlib.sha256()
    for part in parts:
        whole.update(part.encode() if isinstance(part, str) else part)
    return whole.hexdigest()


def _free(slug: str, taken: set[str]) -> str:
    free, count = slug, 1
    while free in taken:
        count += 1
        free = f"{slug}-{count}"
    return free


def _address(url: str) -> str:
    split = urlsplit(url)
    if split.scheme not in ("http", "https") or not split.netloc:
        raise InputError(
            Text(f"“{url}” is no address of a site.", f"“{url}”不是网站地址。"),
            Text("Write it with its scheme: https://paper.example/", "请连同协议一起写：https://paper.example/"),
        )
    return url if url.endswith("/") else url + "/"
