"""Reports: each format is one pure function of what a check found."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from publisher.findings import NotRun
from publisher.plugins import PluginError, offered
from publisher.reports.changes import with_changes
from publisher.reports.report import CheckReport
from publisher.reports.sources import with_sources
from publisher.wording import Text, Tongue

__all__ = ["CheckReport", "NotRun", "Render", "formats", "wants_pictures", "with_changes", "with_sources"]

GROUP = "publisher.reports"

Render = Callable[[Sequence[CheckReport], Tongue], str]
"""Reports of one or more issues, in the reader's language → the whole file."""


def formats() -> dict[str, Render]:
    """Every known format by name: the ``render`` of each module in the entry-point group ``publisher.reports``.

    Raises PluginError, naming the module, when one has none.
    """
    found: dict[str, Render] = {}
    for name, module in offered(GROUP).items():
        render = getattr(module, "render", None)
        if not callable(render):
            raise PluginError(
                Text(f"The report format “{name}” has no function render.", f"报告格式“{name}”没有 render 函数。"),
                Text(
                    f"Update or uninstall the package that offers it in {GROUP}.",
                    f"请更新或卸载在 {GROUP} 中提供它的包。",
                ),
            )
        found[name] = render
    return found


def wants_pictures(name: str) -> bool:
    """Whether a format shows the pages: its module then has PICTURES set, and each report needs its proof."""
    return bool(getattr(offered(GROUP).get(name), "PICTURES", False))
