"""The PostScript calculator of PDF functions of type 4: a stack, and no loops, so every program ends."""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Sequence
from typing import Any

_TOKEN = re.compile(r"[{}]|[^\s{}]+")
_DEEPEST = 32

_TWO: dict[str, Callable[[Any, Any], Any]] = {
    "add": operator.add, "sub": operator.sub, "mul": operator.mul, "div": lambda a, b: a / b if b else 0.0,
    "idiv": lambda a, b: int(a / b) if b else 0, "mod": lambda a, b: math.fmod(a, b) if b else 0.0,
    "exp": lambda a, b: float(a) ** b, "atan": lambda a, b: math.degrees(math.atan2(a, b)) % 360,
    "eq": operator.eq, "ne": operator.ne, "gt": operator.gt, "ge": operator.ge, "lt": operator.lt, "le": operator.le,
    "and": operator.and_, "or": operator.or_, "xor": operator.xor,
    "bitshift": lambda a, b: int(a) << int(b) if b >= 0 else int(a) >> -int(b),
}  # fmt: skip
_ONE: dict[str, Callable[[Any], Any]] = {
    "abs": abs, "neg": operator.neg, "ceiling": math.ceil, "floor": math.floor, "round": lambda a: math.floor(a + 0.5),
    "truncate": math.trunc, "sqrt": lambda a: math.sqrt(max(a, 0)), "sin": lambda a: math.sin(math.radians(a)),
    "cos": lambda a: math.cos(math.radians(a)), "ln": lambda a: math.log(max(a, 1e-12)),
    "log": lambda a: math.log10(max(a, 1e-12)), "cvi": int, "cvr": float,
    "not": lambda a: not a if isinstance(a, bool) else ~int(a),
}  # fmt: skip


def calculator(text: str, outputs: int) -> Callable[[Sequence[float]], list[float]]:
    """The program as a function; raises ValueError where it makes no sense."""
    tokens = _TOKEN.findall(re.sub(r"%.*", "", text))
    if not tokens or tokens[0] != "{":
        raise ValueError("not a calculator program")
    program, _ = _block(tokens, 1, 0)

    def call(values: Sequence[float]) -> list[float]:
        stack: list[Any] = list(values)
        _run(program, stack)
        return [float(value) for value in stack[-outputs:]]

    return call


def _block(tokens: list[str], at: int, depth: int) -> tuple[list[Any], int]:
    if depth > _DEEPEST:
        raise ValueError("blocks nested too deep")
    made: list[Any] = []
    while tokens[at] != "}":
        if tokens[at] == "{":
            inner, at = _block(tokens, at + 1, depth + 1)
            made.append(inner)
        else:
            made.append(_word(tokens[at]))
            at += 1
    return made, at + 1


def _word(token: str) -> Any:
    try:
        return float(token) if "." in token or "e" in token.lower() else int(token)
    except ValueError:
        return token


def _run(program: list[Any], stack: list[Any]) -> None:
    for step in program:
        if not isinstance(step, str):
            stack.append(step)
        elif step in _TWO:
            second, first = stack.pop(), stack.pop()
            stack.append(_TWO[step](first, second))
        elif step in _ONE:
            stack.append(_ONE[step](stack.pop()))
        elif step in ("true", "false"):
            stack.append(step == "true")
        else:
            _moved(step, stack)


def _moved(step: str, stack: list[Any]) -> None:
    if step not in _MOVES:
        raise ValueError(f"unknown operator {step}")
    _MOVES[step](stack)


def _exchange(stack: list[Any]) -> None:
    stack[-2:] = stack[-1], stack[-2]


def _copy(stack: list[Any]) -> None:
    count = int(stack.pop())
    stack += stack[len(stack) - count :] if 0 < count <= len(stack) else []


def _index(stack: list[Any]) -> None:
    stack.append(stack[-1 - int(stack.pop())])


def _roll(stack: list[Any]) -> None:
    turns, count = int(stack.pop()), int(stack.pop())
    if 0 < count <= len(stack):
        part, turns = stack[-count:], turns % count
        stack[-count:] = part[-turns:] + part[:-turns] if turns else part


def _if(stack: list[Any]) -> None:
    block, wanted = stack.pop(), stack.pop()
    if wanted:
        _run(block, stack)


def _ifelse(stack: list[Any]) -> None:
    other, block, wanted = stack.pop(), stack.pop(), stack.pop()
    _run(block if wanted else other, stack)


_MOVES: dict[str, Callable[[list[Any]], object]] = {
    "pop": lambda stack: stack.pop(), "dup": lambda stack: stack.append(stack[-1]), "exch": _exchange, "copy": _copy,
    "index": _index, "roll": _roll, "if": _if, "ifelse": _ifelse,
}  # fmt: skip
