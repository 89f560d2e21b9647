"""Chinese bylines and credits: 本报记者 X Y, □记者 X, 文/X 图/Y, X 摄, X 文/图, 记者 X 通讯员 Y, a bare name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.ingest.names import HAN, chinese_name
from publisher.ingest.script import simplified
from publisher.ingest.signed import Named, Signature
from publisher.ingest.trace import Traced

_ROLES = {
    "摄影报道": "text and photo", "文并摄": "text and photo", "文图": "text and photo", "图文": "text and photo",
    "摄影记者": "photographer", "摄影师": "photographer", "摄影": "photographer", "摄": "photographer",
    "供图": "courtesy", "制图": "graphic", "绘图": "graphic", "绘": "graphic", "漫画": "graphic",
    "记者": "reporter", "报道": "reporter", "报导": "reporter", "通讯员": "correspondent", "实习生": "intern",
    "评论员": "commentator",
    "撰稿人": "author", "撰稿": "author", "撰文": "author", "作者": "author", "执笔": "author",
    "编译": "translator", "翻译": "translator", "整理": "editor", "文": "text", "图": "photo", "图片": "photo",
    "文字": "text",
}  # fmt: skip
_LONG = "|".join(sorted((word for word in _ROLES if len(word) > 1), key=len, reverse=True))
_HOUSE = (
    r"(?:(?:本报|本刊|本网|本台|特约|特派|学生|校园|小|实习|见习|首席|全媒体|融媒体|融媒|新媒体"
    r"|驻[\u4e00-\u9fff]{1,3})\s*)*"
)
_BOTH = r"文\s*[/／、+＋]\s*(?:图|摄影|摄)|图\s*[/／、+＋]\s*文|文\s*图|图\s*文"
_TOKEN = re.compile(
    rf"(?P<both>(?:{_BOTH})(?!\s*[:：/／])(?![{HAN}]))|(?P<role>{_HOUSE}(?:{_LONG}))"
    rf"|(?P<name>[{HAN}]+(?:[·•・][{HAN}]+)*)"
    rf"|(?P<place>[/／]\s*[{HAN}]{{2,6}}报导)|(?P<tie>[/／:：])|(?P<gap>[\s、，,&;；|｜()（）\[\]【】■□●○◎▲△◆◇※★☆▪▌—-]+)"
)
_AFTER = "摄绘文图"
_SIGNS = "■□●○◎▲△◆◇※★☆"
_BEFORE = re.compile(rf"[{HAN}]+?(?={_HOUSE}(?:{_LONG})|$)")
_SIGNING = {"reporter", "correspondent", "intern", "author", "commentator"}


@dataclass(frozen=True, slots=True)
class _Word:
    kind: str
    start: int
    end: int
    text: str


@dataclass(slots=True)
class _Group:
    role: str | None = None
    led: bool = False
    names: list[Traced] | None = None


def read(text: Traced) -> Signature | None:
    """The whole text as a byline or credit, or None."""
    words = _words(simplified(text.text))
    if words is None:
        return None
    groups = _groups(words, text)
    if not groups or any(not group.names for group in groups):
        return None
    people = tuple(Named(name, group.role) for group in groups for name in group.names or ())
    people = _without_place(people)
    sure = _sure(people)
    if re.search("单位|作者[系为是]", text.text):
        return None
    if sure >= 0.8 and text.text[0] in _SIGNS:
        sure = 1.0
    return Signature(text, people, sure) if sure > 0 else None


def _words(text: str) -> list[_Word] | None:
    """Roles, names and ties; None when something else stands in the line."""
    words: list[_Word] = []
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if not found:
            return None
        kind = str(found.lastgroup)
        end = found.end()
        if kind == "name":
            cut = _BEFORE.match(text, at)
            end = min(end, cut.end()) if cut else end
            words.extend(_split(text[at:end], at))
        elif kind not in ("gap", "place"):
            words.append(_Word(kind, at, end, found.group()))
        at = end
    return words


def _split(run: str, at: int) -> Iterator[_Word]:
    """文, 图, 摄 alone are roles; 王建国摄 is a name with its role; 文 in 文静 is a surname."""
    if run in _AFTER:
        yield _Word("role", at, at + 1, run)
    elif len(run) > 2 and run[-1] in _AFTER and chinese_name(run[:-1]):
        yield _Word("name", at, at + len(run) - 1, run[:-1])
        yield _Word("role", at + len(run) - 1, at + len(run), run[-1])
    else:
        yield _Word("name", at, at + len(run), run)


def _groups(words: list[_Word], text: Traced) -> list[_Group]:
    groups: list[_Group] = []
    current = _Group()
    for index, word in enumerate(words):
        if word.kind == "tie":
            continue
        if word.kind == "name":
            current.names = [*(current.names or []), text[word.start : word.end]]
            continue
        role = _role(word)
        follows_name = bool(current.names) and not (current.led and role in _SIGNING | {current.role})
        leads = index + 1 < len(words) and words[index + 1].kind == "tie" and index + 2 < len(words)
        if follows_name and not (leads and current.role) and not (current.led and not _closes(current, role)):
            current.role = role
            groups.append(current)
            current = _Group()
        elif current.names:
            groups.append(current)
            current = _Group(role, led=True)
        else:
            current = _Group(role, led=True)
    if current.names or current.led:
        groups.append(current)
    return [_spread(group) for group in groups] if _last_role_is_for_all(groups, words) is None else _for_all(groups)


def _closes(group: _Group, role: str) -> bool:
    """记者 X 摄: the last word tells what the reporter did here."""
    return group.role in _SIGNING and role not in _SIGNING


def _last_role_is_for_all(groups: list[_Group], words: list[_Word]) -> str | None:
    last = words[-1]
    if last.kind in ("both", "role") and _role(last) == "text and photo" and len(groups) > 1:
        return "text and photo"
    return None


def _for_all(groups: list[_Group]) -> list[_Group]:
    return [_spread(_Group("text and photo", group.led, group.names)) for group in groups]


def _role(word: _Word) -> str:
    if word.kind == "both":
        return "text and photo"
    text = re.sub(r"\s", "", word.text)
    return next(_ROLES[name] for name in sorted(_ROLES, key=len, reverse=True) if text.endswith(name))


def _spread(group: _Group) -> _Group:
    """张 三 is one name of two characters, set to the width of three."""
    names: list[Traced] = []
    single: Traced | None = None
    for name in group.names or ():
        if single is not None:
            names.append(single + name if len(name) == 1 else single)
            if len(name) > 1:
                names.append(name)
            single = None
        elif len(name) == 1:
            single = name
        else:
            names.append(name)
    if single is not None:
        names.append(single)
    return _Group(group.role, group.led, names)


def _without_place(people: tuple[Named, ...]) -> tuple[Named, ...]:
    """梅林新村 贺春生: a correspondent's place or office stands before the name."""
    if len(people) < 2 or any(person.role for person in people):
        return people
    place, *names = people
    named = all(chinese_name(person.name.text) == 1 for person in names)
    return tuple(names) if named and not chinese_name(place.name.text) and len(place.name) >= 3 else people


def _sure(people: tuple[Named, ...]) -> float:
    """1 where a role word stands with a name; less for bare names; 0 where something cannot be a name."""
    worst = 1.0
    for person in people:
        name = person.name.text
        shape = chinese_name(name)
        if person.role is None:
            if len(people) > 4 or not shape:
                return 0.0
            worst = min(worst, 0.8 * shape)
        elif person.role in _SIGNING | {"text", "translator", "editor", "text and photo"}:
            if not shape and not 2 <= len(name) <= 4:
                return 0.0
            worst = min(worst, 1.0 if shape else 0.9)
        elif len(name) < 2 or len(name) > 16:
            return 0.0
    return worst if people else 0.0
