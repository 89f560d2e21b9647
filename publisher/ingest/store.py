"""Write a new folder whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from publisher.errors import OutputError
from publisher.wording import Text


def check_free(out: Path) -> None:
    """Raise OutputError unless ``out`` is absent or an empty folder."""
    try:
        taken = out.exists() and (not out.is_dir() or any(out.iterdir()))
    except OSError as fault:
        raise _unwritable(out, fault) from fault
    if taken:
        raise OutputError(
            Text(f"{out} exists and is not empty.", f"{out} 已存在且不为空。"),
            Text(
                "Name a new folder with --out; nothing was changed.",
                "请用 --out 另指定一个新文件夹；没有改动任何文件。",
            ),
        )


def write_folder(out: Path, files: Mapping[str, bytes]) -> None:
    """Write ``files`` (path below the folder → content) beside ``out``, then put the finished folder in its place."""
    check_free(out)
    draft: Path | None = None
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
        draft.chmod(0o755)
        for name in sorted(files):
            path = draft / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(files[name])
        draft.rename(out)
        draft = None
    except OSError as fault:
        raise _unwritable(out, fault) from fault
    finally:
        if draft is not None:
            shutil.rmtree(draft, ignore_errors=True)


def _unwritable(out: Path, fault: OSError) -> OutputError:
    why = fault.strerror or type(fault).__name__
    return OutputError(
        Text(f"{out} cannot be written: {why}.", f"无法写入 {out}：{why}。"),
        Text("Check the disk's free space and the folder's permissions.", "请检查磁盘空间和文件夹权限。"),
    )
