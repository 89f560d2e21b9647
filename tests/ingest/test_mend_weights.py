"""The fitted weights of Chinese mending: one for each kind of evidence; and the fitting finds what it should."""

from __future__ import annotations

from math import log

import pytest

from benchmarks.fit_mend import EXPECTED
from benchmarks.logistic import fitted
from publisher.ingest.mend import find_joins
from publisher.ingest.mend.reasons import REASONS
from publisher.ingest.mend.signs_zh import STRONG
from publisher.ingest.mend.words_zh import unfinished, weights


def test_every_kind_of_evidence_has_a_weight_of_the_sign_expected() -> None:
    table = weights("chinese-evidence.tsv")
    assert table.keys() == EXPECTED.keys()
    assert [name for name in table if table[name] * EXPECTED[name] < 0] == []


def test_every_strong_sign_has_a_weight_and_a_reason() -> None:
    assert weights("chinese-evidence.tsv").keys() >= STRONG
    assert REASONS.keys() >= STRONG


def test_the_words_tell_a_clause_that_goes_on_from_one_that_ends() -> None:
    assert unfinished("工作人员每周二下午耐心", "解释政策，当天办结。") > 1
    assert unfinished("农村电网改造全部完成，群众生活明显改善", "我们还要看到，前进中仍有不少困难。") < -1


def test_fitting_finds_the_odds_of_a_table() -> None:
    rows = [{"any": 1.0}] * 100 + [{"any": 1.0, "seen": 1.0}] * 100
    answers = [1] * 20 + [0] * 80 + [1] * 90 + [0] * 10
    found = fitted(rows, answers, pull=1e-6, sweeps=200)
    assert found["any"] == pytest.approx(log(0.25), abs=0.01)
    assert found["any"] + found["seen"] == pytest.approx(log(9), abs=0.01)


def test_what_is_never_seen_keeps_the_weight_expected_and_none_turns_its_sign() -> None:
    found = fitted([{"seen": 1.0}] * 50, [1] * 50, pull=1.0, sweeps=50, expected={"seen": -2.0, "unseen": 3.0})
    assert found == {"seen": 0.0, "unseen": 3.0}


PULL = "修路不是为了让城里人进来看风景，是为了让村里人有脸面地走出去"
STORY = "陈有根今年六十三岁，在上坪村当了二十年支书，说话慢，办事快，全村人没有不服他的。"


@pytest.mark.parametrize("quote", [PULL, "这二十年里，我最得意的是没有一户人家因为穷而让孩子离开学堂"])
def test_a_pull_quote_without_its_stop_stays_by_itself(quote: str) -> None:
    body = f"他常说，{quote}。去年冬天，村里的路终于修通了，第一辆客车开进来的时候，老人们都站到了桥头。"
    assert (
        find_joins([STORY, quote, "村里的变化从那一年开始，先是路，后是水，再后来是屋顶上的光伏板。", body], "zh") == ()
    )
