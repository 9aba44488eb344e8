"""Which expression of time governs which verb or event noun of a sentence."""

from __future__ import annotations

from itertools import pairwise

from timeline.dates.granularity import Granularity
from timeline.events.names.names import PERSON
from timeline.events.sentences.attach import Hit, tense_of
from timeline.events.sentences.clauses import Joint
from timeline.events.sentences.counts import is_outcome
from timeline.events.sentences.sentence import Sentence, Time
from timeline.events.sentences.spans import looks_past, looks_verbal
from timeline.events.words.inflection import VerbForm
from timeline.events.words.lexicon import Role, word_list
from timeline.events.words.tokens import is_word, starts_phrase

__all__ = ["bind_times", "lasting_between"]

_OCCASION_REACH = 3
_RANK_REACH = 5
_SHORTEST = 4
_ENDS = frozenset((Role.STARTED, Role.ENDED))
_CASUALTIES = "casualties"
_TOURNAMENT = "tournament"
_NAME_REACH = 3
_PARTICIPLE = "الم"
_LOOSE = word_list("particles.toml", "times", "around")
_FROM_TO = word_list("particles.toml", "times", "from_to")
_TAKING = ("place_prepositions", "topic_prepositions", "party_prepositions")


def bind_times(sentence: Sentence) -> None:
    """Give each expression of time to the hit that it governs; an occasion governs nothing."""
    for time in sentence.times:
        if _occasion(sentence, time):
            continue
        if _first_since(sentence, time):
            sentence.foreign.add(time.start)
            continue
        if _of_a_title(sentence, time):
            sentence.foreign.add(time.start)
            continue
        numbered = _numbered(sentence, time)
        hit = (_edition(sentence, time) if numbered else None) or _governor(sentence, time)
        if hit is not None and numbered and _kind(hit) != _TOURNAMENT:
            continue
        if hit is not None and (
            _of_another(sentence, time, hit)
            or _demanded_behind(sentence, time, hit)
            or _worst_since(sentence, time, hit)
            or _has_its_own(sentence, time, hit)
            or _of_its_noun(sentence, hit)
        ):
            sentence.foreign.add(time.start)
        elif hit is not None and not (_open(time) and _punctual_noun(sentence, hit)):
            sentence.governed.setdefault(hit.start, []).append(time)
    _share_times(sentence)


def _first_since(sentence: Sentence, time: Time) -> bool:
    """«أول انتخابات منذ تسع سنوات», «الأعلى منذ 2014»: since when there was no such thing is the time of nothing."""
    if not _open(time):
        return False
    before = sentence.tokens[max(0, time.start - _RANK_REACH) : time.start]
    return any(is_word(token, "ranks") for token in before)


def _worst_since(sentence: Sentence, time: Time, hit: Hit) -> bool:
    """«أدت لأخطر كارثة ناجمة عن سوء الأحوال الجوية منذ 30 عاما»: the same of an event told in the superlative."""
    if not _open(time) or hit.noun is None or not hit.start:
        return False
    before = sentence.tokens[hit.start - 1]
    return is_word(before, "ranks") or before.text.removeprefix("ل") in sentence.known.words["ranks"]


def _has_its_own(sentence: Sentence, time: Time, hit: Hit) -> bool:
    """«بحثا الاثنين | الهدنة التي بدأت في 12 أيلول»: whether a noun behind a time has one in its relative clause."""
    number = hit.clause + 1
    if hit.noun is None or time.start > hit.start or number >= len(sentence.clauses):
        return False
    clause = sentence.clauses[number]
    return (
        clause.joint is Joint.RELATIVE
        and clause.start <= hit.end + 1
        and any(clause.start <= other.start < clause.end for other in sentence.times)
    )


def _of_its_noun(sentence: Sentence, hit: Hit) -> bool:
    """«مهلة تنتهي صباح الثلاثاء»: an indefinite noun that names no event, right before such a verb, is what ends."""
    if (
        hit.role not in _ENDS
        or not hit.start
        or sentence.tokens[hit.start].gap.strip()
        or tense_of(hit) is not VerbForm.PRESENT
    ):
        return False
    index, known = hit.start - 1, sentence.tokens[hit.start - 1].known
    if index in sentence.inside or known.kinds or known.definite or known.nouns or known.verbs or known.preposition:
        return False
    return len(known.plain) >= _SHORTEST and not any(found.start <= index < found.end for found in sentence.found)


def _of_a_title(sentence: Sentence, time: Time) -> bool:
    """«جوكوفيتش، المتوج الشهر الماضي باللقب، …»: the time of what somebody is called for."""
    index = time.start - 1
    if index < 1 or index in sentence.inside or not sentence.tokens[index].gap.strip().startswith(","):
        return False
    token = sentence.tokens[index]
    titled = any(found.end == index and found.entity.kind == PERSON for found in sentence.found)
    return titled and token.known.definite and token.text.startswith(_PARTICIPLE)


def _numbered(sentence: Sentence, time: Time) -> bool:
    """«كأس العالم 2018», «مونديال 2018»: the year is part of what a tournament is called."""
    interval = time.interval
    if (
        interval is None
        or interval.granularity is not Granularity.YEAR
        or not sentence.tokens[time.start].text.isdigit()
    ):
        return False
    before = sentence.tokens[max(0, time.start - _NAME_REACH) : time.start]
    return any(is_word(token, "editions") or token.known.plain in sentence.known.words["editions"] for token in before)


def _edition(sentence: Sentence, time: Time) -> Hit | None:
    """The tournament of which a year is the name (``_numbered``), if the sentence has a hit for it."""
    near = (h for h in sentence.hits if time.start - _NAME_REACH <= h.start < time.start and _kind(h) == _TOURNAMENT)
    return next(near, None)


def _kind(hit: Hit) -> str:
    """The type of the event that a hit names; empty where it names none."""
    sense = hit.noun or hit.verb
    return sense.predicate.type if sense is not None and sense.predicate is not None else ""


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
        or sentence.tokens[index].text.removeprefix("ل") in sentence.known.words["occasions"]
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
    if hit is not None and hit.role is Role.OTHER:
        # «تشهد منطقة أولاد جاب الله، اليوم …، احتجاجات»: between a verb and the event that it carries no other verb stands.
        around = (h for h in own if h.carried is not None and h.start < hit.start and time.end <= h.carried.start)
        hit = next(around, hit)
    if hit is None or _only_was(sentence, hit):
        hit = _governor_before(sentence, number) or hit
    if hit is not None and lasting_between(sentence, time, hit):
        hit = _perfect_before(sentence, number) or hit
    if hit is None and (time.relation or _set_off(sentence, time, number)):
        hit = _governor_after(sentence, number)
    if hit is not None and hit.carried is not None:
        if hit.role in (Role.MOVED, Role.CANCELLED) and hit.start < time.start < hit.carried.start:
            # «ألغت المحكمة أمس حكم …»: when it was called off, not when it was.
            return hit
        return hit.carried
    return hit


def lasting_between(sentence: Sentence, time: Time, hit: Hit) -> bool:
    """«أعدمت الحركة التي تسيطر على القطاع أمس …»: a day gone by is no time of a present in a relative clause."""
    verb, interval, anchor = hit.verb, time.interval, time.annotation.anchor
    if verb is None or verb.tense is not VerbForm.PRESENT or sentence.tokens[hit.start].known.future:
        return False
    if sentence.clauses[hit.clause].joint is not Joint.RELATIVE or interval is None or anchor is None:
        return False
    return interval.start == interval.end and interval.end is not None and interval.end <= anchor.date


def _perfect_before(sentence: Sentence, number: int) -> Hit | None:
    """The last perfect of the clause before."""
    before = (h for h in reversed(sentence.hits) if h.clause == number - 1 and h.verb is not None)
    return next((h.carried or h for h in before if h.verb is not None and h.verb.tense is VerbForm.PAST), None)


def _only_was(sentence: Sentence, hit: Hit) -> bool:
    """«الانتخابات التي كانت مقررة في …», «التفجير الذي أودى بحياة 15 شخصا أمس»: the verb says when, or what came of it."""
    if sentence.clauses[hit.clause].joint is not Joint.RELATIVE or hit.role is not Role.OTHER:
        return False
    token = sentence.tokens[hit.start]
    return is_word(token, "was", "be") or is_outcome(token.text)


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


def _set_off(sentence: Sentence, time: Time, number: int) -> bool:
    """«وفي 14 مارس، قال …»: a time that is all there is before the comma at the head of a sentence, or of a colon's words."""
    clause = sentence.clauses[number]
    following = number + 1
    if following >= len(sentence.clauses) or sentence.clauses[following].joint is not Joint.COORDINATE:
        return False
    before = sentence.tokens[clause.start : time.start]
    alone = time.end == clause.end and all(is_word(token, "place_prepositions", "adverbs") for token in before)
    opening = sentence.tokens[sentence.clauses[following].start]
    return alone and clause.joint in (Joint.MAIN, Joint.CONTENT) and not opening.known.conjunction


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
    if clause.joint is Joint.CIRCUMSTANCE and (
        clause.end - clause.start > 6 or _tells(sentence, clause.start, clause.end)
    ):
        # «بعد مقتل عاملة ثم تعمقت الأزمة في أبريل»: of a verb that no list knows.
        return None
    if clause.joint is Joint.RELATIVE and any(
        is_word(t, "light_nouns") for t in sentence.tokens[clause.start : clause.end]
    ):
        # «قرار تحديث الوثيقة التي من المقرر بدء العمل بها …»: when something else of it begins.
        return None
    previous = [hit for hit in sentence.hits if hit.clause == number - 1]
    return previous[-1] if previous else None


def _tells(sentence: Sentence, start: int, end: int) -> bool:
    """Whether an unknown verb stands right behind the word that opens a clause."""
    if start + 1 >= end or start + 1 in sentence.inside:
        return False
    token = sentence.tokens[start + 1]
    return looks_past(token) or looks_verbal(token)
