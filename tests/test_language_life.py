"""Expressions of everyday life: assistants, opening hours, reminders, medicine, programmes."""

from __future__ import annotations

from datetime import datetime

import pytest

from timeline import annotate, resolve
from timeline.language.expression import TimexType

TUESDAY = datetime(2026, 2, 17, 8, 45)  # noqa: DTZ001

READ = [
    (
        "السبت: من 10 صباحا حتى 2 بعد منتصف الليل",
        [("السبت: من 10 صباحا حتى 2 بعد منتصف الليل", "2026-02-21T10/2026-02-22T02")],
    ),
    (
        "من الساعة التاسعة صباحا، وحتى الساعة الخامسة مساء",
        [("من الساعة التاسعة صباحا، وحتى الساعة الخامسة مساء", "2026-02-17T09/2026-02-17T17")],
    ),
    ("في المركز الثقافي، الساعة الـ 4,30 عصرا", [("الساعة الـ 4,30 عصرا", "2026-02-17T16:30")]),
    ("المكتب مغلق من الجمعة إلى الأحد", [("من الجمعة إلى الأحد", "2026-02-20/2026-02-22")]),
    ("ذكرني بالاتصال بأمي غدا في السادسة", [("غدا في السادسة", "2026-02-18T18")]),
    ("وصل الوزير أمس في السادسة", [("أمس", "2026-02-16")]),
    ("قتل ثلاثة الشهر الماضي في المدينة", [("الشهر الماضي", "2026-01")]),
    ("قال إنه سيصل غدا أو بعد غد إلى المدينة", [("غدا", "2026-02-18"), ("بعد غد", "2026-02-19")]),
    (
        "يصل في نهاية الشهر إلى الساعة 4:18",
        [("نهاية الشهر", "[2026-02-21..2026-02-28]"), ("الساعة 4:18", "2026-02-17T16:18")],
    ),
    ("أيقظني بعد أربعا وعشرين ساعة", [("بعد أربعا وعشرين ساعة", "2026-02-18T08:45")]),
]


@pytest.mark.parametrize(("text", "found"), READ)
def test_everyday_times(text: str, found: list[tuple[str, str]]) -> None:
    assert [(a.text, a.edtf) for a in annotate(text, TUESDAY)] == found


@pytest.mark.parametrize(
    "text",
    [
        "من السبت إلى الخميس من 8 صباحا حتى 2 ظهرا",
        "الأحد - الخميس: 8:00 ص - 4:00 م",
        "أيام الأحد والاثنين والخميس والجمعة",
        "مرتين في الساعة",
        "كل 10 إلى 15 دقيقة",
        "كل رابع خميس من نوفمبر",
    ],
)
def test_what_repeats_has_no_days(text: str) -> None:
    (found,) = annotate(text, TUESDAY)
    assert (found.text, found.edtf, found.expression.type) == (text, None, TimexType.SET)


def test_one_of_two_hours_keeps_the_other() -> None:
    found = resolve("السابعة أو الثامنة مساء", TUESDAY)
    assert found is not None
    assert found.edtf == "2026-02-17T19"
    assert [(other.interval.edtf, other.reason) for other in found.alternatives] == [("2026-02-17T20", "one-of")]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("الأسبوع رقم 1 من 2026", "[2025-12-29..2026-01-04]"),
        ("الأسبوع 53 من 2026", "[2026-12-28..2027-01-03]"),
        ("الأسبوع الأول من 2026", "[2026-01-05..2026-01-11]"),
    ],
)
def test_weeks_by_number_and_by_order(text: str, edtf: str) -> None:
    found = resolve(text, TUESDAY)
    assert found is not None
    assert found.edtf == edtf
