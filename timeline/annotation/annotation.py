"""The value that annotating gives: an expression of time in a text, and what it means there."""

from __future__ import annotations

from datetime import date
from typing import Any

from timeline.annotation.undated import NO_DAY, edtf_without_days, timex3_without_days
from timeline.dates.interval import Interval
from timeline.dates.timex3 import timex3_element, timex3_of
from timeline.dates.value import value
from timeline.language.expression import TemporalExpression
from timeline.resolution.anchor import Anchor
from timeline.resolution.resolution import Alternative, Resolution
from timeline.resolution.resolve import depends_on_anchor

__all__ = ["Annotation"]


@value
class Annotation:
    """An expression of time in a text, and what it means there.

    Prints as «text» = EDTF; ``explain()`` tells how it came about. Equal annotations are equal values.
    """

    expression: TemporalExpression
    resolution: Resolution
    anchor: Anchor | None = None

    @property
    def text(self) -> str:
        """The words as they stand."""
        return self.expression.text

    @property
    def start(self) -> int:
        """Where the words begin: code points of the text."""
        return self.expression.start

    @property
    def end(self) -> int:
        """Where the words end, exclusive."""
        return self.expression.end

    @property
    def interval(self) -> Interval | None:
        """The days that are meant, or ``None`` (``resolution.problem`` may say why)."""
        return self.resolution.interval

    @property
    def alternatives(self) -> tuple[Alternative, ...]:
        """Other readings, each with its reason."""
        return self.resolution.alternatives

    @property
    def edtf(self) -> str | None:
        """The interval in EDTF (ISO 8601-2), ``None`` if there is none.

        A time before Christ has an EDTF though no days: the calendar here begins with the year 1.
        """
        return self.interval.edtf if self.interval is not None else edtf_without_days(self.expression.expr)

    @property
    def timex3_value(self) -> str | None:
        """The ``value`` of TIMEX3: ``2015-12-18``, ``P3Y`` for a length, ``XXXX-WXX-5`` for «كل جمعة», ``BC0044``.

        ``None`` where the words say nothing that could be written (a day of which nothing is known).
        """
        if self.interval is not None:
            return self.interval.timex3_value
        said = timex3_without_days(self.expression.expr)
        return None if said == NO_DAY else said

    @property
    def earliest(self) -> date | None:
        """The first possible day, ``None`` if open or unknown."""
        return self.interval.start if self.interval is not None else None

    @property
    def latest(self) -> date | None:
        """The last possible day, inclusive; ``None`` if open or unknown."""
        return self.interval.end if self.interval is not None else None

    def __str__(self) -> str:
        return f"«{self.text}» = {self.edtf or '—'}"

    def __repr__(self) -> str:
        return f"<Annotation [{self.start}:{self.end}] {self}>"

    def explain(self, lang: str = "en") -> str:
        """Rule by rule and step by step, why this date: ``lang`` is ``en`` or ``ar``."""
        from timeline.resolution.derivation import render  # its message table is only read when asked for

        expression = self.expression
        lines = [f"«{expression.text}» [{expression.start}:{expression.end}]  {expression.rule}"]
        lines += [f"  {line}" for line in render(self.resolution, lang)]
        lines.append(f"= {self.edtf or '—'}")
        return "\n".join(lines)

    def timex3(self, tid: str = "t1", anchor_tid: str | None = "t0") -> str:
        """A TIMEX3 element (ISO-TimeML) around the words.

        ``tid`` is its identifier, ``anchor_tid`` that of the element that holds the day counted from
        (named only where the meaning depends on it).
        """
        expression = self.expression
        depends = depends_on_anchor(expression.expr)
        said = timex3_of(self.interval) if self.interval is not None else None
        return timex3_element(
            expression.text,
            tid=tid,
            timex_type=expression.type.value,
            value=said.value if said else timex3_without_days(expression.expr),
            mod=said.mod if said else None,
            temporal_function=depends,
            anchor_time_id=anchor_tid if depends else None,
        )

    def to_dict(self, *, derivation: bool = True) -> dict[str, Any]:
        """Plain values for JSON: span, days, readings, conflicts, and the derivation in both languages if asked for."""
        interval, problem = self.interval, self.resolution.problem
        plain: dict[str, Any] = {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "type": self.expression.type.value,
            "rule": self.expression.rule,
            **_days(interval),
            "edtf": self.edtf,
            "granularity": None if interval is None else interval.granularity.value,
            "timex3": self.timex3_value,
            "alternatives": [{**_days(other.interval), "reason": other.reason} for other in self.alternatives],
            "conflicts": [conflict.kind for conflict in self.resolution.conflicts],
            "problem": None if problem is None else problem.code,
        }
        if derivation:
            from timeline.resolution.derivation import render

            plain["derivation"] = {lang: list(render(self.resolution, lang)) for lang in ("ar", "en")}
        return plain


def _days(interval: Interval | None) -> dict[str, str | None]:
    """EDTF and bounds of an interval; ``None`` for an open end, and for everything where there is none."""
    start, end = (None, None) if interval is None else (interval.start, interval.end)
    return {
        "edtf": None if interval is None else interval.edtf,
        "earliest": None if start is None else start.isoformat(),
        "latest": None if end is None else end.isoformat(),
    }
