"""An issue on the desk: looked at after every change, in one thread; edits, each of which can be taken back."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from contextvars import ContextVar
from pathlib import Path

from publisher.atomic import read
from publisher.desk.guesses import note
from publisher.desk.more import more_of
from publisher.desk.since import Proof, lines_of
from publisher.desk.view import FIELDS, View, sooner, view_of
from publisher.editing.adding import with_articles
from publisher.editing.entries import with_allowed, with_figure_field, with_names
from publisher.editing.moving import moved
from publisher.editing.pinning import with_pin, without_pin
from publisher.editing.saving import Saved, fingerprint, save_all
from publisher.editing.values import with_field
from publisher.errors import InputError
from publisher.findings import Finding
from publisher.fixes.single import change_of
from publisher.imprint import Stage
from publisher.load import load
from publisher.load.documents import MANIFEST
from publisher.session import Session
from publisher.signing.signature import signatures
from publisher.signing.stages import stage_called
from publisher.signing.writing import add
from publisher.wording import Text

_MOST_UNDONE = 200
WINDOW: ContextVar[str] = ContextVar("window", default="")
"""Whose edit it is: the window that asked for it, by a name of its own. Nobody takes back another's."""


class Work:
    """One issue. ``look`` makes the view; everything else changes a file, and whoever watches files looks again."""

    def __init__(self, folder: Path, session: Session, lock: threading.Lock | None = None) -> None:
        """``lock`` is held while the session works; issues that share a session share it."""
        self.folder = folder.resolve()
        self._session = session
        self._lock = lock or threading.Lock()
        self._saving = threading.Lock()  # an edit does not wait for the pages of the one before
        self._view: View | None = None
        self._good: View | None = None
        self._done: list[tuple[str, tuple[Saved, ...]]] = []
        self._lines: Proof | None = None
        self._proof: Proof | None = None
        self.revision = 0
        self._seen: frozenset[tuple[str, int, int, int]] = frozenset()

    @property
    def is_news(self) -> bool:
        """Whether any file of the issue is another than when it was last looked at."""
        return self._stamp() != self._seen

    def _stamp(self) -> frozenset[tuple[str, int, int, int]]:
        found = set()
        for path in self.folder.rglob("*"):
            with suppress(OSError):
                told = path.stat()
                found.add((str(path), told.st_ino, told.st_mtime_ns, told.st_size))
        return frozenset(found)

    def look(self, early: Callable[[], None] = lambda: None) -> View:
        """The issue as it is now. ``early`` is called when the new pages can be shown, before they are judged.

        Of an issue that is broken the last good pages are shown with what is wrong.
        """
        with self._lock:
            self._seen = self._stamp()
            laid, pictures = self._session.lay_out(self.folder), {}
            if laid.layout is not None:
                pictures = dict(self._session.pictures(laid.layout.issue, laid.layout))
                self._lines = lines_of(laid.layout.composition)
                # Until something is signed, what was there when the desk opened is the proof.
                self._proof = self._proof if self._proof is not None else self._lines
                if self._good is not None:
                    self._view = sooner(self._good, self.folder, laid.layout.issue, laid.layout, pictures, self._proof)
                    self.revision += 1
                    early()
            view = view_of(self.folder, self._session.judged(laid), pictures, self._proof)
            if pictures:
                self._good = view
            elif self._good is not None:
                pages, old = self._good.shown["pages"], self._good.pictures
                view = View({**view.shown, "pages": pages, "stale": True}, old, view.findings, view.issue)
            self.revision += 1
            self._view = view
            return view

    @property
    def view(self) -> View:
        """The last view; a first one where there is none."""
        return self._view or self.look()

    def picture(self, page: int) -> bytes | None:
        """A page as PNG."""
        return self.view.pictures.get(page)

    def write_body(self, article: str, text: str, seen: str) -> str:
        """A new text of an article; the new fingerprint. Raises Conflict, InputError, OutputError."""
        body = self.view.shown["articles"].get(article, {}).get("body")
        if body is None:
            raise InputError(
                Text("This text stands in the manifest.", "这篇的正文写在清单里。"),
                Text("Change it in issue.yaml.", "请在 issue.yaml 中修改。"),
            )
        return self._save((body["path"], seen, text.encode("utf-8")))

    def write_field(self, article: str, field: str, value: str | None, seen: str) -> str:
        """A new value of a field in the manifest; its new fingerprint."""
        if field not in FIELDS:
            raise InputError(
                Text(f"There is no field {field}.", f"没有字段 {field}。"), Text("Load anew.", "请重新载入。")
            )
        return self._save_manifest(seen, lambda text: with_field(text, article, field, (value or "").strip() or None))

    def write_names(self, article: str, names: Sequence[str], seen: str) -> str:
        """New names in an article's byline; the manifest's new fingerprint."""
        told = [name.strip() for name in names if name.strip()]
        return self._save_manifest(seen, lambda text: with_names(text, article, told))

    def write_figure(self, article: str, figure: int, field: str, value: str | None, seen: str) -> str:
        """A new caption or description of an article's figure; the manifest's new fingerprint."""
        said = (value or "").strip() or None
        return self._save_manifest(seen, lambda text: with_figure_field(text, article, figure, field, said))

    def add(self, files: Sequence[tuple[str, bytes]]) -> int:
        """Bring copy into the issue, on no page yet; how many articles it was. Raises InputError, OutputError."""
        issue = self.view.issue
        if issue is None:
            raise InputError(Text("The manifest is broken.", "清单有误。"), Text("Mend it first.", "请先改正。"))
        more = more_of(issue, files)
        before = read(self.folder / MANIFEST)
        new = with_articles(before.decode("utf-8"), more.entries)
        more.lay_down(self.folder)
        self._save((MANIFEST, fingerprint(before), new.encode("utf-8")))
        return len(more.entries)

    def allow(self, number: int, reason: str, seen: str) -> str:
        """Allow what a finding tells, with the reason, for its article or else the issue."""
        finding = self._finding(number)
        return self._save_manifest(seen, lambda text: with_allowed(text, finding.article, finding.rule, reason))

    def move(self, article: str, page: int | None, place: int, seen: str) -> str:
        """An article to another place; the manifest's new fingerprint."""
        return self._save_manifest(seen, lambda text: moved(text, article, page, place))

    def pin(self, article: str, seen: str) -> str:
        """Pin an article to where it stands, or let it go again; the manifest's new fingerprint."""
        told = self.view.shown["articles"].get(article, {})
        if told.get("pinned"):
            return self._save_manifest(seen, lambda text: without_pin(text, article))
        frame = told.get("frame")
        if frame is None:
            raise InputError(
                Text("This page does not make itself up.", "本版不是自动组版。"),
                Text(
                    "A layout's template says where its stories stand; take template: out to pin them yourself.",
                    "稿件位置由版式模板决定；要自己钉住，请去掉 template:。",
                ),
            )
        columns, lines = frame["columns"], frame["lines"]
        return self._save_manifest(
            seen, lambda text: with_pin(text, article, (columns[0], columns[1]), (lines[0], lines[1]))
        )

    def fix(self, number: int) -> None:
        """Make the change that a finding offers."""
        finding, issue = self._finding(number), self.view.issue
        assert issue is not None, "a finding of it was found"
        changed = change_of(issue, finding, MANIFEST)
        self._save(
            *(
                (one.path.as_posix(), fingerprint(one.before.encode("utf-8")), one.after.encode("utf-8"))
                for one in changed
            )
        )

    def undo(self) -> bool:
        """Take the last edit of this window back; whether there was one.

        Raises Conflict where the same file has changed since.
        """
        with self._saving:
            mine = [place for place, (window, _) in enumerate(self._done) if window == WINDOW.get()]
            if not mine:
                return False
            save_all(self.folder, [(one.path, fingerprint(one.after), one.before) for one in self._done[mine[-1]][1]])
            del self._done[mine[-1]]
        return True

    def sign(
        self,
        stage: str,
        by: str,
        at: datetime.datetime,
        articles: tuple[str, ...],
        refuse: Callable[[Stage], None] = lambda stage: None,
    ) -> int:
        """Sign a stage; how many were added. Raises InputError where order, rule or ``refuse`` forbids it."""
        issue, _ = load(self.folder)
        if issue is None:
            raise InputError(Text("The manifest is broken.", "清单有误。"), Text("Mend it first.", "请先改正。"))
        meant: Stage = stage_called(stage, issue)
        refuse(meant)
        if meant == "sign-off" and self.view.shown["counts"]["error"]:
            raise InputError(
                Text("There are errors to be mended first.", "还有须改正的错误。"), Text("Mend them.", "请先改正。")
            )
        made = signatures(issue, meant, by, at, articles)
        if made:
            add(self.folder, made)
            self._proof = self._lines
        return len(made)

    def looked_at(self, guess: str) -> None:
        """Note that somebody has looked at a guess of the import and found it right."""
        with self._saving:
            note(self.folder, guess)

    def _finding(self, number: int) -> Finding:
        view = self.view
        if view.issue is None or not 0 <= number < len(view.findings):
            raise InputError(Text("That finding is gone.", "该问题已不存在。"), Text("Load anew.", "请重新载入。"))
        return view.findings[number]

    def _save_manifest(self, seen: str, change: Callable[[str], str]) -> str:
        text = read(self.folder / MANIFEST).decode("utf-8")
        return self._save((MANIFEST, seen, change(text).encode("utf-8")))

    def _save(self, *edits: tuple[str, str, bytes]) -> str:
        """Save the files of one edit, which is taken back as one; the last one's fingerprint."""
        with self._saving:
            done = save_all(self.folder, edits)
            if changed := tuple(one for one in done if one.before != one.after):
                self._done = [*self._done[-_MOST_UNDONE:], (WINDOW.get(), changed)]
            return fingerprint(done[-1].after)
