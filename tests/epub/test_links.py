from __future__ import annotations

import pytest

from publisher.epub.links import safe_href


@pytest.mark.parametrize(
    ("href", "safe"),
    [
        ("https://example.org", "https://example.org"),
        ("https://example.org:8080/a b?c=d&e#f", "https://example.org:8080/a%20b?c=d&e#f"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("http://example.org", None),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//example.org/", None),
        ("images/a.jpg", None),
        ("https://", None),
        ("https://[", None),
        ("https://a b/", None),
        ("https://user:secret@example.org/", None),
        ("https://example.org:port/", None),
        ("mailto:not an address", None),
        ("", None),
        (None, None),
    ],
)
def test_only_addresses_a_reader_may_open(href: str | None, safe: str | None) -> None:
    assert safe_href(href) == safe
