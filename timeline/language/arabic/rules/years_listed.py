"""Years without a word of time: in lists, in brackets, at the end of what was published."""

from __future__ import annotations

from timeline.expressions import CalendarDate, Expr
from timeline.language.rule import example, rule

_LATEST = 2039


@rule(
    "year-in-brackets",
    "{y:year}",
    yields="day_number",
    before="(",
    after=")",
    guard="bare-year",
    examples=[example("في معركة حطين ([1187])", "2015-12-16", "1187")],
    rejects=["القرار (1559)", "تفاصيل (1250)"],
)
def year_in_brackets(y: int) -> Expr | None:
    """«معركة حطين (1187)»; later years are read by «year-alone»."""
    return CalendarDate(year=y) if 1000 < y < 1900 else None


@rule(
    "old-year-in-brackets",
    "{y:n}",
    yields="day_number",
    before="(",
    after=")",
    guard="years-in-brackets",
    examples=[example("احتل إشبيلية ([712]) وماردة (713) ثم طليطلة (714)", "2015-12-16", "0712")],
    rejects=["احتل إشبيلية (712)", "انظر (712) و(715) و(300)"],
)
def old_year_in_brackets(y: int) -> Expr | None:
    """Years of three digits, where several stand in brackets."""
    return CalendarDate(year=y) if 100 <= y < 1000 else None


@rule(
    "year-of-publication",
    "{y:year}",
    yields="day_number",
    before="- ,",
    not_after="/ :",
    guard="bare-year",
    examples=[example("دار الفكر، بيروت، [1985].", "2015-12-16", "1985")],
    rejects=["ص، 1985 صفحة", "رقم - 1985."],
)
def year_of_publication(y: int) -> Expr | None:
    """The year that ends the particulars of a book."""
    return CalendarDate(year=y) if 1800 <= y <= _LATEST else None
