"""Hits of the lexicon in a sentence, and which expression of time governs which of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline.events.sentences.clauses import Clause, Joint
from timeline.events.words.inflection import VerbForm
from timeline.events.words.lexicon import Lexicon, NounSense, Role, VerbSense, word_list
from timeline.events.words.senses import noun_sense, verb_sense
from timeline.events.words.tokens import Token, is_word, names_no_event, turned

__all__ = ["Hit", "hits_of", "tense_of"]

_PARTICLE_KINDS = ("future", "uncertain", "denied", "conditional")
_LIGHT = (Role.HELD, Role.HOSTED, Role.STARTED, Role.ENDED, Role.MOVED, Role.CANCELLED)
_WHAT = word_list("particles.toml", "verbs", "what")
_TO = word_list("particles.toml", "places", "bound_for")
_ANTECEDENT_REACH = 8
_OBJECT_REACH = 6
_CARRY_REACH = 10
_PLACE_REACH = 3
_BODY_REACH = 3
_FOR = "لل"
_WITH = word_list("particles.toml", "verbs", "managed")
_INDEED = word_list("particles.toml", "verbs", "indeed")


@dataclass(slots=True)
class Hit:
    """A verb or event noun at tokens ``start`` to ``end`` of clause ``clause``.

    ``governor`` is the light verb that carries a noun («عقد» in «عقد اجتماعا»).
    """

    start: int
    end: int
    clause: int
    noun: NounSense | None = None
    verb: VerbSense | None = None
    governor: Hit | None = None
    carried: Hit | None = None

    @property
    def role(self) -> Role:
        """What the word does."""
        return Role.EVENT if self.verb is None else self.verb.role


def hits_of(tokens: Sequence[Token], clauses: Sequence[Clause], known: Lexicon, taken: frozenset[int]) -> list[Hit]:
    """Verbs and event nouns in the order of the text; ``taken`` tokens belong to names or dates."""
    out: list[Hit] = []
    for number, clause in enumerate(clauses):
        index = clause.start
        while index < clause.end:
            # «إثر غرق قارب»: the word that opens a clause of circumstance is no verb.
            opens = index == clause.start and clause.joint is Joint.EVENT and is_word(tokens[index], clause.relation)
            hit = None if opens or index in taken else _hit(tokens, index, clause, number, known, taken)
            if hit is not None:
                out.append(hit)
                index = hit.end
            else:
                index += 1
    out = _without_cognates(out, tokens)
    _govern(out, clauses, tokens, taken)
    return out


def _without_cognates(hits: list[Hit], tokens: Sequence[Token]) -> list[Hit]:
    """The hits without objects that say what their verb says: «وقع الطرفان اتفاقا» is one event, not two."""
    out: list[Hit] = []
    for hit in hits:
        before = out[-1] if out else None
        if (
            hit.noun is not None
            and before is not None
            and before.verb is not None
            and before.role is Role.EVENT
            and before.clause == hit.clause
            and before.verb.predicate is not None
            and before.verb.predicate.type == hit.noun.predicate.type
            and hit.start - before.start <= _OBJECT_REACH
            and not tokens[hit.start].known.preposition
            and not any(_preposition(token) for token in tokens[before.end : hit.start])
        ):
            # «ضرب زلزال»: the noun says what it was.
            before.verb = replace(before.verb, predicate=hit.noun.predicate)
            continue
        out.append(hit)
    return out


def _preposition(token: Token) -> bool:
    return bool(token.known.preposition) or is_word(
        token, "place_prepositions", "topic_prepositions", "party_prepositions"
    )


def _hit(
    tokens: Sequence[Token], index: int, clause: Clause, number: int, known: Lexicon, taken: frozenset[int]
) -> Hit | None:
    token = tokens[index]
    if not (token.known.nouns or token.known.verbs):
        return None
    noun = noun_sense(token.known.nouns, tokens, index)
    if noun is not None and (
        names_no_event(tokens, index, known)
        or is_word(token, "participles_future")
        or _of_a_body(tokens, index, known)
        or (noun.predicate.bare and token.known.preposition == "ب")
        or _measures(noun, token, tokens, index, known)
    ):
        noun = None
    if noun is not None:
        noun = _as_meant(noun, tokens, index, clause, known)
    if noun is not None and _adjective_of(token, tokens, index, taken, known):
        noun = None
    verb = verb_sense(token, tokens, index)
    if verb is not None and verb.tense is VerbForm.PAST and _governed(tokens, index):
        # «من أجل», «في قتل»: a preposition is followed by a noun, whatever verb has its letters.
        verb = None
    if verb is not None and verb.role is Role.SAY and verb.tense is VerbForm.PRESENT and index:
        # «ما يؤكد استهتارهم»: what shows something says nothing.
        verb = None if tokens[index - 1].text in _WHAT else verb
    if verb is not None and verb.role is Role.EVENT and names_no_event(tokens, index, known):
        verb = None
    if verb is not None and verb.predicate is not None and turned(tokens, index, clause.end, verb.predicate):
        verb = _other_verb(verb, tokens, index, clause)
    if verb is not None and _reaches(verb, tokens, index):
        verb = None
    if noun is None and verb is not None and _homograph(token, known) and not _verb_place(tokens, index, clause):
        verb = None
    if noun is None and verb is not None and verb.role in _LIGHT and _verbal_noun(tokens, index, clause, known):
        verb = None
    if verb is not None and verb.role is Role.EVENT:
        verb = _as_carrier(verb, tokens, index, clause, number)
    if noun is not None and verb is not None:
        if token.known.future or (not noun.rest and _verb_place(tokens, index, clause)):
            noun = None
        else:
            verb = None
    if noun is not None:
        return Hit(index, index + 1 + len(noun.rest), number, noun=noun)
    return Hit(index, index + 1, number, verb=verb) if verb is not None else None


def _as_meant(noun: NounSense, tokens: Sequence[Token], index: int, clause: Clause, known: Lexicon) -> NounSense | None:
    """The sense of an event noun that the words near it leave: «عقدت المحكمة جلسة» is a hearing, «تراجع الأسعار» no retreat."""
    also = known.predicates.get(noun.predicate.also)
    if also is not None and not turned(tokens, index, clause.end, also):
        return replace(noun, predicate=also)
    if not turned(tokens, index, clause.end, noun.predicate):
        return noun
    senses = (sense for sense in tokens[index].known.nouns if sense.predicate != noun.predicate and not sense.rest)
    return next((sense for sense in senses if not turned(tokens, index, clause.end, sense.predicate)), None)


def _other_verb(verb: VerbSense, tokens: Sequence[Token], index: int, clause: Clause) -> VerbSense | None:
    """«تراجعت الأسعار»: the next sense of a verb that names no event of its first type; with a day it is one of none."""
    senses = [sense for sense in tokens[index].known.verbs if not sense.rest and sense.tense is verb.tense]
    for sense in senses:
        other = sense.predicate is not None and sense.predicate != verb.predicate
        if other and sense.predicate is not None and not turned(tokens, index, clause.end, sense.predicate):
            return sense
    return next((sense for sense in tokens[index].known.verbs if sense.role is Role.OTHER and not sense.rest), None)


def _reaches(verb: VerbSense, tokens: Sequence[Token], index: int) -> bool:
    """«تصل إلى 70 كيلومترا»: a figure is reached, nobody arrives."""
    if verb.predicate is None or verb.predicate.type != "arrival" or index + 2 >= len(tokens):
        return False
    return tokens[index + 1].text in _TO and tokens[index + 2].text[:1].isdigit()


def _measures(noun: NounSense, token: Token, tokens: Sequence[Token], index: int, known: Lexicon) -> bool:
    """«31 مباراة دون هزيمة», «بموجب القانون»: a quantity, or what something rests on."""
    if not index or token.gap.strip():
        return False
    before = tokens[index - 1]
    counted = before.text.isdigit() and not token.known.definite and known.family(noun.predicate.type) == "sport"
    return counted or (noun.predicate.type == "law" and is_word(before, "grounds"))


def _governed(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word that takes a noun stands right before."""
    return index > 0 and not tokens[index].gap.strip() and is_word(tokens[index - 1], "noun_governors")


def _adjective_of(token: Token, tokens: Sequence[Token], index: int, taken: frozenset[int], known: Lexicon) -> bool:
    """«الاجتماعي», «هجومي»: an adjective in ي has the letters of a dual, but no genitive after it."""
    plain = token.known.plain
    if not plain.endswith("ي") or plain[:-1] not in known.nouns or plain[:-1].endswith("ت"):
        return False
    following = index + 1
    if token.known.definite or following >= len(tokens) or tokens[following].gap.strip():
        return True
    genitive = following in taken or tokens[following].known.definite
    return not genitive and not is_word(tokens[following], "party_prepositions")


def _of_a_body(tokens: Sequence[Token], index: int, known: Lexicon) -> bool:
    """«قوات التحالف», «لجنة الانتخابات»: a definite event noun in the name of a body."""
    token = tokens[index]
    if index and token.text.startswith(_FOR):
        return _called_after(tokens, index, known)
    if not index or not token.known.definite or token.known.preposition or token.known.conjunction:
        return False
    before = tokens[index - 1]
    return not token.gap.strip() and (
        before.text in known.words["bearers"] or before.known.plain in known.words["bearers"]
    )


def _called_after(tokens: Sequence[Token], index: int, known: Lexicon) -> bool:
    """«المفوضية العليا المستقلة للانتخابات»: behind a body and its adjectives «لل» tells what it is for."""
    for place in range(index - 1, max(-1, index - 1 - _BODY_REACH), -1):
        token = tokens[place]
        if tokens[place + 1].gap.strip() or not token.known.definite:
            return False
        if token.known.plain in known.words["bearers"]:
            return True
    return False


def _homograph(token: Token, known: Lexicon) -> bool:
    """Whether a form is as often a noun («طلب»), so that only its place shows a verb."""
    return token.text.removeprefix(token.known.conjunction) in known.words["homographs"] and not token.known.conjunction


def _verbal_noun(tokens: Sequence[Token], index: int, clause: Clause, known: Lexicon) -> bool:
    """«عقد اجتماع» against «عقد اجتماعا»: before an indefinite noun without alif, or inside a clause, a noun."""
    token = tokens[index]
    if token.text not in known.words["light_nouns"] and token.known.plain not in known.words["light_nouns"]:
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is not None and following.known.nouns and not following.gap.strip():
        if following.text.endswith("ا") and not following.known.definite:
            return False
        return not following.known.definite or index > clause.start
    return False


def _as_carrier(verb: VerbSense, tokens: Sequence[Token], index: int, clause: Clause, number: int) -> VerbSense:
    """«وقع انفجار», «الاجتماع الذي وقع»: a verb that can also carry an event noun does so if there is one."""
    token = tokens[index]
    light = next((s for s in token.known.verbs if s.role in _LIGHT and not s.rest), None)
    if light is None:
        return verb
    ahead = next((t for t in tokens[index + 1 : min(clause.end, index + 6)] if t.known.nouns), None)
    if ahead is not None:
        kinds = {sense.predicate.type for sense in ahead.known.nouns}
        return verb if verb.predicate is not None and verb.predicate.type in kinds else light
    if clause.joint is not Joint.RELATIVE or not number:
        return verb
    # «رسوم المرور على جسر الوادي الذي افتتح …»: a place stands before the pronoun, and it is what was opened.
    place = any(is_word(t, "place_nouns") for t in tokens[max(0, clause.start - _PLACE_REACH) : clause.start])
    return verb if place and verb.predicate is not None and verb.predicate.type == "opening" else light


def _verb_place(tokens: Sequence[Token], index: int, clause: Clause) -> bool:
    """Whether a word that may be verb or noun stands where a verb stands: at the head of its clause."""
    token = tokens[index]
    if token.known.preposition or token.known.definite:
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is not None and following.known.nouns and not following.known.definite and token.known.nouns:
        # «عقد لقاء», «توقيع اتفاق»: an event noun right after makes the first a noun or a light verb.
        return any(sense.role is not Role.EVENT for sense in token.known.verbs)
    before = index - 1
    if before >= clause.start and tokens[before].text in _INDEED:
        # «وكان ترامب قد ذكر أن …»: behind «قد» stands a verb.
        return True
    while before >= clause.start and is_word(tokens[before], *_PARTICLE_KINDS):
        before -= 1
    if before > clause.start and tokens[before].known.definite and is_word(tokens[before - 1], "was"):
        # «كانت الفصائل سيطرت على …»
        return True
    if before == clause.start and clause.joint in (Joint.CIRCUMSTANCE, Joint.CONTENT):
        return True
    if before < clause.start or is_word(tokens[before], "was"):
        return True
    return tokens[before].text in ("ان", "انه", "الذي", "التي")


def _govern(hits: list[Hit], clauses: Sequence[Clause], tokens: Sequence[Token], taken: frozenset[int]) -> None:
    """Bind each light verb to the event noun that it carries.

    In a relative clause that is the noun the pronoun stands for; elsewhere the first noun after the
    verb in its clause, or a definite subject before it; else, if the clause breaks off («بدأت روسيا وهي …
    حملة»), the first noun of the next clause.
    """
    by_clause: dict[int, list[Hit]] = {}
    for hit in hits:
        by_clause.setdefault(hit.clause, []).append(hit)
    for number in sorted(by_clause):
        for verb in by_clause[number]:
            if verb.verb is None or verb.role not in (*_LIGHT, Role.MANAGED):
                continue
            noun = _carried(verb, number, by_clause, clauses, tokens, taken)
            if noun is None:
                continue
            verb.carried = noun
            if noun.governor is None:
                noun.governor = verb


def _carried(
    verb: Hit,
    number: int,
    by_clause: dict[int, list[Hit]],
    clauses: Sequence[Clause],
    tokens: Sequence[Token],
    taken: frozenset[int],
) -> Hit | None:
    nouns = [hit for hit in by_clause[number] if hit.noun is not None]
    if verb.role is Role.MANAGED:
        return next((hit for hit in nouns if hit.start > verb.start and tokens[hit.start - 1].text in _WITH), None)
    if clauses[number].joint is Joint.RELATIVE and number and verb.start - clauses[number].start <= 3:
        before = [hit for hit in by_clause.get(number - 1, []) if hit.noun is not None]
        start = clauses[number].start
        if (
            before
            and start - before[-1].end <= _ANTECEDENT_REACH
            and not any("," in token.gap for token in tokens[before[-1].end : start])
            and not _of_a_topic(tokens, before[-1].end, start, taken)
        ):
            return before[-1]
    after = next((hit for hit in nouns if hit.start > verb.start), None)
    if after is not None and len(set(range(verb.end, after.start)) - taken) >= _CARRY_REACH:
        # Names and dates in between make no distance.
        after = None
    subject = next((hit for hit in reversed(nouns) if hit.start < verb.start), None)
    if subject is not None and (after is None or (subject.governor is None and tokens[subject.start].known.definite)):
        return subject
    if after is not None:
        return after
    following = number + 1
    if following < len(clauses) and clauses[following].joint is Joint.CIRCUMSTANCE:
        return next(
            (hit for hit in by_clause.get(following, []) if hit.noun is not None and hit.governor is None), None
        )
    return None


def _of_a_topic(tokens: Sequence[Token], end: int, start: int, taken: frozenset[int]) -> bool:
    """«جلسة حول التطورات التي شهدتها البلاد»: what stands behind «حول» is told of, and not the event before it."""
    return start - 2 >= end and start - 1 not in taken and is_word(tokens[start - 2], "topic_prepositions")


def tense_of(hit: Hit) -> VerbForm | None:
    """The tense of a hit: its own, or that of the verb that carries it."""
    verb = hit.verb or (hit.governor.verb if hit.governor is not None else None)
    return verb.tense if verb is not None else None
