"""The day on which quoted words were said: there «اليوم» counts from.

«قال الوزير الثلاثاء: "اتفقنا اليوم …"»: the quotation's today is that Tuesday, whatever day the article
is of. The day is looked for in the line of the quotation, before its opening mark and outside of other marks; it must
be past, or the article's own. A verb of saying and a colon open a quotation too; it ends with its sentence.

Reported words without marks («قال الناطق الخميس إن الضربات نفذت اليوم») count from a day that is named beside the
verb, and what a report tells beside the day of its news does, too («قررت السلطات، الجمعة، … بعد احتجاجات اليوم»). Where that is «أمس» the writer counts from his own day, so «غدا» behind it does, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from timeline.dates.granularity import Granularity
from timeline.dates.interval import Interval
from timeline.expressions import CalendarDate, DayTime, Deictic, Equivalent, Expr, Relative, Tense, Weekday
from timeline.language.expression import TemporalExpression
from timeline.language.lexicon import words
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
        return _reported(text, line, start, told, anchor)
    for expression, interval in told:
        if expression.end > opening or sum(mark < expression.start for mark in marks) % 2:
            continue
        if expression.start < max(line, opening - _REACH):
            return None
        day = _day(interval)
        if day is not None and expression.context.tense is not Tense.FUTURE and day <= anchor.date:
            if day == anchor.date:
                return None
            return Anchor(day, AnchorFunction.UTTERANCE, quote=expression.text)
    return None


@lru_cache(maxsize=1)
def _verb() -> str:
    """A pattern of the verbs of saying, in the letters of a text that is not folded."""
    return rf"(?:^|(?<=\s))[وف]?(?:{'|'.join(words('says'))})[^\W\d_]{{0,3}}(?=\s)".replace("ا", "[اأإآ]").replace(
        "ي", "[يى]"
    )


@lru_cache(maxsize=1)
def _said() -> re.Pattern[str]:
    return re.compile(rf"{_verb()}[^:.!?؟]{{0,120}}:[^:.!?؟]*$")


@lru_cache(maxsize=1)
def _reports() -> re.Pattern[str]:
    return re.compile(_verb())


def _after_colon(text: str, line: int, start: int) -> int | None:
    """Where words begin that a verb of saying and a colon open («وأبلغ الصحافيين الاثنين: أظهر اليوم …»)."""
    found = _said().search(text, max(line, start - _REACH), start)
    return text.rindex(":", 0, start) if found is not None else None


_SENTENCE_END = re.compile(r"[.!?؟\n]")
_THAT = re.compile(r"\s[وب]?[إأا]ن\u0651?(?:ه|ها|هم|هما|نا|ني)?\s")
_SOURCE = re.compile(r"\s(?:بحسب|حسب|وفق|وفقا|حسبما|بيان|بلاغ|تصريح)\s")


def _reported(text: str, line: int, start: int, told: Iterable[Told], anchor: Anchor) -> Anchor | None:
    """The day that is named between a verb of saying and what it reports, in the sentence of ``start``."""
    ends = [found.end() for found in _SENTENCE_END.finditer(text, line, start)]
    sentence = ends[-1] if ends else line
    for expression, interval in told:
        if expression.start < sentence:
            return None
        day = _day(interval)
        if day is None or not _is_named(expression.expr) or expression.context.tense is Tense.FUTURE:
            continue
        before, behind = text[sentence : expression.start], text[expression.end : start]
        is_the_news = expression.context.set_off or _reports().search(before) is not None
        if is_the_news and not _THAT.search(before) and not _SOURCE.search(behind):
            return Anchor(day, AnchorFunction.UTTERANCE, quote=expression.text) if day < anchor.date else None
    return None


def _is_named(expr: Expr) -> bool:
    """Whether a day is told by its name or its date, not as «أمس»."""
    match expr:
        case DayTime(of=inner) if inner is not None:
            return _is_named(inner)
        case Equivalent(first=first, second=second):
            return _is_named(first) and _is_named(second)
        case Relative(target=inner):
            return _is_named(inner)
        case Weekday() | CalendarDate():
            return True
        case _:
            return False


def _day(interval: Interval | None) -> date | None:
    single = interval is not None and interval.start is not None and interval.start == interval.end
    return interval.start if interval is not None and single else None
