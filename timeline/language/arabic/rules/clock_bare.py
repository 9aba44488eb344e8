"""Hours as people answer with them: «٨ ونص», «تسعة إلا ربع», «غدا ٩», «الليلة ٨ ونص»."""

from __future__ import annotations

from timeline.dates.granularity import Granularity
from timeline.expressions import CalendarDate, DayTime, Deictic, Expr, PartOfDay, Relative
from timeline.language.arabic.rules.clock import Clock, Written, clock_minutes, clock_plain, with_part
from timeline.language.arabic.rules.clock_days import on_day
from timeline.language.kinds import DAY
from timeline.language.rule import As, example, rule

_NOON = 12
_FRACTION = "fraction|fraction_spoken"
_PART = "part_adverb|part_spoken|part_definite|meridiem"


@rule(
    "clock-number-minutes",
    f"{{h:hour|nw|hour_spoken}} و {{f:{_FRACTION}}}",
    f"{{h:hour|nw|hour_spoken}} إلا {{g:{_FRACTION}|minutes_missing}}",
    "{h:hour|nw|hour_spoken} إلا {g:n59|nw} دقيقة|دقائق|دقايق",
    "{h:hour} و {f:n59|nw} دقيقة|دقائق|دقايق",
    "{h:nw|hour_spoken} و {few:n59|nw} دقيقة|دقائق|دقايق",
    yields="clk_num",
    examples=[
        example("٨ ونص مساء", "2015-12-16", "2015-12-16T20:30"),
        example("تسعة إلا ربع", "2015-12-16", "2015-12-16T08:45"),
        example("8 إلا 5 دقائق مساء", "2015-12-16", "2015-12-16T19:55"),
    ],
    rejects=["ساعة ونص", "15 ونص", "خمس وأربعون دقيقة"],
)
def clock_number_minutes(h: int, f: int | None = None, g: int | None = None, few: int | None = None) -> Clock | None:
    """A number and the minutes of an hour; what stands beside it shows that it is one.

    «خمس وأربعون دقيقة» are 45 minutes.
    """
    if not 1 <= h <= _NOON or (few is not None and few % 10 == 0 and few > 10):
        return None
    f = f if few is None else few
    found: Clock | None = clock_minutes((h, None, None, False), f, g)
    return found


@rule(
    "clock-number-part",
    f"{{c:clk_num}} {{p:{_PART}}}",
    "{w:nw|hour_spoken} {p:part_spoken}",
    yields="time",
    also="clk_part clk_said",
    guard="hour-alone",
    not_before="/ - : . ,",
    examples=[
        example("٣ ونص العصر", "2015-12-16", "2015-12-16T15:30"),
        example("٩ وربع ص", "2015-12-16", "2015-12-16T09:15"),
        example("تسعة الصبح", "2015-12-16", "2015-12-16T09"),
    ],
    rejects=["العصر ٣ ونص", "عشرين العصر"],
)
def clock_number_part(p: PartOfDay, c: Clock | None = None, w: int = 0) -> list[As] | None:
    """«٣ ونص العصر»: the part of the day shows that the number is an hour."""
    if c is None and not 1 <= w <= _NOON:
        return None
    clock = with_part(c or (w, None, None, False), p)
    return [As(kind, clock) for kind in ("time", "clk_part", "clk_said")]


@rule(
    "clock-part-day",
    "{t:clk_said} {x:dday|wday}",
    "{t:clk_said} , {x:dday|wday}",
    "{t:clk_said} من {x:dday|wday}",
    yields="time",
    guard="hour-alone",
    not_before="/ - : . ,",
    examples=[
        example("٩ الصبح بكرة", "2015-12-16", "2015-12-17T09"),
        example("٨ ونص مساء الجمعة", "2015-12-16", "2015-12-18T20:30"),
    ],
    rejects=["الصبح بكرة"],
)
def clock_part_day(t: DayTime, x: Expr) -> Expr | None:
    """An hour with its part of the day, and the day behind them."""
    return on_day(x, t)


@rule(
    "clock-number-alone",
    "{c:clk_num}",
    yields="time",
    guard="alone",
    examples=[example("٥ ونص", "2015-12-16", "2015-12-16T17:30")],
    rejects=["اشترى ٥ ونص"],
)
def clock_number_alone(c: Clock) -> DayTime:
    """«٥ ونص» is an hour where it is all that is said."""
    found: DayTime = clock_plain(c)
    return found


@rule(
    "tomorrow-of-the-gulf",
    "باكر {t:tod|todz}",
    "باكر {p:part_definite}",
    yields="time",
    not_before="وقت صباح صباحا غد الغد موعد زواج شكل",
    examples=[
        example("باكر الساعة 7", "2015-12-16", "2015-12-17T07"),
        example("باكر الصبح", "2015-12-16", "2015-12-17"),
    ],
    rejects=["وقت باكر الساعة 7"],
)
def tomorrow_of_the_gulf(t: DayTime | None = None, p: PartOfDay | None = None) -> Expr | None:
    """«باكر» is tomorrow in the Gulf and «early» elsewhere: an hour or a part of the day shows which."""
    return on_day(Deictic(Granularity.DAY, 1), t if t is not None else DayTime(part=p))


@rule(
    "day-and-number",
    f"{{x:{DAY}|time}} {{c:clk_num}}",
    f"{{x:{DAY}|time}} ,|في {{c:clk_num}}",
    f"{{x:{DAY}}} في|عند|على {{c:clk_bare|clkm}}",
    "{x:dday|time} {h:hour}",
    "{x:dday|time} , {h:hour}",
    "{x:dday|time|wday} مع|على {h:hour}",
    "{x:wday} {h:hour}",
    "{x:dday|time} {t:hhmm_dot}",
    "{x:dday|time} {w:nw}",
    yields="time",
    guard="hour-ends",
    not_after="/ - : . % و",
    examples=[
        example("غدا ٩", "2015-12-16", "2015-12-17T09"),
        example("بكرة ٨ ونص", "2015-12-16", "2015-12-17T08:30"),
        example("الليلة ٩", "2015-12-16", "2015-12-16T21"),
        example("الأحد القادم ٧", "2015-12-16", "2015-12-20T07"),
        example("ذكرني [غدا في السادسة]", "2015-12-16", "2015-12-17T18"),
        example("نلتقي [مساء الخميس ٧]", "2015-12-16", "2015-12-17T19", "future"),
    ],
    rejects=["غدا 9 أشخاص", "غدا 30"],
)
def day_and_number(
    x: Expr, c: Clock | None = None, h: int | None = None, t: Written | None = None, w: int | None = None
) -> Expr | None:
    """A day and the bare number of an hour, where a message ends with them.

    A weekday without a direction and a number are a day of the month («الجمعة 17»).
    """
    if isinstance(x, CalendarDate) or (isinstance(x, DayTime) and x.of is None and x.part is None):
        return None
    number = h if h is not None else w
    if number is not None:
        if not 1 <= number <= _NOON or (h is not None and not isinstance(x, DayTime | Deictic | Relative)):
            return None
        c = (number, None, None, False)
    clock = clock_plain(c if c is not None else t)
    return on_day(x, clock)
