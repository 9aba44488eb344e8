"""The year that a tournament or a congress carries in its name: «مونديال 2022 الذي ينطلق في 21 نوفمبر»."""

from __future__ import annotations

import re

from timeline.expressions import CalendarDate
from timeline.language.expression import TemporalExpression
from timeline.language.parsing.lexicon import words
from timeline.resolution.resolution import Resolution
from timeline.text.fold import fold_word

__all__ = ["OF_EVENT_YEAR", "is_of_event_year"]

OF_EVENT_YEAR = "of-event-year"
"""The code of the step that says so."""

_REACH = 100
"""Characters between the year and the date."""
_NAME = 60
"""Characters before the year in which the name of the event stands."""
_FEW = 4
"""Words between the year and a date that need no verb: «مونديال 2018 في روسيا (14 يونيو)»."""
_BROKEN = re.compile(r"[.!?؟\n؛;]")
_WORD = re.compile(r"[^\W\d_]+")
_CLAUSE = re.compile(r"[.!?؟\n،,؛;:()]")
_JOINED = *(clitic + article for clitic in ("", "و", "ف", "ب", "ل", "ك") for article in ("", "ال")), "لل", "ولل"


def is_of_event_year(before: TemporalExpression, resolution: Resolution, date: TemporalExpression, text: str) -> bool:
    """Whether a date without its year is of the year of an event that ``before`` names, or goes on from such a date.

    What only leads to the event has another year: «تصفيات مونديال 2022 تنطلق في سبتمبر», «قرعة كأس العالم 2022».
    """
    between = text[before.end : date.start]
    if len(between) > _REACH or _BROKEN.search(between):
        return False
    if any(step.code == OF_EVENT_YEAR for step in resolution.derivation):
        return True
    expr = before.expr
    if not isinstance(expr, CalendarDate) or expr.month is not None or not before.text.isdecimal():
        return False
    name = _named_after(text[max(0, before.start - _NAME) : before.start])
    if name is None:
        return False
    told = [_forms(word) for word in _WORD.findall(between)]
    if "(" in between and len(told) <= _FEW:
        return True
    return any(not words("takes_place").isdisjoint(forms) for forms in (*name, *told))


def _named_after(name: str) -> list[set[str]] | None:
    """The words before a year if they name an event, and nothing among them only leads to it."""
    told = [_forms(word) for word in _WORD.findall(_CLAUSE.split(name)[-1])]
    heads = [k for k, forms in enumerate(told) if not words("event_of_a_year").isdisjoint(forms)]
    if not heads or any(not words("leads_to_an_event").isdisjoint(forms) for forms in told[: heads[-1]]):
        return None
    return told


def _forms(word: str) -> set[str]:
    """A word folded: as it stands, and without the article and what is joined to it."""
    folded = fold_word(word)
    return {folded, *(folded[len(joined) :] for joined in _JOINED if folded.startswith(joined))}
