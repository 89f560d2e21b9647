"""Progress on standard error: a bar on a terminal, plain lines elsewhere, nothing with --quiet."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from publisher.wording import Text, reader_tongue

Say = Callable[[Text], None]


@contextmanager
def progress(steps: int, *, quiet: bool) -> Iterator[Say]:
    """A function that is told each step as it begins; ``steps`` is how many there will be."""
    tongue = reader_tongue()
    if quiet:
        yield lambda step: None
        return
    if not sys.stderr.isatty():

        def plain(step: Text) -> None:
            sys.stderr.write(step.said(tongue) + "\n")
            sys.stderr.flush()

        yield plain
        return
    # Only a terminal needs it, and it takes its time to load.
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as display:
        task = display.add_task("", total=steps)
        begun = False

        def advance(step: Text) -> None:
            nonlocal begun
            display.update(task, description=step.said(tongue), advance=1 if begun else 0)
            begun = True

        yield advance
