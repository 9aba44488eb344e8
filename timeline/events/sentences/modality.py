"""Whether a clause says that its event happened, is announced, planned, in doubt, denied or called off."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from timeline.events.event import Modality
from timeline.events.sentences.attach import Hit
from timeline.events.sentences.clauses import Clause, Joint
from timeline.events.words.inflection import VerbForm
from timeline.events.words.lexicon import Lexicon, Role, word_list
from timeline.events.words.tokens import Token, is_word, starts_phrase

__all__ = ["modality_of"]

_REACH = 5
_NOT = word_list("particles.toml", "negation", "any_of")
_ANY = word_list("particles.toml", "negation", "any")
_ASKING = word_list("particles.toml", "verbs", "asking")
_WHETHER = "ما"
"""«ما إذا كان» asks whether, «إذا» alone sets a condition."""
_ASKING_REACH = 9
_NEXT = 2
_MAY = word_list("particles.toml", "verbs", "may")
_IMPERFECT = ("ي", "ت", "ن")
_GOVERNING = (
    ("obligation", Modality.DEMANDED),
    ("forecast", Modality.UNCERTAIN),
    ("announced", Modality.ANNOUNCED),
    ("aimed", Modality.PLANNED),
)
_BEHIND_THAT = (*_GOVERNING, ("refused", Modality.DENIED))
_LINKS = ("place_prepositions", "topic_prepositions", "light_nouns", "complementizers")


def modality_of(
    tokens: Sequence[Token],
    clause: Clause,
    first: int,
    last: int,
    hit: Hit,
    known: Lexicon,
    inside: AbstractSet[int] = frozenset(),
) -> Modality:
    """The modality of the event named by ``hit``, whose mention covers tokens ``first`` to ``last``.

    ``inside`` are the tokens of names, which may stand between a word of asking and what is asked for.
    """
    governor = hit.governor
    verb = hit.verb or (governor.verb if governor is not None else None)
    place = hit.start if hit.verb is not None else (governor.start if governor is not None else hit.start)
    before = range(max(clause.start, place - _REACH, 0), place)
    lead = range(max(0, min(first, clause.start) - _REACH), min(first, place) if first < place else place)
    if verb is not None and verb.role in (Role.MOVED, Role.CANCELLED):
        doubtful = place and is_word(tokens[place - 1], "uncertain")
        return Modality.UNCERTAIN if doubtful else Modality.CANCELLED
    # «خطاب كان مقررا قبل الاغتيال»: the speech was, and not what stands behind «قبل».
    own = lead if clause.joint is not Joint.EVENT else range(max(lead.start, clause.start), lead.stop)
    if any(starts_phrase(tokens, index, known, "superseded") > 1 for index in own):
        return Modality.CANCELLED
    for index in lead:
        if starts_phrase(tokens, index, known, "doubt") > 1:
            return Modality.UNCERTAIN
    if verb is not None and any(tokens[index].text in _ASKING for index in range(clause.start, place)):
        # «هل سيستغل …»
        return Modality.UNCERTAIN
    called_off = (
        hit.noun is not None and hit.start and tokens[hit.start - 1].text.lstrip("وبل") in known.words["called_off"]
    )
    if called_off and not _took_place(hit):
        return Modality.CANCELLED
    if verb is None and any(_doubts(tokens, i) for i in range(max(0, first - 2), first)):
        return Modality.UNCERTAIN
    around = tuple(range(max(0, place - 1), place))
    negated = hit.verb is not None and place and tokens[place - 1].text in _NOT
    there = hit.noun is not None and governor is not None and is_word(tokens[governor.start], "attended")
    if not there and (negated or any(is_word(tokens[i], "denied") for i in around)):
        return Modality.DENIED
    if hit.noun is not None and place and tokens[hit.start - 1].text.lstrip("وبل") in _ANY:
        # «دعم أي تدخل»: none in particular, so none that happened; «لم تنفذ أي غارة»: none at all.
        return Modality.DENIED if any(is_word(tokens[i], "denied") for i in before) else Modality.UNCERTAIN
    if any(is_word(tokens[i], "conditional") and not (i and tokens[i - 1].text == _WHETHER) for i in before):
        return Modality.CONDITIONAL
    if hit.noun is not None and any(is_word(t, "expected") for t in tokens[hit.end : min(last, hit.end + _NEXT)]):
        return Modality.UNCERTAIN
    content = clause.joint is Joint.CONTENT and (hit.verb is not None or governor is not None)
    for kind, modality in _BEHIND_THAT if content else _GOVERNING:
        if any(_governed_by(kind, tokens, clause, start, hit, inside) for start in {min(first, place), place}):
            return modality
    if any(is_word(tokens[i], "announced") for i in range(first, min(last, len(tokens)))) or any(
        is_word(tokens[i], "announced") for i in before
    ):
        return Modality.ANNOUNCED
    if any(is_word(tokens[i], "planned") for i in before):
        return Modality.PLANNED
    if clause.joint is Joint.CONTENT and clause.start and verb is not None and verb.tense is not VerbForm.PAST:
        # «من المقرر أن تعلن»
        for kind, modality in (("announced", Modality.ANNOUNCED), ("planned", Modality.PLANNED)):
            if is_word(tokens[clause.start - 1], kind):
                return modality
    future = verb is not None and (
        tokens[place].known.future or any(tokens[i].text in known.words["future"] for i in around)
    )
    if future:
        return Modality.ANNOUNCED
    present = verb is not None and verb.tense is VerbForm.PRESENT
    if present and any(is_word(tokens[i], "uncertain") for i in around):
        return Modality.UNCERTAIN
    if verb is None and any(_doubts(tokens, i) for i in before):
        return Modality.UNCERTAIN
    return Modality.HAPPENED


def _doubts(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word casts doubt on what follows: «ربما», and «قد» before an imperfect; «قد دعموا» tells what was."""
    if not is_word(tokens[index], "uncertain"):
        return False
    if tokens[index].text not in _MAY or index + 1 >= len(tokens):
        return True
    following = tokens[index + 1]
    if following.known.verbs:
        return any(sense.tense is not VerbForm.PAST for sense in following.known.verbs)
    return following.text.startswith(_IMPERFECT)


def _took_place(hit: Hit) -> bool:
    """«إرجاء القمة التي انعقدت أخيرا في …»: what was held after all is told with its day, not called off."""
    verb = hit.governor.verb if hit.governor is not None and hit.governor.start > hit.start else None
    return verb is not None and verb.role in (Role.HELD, Role.STARTED, Role.ENDED) and verb.tense is VerbForm.PAST


def _governed_by(
    kind: str,
    tokens: Sequence[Token],
    clause: Clause,
    first: int,
    hit: Hit,
    inside: AbstractSet[int],
) -> bool:
    """Whether a word of a class governs the event: «المطالبة باستقالة …», «دعا كيري إلى وقف …», «يحاول السيطرة»."""
    if hit.verb is not None or hit.governor is not None:
        between = range(clause.start + 1, first)
        straight = all(i in inside or is_word(tokens[i], "was", "be") or tokens[i].text == "قد" for i in between)
        if clause.joint is not Joint.CONTENT or not straight or tokens[first].known.future:
            return False
        first = clause.start
    for index in range(first - 1, max(-1, first - 1 - _ASKING_REACH), -1):
        if tokens[index + 1].gap.strip(' "'):
            return False
        if is_word(tokens[index], kind):
            return True
        named = index in inside or (tokens[index].known.definite and not tokens[index].known.nouns)
        if not named and not is_word(tokens[index], *_LINKS):
            return False
    return False
