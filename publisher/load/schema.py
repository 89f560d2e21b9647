"""The manifest's JSON Schema, from which editors complete and check while somebody types."""

from __future__ import annotations

from typing import Any

from publisher.model import Manifest

SCHEMA_ID = "urn:publisher:schema:issue"


def schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of issue.yaml. What publication.yaml may supply is not required here."""
    made = Manifest.model_json_schema()
    # A schema that asked for it would mark every issue wrong whose paper keeps it in publication.yaml.
    made["required"] = [name for name in made["required"] if name != "publication"]
    made["$defs"]["Publication"].pop("required", None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        **made,
        "title": "publisher issue manifest (issue.yaml)",
    }
