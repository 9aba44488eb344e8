"""Drafts of event nouns: «لقاء لافروف وكيري في موسكو», «الاجتماع المقرر الجمعة»."""

from __future__ import annotations

from timeline.events.event import Entity
from timeline.events.mentions.carriers import carrier, going_on
from timeline.events.mentions.draft import Draft
from timeline.events.mentions.pointing import is_pointed_at
from timeline.events.mentions.roles import roles_of, words_of
from timeline.events.mentions.scenes import HELD_IN, hosts, saw
from timeline.events.mentions.utterances import SAYING
from timeline.events.names.names import COUNTRY, ORGANISATION, PERSON
from timeline.events.names.people import Found
from timeline.events.sentences.attach import Hit
from timeline.events.sentences.modality import modality_of
from timeline.events.sentences.sentence import Sentence
from timeline.events.sentences.spans import noun_span, other_name
from timeline.events.words.inflection import VerbForm
from timeline.events.words.lexicon import Role, word_list
from timeline.events.words.tokens import acts, is_word

__all__ = ["nominal", "swallowed"]

_ONES_OWN = word_list("kinds.toml", "ones_own")
"""Families of events of which a pronoun names the doer."""
_BODY_REACH = 4
_PROTEST = "protest"
_SPORT = "sport"
_OF_TWO = "هما"
_MANY = "هم"
_OF_ONE = ("ه", "ها")
_CASUALTIES = "casualties"
_DEATH = "death"
_TOURNAMENT = "tournament"
_BEGINNINGS = word_list("particles.toml", "times", "beginnings")


def nominal(
    sentence: Sentence, hit: Hit, known_speaker: Entity | None, speaking: Entity | None, acting: tuple[Entity, ...]
) -> Draft | None:
    """The draft of an event noun; none where it says too little of who, where and when to be an event."""
    assert hit.noun is not None
    token = sentence.tokens[hit.start]
    # «… اليوم مع اقتراب الانتخابات المقررة مطلع الأسبوع المقبل»: the time after a noun is nearer to it.
    # In «توصلوا أمس إلى اتفاق يقضي بخفض الرسوم مطلع الشهر» the verb that carries the noun has brought its own.
    times = sorted(sentence.times_of(hit), key=lambda time: hit.governor is None and time.start < hit.start)
    owner = _possessor(sentence, hit)
    if owner is not None and owner.kind == COUNTRY and sentence.known.types[hit.noun.predicate.type].personal:
        # «عزل روسيا»: a state does not leave an office.
        return None
    if hit.noun.predicate.type == _PROTEST and owner is not None and owner.kind == PERSON:
        # «مسيرة الرئيس راؤول كاسترو»: one man's way through life.
        return None
    if token.known.suffix and token.text.endswith(_OF_ONE) and token.known.plain in word_list("nouns.toml", "careers"):
        return None
    first, last = noun_span(sentence, hit)
    roles = roles_of(sentence, [*_scene(sentence, hit), (first, min(last, other_name(sentence, hit.end, last)))], hit)
    implied: tuple[Entity, ...] = ()
    kind = _started(sentence, hit, first) or hit.noun.predicate.type
    definite = token.known.definite or token.known.suffix
    if sentence.known.family(kind) == SAYING and known_speaker is not None and not roles.participants:
        implied = (known_speaker,)
    elif token.known.suffix:
        # «إصابة» has no pronoun, though «أصابه» has one.
        implied = _owner(sentence, hit) if not token.text.endswith(token.known.plain) else ()
        if sentence.known.family(kind) == _SPORT and token.text.endswith(_OF_TWO):
            # «مباراتهما» is of two teams.
            implied = tuple(party for party in implied if party.kind != PERSON)
        owner = owner or (implied[0] if len(implied) == 1 and _owned(sentence, hit) else None)
    elif (
        not roles.participants
        and not definite
        and sentence.clauses[hit.clause].relation == "during"
        and not sentence.known.types[kind].again
    ):
        # «وصل … في زيارة»: whoever acts in the clause around it; who reports air strikes has no part in them.
        implied = acting
    if not implied and _one_sided(sentence, hit, first, last):
        # «عقب لقاء مع الرئيس الروسي»: the other side is whoever speaks or acts around it.
        before = [f for f in sentence.found if f.end <= hit.start and f.entity.kind == PERSON]
        implied = (before[-1].entity,) if before else (speaking,) if speaking is not None else acting[:1]
    bringer = carrier(sentence, hit)
    owner = owner or bringer
    if bringer is not None and not implied:
        # «فرض دوتيرتي حظرا»
        implied = (bringer,)
    if not implied and not roles.participants and (earlier := going_on(sentence, hit)):
        implied = earlier
    if not implied and known_speaker is not None and _by_oneself(hit):
        # «سنصدر قرارا»: whoever speaks.
        implied = (known_speaker,)
    company = bool(roles.places or roles.participants or roles.near or implied)
    governed = hit.governor is not None
    if hit.noun.weak and not (company or times):
        return None
    bare = not (roles.places or roles.participants or roles.near) and not (
        _another(sentence, hit) or _numbered(sentence, hit)
    )
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
        modality_of(sentence.tokens, sentence.clauses[hit.clause], first, last, hit, sentence.known, sentence.inside),
        tuple(times),
        roles,
        words_of(sentence, first, last, hit),
        speaking,
        definite=definite,
        # «لقاء اليوم», «اجتماع أمس»: a noun in construct with its day is as definite as one with the article.
        bare=bare and not implied and (definite or any(t.start == hit.end for t in times)) and not hit.noun.weak,
        future=_future(sentence, hit, first, last),
        pointed=is_pointed_at(sentence, hit.start),
        head=owner,
        implied=implied,
        named_again=_named_again(sentence, hit, kind),
        number=_number(sentence, hit),
    )


def _named_again(sentence: Sentence, hit: Hit, kind: str) -> bool:
    """«المؤتمر سيجري بمشاركة …»: with the article, of a kind that does not come every day, and no adjective behind it."""
    token = sentence.tokens[hit.start]
    if not token.known.definite or sentence.known.types[kind].again or _number(sentence, hit) != "one":
        return False
    if hit.end >= len(sentence.tokens) or sentence.tokens[hit.end].gap.strip():
        return True
    following = sentence.tokens[hit.end]
    return not (following.known.definite and not following.known.preposition) and not (
        _another(sentence, hit) or _numbered(sentence, hit)
    )


def _scene(sentence: Sentence, hit: Hit) -> list[tuple[int, int]]:
    """«كانت طهران شهدت … صدامات», «موسكو ستستضيف …»: the tokens of the place before the verb and the words of the claim."""
    verb = hit.governor
    if verb is None:
        return []
    before = (found for found in sentence.found if found.end == verb.start)
    return [(found.start, found.end) for found in before if saw(sentence, found, hit) or hosts(hit, found)]


def _by_oneself(hit: Hit) -> bool:
    """Whether the verb that carries a noun is in the first person."""
    return hit.governor is not None and hit.governor.verb is not None and hit.governor.verb.first_person


def _possessor(sentence: Sentence, hit: Hit) -> Entity | None:
    """The name in construct with an event noun: «استقالة الحريري», «مبادرة الرياض»."""
    if hit.end >= len(sentence.tokens) or sentence.tokens[hit.end].gap.strip(' "'):
        return None
    found = next((f for f in sentence.found if f.start == hit.end), None) or _acted_for(sentence, hit)
    if found is None or found.adjective or found.preposition:
        return None
    single = hit.noun is not None and sentence.known.types[hit.noun.predicate.type].parties == "single"
    one = found.agent if single and found.agent is not None else found.entity
    if one.kind == COUNTRY and hit.noun is not None and hit.noun.predicate.type in HELD_IN:
        return None
    return one if one.kind in (PERSON, ORGANISATION, COUNTRY) else None


def _acted_for(sentence: Sentence, hit: Hit) -> Found | None:
    """«لقاء وزراء الخارجية لدول المنظمة»: the body for which those act who stand in construct with the noun."""
    if not acts(sentence.tokens[hit.end], sentence.known):
        return None
    for found in sentence.found:
        between = sentence.tokens[hit.end + 1 : found.start]
        if hit.end < found.start <= hit.end + _BODY_REACH and found.entity.kind == ORGANISATION:
            plain = all(not token.gap.strip() and not token.known.verbs for token in between)
            return found if plain and acts(sentence.tokens[found.start - 1], sentence.known) else None
    return None


def _another(sentence: Sentence, hit: Hit) -> bool:
    """«الهجوم السابق»: not the one that has been told of."""
    return hit.end < len(sentence.tokens) and is_word(sentence.tokens[hit.end], "other_one")


def _numbered(sentence: Sentence, hit: Hit) -> bool:
    """«القرار 2216», «القرار رقم 2216»: its number says which one it is."""
    following = sentence.tokens[hit.end : hit.end + 2]
    return bool(following) and (following[0].text.isdigit() or is_word(following[0], "numbers"))


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


def swallowed(sentence: Sentence, draft: Draft) -> set[int]:
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
    assert hit.noun is not None
    if sentence.tokens[hit.start].text.endswith(_MANY) and hit.noun.predicate.type == _CASUALTIES:
        # «المسؤولين الذين تم إعدامهم»: of many, and not of whoever told it.
        return ()
    personal = hit.noun.predicate.type == _DEATH or sentence.known.types[hit.noun.predicate.type].personal
    kinds = (PERSON,) if personal else (PERSON, ORGANISATION)
    before = [
        f
        for f in sentence.found
        if f.end <= hit.start and f.entity.kind in kinds and not f.adjective and not _of_a_cup(sentence, f)
    ]
    if sentence.tokens[hit.start].text.endswith("هما"):
        return tuple(dict.fromkeys(f.entity for f in before[-2:]))
    if not before or _stranger_between(sentence, before[-1].end, hit):
        return ()
    return (before[-1].entity,)


def _of_a_cup(sentence: Sentence, found: Found) -> bool:
    """«كأس الاتحاد الأفريقي»: the body in the name of a tournament owns nothing in the sentence."""
    if not found.start:
        return False
    token = sentence.tokens[found.start - 1]
    return any(sense.predicate.type == _TOURNAMENT for sense in token.known.nouns) or is_word(token, "editions")


def _stranger_between(sentence: Sentence, start: int, hit: Hit) -> bool:
    """«قال المدعي فلان إن المعتدي صرخ خلال هجومه»: a definite noun nearer than the name may be meant."""
    first = max(start, sentence.clauses[hit.clause].start)
    tokens = sentence.tokens
    behind_that = (i for i in range(max(1, start), hit.start) if is_word(tokens[i - 1], "complementizers"))
    if any(is_word(tokens[i], "kin") for i in behind_that):
        # «أشار المحامي إلى أن والد الرضيع … عند عودته»
        return True
    return any(tokens[i].known.definite and i not in sentence.inside for i in range(first, hit.start))


def _may_bring(sentence: Sentence, hit: Hit) -> bool:
    """«مؤتمر الجمعة قد يؤدي إلى …», «القمة ستبحث …»: what it may or will do has not been done."""
    verb = next((h for h in sentence.hits if h.start > hit.start and h.clause == hit.clause and h.verb), None)
    if verb is None or verb.verb is None or any(hit.end <= f.start < verb.start for f in sentence.found):
        return False
    doubtful = is_word(sentence.tokens[verb.start - 1], "uncertain")
    return sentence.tokens[verb.start].known.future or (doubtful and verb.verb.tense is VerbForm.PRESENT)


def _owned(sentence: Sentence, hit: Hit) -> bool:
    """Whether the pronoun on a noun tells whose event it is: «لقائه», «زيارتها»; not «ثورته», nor «إصابة», which folds alike."""
    assert hit.noun is not None
    token = sentence.tokens[hit.start]
    if sentence.known.family(hit.noun.predicate.type) not in _ONES_OWN or token.text.endswith(token.known.plain):
        return False
    return token.text.endswith(("ه", "ها", "هم", "هما"))


def _future(sentence: Sentence, hit: Hit, first: int, last: int) -> bool | None:
    """Whether the words around a noun put it ahead («الاجتماع سيعقد», «المقرر») or behind."""
    if any(is_word(sentence.tokens[i], "participles_future") for i in range(first, last)):
        return True
    governor = hit.governor
    if governor is not None:
        return sentence.tokens[governor.start].known.future
    if _may_bring(sentence, hit):
        return True
    clause = sentence.clauses[hit.clause]
    return False if clause.relation in ("after", "during") else None
