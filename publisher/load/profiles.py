"""Profiles: a paper's house style as data. One may extend another; what it says itself wins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from publisher.errors import InputError
from publisher.findings import Finding
from publisher.house import House, HouseWord
from publisher.load.faults import BAD_PROFILE
from publisher.load.inside import Outside, inside
from publisher.load.profile_entries import Entries, read_entries
from publisher.load.source import read_source
from publisher.load.tree import Mapping
from publisher.load.yaml_tree import read_yaml
from publisher.model import Span
from publisher.wording import Text

BUILT_IN = Path(__file__).resolve().parents[1] / "profiles"
STANDARD = "standard"
_LONGEST_CHAIN = 8
_LARGEST = 4_000_000


def profile_names() -> tuple[str, ...]:
    """The profiles that come with the program."""
    return tuple(sorted(path.stem for path in BUILT_IN.glob("*.yaml")))


@dataclass(slots=True)
class _Reader:
    """Follows ``extends`` from profile to profile, the nearest first. ``root`` is the folder that none may leave."""

    root: Path
    findings: list[Finding] = field(default_factory=list)
    chain: list[Entries] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    def follow(self, written: str, folder: Path, shown: PurePosixPath, asked: Span) -> None:
        """Read the profile ``written`` names, looked for from ``folder``, and those it extends."""
        if written in profile_names():
            file, path = BUILT_IN / f"{written}.yaml", Path(f"profile {written}")
        else:
            place = self._find(written, folder, asked)
            if place is None:
                return
            file, path = place, Path(shown / written)
        if str(file) in self.seen or len(self.seen) >= _LONGEST_CHAIN:
            self.findings.append(BAD_PROFILE.at(asked, *_circle(written)))
            return
        self.seen.append(str(file))
        self._read(file, path, shown)

    def _find(self, written: str, folder: Path, asked: Span) -> Path | None:
        if "/" not in written and not written.endswith((".yaml", ".yml")):
            self.findings.append(BAD_PROFILE.at(asked, *_no_name(written)))
            return None
        try:
            file = inside(self.root, (folder.relative_to(self.root) / written).as_posix())
            there = file.is_file()
        except Outside as error:
            self.findings.append(BAD_PROFILE.at(asked, error.message, error.hint))
            return None
        except OSError:
            there = False
        if not there:
            self.findings.append(BAD_PROFILE.at(asked, *_no_file(written)))
            return None
        return file

    def _read(self, file: Path, path: Path, shown: PurePosixPath) -> None:
        source = read_source(file, path, _LARGEST)
        tree, findings = read_yaml(source.text, path) if source.text is not None else (None, ())
        self.findings += [*source.findings, *findings]
        if not isinstance(tree, Mapping):
            if not (source.findings or findings):
                self.findings.append(BAD_PROFILE.at(Span(path), *_NO_KEYS))
            return
        entries, faults = read_entries(tree)
        self.findings += faults
        self.chain.append(entries)
        if entries.extends:
            folder = BUILT_IN if file.parent == BUILT_IN else file.parent
            below = PurePosixPath(path.parent.as_posix()) if file.parent != BUILT_IN else shown
            self.follow(entries.extends, folder, below, entries.span)


def read_profile(written: str, asked: Span, folder: Path) -> tuple[House, tuple[Finding, ...]]:
    """The house style that a manifest in ``folder`` asks for at ``asked``, and what is wrong with its files.

    A path is meant from the file in which it is written (issue.yaml, or publication.yaml above it) and may not lead
    out of that file's folder.
    """
    base = (folder / asked.path).parent.resolve()
    reader = _Reader(base)
    reader.follow(written, base, PurePosixPath(asked.path.parent.as_posix()), asked)
    return _house(written, reader.chain), tuple(reader.findings)


def named_profile(written: str) -> House:
    """The profile of a name or path given on the command line.

    Raises:
        InputError: there is no such profile, or its file is wrong.
    """
    file = Path(written)
    if written in profile_names():
        house, findings = read_profile(written, Span(Path("issue.yaml")), Path())
    else:
        house, findings = read_profile(file.name, Span(Path(file.name)), file.parent.resolve())
    if findings:
        first = findings[0]
        where = f"{written}:{first.span.line}: " if first.span else ""
        raise InputError(Text(f"{where}{first.message.en}", f"{where}{first.message.zh}"), first.hint)
    return house


def _house(name: str, chain: list[Entries]) -> House:
    """One house out of a chain of profiles, of which the first wins."""
    below = list(reversed(chain))
    return House(
        name=PurePosixPath(name).stem,
        adjustments={code: one for entries in below for code, one in entries.adjustments.items()},
        words=tuple({word.wrong: word for word in _words(below)}.values()),
        stages={stage: name for entries in below for stage, name in entries.stages.items()},
        people={person: title for entries in below for person, title in entries.people.items()},
        require=frozenset(duty for entries in below for duty in entries.require),
        longest={what: limit for entries in below for what, limit in entries.longest.items()},
    )


def _words(chain: list[Entries]) -> Iterator[HouseWord]:
    for entries in chain:
        yield from entries.words


_NO_KEYS = (
    Text("A profile must consist of keys and values.", "规范文件应由“键: 值”组成。"),
    Text("Begin with “extends: standard” and “rules:”.", "请以“extends: standard”和“rules:”开头。"),
)


def _no_name(written: str) -> tuple[Text, Text]:
    names = ", ".join(profile_names())
    return (
        Text(f"There is no profile “{written}”.", f"没有名为“{written}”的规范。"),
        Text(
            f"Those there are: {names}; or write the path of a .yaml file.", f"现有：{names}；或写 .yaml 文件的路径。"
        ),
    )


def _no_file(written: str) -> tuple[Text, Text]:
    return (
        Text(f"There is no profile file {written}.", f"没有规范文件 {written}。"),
        Text("Put it beside the file that names it, or correct the path.", "请放在引用它的文件旁边，或改正路径。"),
    )


def _circle(written: str) -> tuple[Text, Text]:
    return (
        Text(
            f"The profile “{written}” extends itself, directly or through others.", f"规范“{written}”绕回来继承了自己。"
        ),
        Text("Take one “extends:” out of the circle.", "请去掉其中一个“extends:”。"),
    )
