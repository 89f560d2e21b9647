"""Who may do what at the desk: writer, proofreader, editor, chief. Whoever sits at the machine itself is the chief."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from enum import StrEnum

from publisher.errors import InputError
from publisher.imprint import PROOFS, Stage
from publisher.wording import Text

SHORTEST = 12
"""Characters of a password."""


class Role(StrEnum):
    """A part in the newsroom."""

    WRITER = "writer"
    PROOFREADER = "proofreader"
    EDITOR = "editor"
    CHIEF = "chief"


_TEXTS = frozenset(["body", "field", "names", "figure", "undo"])
_RIGHTS: Mapping[Role, frozenset[str]] = {
    Role.WRITER: _TEXTS,
    Role.PROOFREADER: _TEXTS | {"fix", "sign", "build"},
    Role.EDITOR: _TEXTS | {"fix", "sign", "build", "allow", "move", "pin", "looked", "new", "import"},
}
"""What each may ask for; the chief may do everything."""


class Keys:
    """The key of each role."""

    def __init__(self, keys: Mapping[Role, str]) -> None:
        self._keys = dict(keys)

    @property
    def chief(self) -> str:
        """The key with which everything may be done."""
        return self._keys[Role.CHIEF]

    def role(self, given: str) -> Role | None:
        """Whose key that is. Every key is compared, so that the time tells nothing."""
        found = [role for role, key in self._keys.items() if hmac.compare_digest(given.encode(), key.encode())]
        return found[0] if found else None


def keys_of(environment: Mapping[str, str], variable: str) -> Keys:
    """The keys in ``variable`` (the chief's) and ``variable_WRITER`` …, where they are set.

    Raises InputError where the chief has none, one is short, or two are the same.
    """
    keys = {Role.CHIEF: environment.get(variable, "")}
    for role in (Role.WRITER, Role.PROOFREADER, Role.EDITOR):
        if key := environment.get(f"{variable}_{role.upper()}"):
            keys[role] = key
    if any(len(key) < SHORTEST for key in keys.values()):
        raise InputError(
            Text(
                f"Other machines need passwords of {SHORTEST} characters or more in {variable}.",
                f"要让其他机器访问，须在 {variable} 中设置至少 {SHORTEST} 个字符的口令。",
            ),
            Text("Set it, and let a proxy speak https.", "请设置口令，并由代理提供 https。"),
        )
    if len(set(keys.values())) < len(keys):
        raise InputError(
            Text("Two roles have the same password.", "两个角色的口令相同。"),
            Text("Give each its own.", "请为每个角色设置不同的口令。"),
        )
    return Keys(keys)


def may(role: Role, change: str) -> bool:
    """Whether that role may ask for that change."""
    return role is Role.CHIEF or change in _RIGHTS[role]


def refuse_to_sign(role: Role, stage: Stage) -> None:
    """Raise InputError for a stage not for that role: a proofreader signs proofs, only the chief the sign-off."""
    allowed = role is Role.CHIEF or stage in PROOFS or (role is Role.EDITOR and stage != "sign-off")
    if not allowed or not may(role, "sign"):
        raise InputError(
            Text("That stage is not yours to sign.", "您无权签署这一审次。"),
            Text("Ask the editor or the chief.", "请由编辑或主编签署。"),
        )
