"""Signing a stage, on the text as it reads now; refused where the house's order or the rule of many eyes is broken."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from publisher.errors import InputError
from publisher.imprint import REVIEWS, Review, Stage
from publisher.model import Article, Issue
from publisher.pieces import fingerprint, issue_fingerprint
from publisher.rules.passages import titled
from publisher.rules.reviews import signed
from publisher.signing.stages import before, name_of
from publisher.signing.standing import mark_of
from publisher.wording import Text


def signatures(
    issue: Issue, stage: Stage, by: str, at: datetime.datetime, articles: Sequence[str] = ()
) -> tuple[Review, ...]:
    """The signatures to be added: one an article, or one for the whole issue where it is signed off for the press.

    Without ``articles`` it is all those whose signature of the stage is missing or has fallen; none where none is.

    Raises:
        InputError: there is no such article, no name, an earlier stage is open, or ``by`` did another review of it.
    """
    by = by.strip()
    if not by:
        raise InputError(
            Text("A signature needs a name.", "签署须写明姓名。"), Text("Add --by NAME.", "请加 --by 姓名。")
        )
    if stage == "sign-off" and articles:
        raise InputError(
            Text("An issue is signed off for the press as a whole.", "付印签字针对整期，不能只签部分稿件。"),
            Text("Leave out --article.", "请去掉 --article。"),
        )
    meant = [_named(issue, name) for name in articles] or list(issue.manifest.articles)
    for article in meant:
        _refuse_too_early(issue, article, stage)
        _refuse_second_review(issue, article, stage, by)
    if stage == "sign-off":
        done = all(mark_of(issue, article, stage).state == "signed" for article in meant)
        return () if done else (Review(stage=stage, by=by, at=at, content=issue_fingerprint(issue)),)
    return tuple(
        Review(stage=stage, by=by, at=at, article=article.id, content=fingerprint(article, issue.language))
        for article in meant
        if articles or mark_of(issue, article, stage).state != "signed"
    )


def _named(issue: Issue, name: str) -> Article:
    if name not in issue.articles:
        raise InputError(
            Text(f"There is no article “{name}” in this issue.", f"本期没有稿件“{name}”。"),
            Text(f"Its articles: {', '.join(issue.articles)}.", f"本期稿件：{'、'.join(issue.articles)}。"),
        )
    return issue.articles[name]


def _refuse_too_early(issue: Issue, article: Article, stage: Stage) -> None:
    for earlier in before(stage, issue):
        state = mark_of(issue, article, earlier).state
        if state == "signed":
            continue
        title, name = titled(article), name_of(earlier, issue)
        why = Text("has fallen: the text was changed", "已失效：签署后文字有改动") if state == "fallen" else None
        raise InputError(
            Text(
                f"{name_of(stage, issue)} of {title.en} cannot be signed: its {name} {why.en if why else 'is open'}.",
                f"{title.zh}不能签署{name_of(stage, issue)}：{name}{why.zh if why else '尚未签署'}。",
            ),
            Text(f"Have the {name} signed first.", f"请先完成并签署{name}。"),
        )


def _refuse_second_review(issue: Issue, article: Article, stage: Stage, by: str) -> None:
    if stage not in REVIEWS:
        return
    for other, review in signed(issue, article).items():
        if other in REVIEWS and other != stage and review.by.strip() == by:
            title = titled(article)
            raise InputError(
                Text(
                    f"{by} has signed the {name_of(other, issue)} of {title.en}; nobody does two reviews of one text.",
                    f"{by}已签署{title.zh}的{name_of(other, issue)}，同一人不能担任两个审次。",
                ),
                Text("Have somebody else do this one.", "请由另一人完成这一审次。"),
            )
