"""What a rule says about itself, in its docstring: the reference, ``explain`` and the tests all read it there."""

from __future__ import annotations

import inspect
import re
import textwrap
from dataclasses import dataclass

from publisher.wording import Text

_HEADING = re.compile(r"^(Why|Bad|Good|中文)[:：][ ]*(.*)$")


@dataclass(frozen=True, slots=True)
class RuleDoc:
    """A rule's page.

    For rules on the issue ``bad`` and ``good`` are YAML: keys of issue.yaml laid over a clean issue, so that a
    test can run them. For rules on laid-out pages and findings made elsewhere they may be plain sentences.
    """

    title: Text
    why: Text
    bad: str
    good: str


def read_doc(docstring: str | None) -> RuleDoc:
    """Take a docstring apart: summary line, then the sections Why, Bad, Good and 中文 (title, then why).

    Raises ValueError naming what is missing: a rule without its reasons is not registered.
    """
    summary, sections = _sections(inspect.cleandoc(docstring or ""))
    missing = [name for name in ("Why", "Bad", "Good", "中文") if not sections.get(name, ("", ""))[1]]
    if not summary or not sections.get("中文", ("", ""))[0]:
        missing.insert(0, "summary in both languages")
    if missing:
        raise ValueError(f"the docstring lacks: {', '.join(missing)}")
    return RuleDoc(
        title=Text(summary, sections["中文"][0]),
        why=Text(_flowing(sections["Why"][1], " "), _flowing(sections["中文"][1], "")),
        bad=sections["Bad"][1],
        good=sections["Good"][1],
    )


def _sections(text: str) -> tuple[str, dict[str, tuple[str, str]]]:
    """The summary, and each section's words on its heading's line and the text below it, dedented."""
    summary, _, rest = text.partition("\n")
    found: dict[str, tuple[str, list[str]]] = {}
    lines: list[str] = []
    for line in rest.splitlines():
        heading = _HEADING.match(line)
        if heading:
            lines = []
            found[heading[1]] = (heading[2].strip(), lines)
        else:
            lines.append(line)
    bodies = {name: textwrap.dedent("\n".join(body)).strip() for name, (_, body) in found.items()}
    return summary.strip(), {name: (head, bodies[name]) for name, (head, _) in found.items()}


def _flowing(text: str, between: str) -> str:
    return "\n".join(
        between.join(line.strip() for line in part.splitlines()) for part in re.split(r"\n\s*\n", text) if part.strip()
    )
