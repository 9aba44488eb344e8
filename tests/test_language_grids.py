"""Dates put together from their parts, each way of one part with each way of the others.

The meaning is worked out here, from the parts that the text is made of. A grid finds what a list of sentences does not:
the two ways that do not go together.
"""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from timeline import annotate
from timeline.dates import hijri

ANCHOR = date(2017, 10, 17)

Slots = dict[str, list[str]]


def days_of(text: str) -> list[tuple[str, str, str]]:
    """The words, the first day and the last one of each expression."""
    return [(a.text, str(a.interval.start), str(a.interval.end)) for a in annotate(text, ANCHOR) if a.interval]


def ways(*slots: list[str]) -> list[str]:
    return ["".join(parts) for parts in product(*slots)]


YEARS = [
    " 2015",
    "، 2015",
    " عام 2015",
    " للعام 2015",
    " من سنة 2015م",
    " (2015)",
    " 2015 للميلاد",
    " 2015 بعد الميلاد",
    " ٢٠١٥ ب.م",
]
MONTHS = ["نيسان", "أبريل", "شهر أفريل", "نيسان/أبريل", "أبريل (نيسان)"]


@pytest.mark.parametrize("day", ["5 ", "الخامس من ", "05 من "])
@pytest.mark.parametrize("weekday", ["", "الأحد ", "الأحد، ", "يوم الأحد الموافق ", "مساء الأحد "])
def test_days_of_our_calendar(day: str, weekday: str) -> None:
    for written in ways([weekday], [day], MONTHS, YEARS):
        assert days_of(f"جرى ذلك في {written}، ثم عاد") == [(written, "2015-04-05", "2015-04-05")]


HIJRI_YEARS = [" سنة {}", " {}هـ", " {} للهجرة", "، {}هـ", " ({}هـ)", "/{}هـ", " من سنة {} هجرية", " لعام {}هـ"]


@pytest.mark.parametrize("year", [2, 61, 132, 583, 1437])
@pytest.mark.parametrize("month", [["رمضان", "شهر رمضان المبارك"], ["صفر الخير"], ["ربيع الأول", "ربيع الأنور"]])
def test_days_of_the_hijri_calendar(year: int, month: list[str]) -> None:
    number = 9 if "رمضان" in month else 2 if "صفر الخير" in month else 3
    day = hijri.to_gregorian(year, number, 12)
    for written in ways(["12 ", "الثاني عشر من "], month, [form.format(year) for form in HIJRI_YEARS]):
        assert days_of(f"وقعت المعركة في {written}، وانتصر فيها") == [(written, str(day.start), str(day.end))]


@pytest.mark.parametrize(
    ("first", "last", "start", "end"),
    [
        ("3", "9 نيسان 2016", "2016-04-03", "2016-04-09"),
        ("الثالث", "التاسع من نيسان 2016", "2016-04-03", "2016-04-09"),
        ("الأحد 3", "السبت 9 نيسان 2016", "2016-04-03", "2016-04-09"),
        ("3 آذار", "9 نيسان 2016", "2016-03-03", "2016-04-09"),
        ("الخميس 3 آذار", "السبت 9 نيسان 2016", "2016-03-03", "2016-04-09"),
        ("3/3", "9/4/2016", "2016-03-03", "2016-04-09"),
        ("3/3/2015", "9/4/2016", "2015-03-03", "2016-04-09"),
        ("آذار", "نيسان 2016", "2016-03-01", "2016-04-30"),
        ("سنة 2014م", "سنة 2016م", "2014-01-01", "2016-12-31"),
        ("عام 2014", "عام 2016", "2014-01-01", "2016-12-31"),
        ("5", "9 شوال 1437هـ", "2016-07-10", "2016-07-14"),
    ],
)
@pytest.mark.parametrize(
    "joined",
    [
        "من {} إلى {}",
        "من {} ولغاية {}",
        "من {} - {}",
        "{} – {}",
        "من {} ـ {}",
        "بين {} و{}",
        "بين {} إلى {}",
        "منذ {} وحتى {}",
    ],
)
def test_ranges(first: str, last: str, start: str, end: str, joined: str) -> None:
    written = joined.format(first, last)
    assert days_of(f"استمر المعرض {written}، ثم أغلق") == [(written, start, end)]


@pytest.mark.parametrize("mark", ["/", "-", ".", " / ", " - ", "\\", "–", "‏/", "_", "٫", "⁄"])
@pytest.mark.parametrize("beside", ["بتاريخ {}", "في {}", "بتاريخ \u202b{}\u202c", "في {}م", "(الأحد {})", "الأحد، {}"])
def test_dates_in_digits(mark: str, beside: str) -> None:
    for parts in (["5", "4", "2015"], ["05", "04", "2015"], ["٥", "٤", "٢٠١٥"], ["2015", "04", "05"]):
        text = f"صدر القرار {beside.format(mark.join(parts))} بعد تأخير"
        assert [found[1:] for found in days_of(text)] == [("2015-04-05", "2015-04-05")], text


DECADES = ["الستينيات من القرن العشرين", "ستينات القرن الماضي", "حقبة الستينيات", "عقد الستينات من القرن الـ20"]


@pytest.mark.parametrize("before", ["في ", "مع ", "إلى ", "خلال "])
@pytest.mark.parametrize(
    ("part", "start", "end"),
    [("مطلع ", 1960, 1962), ("أوائل ", 1960, 1962), ("منتصف ", 1963, 1966), ("أواخر ", 1967, 1969), ("", 1960, 1969)],
)
def test_parts_of_a_decade(before: str, part: str, start: int, end: int) -> None:
    for written in ways([part], DECADES):
        found = days_of(f"تطورت الصناعة {before}{written}، وانتشرت")
        assert found == [(written, f"{start}-01-01", f"{end}-12-31")]
