"""Reading a layout pack: its layout.yaml laid over those of the packs it extends, and every fault told with its place.

``extends: newspaper`` names a pack of the program, or a folder beside the one that says so. Mappings are laid over
one another key by key, lists and values take the place of those below; ``null`` takes an inherited entry away, and
the entry ``"*": null`` all of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from publisher.compose.pack import Pack
from publisher.compose.soundness import Loc, PackFault, misfits, unsound
from publisher.errors import InputError
from publisher.load.yaml_tree import LOADER
from publisher.paths import resource
from publisher.wording import Text

# PyYAML's own parser takes a second for a large layout; the one in C is not everywhere.
_FILE = "layout.yaml"
_MOST_TOLD = 8


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One layout.yaml: its folder, its values, and its tree with the place of each."""

    folder: Path
    values: Mapping[str, Any]
    tree: yaml.Node | None

    @property
    def name(self) -> str:
        return f"{self.folder.name}/{_FILE}"


def load_pack(name: str, issue_folder: Path) -> Pack:
    """The layout of that name, or the folder of that path (relative to the issue's folder).

    Raises:
        InputError: no such layout, or a layout.yaml does not fit; the message names the file, line and field.
    """
    chain = _chain(_found(name, [issue_folder], None))
    values: Mapping[str, Any] = {}
    for sheet in reversed(chain):
        values = _laid_over(values, sheet.values)
    values = {key: value for key, value in values.items() if key != "extends"}
    folders = {"folder": chain[0].folder, "bases": tuple(sheet.folder for sheet in chain[1:])}
    try:
        pack = Pack.model_validate({**values, **folders})
    except ValidationError as error:
        raise _broken(misfits(error), chain) from error
    if faults := unsound(pack):
        raise _broken(faults, chain)
    return pack


def _found(name: str, beside: Sequence[Path], wanted_by: str | None) -> Path:
    layouts = resource("layouts")
    for folder in (layouts, *beside):
        if (folder / name / _FILE).is_file():
            return (folder / name).resolve()
    known = ", ".join(sorted(item.name for item in layouts.iterdir() if (item / _FILE).is_file()))
    en, zh = f"There is no layout “{name}”", f"没有名为“{name}”的版式"
    if wanted_by:
        en, zh = f"{wanted_by}: extends: there is no layout “{name}”", f"{wanted_by}：extends：没有名为“{name}”的版式"
    raise InputError(
        Text(f"{en}.", f"{zh}。"),
        Text(
            f"Use one of: {known}; or the path of a folder with a layout.yaml.",
            f"可用：{known}；或写明含 layout.yaml 的文件夹。",
        ),
    )


def _chain(folder: Path) -> list[_Sheet]:
    """The pack and those it extends, nearest first."""
    chain: list[_Sheet] = []
    while True:
        sheet = _read(folder)
        chain.append(sheet)
        base = sheet.values.get("extends")
        if base is None:
            return chain
        if not isinstance(base, str):
            fault = PackFault(("extends",), Text("is not the name of a layout", "不是版式名"))
            raise _broken([fault], [sheet])
        folder = _found(base, [sheet.folder.parent, sheet.folder], sheet.name)
        if any(folder == known.folder for known in chain):
            way = " → ".join([*(known.folder.name for known in chain), folder.name])
            fault = PackFault(("extends",), Text(f"goes round in a circle: {way}", f"循环引用：{way}"))
            raise _broken([fault], [sheet])


def _read(folder: Path) -> _Sheet:
    path, name = folder / _FILE, f"{folder.name}/{_FILE}"
    try:
        text = path.read_text(encoding="utf-8")
        values, tree = yaml.load(text, LOADER), yaml.compose(text, LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f"{name}:{mark.line + 1}" if mark else name
        raise _unreadable(place, str(error.problem)) from error
    except (yaml.YAMLError, OSError, UnicodeDecodeError, ValueError, RecursionError) as error:
        raise _unreadable(name, str(error)) from error
    if not isinstance(values, dict):
        raise _unreadable(name, "it has no keys")
    return _Sheet(folder, values, tree)


def _laid_over(base: Any, over: Any) -> Any:
    if not (isinstance(base, Mapping) and isinstance(over, Mapping)):
        return over
    kept = {} if "*" in over and over["*"] is None else dict(base)
    for key, value in over.items():
        if value is None:
            kept.pop(key, None)
        elif key != "*":
            kept[key] = _laid_over(kept.get(key), value)
    return kept


def _broken(faults: list[PackFault], chain: list[_Sheet]) -> InputError:
    told = [_told(fault, chain) for fault in faults[:_MOST_TOLD]]
    more = len(faults) - len(told)
    if more:
        told.append(Text(f"… and {more} more", f"……另有 {more} 处"))
    message = Text("\n".join(f"{line.en}." for line in told), "\n".join(f"{line.zh}。" for line in told))
    return InputError(message, Text("Correct the layout.", "请改正版式文件。"))


def _told(fault: PackFault, chain: list[_Sheet]) -> Text:
    place, field = _place(fault.loc, chain), ".".join(map(str, fault.loc))
    return Text(f"{place}: {field}: {fault.what.en}", f"{place}：{field}：{fault.what.zh}")


def _place(loc: Loc, chain: list[_Sheet]) -> str:
    """File and line of the value, in the pack of the chain that says most about it."""
    reached = [(*_reach(sheet.tree, loc), -number) for number, sheet in enumerate(chain)]
    _, line, number = max(reached, key=lambda found: (found[0], found[2]))
    return f"{chain[-number].name}:{line}"


def _reach(node: yaml.Node | None, loc: Loc) -> tuple[int, int]:
    """How many steps of the way exist in the tree, and the line (from 1) of the last of them."""
    depth, line = 0, 1
    for step in loc:
        if isinstance(node, yaml.MappingNode):
            pair = next(((key, value) for key, value in node.value if key.value == str(step)), None)
            if pair is None:
                break
            line, node = pair[0].start_mark.line + 1, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
        else:
            break
        depth += 1
    return depth, line


def _unreadable(place: str, what: str) -> InputError:
    return InputError(
        Text(f"{place}: the layout cannot be read: {what}.", f"{place}：版式文件无法读取：{what}。"),
        Text("Correct the layout.", "请改正版式文件。"),
    )
