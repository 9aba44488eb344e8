"""So long before or after an hour («قبل منتصف الليل بساعتين») or a prayer («بعد المغرب بنصف ساعة»)."""

from __future__ import annotations

from dataclasses import replace

from timeline.expressions import DayTime, Expr, PartOfDay, Shift
from timeline.language.arabic.rules.clock import Clock, clock_plain
from timeline.language.arabic.rules.lengths import QUANTITY, Quantity, whole_units
from timeline.language.rule import example, rule

_HOUR = "time|midnight"


@rule(
    "clock-shifted",
    f"قبل {{t:{_HOUR}}} ب {{q:{QUANTITY}}}",
    f"بعد {{t:{_HOUR}}} ب {{p:{QUANTITY}}}",
    yields="time",
    priority=1,
    examples=[
        example("قبل منتصف الليل بساعتين", "2015-12-16", "2015-12-16T22:00"),
        example("بعد منتصف الليل بنصف ساعة", "2015-12-16", "2015-12-16T00:30"),
        example("قبل الساعة الخامسة مساء بربع ساعة", "2015-12-16", "2015-12-16T16:45"),
    ],
    rejects=["قبل الساعة الخامسة بيومين", "قبل مساء اليوم بساعة"],
)
def clock_shifted(t: Expr, q: Quantity | None = None, p: Quantity | None = None) -> Expr | None:
    """Hours or minutes before or after an hour that is told.

    «قبل منتصف الليل» is of the day that ends there, «بعد منتصف الليل» of the one that begins, as in «الثانية بعد منتصف الليل».
    """
    length = q or p
    whole = whole_units(length) if length is not None else None
    if whole is None or not whole[1].is_clock or not isinstance(t, DayTime) or t.hour is None:
        return None
    if p is not None and t.hour == _MIDNIGHT:
        t = replace(t, hour=0)
    return Shift(-whole[0] if q is not None else whole[0], whole[1], t)


_MIDNIGHT = 24


@rule(
    "length-before-clock",
    f"{{q:{QUANTITY}}} قبل {{t:{_HOUR}}}",
    f"{{p:{QUANTITY}}} بعد {{t:{_HOUR}}}",
    f"{{q:{QUANTITY}}} قبل {{c:clk_bare|clkm}}",
    f"{{p:{QUANTITY}}} بعد {{c:clk_bare|clkm}}",
    yields="time",
    not_before="و إلا",
    guard="alone-or-apart",
    examples=[
        example("ساعة قبل منتصف الليل", "2015-12-16", "2015-12-16T23:00"),
        example("نصف ساعة بعد السابعة مساء", "2015-12-16", "2015-12-16T19:30"),
        example("عشر دقائق قبل الثالثة", "2015-12-16", "2015-12-16T14:50"),
    ],
    rejects=["استراح ساعة قبل منتصف الليل"],
)
def length_before_clock(
    t: Expr | None = None, q: Quantity | None = None, p: Quantity | None = None, c: Clock | None = None
) -> Expr | None:
    """«ساعة قبل منتصف الليل» alone is an hour; beside other words it may be how long something lasted."""
    found: Expr | None = clock_shifted(t if c is None else clock_plain(c), q, p)
    return found


@rule(
    "minutes-past-midnight",
    "منتصف الليل و {f:fraction|fraction_spoken}",
    "منتصف الليل و {m:n59|nw} دقيقة|دقائق",
    "منتصف {noon:the_day} و {f:fraction|fraction_spoken}",
    "منتصف {noon:the_day} و {m:n59|nw} دقيقة|دقائق",
    yields="time",
    guard="alone-or-apart",
    examples=[
        example("منتصف الليل وربع", "2015-12-16", "2015-12-16T00:15"),
        example("منتصف الليل وعشر دقائق", "2015-12-16", "2015-12-16T00:10"),
        example("منتصف النهار ونصف", "2015-12-16", "2015-12-16T12:30"),
    ],
    rejects=["منتصف الليل والنهار"],
)
def minutes_past_midnight(f: int = 0, m: int = 0, noon: int = 0) -> Expr | None:
    """«منتصف الليل وربع»: midnight and noon are hours, and have minutes behind them."""
    minutes = f or m
    return DayTime(hour=noon, minute=minutes) if 0 < minutes < _MINUTES else None


_MINUTES = 60


@rule(
    "prayer-shifted",
    f"قبل|بعد {{p:part_definite}} ب {{q:{QUANTITY}}}",
    f"{{p:part_definite}} ب {{q:{QUANTITY}}}",
    f"قبل|بعد صلاة? المغرب ب {{q:{QUANTITY}}}",
    f"قبل|بعد صلاة|أذان {{p:part_definite}} ب {{q:{QUANTITY}}}",
    yields="time",
    examples=[
        example("بعد المغرب بنصف ساعة", "2015-12-16", "2015-12-16"),
        example("قبل صلاة العشاء بربع ساعة", "2015-12-16", "2015-12-16"),
        example("قبل الظهر بساعة", "2015-12-16", "2015-12-16"),
    ],
    rejects=["بعد المغرب بيومين", "بعد المباراة بساعة"],
)
def prayer_shifted(q: Quantity, p: PartOfDay = PartOfDay.EVENING) -> Expr | None:
    """Hours around a prayer: its hour moves with the season and the place, so that only the part of the day is told."""
    return DayTime(part=p) if q.unit.is_clock else None


@rule(
    "length-before-prayer",
    "{q:qty} قبل|بعد {p:part_definite}",
    "{q:qty} قبل|بعد صلاة|أذان {p:part_definite}",
    "{q:qty} قبل|بعد صلاة? المغرب",
    yields="time",
    priority=-1,
    not_before="و إلا",
    guard="alone-or-apart",
    examples=[example("نصف ساعة بعد العصر", "2015-12-16", "2015-12-16")],
    rejects=["استراح نصف ساعة بعد العصر"],
)
def length_before_prayer(q: Quantity, p: PartOfDay = PartOfDay.EVENING) -> Expr | None:
    """«نصف ساعة بعد الظهر» alone is a time around a prayer; beside other words it may be how long something lasted."""
    found: Expr | None = prayer_shifted(q, p)
    return found
