"""Days of the Hijri calendar."""

from __future__ import annotations

from dataclasses import replace

from timeline.dates.granularity import Granularity
from timeline.expressions import Calendar, CalendarDate, DayTime, Expr, Nth, PartOfDay
from timeline.language.arabic.rules.dates import COUNTED
from timeline.language.kinds import HMON
from timeline.language.rule import example, rule

_H = Calendar.HIJRI
_MIDDLE = 15


@rule(
    "edge-of-hijri-month",
    f"يوم? غرة {{h:{HMON}|hijri_zero}}",
    f"يوم? غرة شهر {{h:{HMON}}}",
    f"سلخ {{last:{HMON}|hijri_zero}}",
    "غرة {y:ym}",
    f"نصف {{mid:{HMON}}}",
    "نصف {mid_of:ym}",
    f"النصف من {{mid:{HMON}}}",
    "النصف من {mid_of:ym}",
    yields="md",
    priority=2,
    examples=[
        example("غرة محرم", "2015-10-20", "2015-10-14"),
        example("غرة رمضان 1437", "2015-10-20", "2016-06-06"),
        example("نصف شعبان 1442", "2021-05-19", "2021-03-28"),
        example("النصف من رمضان 1442", "2021-05-19", "2021-04-27"),
    ],
    rejects=["غرة"],
)
def edge_of_hijri_month(
    h: int | None = None,
    last: int | None = None,
    y: Expr | None = None,
    mid: int | None = None,
    mid_of: Expr | None = None,
) -> Expr | None:
    """«غرة» is the first day of a Hijri month, «سلخ» the last, «نصف» the fifteenth."""
    if mid is not None:
        return CalendarDate(month=mid, day=_MIDDLE, calendar=_H)
    whole, day = (mid_of, _MIDDLE) if mid_of is not None else (y, 1)
    if isinstance(whole, CalendarDate):
        return replace(whole, day=day) if whole.calendar is _H else None
    if last is not None:
        return Nth(-1, Granularity.DAY, CalendarDate(month=last, calendar=_H))
    return CalendarDate(month=h, day=1, calendar=_H)


@rule(
    "hijri-day-month",
    f"{{d:n31|ord}} {{m:{HMON}}}",
    f"{{d:n31|ord}} من {{m:{HMON}}}",
    "يوم? {d:ord} من? {m:hijri_zero}",
    "يوم? {d:n31} من {m:hijri_zero}",
    f"يوم {{d:n31|ord}} {{m:{HMON}}}",
    f"يوم {{d:n31|ord}} من {{m:{HMON}}}",
    f"يوم? {{c:ordinal_construct}} {{m:{HMON}}}",
    yields="md",
    not_before=f"{COUNTED} الفريق اللواء العميد العقيد ملازم الملازم مساعد رقيب",
    examples=[
        example("27 رمضان", "2016-06-20", "2016-07-02"),
        example("أول رمضان", "2016-05-20", "2016-06-06", "future"),
        example("العاشر من محرم", "2015-10-20", "2015-10-23"),
    ],
    rejects=["31 رمضان"],
)
def hijri_day_month(m: int, d: int | None = None, c: int | None = None) -> Expr | None:
    """A day of a Hijri month without its year."""
    day = d if d is not None else c or 0
    return CalendarDate(month=m, day=day, calendar=_H) if 1 <= day <= 30 else None


@rule(
    "day-of-safar",
    "يوم? {d:n31} {m:hijri_zero}",
    yields="md",
    after="الموافق الموافقة المصادف يوافق يصادف ه",
    examples=[example("[3 صفر] الموافق 23 أكتوبر 2017", "2017-10-17", "2017-10-23")],
    rejects=["3 صفر", "فاز 3 صفر على ضيفه"],
)
def day_of_safar(d: int, m: int) -> Expr | None:
    """«صفر» is zero as well: beside a number the other calendar shows that it is the month."""
    return CalendarDate(month=m, day=d, calendar=_H) if 1 <= d <= 30 else None


@rule(
    "safar-in-the-other-calendar",
    "{d:n31} {m:hijri_zero}",
    "يوم {d:n31} {m:hijri_zero}",
    yields="day",
    before="الموافق الموافقة المصادف يوافق يصادف",
    examples=[example("23 أكتوبر 2017 الموافق [3 صفر]", "2017-10-17", "2017-10-23")],
    rejects=["3 صفر"],
)
def safar_in_the_other_calendar(d: int, m: int) -> Expr | None:
    """The same behind the date of the other calendar."""
    return day_of_safar(d, m)  # type: ignore[no-any-return]


@rule(
    "hijri-full-date",
    f"{{d:n31}} / {{m:{HMON}|hijri_zero}} / {{y:year|yr}}",
    f"{{d:n31}} - {{m:{HMON}|hijri_zero}} - {{y:year|yr}}",
    "يوم? {d:n31|ordinal_construct} {m:hijri_zero} ~ {y:year|yr|old_year}",
    "يوم? {d:n31|ordinal_construct} {m:hijri_zero} ( {y:year|yr|old_year} )",
    "يوم? {d:n31|ordinal_construct} {m:hijri_zero} من|ل|ب|في {y:yr|old_year}",
    "يوم? {d:n31} من {m:hijri_zero} {y:year|yr|old_year}",
    yields="ymd",
    examples=[
        example("6 / صفر / 1437", "2015-12-16", "2015-11-18"),
        example("6 صفر 1437 هـ", "2015-12-16", "2015-11-18"),
        example("سادس صفر من عام 1437", "2015-12-16", "2015-11-18"),
    ],
    rejects=["3 - صفر"],
)
def hijri_full_date(d: int, m: int, y: int | CalendarDate) -> Expr | None:
    """A Hijri day with marks between its parts, or in صفر: only its year shows that it is one."""
    year = y.year if isinstance(y, CalendarDate) else y
    if year is None or year > 1600 or not 1 <= d <= 30:
        return None
    return CalendarDate(year=year, month=m, day=d, calendar=_H)


@rule(
    "safar-behind-a-weekday",
    "{c:ordinal_construct|n31} {m:hijri_zero}",
    "{c:ord} من {m:hijri_zero}",
    yields="md",
    before="السبت الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة",
    examples=[example("السبت ثاني صفر", "2015-12-16", "2015-11-14")],
    rejects=["ثاني صفر"],
)
def safar_behind_a_weekday(c: int, m: int) -> Expr | None:
    """«يوم الاثنين ثاني صفر»: behind a weekday it is the month, and no score."""
    return CalendarDate(month=m, day=c, calendar=_H) if 1 <= c <= 30 else None


@rule(
    "safar-in-brackets",
    "{d:n31} {m:hijri_zero}",
    yields="day",
    before="( [",
    after=") ]",
    guard="behind-a-date",
    examples=[example("23 أكتوبر 2017 ([3 صفر])", "2017-10-17", "2017-10-23")],
    rejects=["فاز الفريق (3 صفر)"],
)
def safar_in_brackets(d: int, m: int) -> Expr | None:
    """The same in brackets behind a date: «(3 صفر)» alone is a score."""
    return day_of_safar(d, m)  # type: ignore[no-any-return]


_GONE, _LEFT = "خلت|خلون|مضت|مضين", "بقيت|بقين"


@rule(
    "nights-of-hijri-month",
    f"{{n:nw|n31}} ليلة|ليال|ليالي {_GONE} من شهر? {{m:{HMON}|hijri_zero}}",
    f"{{n:nw}} {_GONE} من {{m:{HMON}|hijri_zero}}",
    f"{{left:nw|n31}} ليلة|ليال|ليالي {_LEFT} من شهر? {{m:{HMON}|hijri_zero}}",
    f"{{left:nw}} {_LEFT} من {{m:{HMON}|hijri_zero}}",
    yields="md",
    priority=2,
    examples=[
        example("ثلاث عشرة ليلة خلت من شوال سنة 194", "2015-12-16", "0810-07-24"),
        example("خمس بقين من رجب سنة 204", "2015-12-16", "0820-01-19"),
    ],
    rejects=["ثلاث ليال خلت من الحصار"],
)
def nights_of_hijri_month(m: int, n: int | None = None, left: int | None = None) -> Expr | None:
    """«لثلاث عشرة ليلة خلت من شوال» is its thirteenth day; «لخمس بقين» leaves five nights to its end."""
    if left is not None:
        return Nth(-1 - left, Granularity.DAY, CalendarDate(month=m, calendar=_H)) if 1 <= left < _MIDDLE else None
    return CalendarDate(month=m, day=n, calendar=_H) if n is not None and 1 <= n <= _MIDDLE + 1 else None


_HIJRI_MONTH = f"{{h:{HMON}}}", "{y:ym|mo}"
_OF_MONTH = tuple(f"من|في {month}" for month in _HIJRI_MONTH)


@rule(
    "night-of-hijri-month",
    *(f"{{c:ordinal_construct}} ليلة {of}" for of in _OF_MONTH),
    *(f"{{c:ordinal_construct}} ليالي {month}" for month in _HIJRI_MONTH),
    *(f"الليلة {{o:ordf}} {of}" for of in _OF_MONTH),
    *(f"الليلة {{last:last_of}} {of}" for of in _OF_MONTH),
    yields="time",
    priority=2,
    examples=[
        example("أول ليلة من رمضان 1442", "2021-05-19", "2021-04-12"),
        example("آخر ليلة من رمضان 1442", "2021-05-19", "2021-05-11"),
        example("الليلة الأولى من رمضان 1442", "2021-05-19", "2021-04-12"),
        example("أولى ليالي رمضان", "2021-05-19", "2021-04-12", "past"),
    ],
    rejects=["أول ليلة من المهرجان", "أول ليلة من يونيو"],
)
def night_of_hijri_month(
    h: int | None = None,
    y: Expr | None = None,
    c: int | None = None,
    o: int | None = None,
    last: int | None = None,
) -> Expr | None:
    """Nights of a Hijri month are counted like its days, and each is the evening before its day."""
    month = CalendarDate(month=h, calendar=_H) if h is not None else y
    number = next((given for given in (c, o, last) if given is not None), 0)
    if not isinstance(month, CalendarDate) or month.calendar is not _H or not number:
        return None
    return DayTime(of=Nth(number, Granularity.DAY, month), part=PartOfDay.NIGHT)
