"""Faults put one by one into a clean issue on disk: each must be told on the line where it was put."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image

from publisher.load import load
from publisher.rules.run import check_issue, suppress

FAULTS = yaml.safe_load((Path(__file__).parent / "faults.yaml").read_text("utf-8"))
CLEAN = {
    "issue.yaml": """\
publication: {title: 溪城日报, language: zh-Hans}
issue: {number: 7, date: 2026-05-12}
pages:
  - {number: 1, articles: [harbour, market]}
articles:
  - id: harbour
    kicker: 历时三年
    headline: 老码头修好了
    deck: 三年修缮，一朝开放，渔民回到岸边。
    byline: 林一苇
    body: articles/harbour.md
    figures:
      - image: images/harbour.png
        caption: 修好的老码头。
        credit: 苏禾
        alt: 石阶通向水边的码头
  - id: market
    headline: 渔市开张首日卖出鲜鱼3200斤
    byline: 石宽
    body: articles/market.md
""",
    "review.yaml": """\
reviews:
  - {stage: first-review, by: 苏禾}
  - {stage: second-review, by: 何大明}
  - {stage: final-review, by: 何老师}
""",
    "articles/harbour.md": """\
5月11日（星期一）上午，溪城老码头重新开放。老船长——今年八十岁的石大宽第一个走下石阶，他说：“等了三年，总算等到了。”

## 石阶与灯

老码头建于20世纪80年代，修缮工程从2023年5月12日开始，2023年至2026年没有停过一天。

三年来，修缮队清除淤泥两万立方米，重铺石阶一百二十级，岸边装了灯。区长林向远说，渔市也将迁回这里。区长林向远还看望了渔民。

码头管理处负责人说，今后还将在这里举办灯会和渔歌节，欢迎各地游客。

首场灯会定在6月1日举行，届时岸边的三百盏灯将一起点亮，欢迎早来占位。
""",
    "articles/market.md": """\
昨天（5月11日），渔市在老码头开张。天还没亮，第一船鲜鱼就在鞭炮声中靠了岸。

渔市设在老码头东侧，共有摊位四十二个，带鱼、黄鱼、鲳鱼等摆得满满当当。一早来了300多人，岸边的渔户忙得抬不起头。一位老人说，比从前近多了。

渔市推出三项措施：一是统一价签，二是统一秤具，三是统一收摊。管理处共有31人，其中男18人、女13人。

与旧市场相比，损耗减少了三分之一，本地鱼占比提高了3个百分点，晚上7:30收摊。

到傍晚收摊，首日卖出鲜鱼3200斤。
""",
}


def written(folder: Path, changed: dict[str, str]) -> Path:
    for name, text in (CLEAN | changed).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    (folder / "images").mkdir()
    Image.new("RGB", (1200, 900), "white").save(folder / "images/harbour.png")
    return folder


def told(folder: Path) -> list[tuple[str, str, int]]:
    issue, faults = load(folder)
    findings = suppress(check_issue(issue), issue) if issue else ()
    return [
        (finding.rule, finding.span.path.as_posix(), finding.span.line)
        for finding in (*faults, *findings)
        if finding.span
    ]


def test_the_issue_is_clean(tmp_path: Path) -> None:
    assert told(written(tmp_path / "quay", {})) == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault['rule']}-{fault['put'][:12].strip()}")
def test_a_fault_is_told_on_its_line(tmp_path: Path, fault: dict[str, Any]) -> None:
    clean = CLEAN[fault["at"]]
    assert clean.count(fault["find"]) >= 1
    text = clean.replace(fault["find"], fault["put"], 1)
    at = text.index(fault["near"]) if "near" in fault else clean.index(fault["find"])
    line = text.count("\n", 0, at) + 1 + fault.get("line", 0)
    lines = {line} | ({text.count("\n", 0, text.rindex(fault["other"])) + 1} if "other" in fault else set())
    found = told(written(tmp_path / "quay", {fault["at"]: text}))
    assert any(rule == fault["rule"] and path == fault["at"] and where in lines for rule, path, where in found), found
