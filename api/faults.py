"""What pydantic finds wrong with a request, in words for people who never heard of pydantic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from api.parameters import BOX, FIELD_LIST, FIELDS
from api.problems import Fault
from api.schemas import ID_PATTERN
from timeline.events import Action

__all__ = ["faults_of"]

_ACTIONS = tuple(action.value for action in Action if action is not Action.REVOKE)
_FORMS = {
    BOX: "write west,south,east,north in degrees, such as 35,30,43,38",
    FIELD_LIST: f"name fields with commas between, of {', '.join(FIELDS)}",
    ID_PATTERN: r"an id holds none of / ? # \ and no control characters",
}
"""What a value looks like that has a pattern: a regular expression tells a reader little."""


def faults_of(errors: Sequence[Mapping[str, Any]]) -> list[Fault]:
    """One fault for each error of a validation, in its order."""
    return [Fault(_where(tuple(one["loc"])), _detail(one)) for one in errors]


def _where(place: tuple[int | str, ...]) -> str:
    source, *path = place
    # A tagged union names its tag in the place of the fault; the caller's body has no such step.
    steps = [str(step) for step in path if step not in _ACTIONS]
    return "/" + "/".join(steps) if source == "body" else ".".join(steps)


def _detail(error: Mapping[str, Any]) -> str:
    context: Mapping[str, Any] = error.get("ctx") or {}
    match error["type"]:
        case "extra_forbidden" if error["loc"][0] == "body":
            return "there is no field of this name here"
        case "extra_forbidden":
            return "there is no parameter of this name here; /openapi.json names those that there are"
        case "string_pattern_mismatch":
            pattern = str(context.get("pattern", ""))
            return _FORMS.get(pattern, f"the value is not of the form {pattern}")
        case "model_type" | "model_attributes_type" | "dict_type":
            return "Input should be an object"
        case "union_tag_not_found":
            return f"'action' is missing: one of {', '.join(_ACTIONS)}"
        case "union_tag_invalid":
            return f"{context.get('tag')!r} is no action: one of {', '.join(_ACTIONS)}"
        case _:
            return str(error["msg"]).removeprefix("Value error, ")
