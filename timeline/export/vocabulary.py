"""What codes are called for readers, in Arabic and English, and numbers with their nouns.

Pages, command line and ``/v1/vocabulary`` take their words from here, so that a front-end shows the same ones.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from timeline.articles.reasons import conflict_names
from timeline.dates.words import month_systems
from timeline.events.words.lexicon import lexicon
from timeline.export.policies import policy_rows
from timeline.export.style import Language

__all__ = ["counted", "labels_of", "vocabulary"]

Json = dict[str, Any]

_LISTS = {
    "modalities": "modality",
    "granularities": "granularity",
    "bases": "basis",
    "origins": "origin",
    "datings": "dating",
    "anchors": "anchor",
    "relations": "relation",
    "orders": "order",
    "entities": "entity",
    "expressions": "expression",
    "event_conflicts": "event_conflict",
    "claim_conflicts": "claim_conflict",
    "unresolved": "unresolved",
    "actions": "action",
    "changes": "change",
    "grounds": "grounds",
    "calendars": "calendar",
    "digits": "digits",
}
"""Field of the vocabulary → table of the data."""


def labels_of(table: str, language: Language) -> Mapping[str, str]:
    """Code → label, of one table of ``vocabulary.toml``."""
    return {code: row[language] for code, row in _data()[table].items()}


def counted(number: int, noun: str, language: Language, *, oblique: bool = False) -> str:
    """A number with its noun, as the language counts: قول واحد، قولان، 3 أقوال، 11 قولا، 100 قول.

    ``oblique``: after a preposition («في مقالين»).
    """
    forms: Sequence[str] = _data()["counted"][language][noun]
    if language is Language.ENGLISH:
        form = forms[0 if number == 1 else 1]
    elif number in (1, 2):
        form = forms[2 if number == 2 and oblique else number - 1]
    elif number % 100 in range(3, 11):
        form = forms[3]
    else:
        form = forms[4 if number % 100 > 10 else 5]
    return form.format(n=number)


@cache
def vocabulary() -> Json:
    """Every table, as rows of a code and its label in both languages; policies with their values, months with names."""
    data = _data()
    tables = {name: [_row(code, row) for code, row in data[table].items()] for name, table in _LISTS.items()}
    types = lexicon().types
    return {
        "types": [_row(code, {"ar": types[code].ar, "en": types[code].en}) for code in sorted(types)],
        **tables,
        "article_conflicts": [_row(code, row) for code, row in conflict_names().items()],
        "months": [
            {**_row(code, data["months"][code]), "names": list(system.names)}
            for code, system in month_systems().items()
        ],
        "policies": [_policy(name, row) for name, row in policy_rows().items()],
    }


def _policy(name: str, row: Mapping[str, Any]) -> Json:
    values = [_row(code, value) for code, value in row.items() if code not in set(Language)]
    return {**_row(name, row), "values": values}


def _row(code: str, row: Mapping[str, str]) -> Json:
    return {"code": code, "label": {language.value: row[language] for language in Language}}


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files("timeline.export").joinpath("vocabulary.toml").read_text(encoding="utf-8"))
