"""Years behind the labels of a card («العام الهجري : 592 الشهر القمري : رجب»), in brackets, and beside their other calendar."""

from __future__ import annotations

from timeline.expressions import Calendar, CalendarDate, Expr
from timeline.language.kinds import HMON
from timeline.language.rule import example, rule

_G, _H = Calendar.GREGORIAN, Calendar.HIJRI
_YEAR = "عام|سنة|العام|السنة"
_LAST_HIJRI = 1600


@rule(
    "year-of-a-card",
    "العام|السنة الهجري|الهجرية : {hijri:n}",
    f"العام|السنة الهجري|الهجرية : {{hijri:n}} الشهر القمري|الهجري : {{month:{HMON}|hijri_zero}}",
    "العام|السنة الميلادي|الميلادية : {y:n}",
    "العام|السنة الميلادي|الميلادية {y:n}",
    yields="yr",
    not_after="/ - .",
    examples=[
        example("العام الهجري : 592", "2015-12-16", "[1195-12-13..1196-11-30]"),
        example("العام الهجري : 592 الشهر القمري : رجب", "2015-12-16", "[1196-06-07..1196-07-06]"),
        example("العام الميلادي : 1196", "2015-12-16", "1196"),
    ],
    rejects=["العام الهجري : 5920", "العام الميلادي : 12"],
)
def year_of_a_card(hijri: int | None = None, month: int | None = None, y: int | None = None) -> Expr | None:
    """The year of an entry, printed behind its label; the month may follow behind its own."""
    if hijri is not None:
        return CalendarDate(year=hijri, month=month, calendar=_H) if 1 <= hijri <= _LAST_HIJRI else None
    return CalendarDate(year=y) if y is not None and 100 <= y <= 2199 else None


@rule(
    "year-in-brackets-with-era",
    f"{_YEAR} ( {{y:n}} ) {{e:era}}",
    "( {y:n} ) {e:era}",
    yields="yr",
    not_before="المادة رقم القرار الفصل صفحة ص",
    examples=[
        example("سنة (839) هـ", "2015-12-16", "[1435-08-05..1436-07-24]"),
        example("عام (1426) م", "2015-12-16", "1426"),
    ],
    rejects=["(12) م", "رقم (839) هـ"],
)
def year_in_brackets_with_era(y: int, e: Calendar) -> Expr | None:
    """«سنة (839) هـ»: the number alone stands in the brackets; without the word a number before «م» counts metres."""
    earliest = 1 if e is _H else 300
    return CalendarDate(year=y, calendar=e) if earliest <= y <= (_LAST_HIJRI if e is _H else 2199) else None


@rule(
    "hijri-year-before-its-other",
    "{y:n} {e:era}",
    yields="day_number",
    guard="before-gregorian",
    examples=[
        example("[95هـ] -714م", "2015-12-16", "[0713-09-30..0714-09-19]"),
        example("[40هـ]/661م", "2015-12-16", "[0660-05-20..0661-05-09]"),
    ],
    rejects=["95هـ", "95م - 714م"],
)
def hijri_year_before_its_other(y: int, e: Calendar) -> Expr | None:
    """«95هـ - 714م»: the year of our calendar behind it shows that two digits are a year."""
    return CalendarDate(year=y, calendar=_H) if e is _H and 1 <= y < 1000 else None
