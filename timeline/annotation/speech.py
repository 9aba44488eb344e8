"""The day on which quoted words were said: there «اليوم» counts from.

«قال الوزير الثلاثاء: "اتفقنا اليوم …"»: the quotation's today is that Tuesday, whatever day the article
is of. The day is looked for in the line of the quotation, before its opening mark and outside of other marks; it must
be past, or the article's own. A verb of saying and a colon open a quotation too; it ends with its sentence.

Reported words without marks («قال الناطق الخميس إن الضربات نفذت اليوم») count from a day that is named beside the
verb, and what a report tells beside the day of its news does, too («قررت السلطات، الجمعة، … بعد احتجاجات اليوم»). Where
that is «أمس» the writer counts from his own day, so «غدا» behind it does, too; counted from «أمس» it is the other
reading.

Where the line names no day, the rest of the article may: beside the verb behind the quotation, or as the one day of
which an article of the day after reports.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from timeline.dates.granularity import Granularity
from timeline.dates.interval import Interval
from timeline.expressions import CalendarDate, DayTime, Deictic, Equivalent, Expr, Relative, Shift, Tense, Weekday
from timeline.language.expression import TemporalExpression
from timeline.language.parsing.lexicon import words
from timeline.resolution.anchor import Anchor, AnchorFunction

__all__ = ["Quotations", "Told", "counts_from_utterance", "may_count_from", "news_anchors", "utterance_anchor"]

_MARK = re.compile('["“”„‟«»]')
_LONGEST = 800
"""Characters that a quotation has at most, and that are looked at before one."""
_REACH = 200
"""Characters before a quotation in which the day of speaking may stand: about a long sentence."""

Told = tuple[TemporalExpression, Interval | None]
"""An expression that stands before, and its days."""


def counts_from_utterance(expr: Expr) -> bool:
    """Whether an expression counts from the moment of speaking: «اليوم», «مساء أمس», «غدا», «هذا الأسبوع», «بعد يومين»."""
    inner = expr.of if isinstance(expr, DayTime) else expr
    kind = type(inner)  # a call for each expression costs more than the question
    if kind is Deictic:
        return isinstance(inner, Deictic) and not inner.unit.is_clock
    return kind is Shift and _counts_days(inner)


def _counts_days(expr: Expr | None) -> bool:
    """«بعد يومين», «قبل أسبوع»: from months on it hardly matters from which day one counts."""
    return isinstance(expr, Shift) and expr.origin is None and expr.unit in _OF_DAYS


_OF_DAYS = frozenset({Granularity.DAY, Granularity.WEEK})


def _is_day(expr: Expr) -> bool:
    inner = expr.of if isinstance(expr, DayTime) else expr
    return isinstance(inner, Deictic) and inner.unit is Granularity.DAY


class Quotations:
    """Where quotations of a text open; asked for positions in their order, so that the text is searched once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._searched = 0
        self.line = 0
        self.marks: list[int] = []

    def opening(self, start: int) -> int | None:
        """Where the quotation opens that holds ``start``; then ``line`` and ``marks`` are those before it.

        A mark that nothing closes for so long has opened none. A verb of saying and a colon open a quotation, too.
        """
        if start > self._searched:
            # Only the marks of the line matter, and most lines between two expressions are passed over.
            line = self._text.rfind("\n", self._searched, start) + 1
            if line:
                self.line, self.marks = line, []
            self.marks += [mark.start() for mark in _MARK.finditer(self._text, line or self._searched, start)]
            self._searched = start
        if len(self.marks) % 2 and start - self.marks[-1] <= _LONGEST:
            return self.marks[-1]
        return _after_colon(self._text, max(self.line, start - _LONGEST), start)

    def is_inside(self, position: int) -> bool:
        """Whether a position of the same line lies between marks."""
        return bool(bisect_left(self.marks, position) % 2)


def utterance_anchor(
    quotations: Quotations, text: str, start: int, told: Iterable[Told], anchor: Anchor, expr: Expr
) -> Anchor | None:
    """The anchor of the quotation in which ``expr``, at position ``start`` of ``text``, lies.

    ``told`` are the expressions before it, the last one first. ``None`` where the position is in no quotation, or
    where nothing says that the words are of another day than the article.
    """
    opening = quotations.opening(start)
    line = max(quotations.line, start - _LONGEST)
    if opening is None:
        return _reported(text, line, start, told, anchor) if _is_day(expr) or _counts_days(expr) else None
    for expression, interval in told:
        if expression.start < max(line, opening - _REACH):
            return None
        if expression.end > opening or quotations.is_inside(expression.start):
            continue
        day = _day(interval)
        if day is not None and expression.context.tense is not Tense.FUTURE and day <= anchor.date:
            if day == anchor.date:
                return None
            if _SENTENCE_END.search(text, expression.end, opening) and _repeats(expr, day, anchor):
                return None
            return Anchor(day, AnchorFunction.UTTERANCE, quote=expression.text)
    return None


def _repeats(expr: Expr, day: date, anchor: Anchor) -> bool:
    """«اندلع شجار مساء الخميس. وقالت البلدية "وقع إشكال مساء أمس …"» of a Friday: both tell of that Thursday."""
    inner = expr.of if isinstance(expr, DayTime) else expr
    return isinstance(inner, Deictic) and inner.offset < 0 and (anchor.date - day).days == -inner.offset


def news_anchors(text: str, told: Sequence[Told], anchor: Anchor) -> Iterator[tuple[int, Anchor, bool]]:
    """Which of ``told``, all expressions of the text, count from another day although their line names none before them.

    A day that stands behind the quotation, beside a verb of saying, is that of speaking («"سنغلق المعبر غدا"، قال
    الناطق الثلاثاء»). Else it is the last day of which the article reports, if it is of the day after and tells of no
    day of its own: its speakers spoke on the day of its news. The third is false where that day is what the quotation
    tells when counted from the article's («سعدت بالأمس», where the news is of yesterday, too): then either may be
    meant.
    """
    latest: Anchor | None = None
    is_known = False
    counted = -1  # the quotation of which something was counted so
    quotations = Quotations(text)
    for k, (spoken, interval) in enumerate(told):
        opening = quotations.opening(spoken.start) if interval is not None and _is_day(spoken.expr) else None
        if opening is None:
            continue
        if not is_known:
            latest, is_known = _day_of_the_news(text, told, anchor), True
        behind = _told_behind(text, spoken, told[k + 1 : k + 1 + _MOST_BEHIND], anchor)
        then = latest if behind is None else behind
        if then is None or then.date == anchor.date:
            continue
        is_lately = behind is not None or (anchor.date - then.date).days <= _LATELY
        is_meant = is_lately and (
            behind is not None or opening == counted or not _repeats(spoken.expr, then.date, anchor)
        )
        if is_meant:
            counted = opening
        yield k, then, is_meant


def _day_of_the_news(text: str, told: Sequence[Told], anchor: Anchor) -> Anchor | None:
    """The last day that the article names outside of quotations, if the article is of the day after."""
    latest: tuple[date, str] | None = None
    quotations = Quotations(text)
    for expression, interval in told:
        day = _day(interval)
        if day is None or day > anchor.date or expression.context.tense is Tense.FUTURE:
            continue
        if latest is not None and day <= latest[0]:
            continue
        if _tells_a_day(expression.expr) and quotations.opening(expression.start) is None:
            latest = day, expression.text
    if latest is None or not _LATELY <= (anchor.date - latest[0]).days <= _SOME_DAYS_LATE:
        return None
    return Anchor(latest[0], AnchorFunction.UTTERANCE, quote=latest[1])


def _tells_a_day(expr: Expr) -> bool:
    """Whether a day is told by its name, its date, or from the day of writing: «الجمعة», «أمس», «صباح اليوم الأحد»."""
    match expr:
        case DayTime(of=inner) if inner is not None:
            return _tells_a_day(inner)
        case Equivalent(first=first, second=second):
            return _tells_a_day(first) or _tells_a_day(second)
        case _:
            return _is_named(expr) or _is_day(expr)


def _told_behind(text: str, spoken: TemporalExpression, told: Sequence[Told], anchor: Anchor) -> Anchor | None:
    """The day right behind the quotation, beside a verb of saying."""
    closing = _MARK.search(text, spoken.end, spoken.end + _LONGEST)
    for expression, interval in told if closing is not None else ():
        day = _day(interval)
        if closing is None or expression.start < closing.end():
            continue
        if expression.start > closing.end() + _BEHIND or _SENTENCE_END.search(text, closing.end(), expression.start):
            return None
        says = _reports().search(text, closing.end() - 1, expression.start)
        if says is not None and day is not None and day <= anchor.date and _is_named(expression.expr):
            return Anchor(day, AnchorFunction.UTTERANCE, quote=expression.text)
    return None


_LATELY = 1
"""Days between the news and an article that reports it late."""
_SOME_DAYS_LATE = 3
"""So many days between them leave open of which the speakers speak."""
_BEHIND = 80
"""Characters behind a quotation within which it says who spoke, and when."""
_MOST_BEHIND = 8
"""Expressions that are looked at there."""


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
    low = max(line, start - _REACH)
    colon = text.rfind(":", low, start)
    return colon if colon >= 0 and _said().search(text, low, start) is not None else None


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


def may_count_from(text: str, start: int, told: Iterable[Told], anchor: Anchor, expr: Expr) -> Anchor | None:
    """The day that ``expr`` may count from although the writer's own is likelier: «قال أمس إنه سيسافر غدا».

    Who writes «أمس» counts from his own day, but the words that he reports may have been taken over as they were said.
    """
    if not (_is_day(expr) or _counts_days(expr)) or _THAT.search(text, max(0, start - _REACH), start) is None:
        return None
    for expression, interval in told:
        if start - expression.end > _REACH or _SENTENCE_END.search(text, expression.end, start):
            return None
        day = _day(interval)
        if day is None or day >= anchor.date or not _is_day(expression.expr):
            continue
        low = max(0, expression.start - _REACH)
        if not _THAT.search(text, expression.end, start) or _SENTENCE_END.search(text, expression.end, start):
            continue
        sentence = max((found.end() for found in _SENTENCE_END.finditer(text, low, expression.start)), default=low)
        said = text[sentence : expression.start]
        if _reports().search(said) and not _THAT.search(said):
            return Anchor(day, AnchorFunction.UTTERANCE, quote=expression.text)
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
