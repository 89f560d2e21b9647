"""Five hundred edits from two clients while the server is killed three times: what was acknowledged is there."""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import yaml

from publisher.desk.guard import COOKIE
from publisher.editing.saving import fingerprint
from publisher.load import load
from tests.desk.conftest import two_pages

EDITS = 500
KILLS = (100, 230, 370)


class Server:
    """The command in a process of its own, at the same address again after each kill."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clients: list[httpx.Client] = []
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.begin()

    def begin(self) -> None:
        command = [str(Path(sys.executable).with_name("publisher")), "desk", str(self.folder), "--port", str(self.port)]
        environment = {**os.environ, "PUBLISHER_LANG": "en"}
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment)
        assert self.process.stdout is not None
        address = self.process.stdout.readline().decode().split("open: ")[1].strip()
        base, _, key = address.partition("/?key=")
        self.clients.append(httpx.Client(base_url=base, timeout=20, headers={"origin": base}, cookies={COOKIE: key}))

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate()

    def end(self) -> None:
        self.kill()
        for client in self.clients:
            client.close()


class Editor(threading.Thread):
    """Writes one article's text and headline in turn, and moves it about; remembers what was acknowledged."""

    def __init__(self, server: Server, article: str, count: Callable[[], bool], seed: int) -> None:
        super().__init__(daemon=True)
        self.server, self.article, self.count = server, article, count
        self.chance = random.Random(seed)
        self.kept: dict[str, str] = {}
        self.sent: dict[str, str] = {}
        self.trouble: list[str] = []

    def run(self) -> None:
        try:
            while self.count():
                self.edit()
        except Exception as error:
            self.trouble.append(repr(error))

    def edit(self) -> None:
        kind = self.chance.choice(["body", "body", "headline", "kicker", "move"])
        value = (
            "".join(self.chance.choices("山路茶叶夜市灯火人家 “”，。:#'\"", k=self.chance.randint(4, 30))).strip()
            or "山路"
        )
        for _ in range(400):
            try:
                if self.attempt(kind, value):
                    return
            except (httpx.HTTPError, ValueError, KeyError):
                time.sleep(0.05)  # the server is gone; it comes back
        raise AssertionError(f"{kind} was never taken")

    def attempt(self, kind: str, value: str) -> bool:
        manifest = (self.server.folder / "issue.yaml").read_bytes()
        body = (self.server.folder / f"articles/{self.article}.md").read_bytes()
        asked: dict[str, str | int]
        if kind == "body":
            asked = {"article": self.article, "text": value, "seen": fingerprint(body)}
        elif kind == "move":
            page = self.chance.choice([1, 2])
            asked = {"article": self.article, "page": page, "place": 0, "seen": fingerprint(manifest)}
        else:
            asked = {"article": self.article, "field": kind, "value": value, "seen": fingerprint(manifest)}
        self.sent[kind] = value
        answer = self.server.clients[-1].post(f"/api/{'field' if kind in ('headline', 'kicker') else kind}", json=asked)
        if answer.status_code == 200:
            self.kept[kind] = value
            return True
        if answer.status_code not in (403, 409):  # 403: it was begun again, with another key
            raise AssertionError(f"{kind}: {answer.status_code} {answer.text[:200]}")
        return False


def test_nothing_that_was_acknowledged_is_lost(tmp_path: Path) -> None:
    folder = two_pages(tmp_path / "issue")
    server = Server(folder)
    made, lock = [0], threading.Lock()

    def count() -> bool:
        with lock:
            made[0] += 1
            return made[0] <= EDITS

    editors = [Editor(server, name, count, seed) for seed, name in enumerate(("tea-road", "night-market"))]
    for editor in editors:
        editor.start()
    for kill in KILLS:
        while made[0] < kill and any(editor.is_alive() for editor in editors):
            time.sleep(0.005)
        server.kill()
        valid(folder)
        server.begin()
    for editor in editors:
        editor.join(180)
    server.end()
    assert [editor.trouble for editor in editors] == [[], []]
    assert made[0] > EDITS
    manifest = valid(folder)
    for editor in editors:
        entry = next(one for one in manifest["articles"] if one["id"] == editor.article)
        body = (folder / f"articles/{editor.article}.md").read_text("utf-8")
        assert body == editor.kept["body"]
        assert {kind: entry[kind] for kind in ("headline", "kicker") if kind in editor.kept} == {
            kind: editor.kept[kind] for kind in ("headline", "kicker") if kind in editor.kept
        }
    assert sum(len(page["articles"]) for page in manifest["pages"]) == 2
    assert not [path for path in folder.rglob("*") if path.suffix in (".tmp", ".part")]


def valid(folder: Path) -> dict[str, list[dict[str, str]]]:
    """The manifest, whole and readable, with every text."""
    issue, faults = load(folder)
    assert issue is not None, faults
    for name in ("tea-road", "night-market"):
        (folder / f"articles/{name}.md").read_text("utf-8")
    tree = yaml.safe_load((folder / "issue.yaml").read_text("utf-8"))
    assert isinstance(tree, dict)
    assert "# 重要的在前" in (folder / "issue.yaml").read_text("utf-8")
    return tree
