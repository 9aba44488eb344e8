"""Who acts, or whom it befalls, in the text's own words where no name says it: «مسلحون مجهولون», «8 مدنيين», «الشرطة»."""

from __future__ import annotations

from functools import lru_cache

from timeline.events.mentions.draft import Draft
from timeline.events.names.names import COUNTRY, ORGANISATION, PERSON, gazetteer
from timeline.events.names.persons import may_be_name
from timeline.events.sentences.attach import Hit
from timeline.events.sentences.clauses import Joint
from timeline.events.sentences.sentence import Sentence
from timeline.events.sentences.spans import looks_verbal
from timeline.events.words.lexicon import read_toml, word_list
from timeline.events.words.tokens import Token, acts, is_word
from timeline.text.fold import fold_word

__all__ = ["described"]

_LONGEST = 4
_NAME = 3
"""Words of a strange name at most."""
_ARTICLE = "ال"
_NISBA = ("ي", "يه", "يين", "يون", "يات", "ييه")
_PLURAL = ("ين", "ون", "ات")
_ACCUSATIVE = "ا"
_FOR = ("لا", "لل")
_TIED = ("ب", "ل", "ك")
_FEMININE = "ه"
_THEY = "ون"
_THEM = "ين"
_OPENING = ("complementizers", "was", "subordinators")
_AROUND = word_list("particles.toml", "parties", "about")
_BEFALLING = word_list("kinds.toml", "befalling")
_DONE_TO = word_list("particles.toml", "parties", "out_of")
_SHORTEST = 3
_CLOSED = (
    "complementizers", "relatives", "subordinators", "place_prepositions", "topic_prepositions", "party_prepositions",
    "after", "before", "during", "stopwords", "denied", "uncertain", "future", "light_nouns", "place_nouns",
)  # fmt: skip
_ACTORS = (PERSON, ORGANISATION, COUNTRY)


def described(sentence: Sentence, draft: Draft) -> tuple[int, int] | None:
    """The tokens (end exclusive) of the noun phrase that is the subject of a verb, or stands in construct with a noun.

    None where the subject is named or somebody else takes part, or where the words leave it open.
    """
    thing = draft.hit.noun is not None and draft.type in word_list("described.toml", "of_things", "types")
    if draft.head is not None or thing:
        # «كأس العالم», «انتخابات الرئاسة», «انفجار لغم»
        return None
    hit = draft.hit
    verb = hit if hit.verb is not None else hit.governor
    happening = word_list("described.toml", "happening", "verbs")
    told_of = verb is not None and sentence.clauses[verb.clause].joint is Joint.RELATIVE
    if verb is not None and not told_of and sentence.tokens[verb.start].known.plain in happening:
        # «سيتم غدا تنظيم مسيرة»: what is done, and nobody who does it.
        verb = None
    told = verb is not None and verb.verb is not None and not verb.verb.first_person
    start = _behind(sentence, verb.end, verb) if verb is not None and told else None
    if start is not None and verb is not None and (name := _strange(sentence, start)):
        return _without_object(sentence, name, verb)
    if any(party.kind in _ACTORS for party in (*draft.roles.participants, *draft.implied)):
        return None
    if verb is not None and verb.verb is not None:
        if not told:
            return None
        phrase = _phrase(sentence, start) if start is not None else None
        found = phrase if phrase is not None else _before(sentence, verb)
        if found is not None:
            return found
    if hit.noun is None or sentence.tokens[hit.start].known.suffix:
        return None
    return _construct(sentence, hit)


def _strange(sentence: Sentence, start: int) -> tuple[int, int] | None:
    """«قال كورتز في مقابلة», «انضم هارت إلى …»: a rare word right behind a verb is a name, though no list holds it."""
    end = start
    while end < len(sentence.tokens) and end - start < _NAME and end not in sentence.inside:
        token = sentence.tokens[end]
        if looks_verbal(token) or token.text.startswith(_FOR) or (end > start and token.gap.strip()):
            break
        if not may_be_name(token, sentence.known, gazetteer(), strange=True):
            break
        end += 1
    if end == start:
        return None
    following = sentence.tokens[end] if end < len(sentence.tokens) and end not in sentence.inside else None
    if following is None or following.gap.strip() or end > start + 1 or following.known.preposition:
        return start, end
    # «حسين سيد», «خفر السواحل»
    given = sentence.tokens[start].text in gazetteer().given
    more = may_be_name(following, sentence.known, gazetteer(), article=True) if given else following.known.definite
    return start, end + more


def _without_object(sentence: Sentence, name: tuple[int, int], verb: Hit) -> tuple[int, int]:
    """«أدى إدريس اليمين»: the words that a verb needs to be one of its event are no part of its subject's name."""
    start, end = name
    needed = verb.verb.rest if verb.verb is not None else ()
    return (start, end - 1) if end - start > 1 and sentence.tokens[end - 1].known.plain in needed else name


def _behind(sentence: Sentence, index: int, verb: Hit) -> int | None:
    """Where the word behind a verb stands that may be its subject; none where a comma, a name or a preposition follows."""
    end = sentence.clauses[verb.clause].end
    dated = {place for time in sentence.times for place in range(time.start, time.end)}
    while index < end and (index in dated or is_word(sentence.tokens[index], "adverbs", "pointers")):
        # «وأعلنت هذه الفصائل أمس»
        index += 1
    if index >= end or index - verb.end > _LONGEST:
        return None
    parted = sentence.tokens[index].gap.strip(' "') and index - 1 not in dated
    return None if parted else index


def _before(sentence: Sentence, verb: Hit) -> tuple[int, int] | None:
    """«إن مسلحين فتحوا …», «وكان الحزب الحاكم اقترح …», «المرأة التي تزوجت …»: what stands before the verb."""
    clause = sentence.clauses[verb.clause]
    if clause.joint is Joint.RELATIVE:
        return _antecedent(sentence, clause.start)
    first, start = sentence.tokens[clause.start], clause.start
    if is_word(first, *_OPENING):
        start += 1
        if first.known.suffix:
            return None
    elif clause.joint is not Joint.MAIN:
        return None
    while start < verb.start and is_word(sentence.tokens[start], "was"):
        start += 1
    found = _strange(sentence, start) or _phrase(sentence, start, leading=True)
    return found if found is not None and 0 <= verb.start - found[1] <= 1 else None


def _antecedent(sentence: Sentence, end: int) -> tuple[int, int] | None:
    """«قالت زينيت التي تزوجت …», «المرأة التي …»: the words that end where a relative clause begins."""
    for start in range(max(0, end - _LONGEST), end):
        if start and is_word(sentence.tokens[start - 1], *_CLOSED):
            # «المسؤول الكبير في الإدارة الذي …»: not the one nearest to the pronoun.
            continue
        tied = start and sentence.tokens[start - 1].known.definite and sentence.tokens[start].text.startswith(_TIED)
        found = (None if tied else _strange(sentence, start)) or _phrase(sentence, start, leading=True)
        if found is not None and found[1] == end:
            # Not «المدرسة ببوسالم التي», a place.
            return found
    last = sentence.tokens[end - 1]
    # «خلفا للوزير الذي استقال»
    return (end - 1, end) if last.text.startswith("لل") and last.known.plain in _persons() else None


def _construct(sentence: Sentence, hit: Hit) -> tuple[int, int] | None:
    """«مقتل 8 مدنيين», «إضراب المعلمين»: the genitive of an event noun; behind one without it an adjective follows."""
    if hit.noun is None or hit.end >= len(sentence.tokens) or sentence.tokens[hit.end].gap.strip(' "'):
        return None
    token = sentence.tokens[hit.end]
    for index in (hit.end - 1, hit.end):
        if sentence.tokens[index].text in _DONE_TO and hit.noun.predicate.type in _BEFALLING:
            # «الإفراج عن 120 أسيرا», «القبض على قاتل …»
            return _phrase(sentence, index + 1) if index + 1 < len(sentence.tokens) else None
    if sentence.tokens[hit.start].known.definite:
        return None
    counted = token.text.isdigit() or token.text in _AROUND
    befalls = hit.noun.predicate.type in _BEFALLING
    phrase = _phrase(sentence, hit.end) if counted or befalls or token.known.definite else None
    # «محاكمة عهد»
    return phrase or _strange(sentence, hit.end)


def _phrase(sentence: Sentence, start: int, *, leading: bool = False) -> tuple[int, int] | None:
    """The noun phrase that begins at ``start``: a noun with its number, its genitive and its adjectives.

    ``leading`` is true before the verb, where any plural of persons is its subject («الممثلين القانونيين أكدوا»).
    """
    tokens, end = sentence.tokens, start
    while end < len(tokens) and end - start < _LONGEST and _counts(tokens[end]):
        end += 1
    nations = {place for found in sentence.found if found.adjective for place in range(found.start, found.end)}
    if end == start and end in nations and tokens[end].text.startswith(_ARTICLE):
        # «نفى البرتغالي الاتهامات», but «المدن الإيرانية التي شهدت»
        describes = start and tokens[start - 1].known.definite and not tokens[start].gap.strip()
        return None if describes or tokens[end].text.endswith(_FEMININE) else (start, end + 1)
    if (
        end >= len(tokens)
        or not _noun(sentence, end)
        or not _person(sentence, end, counted=end > start, leading=leading)
    ):
        return None
    head, end = tokens[end], end + 1
    closed = head.known.definite
    while (
        end < len(tokens)
        and end - start < _LONGEST
        and (end in nations or _noun(sentence, end))
        and not tokens[end].gap.strip(' "')
    ):
        word = tokens[end]
        if end in nations:
            if not closed:
                break
            end += 1
            continue
        adjective = word.text.endswith(_NISBA) or word.text in sentence.known.words["body_adjectives"]
        if closed and not (word.known.definite and adjective):
            break
        if not closed and not word.known.definite and not _describes(head, word):
            break
        closed, end = closed or word.known.definite, end + 1
    if not closed and (name := next((f for f in sentence.found if f.start == end and not f.preposition), None)):
        # «إدارة ترامب»
        end = name.end if not tokens[end].gap.strip() else end
    return start, end


@lru_cache(maxsize=1)
def _persons() -> frozenset[str]:
    return frozenset(map(fold_word, read_toml("described.toml")["persons"]["words"]))


def _person(sentence: Sentence, index: int, *, counted: bool, leading: bool) -> bool:
    """Whether a noun is one for a person or a body; a plural in ون is one wherever it stands («مجهولون»)."""
    token, known = sentence.tokens[index], sentence.known
    plain = token.text.removeprefix(_ARTICLE)
    if token.known.nouns and plain not in _persons():
        return False
    if plain in _persons() or plain in known.words["body_nouns"] or acts(token, known):
        return True
    if leading and token.known.definite and plain.endswith(_THEM) and len(plain) > _LONGEST:
        return True
    return plain.endswith(_THEY) and len(plain) > _LONGEST and not counted


def _counts(token: Token) -> bool:
    return token.text.isdigit() or token.text in _AROUND


def _noun(sentence: Sentence, index: int) -> bool:
    """Whether a word may be a common noun or an adjective: no name, no time, no word of a closed class, no verb."""
    token = sentence.tokens[index]
    if index in sentence.inside or len(token.text) < _SHORTEST or is_word(token, *_CLOSED):
        return False
    if token.known.preposition or token.known.conjunction or token.known.suffix:
        return False
    return not token.known.verbs or token.known.definite


def _describes(head: Token, word: Token) -> bool:
    """«مسلحون مجهولون», «مواطن عراقي»: an adjective without the article; «شابا» behind a noun is another's object."""
    if word.text.endswith(_ACCUSATIVE):
        return False
    return word.text.endswith(_NISBA) or (head.text.endswith(_PLURAL) and word.text.endswith(_PLURAL))
