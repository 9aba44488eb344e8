"""Which names in a claim take part in its event, and which only stand near.

A name takes part where the grammar puts it: as the subject, right after the verb or the event noun, after a word
of company («مع», «بين», «من قبل»), or in construct with whatever acts for it («قوات», «وفد»). A name in construct with
anything else («هيكلة بنوك إيران», «وكيل أعمال اللاعب»), or after a preposition that only points to it
(«المقربين من نتنياهو»), is spoken of.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.names.names import CITY, COUNTRY, PERSON, PLACE
from timeline.events.names.people import Found
from timeline.events.sentences.attach import Hit
from timeline.events.sentences.sentence import Sentence
from timeline.events.sentences.spans import looks_past, looks_verbal
from timeline.events.sentences.subjects import subject_found
from timeline.events.words.lexicon import word_list
from timeline.events.words.tokens import acts, is_word

__all__ = ["befallen", "other_side", "takes_part"]

_DOERS = frozenset(("قبل", "طرف", "جانب"))
_OF = frozenset(("من", "ومن"))
_EACH = "كل"
_ARTICLE = "ال"
_FEMININE = "ه"
_PLACES = (CITY, PLACE, COUNTRY)
_NATION_REACH = 3
_OWNER_REACH = 2
_ON = frozenset(("علي", "الي", "ضد", "امام", "قرب", "داخل", "خارج", "قباله"))
_VISIT = "visit"
_DONE_TO = frozenset(("arrest", "casualties", "release", "kidnapping", "assassination", "evacuation", "court"))
_OUT_OF = frozenset(("عن", "علي"))
_RELEASE_REACH = 2
_NISBA = ("ي", "يه")
_BETWEEN_REACH = 4
_SPORT = "sport"
_JOINED = "transfer"
_UNTYPED = "other"


def takes_part(sentence: Sentence, found: Found, hit: Hit, parties: Sequence[Found]) -> bool:
    """Whether the name ``found`` is a party of the event of ``hit``; ``parties`` are those found before it."""
    behind = (hit.end, hit.start) if hit.governor is None else (hit.end, hit.start, hit.governor.end)
    if found.adjective and found.start == hit.end and _befalls(sentence, hit):
        # «توقيف تونسي في كولونيا»
        return False
    if found.pronoun or found.start in behind or (not found.adjective and _subject(sentence, found, hit)):
        return True
    before = sentence.tokens[found.start - 1] if found.start else None
    if before is None or found.end <= hit.start:
        return found.adjective is False or _acts_for(sentence, found, hit)
    if (parties and _coordinated(sentence, parties[-1], found)) or _between(sentence, found):
        return True
    if is_word(before, "party_prepositions") or other_side(sentence, found, hit):
        return True
    if found.adjective:
        return _acts_for(sentence, found, hit)
    if before.text in _DOERS and found.start > 1 and sentence.tokens[found.start - 2].text in _OF:
        return True
    if before.text in _OF:
        # «باستقالة كل من الوزير …»
        return found.start - 1 == hit.end or sentence.tokens[found.start - 2].text.removeprefix("ل") == _EACH
    if found.preposition:
        # «ضربات جوية للتحالف», not «نقل أسلحة لحزب الله».
        near = hit.noun is not None and 0 <= found.start - hit.end <= _OWNER_REACH
        return near or found.start - 1 in sentence.inside
    if is_word(before, "place_prepositions"):
        return True
    if sentence.tokens[found.start].gap.strip(' "'):
        return True
    if found.start - 1 in sentence.inside or found.start - 1 == hit.start:
        return True
    untyped = hit.verb is None and hit.noun is None
    if untyped and (looks_past(before) or looks_verbal(before)):
        return True
    if _is_title(sentence, found.start - 1) and not (found.entity.kind == COUNTRY and before.known.preposition):
        return True
    # «قوات الأسد»: what acts for a state or a party acts in its name; a man may be far away.
    acting = found.entity.kind != PERSON and acts(before, sentence.known)
    return acting and not _object(sentence, found.start - 1, hit)


def other_side(sentence: Sentence, found: Found, hit: Hit) -> bool:
    """«خسرت السعودية من ألمانيا», «فاز على نظيره السعودي», «انضم إلى صفوف مانشستر سيتي»: who plays, whom somebody joins."""
    sense = hit.noun or hit.verb
    kind = sense.predicate.type if sense is not None and sense.predicate is not None else _UNTYPED
    if kind != _JOINED and sentence.known.family(kind) != _SPORT:
        return False
    index, squads = found.start - 1, word_list("nouns.toml", "squads")
    while index > hit.end and sentence.tokens[index].text in squads:
        index -= 1
    words = word_list("nouns.toml", "joined" if kind == _JOINED else "played")
    return index >= hit.end and sentence.tokens[index].text in words


def befallen(sentence: Sentence, found: Found, hit: Hit) -> bool:
    """«أفرجت السلطات عن برانسون», «القبض على …»: behind these prepositions stands whom such an event befalls."""
    sense = hit.noun or hit.verb
    if sense is None or sense.predicate is None or sense.predicate.type not in _DONE_TO:
        return False
    for index in range(found.start - 1, max(hit.start, found.start - 1 - _RELEASE_REACH), -1):
        if sentence.tokens[index].text in _OUT_OF:
            return True
    return False


def _befalls(sentence: Sentence, hit: Hit) -> bool:
    """Whether the noun of an event is followed by somebody to whom it is done."""
    if hit.noun is None or sentence.tokens[hit.start].known.definite:
        return False
    return hit.noun.predicate.type in _DONE_TO


def _subject(sentence: Sentence, found: Found, hit: Hit) -> bool:
    """Whether a name is the subject of the verb, or of the verb that carries the noun («مبادرة تقدم بها كيري»)."""
    return any(verb.verb is not None and subject_found(sentence, verb) == found for verb in (hit, hit.governor) if verb)


def _between(sentence: Sentence, found: Found) -> bool:
    """«قمة بين آبي والرئيس الأميركي»: the second of two, the first of whom nobody knows."""
    if not sentence.tokens[found.start].text.startswith("و"):
        return False
    for index in range(found.start - 1, max(-1, found.start - 1 - _BETWEEN_REACH), -1):
        if sentence.tokens[index + 1].gap.strip(' "') or sentence.tokens[index].known.verbs:
            return False
        if is_word(sentence.tokens[index], "party_prepositions"):
            return True
    return False


def _coordinated(sentence: Sentence, before: Found, found: Found) -> bool:
    """«لافروف وكيري»: joined by «و» to somebody who takes part, perhaps after a title."""
    return found.start == before.end and sentence.tokens[found.start].text.startswith("و")


def _acts_for(sentence: Sentence, found: Found, hit: Hit) -> bool:
    """«القوات الروسية», «الغارات الروسية»: the nation of the event or of what acts, not of any other thing near it.

    «نادي ريال مدريد الإسباني» tells where the club is from; «القس الأمريكي» beside a verb, and in «اعتقال القس الأمريكي»,
    the nation of somebody to whom something is done.
    """
    named = {index: other for other in sentence.found for index in range(other.start, other.end) if other is not found}
    definite = sentence.tokens[found.start].text.startswith(_ARTICLE)
    first, described = found.start, False
    while first > hit.start and first - 1 in named:
        # «اتفاق روسي أميركي», «اجتماع نيويورك السوري»; not «نيويورك الأميركية»: cities are feminine.
        other = named[first - 1]
        if not other.adjective and (other.entity.kind not in _PLACES or _feminine(sentence, found)):
            return False
        first, described = other.start, described or not other.adjective
    for index in range(first - 1, max(-1, first - 1 - _NATION_REACH), -1):
        token = sentence.tokens[index]
        if token.known.plain.removeprefix("ال") in word_list("nouns.toml", "private"):
            # «النادي البرازيلي» does not act for its state.
            return False
        if acts(token, sentence.known):
            return not _object(sentence, index, hit)
        if hit.start <= index < hit.end:
            return hit.noun is not None and (described or definite == token.known.definite)
        if sentence.tokens[index + 1].gap.strip(' "#') or index in named:
            return False
        if any(is_word(token, k) for k in ("place_prepositions", "topic_prepositions")) or _noun_of_its_own(
            sentence, index
        ):
            return False
    return False


def _noun_of_its_own(sentence: Sentence, index: int) -> bool:
    """«قصف الطيران المستشفى الروسي»: a definite noun that is no adjective and no genitive of what acts («سلاح الجو»)."""
    token, before = sentence.tokens[index], sentence.tokens[index - 1] if index else None
    if token.text.removeprefix(_ARTICLE) in sentence.known.words["place_nouns"]:
        return True
    if not token.known.definite or token.text.endswith(_NISBA) or token.text in sentence.known.words["body_adjectives"]:
        return False
    return before is None or before.known.definite or not acts(before, sentence.known)


def _object(sentence: Sentence, index: int, hit: Hit) -> bool:
    """«زيارته للقنصلية السعودية», «هجوم على القوات الروسية»: what an event leads to or befalls does not act in it."""
    token = sentence.tokens[index]
    if index and sentence.tokens[index - 1].text in _ON:
        return True
    tied = token.text.startswith("لل") and 0 <= index - hit.end <= _OWNER_REACH and hit.noun is not None
    return tied and sentence.known.family(hit.noun.predicate.type) == _VISIT if hit.noun is not None else False


def _feminine(sentence: Sentence, found: Found) -> bool:
    return sentence.tokens[found.start].text.endswith(_FEMININE)


def _is_title(sentence: Sentence, index: int) -> bool:
    """«الدكتور», «السيد»: a definite word before a name is in apposition with it, not in construct."""
    token = sentence.tokens[index]
    return token.known.definite or token.text in sentence.known.words["stopwords"]
