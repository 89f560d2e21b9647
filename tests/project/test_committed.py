"""What is committed serves everybody: no path of one machine, no address of a registry, locks that fit."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PRIVATE = re.compile(
    r"(^|[^a-z.])/(work|root|home)/[a-z.]|pypi\.org|python[h]osted|npmjs\.(org|com)|deb\.debian\.org", re.M
)
HASHED = re.compile(r"^([a-z0-9][a-z0-9.-]*)==\S+.*\\\n +--hash=sha256:[0-9a-f]{64}", re.M)


def committed() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def test_no_committed_file_names_a_machine_or_a_registry() -> None:
    texts = {}
    for path in committed():
        try:
            texts[path] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    assert len(texts) > 20
    # The build of a front-end bundle may hold any word; none of ours is minified.
    kept = {path: text for path, text in texts.items() if not path.name.endswith(".min.js")}
    assert [f"{path.relative_to(ROOT)}: {m[0]!r}" for path, text in kept.items() if (m := PRIVATE.search(text))] == []


@pytest.mark.parametrize(
    "line", ["open('/" + "home/ann/x')", "https://files.python" + "hosted.example/", "/" + "root/.cache"]
)
def test_such_a_line_is_seen(line: str) -> None:
    assert PRIVATE.search(line)


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~; ]", name)[0]).lower()


@pytest.mark.parametrize(
    ("lock", "groups"), [("requirements.lock", ("build",)), ("requirements-dev.lock", ("build", "dev"))]
)
def test_the_locks_hold_every_dependency_with_its_hashes(lock: str, groups: tuple[str, ...]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    text = (ROOT / lock).read_text(encoding="utf-8")
    locked = {_plain(name) for name in HASHED.findall(text)}
    named = [*project["project"]["dependencies"]]
    named += [entry for group in groups for entry in project["dependency-groups"][group] if isinstance(entry, str)]
    assert {_plain(name) for name in named} - locked == set()
    assert "://" not in text
    assert len(locked) == len(re.findall(r"^\S+==", text, re.M)), "every package has its hashes"


def test_both_locks_agree() -> None:
    pins = [
        dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", (ROOT / name).read_text(encoding="utf-8"), re.M))
        for name in ("requirements.lock", "requirements-dev.lock")
    ]
    assert pins[0].items() <= pins[1].items()


def test_the_lock_of_node_packages_holds_no_address() -> None:
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text(encoding="utf-8")


def test_the_licence_is_whole() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "GNU AFFERO GENERAL PUBLIC LICENSE" in text
    assert "13. Remote Network Interaction" in text
    assert "END OF TERMS AND CONDITIONS" in text
