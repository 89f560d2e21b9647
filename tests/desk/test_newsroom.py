"""The newsroom: a folder of issues in a browser, from dropped texts to a released issue."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import yaml
from playwright.sync_api import Browser, Page

from publisher.desk.guard import COOKIE
from publisher.desk.guesses import guesses
from publisher.desk.shelf import Shelf
from publisher.load import load
from publisher.session import Session
from tests.desk.conftest import KEY, Served, serving, two_pages
from tests.site.test_epaper import AXE

COPY = {
    "码头.txt": (
        "溪城老码头修缮完工 今起对外开放\n林一苇\n\n"
        "昨天上午，溪城老码头修缮工程通过验收。记者在现场看到，石阶重新铺过，两侧的栏杆也换成了木质的。\n\n"
        "据介绍，修缮工程历时八个月，沿用了当地的青石和老工艺，周边还新设了停车位和公厕。\n"
    ),
    "卫生院.txt": (
        "镇卫生院添新设备 群众看病少跑路\n石宽\n\n"
        "本月起，溪城镇卫生院启用新的检查设备，群众在家门口就能做心脏彩超。\n\n"
        "卫生院负责人介绍，设备启用一周，已为六十多位村民做了检查，其中三位被及时转往县医院治疗。\n"
    ),
    "春茶.txt": (
        "茶农学新技术 春茶卖出好价钱\n吴晓\n\n"
        "清明前后，溪城的茶山格外热闹。今年镇里请来农技人员，到田头教茶农修剪和施肥。\n\n"
        "镇农业服务中心统计，全镇春茶产量比去年多了一成，产值多了两成。\n"
    ),
}


@pytest.fixture
def room(tmp_path: Path, session: Session) -> Iterator[Served]:
    """A folder with one issue, its desk and its newsstand."""
    two_pages(tmp_path / "issues" / "2026-05-11")
    with serving(tmp_path / "issues", session) as served:
        yield served


@pytest.fixture
def page(room: Served, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, bypass_csp=True, locale="zh-CN")
    opened = context.new_page()
    opened.set_default_timeout(30_000)
    opened.goto(room.address)
    opened.locator("#plan option").first.wait_for(state="attached")
    yield opened
    context.close()


@pytest.fixture
def client(room: Served) -> Iterator[httpx.Client]:
    base = room.address.partition("?")[0]
    with httpx.Client(base_url=base, timeout=60, headers={"origin": base.rstrip("/")}, cookies={COOKIE: KEY}) as client:
        yield client


def texts(folder: Path) -> list[str]:
    folder.mkdir()
    for name, text in COPY.items():
        (folder / name).write_text(text, "utf-8")
    return [str(folder / name) for name in COPY]


def test_from_three_dropped_texts_to_a_released_issue(room: Served, page: Page, tmp_path: Path) -> None:
    page.set_input_files("#files", texts(tmp_path / "copy"))
    page.fill("#date", "2026-05-10")
    page.click("#make")
    page.wait_for_url("**/issue/2026-05-10/")
    page.locator("#sheet img").wait_for()
    # Every guess is looked at beside its line.
    assert "林一苇" in page.locator("#guesses").inner_text()
    while (left := page.locator("#guesses li").count()) > 0:
        page.locator("#guesses li button").first.click()
        page.wait_for_function(f"document.querySelectorAll('#guesses li').length < {left}")
    assert page.locator("#release").is_hidden()  # nobody has signed
    stages = page.eval_on_selector_all("#which option", "all => all.map(one => one.value)")
    for place, stage in enumerate(stages):
        page.fill("#by", ("李梅", "王强", "周远")[place % 3])  # nobody does two reviews
        page.select_option("#which", stage)
        page.locator("#sign button").click()
        page.wait_for_function(f"document.querySelectorAll('#stages li.k').length === {place + 1}")
    page.fill("#by", "陈主任")
    page.locator("#release").click(timeout=60_000)
    page.wait_for_function("!document.getElementById('build').disabled", timeout=120_000)
    assert "已付印" in page.locator("#building").inner_text()
    out = tmp_path / "dist" / "2026-05-10"
    assert {"print.pdf", "2026-05-10.epub", "build.json"} <= {path.name for path in out.iterdir()}
    assert json.loads((out / "build.json").read_text("utf-8"))["press_ready"]
    assert (tmp_path / "stand" / "index.html").is_file() and "溪城老码头" in _site(tmp_path / "stand")
    (released,) = yaml.safe_load((room.folder / "2026-05-10" / "releases.yaml").read_text("utf-8"))
    assert (released["by"], str(released["at"])[:10]) == ("陈主任", "2026-05-11")
    assert "print.pdf" in released["files"]
    # And what was made can be taken away.
    with page.expect_download() as download:
        page.locator("#made a", has_text="print.pdf").click()
    assert Path(download.value.path()).read_bytes() == (out / "print.pdf").read_bytes()


def _site(folder: Path) -> str:
    return "".join(path.read_text("utf-8") for path in folder.rglob("*.html"))


def test_a_new_issue_by_keyboard_alone(room: Served, page: Page) -> None:
    page.locator("#plan").focus()
    for _ in range(2):
        page.keyboard.press("Tab")
    page.locator("#name").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("next-week")
    page.keyboard.press("Enter")
    page.wait_for_url("**/issue/next-week/")
    page.locator("#sheet img").wait_for()
    manifest = yaml.safe_load((room.folder / "next-week" / "issue.yaml").read_text("utf-8"))
    before = yaml.safe_load((room.folder / "2026-05-11" / "issue.yaml").read_text("utf-8"))
    assert manifest["publication"] == before["publication"]
    assert [one["number"] for one in manifest["pages"]] == [1, 2]
    assert [one["headline"] for one in manifest["articles"]] == ["（标题）"]
    page.locator("#home").click()
    page.wait_for_function("document.querySelectorAll('#issues tr').length === 2")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 1440), ("light", 390), ("dark", 390)])
def test_nobody_is_kept_out(scheme: str, width: int, room: Served, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(room.address)
    for address in ("", "issue/2026-05-11/"):
        page.goto(room.address.partition("?")[0] + address)
        page.locator("#issues tr, #sheet img").first.wait_for()
        found = page.evaluate(f"(() => {{ {AXE.read_text('utf-8')}; return axe.run(); }})()")
        assert [(one["id"], [node["html"][:90] for node in one["nodes"]]) for one in found["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def sent(name: str, data: bytes) -> dict[str, str]:
    return {"name": name, "data": base64.b64encode(data).decode()}


def bomb() -> bytes:
    """A Word file whose text is a gigabyte of one letter."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as file:
            for _ in range(300):
                file.write(b"a" * 1_000_000)
    return held.getvalue()


@pytest.mark.parametrize(
    "files",
    [
        pytest.param([sent("a.txt", "一篇稿子。\n".encode()), sent("x.exe", b"MZ")], id="a program among them"),
        pytest.param([sent("a.docx", b"PK\x03\x04 no zip")], id="no Word file"),
        pytest.param([sent("a.docx", bomb())], id="a zip bomb"),
        pytest.param([sent("a.pdf", b"%PDF-1.7\n" + b"\x00" * 999)], id="a broken PDF"),
        pytest.param([sent("a.png", b"\x89PNG")], id="no text at all"),
        pytest.param([sent(".txt", b"a")], id="a name that hides"),
        pytest.param([{"name": "a.txt", "data": "no base64!"}], id="not as browsers send it"),
        pytest.param([sent(f"{n}.txt", b"a") for n in range(61)], id="too many"),
        pytest.param([], id="none"),
        pytest.param("a.txt", id="no list"),
    ],
)
def test_hostile_files_leave_nothing_behind(files: object, client: httpx.Client, room: Served) -> None:
    before = sorted(room.folder.parent.rglob("*"))
    answer = client.post("/api/import", json={"name": "hostile", "date": "2026-05-12", "files": files})
    assert answer.status_code == 400, answer.text
    assert sorted(room.folder.parent.rglob("*")) == before


def test_copy_dropped_into_an_issue_comes_to_it_unplaced(room: Served, page: Page, tmp_path: Path) -> None:
    page.locator("#issues a").click()
    page.locator("#sheet img").wait_for()
    page.set_input_files("#more", texts(tmp_path / "copy"))
    page.wait_for_function("document.querySelectorAll('#pages a').length === 5")
    assert "林一苇" in page.locator("#guesses").inner_text()
    folder = room.folder / "2026-05-11"
    manifest = yaml.safe_load((folder / "issue.yaml").read_text("utf-8"))
    came = manifest["articles"][2:]
    assert [one["headline"] for one in came] == [text.split("\n")[0] for text in COPY.values()]
    assert all((folder / one["body"]).is_file() for one in came)
    assert not {one["id"] for one in came} & {name for one in manifest["pages"] for name in one["articles"]}
    assert sorted(path.name for path in (folder / "source").iterdir()) == sorted(COPY)
    # The same again is not the same article.
    page.set_input_files("#more", [str(tmp_path / "copy" / "春茶.txt")])
    page.wait_for_function("document.querySelectorAll('#pages a').length === 6")
    ids = [one["id"] for one in yaml.safe_load((folder / "issue.yaml").read_text("utf-8"))["articles"]]
    assert len(set(ids)) == 6
    assert (folder / "source" / "春茶-2.txt").is_file()
    page.locator("#undo").click()
    page.wait_for_function("document.querySelectorAll('#pages a').length === 5")


def test_a_path_in_a_name_is_no_path(client: httpx.Client, room: Served) -> None:
    files = [sent("../../../evil.txt", COPY["春茶.txt"].encode()), sent("..\\..\\p.png", b"\x89PNG")]
    assert client.post("/api/import", json={"name": "fine", "date": "2026-05-12", "files": files}).status_code == 200
    assert (room.folder / "fine" / "source" / "evil.txt").is_file()
    assert (room.folder / "fine" / "images" / "p.png").is_file()
    assert not list(room.folder.parent.rglob("../evil.txt"))
    told = guesses(room.folder / "fine")
    assert [one["lines"] for one in told if one["what"] == "byline"] == [["吴晓"]]


def test_no_picture_takes_the_place_of_another(client: httpx.Client, room: Served) -> None:
    text = sent("a.txt", COPY["春茶.txt"].encode())
    files = [text, sent("one/p.png", b"first"), sent("two/p.png", b"second")]
    assert client.post("/api/import", json={"name": "fine", "date": "2026-05-12", "files": files}).status_code == 200
    images = room.folder / "fine" / "images"
    assert {path.name: path.read_bytes() for path in images.iterdir()} == {"p.png": b"first", "p-2.png": b"second"}
    assert client.post("/issue/fine/api/import", json={"files": [text, sent("p.png", b"third")]}).status_code == 200
    assert sorted(path.read_bytes() for path in images.iterdir()) == [b"first", b"second", b"third"]


@pytest.mark.parametrize("name", ["", "..", "../x", "a/b", "a\\b", ".git", "2026-05-11", "x" * 61, "a\n", "con."])
def test_a_name_that_is_none_or_taken_is_refused(name: str, client: httpx.Client, room: Served) -> None:
    before = sorted(room.folder.parent.rglob("*"))
    answer = client.post("/api/new", json={"name": name, "layout": "newspaper", "language": "zh", "date": "2026-05-12"})
    assert answer.status_code == (200 if name == "a\n" else 400)  # spaces about a name are taken away
    if name != "a\n":
        assert sorted(room.folder.parent.rglob("*")) == before


@pytest.mark.parametrize("path", ["/issue/none/", "/issue/%2e%2e/", "/issue/2026-05-11/out/build.json"])
def test_nothing_else_is_served(path: str, client: httpx.Client) -> None:
    assert client.get(path).status_code in (404, 303)


def test_a_broken_issue_does_not_hide_the_others(client: httpx.Client, room: Served) -> None:
    (room.folder / "broken").mkdir()
    (room.folder / "broken" / "issue.yaml").write_bytes(b"\xff: [")
    shown = client.get("/api/shelf").json()
    assert {one["name"]: one["date"] for one in shown["issues"]} == {"2026-05-11": "2026-01-05", "broken": ""}
    assert client.get("/issue/broken/api/state").json()["broken"]


def test_paper_and_date_are_found_wherever_they_stand(tmp_path: Path) -> None:
    late = "articles: []\npages: []\nissue: {date: 2026-05-12, number: 8}\npublication: {title: 甲报}\n"
    shared = "issue: {date: 2026-05-13}\npages: []\n"  # its paper is in publication.yaml
    (tmp_path / "publication.yaml").write_text("publication: {title: 乙报}\n", "utf-8")
    for name, text in (("a", late), ("b", shared), ("c", "- no\n- manifest\n"), ("d", "")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "issue.yaml").write_text(text, "utf-8")
    found = [(one.name, one.title, one.date, one.number) for one in Shelf(tmp_path).issues()]
    assert found[:2] == [("b", "乙报", "2026-05-13", ""), ("a", "甲报", "2026-05-12", "8")]
    assert found[2:] == [("d", "", "", ""), ("c", "", "", "")]


def test_copy_for_a_paper_told_once_for_all_issues_keeps_its_name(client: httpx.Client, room: Served) -> None:
    (room.folder / "publication.yaml").write_text(
        "publication: {title: 乙报, language: zh-Hans}\nlayout: newspaper\n", "utf-8"
    )
    (room.folder / "plain").mkdir()
    plain = "pages: [{number: 1, articles: [a]}]\narticles: [{id: a, headline: 题, body: 文}]\n"
    (room.folder / "plain" / "issue.yaml").write_text(f"issue: {{date: 2026-05-13}}\n{plain}", "utf-8")
    for name, like in (("one", ""), ("two", "plain")):
        asked = {"name": name, "like": like, "date": "2026-05-14", "files": [sent("a.txt", COPY["春茶.txt"].encode())]}
        assert client.post("/api/import", json=asked).status_code == 200
        issue, faults = load(room.folder / name)
        assert issue is not None and not faults
        assert issue.manifest.publication.title == "乙报"
        assert not [one for one in guesses(room.folder / name) if one["what"] == "publication.title"]


def test_what_is_not_signed_is_not_released(client: httpx.Client, room: Served, tmp_path: Path) -> None:
    answer = client.post("/issue/2026-05-11/api/release", json={"by": "李梅"})
    assert answer.status_code == 400 and "付印" in answer.json()["zh"]
    assert not (tmp_path / "dist").exists() and not (room.folder / "2026-05-11" / "releases.yaml").exists()


def test_a_build_without_release_is_to_be_seen_and_taken(client: httpx.Client, tmp_path: Path) -> None:
    told = client.post("/issue/2026-05-11/api/build", json={}).json()
    assert "print.pdf" in told["files"]
    assert (
        client.get("/issue/2026-05-11/out/print.pdf").content == (tmp_path / "dist/2026-05-11/print.pdf").read_bytes()
    )
    assert client.get("/issue/2026-05-11/out/..%2F..%2Fissues%2F2026-05-11%2Fissue.yaml").status_code == 404
