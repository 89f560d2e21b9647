"""The arithmetic of a comparison: nothing of either text is lost, no finding is told twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from publisher.reports.comparing import matched, parts
from publisher.reports.comparison import Part
from tests.reports.samples import finding

texts = st.text(st.sampled_from("山水木 ab。\n"), max_size=40)


@given(texts, texts)
def test_both_texts_can_be_put_together_again(old: str, new: str) -> None:
    found = parts(old, new)
    assert "".join(part.text for part in found if part.kind != "new") == old
    assert "".join(part.text for part in found if part.kind != "old") == new


@given(texts)
def test_a_text_is_like_itself(text: str) -> None:
    assert all(part.kind == "same" for part in parts(text, text))


def test_chinese_is_compared_by_the_character_and_english_by_the_word() -> None:
    assert parts("涉及三千戶人家", "涉及三千户人家")[1:3] == (Part("old", "戶"), Part("new", "户"))
    assert parts("The harbour opens", "The harbor opens")[1:3] == (Part("old", "harbour"), Part("new", "harbor"))


def test_a_text_of_a_megabyte_is_compared_as_a_whole() -> None:
    found = parts("山" * 1_000_000, "水" * 1_000_000)
    assert [part.kind for part in found] == ["old", "new"]


rules = st.lists(st.builds(finding, line=st.integers(1, 3), rule=st.sampled_from(["PA001", "BY001"])), max_size=8)


@given(rules, rules)
def test_every_finding_is_in_one_list(old: list, new: list) -> None:  # type: ignore[type-arg]
    fresh, still, gone = matched(old, new)
    assert sorted([*fresh, *(after for _, after in still)]) == list(range(len(new)))
    assert sorted([*gone, *(before for before, _ in still)]) == list(range(len(old)))
    assert all(old[before].rule == new[after].rule for before, after in still)


def test_trouble_that_grew_smaller_is_still_there() -> None:
    before, after = finding(message="over by 51 lines"), finding(message="over by 20 lines")
    assert matched([before], [after]) == ((), ((0, 0),), ())
