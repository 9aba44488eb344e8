"""docs/policies.md names every policy with its default and its values, and its examples run."""

from __future__ import annotations

import dataclasses
import doctest
import re
import typing
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from timeline.expressions import Day
from timeline.resolution import Policy
from timeline.resolution.derivation import messages

PAGE = Path(__file__).resolve().parents[1] / "docs" / "policies.md"
TEXT = PAGE.read_text(encoding="utf-8")
FIELDS = {field.name: field for field in dataclasses.fields(Policy)}


def section(name: str) -> str:
    """What stands under the heading of a policy."""
    found = re.search(rf"^### `{name}`\n(.*?)(?=^##|\Z)", TEXT, re.MULTILINE | re.DOTALL)
    assert found, f"docs/policies.md has no section about {name}"
    return found[1]


def written(value: object) -> str:
    """A default as the page writes it."""
    if isinstance(value, Day):
        return value.name
    return str(value.value) if isinstance(value, Enum) else str(value)


@pytest.mark.parametrize("name", FIELDS)
def test_a_policy_has_a_section_with_its_default_and_an_example(name: str) -> None:
    default = written(FIELDS[name].default)
    assert f"`{default}`" in section(name)
    assert f"| [`{name}`](#{name}) | `{default}` |" in TEXT
    if name != "region":
        assert ">>>" in section(name)


@pytest.mark.parametrize("name", FIELDS)
def test_a_policy_names_every_value_that_it_can_have(name: str) -> None:
    kind = typing.get_type_hints(Policy)[name]
    if name.startswith("isolated_"):
        assert "values of\n`tenseless`" in section(name) or "values of `tenseless`" in section(name)
    elif isinstance(kind, type) and issubclass(kind, Enum) and kind is not Day:
        for member in kind:
            assert f"`{member.value}`" in section(name), f"{name} does not explain {member.value}"


def test_every_section_and_every_row_is_about_a_policy() -> None:
    assert set(re.findall(r"^### `(\w+)`$", TEXT, re.MULTILINE)) == set(FIELDS)
    assert set(re.findall(r"^\| \[`(\w+)`\]", TEXT, re.MULTILINE)) == set(FIELDS)


def test_every_policy_that_leaves_another_reading_names_it_as_the_reason() -> None:
    # A two-digit year and a country have no other reading; the isolated pair and tenseless share theirs.
    without = {"century_pivot", "region", "weekend"}
    assert set(FIELDS) - without <= set(messages()["alternative"])


def test_the_examples_give_what_they_show() -> None:
    runner = doctest.DocTestRunner(verbose=False)
    report: list[str] = []
    names: dict[str, Any] = {}
    for block in re.finditer(r"^```python\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL):
        line = TEXT.count("\n", 0, block.start(1))
        test = doctest.DocTestParser().get_doctest(block[1], names, PAGE.name, str(PAGE), line)
        runner.run(test, out=report.append, clear_globs=False)
        names |= test.globs
    assert runner.tries > 40
    assert runner.failures == 0, "".join(report)
