"""publisher doctor: what this machine lacks, and the one command that mends it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version

import typer

from publisher.errors import ExitCode, PublisherError
from publisher.wording import Text, Tongue, reader_tongue

_SYSTEM = {
    "pango": ("libpango-1.0-0 libpangoft2-1.0-0", "pango"),
    "subset": ("libharfbuzz-subset0", "harfbuzz"),
    "java": ("default-jre-headless", "openjdk"),
    "node": ("nodejs npm", "node"),
    "chromium": ("chromium", "--cask chromium"),
}
"""What the system's package managers call it: apt, brew."""

_MODULES = ("uharfbuzz", "rjieba", "pypdfium2", "pikepdf", "PIL", "lxml.etree", "pydantic", "yaml")
_IMPORT_ALL = """
import importlib, json, sys
failed = {}
for name in sys.argv[1:]:
    try:
        importlib.import_module(name)
    except Exception as error:
        failed[name] = str(error).splitlines()[0]
print(json.dumps(failed))
"""
_IMPORT_PAINTER = """
import warnings
warnings.simplefilter("ignore")
import weasyprint.text.ffi as ffi
print(ffi.pango.pango_version(), int(ffi.harfbuzz_subset is not None))
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing looked for: its name, what was found or why not, and the command that gets it."""

    name: Text
    found: bool
    detail: str
    remedy: str = ""
    needed: bool = True

    def said(self, tongue: Tongue) -> str:
        """The line as it is printed; the remedy stands under it."""
        state = Text("ok", "正常") if self.found else Text("missing", "缺少")
        if not self.found and not self.needed:
            state = Text("absent", "未装")
        detail = f"  {self.detail}" if self.detail else ""
        line = f"{state.said(tongue):8}{self.name.said(tongue)}{detail}\n"
        return line if self.found else f"{line}        → {self.remedy}\n"


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(doctor)


def doctor() -> int:
    """Say what this machine lacks, and the one command that gets it. Status 3 when something needed is missing."""
    tongue = reader_tongue()
    lines = [_python(), *_packages(), *_painter(), _fonts(), *_optional()]
    for line in lines:
        typer.echo(line.said(tongue), nl=False)
    return int(ExitCode.CLEAN if all(line.found for line in lines if line.needed) else ExitCode.MISSING)


def _python() -> Line:
    found = ".".join(map(str, sys.version_info[:3]))
    return Line(Text("Python 3.11 or newer", "Python 3.11 以上"), sys.version_info >= (3, 11), found, "make setup")


def _packages() -> Iterator[Line]:
    names = [re.split(r"[^\w.-]", line)[0] for line in requires("publisher") or () if "extra ==" not in line]
    absent = sorted(name for name in names if not _version(name))
    yield Line(Text("Python packages", "Python 软件包"), not absent, ", ".join(absent), "make setup")
    if absent:
        return
    failed = json.loads(_child(_IMPORT_ALL, *_MODULES) or '{"python": "the child process died"}')
    why = "; ".join(f"{name}: {reason}" for name, reason in sorted(failed.items()))
    yield Line(Text("compiled packages load", "编译的软件包可以载入"), not failed, why, "make setup")


def _painter() -> Iterator[Line]:
    """Looked for in a child process: a system library that is missing or broken must not end this one."""
    pango, _, subset = _child(_IMPORT_PAINTER).strip().partition(" ")
    number = int(pango or 0)
    found = f"{number // 10000}.{number // 100 % 100}.{number % 100}" if number else ""
    yield Line(Text("Pango, for WeasyPrint", "Pango（WeasyPrint 用）"), bool(number), found, _install("pango"))
    if number:
        yield Line(Text("HarfBuzz subset library", "HarfBuzz 子集库"), subset == "1", "", _install("subset"))


def _fonts() -> Line:
    name = Text("fonts", "字体")
    try:
        from publisher.typeset.fonts import FontLibrary  # its compiled library may be what is missing

        return Line(name, True, str(len(FontLibrary.load().faces)))
    except PublisherError as error:
        return Line(name, False, error.message.said(reader_tongue()), error.hint.said(reader_tongue()))
    except ImportError as error:
        return Line(name, False, str(error), "make setup")


def _optional() -> Iterator[Line]:
    for name, why, programs in (
        ("java", Text("java (only for tests: EPUBCheck, veraPDF)", "java（仅测试用：EPUBCheck、veraPDF）"), ("java",)),
        ("node", Text("node (only for tests: Ace)", "node（仅测试用：Ace）"), ("node",)),
        ("chromium", Text("chromium (only for tests: Ace)", "chromium（仅测试用：Ace）"),
         (os.environ.get("PUPPETEER_EXECUTABLE_PATH", ""), "chromium", "chromium-browser", "google-chrome")),
    ):  # fmt: skip
        yield Line(why, any(program and shutil.which(program) for program in programs), "", _install(name), False)


def _install(name: str) -> str:
    debian, brew = _SYSTEM[name]
    if sys.platform == "darwin":
        return f"brew install {brew}"
    return f"{'' if os.geteuid() == 0 else 'sudo '}apt-get install -y {debian}"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _child(code: str, *arguments: str) -> str:
    """Standard output of a few lines of Python run apart; empty when they failed."""
    run = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)
    return run.stdout if run.returncode == 0 else ""
