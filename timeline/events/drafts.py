"""From the hits of a sentence to drafts of mentions: nominal, verbal, utterances, and dated rests."""

from __future__ import annotations

from timeline.events.agreement import carries_on, form_of
from timeline.events.attach import Hit, tense_of
from timeline.events.clauses import Joint
from timeline.events.draft import Draft, Voice
from timeline.events.event import Entity
from timeline.events.inflection import Tense
from timeline.events.lexicon import Role
from timeline.events.modality import modality_of
from timeline.events.names import COUNTRY, MEDIA, ORGANISATION, PERSON
from timeline.events.relations import relate
from timeline.events.roles import Roles, roles_of, words_of
from timeline.events.sentence import Sentence
from timeline.events.spans import antecedent_start, looks_past, looks_verbal, noun_span, other_name, verb_span
from timeline.events.subjects import subject_of
from timeline.events.tokens import is_word
from timeline.events.utterances import SAYING, headline, utterance
from timeline.events.when import days_of_times

__all__ = ["drafts_of"]

_MAX_REST = 30
_SHORTEST_REST = 3
_OTHER = "other"
_BEGINNINGS = frozenset(("بدء", "بدايه", "انطلاق", "بدايات"))
_WAS = frozenset(("كان", "كانت", "وكان", "وكانت", "كانا", "وكانا", "كانوا", "وكانوا"))
_WAS_REACH = 8


def drafts_of(sentence: Sentence, voice: Voice) -> list[Draft]:
    """The drafts of a sentence in the order of the text; ``voice`` goes on to the next sentence."""
    out: list[Draft] = []
    speaking: Entity | None = None
    voice.used = set()
    voice.subject = voice.acting = ()
    absorbed: set[int] = set()
    for number, clause in enumerate(sentence.clauses):
        if clause.joint in (Joint.MAIN, Joint.COORDINATE) and not clause.quoted:
            speaking = None
        for hit in (h for h in sentence.hits if h.clause == number):
            if hit.start in absorbed:
                continue
            if hit.noun is not None:
                draft = _nominal(sentence, hit, speaking or voice.speaker, speaking, voice.acting)
            elif hit.role in (Role.SAY, Role.CONTINUE):
                draft, who = utterance(sentence, hit, voice, absorbed)
                speaking = who or speaking
                voice.speaker = who or voice.speaker
            elif hit.role is Role.EVENT:
                draft = _verbal(sentence, hit, voice, speaking)
            elif hit.carried is None and (told := _told_of(sentence, hit, out)) is not None:
                draft = told
            else:
                _remember_subject(sentence, hit, voice)
                draft = None
            if draft is None:
                continue
            voice.used |= {id(time) for time in sentence.times_of(hit)}
            absorbed |= _swallowed(sentence, draft)
            if hit.verb is not None:
                actors = dict.fromkeys((*draft.roles.participants, *draft.implied))
                voice.acting = tuple(a for a in actors if a.kind in (PERSON, ORGANISATION))[:2]
            out.append(draft)
    out += _rests(sentence, voice, speaking)
    out += headline(sentence, out)
    for draft in out:
        draft.vague = sentence.vague_of(draft.hit)
        draft.background = _in_background(sentence, draft)
        durative = sentence.known.types[draft.type].aspect == "durative"
        draft.interval = days_of_times(sentence, draft.times, durative=durative)
    _remember_persons(sentence, voice)
    relate(sentence, out)
    return sorted(out, key=lambda draft: (draft.first, draft.last))


def _in_background(sentence: Sentence, draft: Draft) -> bool:
    """Whether «كان» stands before a perfect of the same clause: earlier than the story."""
    if tense_of(draft.hit) is not Tense.PAST:
        return False
    clause = sentence.clauses[draft.hit.clause]
    return any(
        sentence.tokens[index].text in _WAS
        for index in range(max(clause.start, draft.hit.start - _WAS_REACH), draft.hit.start)
    )


def _number(sentence: Sentence, hit: Hit) -> str:
    """Whether an event noun is one, two or many: «اللقاء», «اللقائين», «اللقاءات»."""
    plain, nouns = sentence.tokens[hit.start].known.plain, sentence.known.nouns
    stem = plain[:-2]
    lemma = hit.noun.predicate.lemma if hit.noun is not None else ""
    singles = (sense for form in (stem, stem + "ه") for sense in nouns.get(form, ()))
    if not any(sense.predicate.lemma == lemma and not sense.rest for sense in singles):
        # «مباحثات» has no singular: it may be one event.
        return "" if plain.endswith("ات") else "one"
    if plain.endswith("ات"):
        return "many"
    return "two" if plain.endswith(("ين", "ان")) else "one"


def _swallowed(sentence: Sentence, draft: Draft) -> set[int]:
    """Weak nouns and ceasefires inside the phrase of a noun, which say no more than it does."""
    if draft.hit.noun is None:
        return set()
    return {
        other.start
        for other in sentence.hits
        if other.noun is not None
        and draft.hit.start < other.start < draft.last
        and other.clause == draft.hit.clause
        and not sentence.times_of(other)
        and (other.noun.weak or other.noun.predicate.type == "ceasefire")
        and other.governor is None
    }


def _nominal(
    sentence: Sentence, hit: Hit, known_speaker: Entity | None, speaking: Entity | None, acting: tuple[Entity, ...]
) -> Draft | None:
    assert hit.noun is not None
    token = sentence.tokens[hit.start]
    times = sentence.times_of(hit)
    first, last = noun_span(sentence, hit)
    roles = roles_of(sentence, [(first, min(last, other_name(sentence, hit.end, last)))], hit)
    implied: tuple[Entity, ...] = ()
    kind = _started(sentence, hit, first) or hit.noun.predicate.type
    definite = token.known.definite or token.known.suffix
    if sentence.known.family(kind) == SAYING and known_speaker is not None and not roles.participants:
        implied = (known_speaker,)
    elif token.known.suffix:
        implied = _owner(sentence, hit)
    elif not roles.participants and not definite and sentence.clauses[hit.clause].relation == "during":
        # «وصل … في زيارة»: whoever acts in the clause around it.
        implied = acting
    if not implied and _one_sided(sentence, hit, first, last):
        # «عقب لقاء مع الرئيس الروسي»: the other side is whoever speaks or acts around it.
        before = [f for f in sentence.found if f.end <= hit.start and f.entity.kind == PERSON]
        implied = (before[-1].entity,) if before else (speaking,) if speaking is not None else acting[:1]
    company = bool(roles.places or roles.participants or implied)
    governed = hit.governor is not None
    if hit.noun.weak and not (company or times):
        return None
    bare = not (roles.places or roles.participants)
    if (
        bare
        and not times
        and not (definite and not hit.noun.weak)
        and not implied
        and not (governed and (roles.topics or sentence.vague_of(hit)))
    ):
        return None
    return Draft(
        first,
        last,
        hit,
        hit.noun.predicate.lemma,
        kind,
        modality_of(sentence.tokens, sentence.clauses[hit.clause], first, last, hit, sentence.known),
        tuple(times),
        roles,
        words_of(sentence, first, last, hit),
        speaking,
        definite=definite,
        # «لقاء اليوم», «اجتماع أمس»: a noun in construct with its day is as definite as one with the article.
        bare=bare and not implied and (definite or any(t.start == hit.end for t in times)) and not hit.noun.weak,
        future=_future(sentence, hit, first, last),
        implied=implied,
        number=_number(sentence, hit),
    )


def _started(sentence: Sentence, hit: Hit, first: int) -> str | None:
    """«بدء الغارات الروسية», «بدأت روسيا ضرباتها»: the beginning of many strikes is a campaign."""
    assert hit.noun is not None
    if sentence.known.family(hit.noun.predicate.type) != "violence" or _number(sentence, hit) == "one":
        return None
    verb = hit.governor
    begins = verb is not None and verb.role is Role.STARTED
    begins = begins or any(sentence.tokens[i].text.lstrip("وبل") in _BEGINNINGS for i in range(first, hit.start))
    return "offensive" if begins else None


def _one_sided(sentence: Sentence, hit: Hit, first: int, last: int) -> bool:
    """Whether a meeting names only the side that it was with."""
    assert hit.noun is not None
    if sentence.known.types[hit.noun.predicate.type].parties != "bilateral":
        return False
    persons = [
        f for f in sentence.named(first, last) if f.entity.kind in (PERSON, ORGANISATION, COUNTRY) and not f.adjective
    ]
    with_one = [f for f in persons if f.start and sentence.tokens[f.start - 1].text == "مع"]
    return len(with_one) == 1 and persons[0] is with_one[0]


def _owner(sentence: Sentence, hit: Hit) -> tuple[Entity, ...]:
    """Whose meeting «لقائه» is: the person or state named last before it in the sentence."""
    before = [
        f for f in sentence.found if f.end <= hit.start and f.entity.kind in (PERSON, ORGANISATION) and not f.adjective
    ]
    if sentence.tokens[hit.start].text.endswith("هما"):
        return tuple(dict.fromkeys(f.entity for f in before[-2:]))
    return (before[-1].entity,) if before else ()


def _future(sentence: Sentence, hit: Hit, first: int, last: int) -> bool | None:
    """Whether the words around a noun put it ahead («الاجتماع سيعقد», «المقرر») or behind."""
    if any(is_word(sentence.tokens[i], sentence.known, "participles_future") for i in range(first, last)):
        return True
    governor = hit.governor
    if governor is not None:
        return sentence.tokens[governor.start].known.future
    clause = sentence.clauses[hit.clause]
    return False if clause.relation in ("after", "during") else None


def _verbal(sentence: Sentence, hit: Hit, voice: Voice, speaking: Entity | None) -> Draft | None:
    assert hit.verb is not None
    assert hit.verb.predicate is not None
    times = sentence.times_of(hit)
    first, last = verb_span(sentence, hit)
    roles = roles_of(sentence, [(first, last)], hit)
    implied: tuple[Entity, ...] = ()
    clause = sentence.clauses[hit.clause]
    subject = subject_of(sentence, hit)
    if subject is None and clause.joint is Joint.RELATIVE:
        start = antecedent_start(sentence, clause.start)
        implied = tuple(f.entity for f in sentence.named(start, clause.start) if not f.adjective)[:1]
    elif subject is None and not any(p.kind in (PERSON, ORGANISATION, COUNTRY) for p in roles.participants):
        form = form_of(sentence.tokens[hit.start], hit)
        implied = _both(sentence, hit, voice) or tuple(e for e in voice.subject if carries_on(form, e, voice.women))
    else:
        if subject is None and _alone(sentence, hit, roles):
            # «حيث يلتقي غدا لافروف»: the other side is the subject carried on.
            implied = tuple(entity for entity in voice.subject if entity not in roles.participants)
        voice.subject = (subject,) if subject is not None else implied or roles.participants[:1]
    voice.subject = tuple(entity for entity in voice.subject if entity.kind != MEDIA)
    implied = tuple(entity for entity in implied if entity.kind != MEDIA)
    told = (
        roles.places
        or roles.participants
        or (implied and (clause.joint is not Joint.CONTENT or sentence.vague_of(hit)))
    )
    if not times and not told:
        return None
    return Draft(
        first,
        last,
        hit,
        hit.verb.predicate.lemma,
        hit.verb.predicate.type,
        modality_of(sentence.tokens, clause, first, last, hit, sentence.known),
        tuple(times),
        roles,
        words_of(sentence, first, last, hit),
        speaking,
        future=sentence.tokens[hit.start].known.future,
        implied=implied,
    )


def _told_of(sentence: Sentence, hit: Hit, before: list[Draft]) -> Draft | None:
    """«… بعد أن كان مقررا أن تنطلق اليوم»: a light verb with a date tells of the event noun named last."""
    times = sentence.times_of(hit)
    nouns = [draft for draft in before if draft.hit.noun is not None]
    if not times or not nouns or hit.role is Role.OTHER:
        return None
    event = nouns[-1]
    first, last = verb_span(sentence, hit)
    return Draft(
        first,
        last,
        hit,
        event.predicate,
        event.type,
        modality_of(sentence.tokens, sentence.clauses[hit.clause], first, last, hit, sentence.known),
        tuple(times),
        roles_of(sentence, [(first, last)], hit),
        words_of(sentence, first, last, hit),
        event.speaker,
        definite=True,
        bare=True,
        future=sentence.tokens[hit.start].known.future or None,
        implied=(),
    )


def _remember_persons(sentence: Sentence, voice: Voice) -> None:
    named = [found.entity for found in sentence.found if found.entity.kind == PERSON]
    voice.recent = tuple(dict.fromkeys(reversed((*voice.recent, *named))))[:2][::-1]


def _both(sentence: Sentence, hit: Hit, voice: Voice) -> tuple[Entity, ...]:
    """«التقيا ظهر أمس»: the two persons named last before a verb in the dual that names nobody."""
    assert hit.verb is not None
    assert hit.verb.predicate is not None
    token = sentence.tokens[hit.start]
    if not token.text.endswith(("ا", "ان")) or sentence.known.types[hit.verb.predicate.type].parties != "bilateral":
        return ()
    before = [f.entity for f in sentence.found if f.end <= hit.start and f.entity.kind == PERSON]
    persons = tuple(dict.fromkeys(reversed((*voice.recent, *before))))[:2][::-1]
    return persons if len(persons) == 2 else ()


def _alone(sentence: Sentence, hit: Hit, roles: Roles) -> bool:
    """Whether a verb of two sides names only one."""
    assert hit.verb is not None
    assert hit.verb.predicate is not None
    if sentence.known.types[hit.verb.predicate.type].parties != "bilateral":
        return False
    return len([p for p in roles.participants if p.kind in (PERSON, ORGANISATION)]) == 1


def _remember_subject(sentence: Sentence, hit: Hit, voice: Voice) -> None:
    subject = subject_of(sentence, hit)
    if subject is not None:
        voice.subject = (subject,)


def _rests(sentence: Sentence, voice: Voice, speaking: Entity | None) -> list[Draft]:
    """A mention of no known type for each date that governs no event: the clause it stands in.

    What somebody says today in the first person is part of the utterance itself.
    """
    out: list[Draft] = []
    for time in sentence.times:
        if id(time) in voice.used or time.interval is None:
            continue
        number = sentence.clause_at(time.start)
        clause = sentence.clauses[number]
        verbs = [h for h in sentence.hits if h.clause == number and h.verb is not None]
        shaped = any(looks_verbal(token) for token in sentence.tokens[clause.start : clause.end])
        shaped = shaped or looks_past(sentence.tokens[clause.start])
        last = min(clause.end, max(time.end, clause.start + _MAX_REST))
        if last - clause.start - (time.end - time.start) < _SHORTEST_REST or not (verbs or shaped):
            continue
        hit = verbs[0] if verbs else Hit(clause.start, clause.start + 1, number)
        first_person = hit.verb is not None and hit.verb.first_person
        roles = roles_of(sentence, [(clause.start, last)], hit)
        who = speaking or voice.speaker
        kind = _OTHER
        if first_person and who is not None:
            kind = SAYING
            roles = Roles(roles.places, tuple(dict.fromkeys((who, *roles.participants))), roles.topics)
        token = sentence.tokens[hit.start]
        voice.used.add(id(time))
        out.append(
            Draft(
                clause.start,
                last,
                hit,
                token.known.plain or token.text,
                kind,
                modality_of(sentence.tokens, clause, clause.start, last, hit, sentence.known),
                (time,),
                roles,
                words_of(sentence, clause.start, last, hit),
                who if first_person else speaking,
                future=tense_of(hit) is Tense.PRESENT and token.known.future,
            )
        )
    return out
