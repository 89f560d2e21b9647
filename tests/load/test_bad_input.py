"""Files that are missing, foreign, damaged, too large, or somewhere else."""

from __future__ import annotations

import io
import os
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from publisher.errors import InputError
from publisher.findings import Finding
from publisher.load import load
from publisher.load.source import decode
from publisher.model import Issue
from tests.load.samples import CLEAN, article, issue_at, manifest, told

ZH = "publication: {title: 丽水开发区, language: zh-Hans}\n"


def with_body(folder: Path, data: bytes) -> tuple[Issue | None, tuple[Finding, ...]]:
    return load(issue_at(folder, manifest(articles=article("body: articles/a.md")), {"articles/a.md": data}))


def test_a_missing_body_is_told_where_it_is_named(tmp_path: Path) -> None:
    issue, findings = load(issue_at(tmp_path, manifest(articles=article("body: articles/a.md"))))
    assert told(findings) == [("MF004", "issue.yaml", 8, 11)]
    assert issue is not None
    assert issue.manifest.articles[0].blocks == ()


@pytest.mark.parametrize(
    "lines", ["", "body:", 'body: ""', "body: '   '", "body: articles/a.md", "figures: [{image: x.jpg}]"]
)
def test_an_empty_article(tmp_path: Path, lines: str) -> None:
    _, findings = load(issue_at(tmp_path, manifest(articles=article(lines)), {"articles/a.md": "\n\u3000\n"}))
    assert [(finding.rule, finding.article) for finding in findings] == [("MF009", "storm")]


@pytest.mark.parametrize("lines", ["deck: Storm", "figures: [{caption: Storm}]", "numbers: [{value: 3}]"])
def test_an_article_without_body_that_is_not_empty(tmp_path: Path, lines: str) -> None:
    assert load(issue_at(tmp_path, manifest(articles=article(lines))))[1] == ()


@pytest.mark.parametrize("text", ["正文。\r\n\r\n第二段。\r\n", "正文。\r\r第二段。"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_utf8_with_any_line_ends_and_with_its_mark(tmp_path: Path, text: str, mark: bytes) -> None:
    issue, findings = with_body(tmp_path, mark + text.encode())
    assert findings == ()
    assert issue is not None
    assert [block.text for block in issue.manifest.articles[0].blocks] == ["正文。", "第二段。"]
    assert issue.manifest.articles[0].blocks[1].span.line == 3


def test_gb18030_is_named_with_the_command_that_converts_it(tmp_path: Path) -> None:
    issue, findings = with_body(tmp_path, "first\n第二行有中文。\n".encode("gb18030"))
    assert told(findings) == [("MF004", "articles/a.md", 2, 1)]
    assert "GB 18030" in findings[0].message.en
    assert "iconv -f GB18030 -t UTF-8 articles/a.md" in findings[0].hint.zh
    assert findings[0].article == "storm"
    assert issue is not None
    assert "第二行有中文" in issue.manifest.articles[0].blocks[0].text, "the rules can still check it"


def test_a_broken_byte_is_told_with_its_line_and_number(tmp_path: Path) -> None:
    data = "会议传达学习。\n开发区".encode() + b"\xff" + "召开会议。\n".encode()
    issue, findings = with_body(tmp_path, data)
    assert told(findings) == [("MF004", "articles/a.md", 2, 4)]
    assert f"byte {data.index(0xFF) + 1} (0xFF) on line 2" in findings[0].message.en
    assert issue is not None


@pytest.mark.parametrize("cut", [1, 2])
def test_utf8_cut_in_a_character_is_not_taken_for_gb18030(cut: int) -> None:
    data = "开发区召开党工委扩大会议，传达学习中央精神，部署下一阶段重点工作。".encode()[:-cut]
    source = decode(data, Path("a.md"))
    assert source.text is None
    assert "Not UTF-8" in source.findings[0].message.en


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_utf16_is_named(encoding: str) -> None:
    data = "会议传达".encode(encoding)
    if encoding == "utf-16-be":
        data = b"\xfe\xff" + data
    source = decode(data, Path("a b.md"))
    assert "UTF-16" in source.findings[0].message.en
    assert "'a b.md'" in source.findings[0].hint.en


def test_a_manifest_in_gb18030_is_told_and_read(tmp_path: Path) -> None:
    folder = issue_at(tmp_path, "")
    (folder / "issue.yaml").write_bytes(manifest(publication=ZH).encode("gb18030"))
    issue, findings = load(folder)
    assert told(findings) == [("MF004", "issue.yaml", 1, 22)]
    assert issue is not None
    assert issue.manifest.publication.title == "丽水开发区"


def test_nul_in_a_body(tmp_path: Path) -> None:
    assert told(with_body(tmp_path, b"Waves\n\nbroke\0over\n")[1]) == [("MF010", "articles/a.md", 3, 6)]


def test_a_body_too_large(tmp_path: Path) -> None:
    folder = issue_at(tmp_path, manifest(articles=article("body: articles/a.md")), {"articles/a.md": b"x"})
    os.truncate(folder / "articles" / "a.md", 4_000_001)
    assert told(load(folder)[1]) == [("MF004", "articles/a.md", 1, 1)]


def test_a_pipe_in_the_place_of_a_body_does_not_hang(tmp_path: Path) -> None:
    folder = issue_at(tmp_path, manifest(articles=article("body: a.md")))
    os.mkfifo(folder / "a.md")
    assert told(load(folder)[1]) == [("MF004", "issue.yaml", 8, 11)]


def test_a_body_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "a.md":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    _, findings = with_body(tmp_path, b"x")
    assert told(findings) == [("MF004", "articles/a.md", 1, 1)]
    assert "Permission denied" in findings[0].message.en


OUTSIDE = ["../secret.md", "articles/../../secret.md", "/etc/secret.md", "C:\\secret.md", "..\\secret.md", "~/a.md"]


@pytest.mark.parametrize("path", [*OUTSIDE, "https://example.org/a.md", "x" * 5000 + ".md"])
def test_a_body_elsewhere_is_not_read(tmp_path: Path, path: str) -> None:
    (tmp_path / "secret.md").write_text("secret")
    issue, findings = load(issue_at(tmp_path / "issue", manifest(articles=article(f"body: {path}"))))
    assert told(findings) == [("MF006", "issue.yaml", 8, 11)]
    assert issue is not None
    assert issue.manifest.articles[0].blocks == ()


@pytest.mark.parametrize("whole_folder", [False, True])
def test_a_link_out_of_the_issue_is_not_followed(tmp_path: Path, whole_folder: bool) -> None:
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "a.md").write_text("secret")
    folder = issue_at(tmp_path / "issue", manifest(articles=article("body: articles/a.md")))
    if whole_folder:
        (folder / "articles").symlink_to(tmp_path / "private")
    else:
        (folder / "articles").mkdir()
        (folder / "articles" / "a.md").symlink_to(tmp_path / "private" / "a.md")
    _, findings = load(folder)
    assert told(findings) == [("MF006", "issue.yaml", 8, 11)]
    assert "link" in findings[0].message.en


def test_a_link_in_a_circle(tmp_path: Path) -> None:
    folder = issue_at(tmp_path, manifest(articles=article("body: a.md")))
    (folder / "a.md").symlink_to(folder / "a.md")
    assert told(load(folder)[1]) == [("MF006", "issue.yaml", 8, 11)]


def test_a_link_within_the_issue_is_followed(tmp_path: Path) -> None:
    folder = issue_at(tmp_path, manifest(articles=article("body: a.md")), {"texts/b.md": "Waves."})
    (folder / "a.md").symlink_to(folder / "texts" / "b.md")
    issue, findings = load(folder)
    assert findings == ()
    assert issue is not None
    assert issue.manifest.articles[0].blocks[0].text == "Waves."


PICTURE = article("body: Waves.\nfigures: [{image: images/x.jpg, caption: The wall}]")


def picture(mode: str = "RGB", size: tuple[int, int] = (40, 30), form: str = "JPEG", **options: object) -> bytes:
    stream = io.BytesIO()
    Image.new(mode, size).save(stream, form, **options)
    return stream.getvalue()


def with_picture(folder: Path, data: bytes | None) -> tuple[Issue, tuple[Finding, ...]]:
    files = {} if data is None else {"images/x.jpg": data}
    issue, findings = load(issue_at(folder, manifest(articles=PICTURE), files))
    assert issue is not None
    return issue, findings


@pytest.mark.parametrize(
    ("mode", "form"),
    [
        ("RGB", "JPEG"),
        ("CMYK", "JPEG"),
        ("I;16", "PNG"),
        ("P", "GIF"),
        ("CMYK", "TIFF"),
        ("I;16", "TIFF"),
        ("L", "WEBP"),
    ],
)
def test_pictures_are_measured(tmp_path: Path, mode: str, form: str) -> None:
    issue, findings = with_picture(tmp_path, picture(mode, form=form))
    assert findings == ()
    assert issue.pixels == {"images/x.jpg": (40, 30)}
    assert issue.resolved == {"images/x.jpg": tmp_path / "images" / "x.jpg"}


def test_a_turned_photograph_is_measured_upright(tmp_path: Path) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    assert with_picture(tmp_path, picture(exif=turned))[0].pixels == {"images/x.jpg": (30, 40)}


def test_a_missing_picture_is_left_to_the_rules(tmp_path: Path) -> None:
    issue, findings = with_picture(tmp_path, None)
    assert (findings, dict(issue.resolved), dict(issue.pixels)) == ((), {}, {})


def png(width: int, height: int) -> bytes:
    """A PNG that says it has this size, and holds nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(20_000, 10_000), (12_000, 9_000), (2_000_000_000, 2_000_000_000)])
def test_a_picture_of_200_megapixels(tmp_path: Path, size: tuple[int, int]) -> None:
    before = Image.MAX_IMAGE_PIXELS
    issue, findings = with_picture(tmp_path, png(*size))
    assert told(findings) == [("MF007", "issue.yaml", 9, 23)]
    assert f"{size[0]} × {size[1]}" in findings[0].message.en
    assert "Scale it down" in findings[0].hint.en
    assert issue.resolved == {}
    assert before == Image.MAX_IMAGE_PIXELS


def test_a_picture_just_below_the_limit(tmp_path: Path) -> None:
    assert with_picture(tmp_path, png(10_000, 10_000))[1] == ()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no picture",
        picture()[:200],
        picture(size=(400, 300))[:-2],
        picture(form="PNG")[:-9],
        b"%!PS-Adobe-3.0 EPSF-3.0\n",
    ],
)
def test_a_damaged_picture(tmp_path: Path, data: bytes) -> None:
    issue, findings = with_picture(tmp_path, data)
    assert told(findings) == [("MF007", "issue.yaml", 9, 23)]
    assert issue.resolved == {}


@pytest.mark.parametrize("path", ["../x.jpg", "/etc/passwd", "https://example.org/x.jpg"])
def test_a_picture_elsewhere(tmp_path: Path, path: str) -> None:
    (tmp_path / "x.jpg").write_bytes(picture())
    text = manifest(articles=PICTURE.replace("images/x.jpg", f'"{path}"'))
    issue, findings = load(issue_at(tmp_path / "issue", text))
    assert told(findings) == [("MF006", "issue.yaml", 9, 23)]
    assert issue is not None
    assert issue.resolved == {}


KEYS = [
    "publication",
    "issue",
    "pages",
    "articles",
    "id",
    "headline",
    "body",
    "figures",
    "image",
    "number",
    "date",
    "a",
]
KEYS += ["byline", "deck", "continues", "page", "allow", "numbers", "editions", "<<", "name", "text", "layout", "share"]
VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.integers(-3, 3).map(str),
        st.sampled_from(["storm", "2024-03-05", "en", "a.md", "..", "~", "*x", "&x y", "!!int 3", "'", "x.jpg", "\0"]),
        st.text(max_size=6),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(KEYS), inner, max_size=5)),
    max_leaves=12,
)


def flow(value: object) -> str:
    """A value in YAML's flow style, its texts unquoted, so that it is often not YAML at all."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    return "" if value is None else str(value)


@settings(
    derandomize=True, max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=6), st.booleans())
def test_junk_of_the_right_keys_never_ends_in_a_traceback(tmp_path: Path, parts: dict[str, object], over: bool) -> None:
    junk = {key: f"{key}: {flow(value)}\n" for key, value in parts.items()}
    text = "".join({**(CLEAN if over else {}), **junk}.values())
    issue, findings = load(issue_at(tmp_path, "", {"issue.yaml": text.encode("utf-8", "replace"), "a.md": "x"}))
    assert issue is not None or findings
    assert all(finding.hint.en and finding.hint.zh for finding in findings)


@settings(
    derandomize=True, max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.binary(max_size=80))
def test_junk_of_bytes_never_ends_in_a_traceback(tmp_path: Path, data: bytes) -> None:
    folder = issue_at(tmp_path, "", {"issue.yaml": data, "publication.yaml": data})
    try:
        issue, findings = load(folder)
    except InputError:
        return
    assert issue is not None or findings


@settings(
    derandomize=True, max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.binary(max_size=60),
    st.sampled_from([b"", picture()[:60], png(3, 3)[:40], b"II*\0\x08\0\0\0", b"RIFF\0\0\0\0WEBP"]),
)
def test_junk_as_picture_never_ends_in_a_traceback(tmp_path: Path, data: bytes, start: bytes) -> None:
    issue, findings = with_picture(tmp_path, start + data)
    assert {finding.rule for finding in findings} == ({"MF007"} if not issue.resolved else set())
