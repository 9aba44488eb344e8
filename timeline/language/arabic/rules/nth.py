"""The n-th day, week, month or weekday of a longer time."""

from __future__ import annotations

from timeline.dates.granularity import Granularity
from timeline.expressions import Calendar, CalendarDate, Day, Deictic, Expr, Nth, Range, Shift, Weekday
from timeline.language.arabic.rules.portions import OTHER_YEARS
from timeline.language.kinds import DAY, HMON, MON, MONTHISH, WEEKISH, YEARISH
from timeline.language.rule import example, rule

_MX = f"{MONTHISH}"


def _month(x: Expr | None, m: int | None) -> Expr:
    return x if x is not None else CalendarDate(month=m)


@rule(
    "nth-unit-of-month",
    f"{{u:unit_name|unit_def|unit}} {{n:ord|last_of}} من|في|ل {{x:{_MX}|{YEARISH}}}",
    f"{{u:unit_name|unit_def|unit}} {{n:ord|last_of}} من|في|ل {{m:{MON}}}",
    f"{{u:unit_name}} {{n:ord|last_of}} من|في {{x:{WEEKISH}}}",
    f"{{c:ordinal_construct}} {{u:unit}} من|في {{x:{WEEKISH}}}",
    f"{{c:ordinal_construct}} {{u:unit}} من|في|ب {{x:{_MX}|{YEARISH}}}",
    f"{{c:ordinal_construct}} {{u:unit}} من|في|ب {{m:{MON}}}",
    "{c:ordinal_construct} {u:unit} من|في|ب {g:unit_def}",
    "{u:unit_name|unit_def} {number:n|number_def} من|في {g:unit_def}",
    "{u:unit_name|unit_def} {n:ord|last_of} من|في {g:unit_def}",
    f"{{c:ordinal_construct}} {{u:unit_plural}} {{x:{YEARISH}}}",
    f"{{c:ordinal_construct}} {{u:unit}} من أيام|شهور|أشهر|أسابيع {{x:{MONTHISH}|{YEARISH}|{WEEKISH}}}",
    "{c:ordinal_construct} {u:unit} من أيام|شهور|أشهر|أسابيع {g:unit_def}",
    "{u:unit_name|unit_def} رقم {number:n} من|في {g:unit_def}",
    f"{{u:unit_name|unit_def}} رقم {{number:n}} من|في|ل {{x:{YEARISH}}}",
    "{u:unit_name|unit_def} رقم {number:n} من|في|ل {y:year}",
    "{c:ordinal_construct} {u:unit_plural} {g:unit_def}",
    "{u:unit_name|unit_def|unit} {n:ord|last_of} من {y:year}",
    "{u:unit_name|unit_def|unit} {number:n|number_def} من {y:year}",
    f"{{u:unit_name|unit_def|unit}} {{number:n|number_def}} من|في {{x:{YEARISH}}}",
    "{c:ordinal_construct} {u:unit} من|في {y:year}",
    f"{{u:unit_def}} ما? قبل {{before_last:last_of}} من|في {{x:{_MX}|{YEARISH}|{WEEKISH}}}",
    f"{{u:unit_def}} ما? قبل {{before_last:last_of}} من|في {{m:{MON}}}",
    "{u:unit_def} ما? قبل {before_last:last_of} من|في {g:unit_def}",
    yields="span",
    not_after=OTHER_YEARS,
    examples=[
        example("الأسبوع الأول من شهر أكتوبر 2014", "2013-02-12", "[2014-10-06..2014-10-12]"),
        example("آخر يوم من شهر أكتوبر 2015", "2013-02-12", "2015-10-31"),
        example("اليوم الأخير من ديسمبر", "2015-12-12", "2015-12-31"),
        example("الشهر الأخير من العام", "2015-12-12", "2015-12"),
        example("أول شهور السنة", "2015-12-12", "2015-01"),
        example("الأسبوع 5 من 2016", "2015-12-12", "[2016-02-01..2016-02-07]"),
        example("آخر اسبوع في سبتمبر 2014", "2013-02-12", "[2014-09-22..2014-09-28]"),
        example("ثالث يوم من شهر عشرة", "2013-02-12", "2013-10-03"),
        example("اليوم الأول من الأسبوع القادم", "2018-11-08", "2018-11-12"),
        example("اليوم 200 من العام", "2015-12-12", "2015-07-19"),
        example("الأسبوع رقم 40 من 2024", "2015-12-12", "[2024-09-30..2024-10-06]"),
        example("الأسبوع 23 من عام 2026", "2015-12-12", "[2026-06-01..2026-06-07]"),
        example("أول يوم من أيام الأسبوع القادم", "2018-11-08", "2018-11-12"),
        example("اليوم قبل الأخير من الشهر", "2015-12-12", "2015-12-30"),
    ],
    rejects=["الأسبوع الأول من المعرض", "اليوم الأول من العام الدراسي"],
)
def nth_unit_of_month(
    u: Granularity,
    n: int | None = None,
    c: int | None = None,
    x: Expr | None = None,
    m: int | None = None,
    g: Granularity | None = None,
    y: int | None = None,
    number: int | None = None,
    before_last: int | None = None,
) -> Expr | None:
    """The n-th, the last or the last but one day, week or month of a longer time."""
    written = number
    if before_last is not None:
        number = before_last - 1
    number = next((given for given in (n, c, number) if given is not None), None)
    of = CalendarDate(year=y) if y is not None else _month(x, m) if g is None else Deictic(g, 0)
    if number is None or u not in (Granularity.DAY, Granularity.WEEK, Granularity.MONTH) or g is Granularity.DAY:
        return None
    numbered = (
        u is Granularity.WEEK
        and written is not None
        and 0 < written <= _MOST_NUMBERED
        and (y is not None or x is not None)
    )
    return Nth(number, u, of, numbered=numbered)


_MOST_NUMBERED = 53


@rule(
    "nth-weekday-of-month",
    f"{{c:ordinal_construct}} {{w:weekday_bare}} من|في|ب {{x:{_MX}|{YEARISH}}}",
    "{c:ordinal_construct} {w:weekday_bare} من|في|ب {g:unit_def}",
    "يوم? {w:weekday} {n:ord|ordf|last_of} من|في {g:unit_def}",
    f"{{c:ordinal_construct}} {{w:weekday_bare}} من|في|ب {{m:{MON}}}",
    f"يوم? {{w:weekday}} ما? قبل {{before_last:last_of}} من|في {{x:{_MX}|{YEARISH}}}",
    f"يوم? {{w:weekday}} ما? قبل {{before_last:last_of}} من|في {{m:{MON}}}",
    "يوم? {w:weekday} ما? قبل {before_last:last_of} من|في {g:unit_def}",
    f"{{c:ordinal_construct}} يوم {{w:weekday_bare}} من|في|ب {{x:{_MX}|{YEARISH}}}",
    "{c:ordinal_construct} يوم {w:weekday_bare} من|في|ب {g:unit_def}",
    f"{{c:ordinal_construct}} يوم {{w:weekday_bare}} من|في|ب {{m:{MON}}}",
    f"يوم? {{w:weekday}} {{n:ord|ordf|last_of}} من|في {{x:{_MX}|{YEARISH}}}",
    f"يوم? {{w:weekday}} {{n:ord|ordf|last_of}} من|في {{m:{MON}}}",
    yields="span",
    examples=[
        example("آخر اثنين من شهر اذار", "2013-02-12", "2013-03-25"),
        example("آخر جمعة من الشهر", "2013-02-12", "2013-02-22"),
        example("أول أحد في عام 2016", "2013-02-12", "2016-01-03"),
        example("السبت قبل الأخير من الشهر", "2013-02-12", "2013-02-16"),
        example("الثلاثاء الثالث من شهر أيلول من عام 2014", "2013-02-12", "2014-09-16"),
        example("أول ثلاثاء من شهر أكتوبر 2013", "2013-02-12", "2013-10-01"),
    ],
    rejects=["أول ثلاثاء"],
)
def nth_weekday_of_month(
    w: Day,
    n: int | None = None,
    c: int | None = None,
    x: Expr | None = None,
    m: int | None = None,
    g: Granularity | None = None,
    before_last: int | None = None,
) -> Expr | None:
    """The n-th, the last or the last but one Tuesday of a month, the first or last one of a year."""
    number = before_last - 1 if before_last is not None else n if n is not None else c
    if g is not None:
        if g not in (Granularity.MONTH, Granularity.YEAR):
            return None
        x = Deictic(g)
    return Nth(number, Weekday(w), _month(x, m)) if number is not None and number <= 5 else None


@rule(
    "nth-weekday-beside-day",
    f"{{c:ordinal_construct}} {{w:weekday_bare}} بعد {{x:{DAY}}}",
    f"{{c:ordinal_construct}} يوم {{w:weekday_bare}} بعد {{x:{DAY}}}",
    f"{{w:weekday}} {{c:ord}} بعد {{x:{DAY}}}",
    f"{{w:weekday}} التالي ل {{x:{DAY}}}",
    f"آخر {{last:weekday_bare}} قبل {{x:{DAY}}}",
    f"آخر يوم {{last:weekday_bare}} قبل {{x:{DAY}}}",
    f"{{last:weekday}} الذي|التي|اللي|الي قبل|يسبق|تسبق {{x:{DAY}}}",
    f"{{w:weekday}} الذي|التي|اللي|الي بعد|يلي|تلي {{x:{DAY}}}",
    f"{{c:ordinal_construct}} يوم? {{w:weekday_bare}} بعد {{h:{HMON}}}",
    f"آخر يوم? {{last:weekday_bare}} قبل {{h:{HMON}}}",
    f"{{last:weekday}} الذي|التي|اللي|الي قبل|يسبق|تسبق {{h:{HMON}}}",
    f"{{w:weekday}} الذي|التي|اللي|الي بعد|يلي|تلي {{h:{HMON}}}",
    yields="span",
    priority=1,
    examples=[
        example("أول اثنين بعد 15 يونيو 2021", "2021-05-19", "2021-06-21"),
        example("الأحد الذي يلي عيد الفصح 2021", "2021-05-19", "2021-04-11"),
        example("آخر خميس قبل 30 يونيو 2021", "2021-05-19", "2021-06-24"),
        example("آخر جمعة قبل رمضان", "2021-03-19", "2021-04-09"),
        example("الخميس الذي قبل العيد", "2021-05-01", "2021-05-06", "future"),
    ],
    rejects=["أول اثنين بعد الاجتماع", "آخر اثنين بعد 15 يونيو 2021"],
)
def nth_weekday_beside_day(
    x: Expr | None = None, w: Day | None = None, c: int = 1, last: Day | None = None, h: int | None = None
) -> Expr | None:
    """The n-th Monday strictly after a day or a Hijri month, the last one strictly before it."""
    if h is not None:
        month = CalendarDate(month=h, calendar=Calendar.HIJRI)
        x = Nth(1 if last is not None else -1, Granularity.DAY, month)
    if x is None:
        return None
    if last is not None:
        return Nth(-1, Weekday(last), Range(Shift(-_WEEK, Granularity.DAY, x), Shift(-1, Granularity.DAY, x)))
    if w is None or not 1 <= c <= _MOST_WEEKS:
        return None
    return Nth(c, Weekday(w), Range(Shift(1, Granularity.DAY, x), Shift(_WEEK * c, Granularity.DAY, x)))


@rule(
    "weekday-beside-day",
    f"{{w:weekday}} بعد {{x:{DAY}}}",
    f"{{last:weekday}} قبل {{x:{DAY}}}",
    f"{{w:weekday}} بعد {{h:{HMON}}}",
    f"{{last:weekday}} قبل {{h:{HMON}}}",
    yields="span",
    guard="alone",
    examples=[
        example("الأحد بعد 15 يونيو 2021", "2021-05-19", "2021-06-20"),
        example("السبت قبل عيد الفصح 2021", "2021-05-19", "2021-04-03"),
    ],
    rejects=["وصل الأحد بعد 15 يونيو 2021"],
)
def weekday_beside_day(
    x: Expr | None = None, w: Day | None = None, last: Day | None = None, h: int | None = None
) -> Expr | None:
    """«الأحد بعد العيد» alone is the first one after it; in a text the two may be told apart."""
    found: Expr | None = nth_weekday_beside_day(x, w, 1, last, h)
    return found


_WEEK = 7
_MOST_WEEKS = 5


@rule(
    "month-part-ordinal",
    "الشهر {n:ord} من {x:yr|rel_year}",
    yields="ym",
    examples=[example("الشهر التاسع من عام 2014", "2013-02-12", "2014-09")],
    rejects=["الشهر الأول من الحرب"],
)
def month_part_ordinal(n: int, x: Expr) -> Expr | None:
    """The ninth month of a year."""
    return Nth(n, Granularity.MONTH, x) if n <= 12 else None


@rule(
    "nth-unit-of-quarter",
    "{u:unit_name|unit_def} {n:ord|last_of} من|في {x:part_x}",
    "{c:ordinal_construct} {u:unit} من|في {x:part_x}",
    "{u:unit_name|unit_def} {n:ord|last_of} من|في الربع",
    "{c:ordinal_construct} {u:unit} من|في الربع",
    yields="span",
    not_after="الأول الثاني الثالث الرابع الأخير الحالي الجاري الماضي القادم المقبل",
    examples=[
        example("الأسبوع الأخير من الربع", "2015-12-16", "[2015-12-21..2015-12-27]"),
        example("الشهر الأول من الربع الثاني من 2016", "2015-12-16", "2016-04"),
    ],
    rejects=["الأسبوع الأخير من الدوري"],
)
def nth_unit_of_quarter(
    u: Granularity, n: int | None = None, c: int | None = None, x: Expr | None = None
) -> Expr | None:
    """The n-th or the last day, week or month of a quarter or a half; «الربع» is the one that runs."""
    number = n if n is not None else c
    if number is None or u not in (Granularity.DAY, Granularity.WEEK, Granularity.MONTH):
        return None
    return Nth(number, u, x if x is not None else Deictic(Granularity.QUARTER))
