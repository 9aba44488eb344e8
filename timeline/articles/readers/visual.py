"""Lines whose characters stand in the order in which they are seen, turned into the order in which they are read.

The opposite of what a screen does (Unicode Standard Annex 9): the line is turned as a whole, and numbers and
Latin words in it are turned back. Numbers keep together across ``/ . , :`` only: of «2015-12-16» inside an
Arabic line the screen shows the day first, and the year comes first again here.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["is_arabic", "logical_order"]

_LETTERS = "\u0600-\u065f\u066e-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff"
_ARABIC = re.compile(f"[{_LETTERS}]")
_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_NUMBER = r"[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[./,:\u066b\u066c][0-9\u0660-\u0669\u06f0-\u06f9]+)*"
_LATIN = r"[^\W\d_\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufeff]+"
# A number that stands to the right of a Latin word belongs to it: «Covid-19».
_TURNED_BACK = re.compile(rf"{_LATIN}(?:[^\w{_LETTERS}]*(?:{_LATIN}|{_NUMBER}))*|{_NUMBER}")
_ARABIC_RUN = re.compile(f"[{_LETTERS}](?:[^A-Za-z0-9]*[{_LETTERS}])?")
_MIRROR = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")


def is_arabic(character: str) -> bool:
    """Whether a character is an Arabic letter or mark, in its usual or in a presentation form; digits are not."""
    return _ARABIC.match(character) is not None


def logical_order(line: str, *, rtl: bool) -> str:
    """A line as it is seen, from the left, in the order in which it is read; letters in their usual form.

    ``rtl`` says whether the paragraph runs from right to left; otherwise only Arabic phrases in it are turned.
    """
    if not _ARABIC.search(line):
        return line
    read = _turn(line) if rtl else _ARABIC_RUN.sub(lambda run: _turn(run[0]), line)
    return _FORMS.sub(_usual, read)


def _turn(seen: str) -> str:
    """Turn a stretch of characters, with the numbers and Latin words in it as they were."""
    out: list[str] = []
    at = len(seen)
    for kept in reversed(list(_TURNED_BACK.finditer(seen))):
        out += [seen[kept.end() : at][::-1].translate(_MIRROR), kept[0]]
        at = kept.start()
    out.append(seen[:at][::-1].translate(_MIRROR))
    return "".join(out)


def _usual(form: re.Match[str]) -> str:
    # A mark by itself is written with a space to carry it, which no word has.
    return unicodedata.normalize("NFKC", form[0]).replace(" ", "") or " "
