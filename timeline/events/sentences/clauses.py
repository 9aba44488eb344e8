"""The clauses of a sentence: which words belong together, and how a clause hangs on the one before.

Arabic prose marks its joints with closed-class words: complementizers after saying, relative pronouns,
words of circumstance, «و» before a verb. An expression of time belongs to the predicate of its own
clause, so a relative clause or «بعد لقاء …» binds tighter than the main verb.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from timeline.dates.value import value
from timeline.events.words.lexicon import Lexicon, Role
from timeline.events.words.tokens import Token, has_role, is_word, starts_phrase

__all__ = ["Clause", "Joint", "clauses_of"]

_EVENT_REACH = 4


class Joint(StrEnum):
    """How a clause begins."""

    MAIN = "main"
    CONTENT = "content"
    """What somebody says, knows or wants: after «أن», a colon, or in quotation marks."""
    RELATIVE = "relative"
    CIRCUMSTANCE = "circumstance"
    EVENT = "event"
    """After «بعد», «خلال» and an event noun: «عقب لقاء …»."""
    COORDINATE = "coordinate"
    SPEECH = "speech"
    """A participle that carries a speech on: «مشيرا إلى»."""


@value
class Clause:
    """Tokens ``start`` to ``end`` (exclusive); ``quoted`` inside quotation marks.

    ``relation`` is the class («after», «before», «during») of the word that opened an EVENT clause.
    """

    joint: Joint
    start: int
    end: int
    quoted: bool = False
    relation: str = ""


def clauses_of(
    tokens: Sequence[Token],
    known: Lexicon,
    dated: frozenset[int] = frozenset(),
    counted: Mapping[int, str] = MappingProxyType({}),
    times: frozenset[int] = frozenset(),
) -> list[Clause]:
    """Split a sentence into clauses.

    ``dated`` holds the tokens that belong to expressions of time and names; ``counted`` the tokens where the
    wording of an event begins from which a time counts («بعد يومين من|لقاء هامبورغ»), with the relation; ``times``
    the first tokens of expressions of time, which may open a quotation («وقال: قبل عام …»).
    """
    out: list[Clause] = []
    start, joint, relation = 0, Joint.MAIN, ""
    quoted = opening = told = False
    for index, token in enumerate(tokens):
        marks = token.gap.count('"')
        was, quoted = quoted, quoted ^ bool(marks % 2)
        found: tuple[Joint, str] | None = None
        if index in counted:
            found = (Joint.EVENT, counted[index])
        elif index in dated and not (index in times and ":" in token.gap):
            found = None
        elif (quoted and not was and _opens_speech(tokens, index)) or (":" in token.gap and index):
            found = (Joint.CONTENT, "")
        else:
            found = _joint(tokens, index, known, dated)
            verb = bool(token.known.verbs) and not token.known.nouns
            if found is None and verb and joint is Joint.EVENT and not told and index > start + 1:
                # «بعد يومين من لقاء هامبورغ | وصل …»: what stood in front is over where the sentence's own verb begins.
                found = (Joint.MAIN, "")
            # «قتل 20 شخصا في …»: a word that may be either is a verb where its sentence begins with it.
            told = told or (joint is not Joint.EVENT and (verb or (not index and bool(token.known.verbs))))
        if found is not None and index > start:
            out.append(Clause(joint, start, index, opening, relation))
            start = index
        if found is not None:
            joint, relation = found
        if found is not None or index == start:
            opening = quoted
    if tokens:
        out.append(Clause(joint, start, len(tokens), opening, relation))
    return out


def _opens_speech(tokens: Sequence[Token], index: int) -> bool:
    """Whether a quotation mark opens words spoken, not a name in quotation marks: a verb stands near its start."""
    return ":" in tokens[index].gap or any(
        token.known.verbs and not token.known.nouns for token in tokens[index : index + 3]
    )


def _joint(tokens: Sequence[Token], index: int, known: Lexicon, dated: frozenset[int]) -> tuple[Joint, str] | None:
    token = tokens[index]
    word, kinds = token.text, token.known.kinds
    if "complementizers" in kinds:
        return Joint.CONTENT, ""
    if "relatives" in kinds:
        return Joint.RELATIVE, ""
    if word in known.participles or (word[:1] == "و" and word[1:] in known.participles):
        return Joint.SPEECH, ""
    if kinds or token.known.opens:
        relation = _relation(tokens, index, known, dated)
        if relation:
            return Joint.EVENT, relation
        if starts_phrase(tokens, index, known, "subordinators"):
            return Joint.CIRCUMSTANCE, ""
    verb = bool(token.known.verbs)
    if verb and token.known.conjunction and not token.known.nouns:
        return Joint.COORDINATE, ""
    if (
        verb
        and index
        and token.gap.strip().startswith((",", "-"))
        and (not token.known.nouns or has_role(token, Role.SAY))
    ):
        # What stands in brackets breaks into a speech and does not end it.
        return Joint.CIRCUMSTANCE if "(" in token.gap else Joint.COORDINATE, ""
    return None


def _relation(tokens: Sequence[Token], index: int, known: Lexicon, dated: frozenset[int]) -> str:
    """The relation that a word like «بعد» opens, if an event noun follows at once."""
    for kind in ("after", "before", "during"):
        size = starts_phrase(tokens, index, known, kind)
        if not size:
            continue
        for position in range(index + size, min(len(tokens), index + size + _EVENT_REACH)):
            token = tokens[position]
            if position in dated or token.gap.strip() not in ("", '"') or token.known.preposition:
                break
            at_once = position == index + size and not token.known.definite
            if token.known.nouns and not (token.known.verbs and at_once and kind == "during"):
                # «يوم قتل …» is a verb; behind «بعد», «إثر» and «قبل» only a noun can stand.
                return kind
            if token.known.verbs or (position > index + size and not is_word(token, "light_nouns")):
                break
    return ""
