"""What a guard answers, and what all of them look at."""

from __future__ import annotations

import re
from collections.abc import Callable

from timeline.dates.value import value
from timeline.expressions import Expr
from timeline.language.expression import TimexType

__all__ = ["CLAUSE_END", "DEFINITE", "NEXT_WORD", "Guard", "Guarded", "word_before"]


@value
class Guarded:
    """What a guard lets through: the end of the span, and the expression (perhaps completed).

    ``type`` is set where the guard changes what kind of expression it is; ``cut`` where two expressions stand
    there instead, the span of the word between them: «تأجيل اللقاء من الخميس | إلى | 14 الجاري»; ``start`` where it
    begins later.
    """

    end: int
    expr: Expr
    type: TimexType | None = None
    cut: tuple[int, int] | None = None
    start: int | None = None


Guard = Callable[[str, int, int, Expr], Guarded | None]
"""What a guard is: (folded text, start of the span, its end, the expression) to what stands."""

DEFINITE = ("ال", "وال", "بال", "لل", "فال", "كال")
"""What a word with the article begins with, clitics before it or not."""
NEXT_WORD = re.compile(r" ?([^\W\d_]+)")
CLAUSE_END = re.compile(r"[.,!?;:\n\"()]")
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
_REACH = 24
"""Characters before a span in which the word before it stands."""


def word_before(text: str, start: int, reach: int = _REACH) -> str:
    """The word before ``start``, spaces, brackets and quotation marks between them or not; empty if there is none."""
    before = text[max(0, start - reach) : start].removesuffix("\n").rstrip(' ("')
    word = before[before.rfind(" ") + 1 :]
    if word.isalpha() or not word:
        return word
    glued = _LAST_WORD.search(word)  # to something that is no letter: «(2015-يونيو»
    return glued[0] if glued is not None else ""
