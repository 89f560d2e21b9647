"""The door for other people's parts: entry points. The built-in rules and reports come through it too."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points

from publisher.errors import PublisherError
from publisher.wording import Text


class PluginError(PublisherError):
    """An installed part cannot be used. The run stops: going on without it would pass what it should have checked."""


def offered(group: str) -> dict[str, object]:
    """What is installed under an entry-point group, by name, in the order of the names.

    Raises PluginError, naming the entry point, when one cannot be loaded or two claim the same name.
    """
    found: dict[str, EntryPoint] = {}
    for point in sorted(entry_points(group=group), key=lambda point: (point.name, point.value)):
        other = found.setdefault(point.name, point)
        if other.value != point.value:
            raise PluginError(
                Text(
                    f"Two installed packages both offer “{point.name}” in {group}: {other.value} and {point.value}.",
                    f"两个已安装的包在 {group} 中都提供“{point.name}”：{other.value} 和 {point.value}。",
                ),
                Text("Uninstall one of them.", "请卸载其中一个。"),
            )
    return {name: _loaded(point) for name, point in found.items()}


def _loaded(point: EntryPoint) -> object:
    try:
        return point.load()
    except PublisherError:
        raise
    except Exception as error:  # whatever an installed package may do while it is imported
        raise PluginError(
            Text(
                f"“{point.name}” ({point.value}) in {point.group} cannot be loaded: {type(error).__name__}: {error}",
                f"{point.group} 中的“{point.name}”（{point.value}）无法载入：{type(error).__name__}：{error}",
            ),
            Text(
                f"Update or uninstall the package that offers {point.value}.",
                f"请更新或卸载提供 {point.value} 的包。",
            ),
        ) from error
