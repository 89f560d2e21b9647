"""Signatures stand on a text, fall with it, come in their order, and leave review.yaml as it was but for themselves."""

from __future__ import annotations

import datetime
import json
import shutil
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from publisher.cli import run
from publisher.errors import InputError
from publisher.imprint import Review, Stage
from publisher.load import load
from publisher.model import Issue
from publisher.rules.reviews import review_of_other_text
from publisher.signing.signature import signatures
from publisher.signing.stages import stage_called
from publisher.signing.standing import mark_of, standing_of
from publisher.signing.writing import _added, add
from tests.small_issue import SMALL

NOON = datetime.datetime(2026, 5, 11, 12, 0)
TEA, NIGHT = "tea-road", "night-market"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "issue"))


def loaded(folder: Path) -> Issue:
    issue, _ = load(folder)
    assert issue
    return issue


def sign(folder: Path, stage: Stage, by: str, *articles: str) -> int:
    made = signatures(loaded(folder), stage, by, NOON, articles)
    if made:
        add(folder, made)
    return len(made)


def states(folder: Path, stage: Stage) -> dict[str, str]:
    issue = loaded(folder)
    return {name: mark_of(issue, article, stage).state for name, article in issue.articles.items()}


def change(folder: Path, article: str) -> None:
    file = folder / "articles" / f"{article}.md"
    file.write_text("新" + file.read_text("utf-8"), "utf-8")


def test_a_signature_falls_with_its_text_and_no_other(folder: Path) -> None:
    assert sign(folder, "first-review", "李梅") == 2
    assert states(folder, "first-review") == {TEA: "signed", NIGHT: "signed"}
    change(folder, TEA)
    assert states(folder, "first-review") == {TEA: "fallen", NIGHT: "signed"}
    assert [hit.article for hit in review_of_other_text(loaded(folder))] == [TEA]
    # Signed anew: only what had fallen, and the old signature is history.
    assert sign(folder, "first-review", "李梅") == 1
    assert states(folder, "first-review") == {TEA: "signed", NIGHT: "signed"}
    assert list(review_of_other_text(loaded(folder))) == []


def test_nobody_does_two_reviews_of_one_text(folder: Path) -> None:
    sign(folder, "first-review", "李梅")
    with pytest.raises(InputError, match="李梅"):
        sign(folder, "second-review", " 李梅 ")
    assert states(folder, "second-review") == {TEA: "open", NIGHT: "open"}
    sign(folder, "second-review", "石宽")
    # Proofs are another matter: the reviewer may read them.
    sign(folder, "first-proof", "李梅")


def test_stages_come_in_their_order(folder: Path) -> None:
    sign(folder, "first-review", "李梅", TEA)
    sign(folder, "second-review", "石宽", TEA)
    with pytest.raises(InputError):
        sign(folder, "second-review", "石宽", NIGHT)
    change(folder, TEA)
    with pytest.raises(InputError):
        sign(folder, "final-review", "苏禾", TEA)


def test_the_sign_off_stands_on_pages_and_pictures_too(folder: Path) -> None:
    sign(folder, "sign-off", "苏禾")
    assert set(states(folder, "sign-off").values()) == {"signed"}
    manifest = folder / "issue.yaml"
    text = manifest.read_text("utf-8")
    manifest.write_text(text.replace(f"[{TEA}, {NIGHT}]", f"[{NIGHT}, {TEA}]"), "utf-8")
    assert text != manifest.read_text("utf-8")
    assert set(states(folder, "sign-off").values()) == {"fallen"}


@pytest.mark.parametrize(
    ("name", "stage"),
    [
        ("一审", "first-review"),
        ("终审", "final-review"),
        ("三校", "third-proof"),
        ("Sign-off", "sign-off"),
        ("付印", "sign-off"),
    ],
)
def test_stages_by_the_names_that_newsrooms_use(name: str, stage: str) -> None:
    assert stage_called(name, loaded(SMALL)) == stage


def test_a_house_has_its_own_names(folder: Path) -> None:
    (folder / "house.yaml").write_text("stages: {first-review: 责编初读}\nrequire: [reviews]\n", "utf-8")
    with (folder / "issue.yaml").open("a", encoding="utf-8") as manifest:
        manifest.write("profile: house.yaml\n")
    issue = loaded(folder)
    assert stage_called("责编初读", issue) == "first-review"
    assert standing_of(issue).open == 6
    with pytest.raises(InputError, match="责编初读"):
        signatures(issue, "second-review", "石宽", NOON)


STYLES = (
    "",
    "# 签署\n",
    "reviews:\n  - {stage: first-review, by: 甲}  # 夜班\n",
    "reviews:\n- stage: first-review\n  by: 甲\n\n# 末尾",
    "reviews: [{stage: first-review, by: 甲}]  # 一行\n",
    "reviews:\r\n    - {stage: first-review, by: 甲}\r\n",
)


@pytest.mark.parametrize("old", STYLES)
@given(by=st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=8))
def test_adding_leaves_every_other_byte(old: str, by: str) -> None:
    from publisher.signing.writing import _line

    line = _line(Review(stage="second-review", by=by, at=NOON, article=TEA, content="0123456789012345"))
    new = _added(old, [line])
    before = (yaml.safe_load(old) or {}).get("reviews") or []
    *kept, last = yaml.safe_load(new)["reviews"]
    assert kept == before
    assert (last["by"], last["content"], last["article"]) == (by, "0123456789012345", TEA)
    for part in old.replace("\r", "").replace("]", "\n").split("\n"):
        assert part in new


def test_a_file_that_holds_something_else_is_left_alone(folder: Path) -> None:
    file = folder / "review.yaml"
    for other in ("- a\n", "reviews: done\n", "reviews: [\n"):
        file.write_text(other, "utf-8")
        with pytest.raises(InputError):
            add(folder, [Review(stage="first-review", by="甲", at=NOON)])
        assert file.read_text("utf-8") == other


def test_the_commands(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["sign", str(folder), "一审", "--by", "李梅", "--at", "2026-05-11T20:10", "-q"]) == 0
    assert run(["status", str(folder), "-q", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out.partition("\n")[2])
    assert told["articles"][0]["stages"]["first-review"] == {
        "state": "signed", "by": "李梅", "at": "2026-05-11T20:10:00",
    }  # fmt: skip
    change(folder, TEA)
    assert run(["status", str(folder), "-q"]) == 1
    # What the check would refuse is not signed off.
    assert run(["sign", str(folder), "付印", "--by", "苏禾", "-q"]) == 1
    assert run(["sign", str(folder), "九校", "--by", "苏禾", "-q"]) == 2
    assert "sign-off" not in (folder / "review.yaml").read_text("utf-8")
