"""The run over a tree: what is still to do, by processes of this machine or of a cluster; each end noted at once."""

from __future__ import annotations

import json
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from publisher.archive.jobs import Job, Outcome, digest, work
from publisher.atomic import write_text
from publisher.errors import ExitCode, InputError, MissingTool
from publisher.record import checksum_of, checksums
from publisher.wording import Text

_NOTES = ".archive.json"
_RETRIES = 3
"""Times that a job is begun anew where the worker was lost in the middle of it."""


def run(
    jobs: Sequence[Job],
    out: Path,
    *,
    workers: int | None = None,
    cluster: str | None = None,
    again: bool = False,
    done: Callable[[Outcome], None] = lambda outcome: None,
) -> list[Outcome]:
    """Do all jobs but those that ended clean and whose sources are as they were; the outcomes of those done now.

    ``cluster`` is the address of a Dask scheduler whose workers see the same folders. ``done`` is told each end.

    Raises:
        MissingTool: the package for clusters is not installed, or the scheduler does not answer.
    """
    notes = _read(out)
    wanted = {job: digest(job) for job in jobs}
    todo = [job for job in jobs if again or notes.get(job.issue) != wanted[job] or not _whole(job.build)]
    outcomes = []
    for outcome in _on_cluster(todo, cluster) if cluster else _here(todo, workers):
        outcomes.append(outcome)
        if outcome.trouble is None and outcome.status == ExitCode.CLEAN:
            # Noted at once: a run that is broken off goes on from here. An issue with errors is never noted, or the
            # next run would pass over it and end as if all were well.
            notes[outcome.job.issue] = wanted[outcome.job]
            _write(out, notes)
        done(outcome)
    return outcomes


def _whole(build: Path) -> bool:
    """Whether every file that build.json names is there as it was made: none was deleted, cut short or changed."""
    try:
        return all(checksum_of(build / name) == made for name, made in checksums(build).items())
    except (OSError, InputError):
        return False


def _here(jobs: Sequence[Job], workers: int | None) -> Iterator[Outcome]:
    waiting, struck = deque(jobs), list[Job]()
    while waiting:
        yield from _side_by_side(waiting, workers or os.cpu_count() or 1, struck)
    for job in struck:
        yield _alone(job)


def _side_by_side(waiting: deque[Job], at_once: int, struck: list[Job]) -> Iterator[Outcome]:
    """Work until nothing waits, or until a process is killed: what was begun then is ``struck``, the rest still waits.

    Only as many jobs are handed over as there are processes; one that is killed fails all that was handed over.
    """
    begun: dict[Future[Outcome], Job] = {}
    with _processes(at_once) as pool:
        try:
            while waiting or begun:
                while waiting and len(begun) < at_once:
                    begun[pool.submit(work, waiting[0])] = waiting[0]
                    waiting.popleft()
                for future in sorted(wait(begun, return_when=FIRST_COMPLETED).done, key=lambda one: begun[one].issue):
                    outcome = _end(future, begun[future])
                    del begun[future]
                    yield outcome
        except BrokenProcessPool:
            struck.extend(begun.values())
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _alone(job: Job) -> Outcome:
    # Nobody knows which of the struck jobs killed the process: alone, it can only do so to itself.
    lost: BrokenProcessPool | None = None
    for _ in range(_RETRIES):
        with _processes(1) as pool:
            try:
                return _end(pool.submit(work, job), job)
            except BrokenProcessPool as error:
                lost = error
    assert lost is not None
    return _lost(job, lost)


def _end(future: Future[Outcome], job: Job) -> Outcome:
    try:
        return future.result()
    except BrokenProcessPool:
        raise
    except Exception as error:  # whatever its work led it to
        return _lost(job, error)


def _processes(count: int) -> ProcessPoolExecutor:
    # A fresh process for each: what one inherits from a process with threads may be locked for ever.
    return ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"), max_tasks_per_child=40)


def _on_cluster(jobs: Sequence[Job], address: str) -> Iterator[Outcome]:
    if find_spec("distributed") is None:
        raise MissingTool(
            Text("The package for clusters is not installed.", "未安装集群所需的软件包。"),
            Text("pip install “publisher[cluster]”", "pip install “publisher[cluster]”"),
        )
    import distributed

    untyped: Any = distributed

    try:
        client = untyped.Client(address, timeout="15s", set_as_default=False)
    except (OSError, ValueError) as error:
        raise MissingTool(
            Text(f"No scheduler answers at {address}.", f"{address} 没有调度器应答。"),
            Text("Start one: dask scheduler", "请先启动：dask scheduler"),
        ) from error
    with client, client.as_current():
        futures = client.map(work, list(jobs), pure=False, retries=_RETRIES)
        by_key = {future.key: job for future, job in zip(futures, jobs, strict=True)}
        for future in untyped.as_completed(futures):
            lost = future.exception()
            yield future.result() if lost is None else _lost(by_key[future.key], lost)


def _lost(job: Job, error: BaseException) -> Outcome:
    what = f"{type(error).__name__}: {error}"
    return Outcome(job, 70, trouble=Text(f"the program failed ({what})", f"程序出错（{what}）"))


def worst(outcomes: Sequence[Outcome]) -> int:
    """The gravest status of all."""
    return max((outcome.status for outcome in outcomes), default=int(ExitCode.CLEAN))


def _read(out: Path) -> dict[str, str]:
    file = out / _NOTES
    if not file.is_file():
        return {}
    try:
        return {str(name): str(value) for name, value in json.loads(file.read_text("utf-8")).items()}
    except (ValueError, AttributeError) as error:
        raise InputError(
            Text(f"{file} is damaged.", f"{file} 已损坏。"),
            Text("Delete it; all is built anew.", "请删除它，将全部重新生成。"),
        ) from error


def _write(out: Path, notes: dict[str, str]) -> None:
    write_text(out / _NOTES, json.dumps(dict(sorted(notes.items())), ensure_ascii=False, indent=1) + "\n")
