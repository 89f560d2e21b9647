"""Installed from a wheel or in place, the program finds its layouts, fonts and seeds."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
ASK = """
import publisher
from publisher.paths import resource
print(publisher.__file__, resource("layouts"), resource("fonts"), resource("seeds"), sep="\\n")
"""


def _run(*command: str | Path) -> str:
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, cwd="/")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _environment(folder: Path) -> Path:
    """A fresh environment that sees the dependencies of this one, but not the program itself."""
    _run(sys.executable, "-m", "venv", "--without-pip", folder)
    python = folder / "bin" / "python"
    site = Path(_run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    # A folder named by a .pth file has its own .pth files left unread, so an editable install there stays unseen.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return python


def _install(python: Path, *what: str | Path) -> list[Path]:
    """Install without a network; where the installed program finds itself and its three folders."""
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index")
    _run(*pip, "--no-build-isolation", "--disable-pip-version-check", *what)
    return [Path(line) for line in _run(python, "-I", "-c", ASK).splitlines()]


def test_a_wheel_carries_its_folders(tmp_path: Path) -> None:
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path, ROOT)
    (wheel,) = tmp_path.glob("*.whl")
    assert wheel.stat().st_size < 100_000_000
    package, layouts, fonts, seeds = _install(_environment(tmp_path / "fresh"), wheel)
    assert all(tmp_path in place.parents for place in (package, layouts, fonts, seeds))
    faces = yaml.safe_load((fonts / "fonts.yaml").read_text(encoding="utf-8"))["faces"]
    assert [face["file"] for face in faces.values() if not (fonts / face["file"]).is_file()] == []
    assert {path.name for path in layouts.iterdir()} == _folders(ROOT / "layouts")
    assert {path.name for path in seeds.iterdir()} == _folders(ROOT / "seeds")
    assert (package.parent / "py.typed").is_file()


def test_an_install_in_place_reads_the_checkout(tmp_path: Path) -> None:
    package, *folders = _install(_environment(tmp_path / "fresh"), "--editable", ROOT)
    assert package == ROOT / "publisher" / "__init__.py"
    assert folders == [ROOT / name for name in ("layouts", "fonts", "seeds")]


@pytest.mark.parametrize("name", ["layouts", "seeds"])
def test_the_folders_are_not_empty(name: str) -> None:
    assert _folders(ROOT / name)


def _folders(place: Path) -> set[str]:
    return {path.name for path in place.iterdir() if path.name != "__pycache__"}
