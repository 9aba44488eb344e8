"""The day on which quoted words were said: there «اليوم» counts from.

«قال الوزير الثلاثاء: "اتفقنا اليوم …"»: the quotation's today is that Tuesday, whatever day the article
is of. The day is looked for in the line of the quotation, before its opening mark; it must be past, or
the article's own. A verb of saying and a colon open a quotation too; it ends with its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from timeline.dates.granularity import Granularity
from timeline.dates.interval import Interval
from timeline.expressions import DayTime, Deictic, Expr, Tense
from timeline.language.expression import TemporalExpression
from timeline.resolution.anchor import Anchor, AnchorFunction

__all__ = ["counts_from_utterance", "utterance_anchor"]

_MARK = re.compile('["“”„‟«»]')
_REACH = 200
"""Characters before a quotation in which the day of speaking may stand: about a long sentence."""

Told = tuple[TemporalExpression, Interval | None]
"""An expression that stands before, and its days."""


def counts_from_utterance(expr: Expr) -> bool:
    """Whether an expression counts days from the moment of speaking: «اليوم», «مساء أمس», «غدا»."""
    inner = expr.of if isinstance(expr, DayTime) else expr
    return isinstance(inner, Deictic) and inner.unit is Granularity.DAY


def utterance_anchor(text: str, start: int, told: Iterable[Told], anchor: Anchor) -> Anchor | None:
    """The anchor of the quotation in which position ``start`` of ``text`` lies.

    ``told`` are the expressions before it, the last one first. ``None`` where the position is in no quotation, or
    where nothing says that the words are of another day than the article.
    """
    line = max(text.rfind("\n", max(0, start - 4 * _REACH), start) + 1, start - 4 * _REACH, 0)
    marks = [found.start() for found in _MARK.finditer(text, line, start)]
    opening = marks[-1] if len(marks) % 2 else _after_colon(text, line, start)
    if opening is None:
        return None
    for expression, interval in told:
        if expression.end > opening:
            continue
        if expression.start < max(line, opening - _REACH):
            return None
        day = _day(interval)
        if day is not None and expression.context.tense is not Tense.FUTURE and day <= anchor.date:
            if day == anchor.date:
                return None
            return Anchor(day, AnchorFunction.UTTERANCE, quote=expression.text)
    return None


_SAID = re.compile(
    r"(?:^|\s)[وف]?(?:قال|أضاف|اضاف|أكد|اكد|صرح|أبلغ|ابلغ|كتب|غرد|أعلن|اعلن|تابع|أوضح|اوضح|ذكر|شدد|[يت]قول|قائل)"
    r"[^\W\d_]{0,3}\s[^:.!?؟]{0,120}:[^:.!?؟]*$"
)


def _after_colon(text: str, line: int, start: int) -> int | None:
    """Where words begin that a verb of saying and a colon open («وأبلغ الصحافيين الاثنين: أظهر اليوم …»)."""
    found = _SAID.search(text, max(line, start - _REACH), start)
    return text.rindex(":", 0, start) if found is not None else None


def _day(interval: Interval | None) -> date | None:
    single = interval is not None and interval.start is not None and interval.start == interval.end
    return interval.start if interval is not None and single else None
