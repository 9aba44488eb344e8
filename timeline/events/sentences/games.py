"""Reports of games: there «هجوم», «سيطرة» and «معركة» are figures of speech, and «لقاء» is a match."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events.sentences.attach import Hit
from timeline.events.words.lexicon import Lexicon, Role, word_list
from timeline.events.words.tokens import Token

__all__ = ["of_games", "played"]

_ENOUGH = 3
_PRESS_REACH = 6
_ANSWERED = word_list("particles.toml", "verbs", "answered")


def of_games(tokens: Sequence[Token], seen: set[str], known: Lexicon) -> bool:
    """Whether a sentence tells of a game: it names one, in an article that has named several such words.

    ``seen`` are the words of games that the article has used so far; the sentence adds its own. Where somebody is
    killed or the police come, it is no game.
    """
    words = [{token.text, token.known.plain, token.text.removeprefix("و")} for token in tokens]
    own = {word for forms in words for word in forms & known.words["games"]}
    seen |= own
    earnest = any(forms & known.words["earnest"] for forms in words)
    return bool(own) and not earnest and len(seen) >= _ENOUGH


def _in_the_press(hit: Hit, tokens: Sequence[Token]) -> bool:
    """«قال لصحيفة … في مقابلة نشرت الخميس»: an interview after all."""
    near = tokens[max(0, hit.start - _PRESS_REACH) : hit.end + _PRESS_REACH]
    press = word_list("nouns.toml", "press")
    return any(not press.isdisjoint((token.text, token.text.lstrip("ولبم"))) for token in near)


def played(hits: Sequence[Hit], tokens: Sequence[Token], known: Lexicon) -> list[Hit]:
    """The hits of a sentence about a game, with what their words mean there."""
    out: list[Hit] = []
    for hit in hits:
        sense = hit.noun or hit.verb
        predicate = sense.predicate if sense is not None else None
        if predicate is None:
            if hit.verb is not None and hit.role is Role.SAY and tokens[hit.start].known.plain in _ANSWERED:
                # «ردت السويد عبر مهاجمها»
                hit.verb = replace(hit.verb, role=Role.OTHER)
            out.append(hit)
            continue
        match = known.predicates.get(predicate.played)
        if match is not None and _in_the_press(hit, tokens):
            match = None
        if match is not None:
            hit.noun = replace(hit.noun, predicate=match) if hit.noun is not None else None
            hit.verb = replace(hit.verb, predicate=match) if hit.verb is not None else None
        elif known.types[predicate.type].earnest:
            if hit.verb is None:
                continue
            # The verb still ends the phrase before it.
            hit.verb = replace(hit.verb, role=Role.OTHER, predicate=None)
        out.append(hit)
    return out
