"""Times of a sentence that belong to nothing it tells: the year of a budget, what a quotation says, until when a deal lasts."""

from __future__ import annotations

from itertools import pairwise

from timeline.dates.granularity import Granularity
from timeline.events.sentences.attach import Hit
from timeline.events.sentences.clauses import Joint
from timeline.events.sentences.sentence import Sentence, Time
from timeline.events.words.inflection import VerbForm
from timeline.events.words.lexicon import Role, word_list
from timeline.events.words.tokens import is_word

__all__ = ["of_content", "open_ended", "share_times"]

_CASUALTIES = "casualties"
_FOR = "ل"
_MARKET = "market"
_YEAR_REACH = 2
_RANK_REACH = 5
_CONTENT_REACH = 4
_COMPARED = word_list("particles.toml", "times", "compared")
_AGAINST = word_list("particles.toml", "times", "against")
_UNTIL = word_list("particles.toml", "times", "lasting_until")


def open_ended(time: Time) -> bool:
    """«منذ 15 يوما»: a beginning without an end."""
    return time.interval is not None and time.interval.start is not None and time.interval.end is None


def of_content(sentence: Sentence, time: Time, hit: Hit) -> bool:
    """Whether a time behind a hit belongs to what is said, agreed or paid for, and not to the event."""
    if time.start < hit.end:
        return False
    return (
        _of_its_year(sentence, time, hit)
        or _compared(sentence, time, hit)
        or _quoted(sentence, time, hit)
        or _lasting(sentence, time, hit)
    )


def _of_its_year(sentence: Sentence, time: Time, hit: Hit) -> bool:
    """«أجاز الموازنة للعام 2026», «فاز بجائزة نوبل لعام 2018، الأربعاء»: a year tied to a thing, not to what was done."""
    interval, token = time.interval, sentence.tokens[time.start]
    if interval is None or interval.granularity is not Granularity.YEAR or not token.text.startswith(_FOR):
        return False
    if hit.noun is None or hit.governor is not None:
        return True
    between = sentence.tokens[hit.end : time.start]
    return len(between) > _YEAR_REACH or any(word.known.preposition for word in between)


def _compared(sentence: Sentence, time: Time, hit: Hit) -> bool:
    """«شهدت تطورا مقارنة بسنة 2015», «قفزت من أدنى مستوى لها هذا العام»: with what something is compared."""
    first = max(hit.end, time.start - _RANK_REACH)
    between = sentence.tokens[first : time.start]
    for index in range(time.start - 1, first - 1, -1):
        token, following = sentence.tokens[index], sentence.tokens[index + 1]
        if "," in following.gap:
            break
        if token.text in _COMPARED or (token.text in _AGAINST and following.text[:1].isdigit()):
            return True
    interval = time.interval
    if interval is None or interval.granularity in (Granularity.DAY, None) or _type(hit) != _MARKET:
        return False
    return any(is_word(token, "ranks") for token in between)


def _quoted(sentence: Sentence, time: Time, hit: Hit) -> bool:
    """«وأضاف "بعد الفشل هذا الأسبوع"»: a time inside the quotation is no time of the saying."""
    if hit.verb is None or hit.role not in (Role.SAY, Role.CONTINUE):
        return False
    return sum(token.gap.count('"') for token in sentence.tokens[hit.end : time.start + 1]) % 2 == 1


def _lasting(sentence: Sentence, time: Time, hit: Hit) -> bool:
    """«اتفقوا على خفض الإنتاج حتى نهاية العام»: until when, or since when, what was agreed lasts; agreeing takes a moment."""
    sense = hit.verb
    if sense is not None and sense.tense is VerbForm.PAST and _until_ahead(sentence, time):
        return True
    if sense is None or sense.role is not Role.EVENT or sense.predicate is None:
        return False
    if sentence.known.types[sense.predicate.type].aspect != "punctual":
        return False
    if sentence.tokens[time.start - 1].text in _UNTIL:
        return True
    return sense.tense is VerbForm.PAST and open_ended(time) and time.start - hit.end > _CONTENT_REACH


def _until_ahead(sentence: Sentence, time: Time) -> bool:
    """«أمهله حتى 5 مايو المقبل», «جدد عقده حتى عام 2020»: until a day ahead lasts what was granted."""
    interval, anchor = time.interval, time.annotation.anchor
    if interval is None or interval.end is None or anchor is None:
        return False
    return interval.end > anchor.date and sentence.tokens[time.start - 1].text in _UNTIL


def share_times(sentence: Sentence) -> None:
    """«لقي عشرة مصرعهم | وأصيب عشرون مساء الاثنين»: verbs of casualties side by side are of one time."""
    for before, hit in pairwise(hit for hit in sentence.hits if hit.verb is not None):
        if before.clause + 1 != hit.clause or sentence.clauses[hit.clause].joint is not Joint.COORDINATE:
            continue
        if _type(before) == _type(hit) == _CASUALTIES and before.start not in sentence.governed:
            times = [time for time in sentence.governed.get(hit.start, ()) if time.start > hit.start]
            if times:
                sentence.governed[before.start] = times


def _type(hit: Hit) -> str:
    sense = hit.noun or hit.verb
    return sense.predicate.type if sense is not None and sense.predicate is not None else ""
