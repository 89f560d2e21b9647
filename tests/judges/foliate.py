"""foliate-js, the engine of a reader program, opens a book in Chromium and reads it as a person would."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Route

from tests.judges.tools import JudgeMissing

ENGINE = Path(__file__).parents[2] / "node_modules" / "foliate-js"
PLACE = "http://reader.test/"
"""An address that nobody has: every request is answered here, and one to any other address is a fault."""

OWN_WARNING = "An iframe which has both allow-scripts and allow-same-origin for its sandbox attribute"
"""What Chromium says of the engine's own frame for any book."""

START = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Reader</title><link rel="icon" href="data:,">
<style>html, body { margin: 0; height: 100%; } foliate-view { display: block; height: 100%; }</style>
<script type="module">
import "/engine/view.js"
window.view = document.createElement("foliate-view")
document.body.append(view)
window.ready = view.open("/book.epub").then(() => view.init({}))
</script>"""

# From the first page to the last: for each section its pages, as the characters that the reader sees (from, to, of).
# A range may end with a whole run of text, so the next page may begin with what the last one had.
TURN_THROUGH = """async () => {
  const long = (range) => {
    const part = range.cloneContents()
    for (const one of part.querySelectorAll("[hidden]")) one.remove()
    return part.textContent.replace(/\\s/g, "").length
  }
  const shown = view.book.sections.map(() => [])
  for (let turns = 0; turns < 2000; turns++) {
    const {section, range} = view.lastLocation
    const whole = range.startContainer.ownerDocument.createRange(), before = whole.cloneRange()
    whole.selectNodeContents(range.startContainer.ownerDocument.body)
    before.setStart(whole.startContainer, whole.startOffset)
    before.setEnd(range.startContainer, range.startOffset)
    shown[section.current].push([long(before), long(before) + long(range), long(whole)])
    const here = [section.current, view.renderer.page]
    await view.next()
    if (here[0] === view.lastLocation.section.current && here[1] === view.renderer.page) return shown
  }
  throw new Error("no end after 2000 pages")
}"""

# One section after the other: its own text, how it runs, and how many of its pictures are drawn.
GO_THROUGH = """async () => {
  const seen = []
  for (const [index, section] of view.book.sections.entries()) {
    await view.goTo(index)
    const {doc} = view.renderer.getContents().find(one => one.index === index)
    const images = [...doc.querySelectorAll("img, image")]
    const boxes = images.map(one => one.getBoundingClientRect()).filter(box => box.width > 0 && box.height > 0)
    seen.push({
      name: section.id, text: doc.body.textContent, language: doc.documentElement.lang,
      writing: doc.defaultView.getComputedStyle(doc.body).writingMode, pictures: images.length, drawn: boxes.length,
    })
  }
  return seen
}"""

# Where each entry of a list leads: the section's name, and the very element where one is meant.
RESOLVE = """async (list) => {
  const flat = (items) => (items ?? []).flatMap(one => [one, ...flat(one.subitems)])
  const found = []
  for (const {label, href} of flat(view.book[list])) {
    const target = view.book.resolveHref(href)
    const section = view.book.sections[target?.index]
    const anchor = section ? target.anchor(await section.createDocument()) : null
    found.push({label, href, section: section?.id ?? null, fragment: href.includes("#"), id: anchor?.id ?? null})
  }
  return found
}"""


class Reader:
    """A book that is open; ``faults`` is all that the browser objected to since."""

    def __init__(self, page: Page, faults: list[str]) -> None:
        self.page, self.faults = page, faults

    def ask(self, script: str, argument: Any = None) -> Any:
        """What the script gives; ``view`` is the reader's window, ``view.book`` the book."""
        return self.page.evaluate(script, argument)


@contextmanager
def opened(browser: Browser, book: bytes) -> Iterator[Reader]:
    """The book on the reader's first page."""
    if not (ENGINE / "view.js").is_file():
        raise JudgeMissing("foliate-js is missing. `make test` installs it.")
    faults: list[str] = []

    def answer(route: Route) -> None:
        address = urlsplit(route.request.url)
        name = address.path.lstrip("/")
        file = ENGINE / name.removeprefix("engine/")
        if f"{address.scheme}://{address.netloc}/" != PLACE:
            faults.append(f"asked for {route.request.url}")
            route.abort()
        elif not name:
            route.fulfill(body=START, content_type="text/html")
        elif name == "book.epub":
            route.fulfill(body=book, content_type="application/epub+zip")
        elif name.startswith("engine/") and file.is_file():
            route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(file.name)[0] or "text/javascript")
        else:
            faults.append(f"asked for {route.request.url}")
            route.fulfill(status=404)

    def heard(said: ConsoleMessage) -> None:
        if said.type in ("error", "warning") and not said.text.startswith(OWN_WARNING):
            faults.append(said.text)

    page = browser.new_page(viewport={"width": 360, "height": 400})  # small, so that short stories fill several pages
    page.on("console", heard)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.route("**/*", answer)
    try:
        page.goto(PLACE)
        page.wait_for_function("window.ready")
        page.evaluate("window.ready")
        yield Reader(page, faults)
    finally:
        page.close()
