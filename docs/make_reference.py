"""Print ``docs/reference.md``: every address, parameter, problem and setting; redirect it into that file."""

from __future__ import annotations

from typing import Any

from api.app import create_app
from api.problems import KINDS
from api.settings import Access, Settings

HEAD = """\
# The HTTP interface: reference

Generated from the code by `python docs/make_reference.py > docs/reference.md`; a test compares the two. The same for
programs, with the shape of every answer, is the OpenAPI 3.1 document at `/openapi.json`. Every address may also answer
500 and 503, and 429 where the operator has set a limit.
"""


def cell(text: object) -> str:
    """A text for one cell of a table."""
    written = str(text).lower() if isinstance(text, bool) else str(text)
    return " ".join(written.split()).replace("|", "\\|")


def choices(schema: dict[str, Any], schemas: dict[str, Any]) -> str:
    """The values that a parameter may have, where it is a choice."""
    for one in [schema, *schema.get("anyOf", [])]:
        named = schemas.get(one.get("$ref", "").rpartition("/")[2], one)
        if "enum" in named:
            return " · ".join(f"`{value}`" for value in named["enum"])
    return ""


def parameter_row(parameter: dict[str, Any], schemas: dict[str, Any]) -> str:
    """One row of a table of parameters."""
    schema = parameter["schema"]
    examples = parameter.get("examples") or schema.get("examples") or []
    shown = [one["value"] if isinstance(one, dict) else one for one in examples]
    told = cell(parameter["description"])
    if values := choices(schema, schemas):
        told += f" One of {values}."
    where = "" if parameter["in"] == "query" else f" ({parameter['in']})"
    return f"| `{parameter['name']}`{where} | {told} | {' · '.join(f'`{cell(one)}`' for one in shown)} |"


def operation_lines(path: str, method: str, operation: dict[str, Any], schemas: dict[str, Any]) -> list[str]:
    """One operation."""
    lines = [f"### {method.upper()} {path}", "", f"{operation['summary']}.", ""]
    if operation.get("description"):
        lines += [operation["description"], ""]
    if "requestBody" in operation:
        types = " · ".join(f"`{name}`" for name in operation["requestBody"]["content"])
        lines += [f"Takes {types}.", ""]
    if parameters := operation.get("parameters"):
        lines += ["| parameter | meaning | examples |", "|---|---|---|"]
        lines += [parameter_row(parameter, schemas) for parameter in parameters] + [""]
    answers = {code: answer for code, answer in operation["responses"].items() if code not in ("500", "503")}
    told = [f"{code} {cell(answer['description']).rstrip('.')}" for code, answer in sorted(answers.items())]
    return [*lines, f"Answers: {'; '.join(told)}.", ""]


def page() -> str:
    """The whole page."""
    document = create_app(Settings(database=":memory:", writing=Access.KEY)).openapi()
    schemas = document["components"]["schemas"]
    lines = [HEAD]
    tags: dict[str, list[str]] = {}
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            tags.setdefault(operation["tags"][0], []).extend(operation_lines(path, method, operation, schemas))
    for tag, found in tags.items():
        lines += [f"## {tag.capitalize()}", "", *found]
    lines += ["## Problems", "", "| type | status | title | what to do |", "|---|---|---|---|"]
    lines += [
        f"| `/problems/{kind}` | {fixed.status} | {fixed.title}. {fixed.title_ar} | {cell(fixed.advice)} |"
        for kind, fixed in KINDS.items()
    ]
    lines += ["", "## Settings", "", "| variable | default | meaning |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = field.default.value if isinstance(field.default, Access) else field.default
        default = list(default) if isinstance(default, tuple) else default
        lines.append(f"| `TIMELINE_{name.upper()}` | `{cell(default)}` | {cell(field.description)} |")
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    print(page(), end="")  # noqa: T201
