"""Every example of every rule is read whole, by that rule, to that EDTF; every reject is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from timeline.annotation import annotate
from timeline.errors import RuleError
from timeline.expressions import Tense
from timeline.language import ParseNode, tag
from timeline.language.parsing.grammar import grammar
from timeline.language.rule import Example, Rule, example, rule
from timeline.resolution import Anchor, explain, resolve
from timeline.resolution.derivation import LANGUAGES

RULES = {r.name: r for r in grammar().rules}
EXAMPLES = [(r, e) for r in RULES.values() for e in r.examples]
REJECTS = [(r, text) for r in RULES.values() for text in r.rejects]


def names(node: ParseNode) -> set[str]:
    return {node.rule}.union(*(names(child) for child in node.children))


@pytest.mark.parametrize(("rule_", "case"), EXAMPLES, ids=lambda x: x.text if isinstance(x, Example) else x.name)
def test_example(rule_: Rule, case: Example) -> None:
    text, start, end = case.text, 0, len(case.text)
    if "[" in text:
        start, end = text.index("["), text.index("]") - 1
        text = text.replace("[", "").replace("]", "")
    found = [e for e in tag(text) if (e.start, e.end) == (start, end)]
    if rule_.yields == "name":
        assert tag(text) == [], "a name must not be tagged"
        return
    assert len(found) == 1, [(e.text, e.rule) for e in tag(text)]
    expression = found[0]
    assert rule_.name in names(expression.tree)
    if case.anchor:
        context = replace(expression.context, tense=Tense(case.tense))
        resolution = resolve(expression.expr, Anchor(date.fromisoformat(case.anchor)), context=context)
        assert (resolution.interval.edtf if resolution.interval else "") == case.edtf


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_is_said_in_words(language: str) -> None:
    found = [a for _, case in EXAMPLES for a in annotate(case.text, date(2018, 5, 29))]
    assert len(found) > len(RULES)
    assert [a.text for a in found if "None" in explain(a.resolution, language)] == []


@pytest.mark.parametrize(("rule_", "text"), REJECTS, ids=lambda x: x if isinstance(x, str) else x.name)
def test_reject(rule_: Rule, text: str) -> None:
    whole = [e for e in tag(text) if (e.start, e.end) == (0, len(text))]
    assert all(rule_.name not in names(e.tree) for e in whole)


def test_the_reference_page_is_what_the_rules_say() -> None:
    import importlib.util

    root = Path(__file__).resolve().parents[1]
    spec = importlib.util.spec_from_file_location("make_rules", root / "docs" / "make_rules.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (root / "docs" / "rules.md").read_text(encoding="utf-8") == module.page(), "run docs/make_rules.py"


def test_every_rule_has_a_reject_and_a_docstring() -> None:
    assert all(r.rejects and r.doc for r in RULES.values())


def test_slots_must_equal_parameters() -> None:
    with pytest.raises(RuleError, match="do not fit parameters"):

        @rule("broken", "{weekday} {modifier}", yields="wday", examples=[example("x")])
        def broken(weekday: int) -> int:
            """A parameter is missing."""
            return weekday


def test_a_rule_without_example_does_not_import() -> None:
    with pytest.raises(RuleError, match="no example"):

        @rule("bare", "{weekday}", yields="wday")
        def bare(weekday: int) -> int:
            """No example."""
            return weekday
