"""Mending as a whole: nothing is lost, whole text stays whole, and the seed page's two breaks are found."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.ingest.mend import Mended, find_joins, mend, split_paragraphs
from publisher.ingest.mend.hyphens import divided

SEED = Path(__file__).parent / "data" / "seed.txt"
STORY = [
    "青溪县开展夏季消防安全检查",
    "连日来，青溪县消防救援大队深入商场、市场开展检查，发现隐患四十二处，当场整改三十",
    "六处，其余限期整改到位。",
    "检查组要求各单位落实主体责任，定期组织演练。",
]

chinese_sentences = st.lists(
    st.sampled_from(
        [
            "会议听取了汇报",
            "县里推出五项措施",
            "记者从现场了解到",
            "“路修好了”，他说",
            "全年完成投资3.6亿元",
            "（图片由县里提供）",
        ]
    ),
    min_size=2,
    max_size=8,
).map(lambda clauses: "，".join(clauses) + "。")
english_sentences = st.lists(
    st.sampled_from(["the council met", "a well-known farmer spoke", "it rained for 3 days", "“yes,” she said"]),
    min_size=2,
    max_size=6,
).map(lambda clauses: "Then " + ", and ".join(clauses) + ".")
pages = st.lists(
    st.one_of(
        chinese_sentences,
        english_sentences,
        st.text(max_size=40),
        st.sampled_from(
            [
                "",
                "　　",
                "第3版",
                "（下转第3版）",
                "Continued on page 2",
                "sea-",
                "sons of ",
                " indented",
                "9",
                "的",
                "，",
            ]
        ),
    ),
    max_size=12,
)


def accounted(before: list[str], result: Mended) -> bool:
    """Whether the characters before are those after and those dropped, less the separators that were set."""
    dropped = Counter("".join(join.dropped for join in result.joins))
    added = Counter("".join(join.separator for join in result.joins))
    return Counter("".join(before)) + added == Counter("".join(result.paragraphs)) + dropped


@settings(derandomize=True, max_examples=150, deadline=None)
@given(pages, st.sampled_from(["zh-Hans", "en", None]), st.booleans())
def test_every_character_is_accounted_for(page: list[str], language: str | None, only_certain: bool) -> None:
    result = mend(page, language, only_certain=only_certain)
    assert accounted(page, result)
    assert len(result.paragraphs) == len(page) - len(result.joins)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(pages, st.sampled_from(["zh-Hans", "en"]))
def test_mending_twice_mends_no_more(page: list[str], language: str) -> None:
    once = mend(page, language).paragraphs
    assert mend(once, language).joins == ()


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.lists(chinese_sentences, max_size=8))
def test_paragraphs_that_all_end_are_left(page: list[str]) -> None:
    assert mend(page, "zh").paragraphs == tuple(page)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.lists(english_sentences, max_size=8))
def test_english_paragraphs_that_all_end_are_left(page: list[str]) -> None:
    assert mend(page, "en").paragraphs == tuple(page)


@settings(derandomize=True, max_examples=80, deadline=None)
@given(pages, st.sampled_from(["zh-Hans", "en"]))
def test_what_is_certain_is_among_what_is_found(page: list[str], language: str) -> None:
    result = mend(page, language, only_certain=True)
    assert all(join.certain for join in result.joins) and not any(join.certain for join in result.queries)


def test_the_seed_page_has_two_breaks_and_no_other() -> None:
    page = [paragraph.text for paragraph in split_paragraphs(SEED.read_text(encoding="utf-8"))]
    result = mend(page)
    assert [(join.left[-1], join.right[:2], join.separator, join.certain) for join in result.joins] == [
        ("全", "面从", "", True),
        ("开", "发区", "", True),
    ]
    assert len(page) == 32 and len(result.paragraphs) == 30
    assert any("意识形态、全面从严治党等各领域" in paragraph for paragraph in result.paragraphs)
    assert any("一致认为开发区正处于发展建设的关键时期" in paragraph for paragraph in result.paragraphs)


def test_joined_without_asking_the_seed_page_is_the_same() -> None:
    page = [paragraph.text for paragraph in split_paragraphs(SEED.read_text(encoding="utf-8"))]
    assert mend(page, only_certain=True).paragraphs == mend(page).paragraphs


@pytest.mark.parametrize("line", ["第2版", "（上接第1版）", "责编：何晓 校对：周岚", "2026年5月15日 星期五", "7"])
def test_a_paragraph_is_joined_across_page_furniture_which_is_kept(line: str) -> None:
    page = [*STORY[:2], line, *STORY[2:]]
    result = mend(page, "zh")
    assert [(join.after, join.resumes) for join in result.joins] == [(1, 3)]
    assert result.furniture == (2,)
    assert result.paragraphs == (STORY[0], STORY[1] + STORY[2], line, STORY[3])


@pytest.mark.parametrize(
    "line", ["Continued on page 2", "See COUNCIL, Page A4", "The Valley Times | May 24, 2019", "12", "From page 1"]
)
def test_an_english_paragraph_is_joined_across_page_furniture(line: str) -> None:
    left = "The school board agreed on Monday to replace the old boilers before the next"
    result = mend(["Warm Classrooms", left, line, "winter begins, at a cost of $40,000."], "en")
    assert result.paragraphs == ("Warm Classrooms", left + " winter begins, at a cost of $40,000.", line)


def test_furniture_between_whole_paragraphs_stays_where_it_is() -> None:
    page = ["会议开得很好。", "第2版", "会后大家都回去了。"]
    result = mend(page, "zh")
    assert result.paragraphs == tuple(page) and result.furniture == ()


def test_only_neighbours_are_found_unless_asked() -> None:
    page = [*STORY[:2], "第2版", *STORY[2:]]
    assert find_joins(page, "zh") == ()
    assert [join.resumes for join in find_joins(page, "zh", across_furniture=True)] == [3]


def test_a_paragraph_in_three_pieces_is_one_again() -> None:
    page = [
        "全县上下要深入贯彻落实会议精神，围绕意识形",
        "态、安全生产、生态环境等领域，加快补齐民生短",
        "板，切实增强群众获得感。",
    ]
    assert mend(page, "zh").paragraphs == ("".join(page),)


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        (
            "a crop measured in years, not sea-",
            "sons: a bulb takes",
            "a crop measured in years, not seasons: a bulb takes",
        ),
        ("this is the best-known and most well-", "known of all", "this is the best-known and most well-known of all"),
        ("the mother-in-", "law of the mayor came", "the mother-in-law of the mayor came"),
        ("they talked about gov-", "ernments of every kind", "they talked about governments of every kind"),
        ("work on the re-", "building of the pier", "work on the rebuilding of the pier"),
        ("the newly elected co-", "chair of the board", "the newly elected co-chair of the board"),
        ("for first-", "and second-year pupils", "for first- and second-year pupils"),
        ("the study of Anglo-", "Saxon churches here", "the study of Anglo-Saxon churches here"),
        ("soft hyphens di\u00ad", "vide words as well", "soft hyphens divide words as well"),
    ],
)
def test_a_hyphen_goes_only_if_it_was_put_there_to_divide(left: str, right: str, joined: str) -> None:
    head = "On Monday the paper's oldest reader wrote in, and "
    assert mend([head + left, right + ", or so it seems to us."], "en").paragraphs[0].startswith(head + joined)


def test_the_page_itself_shows_how_it_writes_a_word() -> None:
    assert divided("the county's broad-", "band network", "Broad-band came late.") == ""
    assert divided("the county's broad-", "band network", "Broadband came late.") == "-"


@pytest.mark.parametrize(
    "page",
    [[], [""], ["一"], ["\x00", "\ud800", "的"], ["（" * 200_000, "）" * 200_000],
     ["字" * 200_000, "的" + "字" * 200_000],
     ["word " * 40_000, "and " * 40_000], ["\u200b", "-", "—", "．"], ["a-"] * 50, ["，"] * 50, [" "] * 3],
)  # fmt: skip
@pytest.mark.parametrize("language", ["zh", "en", None])
def test_no_input_is_too_odd(page: list[str], language: str | None) -> None:
    assert accounted(page, mend(page, language))


def test_a_whole_book_is_mended_in_time_by_its_length() -> None:
    halves = ["全县上下要深入贯彻落实会议精神，围绕意识形", "态、安全生产、生态环境等领域，加快补齐短板。"]
    begun = time.process_time()
    assert len(mend(halves * 4000, "zh").joins) == 4000
    assert time.process_time() - begun < 10
