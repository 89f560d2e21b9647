"""The run over a tree: what is still to do, by processes of this machine or of a cluster; each end noted at once."""

from __future__ import annotations

import json
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from publisher.archive.jobs import Job, Outcome, digest, work
from publisher.atomic import write_text
from publisher.errors import ExitCode, InputError, MissingTool
from publisher.record import MARK
from publisher.wording import Text

_NOTES = ".archive.json"
_RETRIES = 3
"""Times that a job is begun anew on another worker where one was lost in the middle of it."""


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
    todo = [job for job in jobs if again or notes.get(job.issue) != wanted[job] or not (job.build / MARK).is_file()]
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


def _here(jobs: Sequence[Job], workers: int | None) -> Iterator[Outcome]:
    # A fresh process for each: what one inherits from a process with threads may be locked for ever.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers or os.cpu_count(), mp_context=context, max_tasks_per_child=40) as pool:
        waiting = {pool.submit(work, job): job for job in jobs}
        try:
            for future in as_completed(waiting):
                try:
                    yield future.result()
                except Exception as error:  # a process that was killed, or whatever its work led it to
                    yield _lost(waiting[future], error)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


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
