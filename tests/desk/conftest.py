"""An issue of two pages on a desk of its own, served as the command serves it."""

from __future__ import annotations

import datetime
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page

from publisher.desk.app import Desk
from publisher.desk.newsroom import Newsroom
from publisher.desk.release import Press
from publisher.desk.roles import Keys, Role
from publisher.desk.shelf import Shelf
from publisher.desk.work import Work
from publisher.session import Session
from tests.small_issue import SMALL

KEY = "a-key-for-tests-only"
WRITER, PROOFREADER, EDITOR = "a-writer-in-tests", "a-reader-in-tests", "an-editor-in-tests"
KEYS = Keys({Role.CHIEF: KEY, Role.WRITER: WRITER, Role.PROOFREADER: PROOFREADER, Role.EDITOR: EDITOR})
NOON = datetime.datetime(2026, 5, 11, 12, 0)


@dataclass(frozen=True)
class Served:
    """The desk's address with its key, and the issue's folder."""

    address: str
    folder: Path

    def read(self, name: str) -> str:
        return (self.folder / name).read_text("utf-8")


def two_pages(folder: Path) -> Path:
    """The small issue, its second story on a second page; one mark is half-width, which can be mended by itself."""
    shutil.copytree(SMALL, folder)
    manifest = folder / "issue.yaml"
    text = manifest.read_text("utf-8")
    text = text.replace(
        "[tea-road, night-market]      # 重要的在前",
        "[tea-road]      # 重要的在前\n  - {number: 2, section: 民生, articles: [night-market]}",
    )
    manifest.write_text(text, "utf-8")
    body = folder / "articles" / "tea-road.md"
    body.write_text(body.read_text("utf-8").replace("，", ",", 1), "utf-8")
    return folder


@pytest.fixture(scope="session")
def session() -> Iterator[Session]:
    with Session() as kept:
        yield kept


def application_of(folder: Path, session: Session) -> Desk | Newsroom:
    """The desk of an issue, or the newsroom of a folder of issues, with its newsstand beside it."""
    if (folder / "issue.yaml").is_file():
        return Desk(Work(folder, session), lambda: NOON, Press(folder.parent / "dist"))
    press = Press(folder.parent / "dist", folder.parent / "stand", "https://paper.example/")
    return Newsroom(Shelf(folder), session, lambda: NOON, press)


@contextmanager
def serving(folder: Path, session: Session) -> Iterator[Served]:
    """The desk of an issue on a port of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    host = f"127.0.0.1:{port}"
    application = application_of(folder, session).application(frozenset({host}), KEYS)
    config = uvicorn.Config(application, host="127.0.0.1", port=port, log_level="critical", access_log=False)
    config.timeout_graceful_shutdown = 1
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield Served(f"http://{host}/?key={KEY}", folder)
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def desk(tmp_path: Path, session: Session) -> Iterator[Served]:
    with serving(two_pages(tmp_path / "issue"), session) as served:
        yield served


@pytest.fixture
def page(desk: Served, browser: Browser) -> Iterator[Page]:
    opened = opened_at(desk, browser)
    yield opened
    opened.context.close()


def opened_at(desk: Served, browser: Browser, scheme: str = "light", *, watched: bool = True) -> Page:
    """The desk in a window. To wait for what a script sees, the browser must let our scripts in (``watched``)."""
    context = browser.new_context(
        viewport={"width": 1440, "height": 1000},
        color_scheme=scheme,  # type: ignore[arg-type]
        bypass_csp=watched,
    )
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.goto(desk.address)
    page.locator("#sheet img").wait_for()
    return page
