"""check --fix: only what is safe, to the byte, once, and not at all when something is wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher import atomic
from publisher.errors import InputError, OutputError
from publisher.fixes import Mended, Offer, mend_issue, workshop
from publisher.load import load
from publisher.model import Issue
from publisher.pieces import pieces
from publisher.wording import Text

MANIFEST = """\
# 一期样报 —— 这行注释要留着
publication: {title: 溪城日报,   language: zh-Hans}   # 空格也要留着
issue: {date: 2026-05-12}
pages: [{number: 1, articles: [harbour]}]
articles:
  - id: harbour
    headline: "老码头,修好了"     # 半角逗号
    byline: 林一苇
    body: articles/harbour.md
"""
BODY = '昨天上午,**老码头(免费)**重新开放，共接待３２００人。\n\n他说："欢迎大家,\n都来看看。"\n'
MENDED = "昨天上午，**老码头（免费）**重新开放，共接待3200人。\n\n他说：“欢迎大家，\n都来看看。”\n"


def issue_at(folder: Path, manifest: str = MANIFEST, body: str | bytes = BODY) -> Path:
    (folder / "articles").mkdir(parents=True)
    (folder / "issue.yaml").write_text(manifest, "utf-8")
    data = body.encode("utf-8") if isinstance(body, str) else body
    (folder / "articles/harbour.md").write_bytes(data)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_is_safe_is_mended_and_all_else_is_kept_to_the_byte(tmp_path: Path) -> None:
    folder = issue_at(tmp_path / "quay")
    mended = mend_issue(folder)
    assert (folder / "articles/harbour.md").read_text("utf-8") == MENDED
    assert (folder / "issue.yaml").read_text("utf-8") == MANIFEST.replace("老码头,修好了", "老码头，修好了")
    assert [change.path.as_posix() for change in mended.changed] == ["articles/harbour.md", "issue.yaml"]
    assert "-昨天上午,**老码头(免费)**" in mended.changed[0].difference
    assert "+昨天上午，**老码头（免费）**" in mended.changed[0].difference


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    folder = issue_at(tmp_path / "quay")
    mend_issue(folder)
    first = files(folder)
    assert mend_issue(folder) == Mended((), 0, 0)
    assert files(folder) == first


@pytest.mark.parametrize("end", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_mark_stay(tmp_path: Path, end: str, mark: bytes) -> None:
    folder = issue_at(tmp_path / "quay", body=mark + BODY.replace("\n", end).encode("utf-8"))
    mend_issue(folder)
    assert (folder / "articles/harbour.md").read_bytes() == mark + MENDED.replace("\n", end).encode("utf-8")


def test_a_paragraph_surely_cut_in_two_is_joined(tmp_path: Path) -> None:
    left = "各单位主要负责人要切实扛起防范化解重大风险的领导责任，围绕社会、意识形态、全"
    right = "面从严治党等各领域，全面排查风险隐患，建立问题清单。"
    folder = issue_at(tmp_path / "quay", body=f"## 会议\n\n{left}\n\n{right}\n\n会议还研究了其他事项。\n")
    mend_issue(folder)
    body = (folder / "articles/harbour.md").read_text("utf-8")
    assert body == f"## 会议\n\n{left}{right}\n\n会议还研究了其他事项。\n"


def test_what_is_not_sure_is_offered_and_made_only_when_agreed(tmp_path: Path) -> None:
    body = "老码头将在接再厉，欢迎大家。\n"
    folder = issue_at(tmp_path / "quay", MANIFEST.replace(",修", "修"), body)
    mended = mend_issue(folder)
    assert (mended.made, mended.offered) == (0, 1)
    assert (folder / "articles/harbour.md").read_text("utf-8") == body
    asked: list[str] = []
    mend_issue(folder, ask=lambda offer: asked.append(offer.new) or True)  # type: ignore[func-returns-value]
    assert asked == ["再接再厉"]
    assert (folder / "articles/harbour.md").read_text("utf-8") == "老码头将再接再厉，欢迎大家。\n"


def test_what_is_allowed_is_left(tmp_path: Path) -> None:
    body = "<!-- allow TY004: 原文如此 -->\n昨天上午,老码头开放。\n\n今天上午,老码头关闭。\n"
    folder = issue_at(tmp_path / "quay", MANIFEST.replace(",修", "修"), body)
    mend_issue(folder)
    assert (folder / "articles/harbour.md").read_text("utf-8") == body.replace("今天上午,", "今天上午，")


def test_a_manifest_that_cannot_be_read_is_left(tmp_path: Path) -> None:
    folder = issue_at(tmp_path / "quay", MANIFEST.replace("byline", "by-line"))
    before = files(folder)
    with pytest.raises(InputError):
        mend_issue(folder)
    assert files(folder) == before


def test_if_one_file_cannot_be_written_none_is_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = issue_at(tmp_path / "quay")
    before = files(folder)
    write = atomic.write_bytes

    def full(path: Path, data: bytes) -> None:
        if path.name == "issue.yaml" and data != before["issue.yaml"]:
            raise OutputError(Text("The disk is full.", "磁盘已满。"), Text("Free some.", "请腾出空间。"))
        write(path, data)

    monkeypatch.setattr(workshop, "write_bytes", full)
    with pytest.raises(OutputError):
        mend_issue(folder)
    assert files(folder) == before


def test_a_link_with_the_same_words_in_its_address_keeps_its_address(tmp_path: Path) -> None:
    body = "见[渔市,老街](https://example.org/a,老街)的安排。\n"
    folder = issue_at(tmp_path / "quay", MANIFEST.replace(",修", "修"), body)
    mend_issue(folder)
    assert (folder / "articles/harbour.md").read_text("utf-8") == body.replace("渔市,老街]", "渔市，老街]")


MARKS = '老码头，,。(（)）"“”1２Ａ*_[]#>-. \\\n<`'


@settings(derandomize=True, max_examples=40, deadline=None)
@given(st.lists(st.text(MARKS, min_size=1, max_size=30), min_size=1, max_size=3))
def test_any_text_keeps_all_it_may_not_touch(tmp_path_factory: pytest.TempPathFactory, parts: list[str]) -> None:
    folder = issue_at(tmp_path_factory.mktemp("any") / "quay", MANIFEST.replace(",修", "修"), "\n\n".join(parts))
    before, faults = load(folder)
    if before is None or any(fault.severity.label == "error" for fault in faults):
        shutil.rmtree(folder)
        return
    mend_issue(folder)
    after, _ = load(folder)
    assert after is not None

    def bare(issue: Issue) -> str:
        words = "".join(piece.text for article in issue.manifest.articles for piece in pieces(article, "zh"))
        return "".join(mark for mark in words.translate(str.maketrans("２Ａ", "2A")) if mark in "老码头12A")

    assert bare(after) == bare(before)
    first = files(folder)
    mend_issue(folder)
    assert files(folder) == first


def test_a_paragraph_perhaps_cut_is_joined_only_when_somebody_says_so(tmp_path: Path) -> None:
    manifest = MANIFEST.replace("zh-Hans", "en-GB").replace("老码头,修好了", "Harbour mended")
    body = "The council met on Tuesday and\n\nthe mayor spoke for an hour.\n\nBoats came back in May.\n"
    asked: list[tuple[str, str]] = []

    def answer(offer: Offer, yes: bool) -> bool:
        asked.append((offer.old, offer.new))
        return yes

    folder = issue_at(tmp_path / "quay", manifest, body)
    assert mend_issue(folder).offered == 1
    assert mend_issue(folder, ask=lambda offer: answer(offer, False)).offered == 1
    assert (folder / "articles/harbour.md").read_text("utf-8") == body
    mended = mend_issue(folder, ask=lambda offer: answer(offer, True))
    assert (mended.made, mended.offered) == (1, 0)
    assert (folder / "articles/harbour.md").read_text("utf-8") == body.replace("and\n\nthe", "and the")
    assert len(asked) == 2 and asked[0] == asked[1]
    assert asked[0][0].replace("¶", " ") == asked[0][1]
