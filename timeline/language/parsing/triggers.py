"""The words and numbers that can make an expression of time, found in a text by an Aho–Corasick automaton."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping

import ahocorasick_rs

from timeline.errors import LanguageDataError
from timeline.language.parsing.adjacency import number_form
from timeline.language.parsing.lexer import LONGEST_NUMBER, row_tokens
from timeline.language.parsing.lexicon import Row, context_lexicon
from timeline.text.alphabet import ALPHABET, OTHER, encoded

__all__ = ["LONGEST_WORD", "Triggers"]

STRONG = frozenset(
    (
        "month",
        "month_ambiguous",
        "hijri",
        "hijri_ambiguous",
        "weekday",
        "weekday_every",
        "weekday_spoken",
        "unit",
        "unit_def",
        "unit_dual",
        "unit_dual_def",
        "unit_plural",
        "unit_plural_def",
        "unit_night",
        "unit_night_dual",
        "unit_this",
        "weekend_word",
        "tonight",
        "yearly",
        "deictic_day",
        "vague_word",
        "earlier_later",
        "part",
        "part_adverb",
        "part_definite",
        "season",
        "season_def",
        "decade",
        "decade_def",
        "holiday",
        "month_english",
        "month_french",
        "portion_deadline",
        "clock_word",
        "current_month",
        "relative_part",
        "millennium",
        "before_christ",
        "quarter_word",
        "day_of_it",
    )
)
"""Kinds of words that can make an expression; the others only help."""

_AFTER_DIGITS = frozenset({"month_rare", "hijri_zero", "after_day"})
"""Kinds of everyday words that only a number before them makes dates."""

_FREQUENT = frozenset("في من علي الي منذ قبل بعد حتي هذا هذه اول هذي زياره اليوم يوم".split())
"""Words too frequent to be the trigger of a phrase."""

_NUMBER = re.compile(rf"[0-9]{{1,{LONGEST_NUMBER}}}(?![0-9])")
_BEFORE_NUMBER = frozenset(
    ("و", "ل", "ب", "ال", "وال", "بال", "لل", "الموافق", "المصادف", "في", "من", "الي", "حتي", "ه")
)
"""What may stand before a number without a space."""

_NEAR = 40
"""Characters around a word of a phrase among which its other words stand."""

LONGEST_WORD = 40
"""No word that matters here is longer; a search for its end goes no farther, so that text without spaces costs no more."""

_BETWEEN_WORDS = "\n.,;:!?()[]/-\"'\\{}…|*=+_<>#&%$@~^`•·"
"""Marks that end a word; every other character that is no space belongs to one."""
_DIGIT_DATE = (
    r"(?:1[3-9]|20|21)[0-9]{2}(?![0-9])"  # 2015
    # Most numbers count something: what has a mark behind it, or three digits, is asked for in one go.
    r"|(?=[0-9]{1,4} ?[-/.:\\_])(?:"
    r"[0-9]{1,4} ?([/.\-\\_]) ?[0-9]{1,2} ?\1 ?[0-9]{1,4}"  # 16/12/2015
    r"|[0-9]{1,2} ?: ?[0-9]{2}"  # 10:17
    r"|[0-9]{1,2}/[0-9]{1,2} (?:الي|حتي|و) ?(?:يوم )?[0-9]{1,2}/[0-9]"  # 28/12 إلى 3/1
    r"|(?:(?<=تاريخ )|(?<=الموءرخ في )|(?<=الموافق )|(?<=في )|(?<=حتي )|(?<=منذ )|(?<=اقصاه )|(?<=لغايه )|(?<=قبل )|(?<=بعد ))[0-9]{1,2} ?[/-] ?[0-9]"  # بتاريخ 18/12
    r"|(?<=\) - )[0-9]{1,2}/[0-9]"  # (رويترز) - 15/12
    r"|(?<=\) )[0-9]{1,2}/[0-9]{1,2} ?[-:]"  # (رويترز) 15/12 -
    r"|[0-9]{1,2} ?[-/] ?[0-9]{1,2} ?\([^\W\d_]"  # 15/12 (رويترز)
    r"|(?<=من )[0-9]{1,2} ?- ?[0-9]{1,2}/[0-9]"  # من 9-12/11
    r"|(?<=\()[0-9]{3,4} ?- ?1[0-9]{3}(?=\))"  # (1095-1291)
    r"|(?:(?<=حكم )|(?<=حكم: )|(?<=عاش ))[0-9]{3} ?- ?[0-9]{3}(?=\))"  # (حكم 786-809)
    r")"
    r"|(?=[0-9]{3})(?:"
    r"(?:(?<=\()|(?<=\( ))(?:1[0-2][0-9]{2}|[1-9][0-9]{2}) ?\)"  # (1187)
    r"|"
    r"(?:(?<== )|(?<=\(ت )|(?<=توفي )|(?<=ولد ))[0-9]{3} ?م(?![^\W_])"  # (321 هـ = 933 م)
    r"|[0-9]{3} ?ه(?:جري)?ه?(?![^\W_])"  # 808هـ
    r"|1[0-2][0-9]{2} ?(?:[مه]|هج|(?:ال)?(?:ميلادي|هجري)ه?|لل(?:ميلاد|هجره))(?![^\W_])"  # 1250م
    r")"
    r"|(?=[0-9]{1,4} ?[-قمه])(?:"
    r"[0-9]{2,4} ?[مه]? ?- ?[0-9]{3,4} ?[مه](?![^\W_])"  # 786-809م
    r"|(?<=\()[0-9]{1,2} ?(?:ه ?)?- ?[0-9]{2} ?ه(?![^\W_])"  # (86 - 96 هـ)
    r"|[0-9]{1,4} ?(?:ق ?\. ?م ?)?(?:- ?[0-9]{1,4} ?)?ق ?\. ?م(?![^\W_])"  # (384 ق.م - 322 ق.م)
    r")"
    r"|(?<=من )[0-9]{1,2} (?:الي|حتي) [0-9]{1,2}/[0-9]"  # من 24 إلى 26/12
    r"|[0-9]{1,2}[^\W\d_]"  # 18ديسمبر
    r"|[0-9]{1,2}+ (?:ونص|وربع|وثلث|وتلت|الا) ?"  # ٨ ونص
    r"|[0-9]{1,2}+(?:[.:,][0-9]{2})?+ (?:[صم]|[ap]m|[AP]M|ب?توقيت|ت ?\.? ?غ)(?![^\W_])"  # 9 ص
)


class Triggers:
    """The automaton over every written form of the words that can make an expression."""

    def __init__(self, rows: Mapping[str, tuple[Row, ...]], forms: Mapping[str, tuple[str, ...]]) -> None:
        strong: set[str] = set()
        phrases: list[list[str]] = []
        for key, found in rows.items():
            if any(row.kind in STRONG for row in found):
                tokens = row_tokens(key)
                if len(tokens) == 1:
                    strong.add(tokens[0])
                else:
                    phrases.append([t for t in tokens if not t.isdecimal()])
        # One word of a phrase is enough to find it: one that is a trigger anyhow, else the first of some length,
        # which is a trigger only where another word of the phrase is near («الجيش» for «عيد الجيش»).
        company: dict[str, set[str]] = {}
        # A place is none of the everyday words: it is the rarer one of an outlet's name («روسيا اليوم»).
        places = {key for key, found in context_lexicon().rows.items() if all(r.kind == "year_place" for r in found)}
        everyday = _FREQUENT.union(rows, context_lexicon().rows) - places
        for tokens in phrases:
            if not strong.intersection(tokens):
                rarer = (t for t in tokens if len(t) > 2 and t not in everyday)
                chosen = next(rarer, tokens[-1])
                # The article is left off, because after «ل» it loses a letter («للموسم»).
                company.setdefault(chosen, set()).update(t.removeprefix("ال") for t in tokens if t != chosen)
        known = strong.union(company)
        glued = {form: len(parts) > 1 and len(parts[-2]) > 1 for form, parts in forms.items()}
        self._triggers = sorted(
            form for form, parts in forms.items() if parts[-1] in known or (glued[form] and not known.isdisjoint(parts))
        )
        # A phrase that is run together («كانونالأول») has its company in itself.
        self._company = [
            () if glued[form] or forms[form][-1] in strong else tuple(sorted(company[forms[form][-1]]))
            for form in self._triggers
        ]
        rare = sorted(key for key, found in rows.items() if any(row.kind in _AFTER_DIGITS for row in found))
        self._digit_date = re.compile(
            f"{_DIGIT_DATE}|[0-9]{{1,2}}+ ?+[/-]?+ ?+(?:من )?(?:{'|'.join(map(re.escape, rare))})\\b"
        )
        letters = sorted(letter for letter in set().union(*forms) if letter.isalpha())
        self._of_word = {_word(form): k for k, form in enumerate(self._triggers)}
        self._before_number = frozenset(map(_word, _BEFORE_NUMBER))
        # Words with a space on both sides, so that longer words cost nothing (matches may share a space), and
        # the first digit of a number, after a space or a letter. Over bytes, and in the compact form: what an
        # automaton costs among other work is the memory that it touches. As a DFA over text it took four times as long.
        numbers = [_word(before) + b"0" for before in (" ", *letters)]
        self._automaton = ahocorasick_rs.BytesAhoCorasick(
            [b" %b " % word for word in self._of_word] + numbers,
            matchkind=ahocorasick_rs.MatchKind.Standard,
            implementation=ahocorasick_rs.Implementation.ContiguousNFA,
        )

    def find(self, folded: str, data: bytes | None = None) -> Iterator[tuple[int, int, str]]:
        """Words and numbers of the folded text that may belong to an expression: (start, end, form), in order.

        ``data`` is the same text as bytes, if the caller has it.
        """
        flat = b" %b " % (encoded(folded) if data is None else data).translate(_FLAT)
        begin = 0
        while begin < len(flat) - 1:
            # The automaton lists all that it finds, so a long text is looked through in parts; they share a space.
            end = flat.find(b" ", begin + _PART) + 1 or len(flat)
            yield from self._find(folded, flat[begin:end], begin)
            begin = end - 1

    def _find(self, folded: str, flat: bytes, offset: int) -> Iterator[tuple[int, int, str]]:
        """``find`` in a part of the text: a position in ``flat`` is one more than in ``folded`` from ``offset`` on."""
        triggers, company = self._triggers, self._company
        words = len(triggers)
        for pattern, start, end in self._automaton.find_matches_as_indexes(flat, overlapping=True):
            stop = offset + end - 2
            if pattern < words:
                position = offset + start
            else:
                position = stop
                if flat[start] != _SPACE:
                    # A number glued to the word before it: «ديسمبر2015», «لـ15».
                    before = flat.rfind(b" ", max(0, start - LONGEST_WORD), start)
                    if before < 0:
                        continue  # longer than any word
                    word_start = before + 1
                    word = flat[word_start : start + 1]
                    found = self._of_word.get(word)
                    if found is not None and not company[found]:
                        pattern, position = found, offset + word_start - 1
                    elif found is None and word not in self._before_number:
                        continue
            if pattern >= words:
                if self._digit_date.match(folded, position):
                    number = _NUMBER.match(folded, position)
                    if number is not None:
                        yield position, number.end(), number_form(number[0])
                continue
            near = company[pattern]
            if near:
                around = folded[max(0, position - _NEAR) : stop + _NEAR]
                for word_near in near:
                    if word_near in around:
                        break
                else:
                    continue
            yield position, stop, triggers[pattern]


_PART = 1 << 16
"""Characters that the automaton looks at in one go."""

_SPACE = ord(" ")


def _flat(character: str) -> str:
    if character in string.digits:
        return "0"
    return " " if character in _BETWEEN_WORDS else character


_FLAT = encoded("".join(map(_flat, ALPHABET))).ljust(256, bytes((OTHER,)))
"""Digits alike, marks between words as spaces: one pass of ``translate`` does what a chain of replacements did."""


def _word(text: str) -> bytes:
    """A word of the language data as it stands among flat bytes."""
    word = encoded(text).translate(_FLAT)
    if OTHER in word:
        raise LanguageDataError("lexicon", text, "a letter is missing in timeline.text.alphabet")
    return word
