"""Which names in a claim take part in its event, and which only stand near.

A name takes part where the grammar puts it: as the subject, right after the verb or the event noun, after a word
of company («مع», «بين», «من قبل»), or in construct with whatever acts for it («قوات», «وفد»). A name in construct with
anything else («هيكلة بنوك إيران», «وكيل أعمال اللاعب»), or after a preposition that only points to it
(«المقربين من نتنياهو»), is spoken of.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.mentions.company import before_event, in_company
from timeline.events.names.names import CITY, COUNTRY, ORGANISATION, PERSON, PLACE
from timeline.events.names.offices import offices
from timeline.events.names.people import Found
from timeline.events.sentences.attach import Hit
from timeline.events.sentences.sentence import Sentence
from timeline.events.sentences.spans import looks_past, looks_verbal
from timeline.events.sentences.subjects import subject_found
from timeline.events.words.lexicon import word_list
from timeline.events.words.tokens import acts, is_word

__all__ = ["befallen", "other_side", "takes_part"]

_DOERS = word_list("particles.toml", "parties", "doers")
_OF = word_list("particles.toml", "parties", "of")
_EACH = word_list("particles.toml", "parties", "each")
_ARTICLE = "ال"
_AND = "و"
_FEMININE = "ه"
_PLACES = (CITY, PLACE, COUNTRY)
_NATION_REACH = 3
_OWNER_REACH = 2
_ON = word_list("particles.toml", "parties", "on")
_VISIT = "visit"
_DONE_TO = word_list("kinds.toml", "done_to")
_OUT_OF = word_list("particles.toml", "parties", "out_of")
_RELEASE_REACH = 2
_NISBA = ("ي", "يه")
_TO = word_list("particles.toml", "parties", "to")
_AT = "علي"
_DECIDED = word_list("kinds.toml", "decided")
_BLOWS = word_list("kinds.toml", "blows")
_BETWEEN_REACH = 4
_APPOSITION_REACH = 12
_STATE_REACH = 6
"""How far behind a hit the nation of what acts («القوات الروسية») still acts in its event."""
_SPORT = "sport"
_JOINED = "transfer"
_UNTYPED = "other"


def takes_part(sentence: Sentence, found: Found, hit: Hit, parties: Sequence[Found]) -> bool:
    """Whether the name ``found`` is a party of the event of ``hit``; ``parties`` are those found before it."""
    behind = (hit.end, hit.start) if hit.governor is None else (hit.end, hit.start, hit.governor.end)
    if found.adjective and found.start == hit.end and _befalls(sentence, hit):
        # «توقيف تونسي في كولونيا»
        return False
    if found.pronoun and found.entity.kind == PERSON and _of_teams(sentence, hit):
        # «اللقاء الذي أقيم بينهما»: of the two clubs, and not of the two men named last.
        return False
    if found.pronoun or found.start in behind or (not found.adjective and _subject(sentence, found, hit)):
        return True
    before = sentence.tokens[found.start - 1] if found.start else None
    if parties and _coordinated(sentence, parties[-1], found):
        return True
    if before is None or found.end <= hit.start:
        return _acts_for(sentence, found, hit) if found.adjective else before_event(sentence, found, hit)
    if _between(sentence, found, hit) or _addressed(sentence, found, hit):
        return True
    if is_word(before, "party_prepositions"):
        return in_company(sentence, found.start - 1, hit) or other_side(sentence, found, hit)
    if other_side(sentence, found, hit):
        return True
    if found.adjective:
        return _acts_for(sentence, found, hit)
    if before.text in _DOERS and found.start > 1 and sentence.tokens[found.start - 2].text in _OF:
        return True
    if before.text in _OF:
        # «باستقالة كل من الوزير …»
        return found.start - 1 == hit.end or sentence.tokens[found.start - 2].text.removeprefix("ل") in _EACH
    if found.preposition:
        return _tied(sentence, found, hit)
    if sentence.tokens[found.start].gap.strip(' "'):
        return found.start - hit.end <= _APPOSITION_REACH
    if found.start - 1 in sentence.inside:
        # Behind a name that takes no part «و» adds another one.
        return not _joined(sentence, found)
    return found.start - 1 == hit.start or _behind_noun(sentence, found, hit)


def _addressed(sentence: Sentence, found: Found, hit: Hit) -> bool:
    """«قدم طعنا إلى محكمة النقض», «الحرب على داعش»: the body to which something is put, and at whom a blow right behind its noun is."""
    if found.entity.kind != ORGANISATION:
        return False
    index = found.start - 1
    if index > hit.end and acts(sentence.tokens[index], sentence.known):
        index -= 1
    word = sentence.tokens[index].text
    verb, sense = hit if hit.verb is not None else hit.governor, hit.noun or hit.verb
    kind = sense.predicate.type if sense is not None and sense.predicate is not None else _UNTYPED
    if word in _TO:
        submitted = verb is not None and sentence.tokens[verb.start].known.plain in word_list(
            "nouns.toml", "submitting"
        )
        return submitted or kind in _DECIDED
    return word == _AT and index == hit.end and sentence.known.family(kind) in _BLOWS


def _behind_noun(sentence: Sentence, found: Found, hit: Hit) -> bool:
    """«القائد فلان», «قوات الأسد»: whoever goes with the word before it."""
    before = sentence.tokens[found.start - 1]
    if hit.verb is None and hit.noun is None and (looks_past(before) or looks_verbal(before)):
        return True
    if before.known.definite:
        # «الدكتور», «السيد»: in apposition, not in construct; «السعودية» behind a noun may be an adjective.
        return _acts_for(sentence, found, hit) if found.entity.kind == COUNTRY else True
    # «قوات الأسد»: what acts for a state or a party acts in its name; a man may be far away.
    acting = found.entity.kind != PERSON and acts(before, sentence.known)
    return acting and not _object(sentence, found.start - 1, hit)


def _tied(sentence: Sentence, found: Found, hit: Hit) -> bool:
    """«ضربات جوية للتحالف», not «نقل أسلحة لحزب الله», nor «تحالفين مؤيدين لإيران»."""
    if found.start - 1 in sentence.inside and not _joined(sentence, found):
        return True
    if hit.noun is None or not 0 <= found.start - hit.end <= _OWNER_REACH or found.preposition != "ل":
        return False
    between = sentence.tokens[hit.end : found.start]
    definite = sentence.tokens[hit.start].known.definite
    leaning = word_list("nouns.toml", "leaning")
    return all(token.known.definite == definite and token.known.plain not in leaning for token in between)


def _joined(sentence: Sentence, found: Found) -> bool:
    """Whether «و» stands before a name; «واشنطن» and «وزير» have their own."""
    word = sentence.tokens[found.start].text
    own = found.entity.label.startswith(_AND) or word in offices().first_words
    return word.startswith(_AND) and not own


def _of_teams(sentence: Sentence, hit: Hit) -> bool:
    sense = hit.noun or hit.verb
    return sense is not None and sense.predicate is not None and sentence.known.family(sense.predicate.type) == _SPORT


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


def _between(sentence: Sentence, found: Found, hit: Hit) -> bool:
    """«قمة بين آبي والرئيس الأميركي»: the second of two, the first of whom nobody knows."""
    if not _joined(sentence, found):
        return False
    for index in range(found.start - 1, max(-1, found.start - 1 - _BETWEEN_REACH), -1):
        if sentence.tokens[index + 1].gap.strip(' "') or sentence.tokens[index].known.verbs:
            return False
        if is_word(sentence.tokens[index], "party_prepositions"):
            return in_company(sentence, index, hit)
    return False


def _coordinated(sentence: Sentence, before: Found, found: Found) -> bool:
    """«لافروف وكيري», «وكاتب الدولة الأمريكي جون كيري»: joined by «و» to somebody who takes part, or called after a nation that does."""
    called = before.adjective and found.entity.kind == PERSON
    return found.start == before.end and (called or sentence.tokens[found.start].text.startswith(_AND))


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
            return index - hit.end < _STATE_REACH and not _object(sentence, index, hit)
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
