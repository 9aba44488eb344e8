"""From the hits of a sentence to drafts of mentions: nominal, verbal, utterances, and dated rests."""

from __future__ import annotations

from timeline.events.event import Entity, Modality
from timeline.events.mentions.draft import Draft, Voice
from timeline.events.mentions.gapping import gapped
from timeline.events.mentions.nominal import nominal, swallowed
from timeline.events.mentions.pointing import pointers
from timeline.events.mentions.relations import relate
from timeline.events.mentions.rests import decided_to_put_off, rests
from timeline.events.mentions.tolls import with_causes
from timeline.events.mentions.utterances import headline, utterance
from timeline.events.mentions.verbal import told_of, verbal
from timeline.events.names.names import ORGANISATION, PERSON
from timeline.events.sentences.attach import Hit, tense_of
from timeline.events.sentences.clauses import Joint
from timeline.events.sentences.sentence import Sentence
from timeline.events.sentences.subjects import subject_of
from timeline.events.sentences.when import days_of_times, moved_to
from timeline.events.words.inflection import VerbForm
from timeline.events.words.lexicon import Role
from timeline.events.words.tokens import is_word, starts_phrase

__all__ = ["drafts_of"]

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
                draft = nominal(sentence, hit, speaking or voice.speaker, speaking, voice.acting)
            elif hit.role in (Role.SAY, Role.CONTINUE):
                draft, who = utterance(sentence, hit, voice, absorbed)
                speaking = who or speaking
                voice.speaker = who or voice.speaker
            elif hit.role is Role.EVENT:
                draft = verbal(sentence, hit, voice, speaking)
            elif hit.carried is None and (told := told_of(sentence, hit, out)) is not None:
                draft = told
            else:
                _remember_subject(sentence, hit, voice)
                draft = None
            if draft is not None or hit.role in (Role.SAY, Role.CONTINUE):
                # When somebody unnamed spoke is the time of nothing else.
                voice.used |= {id(time) for time in sentence.times_of(hit)}
            if draft is None:
                continue
            absorbed |= swallowed(sentence, draft)
            if hit.verb is not None:
                actors = dict.fromkeys((*draft.roles.participants, *draft.implied))
                voice.acting = tuple(a for a in actors if a.kind in (PERSON, ORGANISATION))[:2]
            out += gapped(sentence, draft)
    # The press conference in front of a verb of saying belongs to its speech.
    out = [draft for draft in out if draft.hit.noun is None or draft.hit.start not in absorbed]
    out += rests(sentence, voice, speaking)
    out += pointers(sentence, out, speaking)
    out += headline(sentence, out)
    for draft in out:
        draft.vague = sentence.vague_of(draft.hit)
        draft.background = _in_background(sentence, draft)
        durative = sentence.known.types[draft.type].aspect == "durative"
        draft.interval = days_of_times(sentence, draft.times, durative=durative)
        if _still_ahead(sentence, draft):
            draft.modality = Modality.PLANNED
        _reschedule(sentence, draft)
    decided_to_put_off(sentence, out)
    out = with_causes(sentence, out)
    _remember_persons(sentence, voice)
    relate(sentence, out)
    return sorted(out, key=lambda draft: (draft.first, draft.last))


def _still_ahead(sentence: Sentence, draft: Draft) -> bool:
    """«وكان مقررا أن يمثل الثلاثاء أمام القضاة», written on that Tuesday or before: planned, unless the sentence calls something off."""
    if draft.modality is not Modality.CANCELLED or draft.hit.role in (Role.MOVED, Role.CANCELLED):
        return False
    interval, time = draft.interval, draft.times[0] if draft.times else None
    anchor = time.annotation.anchor if time is not None else None
    if interval is None or interval.end is None or anchor is None or interval.end < anchor.date:
        return False
    tokens, known = sentence.tokens, sentence.known
    planned = any(
        starts_phrase(tokens, i, known, "superseded") > 1
        # «بعد أن كان مقررا أن تنطلق اليوم»: it was moved.
        and not any(is_word(token, "after", "subordinators") for token in tokens[max(0, i - 2) : i])
        for i in range(draft.hit.start)
    )
    off = any(hit.role in (Role.MOVED, Role.CANCELLED) for hit in sentence.hits)
    return planned and not off and not any(is_word(token, "called_off", "put_off", "denied") for token in tokens)


def _reschedule(sentence: Sentence, draft: Draft) -> None:
    """Give an event that was called off the day that it was moved to, if the text names one."""
    if draft.modality is not Modality.CANCELLED:
        return
    found = moved_to(sentence, draft.times)
    if found is not None:
        time, day = found
        draft.interval, draft.modality, draft.rescheduled = day, Modality.ANNOUNCED, True
        draft.times = (time, *(other for other in draft.times if other is not time))


def _in_background(sentence: Sentence, draft: Draft) -> bool:
    """Whether «كان» stands before a perfect of the same clause: earlier than the story."""
    if tense_of(draft.hit) is not VerbForm.PAST:
        return False
    clause = sentence.clauses[draft.hit.clause]
    return any(
        is_word(sentence.tokens[index], "was")
        for index in range(max(clause.start, draft.hit.start - _WAS_REACH), draft.hit.start)
    )


def _remember_persons(sentence: Sentence, voice: Voice) -> None:
    named = [found.entity for found in sentence.found if found.entity.kind == PERSON]
    voice.recent = tuple(dict.fromkeys(reversed((*voice.recent, *named))))[:2][::-1]


def _remember_subject(sentence: Sentence, hit: Hit, voice: Voice) -> None:
    subject = subject_of(sentence, hit)
    if subject is not None:
        voice.subject = (subject,)
