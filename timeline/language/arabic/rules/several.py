"""Several days or months named together."""

from __future__ import annotations

from timeline.expressions import AllOf, Calendar, CalendarDate, Day, Direction, Equivalent, Expr, Relative, Weekday
from timeline.language.arabic.rules.dates import COUNTED
from timeline.language.arabic.rules.ranges import on_day
from timeline.language.kinds import HMON, MON
from timeline.language.rule import example, rule

COUNTED_TOGETHER = f"{COUNTED} الأسبوعين النصفين الربعين الشوطين الفصلين الثلثين تشرين كانون"
"""Ordinals behind these count them, and no days."""


@rule(
    "days-together",
    "يومي {a:n31|ord} و {b:md|ymd|day}",
    "{a:n31} و {c:n31} و {b:md|ymd|day}",
    "{a:n31} و {c:n31} و {c2:n31} و {b:md|ymd|day}",
    "{a:n31} , {c:n31} , {b:md|ymd|day}",
    "{a:n31} , {c:n31} , {c2:n31} و {b:md|ymd|day}",
    "{a:n31} , {c:n31} و {b:md|ymd|day}",
    "{a:n31} , {c:n31} , و {b:md|ymd|day}",
    "{a:n31} , {c:n31} , {c2:n31} , و {b:md|ymd|day}",
    "أيام {a:n31|ord} و {c:n31|ord} و {b:md|ymd|day}",
    "أيام {a:n31|ord} , {c:n31|ord} و {b:md|ymd|day}",
    "{a:n31} و {b:md|ymd|day}",
    "{a:n31|ord} أو {either:md|ymd|day}",
    "يوم|يومي {a:n31|ord} أو {either:md|ymd|day}",
    f"{{o:ord}} و {{e:ord}} {{m:{MON}}}",
    f"{{o:ord}} و {{e:ord}} من {{m:{MON}}}",
    f"{{o:ord}} و {{e:ord}} من? {{m:{MON}}} {{y:year}}",
    f"يومي {{o:n31|ord}} و {{e:n31|ord}} في {{m:{MON}}}",
    f"يومي {{o:n31|ord}} و {{e:n31|ord}} في {{m:{MON}}} {{y:year}}",
    yields="span",
    not_before=COUNTED_TOGETHER,
    examples=[
        example("الأول والثاني من أغسطس", "2015-12-18", "{2015-08-01,2015-08-02}", "past"),
        example("يومي 15 و16 ديسمبر", "2015-12-18", "{2015-12-15,2015-12-16}"),
        example("يومي 15 و16 في ديسمبر", "2015-12-18", "{2015-12-15,2015-12-16}"),
        example("يومي 27 و28 صفر 1437هـ", "2015-12-18", "{2015-12-09,2015-12-10}"),
        example("8 و9 ديسمبر 2016", "2017-01-18", "{2016-12-08,2016-12-09}"),
        example("3 و4 و5 آب 2015", "2015-12-18", "{2015-08-03,2015-08-04,2015-08-05}"),
        example("يوم 3 أو 4 آب 2015", "2015-12-18", "[2015-08-03,2015-08-04]"),
        example("17 و18 و19 من الشهر الحالي", "2015-12-16", "{2015-12-17,2015-12-18,2015-12-19}"),
        example("4 و5 و6 أيار المقبل", "2015-12-16", "{2016-05-04,2016-05-05,2016-05-06}"),
    ],
    rejects=["يومي 15", "الشوطين الأول والثاني من أغسطس"],
)
def days_together(
    b: Expr | None = None,
    a: int = 0,
    c: int | None = None,
    o: int | None = None,
    e: int | None = None,
    m: int | None = None,
    y: int | None = None,
    c2: int | None = None,
    either: Expr | None = None,
) -> Expr | None:
    """Several days of one month, or one of two; «الثالث والعشرون» is one day, no two."""
    if either is not None:
        return AllOf((on_day(a, either), either), either=True) if 1 <= a <= 31 else None
    if o is not None and e is not None:
        if e in (20, 30) or not 1 <= o < e <= 31:
            return None
        a, b = o, CalendarDate(year=y, month=m, day=e)
    if b is None or not 1 <= a <= 31:
        return None
    first = [on_day(d, b) for d in (a, c, c2) if d is not None]
    return AllOf((*first, b))


@rule(
    "days-with-weekdays",
    "يومي {w:weekday} و {w2:weekday} {a:n31} و {b:md|ymd|day}",
    "{w:weekday} و {w2:weekday} {a:n31} و {b:md|ymd|day}",
    "يومي {w:weekday} {a:n31} و {w2:weekday} {b:md|ymd|day}",
    "{w:weekday} {a:n31} و {w2:weekday} {b:md|ymd|day}",
    "أيام {w:weekday} و {w2:weekday} و {w3:weekday} {a:n31} و {c:n31} و {b:md|ymd|day}",
    yields="span",
    priority=1,
    examples=[
        example("الخميس والجمعة 26 و27 يوليو", "2018-07-31", "{2018-07-26,2018-07-27}"),
        example("يومي الخميس 26 والجمعة 27 يوليو 2018", "2018-09-30", "{2018-07-26,2018-07-27}"),
    ],
    rejects=["الخميس والجمعة 27 يوليو"],
)
def days_with_weekdays(w: Day, w2: Day, a: int, b: Expr, w3: Day | None = None, c: int | None = None) -> Expr | None:
    """Two or three days of one month, each beside its weekday."""
    names = [w, w2] if w3 is None else [w, w2, w3]
    days = [on_day(day, b) for day in ([a] if c is None else [a, c])]
    return AllOf(tuple(Equivalent(Weekday(name), day) for name, day in zip(names, (*days, b), strict=True)))


@rule(
    "days-dashed",
    f"{{a:n31}} - {{c:n31}} - {{d:n31}} من? {{m:{MON}}}",
    f"{{a:n31}} - {{c:n31}} - {{d:n31}} من? {{m:{MON}}} {{y:year|yr}}",
    f"{{a:n31}} - {{c:n31}} - {{d:n31}} من? {{m:{MON}}} {{direction:modifier}}",
    f"أيام {{a:n31}} - {{c:n31}} - {{d:n31}} من? {{m:{MON}}}",
    f"أيام {{a:n31}} - {{c:n31}} - {{d:n31}} من? {{m:{MON}}} {{y:year|yr}}",
    f"أيام {{a:n31}} - {{c:n31}} - {{d:n31}} من? {{m:{MON}}} {{direction:modifier}}",
    yields="span",
    not_before="- / .",
    examples=[example("19 - 20 - 21 أكتوبر الجاري", "2017-10-17", "{2017-10-19,2017-10-20,2017-10-21}")],
    rejects=["2017-10-23 - 3 أكتوبر", "20 - 19 - 21 أكتوبر"],
)
def days_dashed(
    a: int, c: int, d: int, m: int, y: int | CalendarDate | None = None, direction: Direction | None = None
) -> Expr | None:
    """Three days of one month between dashes."""
    year = y.year if isinstance(y, CalendarDate) else y
    if not a < c < d or (isinstance(y, CalendarDate) and y.calendar is not Calendar.GREGORIAN):
        return None
    days: list[Expr] = [CalendarDate(year=year, month=m, day=day) for day in (a, c, d)]
    return AllOf(tuple(days if direction is None else [Relative(day, direction) for day in days]))


@rule(
    "months-of-one-name",
    "{m:month_pair}",
    "شهري|شهرا|الشهرين {m:month_pair}",
    "{m:month_pair} {y:year|yr}",
    "{m:month_pair} من|في {y:yr}",
    "شهري|شهرا {m:month_pair} {y:year|yr}",
    yields="span",
    priority=1,
    examples=[
        example("تشرين الأول والثاني 2016", "2017-03-15", "{2016-10,2016-11}"),
        example("تشرين الأول والثاني", "2017-03-15", "{2016-10,2016-11}", "past"),
        example("كانون الأول والثاني", "2017-03-15", "{2016-12,2017-01}", "past"),
        example("ربيع الأول والثاني 1438", "2017-03-15", "{2016-11-30..2016-12-29,2016-12-30..2017-01-28}"),
    ],
    rejects=["تشرين الأول والثالث"],
)
def months_of_one_name(m: tuple[int, int, Calendar], y: int | CalendarDate | None = None) -> Expr | None:
    """«تشرين الأول والثاني»: two months that share their first word, which is told once."""
    first, second, calendar = m
    year = y.year if isinstance(y, CalendarDate) else y
    if year is None:
        return AllOf((CalendarDate(month=first, calendar=calendar), CalendarDate(month=second, calendar=calendar)))
    if (calendar is Calendar.HIJRI) != (year <= _LAST_HIJRI):
        return None
    later = year + 1 if second < first else year
    return AllOf(
        (
            CalendarDate(year=year, month=first, calendar=calendar),
            CalendarDate(year=later, month=second, calendar=calendar),
        )
    )


_LAST_HIJRI = 1600


@rule(
    "months-together",
    f"شهري {{a:{MON}}} و {{m:{MON}}}",
    f"شهري {{a:{MON}}} و {{b:ym|mo}}",
    "{a:mon} و {b:ym}",
    f"{{a:{MON}}} , {{c:{MON}}} و {{b:ym}}",
    f"{{a:{MON}}} و {{c:{MON}}} و {{b:ym}}",
    f"أشهر {{a:{MON}}} , {{c:{MON}}} و {{b:ym}}",
    f"أشهر {{a:{MON}}} و {{c:{MON}}} و {{b:ym}}",
    f"أشهر {{a:{MON}}} و {{c:{MON}}} و {{m:{MON}}}",
    f"أشهر {{a:{MON}}} , {{c:{MON}}} و {{m:{MON}}}",
    f"شهري {{h:{HMON}}} و {{b:ym|mo}}",
    f"{{h:{HMON}}} و {{b:ym}}",
    yields="span",
    examples=[
        example("شهري يناير وفبراير 2014", "2015-12-16", "{2014-01,2014-02}"),
        example("جانفي، فيفري ومارس 2018", "2017-01-06", "{2018-01,2018-02,2018-03}"),
        example("شهري رجب وشعبان 1438", "2017-10-17", "{2017-03-29..2017-04-26,2017-04-27..2017-05-26}"),
    ],
    rejects=["شهري يناير"],
)
def months_together(
    a: int = 0, m: int | None = None, c: int | None = None, b: Expr | None = None, h: int | None = None
) -> Expr | None:
    """Two or three months named together; the year is lent."""
    if h is not None:
        hijri = isinstance(b, CalendarDate) and b.calendar is Calendar.HIJRI and b.month != h
        return AllOf((CalendarDate(month=h, calendar=Calendar.HIJRI), b)) if hijri and b is not None else None
    first = tuple(CalendarDate(month=n) for n in (a, c) if n is not None)
    return AllOf((*first, b if b is not None else CalendarDate(month=m)))
