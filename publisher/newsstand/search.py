"""Search in the reader's browser: Pagefind indexes the stories of a month; it cuts Chinese into words."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from publisher.errors import MissingTool
from publisher.wording import Text

_SECONDS = 600.0
_NEEDED = ("pagefind.", "pagefind-entry.json", "pagefind-worker.js", "wasm.", "index/", "fragment/", "filter/")


@cache
def available() -> bool:
    """Whether Pagefind is installed, program and all."""
    return find_spec("pagefind") is not None and find_spec("pagefind_bin") is not None


def index(stories: Mapping[str, Path]) -> dict[str, bytes]:
    """The index of these pages, given by their paths in the site and where they lie now: its files by name.

    Raises:
        MissingTool: Pagefind broke off.
    """
    with tempfile.TemporaryDirectory(prefix="publisher-") as scratch:
        site, out = Path(scratch, "site"), Path(scratch, "out")
        for name, source in stories.items():
            place = site / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.symlink_to(source.resolve())
        command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-path", str(out), "--silent"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)
        if done.returncode:
            raise MissingTool(
                Text(
                    f"Pagefind broke off: {done.stderr.strip()[:200]}",
                    f"Pagefind 中途退出：{done.stderr.strip()[:200]}",
                ),
                Text("Install it again: pip install “pagefind[bin]”", "请重新安装：pip install “pagefind[bin]”"),
            )
        files = sorted(path for path in out.rglob("*") if path.is_file())
        named = {path.relative_to(out).as_posix(): path for path in files}
        return {name: path.read_bytes() for name, path in named.items() if name.startswith(_NEEDED)}
