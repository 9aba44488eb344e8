"""The words of a claim from its beginning to the end of its sentence, without dates, quotation marks and asides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from timeline.events.event import Entity, Mention
from timeline.events.words.lexicon import word_list
from timeline.events.words.tokens import analyse
from timeline.language.expression import TimexType
from timeline.language.tagger import tag
from timeline.text.fold import fold_word

__all__ = [
    "COMMA",
    "Word",
    "entities_of",
    "words_before",
    "words_in_sentence",
    "words_of_claim",
    "words_of_text",
    "words_on",
]

COMMA = frozenset("،,()[]-–—/")


_AHEAD = 240
_BEFORE = 120
_OPENING = ' \n"“”«»„'
_ON_THE_CALENDAR = (TimexType.DATE, TimexType.TIME)
_DATE = "\ue000"
_QUOTE = "\ue001"
_STROKE = "\ue002"
_LONGEST_NAME = 3
_AND = "و"
_SHARES = ("%", "٪")
_QUOTES = re.compile(r"[\"“”«»„]|''|(?<!\w)['‘’]|['‘’](?!\w)")
_SIGNS = re.compile(r"[*#_'‘’]|\s-\s*$")
_DATELINE = re.compile(r"^[^()]{1,60}\([^()]{2,30}\)\s*[-–—]+\s*")
# «لـ"المجموعة"», «بـ «العنصرية»»
_TIED = re.compile(r"(?<!\w)([وف]?(?:[لبك]|ال|بال|لل))(?:ـ+\s*[\"“”«»„]*|[\"“”«»„]+)\s*")
_TIED_TO_A_SIGN = re.compile(r"(?<=[لبك])ـ+\s*(?=[\dA-Za-z])")
_SCORE = re.compile(r"(?<=\d)\s+[-–]\s*(?=\d)|(?<=\d)[-–]\s+(?=\d)")
_AND_APART = re.compile(r"(?<!\w)و\s+(?=\w)")
_ASIDE = re.compile(r"\([^()]*\)")
_AROUND_A_DATE = re.compile(rf"(\s*[،,]?)\s*((?:[،,]?\s*{_DATE}\s*)+)([،,]?\s*)")
_MARKS = re.compile(r"([()\[\]،,;؛:؟?!…]|\.(?=\s|$)|(?<=\s)[-–—/]+(?=\s))")
_LAST_MARKS = re.compile(r"([،,;؛:؟?!.()\[\]…–—-])[\s\"“”«»]*$")


class Word(NamedTuple):
    """A word as printed and folded, and what stood before it: marks of punctuation, a date, a quotation mark."""

    text: str
    folded: str
    stop: str = ""
    dated: bool = False
    quoted: bool = False


def words_on(mention: Mention) -> list[Word]:
    """The words from the beginning of a mention on, over its end to that of its sentence, without dates."""
    start = mention.start - mention.sentence_start
    stop = max(mention.end - mention.sentence_start, start) + _AHEAD
    text = mention.sentence[start:stop]
    if len(mention.sentence) > stop:
        text = text.rsplit(" ", 1)[0]
    own: tuple[int, int] | None = None
    if mention.annotation is not None:
        expression = mention.annotation.expression
        first, last = expression.start - mention.start, expression.end - mention.start
        own = (first, last) if 0 <= first < last <= len(text) else None
    return list(_undated(text, own, tuple(entity.label for entity in entities_of(mention))))


def words_before(mention: Mention, *, over_commas: bool = False) -> list[Word]:
    """The words of the sentence right before a mention, without dates; none where a mark stands between."""
    text = mention.sentence[: max(0, mention.start - mention.sentence_start)]
    if not text.rstrip(_OPENING + "،," if over_commas else _OPENING)[-1:].isalnum():
        return []
    if len(text) > _BEFORE:
        text = text[-_BEFORE:].partition(" ")[2]
    return list(_undated(text, None, ()))


def words_in_sentence(mention: Mention) -> tuple[list[Word], int]:
    """The words of a mention's sentence from its beginning on, without dates, and where the mention begins among them."""
    own = words_on(mention)
    text = mention.sentence[: max(0, mention.start - mention.sentence_start)]
    if not (own and text.strip()):
        return own, 0
    names = tuple(entity.label for entity in entities_of(mention))
    before = list(_undated(text, None, names))
    while own[0].dated and before and _leads_to_a_date(before[-1].folded):
        # «وفي | 2007، أسفر الإعصار …»
        before.pop()
    marks = _LAST_MARKS.search(text)
    if before and marks is not None:
        own[0] = own[0]._replace(stop=marks.group(1))
    return [*before, *own], len(before)


@lru_cache(maxsize=2048)
def _undated(text: str, own: tuple[int, int] | None, names: tuple[str, ...]) -> tuple[Word, ...]:
    """The words of a text without its dates, and without commas around ``names``; ``own`` is a date that is known.

    Remembered, since a label tries several readings of each claim, and the events of a day are made again.
    """
    spans = [(found.start, found.end) for found in tag(text) if found.type in _ON_THE_CALENDAR]
    if own is not None:
        # «بعد يومين من لقاء هامبورغ»: the words of an event belong to the expression only in the whole text.
        spans = [span for span in spans if span[1] <= own[0] or span[0] >= own[1]] + [own]
    for first, last in sorted(spans, reverse=True):
        text = f"{text[:first]} {_DATE} {text[last:]}"
    return tuple(_with_names(words_of_text(text), [fold_word(name).split() for name in names]))


def words_of_claim(mention: Mention) -> list[Word]:
    """The words of a mention itself, without dates."""
    within = len(words_of_text(mention.text))
    return words_on(mention)[:within]


def entities_of(mention: Mention) -> tuple[Entity, ...]:
    """Whoever and whatever place a mention names."""
    speaker = () if mention.speaker is None else (mention.speaker,)
    return (*speaker, *mention.participants, *mention.places, *mention.topics)


def _with_names(words: list[Word], names: Sequence[Sequence[str]]) -> list[Word]:
    """The words without the commas around a name: «وزير الخارجية، سيرغي لافروف، إلى …»."""
    for index, word in enumerate(words):
        if not (word.stop and COMMA.issuperset(word.stop)):
            continue
        if end := _name_ends(words, index, names):
            words[index], words[end] = word._replace(stop=""), words[end]._replace(stop="")
            continue
        name = next(
            (n for n in names if word.stop and [w.folded for w in words[index : index + len(n)]] == list(n)), None
        )
        if name is None:
            continue
        end = index + len(name)
        if end < len(words) and COMMA.issuperset(words[end].stop) and words[end].stop:
            words[index], words[end] = word._replace(stop=""), words[end]._replace(stop="")
    return words


def _name_ends(words: Sequence[Word], first: int, names: Sequence[Sequence[str]]) -> int:
    """Where the comma behind a name stands that begins like one of ``names`` («، دونالد ترمب،»); 0 if nowhere near."""
    if not any(words[first].folded in name for name in names):
        return 0
    ahead = range(first + 1, min(len(words), first + _LONGEST_NAME + 1))
    end = next((index for index in ahead if words[index].stop), 0)
    return end if end and COMMA.issuperset(words[end].stop) else 0


def words_of_text(text: str) -> list[Word]:
    """The words of a text in which dates are marked; the commas around a date go with it."""
    # «لـ24 ساعة» keeps its stroke.
    text = _TIED.sub(r"\1", _TIED_TO_A_SIGN.sub(_STROKE, text)).replace(_STROKE, "ـ")
    text = _SCORE.sub("-", text)
    plain = _ASIDE.sub(" ", _DATELINE.sub("", " ".join(text.split())))
    plain = _SIGNS.sub(" ", _QUOTES.sub(f" {_QUOTE} ", plain))
    plain = _AND_APART.sub(_AND, _AROUND_A_DATE.sub(_without_its_commas, plain))
    out: list[Word] = []
    stop, dated, quoted = "", False, False
    for piece in _MARKS.sub(r" \1 ", plain).split():
        if piece == _DATE:
            while out and not stop and (len(out[-1].folded) == 1 or _leads_to_a_date(out[-1].folded)):
                quoted = out.pop().quoted or quoted
            dated = True
        elif piece == _QUOTE:
            quoted = True
        elif out and piece in _SHARES and not stop:
            out[-1] = Word(f"{out[-1].text}{piece}", out[-1].folded, *out[-1][2:])
        elif not any(map(str.isalnum, piece)):
            stop += piece
        else:
            out.append(Word(piece, fold_word(piece), stop if out else "", dated, quoted))
            stop, dated, quoted = "", False, False
    return out


def _without_its_commas(found: re.Match[str]) -> str:
    """A date without the commas around it; one that stands behind it alone ends a clause where a verb follows."""
    closes = bool(found[3].strip()) and not found[1].strip() and not found[2].lstrip().startswith(tuple("،,"))
    following = found.string[found.end() :].partition(" ")[0] if closes else ""
    senses = analyse(fold_word(following)) if following else None
    ended = senses is not None and bool(senses.verbs) and not (senses.nouns or senses.conjunction or senses.suffix)
    return f" {_DATE} ، " if ended else f" {_DATE} "


def _leads_to_a_date(word: str) -> bool:
    """«في», «جلسة»: a word that goes with the date behind it."""
    forms = (word, word.removeprefix(_AND))
    return any(
        form in word_list("labels.toml", "words", kind) for kind in ("joining", "before_a_day") for form in forms
    )
