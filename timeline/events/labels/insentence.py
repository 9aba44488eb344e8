"""The sentence of a claim as its label: from its beginning, or from that of a clause, over the claim's own words to a safe end.

What the words of a claim alone do not say (who acts, whose it is, on what occasion) its sentence says; nothing is put together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline.events.event import Mention
from timeline.events.labels.around import around, printed
from timeline.events.labels.beginnings import opened, preposition, without_occasion
from timeline.events.labels.borders import MOST_WORDS, Border, border, condition_in, waits, whole_behind_that
from timeline.events.labels.needs import has_its_needs
from timeline.events.labels.phrases import without_plans
from timeline.events.labels.predicating import border_words, predicate_in
from timeline.events.labels.speech_acts import plain_sayings, says
from timeline.events.labels.stretch import Phrase, open_between, verbal
from timeline.events.names.offices import offices
from timeline.events.sentences.undated import COMMA, Word, words_in_sentence
from timeline.events.words.lexicon import Lexicon, Role, lexicon, word_list
from timeline.events.words.tokens import analyse
from timeline.text.fold import fold_word

__all__ = ["in_its_sentence", "place_told"]

_MOST = MOST_WORDS + 1
_LONGEST = 130
_AHEAD = 12
"""Words at most between the beginning of a label and the word that tells its event."""
_BEHIND = 3
_LEAST = 5
_ASIDE = 14
_SAYING = 14
_MORE = "…"
_AND = "و"
_ABOUT = fold_word("عن")
_NEVER = 99
_FORMULA = 4
_TORN = 4
_BEING = 7
_SPEAKER = 4
_TOLD = 4
_ONLY_EVENTS = {Role.EVENT, Role.SAY}
_IMPERFECT = ("ي", "سي", "ست", "تت")


def in_its_sentence(mention: Mention) -> Phrase:
    """The words of a mention's sentence up to where its claim is told; empty where they are too many.

    Not ``whole`` where they break off, which a sign at the end says («…»).
    """
    known = lexicon()
    words, first = words_in_sentence(mention)
    if not words:
        # A mention of nothing but a date and marks.
        return Phrase("")
    told = first + place_told(words[first:], mention)
    words, told = _without_asides(words, told, known)
    torn = Phrase("")
    for begin in _beginnings(words, told, known):
        own = _without_opening(list(words[begin:]), known)
        place = told - (len(words) - len(own))
        if place < 0 or not own or (not mention.finite and _tells_another(own[:place], mention)):
            continue
        behind = without_plans(without_occasion(own[place:])[1:], known)
        own = [own[0]._replace(stop=""), *own[1 : place + 1], *behind]
        made = _ended(own, place, known)
        if made.whole:
            return Phrase("") if _of_several_days(own[: len(made.text.split())], known) else made
        torn = torn if torn.text else made
    least = _what_is_said(words, told)
    if torn.text or least == _NEVER:
        return torn
    ahead = _without_opening(list(words[: told + 1]), known)
    opening = bool(analyse(words[told].folded).verbs) or not _tells_another(ahead, mention)
    return around(words, told, known, least=least, opening=opening)


def _tells_another(words: Sequence[Word], mention: Mention) -> bool:
    """«علقت واشنطن قنوات الاتصال بشأن | الهدنة»: whether the words before an event's own tell another event."""
    for word in words:
        senses = analyse(word.folded).verbs
        lemmas = {sense.predicate.lemma for sense in senses if sense.predicate is not None}
        if lemmas and mention.predicate not in lemmas and {sense.role for sense in senses} <= _ONLY_EVENTS:
            return True
    return False


def _of_several_days(words: Sequence[Word], known: Lexicon) -> bool:
    """«سيطرت على حلب [السبت] وعلى حماة [الخميس]»: whether one verb is told with places of several days, of which one is meant."""
    return any(
        word.dated
        and word.folded.startswith(_AND)
        and preposition(word._replace(folded=word.folded.removeprefix(_AND)), known)
        for word in words
    )


def place_told(own: Sequence[Word], mention: Mention) -> int:
    """Where among the words of a mention the word stands that its event was made of."""
    for index, word in enumerate(own[: len(mention.text.split()) + 1]):
        found = analyse(word.folded)
        nouns = (name for sense in found.nouns for name in (sense.predicate.lemma, sense.predicate.played))
        verbs = (sense.predicate.lemma for sense in found.verbs if sense.predicate is not None)
        if (
            mention.predicate in nouns
            or mention.predicate in verbs
            or (found.verbs and found.plain == mention.predicate)
        ):
            return index
    return 0


def _without_opening(words: list[Word], known: Lexicon) -> list[Word]:
    """«ورغم المؤشرات …» without «و», «بعد أن تلقى الفريق …» and «يذكر أن الدار أصدرت …» from behind «أن» on."""
    that = next((i for i, word in enumerate(words[:_FORMULA]) if "complementizers" in analyse(word.folded).kinds), 0)
    plain = words[0].folded.removeprefix(_AND)
    if (
        that
        and that + 1 < len(words)
        and (
            plain in word_list("labels.toml", "doubts", "noting") or preposition(words[0]._replace(folded=plain), known)
        )
    ):
        words = words[that + 1 :]
    words = opened(words, known)
    if words and words[0].folded.startswith(_AND):
        bare = Word(words[0].text.removeprefix(_AND), words[0].folded.removeprefix(_AND))
        words = [bare if _fronts(bare, known) or waits([bare], known) else words[0], *words[1:]]
    return words


def _fronts(word: Word, known: Lexicon) -> bool:
    """Whether a sentence may begin with a word before its verb: «في حلب، …», «بحسب البيان، …»."""
    return preposition(word, known) or word.folded in known.according or word.folded in border_words()["turns"]


def _beginnings(words: Sequence[Word], told: int, known: Lexicon) -> Iterator[int]:
    """Where a label may begin: with the sentence, else with a clause that says who acts, the earliest first.

    «ومن جهة أخرى، | أكد الوزير …»: a sentence that begins with a preposition is quoted from its verb on, if that is behind a comma.
    """
    later = (i for i in range(max(1, told - _AHEAD), told + 1) if words[i].stop and _stands(words, i, known))
    fronted = _fronts(words[0]._replace(folded=words[0].folded.removeprefix(_AND)), known)
    if told > _AHEAD:
        yield from later
    elif fronted:
        yield from (*later, 0)
    else:
        yield from (0, *later)


def _stands(words: Sequence[Word], index: int, known: Lexicon) -> bool:
    """Whether a clause behind a mark can stand without what is before it: not «، الذي …», «، في …», «، وهاجم …»."""
    word = words[index]
    found = analyse(word.folded)
    if word.folded in known.words["relatives"] or preposition(word, known) or word.folded in known.participles:
        return False
    if not COMMA.issuperset(word.stop):
        return True
    further = words[index + 1] if index + 1 < len(words) else word
    carried = preposition(further, known) or further.text.endswith(("ا", "اً", "ًا"))
    return verbal(word.folded, known) and not (found.conjunction or found.suffix or carried)


def _without_asides(words: list[Word], told: int, known: Lexicon) -> tuple[list[Word], int]:
    """The words without what stands between two commas and neither tells the event nor is needed.

    Also without a clause about a day that is left out («في 30 مارس، [الذي يوافق يوم الأرض،] على أن …»).
    """
    index = 1
    while index < len(words):
        near = words[index].stop or words[index].dated
        end = _aside_ends(words, index, known) if near else 0
        if not end or index <= told < end:
            index += 1
            continue
        told -= end - index if end <= told else 0
        words = [*words[:index], *(word._replace(stop="") for word in words[end : end + 1]), *words[end + 1 :]]
    return words, told


def _aside_ends(words: Sequence[Word], index: int, known: Lexicon) -> int:
    """Where the aside is over that begins at a word; 0 where none does."""
    word = words[index]
    relative = word.folded.removeprefix(_AND) in known.words["relatives"]
    if relative and word.dated:
        ahead = range(index + 1, len(words))
        return next((place for place in ahead if words[place].stop or words[place].dated), len(words))
    comma = bool(word.stop) and COMMA.issuperset(word.stop)
    titles = offices().first_words | offices().appositions
    if not comma or not (relative or word.folded in titles or preposition(word, known)):
        return 0
    ahead = range(index + 1, min(len(words), index + _ASIDE))
    end = next((place for place in ahead if words[place].stop or (relative and _over(words[place], known))), 0)
    if not end or not COMMA.issuperset(words[end].stop):
        return 0
    # «، عقب فضيحة، | التي تتعلق بمهاجرين»: what goes on is about the aside.
    return 0 if _joins(words[end]) or words[end].folded in known.words["relatives"] else end


def _over(word: Word, known: Lexicon) -> bool:
    """«، الذي تولى منصبه قبل شهر، | وفاة …»: whether a date with its comma ended an aside before a word."""
    return word.dated and not preposition(word, known)


def _joins(word: Word) -> bool:
    return bool(analyse(word.folded).conjunction) or word.folded.startswith(_AND)


def _ended(words: Sequence[Word], told: int, known: Lexicon) -> Phrase:
    """The words up to the first end of a clause behind ``told``, else to the last preposition that they can do without."""
    least = max(told + 1, _LEAST, _what_is_said(words, told))
    if least == _NEVER:
        return Phrase("")
    if words[told].folded.removeprefix(_AND) in border_words()["being"]:
        least += _BEING
    saying = says(words[told]) and least <= told + _LEAST
    condition = condition_in(words)
    size = soft = torn = 0
    for index in range(1, min(len(words), _MOST) + 1):
        size += len(words[index - 1].text) + 1
        if size > _LONGEST:
            break
        if index <= least and index < len(words):
            continue
        ends = border(words, index, known, quoted=False)
        if index < len(words) and words[index].folded.removeprefix(_AND) in known.words["relatives"]:
            ends = Border.CLAUSE if words[index].folded.startswith(_AND) else ends
        if ends is Border.NONE or not whole_behind_that(words[:index], known, (), ends, told=True):
            torn = index if _may_break(words, index, known) else torn
            continue
        if saying and index < len(words) and _brings_what_is_said(words[index]):
            # «أعلن الوزير، نائب الرئيس، | عن خطة …»
            continue
        if open_between(words[:index]) or not has_its_needs(words[told:index]):
            continue
        if ends is Border.CLOSED or (ends >= Border.COMMA and index - told >= _BEHIND):
            return Phrase(printed(words[:index]), whole=True, closed=ends is Border.CLOSED)
        if index > condition and not (_inside_relative(words, index, known) or _takes_more(words[:index])):
            soft = index
    if soft > told + 1 and predicate_in(words[:soft], known) is not None:
        return Phrase(printed(words[:soft]), whole=True)
    torn = max(torn, soft)
    return Phrase(f"{printed(words[:torn])}{_MORE}" if torn >= max(least, told + _TORN) else "")


def _brings_what_is_said(word: Word) -> bool:
    return word.folded == _ABOUT or "complementizers" in analyse(word.folded).kinds


def _what_is_said(words: Sequence[Word], told: int) -> int:
    """Where what is said has begun: some words behind the last «أن» or colon before ``told``, or the first behind a verb of saying.

    A verb that only says, without either, never says enough.
    """
    says = any(sense.role in (Role.SAY, Role.CONTINUE) for sense in analyse(words[told].folded).verbs)
    least = 0
    for index in range(min(len(words), told + _SAYING if says else told + 1)):
        if "complementizers" in analyse(words[index].folded).kinds or ":" in words[index].stop:
            least = index + _TOLD
            if index > told:
                return least
    return _NEVER if says and analyse(words[told].folded).plain in plain_sayings() else least


def _inside_relative(words: Sequence[Word], index: int, known: Lexicon) -> bool:
    """Whether a relative clause is open that another one, or a preposition right behind its verb, goes on with."""
    if index < len(words) and verbal(words[index].folded, known):
        # «أصدرت بيانا | تحرم فيه …»
        return True
    last = next((i for i in range(index - 1, -1, -1) if words[i].folded in known.words["relatives"]), None)
    if last is None:
        return False
    return index - last <= _BEHIND or (index < len(words) and words[index].folded in known.words["relatives"])


def _takes_more(words: Sequence[Word]) -> bool:
    """«لا يزال يفتقر | إلى …», «قال المدرب | في …»: whether words end on an imperfect that no list knows, or on who speaks."""
    if any(says(word) and word.folded in plain_sayings() for word in words[-_SPEAKER:]):
        return True
    word = words[-1]
    found = analyse(word.folded)
    known_noun = bool(found.nouns) or found.definite or word.folded in border_words()["no_verbs"]
    return not known_noun and word.folded.startswith(_IMPERFECT) and not word.text.endswith(("ة", "ات"))


def _may_break(words: Sequence[Word], index: int, known: Lexicon) -> bool:
    """Whether words may break off with a sign: before a preposition, a verb or «و», else behind a definite word."""
    if waits(words[:index], known) or index >= len(words):
        return False
    following = words[index]
    if _joins(following) or preposition(following, known) or verbal(following.folded, known):
        return True
    return analyse(words[index - 1].folded).definite and not analyse(following.folded).definite
