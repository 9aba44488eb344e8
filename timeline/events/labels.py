"""A short label for an event: what happened, to or by whom, where; never more than some claim says.

A label names persons together only if one claim does, calls somebody the doer only where the grammar of a
claim does, and says by a word of its own where the claims announce, demand, doubt or deny.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from timeline.dates.value import value
from timeline.events.clausal import clause
from timeline.events.cores import (
    ACTORS,
    Core,
    at,
    glued,
    located,
    owned,
    paired,
    place_of,
    read_labels,
    registered,
    word_of,
)
from timeline.events.event import Entity, Mention, Modality
from timeline.events.headlines import english, shortened
from timeline.events.lexicon import Role, lexicon
from timeline.events.names import COUNTRY
from timeline.events.rarity import weight
from timeline.events.speeches import spoken
from timeline.events.stretch import Phrase
from timeline.events.tokens import analyse
from timeline.events.undated import words_of_claim, words_on
from timeline.events.wording import composed, noun_phrase
from timeline.text.fold import fold_word

__all__ = ["Label", "label_of"]

_LONGEST = 140
_SHORTEST = 10
_THIN = 2
_TOLD = 4
_TAG = 1
_STEM = 4
_SAYING_REACH = 20
_GOOD = 45
_SHORT_PHRASE = 20
_UNTYPED = "other"
_ANNOUNCEMENT = "announcement"
_ADDRESSED = "لل"
_SETTINGS = ("في ", "خلال ", "على هامش", "أمام ", "لدى ", "عقب ", "بعد ", "قبل ")
_STATEMENT = "statement"
_TOLD_PLAINLY = (Modality.HAPPENED, Modality.ANNOUNCED)


@value
class Label:
    """An event in a few Arabic words, and in English ones (empty where the data has no English names)."""

    ar: str
    en: str = ""


@value
class _Worded:
    """The words of one mention as a label might have them; ``noun`` where they are a noun phrase."""

    phrase: Phrase
    mention: Mention
    noun: bool = True


def label_of(
    mentions: Sequence[Mention], kind: str, modality: Modality = Modality.HAPPENED, known: str | None = None
) -> Label:
    """The label of the event of type ``kind`` that ``mentions`` are about.

    ``known`` is the id of the registry's event that it is, whose own name is the best label.
    """
    core = registered(mentions, known) or paired(mentions, kind)
    if core is None and modality in (Modality.HAPPENED, Modality.ANNOUNCED):
        core = _spoken(mentions, kind)
    core = _with_company(_named_at_all(core or _told(mentions, kind, modality), kind), mentions)
    if modality is Modality.DENIED and fold_word(core.text.split()[0]) in lexicon().words["denied"]:
        # «لم يدم أكثر من ساعة» says so itself.
        return Label(shortened(core.text), english(core, kind, modality))
    table = read_labels()["modality"]["ar" if core.noun else "clause"]
    text = glued(table.get(modality.value, "{label}").format(label=core.text))
    return Label(shortened(text), english(core, kind, modality))


def _named_at_all(core: Core, kind: str) -> Core:
    """«كان مقررا أن | تنطلق |»: of what, stands elsewhere; then the kind of event is its name."""
    alone = analyse(fold_word(core.text))
    if " " in core.text or kind == _UNTYPED or not alone.verbs or alone.nouns:
        return core
    return replace(core, text=lexicon().types[kind].ar, noun=True)


def _with_company(core: Core, mentions: Sequence[Mention]) -> Core:
    """«الحظر (تركيا)»: a label of one word with the place that most claims name, else with who takes part."""
    if " " in core.text or not core.noun or core.who:
        return core
    where = place_of(mentions)
    if where is not None:
        return replace(core, text=at(core.text, where), where=where)
    parties = Counter(party.label for mention in mentions for party in mention.participants if party.kind in ACTORS)
    named = sorted(parties, key=lambda label: (-parties[label], label))[:_THIN]
    return replace(core, text=f"{core.text} ({' – '.join(named)})") if named else core


def _spoken(mentions: Sequence[Mention], kind: str) -> Core | None:
    """«لافروف: الهدنة صامدة», of the speech that says most in a good length."""
    if not _speech(kind) and kind not in read_labels()["agent"]["acts"]:
        return None
    own = [m for m in mentions if m.type == kind] + [m for m in mentions if _announces(m, kind)]
    told = {said: mention for mention in own if (said := spoken(mention)).text}
    if not told:
        return None
    best = min(told, key=lambda said: (said.rank, abs(len(said.text) - _GOOD), said.text))
    who = told[best].head or told[best].speaker
    return Core(best.text, noun=best.noun, who=(who,) if who is not None else ())


def _announces(mention: Mention, kind: str) -> bool:
    """«الإعلان» of one claim is what another tells by «أعلن»."""
    verbs = lexicon().verbs.get(mention.predicate, ())
    return kind == _ANNOUNCEMENT != mention.type and any(sense.announces for sense in verbs)


def _speech(kind: str) -> bool:
    return lexicon().family(kind) == _STATEMENT


def _told(mentions: Sequence[Mention], kind: str, modality: Modality) -> Core:
    """The best of what the claims' own words and their grammar give; a clause first where it states a fact or a plan."""
    mine = owned(mentions, kind)
    if mine is not None and mine.where is not None and _is_enough(mine, kind):
        return mine
    quoted = _best([mention for mention in mentions if mention.finite], kind, (clause,))
    whole = quoted is not None and quoted.phrase.whole and _says_enough(quoted.phrase) and modality in _TOLD_PLAINLY
    if mine is not None and kind == _STATEMENT:
        for reading in (noun_phrase, clause, composed):
            own = [m for m in mentions if (reading is not clause or m.head) and _says_what(reading(m), m, mine)]
            if one := _best(own, kind, (reading,)):
                return _core(_with_speaker(one, mine), mine)
        return _core(quoted, mine) if quoted is not None and _goes_further(quoted, mine) else mine
    worded = _best(mentions, kind, (noun_phrase, composed))
    named = worded is not None and worded.phrase.whole and _says_enough(worded.phrase)
    if mine is not None and _is_enough(mine, kind) and not (quoted is not None and whole and quoted.mention.head):
        return mine
    if quoted is not None and whole and not (worded is not None and named and _as_full(worded, quoted)):
        return _core(quoted, mine)
    if worded is not None and named:
        return _core(worded, mine)
    if mine is not None:
        return mine
    core = located(mentions, kind)
    if (
        core is not None
        and core.where is not None
        and core.where.kind != COUNTRY
        and lexicon().types[kind].telling >= 1
    ):
        return core
    if quoted is not None and len(quoted.phrase.text.split()) >= _TOLD:
        return _core(quoted, None)
    if worded is not None and _says_enough(worded.phrase):
        return _core(worded, None)
    core = core or (_core(worded, None) if worded is not None else None)
    if core is not None:
        return _fuller(core, mentions, kind)
    if quoted is not None:
        return _core(quoted, None)
    told = _best(mentions, kind, (clause,))
    if told is not None:
        return _core(told, None)
    if kind != _UNTYPED:
        return Core(word_of(mentions, kind))
    return Core(" ".join(word.text for word in words_of_claim(mentions[0])) or mentions[0].text, noun=False)


def _goes_further(quoted: _Worded, mine: Core) -> bool:
    """Whether a clause of a speech, also one that breaks off, says more than who spoke."""
    said = quoted.phrase.text.split()
    return len(said) > _THIN + max((len(who.label.split()) for who in mine.who), default=0) + _THIN


def _is_enough(mine: Core, kind: str) -> bool:
    """Whether whose event it is says enough of an event of its type."""
    return bool(mine.who) and kind in read_labels()["agent"]["enough"]


def _as_full(worded: _Worded, quoted: _Worded) -> bool:
    """Whether a noun phrase says all that the clause says: «وصول الوزير إلى دمشق» for «وصل الوزير إلى دمشق»."""
    if worded.mention.id != quoted.mention.id:
        return not worded.mention.finite or len(worded.phrase.text) >= len(quoted.phrase.text)
    heads = {word[:_STEM] for word in map(_bare, worded.phrase.text.split())}
    rest = [word for word in map(_bare, quoted.phrase.text.split()) if not _only_carries(word, worded.mention)]
    return all(word[:_STEM] in heads for word in rest)


def _only_carries(word: str, mention: Mention) -> bool:
    """Whether a verb is the event itself, or says no more than that it was held: not «بدأت», «توقف»."""
    senses = analyse(word).verbs
    own = any(sense.predicate is not None and sense.predicate.lemma == mention.predicate for sense in senses)
    return own or any(sense.role in (Role.HELD, Role.HOSTED) for sense in senses)


def _bare(word: str) -> str:
    return fold_word(word).removeprefix("و").removeprefix("ال")


def _best(mentions: Sequence[Mention], kind: str, readings: Sequence[Callable[[Mention], Phrase]]) -> _Worded | None:
    """The wording that says most of what the mentions say together, in few words and without breaking off."""
    found = [
        _Worded(made, mention, noun=reading is not clause)
        for mention in mentions
        for reading in readings
        if (mention.type == kind or kind == _UNTYPED)
        and (kind != _UNTYPED or reading is clause)
        and (made := reading(mention)).text
    ]
    if not found:
        return None
    common: Counter[str] = Counter()
    for mention in mentions:
        common.update({entity.id for entity in (*mention.places, *mention.participants)})
        common.update(set(mention.words))

    def rank(one: _Worded) -> tuple[float, int, str]:
        text, mention = one.phrase.text, one.mention
        told = sum(1.0 for e in (*mention.places, *mention.participants) if common[e.id] * 3 >= len(mentions))
        told += sum(0.5 * weight(word) for word in mention.words if common[word] * 4 >= len(mentions))
        # Why and when something was put off is no part of what it is.
        told -= 0.03 * abs(len(text) - _GOOD) + 2.0 * mention.rescheduled
        told += 2.0 * one.phrase.whole + 2.0 * _says_enough(one.phrase)
        return (-told, len(text), mention.id)

    return min(found, key=rank)


def _says_enough(made: Phrase) -> bool:
    """Whether a phrase is more than a word and does not end by pointing at somebody («القبض عليه»)."""
    words = [fold_word(word) for word in made.text.split()]
    pointing = lexicon().words["adverbs"]
    return len(made.text) >= _SHORTEST and len(words) > 1 and not pointing.intersection((words[1], words[-1]))


def _says_what(made: Phrase, mention: Mention, mine: Core) -> bool:
    """«تحذير ترامب من الإغلاق», «تصريحات الوزير حول الجسر»: who said it and what; not «تصريح الوزير للصحافيين»."""
    words = made.text.split()
    if not (words and made.whole):
        return False
    if mention.finite and _leaves_out_what_is_said(made, mention):
        return False
    name = fold_word(mine.who[0].label.split()[-1]) if mine.who else ""
    told = [place for place, word in enumerate(words) if fold_word(word) == name]
    if not told and mention.head is not None and mine.who and mention.head.id == mine.who[0].id:
        # «إعلان بريطانيا قدوم خبراء»: by another of its names.
        told = [1]
    verb = analyse(fold_word(words[0])).verbs
    least = _TOLD if verb else _THIN
    # «تصريح الأسد للإعلام الإسباني» says at least to whom.
    known = lexicon().words["topic_prepositions"]
    about = any(fold_word(word) in known or word.startswith(_ADDRESSED) for word in words[:-1])
    empty = words[0] in read_labels()["agent"]["empty"] and not about
    if told and " ".join(words[told[0] + 1 :]).startswith(_SETTINGS):
        return False
    return not empty and bool(told) and len(words) - told[0] > least


def _leaves_out_what_is_said(made: Phrase, mention: Mention) -> bool:
    """«تأكيد الوزير» for «أكد الوزير أن …»: whether «أن» stands behind a verb of saying, and not in its label."""
    words = words_on(mention)[:_SAYING_REACH]
    that = any("complementizers" in analyse(word.folded).kinds for word in words)
    return that and not any("complementizers" in analyse(fold_word(word)).kinds for word in made.text.split())


def _with_speaker(one: _Worded, mine: Core) -> _Worded:
    """«تصريح | بشأن الملف» of somebody whom the verb before it names."""
    words = one.phrase.text.split()
    taken = one.noun and bool(words[1:]) and fold_word(words[1]) in lexicon().words["topic_prepositions"]
    if not (taken and mine.who):
        return one
    return replace(one, phrase=one.phrase._replace(text=" ".join((words[0], mine.who[0].label, *words[1:]))))


def _core(one: _Worded, mine: Core | None) -> Core:
    """A wording with its place, if it names none; ``who`` as the grammar has it where the wording begins alike."""
    where = place_of([one.mention])
    text = one.phrase.text
    if one.noun and len(text) < _SHORT_PHRASE:
        text = at(text, where)
    return Core(text, noun=one.noun, who=mine.who if mine is not None else (), where=where)


def _fuller(core: Core, mentions: Sequence[Mention], kind: str) -> Core:
    """A label of a word or two («الاتفاق») with the place or the topic that most claims name."""
    own = [mention for mention in mentions if mention.type == kind]
    if core.who or core.where is not None or len(core.text.split()) > _THIN:
        return core
    where = place_of(own)
    if where is not None:
        return replace(core, text=at(core.text, where, to=lexicon().family(kind) == "visit"), where=where)
    counts = Counter(entity.label for mention in own for entity in _about(mention))
    best = min(counts, key=lambda label: (-counts[label], label), default="")
    if best and counts[best] * 2 >= len(own) and not _named(best, core.text):
        return replace(core, text=f"{core.text} بشأن {best}")
    return core


def _about(mention: Mention) -> Sequence[Entity]:
    """The topics of a mention that a word like «حول» makes its topics; the others are only named near it."""
    known = lexicon().words["topic_prepositions"]
    return mention.topics if any(fold_word(word) in known for word in mention.text.split()) else ()


def _named(name: str, text: str) -> bool:
    """Whether a label already holds a name, or its last part: «تصريحات للأسد» needs no «بشار الأسد»."""
    folded = fold_word(text)
    return fold_word(name) in folded or fold_word(name.split()[-1]).removeprefix("ال") in folded
