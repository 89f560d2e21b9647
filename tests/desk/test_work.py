"""What the desk does to the files: a fix as a whole, and back again."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher import atomic
from publisher.desk.work import Work
from publisher.editing import saving
from publisher.editing.saving import Conflict, fingerprint, save_all
from publisher.errors import OutputError
from publisher.session import Session
from publisher.wording import Text
from tests.desk.conftest import two_pages


def test_a_fix_is_taken_back_to_the_byte(tmp_path: Path, session: Session) -> None:
    folder = two_pages(tmp_path / "issue")
    body = folder / "articles/tea-road.md"
    before = body.read_bytes()
    work = Work(folder, session)
    number = next(index for index, one in enumerate(work.look().findings) if one.fixes)
    work.fix(number)
    assert body.read_bytes() == before.replace(b",", "，".encode(), 1)
    assert work.undo() and body.read_bytes() == before
    assert not work.undo()


def test_two_files_are_saved_or_neither(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(name.encode())
    edits = [(name, fingerprint(name.encode()), b"new") for name in ("a", "b")]
    with pytest.raises(Conflict):
        save_all(tmp_path, [edits[0], ("b", fingerprint(b"seen before"), b"new")])
    assert (tmp_path / "a").read_bytes() == b"a"
    write = atomic.write_bytes

    def full(path: Path, data: bytes) -> None:
        if path.name == "b":
            raise OutputError(Text("full", "满"), Text("", ""))
        write(path, data)

    monkeypatch.setattr(saving, "write_bytes", full)
    with pytest.raises(OutputError):
        save_all(tmp_path, edits)
    assert [(tmp_path / name).read_bytes() for name in ("a", "b")] == [b"a", b"b"]
    monkeypatch.undo()
    assert len(save_all(tmp_path, edits)) == 2
    assert [(tmp_path / name).read_bytes() for name in ("a", "b")] == [b"new", b"new"]
