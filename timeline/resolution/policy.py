"""The choices that two careful readers could make differently, each with a name and a default."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.dates.enumeration import FastStrEnum
from timeline.expressions import Day

__all__ = [
    "AmbiguousHour",
    "CenturyCount",
    "NextWeekday",
    "Policy",
    "StretchCount",
    "TenselessDate",
    "WeekOfMonth",
    "WeekendDays",
    "WinterYear",
]


class NextWeekday(FastStrEnum):
    """Which day «الجمعة المقبل» names."""

    NEAREST = "nearest"
    """The first such day strictly after the anchor."""
    NEXT_WEEK = "next-week"
    """That day of the following calendar week."""


class TenselessDate(FastStrEnum):
    """Which side a weekday or a yearless date lies on when nothing in its clause says."""

    NEAREST = "nearest"
    """The one with the fewest days between it and the anchor."""
    PAST = "past"
    """The latest one that has begun, the anchor's own day included."""
    FUTURE = "future"
    """The first one that has not ended, the anchor's own day included."""
    SAME_PERIOD = "same-period"
    """The one of the anchor's calendar year (a day number: of its month; a weekday: of its week)."""


class CenturyCount(FastStrEnum):
    """Where a century begins."""

    ZEROS = "zeros"
    """The 20th century is 1900–1999, as newspapers count."""
    ONES = "ones"
    """The 20th century is 1901–2000, as chronologists count."""


class WinterYear(FastStrEnum):
    """Which winter «شتاء 2015» is: the one that begins in December of that year, or of the year before."""

    BEGINS = "begins"
    ENDS = "ends"


class WeekendDays(FastStrEnum):
    """The days of «نهاية الأسبوع»."""

    FRIDAY_TO_SUNDAY = "friday-sunday"
    """Both customs at once: an event of the weekend lies in it wherever it is told."""
    FRIDAY_SATURDAY = "friday-saturday"
    SATURDAY_SUNDAY = "saturday-sunday"
    THURSDAY_FRIDAY = "thursday-friday"
    FRIDAY = "friday"
    SUNDAY = "sunday"


class StretchCount(FastStrEnum):
    """What «الأسبوعين الأخيرين» and «الأشهر الثلاثة المقبلة» count."""

    ROLLING = "rolling"
    """That length of time, ending or beginning with the anchor's day."""
    CALENDAR = "calendar"
    """Whole calendar units, the anchor's own unit left out."""


class WeekOfMonth(FastStrEnum):
    """What «الأسبوع الأول من تشرين الأول» names."""

    WHOLE = "whole"
    """The first calendar week that lies wholly in the month (the last: the last such week)."""
    DAYS = "days"
    """Its days 1–7 (the second: 8–14; the last: its last seven days)."""


class AmbiguousHour(FastStrEnum):
    """Which half of the day «الساعة الثالثة» means."""

    WAKING = "waking"
    """Seven to twelve before and at noon, one to six after it: the hours in which news is made."""
    MORNING = "morning"
    """The hour as written, twelve being noon."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Every choice by name; the default is what docs/conventions.md argues for.

    ``week_start`` is the first day of the week (ISO: Monday). ``century_pivot`` is how many years
    after the anchor a two-digit year may lie. ``region`` is the ISO 3166 code of the outlet's country,
    kept so that a derivation can say why a week starts on a Saturday.

    ``isolated_weekday`` and ``isolated_date`` stand in for ``tenseless`` where an expression stands
    alone, outside any clause (``Context.isolated``): a weekday in a form or a schedule is the coming
    one, a date without a year is one of this year of its calendar. ``isolated_feast`` does so for feasts and Ramadan:
    who names one alone mostly waits for it. ``month_first`` reads numeric dates as m/d/y.

    ``verbless_weekday`` is the side of a weekday in a sentence of prose that has no verb.

    ``yearless_reach_days``: a date without a year that tense would place farther from the anchor than
    this is taken on the other side, because newspapers print the year of a day so far away.
    """

    next_weekday: NextWeekday = NextWeekday.NEAREST
    tenseless: TenselessDate = TenselessDate.NEAREST
    week_start: Day = Day.MONDAY
    weekend: WeekendDays = WeekendDays.FRIDAY_TO_SUNDAY
    month_first: bool = False
    century_pivot: int = 20
    century_count: CenturyCount = CenturyCount.ZEROS
    winter_year: WinterYear = WinterYear.BEGINS
    region: str | None = None
    isolated_weekday: TenselessDate = TenselessDate.FUTURE
    isolated_date: TenselessDate = TenselessDate.SAME_PERIOD
    stretch: StretchCount = StretchCount.ROLLING
    week_of_month: WeekOfMonth = WeekOfMonth.WHOLE
    ambiguous_hour: AmbiguousHour = AmbiguousHour.WAKING
    yearless_reach_days: int = 300
    verbless_weekday: TenselessDate = TenselessDate.PAST
    isolated_feast: TenselessDate = TenselessDate.FUTURE
