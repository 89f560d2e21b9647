"""三审三校: who has read what, in which stage. Signatures stand in review.yaml."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import combinations

from publisher.findings import Severity
from publisher.imprint import PROOFS, REVIEWS, Review, Stage
from publisher.model import Article, Issue
from publisher.pieces import fingerprint, issue_fingerprint
from publisher.rules.passages import titled
from publisher.rules.registry import Hit, rule
from publisher.wording import Text

STAGES: dict[Stage, Text] = {
    "first-review": Text("first review", "初审"),
    "second-review": Text("second review", "复审"),
    "final-review": Text("final review", "终审"),
    "first-proof": Text("first proof", "一校"),
    "second-proof": Text("second proof", "二校"),
    "third-proof": Text("third proof", "三校"),
    "sign-off": Text("sign-off for the press", "付印签字"),
}


def signed(issue: Issue, article: Article) -> dict[Stage, Review]:
    """The last signature of each stage on an article; one on the whole issue counts for each article."""
    found: dict[Stage, Review] = {}
    for review in issue.manifest.reviews:
        if review.article in (None, article.id):
            found[review.stage] = review
    return found


def required(issue: Issue) -> tuple[Stage, ...]:
    """The stages that the issue's house requires, in their order."""
    require = issue.house.require
    return (
        *(REVIEWS if "reviews" in require else ()),
        *(PROOFS if "proofs" in require else ()),
        *(("sign-off",) if "sign-off" in require else ()),
    )


def stands(review: Review, issue: Issue) -> bool:
    """Whether what was signed still reads as it did; a signature that names no content stands for good."""
    if not review.content:
        return True
    if review.article is None:
        return review.content == issue_fingerprint(issue)
    article = issue.articles.get(review.article)
    return article is None or review.content == fingerprint(article, issue.language)


@rule("MF030", "one-person-two-reviews", Severity.ERROR)
def one_person_two_reviews(issue: Issue) -> Iterator[Hit]:
    """One person signed two stages of review.

    Why:
        Three reviews are three pairs of eyes. 三审责任制 forbids that anybody does two of them on one text.

    Bad:
        reviews:
          - {stage: first-review, by: Nell Barrow}
          - {stage: second-review, by: Nell Barrow}
    Good:
        reviews:
          - {stage: first-review, by: Nell Barrow}
          - {stage: second-review, by: Sam Whitcombe}
    中文：同一人签了两个审次
        三审就是三双眼睛。三审责任制规定，任何两个审次不能由同一人担任。
    """
    told: set[tuple[int, int]] = set()
    for article in issue.manifest.articles:
        done = signed(issue, article)
        for one, two in combinations([stage for stage in REVIEWS if stage in done], 2):
            first, second = done[one], done[two]
            if first.by.strip() == second.by.strip() and (id(first), id(second)) not in told:
                told.add((id(first), id(second)))
                en = f"{second.by} signed both {STAGES[one].en} and {STAGES[two].en} of {titled(article).en}."
                yield Hit(
                    Text(en, f"{titled(article).zh}的{STAGES[one].zh}和{STAGES[two].zh}都由{second.by}签署。"),
                    Text("Have one of the two done by somebody else.", "请由另一人完成其中一个审次。"),
                    second.span_of("by"),
                    second.article,
                )


@rule("MF031", "missing-review", Severity.WARNING)
def missing_review(issue: Issue) -> Iterator[Hit]:
    """An article lacks a review or proof that its house requires.

    Why:
        What nobody has read goes to press with everything that is wrong in it. A profile asks for it with “require:
        [reviews, proofs, sign-off]”; where others of the issue are signed, a gap is told too.

    Bad:
        profile: {require: [reviews]}
        reviews:
          - {stage: first-review, by: Nell Barrow}
          - {stage: second-review, by: Sam Whitcombe}
    Good:
        profile: {require: [reviews]}
        reviews:
          - {stage: first-review, by: Nell Barrow}
          - {stage: second-review, by: Sam Whitcombe}
          - {stage: final-review, by: Hester Bloom}
    中文：缺少审次或校次
        没人看过的稿件，错在哪里就印到哪里。由规范的“require: [reviews, proofs, sign-off]”要求。
    """
    wanted = required(issue)
    for article in issue.manifest.articles if wanted else ():
        done = signed(issue, article)
        missing = [STAGES[stage] for stage in wanted if stage not in done]
        if missing:
            title = titled(article)
            yield Hit(
                Text(
                    f"{title.en} lacks: {', '.join(one.en for one in missing)}.",
                    f"{title.zh}缺少：{'、'.join(one.zh for one in missing)}。",
                ),
                Text("Have it read, and sign in review.yaml.", "请完成后在 review.yaml 中签署。"),
                article.span_of("headline"),
                article.id,
            )


@rule("MF032", "review-of-other-text", Severity.ERROR)
def review_of_other_text(issue: Issue) -> Iterator[Hit]:
    """A signature stands on a text that was changed afterwards.

    Why:
        What was signed is not what will be printed. The last change of the evening is where the worst errors come in.

    Bad:
        reviews:
          - {stage: final-review, by: Nell Barrow, article: storm, content: 0123456789abcdef}
    Good:
        reviews:
          - {stage: final-review, by: Nell Barrow, article: storm}
    中文：签署之后文字又改过
        签过的不是要印的。最严重的差错往往出在当晚最后一改。
    """
    latest = {id(review) for article in issue.manifest.articles for review in signed(issue, article).values()}
    for review in issue.manifest.reviews:
        # One that was signed anew since is history.
        if id(review) not in latest or stands(review, issue):
            continue
        article = issue.articles.get(review.article or "")
        stage, title = STAGES[review.stage], titled(article) if article else Text("the issue", "本期")
        yield Hit(
            Text(
                f"{title.en[:1].upper()}{title.en[1:]} was changed after {review.by} signed its {stage.en}.",
                f"{title.zh}在{review.by}签署{stage.zh}之后又有改动。",
            ),
            Text(
                "Have the change read, and signed again: publisher sign.", "请审校改动，再用 publisher sign 重新签署。"
            ),
            review.span_of("content"),
            review.article,
        )


@rule("MF033", "reviews-out-of-order", Severity.WARNING)
def reviews_out_of_order(issue: Issue) -> Iterator[Hit]:
    """A later stage was signed before an earlier one.

    Why:
        A final review before the second one has reviewed another text.

    Bad:
        reviews:
          - {stage: first-review, by: Nell Barrow, at: 2026-05-11T21:40}
          - {stage: second-review, by: Sam Whitcombe, at: 2026-05-11T20:10}
    Good:
        reviews:
          - {stage: first-review, by: Nell Barrow, at: 2026-05-11T20:10}
          - {stage: second-review, by: Sam Whitcombe, at: 2026-05-11T21:40}
    中文：审校次序颠倒
        终审签在复审之前，审的就不是同一份稿子。
    """
    told: set[int] = set()
    for article in issue.manifest.articles:
        latest = signed(issue, article)
        for order in (REVIEWS, PROOFS):
            done = [latest[stage] for stage in order if stage in latest and latest[stage].at]
            for before, after in combinations(done, 2):
                if before.at and after.at and _plainly(after.at) < _plainly(before.at) and id(after) not in told:
                    told.add(id(after))
                    title, late, early = titled(article), STAGES[after.stage], STAGES[before.stage]
                    yield Hit(
                        Text(
                            f"The {late.en} of {title.en} was signed before the {early.en}.",
                            f"{title.zh}的{late.zh}签在{early.zh}之前。",
                        ),
                        Text("Sign the stages in their order.", "请按次序审校。"),
                        after.span_of("at"),
                        after.article,
                    )


def _plainly(at: datetime.datetime) -> datetime.datetime:
    """Without a zone: a newsroom's clocks agree, and its signatures may or may not name the zone."""
    return at.replace(tzinfo=None)


@rule("MF034", "reviewer-is-author", Severity.WARNING)
def reviewer_is_author(issue: Issue) -> Iterator[Hit]:
    """The author signed a review of the own story.

    Why:
        Nobody sees the own mistakes.

    Bad:
        reviews: [{stage: first-review, by: Ada Park}]
    Good:
        reviews: [{stage: first-review, by: Nell Barrow}]
    中文：作者审了自己的稿
        自己写的错，自己看不出来。
    """
    for article in issue.manifest.articles:
        authors = {person.name for person in article.byline}
        for stage, review in signed(issue, article).items():
            if stage in REVIEWS and review.by.strip() in authors:
                yield Hit(
                    Text(
                        f"{review.by}, who wrote {titled(article).en}, signed its {STAGES[stage].en}.",
                        f"{titled(article).zh}的作者{review.by}签了{STAGES[stage].zh}。",
                    ),
                    Text("Have it read by somebody else.", "请由他人审稿。"),
                    review.span_of("by"),
                    article.id,
                )


@rule("MF035", "review-of-nothing", Severity.WARNING)
def review_of_nothing(issue: Issue) -> Iterator[Hit]:
    """A signature names an article that is not there.

    Why:
        The article was renamed or taken out; its reviews hang in the air, and the renamed one has none.

    Bad:
        reviews: [{stage: first-review, by: Nell Barrow, article: strom}]
    Good:
        reviews: [{stage: first-review, by: Nell Barrow, article: storm}]
    中文：签署的稿件不存在
        稿件改了名或撤了稿，签署就落了空，改名后的稿件反而没有人签。
    """
    for review in issue.manifest.reviews:
        if review.article and review.article not in issue.articles:
            yield Hit(
                Text(
                    f"{review.by} signed “{review.article}”, and there is no such article.",
                    f"{review.by}签署的“{review.article}”不存在。",
                ),
                Text("Correct the article's name in review.yaml.", "请改正 review.yaml 中的稿件名。"),
                review.span_of("article"),
            )
