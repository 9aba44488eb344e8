"""A claim's own clause as its label, quoted from its subject or its verb up to where it is whole."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.event import Mention
from timeline.events.labels.antecedents import antecedent_of, denial_of, subject_of
from timeline.events.labels.beginnings import (
    IN,
    from_the_verb,
    opened,
    plainly_named,
    preposition,
    told_plainly,
    with_its_subject,
    without_occasion,
)
from timeline.events.labels.borders import MOST_WORDS, Border, border, condition_in, waits, whole_behind_that
from timeline.events.labels.casing import bare_noun, indefinite
from timeline.events.labels.needs import has_its_needs
from timeline.events.labels.predicating import predicate_in
from timeline.events.labels.stretch import Phrase, open_between, opens, verbal, without_places
from timeline.events.names.offices import offices
from timeline.events.sentences.undated import COMMA, Word, entities_of, words_on
from timeline.events.words.lexicon import Lexicon, Role, lexicon, word_list
from timeline.events.words.tokens import analyse
from timeline.text.fold import fold_word

__all__ = ["clause"]

_LONGEST = 120
_OVER = 2
_VERB_REACH = 7
_SUBJECT_REACH = 6
_ASIDE_REACH = 12
_LEAST = 4
_PAIR = 2
_NOUN_REACH = 6
_SAYING_REACH = 14
_INSIDE = "ب"
_AND = "و"
_MORE = "…"
_WHERE = frozenset(map(fold_word, ("على مستوى", "على هامش", "على متن", "على أرض")))


def clause(mention: Mention) -> Phrase:
    """The words of a mention's clause without its date and the words that open it, up to where they are whole.

    Not ``whole`` where they break off, which a sign at the end says («…»), or begin in the middle.
    """
    known = lexicon()
    own = words_on(mention)
    before = antecedent_of(mention, own, known) or denial_of(mention, known) or subject_of(mention, own, known)
    own = without_occasion(opened(_on_its_day(own, known), known))
    before = before or from_the_verb(mention, own, known)
    words = plainly_named([*before, *own], mention, known)
    if not words:
        return Phrase("")
    words[0] = words[0]._replace(text=bare_noun(words[0]))
    if len(words) > 1 and words[1].dated and words[1].folded in known.words["relatives"]:
        # «اجتماع أمس الذي استمر ساعة»: without its day the noun has the article.
        plain = words[0].folded.startswith("ال") or verbal(words[0].folded, known)
        words[0] = words[0] if plain else words[0]._replace(text=f"ال{words[0].text}")
    verb = _verb_in(words, mention, known, first=len(words) - len(own))
    words, verb = told_plainly(words, verb)
    if not before:
        words = with_its_subject(words, verb, mention, known)
    subject = _subject_ends(words, verb, mention)
    words = _without_asides(_without_titles(words, verb, known), subject, known)
    made = _ended(words, verb, subject, mention, known)
    if not made.whole:
        named = {fold_word(place.label) for place in mention.places}
        shorter = [*words[: verb + 1], *without_places(words[verb + 1 :], named, known)]
        made = _ended(shorter, verb, subject, mention, known) if len(shorter) < len(words) else made
    hanging = not before and (preposition(words[0], known) or _of_nobody(words, verb, mention))
    senses = analyse(words[verb].folded).verbs
    if made.text and senses and all(sense.first_person for sense in senses):
        # «نحتفل بالعيد»: whose words these are.
        who = mention.speaker.label if mention.speaker is not None else ""
        return made._replace(text=f"{who}: {made.text}") if who else made._replace(whole=False)
    return made._replace(whole=False) if hanging or _tells_another(made, words, verb, mention, known) else made


def _on_its_day(words: list[Word], known: Lexicon) -> list[Word]:
    """«سيطرت على حلب في 30 تشرين الثاني | وعلى حماة الخميس»: what goes on behind a day has another day."""
    for index in range(1, len(words)):
        word = words[index]
        further = word.folded.removeprefix(_AND)
        if word.dated and further != word.folded and preposition(word._replace(folded=further), known):
            return words[:index]
    return words


def _verb_in(words: Sequence[Word], mention: Mention, known: Lexicon, *, first: int) -> int:
    """Where the verb of the clause stands, or its first word of its own where no verb shows."""
    near = words[: first + _VERB_REACH]
    told = (i for i, word in enumerate(near) if verbal(word.folded, known) or _tells(word, mention))
    return next(told, min(first, len(words) - 1)) if mention.finite else min(first, len(words) - 1)


def _tells(word: Word, mention: Mention) -> bool:
    """Whether a word is the verb of the mention's own event («فاز»)."""
    if word.folded.removeprefix("س") == mention.predicate:
        return True
    found = analyse(word.folded)
    own = any(sense.predicate is not None and sense.predicate.lemma == mention.predicate for sense in found.verbs)
    return own or (bool(found.verbs) and found.plain == mention.predicate)


def _subject_ends(words: Sequence[Word], verb: int, mention: Mention) -> int:
    """How many words reach to the end of the subject: up to its name or description behind the verb, else the verb."""
    who = mention.head.label if mention.head is not None else mention.described
    last = fold_word(who.split()[-1]) if who else ""
    ahead = range(verb + 1, min(len(words), verb + 1 + _SUBJECT_REACH + len(who.split())))
    return next((i + 1 for i in ahead if words[i].folded == last), verb + 1)


def _without_asides(words: list[Word], subject: int, known: Lexicon) -> list[Word]:
    """The words without what stands in commas between the subject and what it does.

    «استقبل الوزير، بمكتبه، وزيرة الصحة»: where; «أعلن فلان، مدير الوكالة، وقف العمل»: what he is.
    """
    if subject >= len(words):
        return words
    starts = bool(words[subject].stop) and COMMA.issuperset(words[subject].stop)
    setting = _in_a_place(words, subject, known)
    if not (starts or setting):
        return words
    for index in range(subject + 1, min(len(words), subject + _ASIDE_REACH)):
        word = words[index]
        if not word.stop:
            continue
        if not COMMA.issuperset(word.stop) or _goes_elsewhere(word, known):
            return words
        if setting and preposition(word, known):
            return words
        return [*words[:subject], word._replace(stop=""), *words[index + 1 :]]
    return words


def _in_a_place(words: Sequence[Word], index: int, known: Lexicon) -> bool:
    """«في قاعته», «بمكتبه», «على مستوى الحدود»: whether words at a place say where something is done."""
    form = words[index].folded
    further = words[index + 1].folded if index + 1 < len(words) else ""
    if form in IN or f"{form} {further}" in _WHERE:
        return True
    inside = form.removeprefix(_INSIDE)
    rooms = word_list("labels.toml", "words", "rooms")
    return inside != form and (inside in known.words["place_nouns"] or any(map(inside.startswith, rooms)))


def _without_titles(words: list[Word], verb: int, known: Lexicon) -> list[Word]:
    """«أصدر الشيخ خليفة، رئيس دولة الإمارات، أمس مرسوما»: what somebody is, in commas, up to the next comma or date."""
    titles = offices().first_words | offices().appositions
    for first in range(verb + 2, min(len(words), verb + _ASIDE_REACH)):
        if not words[first].stop:
            continue
        if words[first].folded not in titles or not COMMA.issuperset(words[first].stop):
            return words
        ahead = range(first + 1, min(len(words), first + _ASIDE_REACH))
        end = next((index for index in ahead if words[index].stop or words[index].dated), None)
        if end is None or not COMMA.issuperset(words[end].stop):
            return words
        if words[end].folded in known.participles:
            # «… هذا الإعلان، قائلة: …»: the aside has no second comma.
            return [*words[:first], words[first]._replace(stop=""), *words[first + 1 :]]
        return [*words[:first], words[end]._replace(stop=""), *words[end + 1 :]]
    return words


def _of_nobody(words: Sequence[Word], verb: int, mention: Mention) -> bool:
    """«دمر نفقا», «خطابه عبر عن …»: whether only the words before would say who acts, or whose it is."""
    if verb:
        return bool(analyse(words[0].folded).nouns) and analyse(words[0].folded).suffix
    if mention.head is not None or len(words) < _PAIR or words[1].stop:
        return False
    found = analyse(words[0].folded)
    open_to = indefinite(words[1], mention) or (preposition(words[1], lexicon()) and not mention.described)
    return bool(found.verbs) and (found.suffix or open_to)


def _tells_another(made: Phrase, words: Sequence[Word], verb: int, mention: Mention, known: Lexicon) -> bool:
    """«تم الكشف عن هوية أحد ضحايا الهجوم»: whether the event noun of a claim is not what its clause tells, or stands behind it."""
    if not _verbal(words[verb], mention, known):
        return True
    noun = next((i for i, word in enumerate(words) if _names(word, mention)), None)
    if noun is None or any(_tells(word, mention) for word in words[verb : verb + 1]):
        return noun is None and not any(_tells(word, mention) for word in words[: verb + _VERB_REACH])
    if noun >= len(made.text.split()):
        return True
    taking = [
        word for word in words[verb + 1 : noun] if preposition(word, known) or word.folded in known.words["relatives"]
    ]
    held = any(sense.role in (Role.HELD, Role.HOSTED) for sense in analyse(words[verb].folded).verbs)
    return noun > verb and (len(taking) > 1 or (noun - verb > _NOUN_REACH and not held))


def _verbal(word: Word, mention: Mention, known: Lexicon) -> bool:
    """Whether a clause has a verb where it should have one."""
    return bool(analyse(word.folded).verbs) or _tells(word, mention) or predicate_in([word], known) is not None


def _names(word: Word, mention: Mention) -> bool:
    """Whether a word is the noun of the mention's event."""
    lemmas = (name for sense in analyse(word.folded).nouns for name in (sense.predicate.lemma, sense.predicate.played))
    return mention.predicate in lemmas


def _goes_elsewhere(word: Word, known: Lexicon) -> bool:
    """Whether a word behind a comma begins another clause or goes on with a row."""
    found = analyse(word.folded)
    return (
        opens(word.folded, known)
        or verbal(word.folded, known)
        or bool(found.conjunction)
        or word.folded.startswith("و")
        or word.folded in known.participles
        or word.folded in known.according
    )


def _ended(words: Sequence[Word], verb: int, subject: int, mention: Mention, known: Lexicon) -> Phrase:
    """The words up to the first end of a clause, else to the last preposition that they can do without."""
    names = frozenset(part for entity in entities_of(mention) for part in fold_word(entity.label).split())
    condition = condition_in(words)
    least = max(verb + 1, _what_is_said(words, verb))
    size = soft = torn = 0
    for index in range(1, len(words) + 1):
        size += len(words[index - 1].text) + 1
        if index > MOST_WORDS + _OVER or size > _LONGEST:
            break
        if index < least and index < len(words):
            continue
        ends = border(words, index, known, quoted=False)
        if ends is Border.NONE and index < len(words) and words[index].stop and not _says(words[verb]):
            # «زيارة أدتها إلى الولاية، أن …»: what is said by the verb before.
            told_by_others = "complementizers" in analyse(words[index].folded).kinds
            ends = Border.COMMA if told_by_others and not waits(words[:index], known) else ends
        if ends is Border.NONE and 0 < verb == index - 1 and (index == len(words) or words[index].stop):
            return Phrase(_text(words[:index]), whole=True, closed=True)
        if ends is Border.NONE:
            if _another_begins(words, index, known):
                break
            torn = index if index <= MOST_WORDS and _may_break(words, index, known) else torn
            continue
        if index == least < len(words) or open_between(words[:index]) or not has_its_needs(words[verb:index]):
            continue
        if not whole_behind_that(words[:index], known, names, ends, told=True):
            continue
        if ends is Border.COMMA and (
            index <= subject or (index - verb < _LEAST and not _goes_elsewhere(words[index], known))
        ):
            continue
        if ends is Border.CLOSED or (ends >= Border.COMMA and index <= MOST_WORDS + 1):
            return Phrase(_text(words[:index]), whole=True, closed=ends is Border.CLOSED)
        if MOST_WORDS >= index > max(condition, subject) and words[index - 1].folded not in known.words["adverbs"]:
            soft = index
    if soft:
        return Phrase(_text(words[:soft]), whole=True)
    return Phrase(f"{_text(words[:torn])}{_MORE}" if torn >= _LEAST else "")


def _what_is_said(words: Sequence[Word], verb: int) -> int:
    """«أعلن … أنه سيكون سفيرا»: behind a verb of saying that «أن» follows, words of a claim are whole behind it only."""
    if not _says(words[verb]):
        return 0
    for index in range(verb + 1, min(len(words), verb + _SAYING_REACH)):
        if words[index].stop and not COMMA.issuperset(words[index].stop):
            return 0
        if "complementizers" in analyse(words[index].folded).kinds:
            return index + 1
    return 0


def _says(word: Word) -> bool:
    return any(sense.role in (Role.SAY, Role.CONTINUE) for sense in analyse(word.folded).verbs)


def _another_begins(words: Sequence[Word], index: int, known: Lexicon) -> bool:
    """Whether another clause begins at a word behind a comma, so that nothing behind it belongs to this one."""
    return index < len(words) and bool(words[index].stop) and words[index].folded in known.participles


def _may_break(words: Sequence[Word], index: int, known: Lexicon) -> bool:
    """Whether words may break off with a sign that they do: not in the middle of a name or behind a particle."""
    return not waits(words[:index], known) and analyse(words[index - 1].folded).definite


def _text(words: Sequence[Word]) -> str:
    """The words in a row; a colon among them stays («خرج بما جاء من أجله: موعد ثابت»)."""
    out: list[str] = []
    for word in words:
        if out and ":" in word.stop:
            out[-1] += ":"
        out.append(word.text)
    return " ".join(out)
