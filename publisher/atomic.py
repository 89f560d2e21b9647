"""Whole files only: nothing half-written is ever left in the place of a good file."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from publisher.errors import InputError, OutputError
from publisher.wording import Text


def read(path: Path) -> bytes:
    """A whole file.

    Raises:
        InputError: there is no such file, or it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        why = error.strerror or str(error)
        raise InputError(
            Text(f"{path} cannot be read: {why}.", f"{path} 无法读取：{why}。"),
            Text("Check the name and the permissions.", "请检查文件名和权限。"),
        ) from error


def write_text(path: Path, text: str) -> None:
    """Write a whole file or leave the old one as it was."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> None:
    """Write a whole file or leave the old one as it was.

    Raises:
        OutputError: the disk is full or the folder cannot be written.
    """
    try:
        if path.exists() and not path.is_file():
            # A pipe or /dev/stdout: a new file in its place would be read by nobody.
            path.write_bytes(data)
            return
        path = path.resolve()
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        raise _cannot_write(path, error) from error


@contextmanager
def replaced_folder(target: Path, mark: str = "") -> Iterator[Path]:
    """A new folder to fill; it takes the place of ``target`` only when the block ends without an error.

    What stands there already is only replaced when it is an empty folder or holds the file ``mark``, by which this
    program knows its own work.

    Raises:
        OutputError: the disk is full, the folder cannot be written or is not ours; ``target`` is as it was.
    """
    fresh = _fresh(target, mark)
    try:
        fresh.chmod(0o755)
        yield fresh
        old = fresh.with_name(fresh.name + ".old")
        if target.exists():
            target.rename(old)
        fresh.rename(target)
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise _cannot_write(target, error) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def claim(target: Path, mark: str = "") -> None:
    """Make sure, before the work begins, that ``replaced_folder`` will be able to write there.

    Raises:
        OutputError: as ``replaced_folder`` does.
    """
    _fresh(target, mark).rmdir()


def _fresh(target: Path, mark: str) -> Path:
    if target.exists() and not _replaceable(target, mark):
        raise _not_ours(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
    except OSError as error:
        raise _cannot_write(target, error) from error


def _replaceable(target: Path, mark: str) -> bool:
    return target.is_dir() and (bool(mark and (target / mark).is_file()) or not any(target.iterdir()))


def _not_ours(target: Path) -> OutputError:
    return OutputError(
        Text(
            f"{target} is there already and was not made by this program; it was left as it is.",
            f"{target} 已经存在，而且不是本程序生成的，未作改动。",
        ),
        Text("Choose another folder with --out.", "请用 --out 另选文件夹。"),
    )


def _cannot_write(path: Path, error: OSError) -> OutputError:
    why = error.strerror or str(error)
    return OutputError(
        Text(f"{path} cannot be written: {why}.", f"{path} 无法写入：{why}。"),
        Text(
            "Free some space, or choose another folder with --out or --output.",
            "请腾出空间，或用 --out、--output 另选文件夹。",
        ),
    )
