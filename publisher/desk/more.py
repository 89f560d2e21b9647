"""Copy dropped into an issue that is there already: its articles come to the end of the manifest, on no page yet."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from publisher.atomic import read, write_bytes, write_text
from publisher.desk.guesses import REPORT
from publisher.desk.uploads import sorted_out
from publisher.errors import PublisherError
from publisher.ingest.apart import import_apart
from publisher.model import Issue

_MANIFEST = "issue.yaml"


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
    with tempfile.TemporaryDirectory(prefix="publisher-import-") as made:
        aside, out = Path(made), Path(made) / "out"
        import_apart(sent.written(aside), out, issue.manifest.layout, issue.language)
        tree = yaml.safe_load(read(out / _MANIFEST).decode("utf-8"))
        report = json.loads(read(out / REPORT))
        held = {
            path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()
        }
        shutil.rmtree(out)
    ids = _free_ids([str(one["id"]) for one in tree["articles"]], issue)
    paths = _free_paths([path for path in held if path not in (_MANIFEST, REPORT)], ids, issue.folder)
    pictures = {_free_path(f"images/{name}", issue.folder): data for name, data in sent.pictures.items()}
    entries = tuple(_renamed(one, ids, paths) for one in tree["articles"])
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
        found[path] = _free_path(wanted, folder)
    return found


def _free_path(wanted: str, folder: Path) -> str:
    path, again = Path(wanted), 1
    while (folder / path).exists():
        again += 1
        path = Path(wanted).with_stem(f"{Path(wanted).stem}-{again}")
    return path.as_posix()


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
