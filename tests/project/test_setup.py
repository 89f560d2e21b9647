"""The set-up script: it installs once, again only when a lock changes, and says the one command when it may not.

It runs in a copy, with stand-ins for every program that would change the machine.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIBRARIES = "libpango-1.0.so.0 libpangoft2-1.0.so.0 libharfbuzz-subset.so.0"


class Checkout:
    """A copy of what the script reads, and a record of the programs it calls."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.programs = folder / "programs"
        self.log = folder / "log"
        for name in ("scripts/setup.sh", "requirements.lock", "requirements-dev.lock", "pyproject.toml"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(ROOT / name, folder / name)
        self.log.touch()
        self.stand_in("programs/uname", "echo Linux")
        self.stand_in("programs/ldconfig", f"echo {LIBRARIES}")
        self.stand_in("programs/npm", "mkdir -p node_modules; echo npm $* >>log")
        self.stand_in("programs/apt-get", "echo apt-get $* >>log")
        self.stand_in("programs/python3", "exit 0")
        for name in ("java", "chromium", "node", "pdftotext", "qpdf", "gs"):
            self.stand_in(f"programs/{name}", "exit 0")
        self.stand_in(".venv/bin/python", "echo $* >>log")

    def stand_in(self, name: str, does: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
        path.chmod(0o755)

    def setup(self, *words: str) -> tuple[int, str, list[str]]:
        """Run the script: its exit status, what it said, and the programs it called."""
        self.log.write_text("", encoding="utf-8")
        env = {"PATH": f"{self.programs}:{os.environ['PATH']}", "HOME": str(self.folder)}
        command = [str(self.folder / "scripts" / "setup.sh"), *words]
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=20)
        return done.returncode, done.stderr, self.log.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_it_installs_once(checkout: Checkout) -> None:
    status, _, calls = checkout.setup()
    assert status == 0
    assert ["--require-hashes -r requirements.lock" in calls[0], calls[1].endswith("-e .")] == [True, True]
    assert checkout.setup() == (0, "", [])


def test_tests_need_more(checkout: Checkout) -> None:
    _, _, calls = checkout.setup("test")
    assert "-r requirements-dev.lock" in calls[0]
    assert calls[-1].startswith("npm ci")
    assert checkout.setup("test") == (0, "", [])
    assert checkout.setup() == (0, "", [])


def test_a_changed_lock_is_installed(checkout: Checkout) -> None:
    checkout.setup()
    with (checkout.folder / "requirements.lock").open("a", encoding="utf-8") as lock:
        lock.write("# newer\n")
    _, _, calls = checkout.setup()
    assert "-r requirements.lock" in calls[0]


def test_a_missing_library_is_installed_where_that_is_allowed(checkout: Checkout) -> None:
    checkout.stand_in("programs/ldconfig", "echo libpango-1.0.so.0 libpangoft2-1.0.so.0")
    checkout.stand_in("programs/id", "echo 0")
    status, _, calls = checkout.setup()
    assert status == 0
    assert [call.split()[-1] for call in calls[:2]] == ["-qq", "libharfbuzz-subset0"]


def test_where_it_may_not_install_it_names_the_command(checkout: Checkout) -> None:
    checkout.stand_in("programs/ldconfig", "echo libpango-1.0.so.0 libpangoft2-1.0.so.0")
    checkout.stand_in("programs/id", "echo 1000")
    checkout.stand_in("programs/sudo", "exit 1")
    status, said, calls = checkout.setup()
    assert (status, calls) == (3, [])
    assert "sudo apt-get install --no-install-recommends libharfbuzz-subset0" in said


def test_an_old_python_is_named(checkout: Checkout) -> None:
    checkout.stand_in("programs/python3", "exit 1")
    status, said, calls = checkout.setup()
    assert (status, calls) == (3, [])
    assert "Python 3.11 or newer is needed" in said
