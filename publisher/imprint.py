"""What the law and the newsroom ask to be on record: the imprint, and who has read what (三审三校)."""

from __future__ import annotations

import datetime
from typing import Literal

from pydantic import Field

from publisher.located import Located

Stage = Literal[
    "first-review", "second-review", "final-review", "first-proof", "second-proof", "third-proof", "sign-off"
]
REVIEWS: tuple[Stage, ...] = ("first-review", "second-review", "final-review")
PROOFS: tuple[Stage, ...] = ("first-proof", "second-proof", "third-proof")


class Imprint(Located):
    """The publisher's particulars that each issue of a newspaper must carry in a fixed place."""

    cn: str | None = Field(default=None, description="国内统一连续出版物号: CN 33-0001")
    issn: str | None = Field(default=None, description="ISSN 1234-5679")
    supervisor: str | None = Field(default=None, description="主管单位")
    sponsor: str | None = Field(default=None, description="主办单位")
    editor_in_chief: str | None = Field(default=None, description="总编辑")
    address: str | None = Field(default=None, description="社址")
    postcode: str | None = Field(default=None, description="邮政编码")
    phone: str | None = Field(default=None, description="电话")
    price: str | None = Field(default=None, description="定价, or 免费赠阅")
    printer: str | None = Field(default=None, description="印刷单位")
    advertising: str | None = Field(default=None, description="广告经营登记号")


class Evaluation(Located):
    """The word of a person or body that has checked the e-books; no program can earn that claim."""

    evaluator: str = Field(min_length=1, description="Who has checked")
    date: datetime.date | None = Field(default=None, description="When")
    level: Literal["A", "AA", "AAA"] = Field(default="AA", description="Level of WCAG that was reached")
    wcag: Literal["2.0", "2.1", "2.2"] = "2.1"
    report: str | None = Field(default=None, description="Address of the report")


class Review(Located):
    """One signature of review.yaml: who finished which stage on which article (none: on the whole issue), and when."""

    stage: Stage
    by: str = Field(min_length=1)
    article: str | None = None
    at: datetime.datetime | None = Field(default=None, description="2026-05-11T21:40")
    content: str | None = Field(default=None, description="Fingerprint of the text that was read")
