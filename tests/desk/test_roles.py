"""Writer, proofreader, editor, chief: each may do what is theirs, and a guesser is made to wait."""

from __future__ import annotations

import time
from collections.abc import Iterator

import httpx
import pytest

from publisher.desk.guard import COOKIE
from publisher.desk.roles import Role, keys_of
from publisher.errors import InputError
from publisher.session import Session
from tests.desk.conftest import EDITOR, KEY, PROOFREADER, WRITER, Served, serving, two_pages

ROLES = {"writer": WRITER, "proofreader": PROOFREADER, "editor": EDITOR, "chief": KEY}
CHANGES = ("body", "field", "names", "figure", "undo", "fix", "sign", "build", "allow", "move", "looked", "release")
MAY = {
    "writer": {"body", "field", "names", "figure", "undo"},
    "proofreader": {"body", "field", "names", "figure", "undo", "fix", "sign", "build"},
    "editor": set(CHANGES) - {"release"},
    "chief": set(CHANGES),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, session: Session) -> Iterator[Served]:
    with serving(two_pages(tmp_path_factory.mktemp("roles") / "issue"), session) as served:
        yield served


def as_role(desk: Served, role: str) -> httpx.Client:
    base = desk.address.partition("/?")[0]
    return httpx.Client(base_url=base, timeout=30, headers={"origin": base}, cookies={COOKIE: ROLES[role]})


@pytest.mark.parametrize("role", ROLES)
def test_each_may_ask_for_what_is_theirs(role: str, desk: Served) -> None:
    with as_role(desk, role) as client:
        assert client.get("/api/state").json()["role"] == role
        for change in CHANGES:
            # Nothing is said that could be done: what is let through is not understood, or refused for its own reason.
            answer = client.post(f"/api/{change}", json={"nonsense": True} if change not in ("undo", "build") else [])
            assert answer.status_code == 400
            assert ("您无权做这一改动" in answer.text) == (change not in MAY[role]), (role, change)


@pytest.mark.parametrize(
    ("role", "stage", "allowed"),
    [
        ("proofreader", "first-review", False),
        ("proofreader", "first-proof", True),
        ("proofreader", "sign-off", False),
        ("editor", "sign-off", False),
        ("editor", "first-review", True),
        ("chief", "sign-off", True),
    ],
)
def test_each_signs_what_is_theirs(role: str, stage: str, allowed: bool, desk: Served) -> None:
    with as_role(desk, role) as client:
        answer = client.post("/api/sign", json={"stage": stage, "by": f"{role}-{stage}", "articles": []})
        assert ("您无权签署" in answer.text) == (not allowed), answer.text
        assert (answer.status_code == 200) == allowed


def test_every_role_enters_with_its_own_key(desk: Served) -> None:
    base = desk.address.partition("?")[0]
    for role, key in ROLES.items():
        with httpx.Client(base_url=base, follow_redirects=True) as client:
            client.get("/", params={"key": key})
            assert client.get("/api/state").json()["role"] == role


def test_a_guesser_waits_and_whoever_has_a_key_does_not(desk: Served) -> None:
    base = desk.address.partition("?")[0]
    with httpx.Client(base_url=base) as guesser, as_role(desk, "writer") as writer:
        for number in range(11):
            assert guesser.get("/", params={"key": f"guess-{number}"}).status_code == 403
        begin = time.monotonic()
        assert guesser.get("/", params={"key": "guess"}).status_code == 403
        assert time.monotonic() - begin >= 1
        assert writer.get("/api/state").status_code == 200


def test_passwords_come_from_the_environment() -> None:
    found = keys_of({"P": "the chief of all", "P_WRITER": "whoever writes", "P_EDITOR": ""}, "P")
    assert (found.role("the chief of all"), found.role("whoever writes")) == (Role.CHIEF, Role.WRITER)
    assert found.role("") is None and found.role("密码") is None
    for wrong in (
        {},
        {"P": "short"},
        {"P": "the chief of all", "P_WRITER": "short"},
        {"P": "x" * 12, "P_WRITER": "x" * 12},
    ):
        with pytest.raises(InputError):
            keys_of(wrong, "P")
