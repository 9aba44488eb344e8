"""Every combination of a slot: hours and their minutes, the n-th of a month, distances, hours on a day.

What each combination means is worked out here, from the numbers that made it, and not by the code under test.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import product

import pytest

from timeline import annotate

NOW = datetime.fromisoformat("2024-08-21T13:15")  # a Wednesday
TODAY = NOW.date()
ORDINALS = ("الأول", "الثاني", "الثالث", "الرابع")
CONSTRUCT = ("أول", "ثاني", "ثالث", "رابع")
WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
HOURS = {
    1: "الواحدة",
    2: "الثانية",
    3: "الثالثة",
    4: "الرابعة",
    5: "الخامسة",
    6: "السادسة",
    7: "السابعة",
    8: "الثامنة",
    9: "التاسعة",
    10: "العاشرة",
    11: "الحادية عشرة",
    12: "الثانية عشرة",
}
MINUTES = {
    "": 0,
    " وربع": 15,
    " والثلث": 20,
    " والنصف": 30,
    " إلا ربعا": -15,
    " إلا خمس دقائق": -5,
    " وعشرين دقيقة": 20,
    " ودقيقتين": 2,
    " والدقيقة الخامسة": 5,
    " والنصف إلا خمس دقائق": 25,
    " تماما": 0,
}
MORNING = (" صباحا", " من الصباح", " في الصباح", " ص")
EVENING = (" مساء", " من المساء", " في المساء", " م")
DAYS = {"غدا": 1, "أمس": -1, "الخميس القادم": 1, "25 أغسطس": 4, "يوم 25 أغسطس 2024": 4, "بعد ثلاثة أيام": 3}


def _only(text: str) -> str | None:
    """The EDTF of the one expression that is all of ``text``; none where it is cut or there are several."""
    found = annotate(text, NOW)
    return found[0].edtf if [a.text for a in found] == [text] else None


def _wrong(rows: Iterator[tuple[str, str]]) -> list[tuple[str, str | None, str]]:
    read = ((text, _only(text), meant) for text, meant in rows)
    return [(text, edtf, meant) for text, edtf, meant in read if edtf is None or edtf.rstrip("~?") != meant]


def _stamp(day: date, minutes: int, *, minutes_said: bool) -> str:
    moment = datetime.combine(day, time()) + timedelta(minutes=minutes)
    return moment.strftime("%Y-%m-%dT%H:%M" if minutes_said else "%Y-%m-%dT%H")


def _clock_times() -> Iterator[tuple[str, int, bool]]:
    """A clock time in words, the minutes since midnight that it means, and whether it tells minutes."""
    for (hour, word), (said, minutes) in product(HOURS.items(), MINUTES.items()):
        for parts, later in ((MORNING, 0), (EVENING, 12)):
            if hour == 12 or (hour == 1 and minutes < 0):
                continue  # «الثانية عشرة صباحا» is either end of the night
            for part in parts:
                yield f"الساعة {word}{said}{part}", (hour + later) * 60 + minutes, minutes != 0


def test_every_hour_with_its_minutes_and_its_part_of_the_day() -> None:
    rows = ((text, _stamp(TODAY, since, minutes_said=said)) for text, since, said in _clock_times())
    assert _wrong(rows) == []


@pytest.mark.parametrize("day", DAYS)
def test_an_hour_before_and_behind_its_day(day: str) -> None:
    meant = TODAY + timedelta(DAYS[day])
    times = list(_clock_times())[:: len(DAYS) + 1]
    rows = (
        (order, _stamp(meant, since, minutes_said=said))
        for text, since, said in times
        for order in (f"{day} {text}", f"{day}، {text}", f"{day} في {text}", f"{text} {day}")
    )
    assert _wrong(rows) == []


def _month(name: str, year: int, month: int) -> tuple[str, date, date]:
    return name, date(year, month, 1), date(year, month, monthrange(year, month)[1])


MONTHS = (
    _month("الشهر القادم", 2024, 9),
    _month("الشهر الماضي", 2024, 7),
    _month("هذا الشهر", 2024, 8),
    _month("أكتوبر القادم", 2024, 10),
    _month("شهر مارس 2025", 2025, 3),
    _month("تشرين الثاني من العام القادم", 2025, 11),
)


def _of_month(name: str, first: date, last: date) -> Iterator[tuple[str, str]]:
    """Days, weekdays and parts of a month with what they mean."""
    for place in ("من", "في"):
        for n, weekday in product(range(4), range(7)):
            day = first + timedelta((weekday - first.weekday()) % 7 + 7 * n)
            bare = WEEKDAYS[weekday].removeprefix("ال")
            yield f"{CONSTRUCT[n]} {bare} {place} {name}", day.isoformat()
            yield f"{CONSTRUCT[n]} يوم {bare} {place} {name}", day.isoformat()
            numbered = first.replace(day=n + 1)
            if n and numbered.weekday() != weekday:  # «الأحد الأول من» may be the first of the month as well
                yield f"يوم {WEEKDAYS[weekday]} {ORDINALS[n]} {place} {name}", day.isoformat()
        for weekday in range(7):
            day = last - timedelta((last.weekday() - weekday) % 7)
            yield f"آخر {WEEKDAYS[weekday].removeprefix('ال')} {place} {name}", day.isoformat()
            before = day - timedelta(7)
            yield f"يوم {WEEKDAYS[weekday]} قبل الأخير {place} {name}", before.isoformat()
        yield f"آخر يوم {place} {name}", last.isoformat()
        yield f"اليوم قبل الأخير {place} {name}", (last - timedelta(1)).isoformat()
        yield f"يوم 15 {place} {name}", first.replace(day=15).isoformat()
        yield f"النصف الأول {place} {name}", f"[{first}..{first.replace(day=15)}]"
        yield f"النصف الثاني {place} {name}", f"[{first.replace(day=16)}..{last}]"
    for n in range(4):
        yield f"{CONSTRUCT[n]} أيام {name}", first.replace(day=n + 1).isoformat()
    yield f"آخر أيام {name}", last.isoformat()


@pytest.mark.parametrize("month", MONTHS, ids=[month[0] for month in MONTHS])
def test_the_days_of_a_month(month: tuple[str, date, date]) -> None:
    assert _wrong(_of_month(*month)) == []


def _of_year(name: str, year: int) -> Iterator[tuple[str, str]]:
    for place in ("من", "في"):
        for n in range(4):
            yield f"الربع {ORDINALS[n]} {place} {name}", f"{year}-{33 + n}"
            yield f"{CONSTRUCT[n]} ربع {place} {name}", f"{year}-{33 + n}"
        yield f"آخر ربع {place} {name}", f"{year}-36"
        yield f"النصف الثاني {place} {name}", f"{year}-41"
        yield f"آخر شهر {place} {name}", f"{year}-12"
        yield f"اليوم المئة {place} {name}", (date(year, 1, 1) + timedelta(99)).isoformat()
        yield f"عيد العمال {place} {name}", f"{year}-05-01"


@pytest.mark.parametrize(("name", "year"), [("العام القادم", 2025), ("السنة الماضية", 2023), ("هذا العام", 2024)])
def test_the_parts_of_a_year(name: str, year: int) -> None:
    assert _wrong(_of_year(name, year)) == []
