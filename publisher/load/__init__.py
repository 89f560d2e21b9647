"""From an issue's folder to an ``Issue``: YAML and Markdown, every value with its place, every fault a finding."""

from __future__ import annotations

from publisher.load.faults import FAULTS, Fault
from publisher.load.issue import load
from publisher.load.prose import parse_prose
from publisher.load.schema import schema

__all__ = ["FAULTS", "Fault", "load", "parse_prose", "schema"]
