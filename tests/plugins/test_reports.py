"""The door for other people's report formats."""

from __future__ import annotations

import pytest

from publisher.plugins import PluginError
from publisher.reports import CheckReport, formats
from tests.plugins.doubles import installer, module


def test_a_format_of_somebody_else_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    def render(reports: tuple[CheckReport, ...], tongue: str) -> str:
        return f"{len(reports)} in {tongue}"

    installer(monkeypatch)("publisher.reports", tally=module("house_tally", render=render))
    assert {"json", "tally", "text"} <= set(formats())
    assert formats()["tally"]((CheckReport("quay", ()),), "en") == "1 in en"


def test_a_format_without_render_stops_the_run_and_names_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    installer(monkeypatch)("publisher.reports", tally=module("house_tally"))
    with pytest.raises(PluginError, match="tally"):
        formats()
