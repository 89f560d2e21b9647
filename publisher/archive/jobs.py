"""One issue of a tree as a job that any process, here or on another machine, can do."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from publisher import __version__
from publisher.errors import ExitCode, InputError, PublisherError
from publisher.load.documents import FOLDERS_ABOVE, MANIFEST, SHARED
from publisher.model import Edition
from publisher.record import checksum_of
from publisher.wording import Text


@dataclass(frozen=True, slots=True)
class Job:
    """An issue's folder, the folder that its builds go into, and the editions wanted (none: what it names itself)."""

    issue: str
    out: str
    editions: tuple[Edition, ...] = ()

    @property
    def build(self) -> Path:
        """Where its build stands."""
        return Path(self.out) / Path(self.issue).name


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a job ended: ``status`` as the command's, what kept it from being built, and how many errors it has."""

    job: Job
    status: int
    errors: int = 0
    trouble: Text | None = None


def jobs_of(trees: Sequence[Path], out: Path, editions: Sequence[Edition]) -> list[Job]:
    """A job for every issue below the folders; one that lies below several of them is built as in the first.

    Raises:
        InputError: the builds of two issues would stand in one folder, or one inside the other's.
    """
    jobs: dict[str, Job] = {}
    for tree in trees:
        for job in jobs_below(tree, out, editions):
            jobs.setdefault(job.issue, job)
    _refuse_clash(list(jobs.values()))
    return list(jobs.values())


def _refuse_clash(jobs: Sequence[Job]) -> None:
    # A build takes the place of its whole folder: one inside it would be deleted, and noted as built all the same.
    builds = {job.build: job for job in reversed(jobs)}
    for job in jobs:
        for place in (job.build, *job.build.parents):
            other = builds.get(place)
            if other is not None and other != job:
                raise _clash(other, job)


def _clash(one: Job, other: Job) -> InputError:
    return InputError(
        Text(
            f"{one.issue} and {other.issue} would both be built into {one.build}.",
            f"{one.issue} 与 {other.issue} 都会生成到 {one.build}。",
        ),
        Text(
            "Build one of the trees into another --out, or rename one of the folders.",
            "请将其中一个文件夹生成到另一个 --out，或将其中一个改名。",
        ),
    )


def jobs_below(tree: Path, out: Path, editions: Sequence[Edition]) -> list[Job]:
    """A job for every issue below a folder, in the order of their paths; its build lies as it lies in the tree."""
    tree, out = tree.resolve(), out.resolve()
    return [
        Job(str(folder), str(out / folder.relative_to(tree).parent), tuple(editions))
        for folder in _issues(tree)
        if not folder.is_relative_to(out)
    ]


def _issues(tree: Path) -> Iterator[Path]:
    for folder, inner, files in os.walk(tree):
        inner.sort()
        if MANIFEST in files:
            yield Path(folder)
            inner.clear()


def work(job: Job) -> Outcome:
    """Build the issue. Whatever goes wrong is the outcome's: one issue must not stop the others."""
    from publisher import cache, edition
    from publisher.findings import Severity

    try:
        built = edition.build(Path(job.issue), Path(job.out), editions=job.editions, cache=cache.of_user())
    except PublisherError as error:
        return Outcome(job, int(error.exit_code), trouble=error.message)
    except OSError as error:
        return Outcome(job, int(ExitCode.USAGE), trouble=Text(str(error), str(error)))
    errors = built.report.counts[Severity.ERROR.label]
    return Outcome(job, int(ExitCode.FINDINGS if errors else ExitCode.CLEAN), errors)


def digest(job: Job) -> str:
    """Of all that a build is made of: the issue's files, what it shares with others, the program, what is wanted."""
    whole = hashlib.sha256(f"{__version__} {job.editions}".encode())
    folder = Path(job.issue)
    shared = [place / SHARED for place in (folder, *folder.parents[:FOLDERS_ABOVE])]
    for file in [*sorted(path for path in folder.rglob("*") if path.is_file()), *shared]:
        if file.is_file():
            whole.update(f"{os.path.relpath(file, folder)}\0{checksum_of(file)}\n".encode("utf-8", "surrogateescape"))
    return whole.hexdigest()
