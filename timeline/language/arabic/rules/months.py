"""Months and years: the pieces that dates are made of."""

from __future__ import annotations

from timeline.expressions import Calendar, CalendarDate, Direction, Expr, Relative, Within
from timeline.language.kinds import HMON, MON
from timeline.language.rule import example, rule

_G, _H = Calendar.GREGORIAN, Calendar.HIJRI


@rule(
    "month-name",
    "{m:month}",
    "شهر {m:month|month_ambiguous}",
    "{m:month|month_ambiguous} / {other:month|month_ambiguous}",
    "{m:month|month_ambiguous} - {other:month|month_ambiguous}",
    "{m:month|month_ambiguous} \\ {other:month|month_ambiguous}",
    "{m:month|month_ambiguous} , {other:month|month_ambiguous}",
    "{m:month|month_ambiguous} ( {other:month|month_ambiguous} )",
    "{m:month|month_ambiguous} [ {other:month|month_ambiguous} ]",
    "( {m:month|month_ambiguous} ) {other:month|month_ambiguous}",
    "{m:month|month_ambiguous} {other:month|month_ambiguous}",
    "شهر {m:month|month_ambiguous} / {other:month|month_ambiguous}",
    "شهر {m:month|month_ambiguous} - {other:month|month_ambiguous}",
    "شهر {m:month|month_ambiguous} ( {other:month|month_ambiguous} )",
    "شهر {m:month|month_ambiguous} {other:month|month_ambiguous}",
    yields="mon",
    examples=[
        example("شهر ديسمبر", "2015-12-16", "2015-12"),
        example("كانون الأول/ديسمبر", "2015-12-16", "2015-12"),
        example("ديسمبر (كانون الأول)", "2015-12-16", "2015-12"),
        example("يناير كانون الثاني", "2016-02-01", "2016-01"),
    ],
    rejects=["كانون", "شهر عسل"],
)
def month_name(m: int, other: int | None = None) -> int | None:
    """A Gregorian month in any system; two names of one month are one («ديسمبر/كانون الأول»)."""
    return m if other in (None, m) else None


@rule(
    "month-name-ambiguous",
    "{month_ambiguous}",
    yields="mon_amb",
    examples=[example("15 مارس", "2015-03-20", "2015-03-15")],
    rejects=["مارس"],
)
def month_name_ambiguous(month_ambiguous: int) -> int:
    """A month name that is also another word: needs a day, a year, «شهر» or a preposition beside it."""
    return month_ambiguous


@rule(
    "month-number",
    "شهر {n31}",
    "شهر ( {n31} )",
    "شهر {nw}",
    "الشهر {ord}",
    yields="mon",
    examples=[
        example("شهر 3", "2013-02-12", "2013-03"),
        example("الشهر الثامن", "2013-02-12", "2013-08"),
        example("شهر (9)", "2013-10-12", "2013-09"),
    ],
    rejects=["شهر 13", "شهر واحد", "الشهر الأول بعد الولادة"],
    not_after="/ - : على من بعد قبل",
)
def month_number(n31: int | None = None, nw: int | None = None, ord: int | None = None) -> int | None:
    """A month by its number, as spoken: «شهر ثلاثة» is March; «شهر واحد» is one month, a length."""
    number = n31 or nw or ord or 0
    if nw == 1:
        return None
    return number if 1 <= number <= 12 else None


@rule(
    "hijri-month",
    "شهر? {hijri}",
    "شهر? {hijri} الحرام|المحرم",
    "شهر {hijri_ambiguous}",
    "شهر الله {hijri_ambiguous}",
    "شهر {hijri_ambiguous:hijri_zero}",
    "{hijri_ambiguous} المبارك|الكريم|المعظم|الفضيل|الحرام|الخير|المكرم|المرجب|الفرد|الأصم|الأصب",
    "شهر {hijri_ambiguous} المبارك|الكريم|المعظم|الفضيل|الحرام|الخير|المكرم|المرجب|الفرد|الأصم|الأصب",
    "{hijri_ambiguous:hijri_zero} الخير",
    yields="hmon",
    examples=[
        example("ربيع الأول", "2015-12-20", "[2015-12-12..2016-01-10]"),
        example("شهر رمضان المبارك", "2016-06-10", "[2016-06-06..2016-07-05]"),
    ],
    rejects=["ربيع العرب"],
)
def hijri_month(hijri: int | None = None, hijri_ambiguous: int | None = None) -> int | None:
    """A month of the Hijri calendar."""
    return hijri or hijri_ambiguous


@rule(
    "hijri-month-ambiguous",
    "{hijri_ambiguous}",
    yields="hmon_amb",
    examples=[example("6 رجب 1437", "2016-04-16", "2016-04-13")],
    rejects=["وصل رجب"],
)
def hijri_month_ambiguous(hijri_ambiguous: int) -> int:
    """A Hijri month whose name is also a person or a number."""
    return hijri_ambiguous


@rule(
    "month-year-two-digits",
    "{m:mon} {yy}",
    yields="ym",
    guard="two-digits",
    priority=-1,
    not_after="#digits / - : . % و , ألف مليون مليار",
    examples=[example("نوفمبر 54", "2015-12-16", "1954-11"), example("حزيران 67", "2015-12-16", "1967-06")],
    rejects=["نوفمبر 54 شخصا", "شهر يونيو 70 سنتا", "نوفمبر 30", "نوفمبر 54%"],
)
def month_year_two_digits(m: int, yy: int) -> CalendarDate | None:
    """A month of a year told by its last two digits, where they can be no day."""
    return CalendarDate(year=yy, month=m, year_digits=2) if yy > 31 else None


@rule(
    "month-year",
    f"{{m:{MON}}} {{y:year|yr|year_words}}",
    f"{{m:{MON}}} , {{y:year|yr}}",
    f"{{m:{MON}}} - {{y:year}}",
    f"{{m:{MON}}} / {{y:year}}",
    f"{{m:{MON}}} من|في|ل|ب {{y:yr}}",
    yields="ym",
    examples=[
        example("سبتمبر 2014", "2015-12-16", "2014-09"),
        example("أيلول من عام 2014", "2015-12-16", "2014-09"),
        example("تشرين الثاني/نوفمبر 2017", "2018-04-06", "2017-11"),
        example("مارس 2003", "2018-04-06", "2003-03"),
    ],
    rejects=["سبتمبر 20145"],
)
def month_year(m: int, y: int | CalendarDate) -> Expr | None:
    """A month of a year."""
    if isinstance(y, CalendarDate):
        if y.calendar is not _G:
            return None
        return CalendarDate(year=y.year, month=m, year_digits=y.year_digits)
    return CalendarDate(year=y, month=m)


@rule(
    "hijri-month-year",
    f"{{m:{HMON}|hijri_zero}} ~ {{y:year}}",
    f"{{m:{HMON}|hijri_zero}} ~ {{y:yr}}",
    f"{{m:{HMON}|hijri_zero}} ( {{y:year|yr}} )",
    f"{{m:{HMON}}} من|في|ل {{y:yr}}",
    f"{{m:{HMON}|hijri_zero}} ~ {{y:old_year}}",
    f"{{m:{HMON}|hijri_zero}} - {{y:old_year}}",
    f"{{m:{HMON}|hijri_zero}} ( {{y:old_year}} )",
    f"{{m:{HMON}}} من|ل|ب|في {{y:old_year}}",
    yields="ym",
    examples=[
        example("رجب سنة 204", "2015-12-16", "[0819-12-26..0820-01-24]"),
        example("رمضان 1437", "2015-12-16", "[2016-06-06..2016-07-05]"),
        example("رمضان 2019", "2013-02-12", "[2019-05-06..2019-06-03]"),
    ],
    rejects=["رمضان 20"],
)
def hijri_month_year(m: int, y: int | CalendarDate) -> Expr | None:
    """A Hijri month of a year in either calendar."""
    number = y.year if isinstance(y, CalendarDate) else y
    if number is None:
        return None
    if (isinstance(y, CalendarDate) and y.calendar is _H) or number <= 1600:
        return CalendarDate(year=number, month=m, calendar=_H)
    return Within(CalendarDate(month=m, calendar=_H), CalendarDate(year=number))


@rule(
    "hijri-month-alone",
    "{h:hmon_amb}",
    yields="day_number",
    guard="alone",
    examples=[example("رمضان", "2016-11-10", "[2017-05-27..2017-06-24]")],
    rejects=["وصل رمضان"],
)
def hijri_month_alone(h: int) -> Expr:
    """«رمضان» is a month where it is all that is said; in a text it may be a man."""
    return CalendarDate(month=h, calendar=_H)


@rule(
    "month-of-relative-year",
    f"{{m:{MON}}} {{y:rel_year|ana_year}}",
    f"{{m:{MON}}} من|في {{y:rel_year|ana_year}}",
    f"{{h:{HMON}}} {{y:rel_year|ana_year}}",
    f"{{h:{HMON}}} من|في {{y:rel_year|ana_year}}",
    f"{{y:rel_year}} في {{m:{MON}}}",
    f"{{y:rel_year}} في {{h:{HMON}}}",
    yields="ym",
    examples=[
        example("سبتمبر من العام الماضي", "2016-11-10", "2015-09"),
        example("رمضان العام الماضي", "2016-11-10", "[2015-06-18..2015-07-16]"),
        example("العام الماضي في أيار", "2016-11-10", "2015-05"),
    ],
    rejects=["سبتمبر الأسود"],
)
def month_of_relative_year(y: Expr, m: int | None = None, h: int | None = None) -> Expr:
    """A month of the year before or after."""
    part = CalendarDate(month=m) if m else CalendarDate(month=h, calendar=_H)
    return Within(part, y)


@rule(
    "month",
    "{m:mon}",
    "{h:hmon}",
    yields="mo",
    guard="year-heading",
    examples=[
        example("أيلول", "2016-12-08", "2016-09", "past"),
        example("شهر رمضان", "2016-06-10", "[2016-06-06..2016-07-05]"),
    ],
    rejects=["صيدا"],
)
def month(m: int | None = None, h: int | None = None) -> Expr:
    """A month without a year."""
    return CalendarDate(month=m) if m else CalendarDate(month=h, calendar=_H)


@rule(
    "month-after-preposition",
    "{m:mon_amb}",
    "{h:hmon_amb}",
    yields="mo",
    before="في خلال منذ حتى من إلى الى بحلول ب ل قبل بعد بين مقابل شهور أشهر بيانات مبيعات رواتب صادرات واردات",
    not_after="في على ضد من عن مع",
    guard="no-person",
    examples=[example("في [مارس]", "2016-05-08", "2016-03", "past")],
    rejects=["مارس", "رمضان"],
)
def month_after_preposition(m: int | None = None, h: int | None = None) -> Expr:
    """An ambiguous month name is one after a preposition: «في مارس», «منذ رمضان»."""
    return CalendarDate(month=m) if m else CalendarDate(month=h, calendar=_H)


@rule(
    "month-that-is-left",
    f"باقي|متبقي|بقي|يتبقى|تبقى على|ل {{h:{HMON}}}",
    yields="mo",
    guard="behind-preposition",
    examples=[example("كم باقي على [رمضان]", "2016-05-10", "[2016-06-06..2016-07-05]", "future")],
    rejects=["على رمضان"],
)
def month_that_is_left(h: int) -> Expr:
    """«كم باقي على رمضان؟»: what is counted down to lies ahead."""
    return Relative(CalendarDate(month=h, calendar=_H), Direction.NEXT)


@rule(
    "month-modifier",
    f"{{m:{MON}}} {{modifier}}",
    f"{{h:{HMON}}} {{modifier}}",
    f"{{m:{MON}}} من? {{modifier}}",
    f"{{m:{MON}}} {{modifier:recent}}",
    f"هذا {{m:{MON}}}",
    f"هذا {{h:{HMON}}}",
    yields="mo",
    examples=[
        example("سبتمبر الماضي", "2016-11-10", "2016-09"),
        example("شهر نوفمبر/تشرين الثاني الماضي", "2015-12-16", "2015-11"),
        example("مارس المقبل", "2015-12-16", "2016-03"),
        example("رمضان الماضي", "2015-12-16", "[2015-06-18..2015-07-16]"),
        example("ديسمبر الجاري", "2015-12-16", "2015-12"),
    ],
    rejects=["سبتمبر الأسود"],
)
def month_modifier(m: int | None = None, h: int | None = None, modifier: Direction = Direction.THIS) -> Expr:
    """The latest month of that name before, the first after, or the one around the anchor."""
    target = CalendarDate(month=m) if m else CalendarDate(month=h, calendar=_H)
    return Relative(target, modifier)
