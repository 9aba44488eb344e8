"""The words of a claim as far as its sentence carries them, and as many of them as make a whole short phrase."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from timeline.events.event import Mention
from timeline.events.inflection import conjugate
from timeline.events.lexicon import Lexicon, read_toml
from timeline.events.tokens import analyse
from timeline.language.expression import TimexType
from timeline.language.tagger import tag
from timeline.text.fold import fold_word

__all__ = [
    "LONGEST",
    "Phrase",
    "Word",
    "behind_relative",
    "hangs",
    "opens",
    "phrase",
    "verbal",
    "words_of_text",
    "words_on",
]

LONGEST = 84
"""Letters of a phrase at most."""
_AHEAD = 240
_SHORTEST_CUT = 3
_RELATIVE_REACH = 4
_DATE = "\ue000"
_QUOTE = "\ue001"
_QUOTES = re.compile(r"[\"“”«»„]|''|(?<!\w)['‘’]|['‘’](?!\w)")
_SIGNS = re.compile(r"[*#'‘’]|\s-\s*$")
_DATELINE = re.compile(r"^[^()]{1,60}\([^()]{2,30}\)\s*[-–—]+\s*")
_ASIDE = re.compile(r"\([^()]*\)")
_AROUND_A_DATE = re.compile(rf"\s*[،,]?\s*(?:[،,]?\s*{_DATE}\s*)+[،,]?\s*")
_MARKS = re.compile(r"([()\[\]،,;؛:؟?!…]|\.(?=\s|$)|(?<=\s)[-–—/]+(?=\s))")
_JOINING = frozenset(map(fold_word, ("و", "أو", "ثم", "أي", "وهو", "وهي", "لكن", "كما", "يوم", "مساء", "صباح", "ليل", "ليلة", "نهار", "ظهر", "شهر", "عام", "سنة", "خلال", "طوال", "منذ", "حتى", "قبل", "بعد", "ان", "هذا", "هذه", "ذلك", "تلك", "غير", "كل", "بما", "بدلا", "فضلا", "بناء", "خصوصا", "خاصة", "سيما", "ولا", "مجرد", "هو", "هي", "بحيث", "بحد", "وفق", "وفقا", "بحسب", "حسب", "بينهم", "بينها", "بينهما", "نحو", "أكثر", "أقل", "عدة", "بدءا", "ابتداء", "اعتبارا", "انطلاقا", "وذلك", "فترة", "الفترة", "إلا", "سوى", "جراء", "نتيجة", "بسبب", "باتجاه", "اتجاه", "لكل", "لأول", "للمرة", "كجزء", "إمكانية", "احتمال", "ضرورة", "أهمية", "مدى", "كامل", "جميع", "كافة", "معظم", "كلا", "وبالتالي", "وبشكل", "بشكل", "ومن", "لعدم", "بعدم", "ظل", "إطار", "كونه", "باعتباره", "تحت", "بينما", "لذا", "وكما", "مقابل", "أمام", "ضمن", "عبر", "لدى", "نصف", "أول", "ثاني", "ثالث", "إضافة", "بالإضافة", "وكذلك", "مثل")))  # fmt: skip
_BEFORE_A_DAY = frozenset(map(fold_word, ("في", "من", "إلى", "جلسة", "موعد", "بتاريخ", "تاريخ", "لعام", "لسنة", "الفترة", "فترة", "بدءا", "ابتداء", "اعتبارا", "انطلاقا")))  # fmt: skip
_TURNS = frozenset(map(fold_word, ("وفق", "وفقا", "بحسب", "حسب", "حسبما", "هو", "هي", "ولكن", "ولكنه", "ولكننا", "لكننا", "بينما", "وكذلك", "قائلا", "ليصبح", "لتصبح", "سواء", "فضلا", "رغم", "بالتزامن", "خصوصا", "وخصوصا", "وخاصة", "لاسيما", "وسط", "بعدما", "نقلا", "لذا", "لذلك", "وبالتالي", "وبذلك", "وهكذا", "ومن")))  # fmt: skip
_WHAT = frozenset(map(fold_word, ("ما", "قد", "من")))
_OPENING = ("relatives", "complementizers", "subordinators")
_HANGING = (
    "participles_past", "participles_future", "place_prepositions", "topic_prepositions", "party_prepositions",
    "after", "before", "during", "stopwords", "light_nouns",
)  # fmt: skip
_SOFT = ("place_prepositions", "topic_prepositions", "party_prepositions", "after", "before", "during")
_TIED = ("لل", "بال", "كال")
_PART = "من"
_IN, _INSIDE = "ب", "في"
_LONGEST_PLACE = 4
_AND = "و"
_COMMA = frozenset("،,()[]-–—/")


class Word(NamedTuple):
    """A word as printed and folded, and what stood before it: marks of punctuation, a date, a quotation mark."""

    text: str
    folded: str
    stop: str = ""
    dated: bool = False
    quoted: bool = False


class Phrase(NamedTuple):
    """A phrase, whether it is whole, and whether a full stop or the like ends it."""

    text: str
    whole: bool = False
    closed: bool = False


def words_on(mention: Mention) -> list[Word]:
    """The words from the beginning of a mention on, over its end to that of its sentence, without dates."""
    start = mention.start - mention.sentence_start
    stop = max(mention.end - mention.sentence_start, start) + _AHEAD
    text = mention.sentence[start:stop]
    if len(mention.sentence) > stop:
        text = text.rsplit(" ", 1)[0]
    spans = list(_dated(text))
    if mention.annotation is not None:
        # «بعد يومين من لقاء هامبورغ»: the words of an event belong to the expression only in the whole text.
        expression = mention.annotation.expression
        first, last = expression.start - mention.start, expression.end - mention.start
        if 0 <= first < last <= len(text):
            spans = [span for span in spans if span[1] <= first or span[0] >= last] + [(first, last)]
    for first, last in sorted(spans, reverse=True):
        text = f"{text[:first]} {_DATE} {text[last:]}"
    return words_of_text(text)


def words_of_text(text: str) -> list[Word]:
    """The words of a text in which dates are marked; the commas around a date go with it."""
    plain = _ASIDE.sub(" ", _DATELINE.sub("", " ".join(text.split())))
    plain = _SIGNS.sub(" ", _QUOTES.sub(f" {_QUOTE} ", plain))
    plain = _AROUND_A_DATE.sub(f" {_DATE} ", plain)
    out: list[Word] = []
    stop, dated, quoted = "", False, False
    for piece in _MARKS.sub(r" \1 ", plain).split():
        if piece == _DATE:
            while out and not stop and out[-1].folded in _JOINING | _BEFORE_A_DAY:
                out.pop()
            dated = True
        elif piece == _QUOTE:
            quoted = True
        elif not any(map(str.isalnum, piece)):
            stop += piece
        else:
            out.append(Word(piece, fold_word(piece), stop if out else "", dated, quoted))
            stop, dated, quoted = "", False, False
    return out


@lru_cache(maxsize=4096)
def _dated(text: str) -> tuple[tuple[int, int], ...]:
    """Where a text names a time on the calendar."""
    kinds = (TimexType.DATE, TimexType.TIME)
    return tuple((found.start, found.end) for found in tag(text) if found.type in kinds)


def phrase(
    words: Sequence[Word],
    known: Lexicon,
    *,
    head: int = 1,
    places: Collection[str] = (),
    longest: int = LONGEST,
) -> Phrase:
    """As many of the words as make a short phrase that does not break off: to the end of the clause, or up to a preposition.

    The first ``head`` words are taken as they are. What a verb needs («تمكن … من القبض على …») stays with it; a place in
    between gives way first. ``places`` are folded names.
    """
    own, whole, closed = _clause(words, head, known)
    if _length(own) > longest:
        own = _without_places(own, places, known.words["place_nouns"])
    if _length(own) > longest:
        own = _up_to_a_joint(own, known, longest)
        whole, closed = _length(own) <= longest, False
    while len(own) > 1 and hangs(own[-1].folded, known):
        own, closed = own[:-1], False
    return Phrase(" ".join(word.text for word in own), whole and _has_its_needs(own), closed)


def _clause(words: Sequence[Word], head: int, known: Lexicon) -> tuple[list[Word], bool, bool]:
    """The words before the next mark, verb or joint; whether nothing that belongs to them follows, and whether a mark does."""
    for index, word in enumerate(words):
        if index < head:
            continue
        own = list(words[:index])
        if word.stop:
            return own, True, not _COMMA.issuperset(word.stop)
        if "complementizers" in analyse(word.folded).kinds:
            return own, False, False
        if verbal(word.folded, known) and words[index - 1].folded in _WHAT:
            continue
        if opens(word.folded, known) or verbal(word.folded, known) or word.folded in _TURNS:
            return own, True, False
        if word.dated and word.folded[0] == _AND and word.folded[1:] in known.words["place_prepositions"]:
            # «سيطرت على حلب السبت | وعلى حماة الخميس»
            return own, True, False
        if index > 1 and (word.folded in known.according or word.folded.removeprefix(_AND) in known.participles):
            return own, True, False
    return list(words), True, True


def _without_places(words: list[Word], places: Collection[str], nouns: Collection[str]) -> list[Word]:
    """«اضطرت الوحدات | بمدينة تبرسق | إلى استعمال الغاز»: where it was, if the verb's own words follow behind it."""
    out: list[Word] = []
    index = 0
    while index < len(words):
        size = _place_at(words, index, places, nouns) if index > 1 else 0
        if size and index + size < len(words):
            index += size
        else:
            out.append(words[index])
            index += 1
    return out


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
        if index >= _SHORTEST_CUT and _joint(words, index, known):
            best = index
        size += len(word.text) + 1
    return words[:best] if best else words


def _joint(words: Sequence[Word], index: int, known: Lexicon) -> bool:
    word, before = words[index], words[index - 1]
    kinds = analyse(word.folded).kinds
    if not (word.folded.startswith(_TIED) or word.dated or not kinds.isdisjoint(_SOFT)):
        return False
    if word.folded == _PART and not before.folded.startswith("ال"):
        # «ثلاثة | من المتخابرين»
        return False
    found = analyse(before.folded)
    return not (found.nouns or (found.verbs and not found.definite) or hangs(before.folded, known))


@lru_cache(maxsize=1)
def _needs() -> dict[str, str]:
    """The preposition without which a verb says nothing, by each of its forms."""
    out: dict[str, str] = {}
    for row in read_toml("labels.toml")["needs"]["verbs"]:
        past, present, preposition = fold_word(row).split()
        out |= {form: preposition for form, _, _ in conjugate(past, present)}
    return out


def _has_its_needs(words: Sequence[Word]) -> bool:
    """Whether the preposition that a verb among the first words needs is there, with something behind it."""
    needs = _needs()
    for index, word in enumerate(words[:6]):
        form = word.folded.removeprefix("و") if word.folded not in needs else word.folded
        preposition = needs.get(form) or needs.get(form.removeprefix("س"))
        if preposition is None:
            continue
        tied = len(preposition) == 1
        return any(
            (other.folded.startswith(preposition) if tied else other.folded.removeprefix("و") == preposition)
            and (tied or place < len(words) - 1)
            for place, other in enumerate(words)
            if place > index
        )
    return True


def _length(words: Sequence[Word]) -> int:
    return sum(len(word.text) + 1 for word in words)


def opens(word: str, known: Lexicon) -> bool:
    """Whether a word only opens a clause: «أن», «وقد», «الذي»."""
    return any(word in known.words[kind] or (word[:1] in "وف" and word[1:] in known.words[kind]) for kind in _OPENING)


def verbal(word: str, known: Lexicon) -> bool:
    """Whether a word is surely a verb."""
    found = analyse(word)
    if word in known.words["homographs"] or not found.verbs or found.nouns or found.definite:
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
            verb = next((place for place, one in enumerate(ahead) if verbal(one.folded, known)), None)
            return index + verb + 2 if verb is not None and not any(one.stop for one in ahead[: verb + 1]) else 0
    return 0


def hangs(word: str, known: Lexicon) -> bool:
    """Whether a phrase cannot end with a word."""
    if word in _JOINING or any(word in known.words[kind] for kind in _HANGING):
        return True
    if word in known.words["place_nouns"] or (word[:1] == "ب" and word[1:] in known.words["place_nouns"]):
        return True
    return word[:1] == "و" and any(word[1:] in known.words[kind] for kind in _HANGING)
