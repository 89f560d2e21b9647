"""The engine's lighter style sheet: the same page, and the engine's own where a page asks for more."""

from __future__ import annotations

import pytest
from weasyprint import HTML  # type: ignore[import-untyped]

from publisher.paint.own_style import relieved


def _pdf(text: str, *, lighter: bool) -> bytes:
    document = HTML(string=text)
    made: bytes = (relieved(document, text) if lighter else document).write_pdf(pdf_variant="pdf/ua-1")
    return made


@pytest.mark.parametrize(
    "body",
    [
        "<h1>One</h1><p>Two <b>three</b> <q>four</q><br>five</p><table><tr><th>6<td>7</table>",
        "<ol><li>One<li>Two</ol>",
        "<p>One<span style='float: footnote'>Two</span></p>",
        "<style>p::before { content: 'One' }</style><p>Two</p>",
    ],
)
def test_a_page_is_painted_as_with_the_engines_own(body: str) -> None:
    text = f"<!DOCTYPE html><html lang=en><title>Sheet</title><body>{body}"
    assert _pdf(text, lighter=True) == _pdf(text, lighter=False)


def test_elements_are_spared_the_styles_that_they_never_ask_for() -> None:
    (plain,) = relieved(HTML(string="<p>One"), "<p>One")._ua_stylesheets()
    (own,) = HTML(string="<p>One")._ua_stylesheets()
    kept = {entry[3] for entry in own.matcher.other_selectors} - {entry[3] for entry in plain.matcher.other_selectors}
    assert {"marker", "footnote-call"} <= kept
    assert None not in kept
