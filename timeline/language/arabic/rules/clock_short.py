"""Ranges of hours that need a whole message to be such: «٤-٦ م», «السبت من 4 إلى 6», «من التاسعة إلى الخامسة»."""

from __future__ import annotations

from timeline.expressions import DayTime, Deictic, Expr, PartOfDay, Range
from timeline.language.arabic.rules.clock import Clock, clock_plain
from timeline.language.arabic.rules.clock_ranges import clock_range, clock_range_day
from timeline.language.kinds import DAY
from timeline.language.rule import example, rule

_TO = "{_:range_to}"
_NOON = 12


@rule(
    "clock-range-words",
    f"من {{c:clk_bare}} {_TO} {{d:clk_bare}}",
    "من {c:clk_bare} ل {d:clk_bare}",
    "بين {c:clk_bare} و {d:clk_bare}",
    yields="time",
    guard="alone",
    examples=[example("من التاسعة إلى الخامسة", "2013-02-12", "2013-02-12T09/2013-02-12T17")],
    rejects=["من المرحلة الثالثة إلى الخامسة"],
)
def clock_range_words(c: Clock, d: Clock) -> Expr:
    """«من التاسعة إلى الخامسة» are hours where it is all that is said."""
    return Range(clock_plain(c), clock_plain(d))


@rule(
    "part-to-sunset",
    f"من {{p:part_definite}} {_TO} المغرب",
    yields="time",
    guard="alone",
    examples=[example("من الفجر إلى المغرب", "2013-02-12", "2013-02-12/2013-02-12")],
    rejects=["سافر من الفجر إلى المغرب"],
)
def part_to_sunset(p: PartOfDay) -> Expr:
    """«من الفجر إلى المغرب» alone is the time until sunset; elsewhere «المغرب» may be the country."""
    return Range(DayTime(part=p), DayTime(part=PartOfDay.EVENING))


@rule(
    "clock-range-dash",
    "{first:hour} - {b:clk_part}",
    f"{{first:hour}} {_TO} {{b:clk_part}}",
    yields="hours_dash",
    examples=[example("٤-٦ م", "2013-02-12", "2013-02-12T16/2013-02-12T18")],
    rejects=["انتهت 4-6 مساء"],
)
def clock_range_dash(first: int, b: DayTime) -> Expr | None:
    """«٤-٦ م»: beside other words it may be a score."""
    found: Expr | None = clock_range(b, first=first)
    return found


@rule(
    "clock-range-short",
    "{r:hours_dash}",
    yields="time",
    guard="alone",
    examples=[example("8-10 مساء", "2013-02-12", "2013-02-12T20/2013-02-12T22")],
    rejects=["فازوا 2-2 مساء"],
)
def clock_range_short(r: Expr) -> Expr:
    """Hours with a dash, where they are all that is said."""
    return r


@rule(
    "clock-range-day-short",
    f"{{x:{DAY}}} {{r:hours_dash}}",
    f"{{x:{DAY}}} , {{r:hours_dash}}",
    f"{{x:{DAY}}} : {{r:hours_dash}}",
    f"{{x:{DAY}}} من {{h:hour}} {_TO} {{k:hour}}",
    f"{{x:{DAY}}} من {{h:hour}} ل|- {{k:hour}}",
    f"{{x:{DAY}}} بين {{h:hour}} و {{k:hour}}",
    "{ahead:dday} {h:hour} - {k:hour}",
    f"{{x:{DAY}}} من {{c:clk_bare|clkm}} {_TO} {{d:clk_bare|clkm}}",
    f"{{x:{DAY}}} بين {{c:clk_bare|clkm}} و {{d:clk_bare|clkm}}",
    f"{{x:{DAY}}} من {{h:nw|hour_spoken}} {_TO} {{k:nw|hour_spoken|hour}}",
    f"{{x:{DAY}}} من {{h:nw|hour_spoken}} ل {{k:nw|hour_spoken|hour}}",
    yields="time",
    guard="hour-ends",
    not_after="/ - : . %",
    examples=[
        example("الخميس 6-8 م", "2013-02-12", "2013-02-14T18/2013-02-14T20"),
        example("السبت من 4 إلى 6", "2013-02-12", "2013-02-16T16/2013-02-16T18"),
        example("غدا 2-4", "2013-02-12", "2013-02-13T14/2013-02-13T16"),
        example("نجتمع [غدا من 9 إلى 11]", "2013-02-12", "2013-02-13T09/2013-02-13T11", "future"),
    ],
    rejects=["غدا من 4 إلى 6 درجات"],
)
def clock_range_day_short(
    x: Expr | None = None,
    r: Expr | None = None,
    h: int = 0,
    k: int = 0,
    ahead: Expr | None = None,
    c: Clock | None = None,
    d: Clock | None = None,
) -> Expr | None:
    """«السبت من 4 إلى 6», «غدا 2-4»: hours without «الساعة» on a day, where a message ends with them."""
    if ahead is not None:
        if not isinstance(ahead, Deictic) or ahead.offset < 1:
            return None  # «فاز أمس 2-1»
        x = ahead
    if c is not None and d is not None:
        r = clock_range_words(c, d)
    if r is None:
        if not 0 <= h <= 24 or not 0 < k <= 24:
            return None
        start, end = (clock_plain((number, None, None, number > _NOON)) for number in (h, k))
        r = Range(start, end)
    found: Expr | None = clock_range_day(r, x)
    return found


@rule(
    "clock-range-of-work",
    f"من {{h:hour}} {_TO} {{k:hour}}",
    "من {h:hour} - {k:hour}",
    yields="time",
    before="الدوام دوام العمل مواعيدنا المواعيد الاجتماع الموعد الدرس الدورة الحصة المحاضرة الورشة متاح متفرغ مفتوح",
    guard="hour-ends",
    not_after="/ - : . % و",
    examples=[example("الدوام [من 8 إلى 4]", "2013-02-12", "2013-02-12T08/2013-02-12T16")],
    rejects=["الدوام من 8 إلى 4 أيام", "ارتفع من 8 إلى 12"],
)
def clock_range_of_work(h: int, k: int) -> Expr | None:
    """«الدوام من 8 إلى 4»: behind what has hours two numbers are hours where a message ends with them."""
    if not 0 <= h <= 24 or not 0 < k <= 24:
        return None
    start, end = (clock_plain((number, None, None, number > _NOON)) for number in (h, k))
    return Range(start, end)
