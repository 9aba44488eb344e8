"""Drafts of event verbs, and of light verbs that tell of an event named before them."""

from __future__ import annotations

from timeline.events.event import Entity
from timeline.events.mentions.draft import Draft, Voice
from timeline.events.mentions.roles import Roles, roles_of, words_of
from timeline.events.names.names import COUNTRY, MEDIA, ORGANISATION, PERSON
from timeline.events.sentences.agreement import carries_on, form_of
from timeline.events.sentences.attach import Hit, tense_of
from timeline.events.sentences.clauses import Clause, Joint
from timeline.events.sentences.modality import modality_of
from timeline.events.sentences.sentence import Sentence
from timeline.events.sentences.spans import antecedent_start, verb_span
from timeline.events.sentences.subjects import subject_of
from timeline.events.words.inflection import VerbForm
from timeline.events.words.lexicon import Role

__all__ = ["stood_before", "told_of", "verbal"]

_SUBJECT_REACH = 3
_ACTING = (PERSON, ORGANISATION, COUNTRY, MEDIA)
_SHORTEST = 4
_ADJECTIVES = 3
_OWNED = ("ها", "هم", "هما")


def verbal(sentence: Sentence, hit: Hit, voice: Voice, speaking: Entity | None) -> Draft | None:
    """The draft of an event verb; none where it says nothing of who, where and when."""
    assert hit.verb is not None
    assert hit.verb.predicate is not None
    times = sentence.times_of(hit)
    first, last = verb_span(sentence, hit)
    roles = roles_of(sentence, [(first, last)], hit)
    implied: tuple[Entity, ...] = ()
    clause = sentence.clauses[hit.clause]
    subject = subject_of(sentence, hit)
    if subject is None and clause.joint is Joint.RELATIVE:
        implied = stood_before(sentence, clause)
    elif subject is None and not any(p.kind in (PERSON, ORGANISATION, COUNTRY) for p in roles.participants):
        form = form_of(sentence.tokens[hit.start], hit)
        implied = _both(sentence, hit, voice)
        if not implied and not _own_subject(sentence, hit):
            implied = tuple(e for e in voice.subject if carries_on(form, e, voice.women))
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
        or roles.near
        or (implied and (clause.joint is not Joint.CONTENT or sentence.vague_of(hit)))
    )
    if _how_things_stand(sentence, hit) or not (times or told):
        return None
    if _personal(sentence, hit) and not any(p.kind == PERSON for p in (*roles.participants, *implied)) and not times:
        # «يعزل الولايات المتحدة»: a state does not leave an office.
        return None
    return Draft(
        first,
        last,
        hit,
        hit.verb.predicate.lemma,
        _kind(sentence, hit),
        modality_of(sentence.tokens, clause, first, last, hit, sentence.known, sentence.inside),
        tuple(times),
        roles,
        words_of(sentence, first, last, hit),
        speaking,
        future=sentence.tokens[hit.start].known.future,
        head=_head(subject, implied if clause.joint is Joint.RELATIVE else ()),
        implied=implied,
    )


def stood_before(sentence: Sentence, clause: Clause) -> tuple[Entity, ...]:
    """«نيمار الذي خضع …»: whom a relative clause tells of, if a name stands before it."""
    start = antecedent_start(sentence, clause.start)
    before = [f for f in sentence.named(start, clause.start) if not f.adjective]
    named = [f.entity for f in before if (f.agent or f.entity).kind in _ACTING]
    # «نظيره الفرنسي إيمانويل ماكرون الذي …»: the man, and not his nation.
    return tuple(sorted(named, key=lambda entity: entity.kind not in (PERSON, ORGANISATION))[:1])


def _own_subject(sentence: Sentence, hit: Hit) -> bool:
    """Whether an unknown noun acts, so that nobody's acting goes on: «أن 50 شخصا قتلوا», «أن الصواريخ أصابت»."""
    clause = sentence.clauses[hit.clause]
    if clause.joint is not Joint.CONTENT:
        return False
    between = range(clause.start + 1, hit.start)
    return any(index not in sentence.inside and sentence.tokens[index].known.definite for index in between) or any(
        sentence.tokens[index].text.isdigit() for index in between
    )


def _how_things_stand(sentence: Sentence, hit: Hit) -> bool:
    """«المناطق التي يسيطر عليها …», «يسيطر منذ أعوام»: of what is held and not of what is taken."""
    assert hit.verb is not None
    assert hit.verb.predicate is not None
    if tense_of(hit) is not VerbForm.PRESENT or hit.verb.predicate.type != "capture":
        return False
    since = any(time.interval is not None and time.interval.end is None for time in sentence.times_of(hit))
    return since or sentence.clauses[hit.clause].joint is Joint.RELATIVE


def _personal(sentence: Sentence, hit: Hit) -> bool:
    assert hit.verb is not None
    assert hit.verb.predicate is not None
    return sentence.known.types[hit.verb.predicate.type].personal


def _kind(sentence: Sentence, hit: Hit) -> str:
    """«ضرب زلزال مراكش» against «ضرب شرطي متظاهرا»: a disaster stands by its verb, else somebody does it."""
    assert hit.verb is not None
    assert hit.verb.predicate is not None
    predicate = hit.verb.predicate
    if not predicate.done_by:
        return predicate.type
    around = sentence.tokens[max(0, hit.start - _SUBJECT_REACH) : hit.end + _SUBJECT_REACH]
    natural = any(sense.predicate.type == predicate.type for token in around for sense in token.known.nouns)
    return predicate.type if natural else predicate.done_by


def _head(subject: Entity | None, antecedent: tuple[Entity, ...]) -> Entity | None:
    """Whose event a verb tells: its subject or antecedent by name, never one that only a pronoun carries on."""
    one = subject or (antecedent[0] if antecedent else None)
    return one if one is not None and one.kind != MEDIA else None


def _both(sentence: Sentence, hit: Hit, voice: Voice) -> tuple[Entity, ...]:
    """«التقيا ظهر أمس»: the two persons named last before a verb in the dual that names nobody."""
    assert hit.verb is not None
    assert hit.verb.predicate is not None
    token = sentence.tokens[hit.start]
    # «اجتمعوا» is of many.
    if (
        not token.text.endswith(("ا", "ان"))
        or token.text.endswith("وا")
        or sentence.known.types[hit.verb.predicate.type].parties != "bilateral"
    ):
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


def told_of(sentence: Sentence, hit: Hit, before: list[Draft]) -> Draft | None:
    """«… بعد أن كان مقررا أن تنطلق اليوم»: a light verb with a date tells of the event noun named last."""
    times = sentence.times_of(hit)
    nouns = [draft for draft in before if draft.hit.noun is not None]
    if not times or not nouns or hit.role in (Role.OTHER, Role.MANAGED) or _names_its_subject(sentence, hit):
        return None
    event = nouns[-1]
    clause = sentence.clauses[hit.clause]
    between = set(range(event.hit.end, clause.start)) - sentence.inside
    if clause.joint is Joint.RELATIVE and len(between) > _ADJECTIVES:
        # «الانتخابات … قبل نهاية فترة الرئاسة التي تنتهي …»: of the nearer noun.
        return None
    first, last = verb_span(sentence, hit)
    return Draft(
        first,
        last,
        hit,
        event.predicate,
        event.type,
        modality_of(sentence.tokens, sentence.clauses[hit.clause], first, last, hit, sentence.known, sentence.inside),
        tuple(times),
        roles_of(sentence, [(first, last)], hit),
        tuple(dict.fromkeys((*words_of(sentence, first, last, hit), *event.words))),
        event.speaker,
        definite=True,
        bare=True,
        future=sentence.tokens[hit.start].known.future or None,
        implied=(),
    )


def _names_its_subject(sentence: Sentence, hit: Hit) -> bool:
    """«بعد إغلاق المجرى، واستؤنفت الملاحة مساء»: a definite noun right behind the verb is what it tells of."""
    token = sentence.tokens[hit.end] if hit.end < len(sentence.tokens) else None
    if token is None or token.gap.strip() or hit.end in sentence.inside:
        return False
    owned = token.text.endswith(_OWNED) and len(token.text) > _SHORTEST and not token.known.kinds
    return token.known.definite or owned
