"""Who may speak to the desk, and what it never does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from publisher.desk.guard import COOKIE
from publisher.desk.work import Work
from publisher.editing.saving import fingerprint
from publisher.session import Session
from tests.desk.conftest import KEY, Served, serving, two_pages


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, session: Session) -> Iterator[Served]:
    with serving(two_pages(tmp_path_factory.mktemp("desk") / "issue"), session) as served:
        yield served


@pytest.fixture(scope="module")
def folder(desk: Served) -> Path:
    return desk.folder


@pytest.fixture(scope="module")
def client(desk: Served) -> Iterator[httpx.Client]:
    base = desk.address.partition("?")[0]
    with httpx.Client(base_url=base, timeout=30, headers={"origin": base.rstrip("/")}) as client:
        yield client


def own(client: httpx.Client) -> httpx.Client:
    client.cookies.set(COOKIE, KEY)
    return client


def test_without_the_key_nothing_is_shown(client: httpx.Client) -> None:
    client.cookies.clear()
    for path in ("/", "/api/state", "/page/1.png", "/assets/desk.js", "/?key=wrong"):
        assert client.get(path).status_code == 403
    entered = client.get(f"/?key={KEY}")
    assert entered.status_code == 303
    assert (
        "httponly" in entered.headers["set-cookie"].lower()
        and "samesite=strict" in entered.headers["set-cookie"].lower()
    )
    client.cookies.clear()


def test_another_name_for_this_machine_is_refused(client: httpx.Client) -> None:
    assert own(client).get("/", headers={"host": "evil.example:8137"}).status_code == 421


@pytest.mark.parametrize("headers", [{}, {"origin": "http://evil.example"}, {"origin": "null"}])
def test_only_the_desks_own_pages_change_anything(headers: dict[str, str], client: httpx.Client, folder: Path) -> None:
    before = (folder / "issue.yaml").read_bytes()
    assert (
        own(client)
        .post(
            "/api/move",
            json={"article": "tea-road", "page": 2, "place": 0, "seen": ""},
            headers={"origin": "", **headers},
        )
        .status_code
        == 403
    )
    form = {"content-type": "text/plain"}
    assert own(client).post("/api/undo", content="{}", headers=form).status_code == 403
    assert (folder / "issue.yaml").read_bytes() == before


@pytest.mark.parametrize(
    "path", ["/assets/..%2Fguard.py", "/assets/%2Fetc%2Fhostname", "/assets/nothing.js", "/page/99.png", "/page/x.png"]
)
def test_no_file_elsewhere_is_shown(path: str, client: httpx.Client) -> None:
    assert own(client).get(path).status_code == 404


def test_every_answer_has_the_policy(client: httpx.Client) -> None:
    for path in ("/", "/api/state", "/assets/desk.js"):
        answer = own(client).get(path)
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "unsafe" not in answer.headers["content-security-policy"]


@pytest.mark.parametrize("content", ["", "[]", "{", '{"article": 1}', "\xed\xa0\x80"])
def test_what_is_not_understood_changes_nothing(content: str, client: httpx.Client, folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    headers = {"content-type": "application/json"}
    for name in ("body", "field", "move", "fix", "sign"):
        assert own(client).post(f"/api/{name}", content=content.encode(), headers=headers).status_code in (400, 403)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_what_is_too_large_is_refused(client: httpx.Client) -> None:
    headers = {"content-type": "application/json"}
    assert own(client).post("/api/body", content=b" " * 4_000_001, headers=headers).status_code == 413


def test_a_text_changed_elsewhere_is_not_written_over(client: httpx.Client, folder: Path) -> None:
    state = own(client).get("/api/state").json()
    body = state["articles"]["tea-road"]["body"]
    file = folder / body["path"]
    file.write_text(body["text"] + "\n别处加的一段。\n", "utf-8")
    asked = {"article": "tea-road", "text": "我的", "seen": body["seen"]}
    answer = own(client).post("/api/body", json=asked)
    assert answer.status_code == 409
    assert answer.json()["conflict"]["text"].endswith("别处加的一段。\n")
    assert file.read_text("utf-8").endswith("别处加的一段。\n")
    file.write_text(body["text"], "utf-8")


def test_edits_are_taken_back_one_by_one(client: httpx.Client, folder: Path) -> None:
    before = (folder / "issue.yaml").read_bytes()
    seen = fingerprint(before)
    for headline in ("第一次", "第二次"):
        answer = own(client).post(
            "/api/field", json={"article": "tea-road", "field": "headline", "value": headline, "seen": seen}
        )
        seen = answer.json()["seen"]
    assert "headline: 第二次" in (folder / "issue.yaml").read_text("utf-8")
    assert own(client).post("/api/undo", json={}).json() == {"undone": True}
    assert "headline: 第一次" in (folder / "issue.yaml").read_text("utf-8")
    own(client).post("/api/undo", json={})
    assert (folder / "issue.yaml").read_bytes() == before


def test_a_broken_manifest_is_told_and_the_last_pages_stay(folder: Path, session: Session) -> None:
    manifest = folder / "issue.yaml"
    good = manifest.read_text("utf-8")
    work = Work(folder, session)
    assert work.look().shown["pages"][0]["picture"]
    manifest.write_text(good.replace("publication:", "publicatoin:"), "utf-8")
    shown = work.look().shown
    assert shown["broken"] and shown["stale"] and shown["pages"][0]["picture"]
    assert {one["file"] for one in shown["findings"] if one["severity"] == "error"} == {"issue.yaml"}
    json.dumps(shown)
    manifest.write_text(good, "utf-8")
    assert not work.look().shown["broken"]
