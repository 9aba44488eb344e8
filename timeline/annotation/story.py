"""Texts of history: a day without its year, a bare weekday and «هذا العام» are of the time that the story has reached.

A text is a history where it tells several times of long ago and nothing of these years; without a day of writing, any
text is. Then a yearless date follows the time told last, and is marked uncertain, because the writer may have gone
back; what it would be for itself stays among the readings. News that looks back once is none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from timeline.annotation.going_on import whole_year
from timeline.annotation.sequel import has_year
from timeline.dates.granularity import Granularity
from timeline.dates.interval import Extent, Interval, Qualifier
from timeline.expressions import (
    Anaphoric,
    Calendar,
    CalendarDate,
    Century,
    DayTime,
    Decade,
    Deictic,
    Equivalent,
    Expr,
    Holiday,
    Nth,
    Part,
    Season,
    Set,
    Shift,
    Tense,
    Vague,
    Weekday,
    Within,
)
from timeline.language.context.clauses import is_perfect
from timeline.language.expression import TemporalExpression
from timeline.resolution.anchor import Anchor, AnchorFunction
from timeline.resolution.policy import Policy
from timeline.resolution.resolution import Alternative, Resolution, Step
from timeline.resolution.resolve import resolve
from timeline.text.fold import fold_word

__all__ = ["Story"]

_YEARS_AGO = 730
"""Days before the anchor at which a time is of the past that histories tell."""
_LONG_AGO = (10, 4), (100, 3)
"""Years before the anchor, and how many such times must be told before a text counts as a history."""
_OLD_HIJRI = 100
"""Years before the anchor; behind a Hijri time of then, one is enough for a Hijri date."""
_BEYOND_MEMORY = 50
"""Years before the anchor from which on no weekday of the news follows a day that was told."""
_REACH = 600
"""Characters behind the time told last within which a story is still at it."""
_WEEKDAY_REACH = 250
_YEAR = 366
_SENTENCE = 160
_SENTENCE_END = re.compile(r"[.!?؟\n]")
_STAMP = 200
"""Characters at the head of a text in which the day of writing is its stamp and not told."""
_THIS = ("هذا", "هذه")
_THE_MONTH = "الشهر"
_TAKEN = frozenset({"of-told-year", "of-event-year"})


class Story:
    """The time that a text of history has reached; nothing, where it tells of these days."""

    __slots__ = ("_anchor", "_at", "_long_ago", "_old", "_policy", "_told", "is_recent")

    def __init__(self, anchor: Anchor | None, policy: Policy) -> None:
        self._anchor = anchor
        self._policy = policy
        self._told: Interval | None = None
        self._at = 0
        self._old = 0
        """How many times of the past were told."""
        self._long_ago = [0] * len(_LONG_AGO)
        """How many of them were as long ago as each of ``_LONG_AGO`` asks for."""
        self.is_recent = False
        """The text tells of these days: it is news, and has no more to be told."""

    def tell(self, expression: TemporalExpression, found: Interval | None) -> None:
        """Take note of what an expression means."""
        if found is None or self.is_recent or isinstance(expression.expr, Set | Vague):
            return
        if self._anchor is not None and (found.end is None or _days(self._anchor.date, found.end) < _YEARS_AGO):
            self._tell_lately(expression, found, self._anchor.date)
            return
        if found.start is None or found.end is None or isinstance(expression.expr, Century | Decade):
            return
        self._old += 1
        if self._anchor is not None:
            back = self._anchor.date.year - found.end.year
            self._long_ago = [
                told + (back >= years) for told, (years, _) in zip(self._long_ago, _LONG_AGO, strict=True)
            ]
        self._told = found if (found.end - found.start).days < _YEAR else None
        self._at = expression.end

    def _tell_lately(self, expression: TemporalExpression, found: Interval, day: date) -> None:
        """A time near the day of writing makes the text news, unless it is the stamp at its head."""
        if found.end is None and found.start is not None and _days(day, found.start) >= _YEARS_AGO:
            return  # «منذ 1961»
        is_stamp = found.start == day and has_year(expression.expr) and expression.start < _STAMP
        self.is_recent = not is_stamp

    def _is_history(self) -> bool:
        if self.is_recent or not self._old:
            return False
        if self._anchor is None:
            return True
        told = self._told
        back = _YEARS_AGO // _YEAR if told is None or told.end is None else self._anchor.date.year - told.end.year
        return any(
            back >= years and found >= least for found, (years, least) in zip(self._long_ago, _LONG_AGO, strict=True)
        )

    def _is_of_old_hijri(self, expr: Expr) -> bool:
        """«توفي سنة 974 هـ … في شهر رجب»: no news tells such a year and goes on with a month of this one."""
        told = self._told
        if told is None or told.end is None or self._anchor is None:
            return False
        return _is_hijri(expr) and self._anchor.date.year - told.end.year >= _OLD_HIJRI

    def _is_in_its_sentence(self, expression: TemporalExpression, text: str) -> bool:
        """«في صيف 1916 … بين الأول من يوليو والثامن عشر من نوفمبر»: of long ago, and one sentence."""
        told, anchor = self._told, self._anchor
        if told is None or told.end is None or anchor is None or expression.start - self._at > _SENTENCE:
            return False
        is_old = anchor.date.year - told.end.year >= _BEYOND_MEMORY
        return is_old and _SENTENCE_END.search(text, self._at, expression.start) is None

    def _or_of_story(self, expression: TemporalExpression, resolution: Resolution) -> Resolution:
        """The answer, with the date in the time told last as its last reading, if that is of long ago."""
        told, own, anchor = self._told, resolution.interval, self._anchor
        if told is None or told.start is None or own is None or anchor is None:
            return resolution
        if expression.start - self._at > _REACH or anchor.date.year - told.start.year < _LONG_AGO[0][0]:
            return resolution
        found = self._from(told.start, expression)
        if found is None or any(other.interval.start == found.start for other in resolution.alternatives):
            return resolution
        return replace(resolution, alternatives=(*resolution.alternatives, Alternative(found, "year-told-before")))

    def _is_beyond_memory(self, told: Interval) -> bool:
        return self._anchor is None or (
            told.end is not None and self._anchor.date.year - told.end.year >= _BEYOND_MEMORY
        )

    def placed(self, expression: TemporalExpression, resolution: Resolution, text: str) -> Resolution:
        """The answer in the time of the story, if there is one and the expression tells no other."""
        if not self._old or self.is_recent or expression.context.tense is Tense.FUTURE:
            return resolution
        if any(step.code in _TAKEN for step in resolution.derivation):
            return resolution
        if _lacks_year(expression.expr):
            goes_on = self._is_in_its_sentence(expression, text)
            if self._is_history() or self._is_of_old_hijri(expression.expr) or goes_on:
                return self._yearless(expression, resolution)
            return self._or_of_story(expression, resolution)
        told = self._told
        if told is None or expression.start - self._at > _REACH or not self._is_beyond_memory(told):
            return resolution
        if _weekday(expression.expr):
            return self._weekday(expression, resolution, told)
        if _is_shift(expression.expr) and self._counts_from_now(resolution):
            shift = expression.expr
            assert isinstance(shift, Shift)
            return self._taken(resolution, replace(shift, origin=Anaphoric(shift.unit)), told)
        number = _day_of_the_month(expression)
        if number is not None:
            return self._taken(resolution, number, told)
        unit = _this_unit(expression)
        if unit is not None and (self._anchor is None or _tells_what_happened(expression, text)):
            return self._taken(resolution, Anaphoric(unit), told)
        return resolution

    def _counts_from_now(self, resolution: Resolution) -> bool:
        """«أعدم في 6 مايو 1916، وبعد ثلاثة أيام …»: what is counted from the day of writing, or from nothing."""
        if self._anchor is None:
            return resolution.interval is None
        found = resolution.interval
        return found is not None and found.end is not None and found.end > self._anchor.date

    def _yearless(self, expression: TemporalExpression, resolution: Resolution) -> Resolution:
        """A date without its year: the first one from the time told last on; too far behind it, only uncertain."""
        told, own = self._told, resolution.interval
        found = None
        if told is not None and told.start is not None and expression.start - self._at <= _REACH:
            found = self._from(told.start, expression)
        if found is None or found.start is None or told is None:
            if own is None or own.qualifier is not None:
                return resolution
            return replace(resolution, interval=replace(own, qualifier=Qualifier.UNCERTAIN))
        others = [] if own is None else [Alternative(replace(own, qualifier=None), "told-year")]
        assert told.start is not None
        back = self._from(told.start.replace(month=1, day=1), expression)
        if back is not None and back.start != found.start:
            others.insert(0, Alternative(back, "year-told-before"))
        return self._as(resolution, found, told, others)

    def _from(self, day: date, expression: TemporalExpression) -> Interval | None:
        """The expression as it would be said on a day of the story, if it falls in the year behind that day."""
        then = Anchor(day, AnchorFunction.UTTERANCE)
        ahead = replace(
            expression.context, tense=Tense.FUTURE, isolated=False, named=False, listed=False, fronted=False
        )
        found = resolve(_as_a_date(expression), then, whole_year(self._policy), context=ahead).interval
        if found is None or found.start is None or found.end is None or _days(found.start, day) > _YEAR:
            return None
        return found if self._anchor is None or found.end < self._anchor.date else None

    def _weekday(self, expression: TemporalExpression, resolution: Resolution, told: Interval) -> Resolution:
        """A bare weekday: the first from the day told last on, or some day of the month or year told last."""
        if expression.start - self._at > _WEEKDAY_REACH or told.start is None:
            return resolution
        own = [] if resolution.interval is None else [Alternative(resolution.interval, "told-year")]
        if told.start != told.end:
            if self._anchor is not None:
                return resolution
            return self._as(resolution, replace(told, extent=Extent.WITHIN), told, own)
        found = self._from(told.start, expression)
        return resolution if found is None else self._as(resolution, found, told, own)

    def _taken(self, resolution: Resolution, expr: Expr, told: Interval) -> Resolution:
        """What counts from the time told last; the answer from the anchor is another reading."""
        found = resolve(expr, self._anchor, self._policy, antecedent=told).interval
        if found is None:
            return resolution
        own = [] if resolution.interval is None else [Alternative(resolution.interval, "from-anchor")]
        return self._as(resolution, found, told, own)

    @staticmethod
    def _as(resolution: Resolution, found: Interval, told: Interval, others: list[Alternative]) -> Resolution:
        return Resolution(
            replace(found, qualifier=found.qualifier or Qualifier.UNCERTAIN),
            tuple(others),
            (*resolution.derivation, Step("of-told-year", (told,))),
            resolution.conflicts,
        )


def _days(later: date, earlier: date) -> int:
    return (later - earlier).days


def _lacks_year(expr: Expr) -> bool:
    """Whether a date of either calendar, perhaps with its weekday or a part of the day, says no year."""
    match expr:
        case Equivalent(first=first, second=second):
            halves = (first, second)
            return any(_lacks_year(half) for half in halves) and all(
                _lacks_year(half) or isinstance(half, Weekday) for half in halves
            )
        case DayTime(of=inner) if inner is not None:
            return _lacks_year(inner)
        case CalendarDate(year=None, month=int()) | Season(year=None) | Holiday(year=None):
            return True
        case Part(of=inner) | Nth(of=inner) if inner is not None:
            return _lacks_year(inner)
        case _:
            return has_year(expr) is False


def _is_hijri(expr: Expr) -> bool:
    match expr:
        case CalendarDate(calendar=calendar):
            return calendar is Calendar.HIJRI
        case Equivalent(first=first, second=second):
            return _is_hijri(first) or _is_hijri(second)
        case DayTime(of=inner) | Part(of=inner) | Nth(of=inner) if inner is not None:
            return _is_hijri(inner)
        case _:
            return False


def _as_a_date(expression: TemporalExpression) -> Expr:
    """«يوم الأربعاء الثالث من المحرم»: chronicles count days of a month, and never its Wednesdays."""
    expr = expression.expr
    if isinstance(expr, Nth) and isinstance(expr.unit, Weekday) and _is_hijri(expr):
        return next((other for other in expression.alternatives if isinstance(other, Equivalent)), expr)
    return expr


def _day_of_the_month(expression: TemporalExpression) -> Expr | None:
    """«في الحادي والعشرين من الشهر»: of the month that the story has reached; «من الشهر الجاري» is another."""
    expr = expression.expr
    if (
        isinstance(expr, Within)
        and expr.whole == Deictic(Granularity.MONTH)
        and fold_word(expression.text).endswith(_THE_MONTH)
    ):
        return replace(expr, whole=Anaphoric(Granularity.MONTH))
    return None


def _weekday(expr: Expr) -> bool:
    if isinstance(expr, DayTime) and expr.of is not None:
        expr = expr.of
    return isinstance(expr, Weekday)


def _is_shift(expr: Expr) -> bool:
    return isinstance(expr, Shift) and expr.count > 0 and expr.origin is None and not expr.unit.is_clock


def _this_unit(expression: TemporalExpression) -> Granularity | None:
    """The unit of «هذا العام», «هذه السنة», «هذا الشهر»; ``None`` for everything else, «العام الجاري» too."""
    expr = expression.expr
    is_this = isinstance(expr, Deictic) and expr.offset == 0 and expression.text.startswith(_THIS)
    unit = expr.unit if isinstance(expr, Deictic) and is_this else None
    return unit if unit in (Granularity.YEAR, Granularity.MONTH) else None


_WORD_BEHIND = re.compile(r"[\s،,]*(?:(?:أيضا|أيضاً|كذلك)\s+)?([^\W\d_]+)")
_WORDS_BEFORE = re.compile(r"([^\W\d_]+)\s+[^\W\d_]*\s*$")
_NEAR = 40


def _tells_what_happened(expression: TemporalExpression, text: str) -> bool:
    """Whether a perfect stands beside it: «وفي هذا العام خرج لقتالهم», «خرج في هذا العام»."""
    behind = _WORD_BEHIND.match(text, expression.end)
    before = _WORDS_BEFORE.search(text, max(0, expression.start - _NEAR), expression.start)
    return any(found is not None and is_perfect(fold_word(found[1]), "") for found in (behind, before))
