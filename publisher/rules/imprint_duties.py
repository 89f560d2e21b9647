"""What the law asks of each issue: number, publication numbers, imprint, the editors of each page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.findings import Severity
from publisher.model import Issue
from publisher.rules.registry import Hit, rule
from publisher.wording import Text

_PARTS = {
    "cn": Text("CN number", "国内统一连续出版物号"),
    "sponsor": Text("sponsor", "主办单位"),
    "editor_in_chief": Text("editor-in-chief", "总编辑"),
    "address": Text("address", "社址"),
    "postcode": Text("postcode", "邮政编码"),
    "phone": Text("telephone", "电话"),
    "price": Text("price", "定价"),
    "printer": Text("printer", "印刷单位"),
}
_EDITORS = {"editor", "责编", "责任编辑", "编辑", "执行编辑"}
_PROOFREADERS = {"proofreader", "校对"}


@rule("MF020", "missing-issue-number", Severity.WARNING)
def missing_issue_number(issue: Issue) -> Iterator[Hit]:
    """The issue has no number, and its house wants one.

    Why:
        Readers, libraries and the post count issues by number; a newspaper must print it (总期号). A profile asks for
        it with “require: [issue-number]”.

    Bad:
        profile: {require: [issue-number]}
        issue: {date: 2026-05-12}
    Good:
        profile: {require: [issue-number]}
        issue: {number: 137, date: 2026-05-12}
    中文：没有期号
        读者、图书馆、邮局都按期号查报，报纸必须刊印总期号。由规范的“require: [issue-number]”要求。
    """
    info = issue.manifest.issue
    if "issue-number" in issue.house.require and info.number is None:
        yield Hit(
            Text("The issue has no number.", "本期没有期号。"),
            Text("Add number: under issue.", "请在 issue 下补上 number。"),
            info.span_of("date"),
        )


@rule("MF021", "bad-cn-number", Severity.ERROR)
def bad_cn_number(issue: Issue) -> Iterator[Hit]:
    """The CN number is none.

    Why:
        国内统一连续出版物号 is CN, two figures for the region, a hyphen and four figures: 0001 to 0999 for newspapers,
        1000 to 5999 for periodicals (GB/T 9999). A wrong one is a false imprint.

    Bad:
        publication: {title: The Quay, language: en, imprint: {cn: CN 3-001}}
    Good:
        publication: {title: The Quay, language: en, imprint: {cn: CN 33-0001}}
    中文：国内统一连续出版物号格式不对
        应为“CN 地区号-序号”：两位地区号，四位序号，报纸用0001—0999，期刊用1000—5999（GB/T 9999）。写错即是假刊号。
    """
    imprint = issue.manifest.publication.imprint
    if imprint and imprint.cn and not _is_cn(imprint.cn):
        yield Hit(
            Text(f"“{imprint.cn}” is not a CN number.", f"“{imprint.cn}”不是有效的国内统一连续出版物号。"),
            Text("Write it as on the licence: CN 33-0001.", "请照许可证写：CN 33-0001。"),
            imprint.span_of("cn"),
        )


def _is_cn(text: str) -> bool:
    found = re.fullmatch(r"CN\s?(\d{2})-(\d{4})(?:/[A-Z]{1,2}\d?)?", text.strip())
    return bool(found) and 10 <= int(found[1]) <= 82 and 1 <= int(found[2]) <= 5999 if found else False


@rule("MF022", "bad-issn", Severity.ERROR)
def bad_issn(issue: Issue) -> Iterator[Hit]:
    """An ISSN has a wrong check digit.

    Why:
        The last figure is reckoned from the others; if it does not fit, one figure is wrong and the number is somebody
        else's.

    Bad:
        publication: {title: The Quay, language: en, identifier: "urn:issn:1234-5678"}
    Good:
        publication: {title: The Quay, language: en, identifier: "urn:issn:1234-5679"}
    中文：ISSN 校验码不对
        最后一位由前七位算出；对不上，就是有一位写错，成了别家的号。
    """
    publication = issue.manifest.publication
    written = []
    if (publication.identifier or "").lower().startswith("urn:issn:"):
        written.append((publication.span_of("identifier"), publication.identifier or ""))
    if publication.imprint and publication.imprint.issn:
        written.append((publication.imprint.span_of("issn"), publication.imprint.issn))
    for span, text in written:
        found = re.fullmatch(r"(?:urn:issn:|ISSN\s?)?([\dX-]{8,9})", text.strip(), re.IGNORECASE)
        if not (found and _is_issn(found[1])):
            yield Hit(
                Text(f"“{text}” is not an ISSN.", f"“{text}”不是有效的 ISSN。"),
                Text("Compare it with the certificate.", "请与证书核对。"),
                span,
            )


def _is_issn(text: str) -> bool:
    digits = text.replace("-", "").upper()
    if not re.fullmatch(r"\d{7}[\dX]", digits):
        return False
    total = sum((8 - at) * (10 if digit == "X" else int(digit)) for at, digit in enumerate(digits))
    return total % 11 == 0


@rule("MF023", "incomplete-imprint", Severity.WARNING)
def incomplete_imprint(issue: Issue) -> Iterator[Hit]:
    """The imprint lacks what a newspaper must print.

    Why:
        报纸出版管理规定 asks for publication number, sponsor, editor-in-chief, address, telephone, price and printer in
        a fixed place of each issue. A paper without a licence leaves the whole imprint out; a profile asks for it with
        “require: [imprint]”.

    Bad:
        publication: {title: The Quay, language: en, imprint: {cn: CN 33-0001, phone: 0578-2000000}}
    Good:
        publication:
          title: The Quay
          language: en
          imprint:
            cn: CN 33-0001
            sponsor: Town of Port Ardlan
            editor_in_chief: Nell Barrow
            address: 1 Quay Street
            postcode: "323000"
            phone: 0578-2000000
            price: "1.00"
            printer: Ardlan Press
    中文：版权信息不全
        《报纸出版管理规定》要求每期固定位置刊登刊号、主办单位、总编辑、社址、电话、定价、印刷单位等。没有刊号的内部资料可以
        不写 imprint；规范可用“require: [imprint]”要求必须写。
    """
    publication = issue.manifest.publication
    imprint = publication.imprint
    if imprint is None and "imprint" not in issue.house.require:
        return
    missing = [name for field, name in _PARTS.items() if imprint is None or not getattr(imprint, field)]
    given = imprint.model_fields_set if imprint else ()
    if missing and (imprint is None or len(given) > 1):  # a lone number is no imprint yet
        yield Hit(
            Text(
                f"The imprint lacks: {', '.join(one.en for one in missing)}.",
                f"版权信息缺少：{'、'.join(one.zh for one in missing)}。",
            ),
            Text("Add it under publication, imprint.", "请在 publication 的 imprint 下补上。"),
            imprint.span_of("cn") if imprint else publication.span_of("title"),
        )


@rule("MF024", "missing-page-editor", Severity.WARNING)
def missing_page_editor(issue: Issue) -> Iterator[Hit]:
    """A page has no responsible editor, and its house wants one.

    Why:
        责任编辑 is printed on each page so that it is known who answers for it. A profile asks for it with
        “require: [page-editor]”.

    Bad:
        profile: {require: [page-editor]}
        pages: [{number: 1, articles: [storm]}]
    Good:
        profile: {require: [page-editor]}
        pages: [{number: 1, articles: [storm], editors: [{name: Nell Barrow, role: editor}]}]
    中文：版面没有责任编辑
        每版署责任编辑，出了差错才知道找谁。由规范的“require: [page-editor]”要求。
    """
    yield from _without(
        issue, "page-editor", _EDITORS, Text("responsible editor", "责任编辑"), Text("editor", "editor")
    )


@rule("MF025", "missing-page-proofreader", Severity.WARNING)
def missing_page_proofreader(issue: Issue) -> Iterator[Hit]:
    """A page has no proofreader, and its house wants one.

    Why:
        Who has proofread is printed beside the editor. A profile asks for it with “require: [page-proofreader]”.

    Bad:
        profile: {require: [page-proofreader]}
        pages: [{number: 1, articles: [storm], editors: [{name: Nell Barrow, role: editor}]}]
    Good:
        profile: {require: [page-proofreader]}
        pages: [{number: 1, articles: [storm], editors: [{name: Leo Hart, role: proofreader}]}]
    中文：版面没有校对
        校对与责任编辑一同署名。由规范的“require: [page-proofreader]”要求。
    """
    yield from _without(
        issue, "page-proofreader", _PROOFREADERS, Text("proofreader", "校对"), Text("proofreader", "proofreader")
    )


def _without(issue: Issue, duty: str, roles: set[str], what: Text, role: Text) -> Iterator[Hit]:
    if duty not in issue.house.require:
        return
    for page in issue.manifest.pages:
        if not any((person.role or "").strip().lower() in roles for person in page.editors):
            yield Hit(
                Text(f"Page {page.number} has no {what.en}.", f"第{page.number}版没有{what.zh}。"),
                Text(
                    f"Add editors: [{{name: …, role: {role.en}}}] to the page.",
                    f"请在该版写 editors: [{{name: …, role: {role.zh}}}]。",
                ),
                page.span_of("number"),
                page=page.number,
            )
