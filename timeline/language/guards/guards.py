"""Checks on the words around an expression that its window does not show.

A rule names a guard; the guard sees the folded text and the span, and answers with the span to keep
(longer where the words of an event belong to it), or ``None`` to drop the reading.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from timeline.dates.granularity import Granularity
from timeline.expressions import (
    NO_CONTEXT,
    Approximate,
    CalendarDate,
    DayTime,
    Duration,
    Equivalent,
    Expr,
    Open,
    Range,
    Relation,
    Shift,
    Tense,
)
from timeline.language.context.clauses import is_perfect, shows_tense
from timeline.language.context.context import context_of, stands_alone
from timeline.language.context.plans import is_scheduled
from timeline.language.context.tense import is_headline, tense_around
from timeline.language.expression import TimexType
from timeline.language.guards.age_guard import ages_or_ends, not_age
from timeline.language.guards.apart_guard import alone_or_apart, ends_or_apart
from timeline.language.guards.chronicle_guards import chronicle, no_chain, of_few_digits, of_old, whole_range
from timeline.language.guards.clock_guards import agency_hour, hour_alone, hour_ends
from timeline.language.guards.counted_guard import not_counted
from timeline.language.guards.daily_guard import hours_alone
from timeline.language.guards.event_guard import event_of_offset
from timeline.language.guards.guarded import CLAUSE_END, DEFINITE, NEXT_WORD, Guard, Guarded
from timeline.language.guards.lengths import is_of_leaving, is_one_of_several
from timeline.language.guards.listed_years import old_year, years_in_brackets
from timeline.language.guards.moved_guard import moved
from timeline.language.guards.old_year_guards import (
    before_christ,
    before_gregorian,
    before_its_other,
    behind_a_century,
    behind_a_date,
    beside_hijri,
    in_brackets,
    whole_number,
)
from timeline.language.guards.today_guard import today, tonight
from timeline.language.guards.two_digit_years import two_digits
from timeline.language.guards.unit_guards import (
    agreeing,
    at_sunset,
    behind_preposition,
    dateline,
    every_week,
    exact_edge,
    no_contract,
    no_score,
    not_construct,
    not_the_day_of,
    of_accounts,
    one_quotation,
    pointing,
)
from timeline.language.guards.year_guards import (
    bare_year,
    no_change,
    year_heading,
)
from timeline.language.parsing.lexicon import load, words

__all__ = ["GUARDS", "Guarded"]


_MONTH_NAMED = re.compile(r"شهر")


def _alone(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """What is a date only where nothing else stands beside it, or where «شهر» says so."""
    named = _MONTH_NAMED.match(text, start) is not None
    return Guarded(end, expr) if named or stands_alone(text, start, end) else None


def _short_year(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«5 مايو 16» alone is of 2016; in a text the number counts something, and the date stands without it."""
    if stands_alone(text, start, end) or not isinstance(expr, CalendarDate):
        return Guarded(end, expr)
    date = replace(expr, year=None, year_digits=4)
    return Guarded(start + len(text[start:end].rstrip("0123456789 ")), date)


def _told_or_alone(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«في ساعات الفجر من يوم الأحد» tells its day; «في ساعات الفجر» does where nothing else stands beside it."""
    is_told = isinstance(expr, DayTime) and expr.of is not None
    return Guarded(end, expr) if is_told or stands_alone(text, start, end) else None


_FROM_AN_EVENT = re.compile(r" من (?!الان|اليوم)")
"""«خلال 30 يوما من إعلان المناطق»: counted from what nobody has dated."""


_HEAD = 100
"""Characters before what opens a text, all of them white space."""


def _is_short(shift: Shift) -> bool:
    return shift.unit is not Granularity.HOUR if shift.unit.is_clock and shift.count > 23 else shift.unit.is_clock


_IF = re.compile(r"(?<![^\W\d_])[وف]?(?:لو|اذا)(?![^\W\d_])[^.!?;\n]*$")
"""«لو أرادت ذلك فسينتهي خلال 24 ساعة»: a length of what is only supposed."""
_IF_REACH = 120


def _is_supposed(text: str, start: int) -> bool:
    return _IF.search(text, max(0, start - _IF_REACH), start) is not None


def _ahead(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«خلال ثلاثة أيام» of something to come is a time, of something past only a length."""
    from_event = _FROM_AN_EVENT.match(text, end) is not None
    open_end = from_event or _is_supposed(text, start)
    said = NO_CONTEXT if open_end else context_of(text, start, end)
    if isinstance(expr, Range) and isinstance(expr.end, Shift) and (open_end or _is_short(expr.end)):
        promised = said.tense is Tense.FUTURE and NEXT_WORD.match(text, end) is None and is_headline(text, start, end)
        if promised or stands_alone(text, start, end):
            return Guarded(end, Range(Shift(0, expr.end.unit), replace(expr.end, origin=None)))
        # «تؤخذ خلال ست ساعات»: so few hours are a length more often than a time of today.
        return Guarded(end, Duration(expr.end.count, expr.end.unit), TimexType.DURATION)
    opens = (start <= _HEAD and not text[:start].strip()) or stands_alone(text, start, end)
    if said.tense is Tense.FUTURE or opens:
        return Guarded(end, expr)
    if not is_one_of_several(text, start):
        if said.scheduled:
            return Guarded(end, expr)
        if said.tense is Tense.NONE and said.cue and is_scheduled(said.cue, ()) and is_headline(text, start, end):
            return Guarded(end, expr)  # a message: «ينتهي العرض خلال 3 أيام»
    if isinstance(expr, Range) and isinstance(expr.end, Shift):
        return Guarded(end, Duration(expr.end.count, expr.end.unit), TimexType.DURATION)
    return None


def _yet_to_come(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«عودة المنتخب بعد 12 عاما»: where no tense is shown, years have gone by; only days and months may lie ahead.

    «بعد يوم دام» counts nothing: the day is described.
    """
    following = NEXT_WORD.match(text, end)
    if following is not None and following[1] in words("describes_a_unit"):
        return None
    if not_the_day_of(text, start, end, expr) is None:
        return None
    shift = expr.of if isinstance(expr, Approximate) else expr
    if not isinstance(shift, Shift) or shift.unit.is_finer_than(Granularity.YEAR) or stands_alone(text, start, end):
        return Guarded(end, expr)
    tense, cue = tense_around(text, start, end)
    if tense is not Tense.NONE and not (tense is Tense.FUTURE and shift.count >= _IN_OFFICE and is_of_leaving(cue)):
        return Guarded(end, expr)
    return Guarded(end, Duration(shift.count, shift.unit), TimexType.DURATION)


_IN_OFFICE = 8
"""Years from which on «ستغادر السلطة بعد 16 عاما» tells how long it lasted; who leaves after fewer may do so in so many."""
_ARTICLE = 5_000
"""Characters before and behind a surname among which the whole name stands: an article's length."""


def _no_person(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«من ماي» is no month where the text speaks of «تيريزا ماي»."""
    names = _surnames().get(text[start:end].split()[0])
    near = max(0, start - _ARTICLE), end + _ARTICLE
    is_person = names is not None and any(text.find(name, *near) >= 0 for name in names)
    return None if is_person else year_heading(text, start, end, expr)


def _month_first(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«تموز 13»; in «تموز 13 قتيلا», «تموز 2 بالمئة» the number counts something, and the month stands without it."""
    if not isinstance(expr, CalendarDate) or (_counts_nothing(text, end) and _COUNTING.match(text, end) is None):
        return _no_person(text, start, end, expr)
    return _no_person(text, start, start + len(text[start:end].rstrip("0123456789 ")), replace(expr, day=None))


def _counts_nothing(text: str, end: int) -> bool:
    """Whether what stands behind a number goes on with the sentence."""
    found = _WORD_BEHIND.match(text, end)
    if found is None:
        return True
    word = found[1]
    joined = len(word) > _PARTICLE and word.startswith(DEFINITE)
    return joined or word in words("particle") or word in words("behind_a_day") or shows_tense(word)


_PARTICLE = 4


@lru_cache(maxsize=1)
def _surnames() -> dict[str, list[str]]:
    """The persons of the lexicon by their last word."""
    found: dict[str, list[str]] = {}
    for row in load().of_kind("name_word"):
        if row.tag == "person" and " " in row.key:
            found.setdefault(row.key.rsplit(" ", 1)[1], []).append(row.key)
    return found


_WORD_BEHIND = re.compile(r" *([^\W\d_]+)")
_COUNTING = re.compile(r" *(?:بال|في ال|من ال)(?:مئه|مائه|ميه|الف)|[,.][0-9]")
"""Per cent, or more digits."""


def _day_number(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«الخميس 17» is the day only where nothing follows that the number may count; else the weekday stands."""
    weekday = expr.first if isinstance(expr, Equivalent) else None
    alone = Guarded(start + len(text[start:end].rstrip("0123456789 ")), weekday) if weekday is not None else None
    if text[end : end + 1] not in ("", " ", "\n", ".", "،", ",", ";", ")", '"', "?", "!") or _COUNTING.match(text, end):
        return alone
    return Guarded(end, expr) if _counts_nothing(text, end) else alone


_GOVERNS = 8
"""Words before «منذ يومين» among which its verb stands."""
_INFLECTION = re.compile(r"^و?(?:ال)?([^\W\d_]+?)(?:ها|هم|ون|ين|ان|ات|وا|ه|ت)?$")


def _since_or_ago(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«قتل منذ يومين» happened then; «مستمرة منذ يومين», «لم يأكل منذ يومين» goes on since then."""
    shift = expr.of if isinstance(expr, Approximate) else expr
    by_clock = isinstance(shift, Shift) and shift.unit.is_clock
    if by_clock or stands_alone(text, start, end):
        return Guarded(end, expr)
    clause = CLAUSE_END.split(text[max(0, start - 60) : start])[-1].split()
    for k in range(len(clause) - 1, max(-1, len(clause) - 1 - _GOVERNS), -1):
        word = _INFLECTION.match(clause[k])
        if word is not None and not words("lasting").isdisjoint((word[1], clause[k])):
            break
        if is_perfect(clause[k], clause[k - 1] if k else ""):
            return Guarded(end, expr)
    return Guarded(end, Open(Relation.SINCE, expr))


def _ends_message(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«صور آخر أسبوع» asks for a time; «آخر عام سجله المكتب» is the last of something."""
    ends = NEXT_WORD.match(text, end) is None and is_headline(text, start, end)
    return Guarded(end, expr) if ends else None


def _in_weeks(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«نلتقي الخميس بعد أسبوعين» names one day; «التقيا الخميس بعد أسبوع من الحادث» tells two things."""
    ends = NEXT_WORD.match(text, end) is None and is_headline(text, start, end)
    if ends and tense_around(text, start, end)[0] is not Tense.PAST:
        return Guarded(end, expr)
    after = text.find(_AFTER, start, end)
    return Guarded(end, expr, cut=(after, after + 1))


_AFTER = " بعد "


def _ago_spoken(text: str, start: int, end: int, expr: Expr) -> Guarded | None:
    """«وصلت من يومين» ends a message; «استفادوا من يومين …» goes on, «رحلة من يومين» has no verb: there it is a length."""
    before = text[max(0, start - _TWO_WORDS) : start].split()
    is_told = bool(before) and (
        is_perfect(before[-1], before[-2] if len(before) > 1 else "") or _I_DID.search(before[-1]) is not None
    )
    following = NEXT_WORD.match(text, end)
    if following is not None and following[1] == _NOT and start <= _OPENING and not text[:start].strip():
        return Guarded(end, expr)  # «من سنة ما شفته»
    ends = following is None and is_headline(text, start, end)
    if ends and (is_told or stands_alone(text, start, end)):
        return Guarded(end, expr)
    return Guarded(end, expr, cut=(start, start + len(_FROM_THEN)))


_FROM_THEN = "من "
_NOT = "ما"
_OPENING = 20
"""Characters, all of them marks and spaces, that may stand before what opens a text: a text is never looked through."""
_I_DID = re.compile(r"^(?!ال)[^\W\d_]{2,}[^\W\d_ا]ت(?:ها|ه|هم)?$")
"""«سافرت», «اشتريتها»: the perfect of a speaker; plurals end in «ات»."""
_TWO_WORDS = 40
"""Characters before a span in which the last two words stand."""


GUARDS: dict[str, Guard] = {
    "ago-spoken": _ago_spoken,
    "agreeing": agreeing,
    "at-sunset": at_sunset,
    "not-counted": not_counted,
    "two-digits": two_digits,
    "ahead": _ahead,
    "bare-ends": ages_or_ends,
    "alone": _alone,
    "alone-or-apart": alone_or_apart,
    "ends-or-apart": ends_or_apart,
    "dateline": dateline,
    "day-number": _day_number,
    "bare-year": bare_year,
    "before-christ": before_christ,
    "before-gregorian": before_gregorian,
    "before-its-other": before_its_other,
    "behind-a-century": behind_a_century,
    "behind-a-date": behind_a_date,
    "old-year": old_year,
    "behind-preposition": behind_preposition,
    "ends-message": _ends_message,
    "beside-hijri": beside_hijri,
    "event": event_of_offset,
    "exact-edge": exact_edge,
    "every-week": every_week,
    "no-change": no_change,
    "no-contract": no_contract,
    "in-brackets": in_brackets,
    "years-in-brackets": years_in_brackets,
    "in-weeks": _in_weeks,
    "month-first": _month_first,
    "moved": moved,
    "hour-alone": hour_alone,
    "hours-alone": hours_alone,
    "hour-ends": hour_ends,
    "agency-hour": agency_hour,
    "no-person": _no_person,
    "no-score": no_score,
    "not-age": not_age,
    "not-construct": not_construct,
    "not-the-day-of": not_the_day_of,
    "of-accounts": of_accounts,
    "one-quotation": one_quotation,
    "pointing": pointing,
    "short-year": _short_year,
    "no-chain": no_chain,
    "whole-range": whole_range,
    "chronicle": chronicle,
    "of-few-digits": of_few_digits,
    "of-old": of_old,
    "since-or-ago": _since_or_ago,
    "today": today,
    "told-or-alone": _told_or_alone,
    "tonight": tonight,
    "whole-number": whole_number,
    "year-heading": year_heading,
    "yet-to-come": _yet_to_come,
}
