"""The newsstand: whole, stable, changed only where something changed, and never at the cost of anybody else's file."""

from __future__ import annotations

import base64
import datetime
import email
import hashlib
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from playwright.sync_api import Browser

from publisher.cli import run
from publisher.errors import InputError, OutputError
from publisher.newsstand import minisign
from publisher.newsstand.publishing import Published, publish
from tests.newsstand.conftest import BASE, TODAY, Builds, served
from tests.site.test_epaper import AXE

ATOM = "{http://www.w3.org/2005/Atom}"


def published(builds: Builds, site: Path, today: datetime.date = TODAY, **more: Any) -> Published:
    return publish(builds.folder, site, BASE, today=today, **more)


def contents(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def entries(site: Path, name: str) -> list[tuple[str, str]]:
    root = etree.parse(str(site / name)).getroot()
    return [
        (entry.findtext(f"{ATOM}id") or "", entry.findtext(f"{ATOM}updated") or "")
        for entry in root.iter(f"{ATOM}entry")
    ]


def test_all_there_is_and_every_link_in_it_leads_somewhere(builds: Builds, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert published(builds, site).issues == 3
    pages = {path.relative_to(site): html.fromstring(path.read_bytes()) for path in site.rglob("*.html")}
    for here, tree in pages.items():
        for _, attribute, link, _ in tree.iterlinks():  # type: ignore[attr-defined]
            if attribute == "srcset" or link.startswith("data:"):
                continue
            if link.startswith(BASE):
                link = "/" + link.removeprefix(BASE)
            assert "://" not in link, (here, link)
            path = link.partition("#")[0]
            target = Path(site, path.lstrip("/")) if path.startswith("/") else Path(site, here.parent, path)
            target = Path(target, "index.html") if target.is_dir() else target
            assert not path or target.exists(), (here, link)
    assert [name for name, _ in entries(site, "feed.xml")] == [
        f"urn:uuid:00000000-0000-5000-8000-{n:012}" for n in (2, 1, 0)
    ]
    assert sorted(path.name for path in (site / "years").iterdir()) == ["2025.html", "2026.html"]
    for line in (site / "SHA256SUMS").read_text("utf-8").splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((site / name).read_bytes()).hexdigest() == digest


def test_a_heading_stands_over_recent_issues_only_where_there_are_some(builds: Builds, tmp_path: Path) -> None:
    published(builds, tmp_path / "three")
    assert "Recent issues" in (tmp_path / "three" / "index.html").read_text("utf-8")
    for place in (0, 1):
        shutil.rmtree(builds.folder / f"issue-{place}")
    published(builds, tmp_path / "one")
    text = (tmp_path / "one" / "index.html").read_text("utf-8")
    assert "Recent issues" not in text
    assert "Subscribe" in text


def test_a_second_run_writes_nothing_and_a_fresh_one_the_same_bytes(builds: Builds, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    published(builds, first)
    before = {path: path.stat().st_mtime_ns for path in first.rglob("*") if path.name != "newsstand.json"}
    again = published(builds, first, TODAY + datetime.timedelta(days=30))
    assert (again.written, again.removed) == (0, 0)
    assert {path: path.stat().st_mtime_ns for path in first.rglob("*") if path.name != "newsstand.json"} == before
    published(builds, second)
    assert contents(first) == contents(second)


def test_a_correction_is_a_new_version_of_the_same_name(builds: Builds, tmp_path: Path) -> None:
    site = tmp_path / "site"
    published(builds, site)
    before = contents(site)
    builds.write(1, " corrected")
    published(builds, site)
    after = contents(site)
    changed = {name for name in after if after[name] != before.get(name)}
    assert not [name for name in changed if name.startswith("issues/2025-12-29/pages")]
    name = "urn:uuid:00000000-0000-5000-8000-000000000001"
    assert dict(entries(site, "feed.xml"))[name] == "2026-03-01T00:00:01Z"
    kept = json.loads((site / "newsstand.json").read_text("utf-8"))["issues"][name]
    assert (kept["version"], kept["slug"]) == (2, "2025-12-31")
    # What was corrected is not forgotten by the next run.
    assert published(builds, site, TODAY + datetime.timedelta(days=9)).written == 0


def test_an_issue_taken_away_leaves_a_tombstone(builds: Builds, tmp_path: Path) -> None:
    site = tmp_path / "site"
    published(builds, site)
    shutil.rmtree(builds.folder / "issue-0")
    published(builds, site)
    assert [path.name for path in (site / "issues" / "2025-12-29").iterdir()] == ["index.html"]
    assert b"2026-03-01" in (site / "issues" / "2025-12-29" / "index.html").read_bytes()
    assert b'ref="urn:uuid:00000000-0000-5000-8000-000000000000"' in (site / "feed.xml").read_bytes()
    builds.write(0)
    published(builds, site)
    assert (site / "issues" / "2025-12-29" / "page-2.html").is_file()
    assert b"deleted-entry" not in (site / "feed.xml").read_bytes()


def test_files_of_others_are_neither_deleted_nor_written_over(builds: Builds, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "CNAME").write_text("paper.example")
    published(builds, site)
    shutil.rmtree(builds.folder / "issue-2")
    published(builds, site)
    assert (site / "CNAME").read_text() == "paper.example"
    other = tmp_path / "other"
    other.mkdir()
    (other / "index.html").write_text("mine")
    with pytest.raises(OutputError, match=r"index\.html"):
        published(builds, other)
    assert (other / "index.html").read_text() == "mine"


def test_two_builds_of_one_issue_are_refused(builds: Builds, tmp_path: Path) -> None:
    builds.write(7, identifier="urn:uuid:00000000-0000-5000-8000-000000000001")
    with pytest.raises(InputError, match="one issue"):
        published(builds, tmp_path / "site")
    assert not (tmp_path / "site" / "index.html").exists()


@pytest.mark.parametrize(
    ("changes", "why"), [({"date": datetime.date(2027, 1, 1)}, "to come"), ({"ready": False}, "errors")]
)
def test_what_may_not_be_published_is_told_and_the_others_are(
    changes: dict[str, Any], why: str, builds: Builds, tmp_path: Path
) -> None:
    builds.write(8, **changes)
    done = published(builds, tmp_path / "site")
    assert done.issues == 3
    assert [(one.folder.name, why in one.why.en) for one in done.refused] == [("issue-8", True)]


def test_a_cover_that_is_missing_is_told(builds: Builds, tmp_path: Path) -> None:
    (builds.folder / "issue-1" / "site" / "cover.jpg").unlink()
    assert [one.folder.name for one in published(builds, tmp_path / "site").refused] == ["issue-1"]


def test_strange_titles_are_text_and_nothing_else(builds: Builds, tmp_path: Path) -> None:
    title = "<b>Fish & chips</b> “😀” " + "x" * 300
    for place in range(3):
        builds.write(place, title=title)
    published(builds, tmp_path / "site")
    assert (etree.parse(str(tmp_path / "site" / "feed.xml")).getroot().findtext(f"{ATOM}title")) == title
    assert b"<b>Fish" not in (tmp_path / "site" / "index.html").read_bytes()
    assert json.loads((tmp_path / "site" / "opds" / "v2.json").read_text("utf-8"))["metadata"]["title"] == title


@pytest.mark.parametrize("url", ["paper.example", "ftp://paper.example", "https://", ""])
def test_an_address_without_its_scheme_is_refused(url: str, builds: Builds, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="https"):
        try:
            publish(builds.folder, tmp_path / "site", url, today=TODAY)
        except InputError as error:
            raise InputError(error.hint, error.hint) from error


def test_damaged_and_missing_builds(builds: Builds, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for folder in (tmp_path / "empty", tmp_path / "gone"):
        with pytest.raises(InputError):
            publish(folder, tmp_path / "site", BASE, today=TODAY)
    (builds.folder / "issue-1" / "issue.json").write_text("{")
    with pytest.raises(InputError, match=r"issue\.json"):
        published(builds, tmp_path / "site")
    (tmp_path / "site" / "newsstand.json").write_text("{")
    builds.write(1)
    with pytest.raises(InputError, match=r"newsstand\.json"):
        published(builds, tmp_path / "site")


def _key() -> tuple[str, bytes]:
    """A secret key without a password, as minisign writes it, and its number."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    seed, number = bytes(range(32)), b"12345678"
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    raw = b"Ed" + b"\0\0" + b"B2" + bytes(48) + number + seed + public + bytes(32)
    return f"untrusted comment: minisign secret key\n{base64.b64encode(raw).decode()}\n", number


def test_the_checksums_are_signed_as_minisign_verifies(builds: Builds, tmp_path: Path) -> None:
    text, _ = _key()
    site = tmp_path / "site"
    published(builds, site, key=minisign.key_of(text))
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    lines = (site / "SHA256SUMS.minisig").read_text("utf-8").splitlines()
    public = base64.b64decode((site / "minisign.pub").read_text("utf-8").splitlines()[1])
    signature, over = base64.b64decode(lines[1]), base64.b64decode(lines[3])
    key = Ed25519PublicKey.from_public_bytes(public[10:])
    sums = (site / "SHA256SUMS").read_bytes()
    assert signature[:2] == b"ED" and signature[2:10] == public[2:10]
    key.verify(signature[10:], hashlib.blake2b(sums, digest_size=64).digest())
    key.verify(over, signature[10:] + lines[2].removeprefix("trusted comment: ").encode())
    with pytest.raises(InvalidSignature):
        key.verify(signature[10:], hashlib.blake2b(sums + b" ", digest_size=64).digest())
    secret = base64.b64decode(text.splitlines()[1])[62:94]
    assert not [name for name, data in contents(site).items() if secret in data or base64.b64encode(secret) in data]
    program = shutil.which("minisign")
    if program:
        command = [program, "-Vm", str(site / "SHA256SUMS"), "-p", str(site / "minisign.pub")]
        assert subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("text", ["", "secret", base64.b64encode(b"Ed" + b"Sc" + bytes(154)).decode()])
def test_a_key_that_is_none_or_has_a_password_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="PUBLISHER_MINISIGN_KEY"):
        minisign.key_of(text)


def test_the_letter_has_the_book(builds: Builds, tmp_path: Path) -> None:
    published(builds, tmp_path / "site")
    letter = email.message_from_bytes((tmp_path / "site" / "digest.eml").read_bytes())
    (book,) = [part for part in letter.walk() if part.get_content_type() == "application/epub+zip"]
    data = book.get_payload(decode=True)
    assert data == next((tmp_path / "site" / "issues" / "2026-01-02").glob("*.epub")).read_bytes()


def test_catalogues_have_pages_facets_and_covers(
    builds: Builds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from publisher.newsstand import feeds

    monkeypatch.setattr(feeds, "PAGE", 2)
    site = tmp_path / "site"
    published(builds, site)
    first = etree.parse(str(site / "opds" / "all.xml")).getroot()
    links = [(link.get("rel"), link.get("href")) for link in first.iterfind(f"{ATOM}link")]
    assert ("next", f"{BASE}opds/all-2.xml") in links
    assert len([rel for rel, _ in links if rel == "http://opds-spec.org/facet"]) == 2
    for entry in first.iter(f"{ATOM}entry"):
        rels = {link.get("rel"): link.get("href", "") for link in entry.iterfind(f"{ATOM}link")}
        for rel in ("http://opds-spec.org/image", "http://opds-spec.org/acquisition/open-access"):
            assert (site / rels[rel].removeprefix(BASE)).is_file()
    second = json.loads((site / "opds" / "v2.json").read_text("utf-8"))
    assert [link["href"] for link in second["links"] if link["rel"] == "next"] == [f"{BASE}opds/v2-p2.json"]
    assert second["publications"][0]["metadata"]["belongsTo"]["newspaper"]["issue"] == {"position": 3}


def test_a_catalogue_speaks_its_papers_language_and_names_each_papers_publisher(builds: Builds, tmp_path: Path) -> None:
    builds.write(0, language="zh-Hans", publisher="甲报社")
    builds.write(1, language="zh-Hans", publisher="乙报社")
    builds.write(2, language="zh-Hans", publisher="丙报社")
    site = tmp_path / "site"
    published(builds, site)
    root = etree.parse(str(site / "opds" / "root.xml")).getroot()
    counts = [entry.findtext(f"{ATOM}content") for entry in root.iter(f"{ATOM}entry")]
    assert counts == ["3 期", "1 期", "2 期"]
    feed = etree.parse(str(site / "opds" / "all.xml")).getroot()
    assert (feed.findtext(f"{ATOM}title") or "").endswith(" · 全部各期")
    groups = {link.get("{http://opds-spec.org/2010/catalog}facetGroup") for link in feed.iterfind(f"{ATOM}link")}
    assert groups == {None, "年份"}
    names = [entry.findtext(f"{ATOM}author/{ATOM}name") for entry in feed.iter(f"{ATOM}entry")]
    assert names == ["丙报社", "乙报社", "甲报社"]
    second = json.loads((site / "opds" / "v2.json").read_text("utf-8"))
    assert second["facets"][0]["metadata"]["title"] == "年份"


def test_the_command(builds: Builds, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = str(tmp_path / "site")
    assert run(["publish", str(builds.folder), "--site", site, "--base-url", BASE, "-q"]) == 0
    assert capsys.readouterr().out.startswith("3 issues")
    assert run(["publish", str(builds.folder), "--site", site, "--base-url", "paper", "-q"]) == 2


def test_from_the_newsstand_to_a_story_and_by_search(builds: Builds, tmp_path: Path, browser: Browser) -> None:
    site = tmp_path / "site"
    published(builds, site)
    with served(site) as address:
        for scheme, width in (("light", 1280), ("dark", 1280), ("light", 390), ("dark", 320)):
            page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
            for name in ("index.html", "years/2025.html", "search.html", "issues/2025-12-31/index.html"):
                page.goto(address + name)
                page.add_script_tag(path=AXE)
                for tongue in ("zh", "en"):
                    page.evaluate("name => document.querySelector(`.to-${name}`).click()", tongue)
                    # Nothing lies beside the screen.
                    assert page.evaluate("document.documentElement.scrollWidth") == width
                    found = page.evaluate("axe.run()")["violations"]
                    assert [(one["id"], [node["html"][:90] for node in one["nodes"]]) for one in found] == []
            page.close()
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(address)
        for _ in range(20):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.className") == "btn pri":
                break
        page.keyboard.press("Enter")
        page.wait_for_url("**/issues/2026-01-02/index.html")
        page.locator(".zone rect").first.click()
        assert page.locator(".read article:target .txt").is_visible()
        page.locator(".grp a[rel=prev]").first.click()
        page.wait_for_url("**/issues/2025-12-31/index.html")
        page.goto(address + "search.html")
        page.fill("#words", "observatory")
        page.keyboard.press("Enter")
        page.locator("#told .en").wait_for(timeout=15_000)
        assert page.locator("#told").inner_text().endswith(" found")
        page.locator(".tongue label", has_text="中文").click()
        assert page.locator("#told").inner_text().endswith(" 条结果")
        # The words of the page are not of the story's text.
        assert not {"第", "Page", "Small"} & set(page.locator("#results p").first.inner_text().split())
        page.locator("#results a").first.click()
        page.wait_for_url("**/articles/*.html")
        page.close()
