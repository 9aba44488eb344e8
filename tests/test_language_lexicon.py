"""Lint of the language data: look-alike letters, doubled meanings, missing months."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest

from timeline.errors import LanguageDataError
from timeline.language.parsing.grammar import grammar
from timeline.language.parsing.lexicon import CONTEXT_FILES, FILES, Row, context_lexicon, load, parse_rows, words

ROWS = [row for lexicon in (load(), context_lexicon()) for rows in lexicon.rows.values() for row in rows]


def test_data_uses_no_look_alike_letters() -> None:
    bad = {
        row.word: hex(ord(c))
        for row in ROWS
        for c in row.word
        if c in "ی ک ـ".replace(" ", "") or "\ufb50" <= c <= "\ufeff" or unicodedata.category(c) in ("Mn", "Cf")
    }
    assert bad == {}


def test_data_is_nfkc_stable() -> None:
    assert [r.word for r in ROWS if unicodedata.normalize("NFKC", r.word) != r.word] == []


@pytest.mark.parametrize("system", ["levantine", "egyptian"])
def test_twelve_months_per_full_system(system: str) -> None:
    months = {r.value for r in ROWS if r.kind in ("month", "month_ambiguous") and r.tag == system}
    assert months == set(range(1, 13))


@pytest.mark.parametrize(
    ("system", "expected"), [("moroccan", {5, 7, 8, 9, 11, 12}), ("algerian", {1, 2, 4, 6, 7, 8, 12})]
)
def test_months_that_the_maghreb_calls_otherwise(system: str, expected: set[int]) -> None:
    assert {r.value for r in ROWS if r.kind.startswith("month") and r.tag == system} >= expected


def test_twelve_hijri_months() -> None:
    assert {r.value for r in ROWS if r.kind.startswith("hijri")} == set(range(1, 13))


def test_seven_days() -> None:
    for kind in ("weekday", "weekday_bare"):
        assert {int(r.value) for r in ROWS if r.kind == kind} == set(range(7))  # type: ignore[call-overload]


def test_a_month_name_means_one_month() -> None:
    meanings: dict[str, set[object]] = defaultdict(set)
    for row in ROWS:
        if row.kind in ("month", "month_ambiguous"):
            meanings[row.key].add(row.value)
    assert {k: v for k, v in meanings.items() if len(v) > 1} == {}


def test_a_kind_has_values_of_one_type() -> None:
    types: dict[str, set[type]] = defaultdict(set)
    for row in ROWS:
        types[row.kind].add(type(row.value))
    assert {k: v for k, v in types.items() if len(v) > 1} == {}


def test_errors_name_file_and_row() -> None:
    with pytest.raises(LanguageDataError, match=r"bad\.toml: الجمعه: .*no value of kind weekday"):
        parse_rows("bad.toml", '[weekday]\n"الجمعه" = "someday"\n')
    with pytest.raises(LanguageDataError, match=r"bad\.toml"):
        parse_rows("bad.toml", "[weekday\n")


def test_every_file_is_read() -> None:
    assert {r.file for r in ROWS} == {*FILES, *CONTEXT_FILES, "holidays.toml"}
    assert all(isinstance(r, Row) for r in ROWS)


def test_words_of_context_make_no_expression() -> None:
    """The two lexicons stand apart: a word of the clause never makes or widens a window."""
    grammatical = {row.kind for rows in load().rows.values() for row in rows}
    assert grammatical.isdisjoint(row.kind for rows in context_lexicon().rows.values() for row in rows)


def test_every_kind_of_word_is_asked_for() -> None:
    """By the slot of a rule, by what may stand beside one, or by name in code that reads the words around."""
    slots = {kind for rule in grammar().rules for variant in rule.variants for slot in variant for kind in slot.kinds}
    beside = {
        kind
        for rule in grammar().rules
        for kinds in (rule.before, rule.not_before, rule.after, rule.not_after)
        for kind in kinds
    }
    listing = {"lexicon.py", "triggers.py"}  # they name kinds that others ask for
    code = [path.read_text("utf-8") for path in Path("timeline").rglob("*.py") if path.name not in listing]
    named = {word for text in code for word in re.findall(r"""["'](\w+)["']""", text)}
    triggers_only = {"after_day", "clock_word"}  # rules spell these words out; they open windows all the same
    assert {row.kind for row in ROWS} - slots - beside - named == triggers_only


def test_a_kind_that_no_file_has_is_an_error() -> None:
    assert "العالم" in words("year_head")
    with pytest.raises(KeyError, match="yearhead"):
        words("yearhead")
