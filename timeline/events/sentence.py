"""A sentence under analysis: words, clauses, names, lexicon hits, and the time that governs each hit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from timeline.annotation import Annotation
from timeline.dates.interval import Interval
from timeline.events.attach import Hit, hits_of
from timeline.events.clauses import Clause, Joint, clauses_of
from timeline.events.games import of_games, played
from timeline.events.inflection import Tense
from timeline.events.lexicon import Lexicon, Role, lexicon
from timeline.events.names import Gazetteer
from timeline.events.people import Found, People, recognise
from timeline.events.tokens import Token, is_word, starts_phrase, tokens_of
from timeline.expressions import EventRelative, Relation, Vague, VagueRef
from timeline.text.fold import fold_word

__all__ = ["Sentence", "Time", "analyse_sentence"]

_OCCASION_REACH = 3
_LONGEST_DATELINE = 12
_CASUALTIES = "casualties"
_LOOSE = frozenset(("بعد", "قبل", "وبعد", "وقبل"))
_FROM_TO = frozenset(map(fold_word, ("من", "إلى", "حتى")))
_WAS = frozenset(("كان", "كانت", "كانا", "كانوا", "يكون", "تكون"))
_TAKING = ("place_prepositions", "topic_prepositions", "party_prepositions")


@dataclass(frozen=True, slots=True)
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


def analyse_sentence(
    text: str,
    start: int,
    end: int,
    times: Sequence[tuple[int, int, Annotation]],
    people: People,
    names: Gazetteer,
    *,
    heading: bool = False,
) -> Sentence:
    """Analyse ``text[start:end]``; ``times`` are expressions with offsets in ``text``, in order."""
    known = lexicon()
    tokens = tokens_of(text, start, end)
    own = [
        Time(first, _without_event(annotation, first, last), annotation)
        for begin, stop, annotation in times
        if begin < end and stop > start and (first := _first_after(tokens, begin)) < (last := _first_from(tokens, stop))
    ]
    dated = frozenset(index for time in own for index in range(time.start, time.end))
    begin_news = _dateline(tokens)
    found = [
        one
        for one in recognise(tokens, people, names)
        if one.start >= begin_news and not dated.intersection(range(one.start, one.end))
    ]
    named = frozenset(index for one in found if not one.pronoun for index in range(one.start, one.end))
    counted = {time.end: time.relation for time in own if time.relation and time.end < len(tokens)}
    clauses = clauses_of(
        tokens, known, dated | named, counted, frozenset(time.start for time in own if not _spoken(time))
    )
    hits = hits_of(tokens, clauses, known, dated | named)
    if of_games(tokens, people.games, known):
        hits = played(hits, known)
    sentence = Sentence(start, end, heading, tokens, clauses, found, hits, own, known, inside=dated | named)
    _bind_times(sentence)
    return sentence


def _spoken(time: Time) -> bool:
    """Whether a time may be the day of speaking: «كيري: اليوم …» says today."""
    interval, anchor = time.interval, time.annotation.anchor
    if interval is None or anchor is None:
        return False
    return interval.start == interval.end == anchor.date


def _dateline(tokens: Sequence[Token]) -> int:
    """Where the news begins after «دبي، الإمارات العربية المتحدة (CNN) -- …»: a dateline names no party."""
    for index in range(1, min(len(tokens), _LONGEST_DATELINE)):
        opened = "(" in tokens[index - 1].gap or (index > 1 and "(" in tokens[index - 2].gap)
        gap = tokens[index].gap
        if opened and ")" in gap and any(mark in gap for mark in "-–—:"):
            return index
    return 0


def _without_event(annotation: Annotation, first: int, last: int) -> int:
    """The end of an expression's own words: in «بعد يومين من لقاء هامبورغ» the meeting is an event like any other."""
    expression = annotation.expression.expr
    if not isinstance(expression, EventRelative):
        return last
    return max(first + 1, last - len(expression.event.split()))


def _first_after(tokens: Sequence[Token], offset: int) -> int:
    """The first token that ends after ``offset``."""
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        if tokens[middle].end > offset:
            high = middle
        else:
            low = middle + 1
    return low


def _first_from(tokens: Sequence[Token], offset: int) -> int:
    """The first token that begins at ``offset`` or later."""
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        if tokens[middle].start >= offset:
            high = middle
        else:
            low = middle + 1
    return low


def _bind_times(sentence: Sentence) -> None:
    """Give each expression of time to the hit that it governs; an occasion governs nothing."""
    for time in sentence.times:
        if _occasion(sentence, time):
            continue
        hit = _governor(sentence, time)
        if hit is not None and (_of_another(sentence, time, hit) or _demanded_behind(sentence, time, hit)):
            sentence.foreign.add(time.start)
        elif hit is not None and not (_open(time) and _punctual_noun(sentence, hit)):
            sentence.governed.setdefault(hit.start, []).append(time)
    _share_times(sentence)


def _share_times(sentence: Sentence) -> None:
    """«لقي عشرة مصرعهم | وأصيب عشرون مساء الاثنين»: verbs of casualties side by side are of one time."""
    for before, hit in pairwise(hit for hit in sentence.hits if hit.verb is not None):
        if before.clause + 1 != hit.clause or sentence.clauses[hit.clause].joint is not Joint.COORDINATE:
            continue
        one, two = (h.verb.predicate if h.verb is not None else None for h in (before, hit))
        if one is None or two is None or not one.type == two.type == _CASUALTIES:
            continue
        if before.start not in sentence.governed:
            times = [time for time in sentence.governed.get(hit.start, ()) if time.start > hit.start]
            if times:
                sentence.governed[before.start] = times


def _open(time: Time) -> bool:
    """«منذ 15 يوما»: a beginning without an end."""
    return time.interval is not None and time.interval.start is not None and time.interval.end is None


def _punctual_noun(sentence: Sentence, hit: Hit) -> bool:
    """An event noun of a moment without a verb, which cannot have gone on since then («إخراج … العالقين منذ»)."""
    if hit.noun is None or hit.governor is not None:
        return False
    return sentence.known.types[hit.noun.predicate.type].aspect == "punctual"


def _occasion(sentence: Sentence, time: Time) -> bool:
    return any(
        is_word(sentence.tokens[index], "occasions")
        for index in range(max(0, time.start - _OCCASION_REACH), time.start)
    )


def _governor(sentence: Sentence, time: Time) -> Hit | None:
    """The hit that a time belongs to: the last one before it in its clause, else the first after it.

    A light verb hands its time to the noun that it carries, a weak noun to the verb before it.
    """
    number = sentence.clause_at(time.start)
    own = [hit for hit in sentence.hits if hit.clause == number]
    before = [hit for hit in own if hit.start < time.start]
    hit = before[-1] if before else next((h for h in own if h.start > time.start), None)
    if hit is not None and len(before) > 1 and _passes_on(sentence, time, before[-2], hit):
        hit = before[-2]
    if hit is None or _only_was(sentence, hit):
        hit = _governor_before(sentence, number) or hit
    if hit is not None and _lasting_between(sentence, time, hit):
        hit = _perfect_before(sentence, number) or hit
    if hit is None and time.relation:
        hit = _governor_after(sentence, number)
    if hit is not None and hit.carried is not None:
        if hit.role in (Role.MOVED, Role.CANCELLED) and hit.start < time.start < hit.carried.start:
            # «ألغت المحكمة أمس حكم …»: when it was called off, not when it was.
            return hit
        return hit.carried
    return hit


def _lasting_between(sentence: Sentence, time: Time, hit: Hit) -> bool:
    """«أعدمت الحركة التي تسيطر على القطاع أمس …»: a day gone by is no time of a present in a relative clause."""
    verb, interval, anchor = hit.verb, time.interval, time.annotation.anchor
    if verb is None or verb.tense is not Tense.PRESENT or sentence.tokens[hit.start].known.future:
        return False
    if sentence.clauses[hit.clause].joint is not Joint.RELATIVE or interval is None or anchor is None:
        return False
    return interval.start == interval.end and interval.end is not None and interval.end <= anchor.date


def _perfect_before(sentence: Sentence, number: int) -> Hit | None:
    """The last perfect of the clause before."""
    before = (h for h in reversed(sentence.hits) if h.clause == number - 1 and h.verb is not None)
    return next((h.carried or h for h in before if h.verb is not None and h.verb.tense is Tense.PAST), None)


def _only_was(sentence: Sentence, hit: Hit) -> bool:
    """«الانتخابات التي كانت مقررة في …»: the verb says nothing but when."""
    relative = sentence.clauses[hit.clause].joint is Joint.RELATIVE
    return relative and hit.role is Role.OTHER and sentence.tokens[hit.start].text in _WAS


def _passes_on(sentence: Sentence, time: Time, before: Hit, noun: Hit) -> bool:
    """Whether the time after an event noun belongs to the hit before it."""
    if noun.noun is None or noun.governor is not None or _participle_before(sentence, time, noun):
        return False
    if _moves(sentence, time, noun):
        return False
    if before.governor is not None and before.governor.role is Role.MOVED and noun.start > before.end:
        # «أرجأت المحكمة المحاكمة إلى جلسة 15 مارس»
        return sentence.tokens[noun.start - 1].text in _FROM_TO
    return (noun.noun.weak and before.verb is not None) or _told_by(sentence, time, before, noun)


def _moves(sentence: Sentence, time: Time, noun: Hit) -> bool:
    """«قررت الوزارة تأجيل الافتتاح من الخميس إلى 14 الجاري»: from when and to when something is put off, not decided."""
    put_off = noun.start > 0 and is_word(sentence.tokens[noun.start - 1], "called_off")
    return put_off and time.start > noun.end and sentence.tokens[time.start - 1].text in _FROM_TO


def _governor_after(sentence: Sentence, number: int) -> Hit | None:
    """For a time in front of the sentence: the first hit after the event that it counts from."""
    later = (h for h in sentence.hits if h.clause > number and sentence.clauses[h.clause].joint is not Joint.EVENT)
    return next(later, None)


def _of_another(sentence: Sentence, time: Time, hit: Hit) -> bool:
    """Whether a word of sequence between a hit and a time gives the time to whatever it introduces."""
    if time.start <= hit.end or hit.clause != sentence.clause_at(time.start):
        return False
    dated = {index for one in sentence.times for index in range(one.start, one.end)}
    for index in range(hit.end, time.start - 2):
        if index in dated or index + 1 in dated or sentence.tokens[index].text in _LOOSE:
            continue
        if any(starts_phrase(sentence.tokens, index, sentence.known, kind) for kind in ("after", "before")):
            return True
    return False


def _demanded_behind(sentence: Sentence, time: Time, hit: Hit) -> bool:
    """«تجمعوا فجرا مطالبين باستقالة المحافظ»: when they asked for it is not when it happens."""
    between = sentence.tokens[time.end : hit.start] if hit.noun is not None and hit.governor is None else []
    return any(is_word(token, "obligation") for token in between)


def _participle_before(sentence: Sentence, time: Time, noun: Hit) -> bool:
    """«الحكم الصادر أمس», «الاجتماع المقرر غدا»: a participle gives the time to its noun."""
    return any(
        is_word(sentence.tokens[index], "participles_past", "participles_future")
        for index in range(noun.end, time.start)
    )


def _told_by(sentence: Sentence, time: Time, verb: Hit, noun: Hit) -> bool:
    """«انهارت قمة هانوي أمس»: the time after the event that a verb of its own event takes is the verb's."""
    if verb.verb is None or verb.role is not Role.EVENT or time.start == noun.end:
        return False
    between = sentence.tokens[verb.end : noun.start + 1]
    return not any(token.known.preposition or is_word(token, *_TAKING) for token in between)


def _governor_before(sentence: Sentence, number: int) -> Hit | None:
    """For a clause without hits: the last hit before a relative clause or a dangling circumstance."""
    clause = sentence.clauses[number]
    if clause.joint not in (Joint.RELATIVE, Joint.EVENT, Joint.CIRCUMSTANCE) or not number:
        return None
    if clause.joint is Joint.CIRCUMSTANCE and clause.end - clause.start > 6:
        return None
    previous = [hit for hit in sentence.hits if hit.clause == number - 1]
    return previous[-1] if previous else None
