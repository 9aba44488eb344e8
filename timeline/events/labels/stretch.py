"""The words of a claim as far as its sentence carries them, and as many of them as make a whole short phrase."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from timeline.events.labels.needs import NEEDING, has_its_needs, needed_by_verb
from timeline.events.labels.second_verbs import joins_a_verb
from timeline.events.sentences.undated import COMMA, Word
from timeline.events.words.lexicon import Lexicon, Role, word_list
from timeline.events.words.tokens import analyse
from timeline.text.fold import fold_word

__all__ = [
    "LONGEST",
    "Phrase",
    "another_verb",
    "behind_relative",
    "hangs",
    "joint",
    "open_between",
    "opens",
    "phrase",
    "verbal",
    "without_places",
]

LONGEST = 84
"""Letters of a phrase at most."""
_SHORTEST_CUT = 3
_RELATIVE_REACH = 4
_WHAT = frozenset(map(fold_word, ("ما", "من")))
_IF = frozenset(map(fold_word, ("إذا", "لو", "شريطة", "بشرط", "في حال", "في حالة", "بحال", "ما لم")))
_IF_BEGINS = frozenset(phrase.split()[0] for phrase in _IF if " " in phrase)
_OPENING = ("relatives", "complementizers", "subordinators")
_HANGING = (
    "participles_past", "participles_future", "place_prepositions", "topic_prepositions", "party_prepositions",
    "after", "before", "during", "stopwords", "light_nouns",
)  # fmt: skip
_SOFT = ("place_prepositions", "topic_prepositions", "party_prepositions", "after", "before", "during")
_TIED = ("لل", "بال", "كال")
_PART = "من"
_NAME_ALIKE = "علي"
_GOVERNING = frozenset(map(fold_word, ("إلى", "على", "عن", "في", "من", "يريد", "تريد")))
_NEEDED = tuple(map(fold_word, ("على", "بال", "عن", "إلى", "لل", "ضد")))
_IN, _INSIDE = "ب", "في"
_LONGEST_PLACE = 4
_AND = "و"
_BETWEEN = frozenset(map(fold_word, ("بين", "ما بين")))
_ROOT = 3
_LONG_A = "ا"
_LONGEST_ASIDE = 12
_FOR_A_NEED = 36
_ADVERB = "يا"


class Phrase(NamedTuple):
    """A phrase, whether it is whole, and whether a full stop or the like ends it."""

    text: str
    whole: bool = False
    closed: bool = False


def phrase(
    words: Sequence[Word],
    known: Lexicon,
    *,
    head: int = 1,
    places: Collection[str] = (),
    names: Collection[str] = (),
    longest: int = LONGEST,
) -> Phrase:
    """As many of the words as make a short phrase that does not break off: to the end of the clause, or up to a preposition.

    The first ``head`` words are taken as they are. What a verb needs («تمكن … من القبض على …») stays with it; a place in
    between gives way first. ``places`` are folded names, ``names`` the words of names.
    """
    words = _without_aside(words, head)
    own, whole, closed = _clause(words, head, known, names)
    if _length(own) > longest:
        own = without_places(own, places, known)
    if _length(own) > longest:
        most = longest if has_its_needs(_up_to_a_joint(own, known, longest)) else longest + _FOR_A_NEED
        own = _up_to_a_joint(own, known, most)
        whole, closed = _length(own) <= most, False
    while len(own) > 1 and hangs(own[-1].folded, known):
        own, closed = own[:-1], False
    return Phrase(" ".join(word.text for word in own), whole and has_its_needs(own) and not open_between(own), closed)


def _without_aside(words: Sequence[Word], head: int) -> Sequence[Word]:
    """«تطرق خلفان، نائب رئيس الشرطة، إلى التقارير»: an aside in commas before what the verb needs."""
    first = next((i for i in range(head, len(words)) if words[i].stop), None)
    wanted = next((need for word in words[:NEEDING] if (need := needed_by_verb(word.folded))), "")
    if first is None or not wanted or any(_meets(word, wanted) for word in words[head:first]):
        return words
    for index in range(first + 1, min(len(words), first + _LONGEST_ASIDE)):
        if (words[index].stop or words[index].dated) and _meets(words[index], wanted):
            return [*words[:first], words[index]._replace(stop=""), *words[index + 1 :]]
    return words


def _meets(word: Word, preposition: str) -> bool:
    """Whether a word is a preposition, or begins with it where that is one letter («لاستجواب»)."""
    return word.folded == preposition or (len(preposition) == 1 and word.folded.startswith(preposition))


def _clause(words: Sequence[Word], head: int, known: Lexicon, names: Collection[str]) -> tuple[list[Word], bool, bool]:
    """The words before the next mark, verb or joint; whether nothing that belongs to them follows, and whether a mark does."""
    for index, word in enumerate(words):
        if index < head:
            continue
        own = list(words[:index])
        if word.stop and COMMA.issuperset(word.stop) and _second(own, word):
            continue
        if word.stop:
            return own, True, not COMMA.issuperset(word.stop)
        if "complementizers" in analyse(word.folded).kinds:
            return own, False, False
        if verbal(word.folded, known) and words[index - 1].folded in _WHAT:
            continue
        if verbal(word.folded, known) and _describes(words, index, head, names):
            # «هجوم في بلدة | شنه مسلحون»: without a relative pronoun, behind what has no article.
            continue
        if word.folded[:1] == _AND and (_links(word.folded[1:]) or another_verb(word.folded, known)):
            # «انتخابه | وكان المدير …», «القصف | وبدأ خروج المدنيين»
            return own, True, False
        if conditional(words, index):
            # «سنرد | إذا هاجمونا»: without its condition another thing is said.
            return own, False, False
        if (
            opens(word.folded, known)
            or verbal(word.folded, known)
            or word.folded in word_list("labels.toml", "words", "turning")
        ):
            return own, True, False
        if word.dated and word.folded[0] == _AND and word.folded[1:] in known.words["place_prepositions"]:
            # «سيطرت على حلب السبت | وعلى حماة الخميس»
            return own, True, False
        if index > 1 and (word.folded in known.according or word.folded.removeprefix(_AND) in known.participles):
            return own, True, False
    return list(words), True, True


def conditional(words: Sequence[Word], index: int) -> bool:
    """Whether a condition begins at a word: «إذا», «في حال», «ما لم»."""
    form = words[index].folded
    return form in _IF or (
        form in _IF_BEGINS and f"{form} {words[index + 1].folded if index + 1 < len(words) else ''}" in _IF
    )


def open_between(before: Sequence[Word]) -> bool:
    """Whether «بين» still waits for the second of its two."""
    place = next((i for i in range(len(before) - 1, -1, -1) if before[i].folded in _BETWEEN), None)
    return place is not None and not any(one.folded.startswith(_AND) for one in before[place + 1 :])


def _second(before: Sequence[Word], word: Word) -> bool:
    """«بين الجيش، والمسلحين»: whether a word is the second of the two that «بين» asks for."""
    return word.folded.startswith(_AND) and open_between(before)


def _describes(words: Sequence[Word], index: int, head: int, names: Collection[str]) -> bool:
    """Whether a verb behind a common noun without the article says more of it; only one verb of a phrase does."""
    before = words[index - 1].folded
    if _links(words[index].folded):
        return False
    common = not before.startswith("ال") and before not in names and not analyse(before).verbs
    first = not any(analyse(word.folded).verbs and not analyse(word.folded).nouns for word in words[head:index])
    return index > head and common and first and words[index].folded[:1] != _AND and len(before) > _SHORTEST_CUT


def without_places(words: list[Word], places: Collection[str], known: Lexicon) -> list[Word]:
    """«اضطرت الوحدات | بمدينة تبرسق | إلى استعمال الغاز»: where it was, if the verb's own words follow behind it."""
    out: list[Word] = []
    index = 0
    while index < len(words):
        size = _place_at(words, index, places, known.words["place_nouns"]) if index > 1 else 0
        if size and index + size < len(words) and _taken(words[index + size], known):
            index += size
        else:
            out.append(words[index])
            index += 1
    return out


def _taken(word: Word, known: Lexicon) -> bool:
    """Whether a word is a preposition, so that nothing of the place before it is left."""
    return word.folded.startswith(_TIED) or any(word.folded in known.words[kind] for kind in _SOFT)


def _place_at(words: Sequence[Word], index: int, places: Collection[str], nouns: Collection[str]) -> int:
    """How many words a preposition and the place after it («في حلب», «بمدينة صفاقس») cover; 0 if there is none."""
    tied = words[index].folded.startswith(_IN)
    start = index if tied else index + 1
    if not (tied or words[index].folded == _INSIDE) or start >= len(words):
        return 0
    own = [word.folded for word in words[start : start + _LONGEST_PLACE]]
    own[0] = own[0].removeprefix(_IN) if tied else own[0]
    for size in range(len(own), 0, -1):
        if " ".join(own[:size]) in places or (own[0] in nouns and " ".join(own[1:size]) in places):
            return start + size - index
    return 0


def _up_to_a_joint(words: list[Word], known: Lexicon, longest: int) -> list[Word]:
    """The words before the last preposition that leaves a phrase of a good length: there a phrase can end."""
    size = 0
    best = 0
    for index, word in enumerate(words):
        if size > longest + 1:
            break
        if index >= _SHORTEST_CUT and joint(words, index, known):
            best = index
        size += len(word.text) + 1
    return words[:best] if best else words


def joint(words: Sequence[Word], index: int, known: Lexicon) -> bool:
    """Whether a preposition begins what the words before it can do without."""
    word, before = words[index], words[index - 1]
    if open_between(words[:index]):
        return False
    if word.text == _NAME_ALIKE:
        # «سيدي | علي بن سالم»
        return False
    kinds = analyse(word.folded).kinds
    if not word.folded.startswith(_TIED) and kinds.isdisjoint(_SOFT):
        return False
    if word.folded == _PART and not before.folded.startswith("ال"):
        # «ثلاثة | من المتخابرين»
        return False
    found = analyse(before.folded)
    if found.conjunction == _AND:
        # «عدد من القادة وممثلين | عن الفصائل»
        return False
    return not (
        found.nouns or (found.verbs and not found.definite) or hangs(before.folded, known) or _needs_more(words, index)
    )


def _needs_more(words: Sequence[Word], index: int) -> bool:
    """«إلى الحفاظ | على …», «الرغبة في الاحتفاظ | بالمعلومات»: a definite noun alone behind a preposition, before what it needs."""
    if index < _SHORTEST_CUT or not words[index - 1].folded.startswith("ال") or words[index].dated:
        return False
    return words[index - 2].folded in _GOVERNING and words[index].folded.startswith(_NEEDED)


def _length(words: Sequence[Word]) -> int:
    return sum(len(word.text) + 1 for word in words)


@lru_cache(maxsize=40_000)
def opens(word: str, known: Lexicon) -> bool:
    """Whether a word only opens a clause: «أن», «وقد», «الذي»."""
    return any(word in known.words[kind] or (word[:1] in "وف" and word[1:] in known.words[kind]) for kind in _OPENING)


def _links(word: str) -> bool:
    """Whether a word is «كان» or the like, which ties a noun to what is said of it."""
    return not analyse(word).kinds.isdisjoint(("was", "be")) or word in word_list("labels.toml", "words", "linking")


def another_verb(word: str, known: Lexicon) -> bool:
    """Whether «و» joins a verb, also a short one that by itself may be a verbal noun."""
    found = analyse(word)
    told = found.conjunction == _AND and bool(found.verbs)
    return not found.nouns and word[1:] not in known.words["homographs"] and (told or joins_a_verb(word))


@lru_cache(maxsize=40_000)
def verbal(word: str, known: Lexicon) -> bool:
    """Whether a word is surely a verb."""
    found = analyse(word)
    if word in known.words["homographs"] or not found.verbs or found.nouns or found.definite:
        return False
    saying = any(sense.role is Role.SAY for sense in found.verbs) and word[1:2] == _LONG_A
    if len(word) == _ROOT and not saying and not _links(word) and all(sense.base for sense in found.verbs):
        # «قرار السلطات فرض حظر»: a verbal noun looks alike; that of «قال» does not.
        return False
    # «عقدا» is a contract far more often than what two have done.
    return not (word.endswith("ا") and any(sense.base for sense in known.verbs.get(found.plain[:-1], ())))


def behind_relative(words: Sequence[Word], known: Lexicon) -> int:
    """How many words reach to the verb behind a relative pronoun near the beginning: «الهجوم الذي قُتل | فيه ستة»; 0 if none."""
    for index, word in enumerate(words[:_RELATIVE_REACH]):
        if index and word.stop:
            return 0
        if word.folded in known.words["relatives"] and index:
            ahead = words[index + 1 : index + _RELATIVE_REACH]
            verb = next((place for place, one in enumerate(ahead) if analyse(one.folded).verbs), None)
            return index + verb + 2 if verb is not None and not any(one.stop for one in ahead[: verb + 1]) else 0
    return 0


@lru_cache(maxsize=40_000)
def hangs(word: str, known: Lexicon) -> bool:
    """Whether a phrase cannot end with a word."""
    joining = word_list("labels.toml", "words", "joining")
    if word.endswith(_ADVERB) and word not in joining:
        # «اعتذارا رسميا»
        return False
    if word in joining or word in _hanging(known) or word in known.words["place_nouns"]:
        return True
    tied = word[1:]
    return (word[:1] == _IN and tied in known.words["place_nouns"]) or (word[:1] == _AND and tied in _hanging(known))


@lru_cache(maxsize=1)
def _hanging(known: Lexicon) -> frozenset[str]:
    return frozenset().union(*(known.words[kind] for kind in _HANGING))
