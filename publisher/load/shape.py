"""What the models expect where: the loader reads it off their annotations, so that it is written down once."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

from publisher.load.tree import Step
from publisher.model import Located, Manifest


@cache
def models_below(model: type[Located]) -> dict[str, type[Located]]:
    """The fields that hold mappings of their own, or lists of them, with the model of those."""
    found = {name: _inner(field.annotation) for name, field in model.model_fields.items()}
    return {name: inner for name, inner in found.items() if inner is not None}


def model_at(path: tuple[Step, ...]) -> type[Located] | None:
    """The model of the mapping at a path; list positions are skipped. None where no mapping is expected."""
    model: type[Located] | None = Manifest
    for step in path:
        if isinstance(step, str):
            model = models_below(model).get(step) if model else None
    return model


def _inner(annotation: Any) -> type[Located] | None:
    if isinstance(annotation, type) and issubclass(annotation, Located):
        return annotation
    return next((inner for part in get_args(annotation) if (inner := _inner(part))), None)
