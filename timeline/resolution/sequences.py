"""Several times chosen together: what one member lacks is settled by the others.

A member is *fixed* (it says itself when it is: «أمس», «5 كانون الثاني 2016») or it *floats*: «السبت»,
«28 كانون الأول», «3» come again and again. Floating members take the occurrence beside their
neighbour, so «من 28 كانون الأول إلى 3 كانون الثاني 2016» begins in 2015; where all of them float,
they move as one, by tense and policy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from timeline.dates.granularity import Granularity
from timeline.dates.interval import Interval
from timeline.expressions import Anaphoric, Calendar, CalendarDate, Equivalent, Expr, Weekday, Within
from timeline.resolution.floating import Floating, floating
from timeline.resolution.frame import Frame, Reading, Selection, fail
from timeline.resolution.periods import bounds
from timeline.resolution.policy import TenselessDate
from timeline.resolution.recurring import SHORTEST_YEAR, Recurrence, Span, first_from, gap, latest_until
from timeline.resolution.weekdays import EveryWeek

__all__ = ["lend_century", "lend_year", "sequence"]

Members = list[Interval]

_REACH = 2
"""Cycles on each side of the anchor's own that can hold the nearest occurrence on that side."""


def lend_century(members: Sequence[Expr]) -> list[Expr]:
    """«2011-15»: a year of two digits takes the century of a full one beside it, in the order of the text."""
    full = [(i, m.year) for i, m in enumerate(members) if isinstance(m, CalendarDate) and m.year and _is_full(m)]
    if not full:
        return list(members)
    out: list[Expr] = []
    for i, member in enumerate(members):
        if isinstance(member, CalendarDate) and member.year is not None and not _is_full(member):
            at, year = min(full, key=lambda pair: abs(pair[0] - i))
            found = year - year % 100 + member.year % 100
            if i > at and found < year:
                found += 100
            elif i < at and found > year:
                found -= 100
            member = replace(member, year=found, year_digits=4)
        out.append(member)
    return out


def lend_year(members: Sequence[Expr]) -> list[Expr]:
    """«من السبت 3 سبتمبر إلى الجمعة 9 سبتمبر 2016»: a day beside its weekday takes the year of a full date beside it.

    Without a weekday a day floats, and takes the occurrence beside its neighbour.
    """
    members = _of_that_year(members)
    dates = [_dated(member) for member in members]
    full = [(i, d) for i, d in enumerate(dates) if d is not None and d.year is not None and _is_day(d)]
    out = list(members)
    for i, (member, told) in enumerate(zip(members, dates, strict=True)):
        if not full or not isinstance(member, Equivalent) or told is None or told.year is not None:
            continue
        at, other = min(full, key=lambda pair: abs(pair[0] - i))
        if not _is_day(told) or other.calendar is not told.calendar or other.year is None:
            continue
        before = (told.month or 0, told.day or 0) <= (other.month or 0, other.day or 0)
        year = other.year - (not before) if i < at else other.year + before
        out[i] = replace(member, second=replace(told, year=year, year_digits=other.year_digits))
    return out


def _of_that_year(members: Sequence[Expr]) -> Sequence[Expr]:
    """«من 21 نوفمبر إلى 18 ديسمبر من ذلك العام»: the year told before is that of all, if they follow one another in it."""
    last = members[-1]
    if not isinstance(last, Within) or last.whole != Anaphoric(Granularity.YEAR):
        return members
    days = [*members[:-1], last.part]
    dates = [day for day in days if isinstance(day, CalendarDate) and day.year is None and _is_day(day)]
    placed = [(day.month or 0, day.day or 0) for day in dates]
    if len(dates) < len(days) or placed != sorted(placed) or len({day.calendar for day in dates}) > 1:
        return members
    return [Within(day, last.whole) for day in days]


def _dated(member: Expr) -> CalendarDate | None:
    """The date of a member, told alone or beside its weekday."""
    if isinstance(member, Equivalent) and isinstance(member.first, Weekday):
        member = member.second
    return member if isinstance(member, CalendarDate) else None


def _is_day(told: CalendarDate) -> bool:
    return told.month is not None and told.day is not None


def _is_full(expr: CalendarDate) -> bool:
    return expr.year_digits != 2 and expr.calendar is Calendar.GREGORIAN


# --- placing -----------------------------------------------------------------------------------


def sequence(members: Sequence[Expr], frame: Frame, *, ordered: bool) -> list[tuple[Members, str]]:
    """The intervals of all members, and other readings of the whole with their reasons.

    ``ordered`` says that each is to come after the one before it (a range); an enumeration may also
    run backwards («الثلاثاء والاثنين»).
    """
    slots = _slots(members, frame)
    fixed = next((i for i, slot in enumerate(slots) if isinstance(slot, Reading)), None)
    if fixed is None:
        return _together(slots, frame, ordered=ordered)
    first = slots[fixed]
    spans = _chain(slots, fixed, bounds(first.interval), ordered=ordered) if isinstance(first, Reading) else None
    if spans is None:
        raise fail("no-such-sequence")
    found = [(_finish(slots, spans), "")]
    for i, slot in enumerate(slots):
        if isinstance(slot, Reading):
            found += [(_replaced(found[0][0], i, other.interval), other.reason) for other in slot.alternatives]
    return found


def _slots(members: Sequence[Expr], frame: Frame) -> list[Floating | Reading]:
    """Every member, fixed or floating; «بين تموز 2006 وآب من العام نفسه»: one may point to the one before it."""
    slots: list[Floating | Reading] = []
    by_anchor = False
    with frame.telling() as tell:
        for member in members:
            asked, frame.antecedent_seen = frame.antecedent_seen, False
            slot = floating(member, frame) or frame.evaluate(member, frame)
            # What points to a day that only the anchor places depends on the anchor, too.
            frame.anchor_used |= frame.antecedent_seen and by_anchor
            frame.antecedent_seen |= asked
            told, by_anchor = (slot, False) if isinstance(slot, Reading) else _by_itself(member, frame)
            if told is not None:
                tell(told.interval)
            slots.append(slot)
    return slots


def _by_itself(member: Expr, frame: Frame) -> tuple[Reading | None, bool]:
    """A floating member read alone, for what may point to it, and whether the anchor was asked for that."""
    used, frame.anchor_used = frame.anchor_used, False
    told = frame.try_read(member)
    asked, frame.anchor_used = frame.anchor_used, used
    return told, asked


def _replaced(members: Members, index: int, interval: Interval) -> Members:
    return [interval if i == index else member for i, member in enumerate(members)]


def _finish(slots: Sequence[Floating | Reading], spans: Sequence[Span]) -> Members:
    return [
        slot.interval if isinstance(slot, Reading) else slot.finish(span)
        for slot, span in zip(slots, spans, strict=True)
    ]


def _chain(slots: Sequence[Floating | Reading], start: int, at: Span, *, ordered: bool) -> list[Span] | None:
    """All members, each beside its neighbour, from the one whose place is known."""
    out: dict[int, Span] = {start: at}
    for i in [*range(start - 1, -1, -1), *range(start + 1, len(slots))]:
        slot, neighbour = slots[i], i + 1 if i < start else i - 1
        if isinstance(slot, Reading):
            out[i] = bounds(slot.interval)
            continue
        found = (_until if i < start else _from)(slot.recurrence, out[neighbour], ordered=ordered)
        if found is None:
            return None
        out[i] = found
    return [out[i] for i in range(len(slots))]


def _until(recurrence: Recurrence, span: Span, *, ordered: bool) -> Span | None:
    """The latest occurrence that is not after ``span`` and is not ``span`` itself."""
    found = latest_until(recurrence, span[1])
    if found == span:
        return recurrence.at(recurrence.cycle(span[0]) - 1)
    if found and not ordered and isinstance(recurrence, EveryWeek) and (span[0] - found[0]).days == 6:
        return recurrence.at(recurrence.cycle(span[0]) + 1)
    return found


def _from(recurrence: Recurrence, span: Span, *, ordered: bool) -> Span | None:
    """The first occurrence that is not before ``span`` and is not ``span`` itself."""
    found = first_from(recurrence, span[0])
    if found == span:
        return recurrence.at(recurrence.cycle(span[0]) + 1)
    if found and not ordered and isinstance(recurrence, EveryWeek) and (found[0] - span[0]).days == 6:
        return recurrence.at(recurrence.cycle(span[0]))
    return found


def _together(slots: Sequence[Floating | Reading], frame: Frame, *, ordered: bool) -> list[tuple[Members, str]]:
    """All members float: every placement near the anchor or in the window, the best one first."""
    floats = [slot for slot in slots if isinstance(slot, Floating)]
    key = max(range(len(floats)), key=lambda i: (floats[i].recurrence.cycle_days, -i))
    recurrence = floats[key].recurrence
    placements: list[tuple[int, list[Span]]] = []
    for cycle in _cycles(recurrence, frame):
        span = recurrence.at(cycle)
        spans = None if span is None else _chain(slots, key, span, ordered=ordered)
        if spans is not None:
            placements.append((cycle, spans))
    kept, reason = _select(placements, recurrence, frame, ordered=ordered)
    if not kept:
        raise fail("no-such-sequence")
    return [(_finish(slots, kept[0]), ""), *((_finish(slots, spans), reason) for spans in kept[1:])]


def _cycles(recurrence: Recurrence, frame: Frame) -> range:
    window = frame.window
    if frame.selection is Selection.INSIDE and window is not None:
        start, end = window.start or window.end, window.end or window.start
        if start is None or end is None:
            raise fail("open-ended", window)
        first = recurrence.cycle(start)
        return range(first - 1, min(recurrence.cycle(end) + 1, first + 400) + 1)
    cycle = recurrence.cycle(frame.day())
    return range(cycle - _REACH, cycle + _REACH + 1)


def _select(
    placements: list[tuple[int, list[Span]]], recurrence: Recurrence, frame: Frame, *, ordered: bool
) -> tuple[list[list[Span]], str]:
    """The placement that the frame's selection means, then the other side where there is a choice."""
    hulls = [(min(s[0] for s in spans), max(s[1] for s in spans), cycle, spans) for cycle, spans in placements]
    selection = frame.selection
    if selection is Selection.INSIDE:
        window = frame.window or Interval(None, None)
        inside = [
            h for h in hulls if (not window.start or h[0] >= window.start) and (not window.end or h[1] <= window.end)
        ]
        if len(inside) > 1 and frame.anchor is not None:
            day = frame.day()
            inside.sort(key=lambda h: gap((h[0], h[1]), day))
        return [h[3] for h in inside[:_REACH]], "several-inside"
    day = frame.day()
    if selection is Selection.LAST:
        return [h[3] for h in hulls if h[1] < day][-1:], ""
    if selection is Selection.NEXT:
        return [h[3] for h in hulls if h[0] > day][:1], ""
    if selection is Selection.THIS and isinstance(recurrence, EveryWeek):
        return [h[3] for h in hulls if h[0] >= day][:1], ""
    if selection is Selection.THIS:
        return [h[3] for h in hulls if h[2] == recurrence.cycle(day)], ""
    return _by_side(hulls, recurrence, frame, day, ordered=ordered)


def _by_side(
    hulls: list[tuple[date, date, int, list[Span]]],
    recurrence: Recurrence,
    frame: Frame,
    day: date,
    *,
    ordered: bool,
) -> tuple[list[list[Span]], str]:
    side, reason = frame.side(recurrence.isolated)
    if reason != "tense" and recurrence.own_period:
        side = TenselessDate.SAME_PERIOD
    frame.note("together", side, day, reason, frame.context.cue)
    # A range may have begun or not have ended yet; of an enumeration every member has its day.
    past = [h for h in hulls if (h[0] if ordered else max(s[0] for s in h[3])) <= day]
    future = [h for h in hulls if (h[1] if ordered else min(s[1] for s in h[3])) >= day]
    chosen: list[tuple[date, date, int, list[Span]]]
    if side is TenselessDate.PAST:
        chosen = past[-1:] + [h for h in future if not past or h is not past[-1]][:1]
    elif side is TenselessDate.FUTURE:
        chosen = future[:1] + [h for h in past if not future or h is not future[0]][-1:]
    elif side is TenselessDate.SAME_PERIOD:
        by_year = recurrence.cycle_days > SHORTEST_YEAR
        own = [h for h in hulls if (h[0].year == day.year if by_year else h[2] == recurrence.cycle(day))][:1]
        rest = sorted((h for h in hulls if h not in own), key=lambda h: gap((h[0], h[1]), day))
        chosen = own + rest[:1]
    else:
        chosen = sorted(hulls, key=lambda h: gap((h[0], h[1]), day))[:2]
    reach = frame.policy.yearless_reach_days
    sided = reason == "tense" or side is TenselessDate.SAME_PERIOD
    if sided and recurrence.cycle_days > reach and len(chosen) > 1:
        first, second = chosen
        if gap((first[0], first[1]), day) > reach > gap((second[0], second[1]), day):
            frame.note("beyond-reach", recurrence.expr, day, reach)
            chosen, reason = [second, first], "yearless_reach_days"
    return [h[3] for h in chosen], reason
