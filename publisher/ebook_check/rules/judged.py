"""Codes for what other programs find in an e-book."""

from __future__ import annotations

from publisher.findings import Severity
from publisher.rules.registry import declare

by_epubcheck = declare(
    "EP090",
    "epubcheck-finding",
    Severity.ERROR,
    """EPUBCheck, the checker of the W3C, objects to something.

    Why:
        Shops run it on what they are sent, and refuse what it calls an error.

    Bad:
        RSC-005: element "p" not allowed here
    Good:
        No errors or warnings detected.
    中文：EPUBCheck 提出异议
        各平台都用它检查来稿，报错即拒收。
    """,
    firm=True,
)

by_ace = declare(
    "EP091",
    "ace-finding",
    Severity.ERROR,
    """Ace, the checker of the DAISY Consortium, finds something that keeps readers out.

    Why:
        Libraries and schools ask for its report.

    Bad:
        color-contrast: elements must have sufficient contrast
    Good:
        No violation.
    中文：Ace 发现阅读障碍
        图书馆和学校会索要它的报告。
    """,
    firm=True,
)
