"""A sentence under analysis: words, clauses, names, lexicon hits, and the time that governs each hit."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.annotation import Annotation
from timeline.dates.interval import Interval
from timeline.dates.value import value
from timeline.events.names.people import Found
from timeline.events.sentences.attach import Hit
from timeline.events.sentences.clauses import Clause
from timeline.events.words.lexicon import Lexicon
from timeline.events.words.tokens import Token
from timeline.expressions import EventRelative, Relation, Vague, VagueRef

__all__ = ["Sentence", "Time"]


@value
class Time:
    """An expression of time at tokens ``start`` to ``end`` (exclusive)."""

    start: int
    end: int
    annotation: Annotation

    @property
    def interval(self) -> Interval | None:
        """The days that it names; none where it is vague («لاحقا»)."""
        return self.annotation.resolution.interval

    @property
    def vague(self) -> VagueRef | None:
        """What a vague expression points to."""
        expression = self.annotation.expression.expr
        return expression.ref if isinstance(expression, Vague) else None

    @property
    def relation(self) -> str:
        """How the time stands to the event that it counts from; empty where it counts from none."""
        expression = self.annotation.expression.expr
        if not isinstance(expression, EventRelative):
            return ""
        return "before" if expression.relation in (Relation.BEFORE, Relation.EVE) else "after"


@dataclass(slots=True)
class Sentence:
    """Token indices everywhere; ``start``/``end`` are code points of the folded text.

    ``governed`` gives the times of a hit by the hit's first token; ``inside`` are the tokens of names
    and dates, where no phrase ends.
    """

    start: int
    end: int
    heading: bool
    tokens: list[Token]
    clauses: list[Clause]
    found: list[Found]
    hits: list[Hit]
    times: list[Time]
    known: Lexicon
    governed: dict[int, list[Time]] = field(default_factory=dict)
    inside: frozenset[int] = frozenset()
    foreign: set[int] = field(default_factory=set)
    """First tokens of times that belong to an event which no hit names («في أعقاب اعتراف ترامب … في ديسمبر»)."""

    def times_of(self, hit: Hit) -> list[Time]:
        """The expressions of time that govern a hit and name days."""
        return [time for time in self.governed.get(hit.start, []) if time.interval is not None]

    def vague_of(self, hit: Hit) -> Time | None:
        """The vague expression that governs a hit («لاحقا», «الأيام القليلة الماضية»)."""
        return next((time for time in self.governed.get(hit.start, []) if time.interval is None), None)

    def clause_at(self, index: int) -> int:
        """The number of the clause that holds a token."""
        return next(number for number, clause in enumerate(self.clauses) if clause.start <= index < clause.end)

    def named(self, first: int, last: int) -> list[Found]:
        """The entities that begin at tokens ``first`` to ``last`` (exclusive)."""
        return [found for found in self.found if first <= found.start < last]
