"""Copy dropped into an issue that is there already: its articles come to the end of the manifest, on no page yet."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from publisher.atomic import read, write_bytes, write_text
from publisher.desk.uploads import free_path, sorted_out
from publisher.errors import PublisherError
from publisher.ingest.again import REPORT
from publisher.load.documents import MANIFEST
from publisher.model import Issue


@dataclass(frozen=True, slots=True)
class More:
    """Articles read from files: their entries in the manifest, the files that go with them, and what was guessed."""

    entries: tuple[Mapping[str, Any], ...]
    files: Mapping[str, bytes]
    report: Mapping[str, Any]

    def lay_down(self, folder: Path) -> None:
        """Write the files, and the guesses behind those of earlier imports; the manifest is another's to write."""
        for path, data in self.files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            write_bytes(folder / path, data)
        report: dict[str, Any] = {"counts": {}, "guesses": [], "sources": [], "written": {}}
        with suppress(PublisherError, ValueError, UnicodeDecodeError):
            report = json.loads(read(folder / REPORT))
        report["sources"] = [*report.get("sources", []), *self.report["sources"]]
        write_text(folder / REPORT, json.dumps(report, ensure_ascii=False, indent=2) + "\n")


def more_of(issue: Issue, files: Sequence[tuple[str, bytes]]) -> More:
    """What the files hold, under names that the issue has not given yet. Raises InputError; nothing is written."""
    sent = sorted_out(files)
    with sent.imported(issue.manifest.layout, issue.language) as made:
        listed = made.manifest["articles"]
        report = json.loads(read(made.folder / REPORT))
        written = {path.relative_to(made.folder).as_posix(): path for path in sorted(made.folder.rglob("*"))}
        held = {path: file.read_bytes() for path, file in written.items() if file.is_file()}
    ids = _free_ids([str(one["id"]) for one in listed], issue)
    paths = _free_paths([path for path in held if path not in (MANIFEST, REPORT)], ids, issue.folder)
    given = set(paths.values())
    pictures = dict(sent.pictures_beside(lambda path: path in given or (issue.folder / path).exists()))
    entries = tuple(_renamed(one, ids, paths) for one in listed)
    for source in report["sources"]:
        _rename_source(source, ids, paths)
    return More(entries, {paths[path]: held[path] for path in paths} | pictures, report)


def _free_ids(names: Sequence[str], issue: Issue) -> dict[str, str]:
    taken, found = set(issue.articles), dict[str, str]()
    for name in names:
        free, again = name, 1
        while free in taken:
            again += 1
            free = f"{name}-{again}"
        taken.add(free)
        found[name] = free
    return found


def _free_paths(paths: Sequence[str], ids: Mapping[str, str], folder: Path) -> dict[str, str]:
    found = {}
    for path in paths:
        stem = Path(path).stem
        wanted = f"articles/{ids[stem]}.md" if path == f"articles/{stem}.md" and stem in ids else path
        found[path] = free_path(wanted, lambda path: (folder / path).exists())
    return found


def _renamed(entry: Mapping[str, Any], ids: Mapping[str, str], paths: Mapping[str, str]) -> dict[str, Any]:
    made = {**entry, "id": ids[str(entry["id"])]}
    if "body" in made:
        made["body"] = paths[made["body"]]
    if "figures" in made:
        made["figures"] = [{**one, "image": paths.get(one.get("image"), one.get("image"))} for one in made["figures"]]
    return made


def _rename_source(source: dict[str, Any], ids: Mapping[str, str], paths: Mapping[str, str]) -> None:
    name, mark, leaf = str(source["file"]).partition("#")
    source["file"] = paths[f"source/{name}"].removeprefix("source/") + mark + leaf
    for one in source["articles"]:
        one["id"] = ids[one["id"]]
    for one in source["lines"]:
        one["article"] = ids.get(one["article"]) if one["article"] else None
