"""Days of the week: bare, moved, in a week, and beside a date."""

from __future__ import annotations

from timeline.dates.granularity import Granularity
from timeline.expressions import (
    AllOf,
    CalendarDate,
    Day,
    Deictic,
    Direction,
    Equivalent,
    Expr,
    Relative,
    Shift,
    Weekday,
    Within,
)
from timeline.language.kinds import WEEKISH
from timeline.language.rule import example, rule


@rule(
    "weekday-name",
    "{weekday}",
    "يوم|نهار|يومه {weekday}",
    "يوم|نهار {weekday:weekday_bare}",
    "نهار {weekday:weekday_spoken}",
    "{weekday} , {_:weekday_english}",
    yields="wd",
    examples=[
        example("الجمعة", "2015-12-16", "2015-12-18"),
        example("يوم الثلاثاء", "2015-12-16", "2015-12-15", "past"),
    ],
    rejects=["أحد", "جمعة", "خميس"],
)
def weekday_name(weekday: Day) -> Day:
    """A day of the week with the article; without it only after «يوم»."""
    return weekday


@rule(
    "weekday-spoken",
    "{weekday_spoken}",
    yields="wd",
    not_before="هذا هذه على إلى من فوق تجاوز الأيام السنوات الساعات الأشهر",
    after="القادم الجاي الياي الماضي اللي الساعة الصبح الضهر الظهر العصر المسا بالليل الفجر صباحا مساء",
    examples=[
        example("الحد الجاي", "2015-12-16", "2015-12-20"),
        example("الأربع الساعة 5", "2015-12-16", "2015-12-16T17"),
    ],
    rejects=["الحد الأدنى", "الأربع سنوات", "تجاوز الحد"],
)
def weekday_spoken(weekday_spoken: Day) -> Day:
    """«الحد الجاي»: what stands behind shows that it is a day."""
    return weekday_spoken


@rule(
    "weekday",
    "{wd}",
    yields="wday",
    not_after="عشر",
    guard="every-week",
    examples=[
        example("الجمعة", "2015-12-16", "2015-12-11", "past"),
        example("يوم الجمعة", "2015-12-16", "2015-12-18", "future"),
    ],
    rejects=["الأحد عشر"],
)
def weekday_alone(wd: Day) -> Expr:
    """A bare weekday: the tense of its clause decides the side."""
    return Weekday(wd)


@rule(
    "weekday-modifier",
    "{wd} {modifier}",
    "{wd} {modifier:recent}",
    "{wd} , {modifier}",
    yields="wday",
    guard="agreeing",
    examples=[
        example("الجمعة المقبل", "2015-12-16", "2015-12-18"),
        example("يوم السبت القادم", "2016-12-09", "2016-12-10"),
        example("الاثنين الماضي", "2016-12-08", "2016-12-05"),
        example("الأربعاء الفارط", "2016-12-08", "2016-12-07"),
        example("الإثنين المنصرم", "2016-12-08", "2016-12-05"),
    ],
    rejects=["الجمعية المقبلة", "الجمعة العظيمة"],
)
def weekday_modifier(wd: Day, modifier: Direction) -> Expr:
    """The named day strictly after (NEXT) or before (LAST) the anchor."""
    return Relative(Weekday(wd), modifier)


@rule(
    "weekday-modifier-twice",
    "{wd} بعد|قبل {modifier}",
    "{wd} ما بعد|قبل {modifier}",
    "{wd} اللي|الي|الذي|التي بعد|قبل {modifier}",
    "{wd} الذي|التي يلي|تلي|يسبق|تسبق {modifier}",
    yields="wday",
    examples=[
        example("السبت بعد المقبل", "2015-12-16", "2015-12-26"),
        example("الجمعة قبل الماضي", "2015-12-16", "2015-12-04"),
    ],
    rejects=["السبت بعد"],
)
def weekday_modifier_twice(wd: Day, modifier: Direction) -> Expr | None:
    """«السبت بعد المقبل»: a week beyond the next one."""
    if modifier is Direction.THIS:
        return None
    days = 7 if modifier is Direction.NEXT else -7
    return Shift(days, Granularity.DAY, Relative(Weekday(wd), modifier))


@rule(
    "weekday-following",
    "{wd} {step:following}",
    yields="wday",
    examples=[example("يوم الثلاثاء السابق", "2013-02-12", "2013-02-05")],
    rejects=["الثلاثاء الأسود"],
)
def weekday_following(wd: Day, step: int) -> Expr:
    """«التالي» and «السابق» with a weekday."""
    return Relative(Weekday(wd), Direction.NEXT if step > 0 else Direction.LAST)


@rule(
    "weekday-this",
    "هذا|هذه|هاد|هذي {wd}",
    "{wd} {_:this_behind}",
    yields="wday",
    guard="pointing",
    not_before="أمس الأمس اليوم غدا غد الغد",
    examples=[
        example("هذا الاثنين", "2013-02-12", "2013-02-18", "future"),
        example("الخميس ده", "2013-02-12", "2013-02-14", "future"),
    ],
    rejects=["هذا الاثنان"],
)
def weekday_this(wd: Day) -> Expr:
    """«هذا الأحد»: a bare weekday, pointed at."""
    return Weekday(wd)


@rule(
    "weekday-of-week",
    f"{{w:wd|weekday_bare}} {{whole:{WEEKISH}}}",
    f"{{w:wd|weekday_bare}} من {{whole:{WEEKISH}}}",
    f"{{whole:{WEEKISH}}} {{w:wd}}",
    yields="wday",
    examples=[
        example("الأحد من الأسبوع الماضي", "2013-02-12", "2013-02-10"),
        example("اثنين الاسبوع الحالي", "2013-02-12", "2013-02-11"),
        example("الثلاثاء من الأسبوع المقبل", "2013-02-12", "2013-02-19"),
        example("الأسبوع المقبل يوم الأربعاء", "2013-02-12", "2013-02-20"),
    ],
    rejects=["الأحد من"],
)
def weekday_of_week(w: Day, whole: Expr) -> Expr:
    """A day of the week before, of this one, or of the next."""
    return Within(Weekday(w), whole)


@rule(
    "weekday-date",
    "{wd} {x:md|ymd|day}",
    "{wd} , {x:md|ymd|day}",
    "{wd} ( {x:md|ymd|day} )",
    "{x:md|ymd} ( {wd} )",
    "( {wd} ) {x:md|ymd}",
    "{wd} : {x:md|ymd}",
    "{wd} / {x:md|ymd|day}",
    "{wd} - {x:md|ymd|day}",
    "{wd} في|ل|بتاريخ {x:md|ymd|day}",
    "{wd} , في {x:md|ymd|day}",
    "{wd} الموافق|الموافقة|المصادف|المصادفة ل? {x:md|ymd|day}",
    "{wd} , الموافق|المصادف {x:md|ymd|day}",
    "{wd} الموافق|المصادف يوم {x:md|ymd|day}",
    "{wd} الواقع|الواقعة في|فيه|فيها {x:md|ymd|day}",
    "{wd} , الواقع|الواقعة في|فيه|فيها {x:md|ymd|day}",
    "{w2:wday} الواقع|الواقعة في|فيه|فيها {x:md|ymd|day}",
    "{w2:wday} الموافق|الموافقة|المصادف|المصادفة ل {x:md|ymd|day}",
    "{w2:wday} {x:md|ymd|day}",
    "{w2:wday} , {x:md|ymd|day}",
    "{w2:wday} ( {x:md|ymd|day} )",
    "{w2:wday} في|الموافق|المصادف {x:md|ymd|day}",
    "{x:md|ymd|day|hol} هو|هي|يوافق|يصادف|سيوافق|سيصادف {wd}",
    "{x:md|ymd} الموافق|المصادف {wd}",
    yields="day",
    examples=[
        example("الجمعة 18 كانون الأول", "2015-12-16", "2015-12-18"),
        example("الأربعاء 16 ديسمبر 2015", "2016-02-16", "2015-12-16"),
        example("الجمعة 18 كانون الاول (ديسمبر)", "2015-12-16", "2015-12-18"),
        example("يوم الجمعة 18 من ديسمبر", "2015-12-16", "2015-12-18"),
        example("الخميس الموافق 14 شهر شباط", "2013-02-12", "2013-02-14"),
        example("الأربعاء، 13 شباط", "2013-02-12", "2013-02-13"),
        example("يوم الجمعة المقبل الـ 18 من كانون الأول", "2015-12-16", "2015-12-18"),
        example("الثلاثاء 18 الجاري", "2015-12-16", "2015-12-18"),
        example("غرة رمضان 1443 هي السبت", "2021-05-19", "2022-04-02"),
    ],
    rejects=["الجمعة 18 شخصا"],
)
def weekday_date(x: Expr, wd: Day | None = None, w2: Expr | None = None) -> Expr:
    """A weekday beside a date: the same day told twice, and a check."""
    if w2 is not None:
        return Equivalent(w2, x)
    assert wd is not None
    return Equivalent(Weekday(wd), x)


@rule(
    "weekday-ordinal",
    "{wd} {ord}",
    yields="day",
    examples=[example("السبت السادس عشر", "2013-02-12", "2013-02-16")],
    rejects=["السبت الأول"],
)
def weekday_ordinal(wd: Day, ord: int) -> Expr | None:
    """A weekday and a day of the month in words; small ordinals count weekdays instead."""
    return Equivalent(Weekday(wd), CalendarDate(day=ord)) if ord > 7 else None


@rule(
    "weekday-day-number",
    "{wd} {d:n31|the_n}",
    "{wd} ~ {d:the_n}",
    yields="day_number",
    not_after="#digits / : - . %",
    guard="day-number",
    examples=[
        example("الخميس 16", "2017-03-15", "2017-03-16"),
        example("يوم الاثنين 27", "2017-03-15", "2017-02-27", "past"),
        example("الخميس 17", "2017-03-15", "2017-03-16", "future"),
    ],
    rejects=["الخميس 17 قتيلا", "الخميس 3%"],
)
def weekday_day_number(wd: Day, d: int) -> Expr | None:
    """A weekday and the bare number of the day; where no near month has it so, the weekday decides."""
    return Equivalent(Weekday(wd), CalendarDate(day=d, numeric=True)) if 1 <= d <= 31 else None


@rule(
    "day-by-number",
    "يوم {d:n31}",
    yields="day_number",
    not_before="كل أي لكل ألف مئة كم",
    not_after="#digits / : - . %",
    guard="day-number",
    examples=[example("يوم 17", "2017-03-15", "2017-03-17")],
    rejects=["يوم 17 قتيلا", "يوم 32"],
)
def day_by_number(d: int) -> Expr | None:
    """«يوم 17»: of the anchor's month, or by tense."""
    return CalendarDate(day=d) if 1 <= d <= 31 else None


@rule(
    "weekday-pair",
    "يومي {a:weekday} و {b:weekday}",
    "يومي {a:weekday} و {b:weekday} {direction:modifier}",
    "أيام {a:weekday} و {b:weekday} و {c:weekday}",
    "أيام {a:weekday} , {b:weekday} و {c:weekday}",
    "أيام {a:weekday} و {b:weekday} {direction:modifier}",
    "أيام {a:weekday} و {b:weekday} و {c:weekday} {direction:modifier}",
    yields="span",
    examples=[
        example("يومي السبت والأحد المقبلين", "2015-12-16", "{2015-12-19,2015-12-20}"),
        example("يومي السبت والأحد", "2015-12-16", "{2015-12-19,2015-12-20}", "future"),
    ],
    rejects=["يومي السبت"],
)
def weekday_pair(a: Day, b: Day, c: Day | None = None, direction: Direction | None = None) -> Expr:
    """Two or three weekdays named together."""
    days: list[Expr] = [Weekday(d) for d in (a, b, c) if d is not None]
    if direction is not None:
        days = [Relative(d, direction) for d in days]
    return AllOf(tuple(days))


@rule(
    "weekend",
    "عطلة? نهاية الأسبوع",
    "عطلة? نهاية الأسبوع {direction:modifier}",
    "عطلة? نهاية {this} الأسبوع",
    "{_:weekend_word}",
    "{_:weekend_word} {_:this_behind}",
    yields="rel_weekend",
    priority=2,
    examples=[
        example("نهاية الأسبوع", "2015-12-16", "[2015-12-18..2015-12-20]"),
        example("عطلة نهاية الأسبوع الماضي", "2015-12-16", "[2015-12-11..2015-12-13]"),
        example("نهاية هذا الأسبوع", "2015-12-16", "[2015-12-18..2015-12-20]"),
    ],
    rejects=["نهاية الأسبوعين"],
)
def weekend(direction: Direction | None = None, this: int | None = None) -> Expr:
    """The weekend of the week (which days is a policy); tense moves it only where no word says which one."""
    if this is not None or direction is Direction.THIS:
        return Relative(Deictic(Granularity.WEEKEND, 0), Direction.THIS)
    offset = {None: 0, Direction.LAST: -1, Direction.NEXT: 1}[direction]
    return Deictic(Granularity.WEEKEND, offset)


@rule(
    "weekend-coming",
    "عطلة نهاية الأسبوع المقبلة|القادمة|الآتية",
    "{_:weekend_word} {direction:modifier}",
    yields="rel_weekend",
    priority=3,
    examples=[
        example("عطلة نهاية الأسبوع المقبلة", "2015-12-16", "[2015-12-18..2015-12-20]"),
        example("الويكند الجاي", "2015-12-16", "[2015-12-18..2015-12-20]"),
    ],
    rejects=["عطلة نهاية الأسبوع المقبل"],
)
def weekend_coming(direction: Direction = Direction.NEXT) -> Expr:
    """The word agrees with «عطلة», or is the weekend itself: the one that comes, not the one of next week."""
    return Relative(Deictic(Granularity.WEEKEND), direction)
