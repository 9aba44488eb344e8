"""What an expression of time *says*, before anybody knows when it was said.

These nodes are the whole meaning that passes from ``language`` (which never sees an anchor) to
``resolution`` (which never sees Arabic). Each is frozen and hashable, so equal meanings are equal
values and parsing can be memoized. One line of meaning each; a sum type ``Expr`` at the end.

Long because it is one list: every meaning that the language can have, in one place.
"""

from __future__ import annotations

from timeline.categories import (
    Calendar,
    Day,
    Direction,
    PartOfDay,
    Portion,
    Relation,
    SeasonName,
    Tense,
    VagueRef,
)
from timeline.dates.granularity import Granularity
from timeline.dates.value import value

__all__ = [
    "EITHER_FEAST",
    "NO_CONTEXT",
    "AllOf",
    "Anaphoric",
    "Approximate",
    "Calendar",
    "CalendarDate",
    "Century",
    "Context",
    "Day",
    "DayTime",
    "Decade",
    "Deictic",
    "Direction",
    "Duration",
    "Equivalent",
    "EventRelative",
    "Expr",
    "Holiday",
    "Nth",
    "Open",
    "Part",
    "PartOfDay",
    "Portion",
    "Range",
    "Relation",
    "Relative",
    "Season",
    "SeasonName",
    "Set",
    "Shift",
    "Stretch",
    "Tense",
    "Vague",
    "VagueRef",
    "Weekday",
    "Within",
]


@value
class CalendarDate:
    """A date with the parts that are written: year, month, day, any of them absent (not zero).

    ``year_digits`` is 2 where the year was written with two digits (its century is then a policy).
    ``numeric`` is true where day and month are bare numbers, so that their order is one (d/m or m/d).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    calendar: Calendar = Calendar.GREGORIAN
    year_digits: int = 4
    numeric: bool = False


@value
class Deictic:
    """The unit that holds the anchor, moved by ``offset`` units: today is (DAY, 0), last year (YEAR, −1).

    ``loose`` is true for «اليوم» in a clause that tells no event: it may mean nowadays; and for «الأسبوع» in «مطلع
    الأسبوع»: its beginning may be the weekend before.
    """

    unit: Granularity
    offset: int = 0
    loose: bool = False


@value
class Anaphoric:
    """The same, counted from the time named just before: «في اليوم التالي» is (DAY, 1), «العام نفسه» (YEAR, 0).

    Without a unit it is that very time: «الفترة نفسها من العام الماضي».
    """

    unit: Granularity | None
    offset: int = 0


@value
class Weekday:
    """A bare day of the week: which one is decided by tense and policy."""

    day: Day


@value
class Season:
    """A season, of ``year`` if written (winter 2015 begins in December 2014 or 2015: a policy)."""

    name: SeasonName
    year: int | None = None


@value
class Holiday:
    """A named day of the table in ``timeline.dates.holidays``, of ``year`` if written."""

    name: str
    year: int | None = None
    calendar: Calendar = Calendar.GREGORIAN


EITHER_FEAST = "either-feast"
"""The name of ``Holiday`` for «العيد»: the feast of breaking the fast or that of sacrifice, whichever is meant."""


@value
class Decade:
    """Ten years from ``first`` (1980 is the eighties); ``first`` below 100 leaves the century open."""

    first: int


@value
class Century:
    """The century with ordinal ``number`` (20 is 1901–2000 by the calendar, 1900–1999 in print: a policy).

    ``count`` centuries from it on: a millennium is ten of them.
    """

    number: int
    calendar: Calendar = Calendar.GREGORIAN
    count: int = 1


@value
class Relative:
    """The nearest ``target`` strictly before (LAST), around (THIS) or strictly after (NEXT) the anchor."""

    target: Expr
    direction: Direction


@value
class Within:
    """``part`` placed inside ``whole``: «12 شباط» within «العام الماضي»."""

    part: Expr
    whole: Expr


@value
class Part:
    """The beginning, middle or end of a period; ``deadline`` where its very last (first) day is meant."""

    portion: Portion
    of: Expr
    deadline: bool = False


@value
class Nth:
    """The ``number``-th (−1 the last) ``unit`` of ``of``: quarters, halves, weeks, days, a weekday.

    ``of`` is ``None`` where the text does not name it («الربع الأول»): the anchor's own year or month.
    """

    number: int
    unit: Granularity | Weekday
    of: Expr | None = None


@value
class Shift:
    """``count`` units before (negative) or after (positive) ``origin``, or the anchor where it is ``None``."""

    count: int
    unit: Granularity
    origin: Expr | None = None


@value
class Stretch:
    """The ``count`` units that end with (LAST) or begin at (NEXT) the anchor: «الأسبوعين الأخيرين»."""

    count: int
    unit: Granularity
    direction: Direction


@value
class Range:
    """From ``start`` to ``end``, both inclusive; what one side lacks (month, year) the other lends."""

    start: Expr
    end: Expr


@value
class AllOf:
    """Each of several times: «يومي السبت والأحد», «عامي 2011 و2013»; shared parts are lent as in ``Range``.

    With ``either`` it is one of them: «بعد يومين أو ثلاثة».
    """

    members: tuple[Expr, ...]
    either: bool = False


@value
class Open:
    """From a time on (SINCE, AFTER) or up to one (UNTIL, BEFORE), the other end open."""

    relation: Relation
    of: Expr


@value
class Equivalent:
    """One day written twice: weekday and date, or two calendars (``الموافق``); evidence that is compared.

    ``first`` and ``second`` stand in the order of the text.
    """

    first: Expr
    second: Expr


@value
class DayTime:
    """A part of a day, a clock time, or both, on ``of`` (``None``: the anchor's day, or the day named before).

    ``hour`` runs 0–23 once ``meridiem`` is applied by the parser; ``hour12`` is true where the text gives
    a 12-hour reading without saying which half (the other half is then the alternative).
    ``utc_offset`` is in minutes east of UTC; ``zone`` keeps the words of the text («بتوقيت غرينتش»).
    ``over`` is true for «ليل الخميس الجمعة», where ``of`` is the first day and the night ends in the next.
    """

    of: Expr | None = None
    part: PartOfDay | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    hour12: bool = False
    utc_offset: int | None = None
    zone: str | None = None
    over: bool = False


@value
class Set:
    """A time that repeats («كل يوم جمعة», «شهريا»): SET in TIMEX3, never an interval.

    ``every`` is ``None`` for «كل عدة ساعات».
    """

    of: Expr | None
    every: int | None = 1
    unit: Granularity | None = None


@value
class Duration:
    """A length of time («ثلاث ساعات»), no place on the calendar; ``count`` is ``None`` for «أيام».

    ``rest`` is a finer length that comes on top and is no whole part of the first («شهر وثلاثة أيام»).
    """

    count: float | None
    unit: Granularity
    rest: Duration | None = None


@value
class Vague:
    """«الآن», «سابقا», «لاحقا»: tagged as such, never dated."""

    ref: VagueRef


@value
class EventRelative:
    """A time told by an event: «بعد يومين من لقاء هامبورغ», «عشية اجتماع نيويورك».

    ``event`` is the wording as written (folded), empty for the time that the text told just before («بعد ذلك
    بيومين»); ``count``/``unit`` are absent for «عشية», «منذ».
    """

    relation: Relation
    event: str
    count: int | None = None
    unit: Granularity | None = None


@value
class Approximate:
    """«نحو», «حوالي», «قرابة»: the same time, not claimed to be exact."""

    of: Expr


Expr = (
    CalendarDate
    | Deictic
    | Anaphoric
    | Weekday
    | Season
    | Holiday
    | Decade
    | Century
    | Relative
    | Within
    | Part
    | Nth
    | Shift
    | Stretch
    | Range
    | AllOf
    | Open
    | Equivalent
    | DayTime
    | Set
    | Duration
    | Vague
    | EventRelative
    | Approximate
)


@value
class Context:
    """What the words around an expression say about it, in terms that resolving understands.

    ``tense`` and ``cue`` (the word that showed it) choose the side of a bare weekday or a yearless date.
    ``deadline`` is true after «قبل», «حتى», «بحلول». ``quoted`` is true inside reported speech. ``isolated`` is true
    where there is no clause at all: the expression stands alone. ``named`` is true where an event is called after the
    day («أحداث 7 أيار»): its year may be any. ``planned`` is true where an imperfect opens the sentence («تستأنف
    الدراسة الأحد»): where both sides are about as near, what is to come is meant. ``set_off`` is true for a day
    between commas («أعلن الوزير، الأحد، أن …»), where a report puts the day of its news. ``verbless`` is true where
    ``tense`` is past only because prose without a verb tells what has happened («لقاء الفريقين في النهائي السبت»).
    ``fronted`` is true where the date opens its sentence and the verb behind it tells what happened («وفي 23 آذار، نشرت
    الصور»): nothing that it tells lies ahead. ``scheduled`` is true where an imperfect of beginning, meeting or
    arriving governs it («البطولة التي تنطلق الأحد»): what has begun would be told in the perfect. ``listed`` is true
    where a date heads its line («• 13 نوفمبر: هجمات باريس»): in a list of what has happened it may be of any year.
    """

    tense: Tense = Tense.NONE
    cue: str = ""
    deadline: bool = False
    quoted: bool = False
    isolated: bool = False
    named: bool = False
    planned: bool = False
    set_off: bool = False
    verbless: bool = False
    fronted: bool = False
    scheduled: bool = False
    listed: bool = False


NO_CONTEXT = Context()
