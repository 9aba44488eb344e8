"""The words of a claim as a label: the noun phrase of its event, without its date and what tied it to its clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from timeline.events.event import Mention
from timeline.events.lexicon import Lexicon, Role, lexicon, read_toml
from timeline.events.rarity import weight
from timeline.events.tokens import Analysis, analyse
from timeline.language.expression import TimexType
from timeline.language.tagger import tag
from timeline.text.fold import fold_word

__all__ = ["clause", "clause_on", "composed", "noun_phrase"]

_LONGEST = 60
_SHORTEST_CUT = 2
_SUBJECT_REACH = 4
_SAYING = "statement"
_CHANGING = frozenset("اوىيءئؤتسنمهة")
_PARTICLES = frozenset(map(fold_word, ("قد", "كان", "كانت", "كانوا", "لم", "لن", "لا", "سوف", "تم", "جرى")))
_MARKS = re.compile(r"[\"'“”«»‘’„*#]|\s[-–—/]+\s|\s[-–—/]+$")
_DATELINE = re.compile(r"^[^()]{1,60}\([^()]{2,30}\)\s*[-–—]+\s*")
_ASIDE = re.compile(r"\([^()]*\)")
_ENDS = re.compile(r"[()\[\]،,;؛:؟?!…]|\.(?:\s|$)")
_JOINING = frozenset(map(fold_word, ("و", "أو", "ثم", "أي", "وهو", "وهي", "لكن", "كما", "يوم", "مساء", "صباح", "ليل", "ليلة", "نهار", "ظهر", "شهر", "عام", "سنة", "خلال", "طوال", "منذ", "حتى", "قبل", "بعد", "ان", "هذا", "هذه", "ذلك", "تلك", "غير", "كل", "بما", "بدلا", "فضلا", "بناء", "خصوصا", "خاصة", "سيما", "ولا", "مجرد", "هو", "هي", "بحيث", "بحد", "وفق", "وفقا", "بحسب", "حسب", "بينهم", "بينها", "بينهما", "نحو", "أكثر", "أقل", "عدة")))  # fmt: skip
_BEFORE_A_DAY = frozenset(map(fold_word, ("في", "من", "إلى", "جلسة", "موعد", "بتاريخ", "تاريخ")))
_SUBJECTS = frozenset(
    map(
        fold_word,
        ("وفق", "وفقا", "بحسب", "حسب", "حسبما", "هو", "هي", "ولكن", "ولكنه", "ولكننا", "لكننا", "بينما", "وكذلك"),
    )
)
_SINGULAR = frozenset(("تلفزيون", "قانون", "مليون", "زيتون", "بنتاغون", "كربون", "صالون", "ماكرون", "مارون", "ميدون"))
_STOPS = ("relatives", "complementizers", "subordinators")
_HANGING = (
    "participles_past",
    "participles_future",
    "place_prepositions",
    "topic_prepositions",
    "party_prepositions",
    "after",
    "before",
    "during",
    "stopwords",
)


def noun_phrase(mention: Mention) -> str:
    """The phrase that the event noun of a mention heads; empty where the mention has no such noun.

    «للجولة الثالثة من المحادثات … في 22 ديسمبر» gives «المحادثات …»: clitics, light words and dates stay away.
    """
    known = lexicon()
    words = _words(_undated(mention))
    for index, word in enumerate(words):
        found = analyse(fold_word(word))
        if any(sense.predicate.lemma == mention.predicate for sense in found.nouns):
            # «مؤتمرهم ببرلين»: whose it is cannot be told by a pronoun.
            if not found.suffix:
                first = [_bare(word, found)]
            else:
                first = [mention.predicate, *(mention.head.label.split() if mention.head is not None else ())]
            return _cut([*first, *words[index + 1 :]], known, indefinite=_accusative(word, found))
    return ""


def composed(mention: Mention) -> str:
    """The clause of a mention as a noun phrase; empty where its verb has no noun of its own, or carries a pronoun.

    «أفرج الجيش الإسرائيلي عن المواطنة اللبنانية» gives «إفراج الجيش الإسرائيلي عن المواطنة اللبنانية», and
    «المحققون وصلوا إلى دمشق» gives «وصول المحققين إلى دمشق».
    """
    known = lexicon()
    words = _opened(_words(_undated(mention)), known)
    if words and words[0].startswith("و") and fold_word(words[0][1:]) in known.words["place_prepositions"]:
        # «سيطرت على حلب السبت | وعلى حماة الخميس»: the verb stands with the place before.
        return _cut([mention.predicate, words[0][1:], *words[1:]], known)
    for index, word in enumerate(words[: _SUBJECT_REACH + 1]):
        folded = fold_word(word)
        found = analyse(folded)
        noun = "" if found.suffix else _noun_of(found, mention)
        if noun:
            rest = [part for part in words[:index] if fold_word(part) not in _PARTICLES] + words[index + 1 :]
            if noun != mention.predicate:
                # «لقي 64 شخصا مصرعهم» gives «مصرع 64 شخصا».
                rest = [part for part in rest if not fold_word(part).startswith(fold_word(noun))]
            rest[:1] = map(_genitive, rest[:1])
            return _cut([noun, *rest], known)
        if found.verbs or _hangs(folded, known) or (index and _opens(folded, known)):
            return ""
    return ""


def _noun_of(found: Analysis, mention: Mention) -> str:
    """The verbal noun of a verb: what its predicate is called if that has the same root, or what saying is called."""
    for sense in found.verbs:
        if sense.predicate is None or sense.predicate.lemma != mention.predicate:
            continue
        carried = next((word for word in sense.rest if analyse(word).nouns), "")
        if carried:
            return carried
        return mention.predicate if _root(found.plain) == _root(mention.predicate) != "" else ""
    if mention.type == _SAYING and any(sense.role in (Role.SAY, Role.CONTINUE) for sense in found.verbs):
        return _said().get(_root(found.plain), "")
    return ""


@lru_cache(maxsize=1)
def _said() -> dict[str, str]:
    """What saying is called, by the root of the verb; of two verbs of one root the first."""
    out: dict[str, str] = {}
    for verb, noun in read_toml("labels.toml")["said"].items():
        out.setdefault(_root(fold_word(verb)), noun)
    return out


def _root(word: str) -> str:
    """The letters of a word that neither inflection nor weak radicals change."""
    return "".join(letter for letter in fold_word(word) if letter not in _CHANGING)


def _genitive(word: str) -> str:
    """«المحققون» as it stands after a noun; «البنتاغون» stays as it is."""
    bare = fold_word(word).removeprefix("ال")
    plural = fold_word(word) != bare or bare.startswith("م")
    if not word.endswith("ون") or bare in _SINGULAR or not plural or weight(bare[:-2]) >= 1:
        return word
    return f"{word[:-2]}ين"


def _opened(words: list[str], known: Lexicon) -> list[str]:
    """The words after those that open a clause, the first without its conjunction."""
    while len(words) > 1 and _opens(fold_word(words[0]), known):
        words = words[1:]
    if words:
        found = analyse(fold_word(words[0]))
        tied = found.conjunction and (found.nouns or found.verbs) and words[0][0] == found.conjunction
        words[0] = words[0][1:] if tied else words[0]
    return words


def clause(mention: Mention) -> str:
    """The words of a mention without its date and the words that open its clause."""
    known = lexicon()
    return _cut(_opened(_words(_undated(mention)), known), known, stop=False)


def clause_on(mention: Mention) -> str:
    """The words of a mention and those that follow it in its sentence: «كلّف، الأسبوع الماضي، فلانا بتشكيل …»."""
    known = lexicon()
    rest = mention.sentence[mention.end - mention.sentence_start :].lstrip(" ،,")
    words = _opened([*_words(_undated(mention)), *_words(rest)], known)
    return _cut(words, known, stop=False)


def _undated(mention: Mention) -> str:
    """The text of a mention without expressions of time: its own, and another that stands beside it."""
    text = mention.text
    spans = list(_dated(text))
    if mention.annotation is not None:
        # «بعد يومين من لقاء هامبورغ»: the words of an event belong to the expression only in the whole text.
        expression = mention.annotation.expression
        first, last = expression.start - mention.start, expression.end - mention.start
        if 0 <= first < last <= len(text):
            spans = [span for span in spans if span[1] <= first or span[0] >= last] + [(first, last)]
    for first, last in sorted(spans, reverse=True):
        before = text[:first].split()
        while before and fold_word(before[-1]) in _JOINING | _BEFORE_A_DAY:
            before.pop()
        # What stands in commas because it is a date goes with its commas.
        text = f"{' '.join(before)} {text[last:].lstrip(' ،,') if before else text[last:]}"
    return text


@lru_cache(maxsize=4096)
def _dated(text: str) -> tuple[tuple[int, int], ...]:
    """Where a text names a time on the calendar."""
    kinds = (TimexType.DATE, TimexType.TIME)
    return tuple((found.start, found.end) for found in tag(text) if found.type in kinds)


def _words(text: str) -> list[str]:
    """The words of a text up to its first mark of punctuation, without quotation marks and asides."""
    plain = _MARKS.sub(" ", _ASIDE.sub(" ", _DATELINE.sub("", " ".join(text.split())))).strip(" ()[]،,:;.-–—/")
    end = _ENDS.search(plain)
    return (plain[: end.start()] if end is not None else plain).split()


def _opens(word: str, known: Lexicon) -> bool:
    """Whether a word only opens a clause: «أن», «وقد», «الذي»."""
    return any(word in known.words[kind] or (word[:1] in "وف" and word[1:] in known.words[kind]) for kind in _STOPS)


def _bare(word: str, found: Analysis) -> str:
    """A word without the conjunction and preposition that it begins with."""
    rest = word.removeprefix(found.conjunction)
    if not found.preposition:
        return rest
    if found.preposition == "ل" and found.definite and rest.startswith("لل"):
        return "ا" + rest[1:] if rest.startswith("لال") else "ال" + rest[2:]
    return rest.removeprefix(found.preposition)


def _accusative(word: str, found: Analysis) -> bool:
    """Whether an indefinite noun carries the alif of the accusative, which a label does not keep."""
    return not found.definite and found.plain.endswith("ا") and fold_word(word).endswith("ا")


def _cut(words: Sequence[str], known: Lexicon, *, indefinite: bool = False, stop: bool = True) -> str:
    """As many of the words as make a short phrase that does not break off in the middle."""
    out: list[str] = []
    full = False
    for index, word in enumerate(words):
        folded = fold_word(word)
        if stop and index and (_opens(folded, known) or _verbal(folded) or folded in _SUBJECTS):
            break
        if index > 1 and folded in known.according:
            # «اتفاق … بحسب بيان»: who says so is no part of it.
            break
        if (
            stop
            and index > 1
            and folded in known.words["place_nouns"]
            and _complete(fold_word(words[index - 1]), known)
        ):
            # «سيول جارفة | مدينة شيراز»: what they hit is no part of the phrase.
            break
        if sum(map(len, out)) + len(out) + len(word) > _LONGEST:
            full = True
            break
        out.append(word.rstrip("ًا") if indefinite and word.endswith(("ا", "اً", "ًا")) and len(word) > 3 else word)
        indefinite = indefinite and out[-1] != word
    if full:
        out = _at_joint(out, known)
    while len(out) > 1 and _hangs(fold_word(out[-1]), known):
        out.pop()
    return " ".join(out)


def _complete(word: str, known: Lexicon) -> bool:
    """Whether a phrase may end with a word, so that a place after it is another: not «مجلس | بلدية»."""
    acting = word.removeprefix("ال") in known.words["acting"] and not word.startswith("ال")
    return not (acting or _hangs(word, known))


def _verbal(word: str) -> bool:
    found = analyse(word)
    return bool(found.verbs) and not found.nouns and not found.definite


def _at_joint(words: list[str], known: Lexicon) -> list[str]:
    """The words before the last preposition: there a phrase can end."""
    for index in range(len(words) - 1, _SHORTEST_CUT, -1):
        folded = fold_word(words[index])
        if _hangs(folded, known) or folded.startswith(("لل", "بال", "وال")):
            return words[:index]
    return words


def _hangs(word: str, known: Lexicon) -> bool:
    """Whether a phrase cannot end with a word."""
    if word in _JOINING or any(word in known.words[kind] for kind in _HANGING):
        return True
    if word in known.words["place_nouns"] or (word[:1] == "ب" and word[1:] in known.words["place_nouns"]):
        return True
    return word[:1] == "و" and any(word[1:] in known.words[kind] for kind in _HANGING)
