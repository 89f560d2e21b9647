"""The issue's folder: whole or not at all, the same bytes each time, and readable by the manifest's own model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from publisher.errors import InputError, OutputError
from publisher.ingest.issue import import_sources
from publisher.ingest.store import write_folder
from publisher.load import load
from publisher.model import Manifest

DATA = Path(__file__).parent / "data"


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_seed_issue(tmp_path: Path) -> None:
    report = import_sources([DATA / "seed.txt"], tmp_path / "issue")
    files = _files(tmp_path / "issue")
    assert sorted(files) == [
        *(f"articles/a{at}.md" for at in (1, 2, 3, 5)), "import-report.json", "issue.yaml", "source/seed.txt",
    ]  # fmt: skip
    assert files["source/seed.txt"] == (DATA / "seed.txt").read_bytes()
    manifest = Manifest.model_validate(yaml.safe_load(files["issue.yaml"]))
    assert manifest.publication.language == "zh-Hans"
    assert [article.headline for article in manifest.articles][3] == "沿着英雄足迹 学习革命精神"
    photo = manifest.articles[3]
    assert photo.body is None and photo.figures[0].image is None
    assert [(p.name, p.role) for p in photo.byline] == [("吴妮贞", "text and photo")]
    assert photo.byline == photo.figures[0].credit
    assert manifest.pages[0].articles == ("a1", "a2", "a3", "a4", "a5")
    assert report.counts["characters_lost"] == 0


def test_report_tells_joins_and_guesses(tmp_path: Path) -> None:
    import_sources([DATA / "seed.txt"], tmp_path / "issue")
    report = json.loads((tmp_path / "issue" / "import-report.json").read_text(encoding="utf-8"))
    source = report["sources"][0]
    assert [(join["line"], join["next_line"]) for join in source["joins"]] == [(13, 15), (61, 63)]
    assert all(join["confidence"] >= 0.97 and join["reason"]["zh"] for join in source["joins"])
    assert {guess["what"] for guess in report["guesses"]} == {"publication.title", "issue.date"}
    lines = [at for at, line in enumerate((DATA / "seed.txt").read_text("utf-8").split("\n"), 1) if line.strip()]
    assert [role["line"] for role in source["lines"]] == lines


def test_same_input_same_bytes(tmp_path: Path) -> None:
    sources = [DATA / "seed.txt", DATA / "zh_qingxi.txt"]
    import_sources(sources, tmp_path / "one")
    import_sources(sources, tmp_path / "two")
    assert _files(tmp_path / "one") == _files(tmp_path / "two")


def test_pages_and_masthead(tmp_path: Path) -> None:
    import_sources([DATA / "seed.txt", DATA / "zh_qingxi.txt"], tmp_path / "issue")
    manifest = Manifest.model_validate(yaml.safe_load((tmp_path / "issue" / "issue.yaml").read_text("utf-8")))
    assert manifest.publication.title == "青溪新闻"
    assert str(manifest.issue.date) == "2026-05-15"
    assert [(page.number, page.section, len(page.articles)) for page in manifest.pages] == [
        (1, None, 5),
        (2, "要闻", 4),
    ]
    assert manifest.articles[5].continues is not None and manifest.articles[5].continues.page == (3,)


def test_latin_ids(tmp_path: Path) -> None:
    import_sources([DATA / "en_triplicate.txt"], tmp_path / "issue")
    manifest = yaml.safe_load((tmp_path / "issue" / "issue.yaml").read_text("utf-8"))
    assert manifest["articles"][1]["id"] == "around-del-norte"
    assert manifest["publication"]["language"] == "en"


def test_no_date_is_a_placeholder_and_a_guess(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("古桥换新颜\n\n昨日，大桥正式通车，全长三百米。\n", encoding="utf-8")
    report = import_sources([tmp_path / "a.txt"], tmp_path / "issue")
    assert yaml.safe_load((tmp_path / "issue" / "issue.yaml").read_text("utf-8"))["issue"]["date"].year == 1970
    assert [guess.what for guess in report.guesses] == ["publication.title", "issue.date"]


def test_markdown(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "---\ntitle: Demo\n---\n# Bridge to close\n\nBy Ada Park\n\nThe **old** bridge over the\nriver closes Monday.\n"
        "\n![Workers](bridge.jpg)\n\nPhoto by Tom Lee\n\n## What next\n\n- one thing\n- two things\n"
        "\n# Second\n\nText is *short*.\n",
        encoding="utf-8",
    )
    import_sources([tmp_path / "a.md"], tmp_path / "issue")
    manifest = yaml.safe_load((tmp_path / "issue" / "issue.yaml").read_text("utf-8"))
    assert [(a["headline"], a.get("byline")) for a in manifest["articles"]] == [
        ("Bridge to close", ["Ada Park"]),
        ("Second", None),
    ]
    assert manifest["articles"][0]["figures"][0]["caption"] == "Workers"
    body = (tmp_path / "issue" / "articles" / "bridge-to-close.md").read_text("utf-8")
    assert body == "The **old** bridge over the river closes Monday.\n\n## What next\n\n- one thing\n- two things\n"


def test_a_picture_beside_a_markdown_source_is_copied(tmp_path: Path) -> None:
    (tmp_path / "bridge.jpg").write_bytes(b"picture")
    (tmp_path / "a.md").write_text("# Bridge\n\nIt closes Monday.\n\n![Workers](bridge.jpg)\n", encoding="utf-8")
    import_sources([tmp_path / "a.md"], tmp_path / "issue")
    manifest = yaml.safe_load((tmp_path / "issue" / "issue.yaml").read_text("utf-8"))
    assert manifest["articles"][0]["figures"][0]["image"] == "images/bridge.jpg"
    assert (tmp_path / "issue" / "images" / "bridge.jpg").read_bytes() == b"picture"


@pytest.mark.parametrize("target", ["../secret.jpg", "/etc/hostname", "gone.jpg", "https://example.org/x.jpg"])
def test_a_picture_from_elsewhere_is_awaited(tmp_path: Path, target: str) -> None:
    (tmp_path / "secret.jpg").write_bytes(b"secret")
    (tmp_path / "in").mkdir()
    text = f"# Bridge\n\nIt closes Monday.\n\n![Workers]({target})\n"
    (tmp_path / "in" / "a.md").write_text(text, encoding="utf-8")
    import_sources([tmp_path / "in" / "a.md"], tmp_path / "issue")
    manifest = yaml.safe_load((tmp_path / "issue" / "issue.yaml").read_text("utf-8"))
    assert manifest["articles"][0]["figures"][0]["image"] is None
    assert not (tmp_path / "issue" / "images").exists()


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "issue"
    out.mkdir()
    (out / "mine.txt").write_text("mine")
    with pytest.raises(OutputError) as caught:
        import_sources([DATA / "seed.txt"], out)
    assert "not empty" in caught.value.message.en
    assert _files(out) == {"mine.txt": b"mine"}


def test_an_empty_folder_is_used(tmp_path: Path) -> None:
    out = tmp_path / "issue"
    out.mkdir()
    import_sources([DATA / "seed.txt"], out)
    assert (out / "issue.yaml").is_file()


@pytest.mark.parametrize("name", ["gone.txt", "a.docx", "a.pdf", "empty.txt", "folder.txt"])
def test_bad_sources_leave_nothing(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK")
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(InputError) as caught:
        import_sources([DATA / "seed.txt", tmp_path / name], tmp_path / "issue")
    assert name in caught.value.message.en and name in caught.value.message.zh
    assert not (tmp_path / "issue").exists()


def test_a_write_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        write_folder(tmp_path / "issue", {"a": b"1", "a/b": b"2"})
    assert list(tmp_path.iterdir()) == []


def test_only_furniture_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("第2版 要闻\n3\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        import_sources([tmp_path / "a.txt"], tmp_path / "issue")
    assert "furniture" in caught.value.message.en


@pytest.mark.parametrize("name", ["seed.txt", "zh_qingxi.txt", "en_triplicate.txt"])
def test_the_issue_loads_with_the_same_text(tmp_path: Path, name: str) -> None:
    report = import_sources([DATA / name], tmp_path / "issue")
    issue, findings = load(tmp_path / "issue")
    assert issue is not None
    assert {finding.rule for finding in findings} <= {"MF003"}  # the page that the rest jumps to was not imported
    written = [article for source in report.sources for article in source.page.articles]
    for recognised, loaded in zip(written, issue.manifest.articles, strict=True):
        texts = [f"{block.marker} {block.text}" if block.marker else block.text for block in loaded.blocks]
        assert texts == [block.text.text for block in recognised.blocks]
        assert loaded.headline == (recognised.headline.text if recognised.headline else None)
