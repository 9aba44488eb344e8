"""Reported speech: the utterance that a verb of saying or a headline opens, its speaker and its moment."""

from __future__ import annotations

from timeline.events.event import Entity, Modality
from timeline.events.mentions.draft import Draft, Voice
from timeline.events.mentions.roles import Roles, roles_of, words_of
from timeline.events.mentions.scenes import dateline
from timeline.events.names.names import COUNTRY, MEDIA, PERSON
from timeline.events.names.people import Found
from timeline.events.sentences.agreement import Form, carries_on, form_of
from timeline.events.sentences.attach import Hit
from timeline.events.sentences.clauses import Joint
from timeline.events.sentences.modality import modality_of
from timeline.events.sentences.sentence import Sentence
from timeline.events.sentences.spans import clause_end, light_start, noun_span
from timeline.events.sentences.subjects import actor, subject_found
from timeline.events.words.inflection import VerbForm
from timeline.events.words.lexicon import Role, word_list
from timeline.events.words.tokens import is_word

__all__ = ["PRESS", "SAYING", "headline", "utterance"]

SAYING = "statement"
"""The family, and the default type, of utterances."""
PRESS = "press_conference"
"""The type of a press conference, which its speakers make an event of its own."""
_SPEECH_WORDS = 12
_WHAT = "ما"
_OF_A_NOUN = ("ه", "ها")
_TO_A_NOUN = word_list("particles.toml", "parties", "to_a_noun")
_NO_SUBJECT = (
    "complementizers", "place_prepositions", "topic_prepositions", "during", "after", "before", "subordinators",
)  # fmt: skip


def utterance(sentence: Sentence, hit: Hit, voice: Voice, absorbed: set[int]) -> tuple[Draft | None, Entity | None]:
    """The utterance that a verb of saying opens, and its speaker.

    It is a mention only where it names its speaker or its day; «في تصريحات صحفية اليوم» belongs to it.
    """
    assert hit.verb is not None
    times = list(sentence.times_of(hit))
    subject = subject_found(sentence, hit)
    if hit.verb.rest:
        # «نقلت وكالة … عن لافروف قوله»: the speaker is whom the words come from.
        subject = _quoted_from(sentence, hit) or subject
    speaker = actor(subject) if subject is not None else None
    if subject is not None and not times and _event_speaks(sentence, hit, subject):
        return None, None
    if not times and hit.verb.tense is VerbForm.PRESENT and sentence.clauses[hit.clause].joint is Joint.RELATIVE:
        # «التي تعتبرها بكين جزءا من أراضيها»: what somebody thinks at all times.
        return None, None
    if speaker is None and _carried_by_media(sentence, hit):
        return None, None
    if (not times and _said_of(sentence, hit)) or _cited(sentence, hit):
        # «النتائج التي أعلنتها الوزارة أمس» tells of an announcement, since it gives its day.
        return None, speaker
    if speaker is None and hit.verb.tense is VerbForm.PRESENT and not hit.verb.first_person:
        # «تعتبر هذه التجربة الأقوى»: nobody says so.
        return None, None
    going_on = hit.role is Role.CONTINUE
    form = form_of(sentence.tokens[hit.start], hit)
    if speaker is not None and speaker.kind == PERSON and form is Form.FEMININE:
        voice.women.add(speaker.id)
    who = speaker or (_going_on(voice, form) if going_on or not _names_somebody(sentence, hit) else None)
    first = hit.start if subject is None or subject.start > hit.start else subject.start
    last = clause_end(sentence, hit)
    occasion = _occasion(sentence, hit) or _in_front(sentence, hit)
    spoken_of = next(
        (h for h in sentence.hits if h.noun is not None and h.clause == hit.clause and h.start > hit.start), None
    )
    if spoken_of is not None and spoken_of is not occasion:
        # «وأكد كيري عقد الاجتماع»: what is spoken of is a mention of its own.
        last = max(hit.end, min(last, light_start(sentence, spoken_of.start, hit.end)))
    if occasion is not None:
        begin, end = noun_span(sentence, occasion)
        first, last = min(first, begin), max(last, end)
        times += sentence.times_of(occasion)
        absorbed.add(occasion.start)
        voice.used |= {id(time) for time in sentence.times_of(occasion)}
    later = sentence.vague_of(hit)
    dated = bool(times) or (later is not None and bool(later.relation))
    if not dated and (speaker is None or going_on) and occasion is None:
        return None, who
    pressed = occasion is not None and occasion.noun is not None and occasion.noun.predicate.type == PRESS
    if not dated and not pressed and (who is None or who.kind == MEDIA):
        return None, who
    roles = _of_speech(sentence, roles_of(sentence, [(first, last)], hit), hit, subject)
    named = roles.participants if who is not None else tuple(p for p in roles.participants if p.kind != COUNTRY)
    participants = tuple(dict.fromkeys(p for p in (who, *named) if p is not None and p.kind != MEDIA))
    kind = SAYING
    if occasion is not None and occasion.noun is not None:
        kind = occasion.noun.predicate.type
    token = sentence.tokens[hit.start]
    return Draft(
        first,
        last,
        hit,
        token.known.plain or token.text,
        kind,
        modality_of(sentence.tokens, sentence.clauses[hit.clause], first, last, hit, sentence.known),
        tuple(times),
        Roles(roles.places, participants, roles.topics, roles.near),
        words_of(sentence, first, min(len(sentence.tokens), last + _SPEECH_WORDS), hit),
        who,
        head=speaker if speaker is not None and speaker.kind != MEDIA else None,
    ), who


def _of_speech(sentence: Sentence, roles: Roles, hit: Hit, subject: Found | None) -> Roles:
    """The roles of a speech: whoever speaks, and in whose company; «اتهم نتنياهو إيران» is spoken of Iran."""
    speaking = [subject] if subject is not None else []
    for found in sentence.found:
        with_them = found.start and is_word(sentence.tokens[found.start - 1], "party_prepositions")
        joined = sentence.tokens[found.start].text.startswith("و") and any(s.end == found.start for s in speaking)
        addressed = found.preposition == "ل" and any(s.end == found.start for s in speaking)
        if found is not subject and (with_them or joined or addressed or found.end <= hit.start):
            speaking.append(found)
    own = {one.entity.id for one in speaking} | {one.agent.id for one in speaking if one.agent is not None}
    others = tuple(party for party in roles.participants if party.id not in own)
    kept = tuple(party for party in roles.participants if party.id in own)
    where = {found.entity.id for found in sentence.found if _said_there(sentence, found, hit, subject)}
    there = tuple(place for place in roles.places if place.id in where)
    elsewhere = tuple(place for place in roles.places if place.id not in where)
    return Roles(there, kept, roles.topics, (*roles.near, *others, *elsewhere))


def _said_there(sentence: Sentence, found: Found, hit: Hit, subject: Found | None) -> bool:
    """«قال كيري في موسكو»; not «قال خبير من معهد في برلين», where somebody works."""
    ends = {hit.end, subject.end if subject is not None else hit.end}
    ends |= {time.end for time in sentence.times}
    occasion = _occasion(sentence, hit) or _in_front(sentence, hit)
    first = found.start - 1 if not found.preposition else found.start
    return first in ends or (occasion is not None and found.start > occasion.start)


def _cited(sentence: Sentence, hit: Hit) -> bool:
    """«… وفق ما أعلن المرصد»: the source of what stands before, which tells no event of its own."""
    tokens = sentence.tokens
    return (
        hit.start > 1 and tokens[hit.start - 1].text == _WHAT and tokens[hit.start - 2].text in sentence.known.according
    )


def _said_of(sentence: Sentence, hit: Hit) -> bool:
    """«الحصار الذي أعلنه ترامب», «أرقام أعلنها مسؤولون»: what tells of a noun which announcement it was is no speech."""
    token = sentence.tokens[hit.start]
    relative = sentence.clauses[hit.clause].joint is Joint.RELATIVE
    if relative and hit.end < len(sentence.tokens) and sentence.tokens[hit.end].text in _TO_A_NOUN:
        # «الاجتماع الذي دعا إليه الملك»
        return True
    if not token.known.suffix or not token.text.endswith(_OF_A_NOUN):
        return False
    if relative:
        return True
    before = sentence.tokens[hit.start - 1] if hit.start > sentence.clauses[hit.clause].start else None
    if before is None or token.gap.strip() or hit.start - 1 in sentence.inside:
        return False
    return not (before.known.definite or before.known.kinds or before.known.verbs)


def _carried_by_media(sentence: Sentence, hit: Hit) -> bool:
    """«ذكرت وسائل إعلام محلية»: who only carries the news says nothing of its own."""
    token = sentence.tokens[hit.end] if hit.end < len(sentence.tokens) else None
    if token is None or token.gap.strip():
        return False
    return token.text.removeprefix("ال") in sentence.known.words["media"]


def _going_on(voice: Voice, form: Form) -> Entity | None:
    """Who spoke last, if the verb may go on with them."""
    last = voice.speaker
    return last if last is not None and carries_on(form, last, voice.women) else None


def _quoted_from(sentence: Sentence, hit: Hit) -> Found | None:
    clause = sentence.clauses[hit.clause]
    for found in sentence.named(hit.end, clause.end):
        before = [sentence.tokens[index].text for index in range(max(hit.end, found.start - 2), found.start)]
        if "عن" in before:
            return found
    return None


def _event_speaks(sentence: Sentence, hit: Hit, subject: Found) -> bool:
    """«مباحثات لافروف وكيري أكدت …»: the subject is the event, not the person in its name."""
    return any(
        other.noun is not None
        and other.clause == hit.clause
        and other.end <= subject.start < hit.start
        and subject.start - other.end <= 1
        for other in sentence.hits
    )


def _names_somebody(sentence: Sentence, hit: Hit) -> bool:
    """Whether some unknown subject stands by the verb («وقال مصدران مطلعان», «كان البنك المركزي ذكر»)."""
    clause = sentence.clauses[hit.clause]
    before = range(clause.start, hit.start)
    if any(sentence.tokens[index].known.definite and index not in sentence.inside for index in before):
        return True
    following = hit.end
    if following >= len(sentence.tokens) or sentence.tokens[following].gap.strip():
        return False
    token = sentence.tokens[following]
    return following not in sentence.inside and not is_word(token, *_NO_SUBJECT)


def _occasion(sentence: Sentence, hit: Hit) -> Hit | None:
    """The noun of saying that goes with a verb of saying: «قال … في مؤتمر صحفي»."""
    number = hit.clause
    for other in sentence.hits:
        if other.start <= hit.start or other.noun is None or other.clause > number + 1:
            continue
        if sentence.known.family(other.noun.predicate.type) != SAYING or other.noun.predicate.type == "condemnation":
            return None
        clause = sentence.clauses[other.clause]
        if other.clause == number or (clause.joint is Joint.EVENT and clause.relation == "during"):
            return other
        return None
    return None


def _in_front(sentence: Sentence, hit: Hit) -> Hit | None:
    """The press conference that opens the sentence of a verb of saying: «وفي مؤتمر صحافي أعقب الاجتماع، أكد الوزيران أن …»."""
    number = hit.clause - 1
    if number < 0 or any(h.clause == hit.clause and h.start < hit.start for h in sentence.hits):
        return None
    clause = sentence.clauses[number]
    if clause.joint is not Joint.EVENT or clause.relation != "during":
        return None
    nouns = [h for h in sentence.hits if h.clause == number and h.noun is not None]
    first = nouns[0] if nouns else None
    return first if first is not None and first.noun is not None and first.noun.predicate.type == PRESS else None


def headline(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """«كيري: …»: a headline that gives somebody's words is an utterance."""
    if not sentence.heading or (not drafts and not sentence.found):
        return []
    for found in sentence.found:
        index = found.end
        if index >= len(sentence.tokens) or ":" not in sentence.tokens[index].gap or found.adjective:
            continue
        if found.start and ":" not in sentence.tokens[found.start].gap:
            continue
        speaker = actor(found)
        if speaker is None or speaker.kind == MEDIA or dateline(sentence, found):
            continue
        hit = Hit(found.start, found.end, sentence.clause_at(found.start))
        last = len(sentence.tokens)
        return [
            Draft(
                found.start, last, hit, "قال", SAYING, Modality.HAPPENED, (), Roles((), (speaker,), ()),
                words_of(sentence, found.end, last, hit), speaker, head=speaker,
            )
        ]  # fmt: skip
    return []
