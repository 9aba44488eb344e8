"""A text while it is annotated: what was told before decides what the next expression means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from timeline.annotation.annotation import Annotation
from timeline.annotation.compared import is_compared_with
from timeline.annotation.day_behind import hours_before_their_day
from timeline.annotation.day_of_month import day_of_month
from timeline.annotation.days_ahead import are_days_ahead, day_among, on_that_day
from timeline.annotation.going_on import TOLD_YEAR_REACH, going_on, is_yearless, with_told_year
from timeline.annotation.row_of_days import MOVED_REACH, was_moved
from timeline.annotation.sequel import (
    begins_anew,
    follows_nothing,
    is_bare_hour,
    is_hour_of,
    is_same_moment,
    is_that_day,
    is_vague_past,
    told_aside,
)
from timeline.annotation.speech import (
    Quotations,
    Told,
    counts_from_utterance,
    may_count_from,
    news_anchors,
    utterance_anchor,
)
from timeline.annotation.stages import COMPARED, COUNTS, FOLLOWS, LOOKS_BACK, SEQUELS
from timeline.annotation.story import Story
from timeline.annotation.two_calendars import ONE_DATE_REACH, are_one_date, compared, tells_again
from timeline.dates.granularity import Granularity
from timeline.dates.interval import Interval
from timeline.expressions import Anaphoric, Context, DayTime, Expr
from timeline.language.expression import TemporalExpression
from timeline.resolution.anchor import Anchor
from timeline.resolution.frame import EventLookup
from timeline.resolution.policy import Policy
from timeline.resolution.remembered import Resolver
from timeline.resolution.resolution import Alternative, Problem, Resolution
from timeline.resolution.resolve import resolve
from timeline.resolution.sequel import in_other_half, moved_from

__all__ = ["Annotator"]

_ANTECEDENT_REACH = 250
"""How many characters back «في اليوم التالي» or a bare clock time looks for the day that it follows."""

_SOME_DAYS = frozenset({Granularity.WEEK, Granularity.WEEKEND, Granularity.MONTH})
"""Units of which «في اليوم نفسه» is none; behind a year it may be a day that nobody has told."""
_NEIGHBOURS = max(MOVED_REACH, ONE_DATE_REACH)
"""Characters between two expressions that may be what was moved and whither, or the halves of one date."""

_THAT = ("ذلك", "تلك")
_STORY = 3
"""How many expressions back the day of an hour stands that has none itself."""
_TOLD = 300
"""How many expressions back the day of a quotation is looked for: more than its reach in characters holds."""


class Annotator:
    """Takes the expressions of a text in their order; the stages of each are the lines of ``add``."""

    __slots__ = (
        "_ahead", "_anchor", "_antecedent", "_events", "_found", "_policy", "_quotations", "_remembered", "_story", "_text", "_told_at"
    )  # fmt: skip

    def __init__(self, text: str, anchor: Anchor | None, policy: Policy, events: EventLookup | None) -> None:
        self._text = text
        self._anchor = anchor
        self._policy = policy
        self._events = events
        self._remembered = Resolver(anchor, policy) if events is None else None
        self._story = Story(anchor, policy)
        self._quotations: Quotations | None = None
        self._found: list[Annotation] = []
        self._antecedent: Interval | None = None
        """The days that were told last, as long as the text is about them."""
        self._ahead: tuple[Interval, int] | None = None
        """Days told lately that lie more than a week ahead, and where their words end."""
        self._told_at = 0
        """Where the expression of the antecedent ends."""

    def add(self, expression: TemporalExpression) -> None:
        """Resolve the next expression and keep it."""
        # Most stages are for few kinds of expression, and a call costs more than to ask for the kind.
        kind = type(expression.expr)
        if self._antecedent is not None and (
            kind in LOOKS_BACK or expression.start - self._told_at > _ANTECEDENT_REACH
        ):
            self._follow(expression, self._antecedent)
        counted_from = self._anchor
        if counted_from is not None and kind in COUNTS and counts_from_utterance(expression.expr):
            counted_from = self._counted_from(expression, counted_from)
        resolution = self._resolved(expression, counted_from)
        if expression.alternatives:
            expression, resolution = self._as_a_date(expression, resolution, counted_from)
        if kind in SEQUELS and self._found and self._antecedent is not None:
            resolution = self._going_on(expression, resolution, counted_from)
        if self._ahead is not None and (day := day_among(*self._ahead, expression)) is not None:
            resolution = on_that_day(day, expression, resolution, self._policy)
        is_of_some_story = not self._story.is_recent
        if is_of_some_story and self._found:
            resolution = self._story.placed(expression, resolution, self._text)
        self._keep(expression, resolution, counted_from)
        if is_of_some_story:
            self._story.tell(expression, resolution.interval)

    def finished(self) -> list[Annotation]:
        """All annotations; what is said in quotations is counted from the day of speaking that only the whole tells."""
        if self._anchor is not None and self._quotations is not None:
            told = [(a.expression, a.resolution.interval) for a in self._found]
            for k, then, is_meant in news_anchors(self._text, told, self._anchor):
                found, expression = self._found[k], self._found[k].expression
                if found.anchor is not self._anchor:
                    continue
                if is_meant:
                    resolution = resolve(expression.expr, then, self._policy, context=expression.context)
                    self._found[k] = Annotation(expression, self._also_from_today(expression, resolution), then)
                else:
                    resolution = self._also_from(then, "reported", expression, found.resolution)
                    self._found[k] = replace(found, resolution=resolution)
        return self._found

    def _follow(self, expression: TemporalExpression, antecedent: Interval) -> None:
        """Find the days that an expression may follow: those told last, unless they are far, over or an aside."""
        anchor, text, found = self._anchor, self._text, self._found
        if expression.start - self._told_at > _ANTECEDENT_REACH or (
            anchor is not None and begins_anew(antecedent, self._told_at, expression, text, anchor)
        ):
            self._antecedent = None
        elif len(found) > 1 and antecedent is found[-1].interval and told_aside(found[-1].expression, expression, text):
            self._antecedent = found[-2].interval or antecedent
        elif (antecedent.granularity in _SOME_DAYS and is_that_day(expression.expr)) or (
            antecedent.start != antecedent.end and is_bare_hour(expression.expr)
        ):
            # «تنطلق غدا … وتحمل دورة هذا العام اسم … بداية من السابعة»: the hour is of the day, whatever is told since.
            self._antecedent = self._day_told_lately(expression.start) or antecedent

    def _day_told_lately(self, start: int) -> Interval | None:
        """The last single day that was told within reach before ``start``."""
        for told in reversed(self._found):
            if start - told.end > _ANTECEDENT_REACH:
                return None
            day = told.interval
            if day is not None and day.granularity is Granularity.DAY and day.start == day.end:
                return day
        return None

    def _counted_from(self, expression: TemporalExpression, anchor: Anchor) -> Anchor:
        """The anchor of «اليوم» and the like: the article's, or that of the quotation in which it stands."""
        self._quotations = self._quotations or Quotations(self._text)
        then = utterance_anchor(self._quotations, self._text, expression.start, self._told(), anchor, expression.expr)
        return then or anchor

    def _told(self) -> Iterator[Told]:
        """What was told before, the last first, as far as the day of speaking is looked for."""
        return ((a.expression, a.resolution.interval) for a in reversed(self._found[-_TOLD:]))

    def _resolved(self, expression: TemporalExpression, counted_from: Anchor | None) -> Resolution:
        """What the expression means by itself, with its other readings."""
        resolution = self._meaning(expression.expr, expression.context, counted_from)
        if type(expression.expr) in FOLLOWS and self._lacks_its_time(expression, resolution):
            resolution = Resolution(None, problem=Problem("missing-antecedent"))
        if counted_from is not self._anchor:
            resolution = self._also_from_today(expression, resolution)
        elif counted_from is not None and self._quotations is not None and counts_from_utterance(expression.expr):
            then = may_count_from(self._text, expression.start, self._told(), counted_from, expression.expr)
            if then is not None:
                resolution = self._also_from(then, "reported", expression, resolution)
        if expression.alternatives:
            resolution = self._with_other_readings(expression, resolution, counted_from)
        return resolution

    def _meaning(self, expr: Expr, context: Context, counted_from: Anchor | None) -> Resolution:
        """What one reading means behind what was told before, remembered where it counts from the article's day."""
        if self._remembered is not None and counted_from is self._anchor:
            return self._remembered(expr, context, self._antecedent)
        antecedent, events = self._antecedent, self._events
        return resolve(expr, counted_from, self._policy, context=context, antecedent=antecedent, events=events)

    def _lacks_its_time(self, expression: TemporalExpression, resolution: Resolution) -> bool:
        """Whether the time that the expression follows is told nowhere, or told without its days."""
        return follows_nothing(expression, resolution, self._text) or (
            bool(self._found)
            and isinstance(expression.expr, (Anaphoric, DayTime))
            and (self._is_on_some_day(expression, self._antecedent) or self._is_of_some_story(expression))
        )

    def _is_on_some_day(self, expression: TemporalExpression, told: Interval | None) -> bool:
        """«في يناير 2014 رفع المركزي الفائدة عند منتصف الليل»: an hour of a day that the text does not tell."""
        anchor = self._anchor
        if anchor is None or told is None or told is not self._found[-1].interval:
            return False
        if told.start is None or told.end is None or told.start == told.end or told.start <= anchor.date <= told.end:
            return False
        return is_hour_of(self._found[-1].expression, expression, self._text)

    def _is_of_some_story(self, expression: TemporalExpression) -> bool:
        """«تعود الوقائع إلى الأشهر الماضية، حين حضر المتهم في ذلك اليوم …»: a day of a time that is told without days."""
        if is_that_day(expression.expr):
            return is_vague_past(self._found[-1].expression) and self._found[-1].start >= self._told_at
        return is_bare_hour(expression.expr) and any(
            told.resolution.problem is not None
            and told.text.startswith(_THAT)
            and is_that_day(told.expression.expr)
            and expression.start - told.end <= _ANTECEDENT_REACH
            for told in self._found[-_STORY:]
        )

    def _as_a_date(
        self, expression: TemporalExpression, resolution: Resolution, counted_from: Anchor | None
    ) -> tuple[TemporalExpression, Resolution]:
        """The expression read as a date where its weekday bears that out, with its other reading; else as it was."""
        read, found = day_of_month(expression, resolution, counted_from, self._policy, self._antecedent)
        if read is expression:
            return expression, resolution
        return read, self._with_other_readings(read, found, counted_from)

    def _going_on(
        self, expression: TemporalExpression, resolution: Resolution, counted_from: Anchor | None
    ) -> Resolution:
        """What it means where it goes on from what was told: the next day, the hour, the year."""
        last = self._found[-1]
        if self._antecedent is last.interval:
            if is_same_moment(last.expression, expression, self._text):
                last = self._found[-1] = replace(last, resolution=in_other_half(last.resolution, resolution.interval))
                self._antecedent = last.interval
            before = (last.expression, last.resolution)
            resolution = going_on(resolution, before, expression, self._text, counted_from, self._policy)
        if self._antecedent is not None and is_yearless(expression):
            lately = ((a.expression, a.resolution) for a in self._found[: -TOLD_YEAR_REACH - 1 : -1])
            resolution = with_told_year(
                resolution, lately, self._antecedent, expression, self._text, counted_from, self._policy
            )
        return resolution

    def _keep(self, expression: TemporalExpression, resolution: Resolution, counted_from: Anchor | None) -> None:
        """Add the annotation; the one before it may be what was moved, or the same date in the other calendar."""
        found = self._found
        is_compared = type(expression.expr) in COMPARED and is_compared_with(expression, self._text)
        if resolution.interval is not None and not is_compared:
            told, anchor = resolution.interval, self._anchor
            self._antecedent, self._told_at = told, expression.end
            if anchor is not None and told.start is not None and told.start > anchor.date:
                self._ahead = (told, expression.end) if are_days_ahead(told, anchor.date) else self._ahead
        if found:
            if resolution.interval is not None and isinstance(found[-1].expression.expr, DayTime):
                self._move_hours(expression, resolution.interval)
            if expression.start - found[-1].expression.end <= _NEIGHBOURS:
                resolution = self._beside(found[-1], expression, resolution)
        found.append(Annotation(expression, resolution, counted_from))

    def _beside(self, first: Annotation, expression: TemporalExpression, resolution: Resolution) -> Resolution:
        """What the expression means right behind ``first``, which may be what was moved, or the other half of one date."""
        found = self._found
        if was_moved(first.expression, expression, self._text):
            first = found[-1] = replace(first, resolution=moved_from(first.resolution, resolution.interval))
        if are_one_date(first.expression, expression, self._text):
            both = (first.expression, first.resolution), (expression, resolution)
            earlier, resolution = compared(*both, self._anchor, self._policy)
            found[-1] = replace(first, resolution=earlier)
        before = found[-1].expression, found[-1].resolution
        if tells_again(before, (expression, resolution), self._text):
            # «14 نوفمبر، الموافق 6 ربيع الأول … يوم 28 من الشهر نفسه»: the month of the calendar that was named first.
            self._antecedent = found[-1].resolution.interval
        return resolution

    def _move_hours(self, expression: TemporalExpression, day: Interval) -> None:
        """Give the hours right before ``expression`` the day that it tells."""
        found = self._found
        last = [(a.expression, a.interval) for a in found[-2:]]
        for k in range(1, 1 + hours_before_their_day(last, expression, day, self._text)):
            hours = found[-k]
            resolution = resolve(
                hours.expression.expr, hours.anchor, self._policy, context=hours.expression.context, antecedent=day
            )
            found[-k] = replace(hours, resolution=resolution)

    def _also_from_today(self, expression: TemporalExpression, resolution: Resolution) -> Resolution:
        """The answer from the day of speaking, with the one from the article's own day as another reading."""
        return self._also_from(self._anchor, "utterance", expression, resolution)

    def _also_from(
        self, anchor: Anchor | None, reason: str, expression: TemporalExpression, resolution: Resolution
    ) -> Resolution:
        """The answer, with the one counted from ``anchor`` as another reading."""
        other = resolve(expression.expr, anchor, self._policy, context=expression.context).interval
        if other is None or other == resolution.interval:
            return resolution
        return replace(resolution, alternatives=(Alternative(other, reason), *resolution.alternatives))

    def _with_other_readings(
        self, expression: TemporalExpression, resolution: Resolution, counted_from: Anchor | None
    ) -> Resolution:
        """The readings that the grammar kept beside the first, as alternatives."""
        others = list(resolution.alternatives)
        main = resolution.interval.edtf if resolution.interval is not None else None
        for expr in expression.alternatives:
            other = self._meaning(expr, expression.context, counted_from)
            # Two readings may differ in words that no days show («صباح» said or not): they are one answer.
            if other.interval is not None and other.interval.edtf != main:
                others.append(Alternative(other.interval, "reading"))
        return replace(resolution, alternatives=tuple(dict.fromkeys(others)))
