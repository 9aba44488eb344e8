"""News as it is written: years beside what they are of, «اليوم» for nowadays, starts of weeks, captions, fixtures.

All sentences are written for the purpose; docs/reading.md tells which causes they stand for.
"""

from __future__ import annotations

from datetime import date

import pytest

from timeline import annotate
from timeline.annotation import Annotation

WED = date(2018, 10, 17)


def the(text: str, phrase: str) -> Annotation:
    """The annotation that covers ``phrase`` in ``text``."""
    at = text.rindex(phrase)
    return next(a for a in annotate(text, WED) if a.start <= at and a.end >= at + len(phrase))


def days(text: str) -> list[tuple[str, str]]:
    """What is annotated with days, and the days."""
    return [(a.text, a.edtf or "") for a in annotate(text, WED) if a.interval is not None]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("وحظرت هولندا في 2013 بيع الفطر المخدر.", ["2013"]),
        ("ويقود الحزب منذ 2015 تحالف المعارضة.", ["2015/.."]),
        ("شارك في مونديال جنوب أفريقيا 2010 وسجل هدفا.", ["2010"]),
        ("أول حكم عربي في إيطاليا 1934 كان مصريا.", ["1934"]),
        ("بعد الغزو الأميركي للعراق 2003 بسنوات.", ["2003"]),
        ("توج باللقب مرتين (1998 و2002 مع سانتوس).", ["1998", "2002"]),
        ("على غرار 2009 و2015، يسعى الفريق إلى الثلاثية.", ["2009", "2015"]),
        ("يمتد المشروع إلى غاية 2022 على الأقل.", ["2022"]),
        ("تلقت منذ إنشائها في 2002 أكثر من ألف شكوى.", ["2002"]),
        ("أقيم المعرض في أبوظبي 2018 بحضور كبير.", ["2018"]),
    ],
)
def test_a_number_beside_what_a_year_is_told_of_is_a_year(text: str, years: list[str]) -> None:
    assert [edtf for _, edtf in days(text)] == years


@pytest.mark.parametrize(
    "text",
    [
        "ووزعت الكتب في 2013 مدرسة.",
        "وزرع الأهالي في 2000 قرية أشجارا.",
        "صدرت إيطاليا 1934 سيارة.",
        "وأحصت المنظمة 1998 و2002 حالة في الإقليمين.",
    ],
)
def test_a_number_of_things_is_no_year(text: str) -> None:
    assert days(text) == []
