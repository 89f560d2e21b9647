"""YAML: duplicates, slips, bombs, depth, several lines."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from publisher.load import load
from publisher.load.tree import Listing, Mapping, Scalar, plain
from publisher.load.yaml_tree import read_yaml
from tests.load.samples import article, issue_at, manifest, told

HERE = Path("issue.yaml")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("headline: Storm: day two\n", 1, "colon"),
        ("a: 1\n\tb: 2\n", 2, "tab"),
        ("a: [1, 2\nb: 3\n", 2, "not closed"),
        ("a: 'open\n", 1, "quotation mark"),
        ("a: {b: 1\nc: 2\n", 2, "not closed"),
        ("a: 1\n  b: 2\n", 2, "colon"),
        ("a: @home\n", 1, "begin with this character"),
        ("a: *nowhere\n", 1, "“&nowhere”"),
        ("a: 1\n---\nb: 2\n", 2, "second YAML document"),
        ("? [a, b]\n: 1\n", 1, "plain word"),
        ("a: &a [*a]\n", 1, "contains it"),
    ],
)
def test_a_slip_is_told_in_plain_words_with_its_line(text: str, line: int, words: str) -> None:
    tree, findings = read_yaml(text, HERE)
    assert tree is None
    assert [(finding.rule, finding.span.line) for finding in findings if finding.span] == [("MF001", line)]
    assert words in findings[0].message.en
    assert "yaml." not in findings[0].message.en


def test_a_full_width_colon_is_recognised() -> None:
    _, findings = read_yaml("publication:\n  title： 丽水\n  language: zh\n", HERE)
    assert "：" in findings[0].hint.zh


def test_foreign_tags_are_refused() -> None:
    _, findings = read_yaml("a: !!python/object/apply:os.system [true]\n", HERE)
    assert [finding.rule for finding in findings] == ["MF001"]
    assert "python" in findings[0].message.en


def test_the_first_of_two_values_is_kept_and_the_second_told() -> None:
    tree, findings = read_yaml("a: 1\nb: 2\na: 3\n", HERE)
    assert told(findings) == [("MF002", "issue.yaml", 3, 1)]
    assert tree is not None
    assert plain(tree) == {"a": "1", "b": "2"}


def test_aliases_work_and_keep_their_anchor_s_place() -> None:
    tree, findings = read_yaml("a: &who {name: Ada}\nb: *who\n*who2 : x\n".replace("*who2 : x\n", ""), HERE)
    assert findings == ()
    assert isinstance(tree, Mapping)
    assert plain(tree) == {"a": {"name": "Ada"}, "b": {"name": "Ada"}}
    assert tree.values["b"].span.line == 1


def bomb(levels: int) -> str:
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    "text",
    [
        bomb(9),
        "a: &a " + "x" * 10_000 + "\nb: [" + ", ".join(["*a"] * 1000) + "]\n",
        "[" * 100_000,
        "{a: " * 100_000,
        "- " * 100_000,
        "".join(" " * n + "a:\n" for n in range(500)),
    ],
)
def test_bombs_are_stopped_at_once(text: str) -> None:
    start = time.process_time()
    tree, findings = read_yaml(text, HERE)
    assert tree is None
    assert [finding.rule for finding in findings] == ["MF001"]
    assert time.process_time() - start < 3


def test_a_bomb_as_manifest_ends_in_one_finding(tmp_path: Path) -> None:
    issue, findings = load(issue_at(tmp_path, manifest() + bomb(9)))
    assert issue is None
    assert [finding.rule for finding in findings] == ["MF001"]
    assert "aliases" in findings[0].message.en


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "just words\n", "- a\n- b\n"])
def test_a_manifest_without_keys(tmp_path: Path, text: str) -> None:
    issue, findings = load(issue_at(tmp_path, text))
    assert issue is None
    assert [finding.rule for finding in findings] == ["MF001"]


def test_an_empty_publication_yaml_is_no_fault(tmp_path: Path) -> None:
    folder = issue_at(tmp_path, manifest(), {"publication.yaml": "# to come\n"})
    assert load(folder)[1] == ()


def test_a_manifest_too_large_is_not_read(tmp_path: Path) -> None:
    folder = issue_at(tmp_path, manifest())
    with (folder / "issue.yaml").open("ab") as file:
        file.truncate(33_000_000)
    issue, findings = load(folder)
    assert issue is None
    assert told(findings) == [("MF004", "issue.yaml", 1, 1)]


def test_an_escaped_control_character_is_told_and_shown() -> None:
    tree, findings = read_yaml('a: "x\\0y"\nb: [1]\n', HERE)
    assert told(findings) == [("MF010", "issue.yaml", 1, 4)]
    assert isinstance(tree, Mapping)
    assert isinstance(tree.values["a"], Scalar)
    assert tree.values["a"].text == "x\ufffdy"
    assert isinstance(tree.values["b"], Listing)


BODIES = {
    "literal": "body: |\n  会议传达\n  学习。\n\n  第二段。",
    "folded": "body: >\n  会议传达\n  学习。\n\n  第二段。",
    "stripped": "body: >-\n  会议传达\n  学习。\n\n  第二段。",
    "plain": "body: 会议传达\n  学习。\n\n  第二段。",
    "quoted": 'body: "会议传达学习。\n\n  第二段。"',
    "escaped": 'body: "会议传达\\n学习。\\n\\n第二段。"',
}


@pytest.mark.parametrize("style", BODIES)
def test_a_body_reads_the_same_in_every_style_of_yaml(tmp_path: Path, style: str) -> None:
    publication = "publication: {title: 丽水开发区, language: zh-Hans}\n"
    issue, findings = load(issue_at(tmp_path, manifest(publication=publication, articles=article(BODIES[style]))))
    assert findings == ()
    assert issue is not None
    assert [block.text for block in issue.manifest.articles[0].blocks] == ["会议传达学习。", "第二段。"]


@pytest.mark.parametrize(("style", "lines"), [("literal", [10, 13]), ("folded", [10, 13]), ("plain", [9, 12])])
def test_an_inline_body_s_paragraphs_keep_their_lines(tmp_path: Path, style: str, lines: list[int]) -> None:
    text = manifest(articles=article("byline: Ada\n" + BODIES[style]))
    issue, _ = load(issue_at(tmp_path, text))
    assert issue is not None
    assert [block.span.line for block in issue.manifest.articles[0].blocks] == lines


def test_folded_chinese_gets_no_space_and_folded_english_does(tmp_path: Path) -> None:
    figures = "body: x\nfigures:\n  - caption: 图为开发区\n      新貌\n  - caption: >\n      The wall\n      at noon"
    text = manifest(publication="publication: {title: P, language: zh-Hans}\n", articles=article(figures))
    issue, findings = load(issue_at(tmp_path, text))
    assert findings == ()
    assert issue is not None
    assert [figure.caption for figure in issue.manifest.articles[0].figures] == ["图为开发区新貌", "The wall at noon"]
