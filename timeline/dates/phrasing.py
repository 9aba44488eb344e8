"""An interval as a phrase: what it is called, then what qualifies it."""

from __future__ import annotations

from datetime import date
from typing import Final

from timeline.dates import arithmetic, hijri
from timeline.dates.clock import ClockTime
from timeline.dates.granularity import Granularity
from timeline.dates.interval import Extent, Interval, Qualifier
from timeline.dates.precision import end_precision, portion_of
from timeline.dates.style import Style, day_text, listed_days, point_text, span_text

__all__ = ["interval_text"]

_LONGEST_IN_BOTH: Final = 31
"""Longer stretches, in days, are not worth a second calendar in brackets."""

_DAYS_OF: Final = {Granularity.WEEK: (7,), Granularity.WEEKEND: (2, 3)}
"""How long what is called a week or a weekend is: what is left of two weeks is no week."""

_MARKS: Final = {
    Qualifier.APPROXIMATE: "approximate",
    Qualifier.UNCERTAIN: "uncertain",
    Qualifier.BOTH: "approximate_uncertain",
}


def interval_text(style: Style, interval: Interval) -> str:
    """The whole phrase, digits not yet chosen."""
    has_hijri = all(day >= hijri.FIRST_DAY for day in _ends(interval)) and not _open_and_coarse(interval)
    calendar = "hijri" if style.calendar == "hijri" and has_hijri else "gregorian"
    text = _with_time_of_day(style, interval, _named(style, interval, calendar), calendar)
    qualifier = interval.qualifier
    if qualifier is Qualifier.APPROXIMATE and calendar == "gregorian" and _portion(interval) is not None:
        qualifier = None  # «أواخر» says it
    if qualifier is not None:
        text = style.say(_MARKS[qualifier], time=text)
    days = interval.days
    if style.calendar == "both" and has_hijri and days is not None and days <= _LONGEST_IN_BOTH:
        text = style.say("other_calendar", time=text, other=_named(style, interval, "hijri", weekday=False))
    if interval.tolerance_days and calendar == "gregorian":
        key = {1: "tolerance_one", 2: "tolerance_two"}.get(interval.tolerance_days, "tolerance_many")
        text = style.say(key, time=text, days=str(interval.tolerance_days))
    return text


def _open_and_coarse(interval: Interval) -> bool:
    """Whether one end is open and the other a Gregorian year or month: «منذ عام 1945» began on no Hijri day."""
    if interval.members or (interval.start is None) == (interval.end is None):
        return False
    return end_precision(interval.start, interval.end, interval.granularity) is not Granularity.DAY


def _ends(interval: Interval) -> list[date]:
    """Every day that is written for an interval and its members."""
    days = [day for day in (interval.start, interval.end) if day is not None]
    return days + [day for member in interval.members for day in _ends(member)]


def _named(style: Style, interval: Interval, calendar: str, *, weekday: bool = True) -> str:
    """What the days are called, without part of day, mark or tolerance."""
    start, end = interval.start, interval.end
    if len(interval.members) > 1:
        return _enumerated(style, interval, calendar)
    if start is None or end is None:
        return _open(style, interval, calendar)
    if start == end:
        return day_text(style, start, calendar, weekday=weekday and style.weekday)
    unit = _hijri_unit(style, start, end) if calendar == "hijri" else _unit(style, interval.granularity, start, end)
    third = _portion(interval) if calendar == "gregorian" else None
    if unit is None and third is not None:
        portion, whole = third
        inner = _named(style, Interval(*whole, interval.granularity), calendar)
        unit = style.say("portion", portion=style.words.portions[portion], time=inner)
    throughout = interval.extent is Extent.THROUGHOUT
    if unit is not None:
        return style.say("throughout", time=unit) if throughout else unit
    precision = Granularity.DAY
    if calendar == "gregorian":
        precision = end_precision(start, end, interval.granularity)
    phrase = "from_to" if throughout else "between"
    if (end - start).days + 1 in _DAYS_OF.get(interval.granularity, ()):
        phrase = interval.granularity.value
    return span_text(style, phrase, start, end, precision, calendar)


def _portion(interval: Interval) -> tuple[str, tuple[date, date]] | None:
    if interval.start is None or interval.end is None or interval.members:
        return None
    return portion_of(interval.start, interval.end, interval.granularity)


def _open(style: Style, interval: Interval, calendar: str) -> str:
    precision = Granularity.DAY
    if calendar == "gregorian":
        precision = end_precision(interval.start, interval.end, interval.granularity)
    throughout = interval.extent is Extent.THROUGHOUT
    if interval.start is not None:
        first = point_text(style, interval.start, precision, calendar)
        return style.say("since" if throughout else "on_or_after", first=first)
    if interval.end is not None:
        last = point_text(style, interval.end, precision, calendar)
        return style.say("until" if throughout else "on_or_before", last=last)
    return style.say("any_time")


def _enumerated(style: Style, interval: Interval, calendar: str) -> str:
    days = [member.start for member in interval.members if member.start is not None and member.start == member.end]
    plain = len(days) == len(interval.members) and len(set(days)) == len(days)
    if plain and all(member.clock is None and member.part_of_day is None for member in interval.members):
        texts = listed_days(style, days, calendar)
    else:
        texts = [
            _with_time_of_day(style, m, _named(style, m, calendar, weekday=False), calendar) for m in interval.members
        ]
    if interval.extent is Extent.WITHIN:
        return style.words.choice_separator.join(texts)
    return style.words.last_member_separator.join((style.words.member_separator.join(texts[:-1]), texts[-1]))


def _unit(style: Style, unit: Granularity, start: date, end: date) -> str | None:
    """The name of exactly one Gregorian unit longer than a day; weeks have none."""
    if arithmetic.unit_bounds(start, unit) != (start, end):
        return None
    year, words = str(start.year), style.words
    match unit:
        case Granularity.MONTH:
            return style.say("month_year", month=style.months[start.month - 1], year=year)
        case Granularity.QUARTER:
            return style.say("quarter", ordinal=words.ordinals[start.month // 3], year=year)
        case Granularity.HALF:
            return style.say("half", ordinal=words.ordinals[start.month // 7], year=year)
        case Granularity.SEASON if start.month >= 3:
            if start.year != end.year:
                year = style.say("winter_years", first=year, last=str(end.year))
            season = arithmetic.SEASONS[start.month // 3 - 1]
            return style.say("season", season=words.seasons[season], year=year)
        case Granularity.YEAR:
            return style.say("whole_year", year=year)
        case Granularity.DECADE:
            return _decade(style, start.year - start.year % 10)
        case Granularity.CENTURY:
            return _century(style, start.year // 100 + 1)
        case _:
            return None


def _decade(style: Style, first: int) -> str:
    number = first // 100 + 1
    ordinals = style.words.ordinals_genitive
    century = ordinals[number - 1] if number <= len(ordinals) else str(number)
    return style.words.decades[first % 100 // 10].format(century=century, first=str(first))


def _century(style: Style, number: int) -> str:
    if number > len(style.words.ordinals):
        return style.say("numbered_century", number=str(number))
    return style.say("century", century=style.words.ordinals[number - 1])


def _hijri_unit(style: Style, start: date, end: date) -> str | None:
    """The name of exactly one Hijri month or year."""
    first = hijri.from_gregorian(start)
    if first.day != 1:
        return None
    month = hijri.to_gregorian(first.year, first.month)
    year = style.say("hijri_year", year=str(first.year))
    if month.end == end:
        return style.say("month_year", month=style.words.hijri_months[first.month - 1], year=year)
    if first.month == 1 and hijri.to_gregorian(first.year).end == end:
        return style.say("whole_year", year=year)
    return None


# --- the time of day ---------------------------------------------------------------------------


def _with_time_of_day(style: Style, interval: Interval, text: str, calendar: str) -> str:
    start, end, part = interval.start, interval.end, interval.part_of_day
    if interval.end_clock is not None:
        return _between_clocks(style, interval, interval.end_clock, text, calendar)
    if interval.clock is not None:
        return style.say("clock", time=text, clock=_clock(style, interval.clock))
    if part is None:
        return text
    word = style.words.parts.get(part, part)
    if start is not None and end is not None and start == end:
        return style.say("part_of_day", part=word, time=text)
    if start is not None and end is not None and part == "NI" and interval.days == 2:
        first, second = (style.words.weekdays[day.weekday()] for day in (start, end))
        days = style.words.last_member_separator.join(listed_days(style, (start, end), calendar))
        return style.say("night_over", first=first, second=second, time=days)
    return style.say("part_of_span", part=word, time=text)


def _between_clocks(style: Style, interval: Interval, last: ClockTime, text: str, calendar: str) -> str:
    """From one clock time to another, each beside its day where these are two."""
    first, start, end = interval.clock, interval.start, interval.end
    if first is None:
        return style.say("until_clock", time=text, clock=_clock(style, last))
    if start is None or end is None or start == end:
        return style.say("clock_span", time=text, first=_clock(style, first), last=_clock(style, last))
    begin, until = (
        style.say("clock", time=day_text(style, day, calendar, weekday=style.weekday), clock=_clock(style, clock))
        for day, clock in ((start, first), (end, last))
    )
    return style.say("from_to", first=begin, last=until)


def _clock(style: Style, clock: ClockTime) -> str:
    text = ClockTime(clock.hour, clock.minute, clock.second).isoformat()
    if clock.utc_offset is None:
        return text
    if clock.utc_offset == 0:
        return style.say("utc", clock=text)
    hours, minutes = divmod(abs(clock.utc_offset), 60)
    offset = f"{hours}:{minutes:02d}" if minutes else str(hours)
    return style.say("east_of_utc" if clock.utc_offset > 0 else "west_of_utc", clock=text, offset=offset)
