"""Which sense of a word the words around it allow: «نشر قوات» against «نشر»."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from timeline.events.words.inflection import VerbForm
from timeline.events.words.lexicon import NounSense, Role, VerbSense, word_list
from timeline.events.words.tokens import Token

__all__ = ["noun_sense", "verb_sense"]

_BEFORE_JUSSIVE = word_list("particles.toml", "negation", "before_jussive")
_BEFORE_IMPERFECT = word_list("particles.toml", "negation", "before_imperfect")
_REST_REACH = 6
_SPEECH_REACH = 14
_THAT = "ان"
_OWN = frozenset(("ه", "ها", "هم", "هما", "هن"))
_ORDER = {role: place for place, role in enumerate(Role)}


def noun_sense(senses: Sequence[NounSense], tokens: Sequence[Token], index: int) -> NounSense | None:
    """The sense of an event noun whose further words follow it, the longest first; none if no sense fits."""
    return max(
        (s for s in senses if _follows(s.rest, tokens, index)), key=lambda s: (len(s.rest), not s.weak), default=None
    )


def verb_sense(token: Token, tokens: Sequence[Token], index: int) -> VerbSense | None:
    """The sense of a verb form that the words around it allow; none if no sense fits."""
    before = tokens[index - 1].text if index else ""
    fitting = [
        s
        for s in token.known.verbs
        if (before in _BEFORE_JUSSIVE or not s.short)
        and not (before in _BEFORE_IMPERFECT and s.tense is VerbForm.PAST)
        and (not s.rest or _within(s.rest, tokens, index) or (s.role is Role.SAY and _far(s.rest, tokens, index)))
    ]
    return min(fitting, key=lambda s: (not s.rest, not s.base, _ORDER[s.role]), default=None)


def _follows(rest: Sequence[str], tokens: Sequence[Token], index: int) -> bool:
    ahead = tokens[index + 1 : index + 1 + len(rest)]
    return len(ahead) == len(rest) and all(_same(t.text, word) for t, word in zip(ahead, rest, strict=True))


def _within(rest: Sequence[str], tokens: Sequence[Token], index: int) -> bool:
    """Whether the words that a verb needs follow it, side by side, not far behind («خرج الناس في مظاهرة»)."""
    ahead = [token.text for token in tokens[index + 1 : index + 1 + _REST_REACH]]
    return any(all(map(_same, ahead[k:], rest)) for k in range(len(ahead) - len(rest) + 1))


def _far(rest: Sequence[str], tokens: Sequence[Token], index: int) -> bool:
    """«شدد رئيس لجنة … في الدوما …، أليكسي بوشكوف، على أن»: an office may stand between a verb and what is said."""
    near = tokens[index + 1 : index + 1 + _SPEECH_REACH]
    return any(_same(a.text, rest[0]) and b.text == _THAT for a, b in pairwise(near))


def _same(word: str, wanted: str) -> bool:
    for cut in ("", "ال", "لل", "ل", "ب"):
        if word.startswith(cut):
            rest = word[len(cut) :]
            # «اجتماعا», «لقوا مصرعهم»
            if rest == wanted or (rest[-1:] == "ا" and rest[:-1] == wanted) or rest.removeprefix(wanted) in _OWN:
                return True
    return False
