"""A short label for an event: what happened, to or by whom, where; never more than some claim says.

A label names persons together only if one claim does, calls somebody the doer only where the grammar of a
claim does, and says by a word of its own where the claims announce, demand, doubt or deny.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from timeline.dates.value import value
from timeline.events.event import Entity, Mention, Modality
from timeline.events.labels.clausal import clause
from timeline.events.labels.cores import (
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
from timeline.events.labels.doubts import points_away, surer
from timeline.events.labels.headlines import english, shortened
from timeline.events.labels.speeches import spoken
from timeline.events.labels.stretch import Phrase
from timeline.events.labels.telling import hangs_on_others
from timeline.events.labels.wording import composed, noun_phrase
from timeline.events.labels.wordings import Worded, as_full, best_of, says_enough
from timeline.events.names.names import COUNTRY
from timeline.events.sentences.undated import words_of_claim, words_on
from timeline.events.words.lexicon import Role, lexicon
from timeline.events.words.tokens import analyse
from timeline.text.fold import fold_word

__all__ = ["Label", "label_of"]

_LONGEST = 140
_THIN = 2
_TOLD = 4
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


def label_of(
    mentions: Sequence[Mention],
    kind: str,
    modality: Modality = Modality.HAPPENED,
    known: str | None = None,
    *,
    own_words: bool = False,
) -> Label:
    """The label of the event of type ``kind`` that ``mentions`` are about.

    ``known`` is the id of the registry's event that it is, whose own name is the best label. With ``own_words`` only
    what the claims' own words say, nothing of their sentences: by that it is decided whether an event stands.
    """
    core = _core_of(mentions, kind, modality, known)
    core = core if own_words or known is not None else surer(core, mentions, kind)
    if _says_it_itself(core, modality):
        return Label(shortened(core.text), english(core, kind, modality))
    table = read_labels()["modality"]["ar" if core.noun else "clause"]
    text = glued(table.get(modality.value, "{label}").format(label=core.text))
    return Label(shortened(text), english(core, kind, modality))


def _says_it_itself(core: Core, modality: Modality) -> bool:
    """«لم يدم أكثر من ساعة», «فشل المجلس في إصدار القرار»: whether a label needs no word that it was denied or called off."""
    words = core.text.split()
    words = words if core.sentence else words[:1]
    if modality is Modality.DENIED:
        return any(fold_word(word) in lexicon().words["denied"] for word in words)
    return modality is Modality.CANCELLED and not core.noun and any(map(_calls_off, words))


def _core_of(mentions: Sequence[Mention], kind: str, modality: Modality, known: str | None) -> Core:
    """A label as the claims' own words and their parts give it."""
    core = registered(mentions, known) or paired(mentions, kind)
    if core is None and modality in _TOLD_PLAINLY:
        core = _spoken(mentions, kind)
    return _with_company(_named_at_all(core or _told(mentions, kind, modality), kind), mentions)


def _named_at_all(core: Core, kind: str) -> Core:
    """«كان مقررا أن | تنطلق |»: of what, stands elsewhere; then the kind of event is its name."""
    alone = analyse(fold_word(core.text))
    if " " in core.text or kind == _UNTYPED or not alone.verbs or alone.nouns:
        return core
    return replace(core, text=lexicon().types[kind].ar, noun=True)


def _calls_off(word: str) -> bool:
    """Whether a verb says itself that something was called off or put off."""
    return any(sense.role in (Role.CANCELLED, Role.MOVED) for sense in analyse(fold_word(word)).verbs)


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
    best = min(told, key=lambda said: (points_away(said.text), said.rank, abs(len(said.text) - _GOOD), said.text))
    who = told[best].head or told[best].speaker
    return Core(best.text, noun=best.noun, who=(who,) if who is not None else (), by=told[best])


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
    quoted = best_of([mention for mention in mentions if mention.finite], kind, (clause,))
    whole = quoted is not None and quoted.phrase.whole and says_enough(quoted.phrase) and modality in _TOLD_PLAINLY
    if mine is not None and kind == _STATEMENT:
        for reading in (noun_phrase, clause, composed):
            own = [m for m in mentions if (reading is not clause or m.head) and _says_what(reading(m), m, mine)]
            if one := best_of(own, kind, (reading,)):
                return _core(_with_speaker(one, mine), mine)
        return _core(quoted, mine) if quoted is not None and _goes_further(quoted, mine) else mine
    worded = best_of(mentions, kind, (noun_phrase, composed))
    named = worded is not None and worded.phrase.whole and says_enough(worded.phrase)
    if mine is not None and _is_enough(mine, kind) and not (quoted is not None and whole and _tells_more(quoted)):
        return mine
    if quoted is not None and whole and not (worded is not None and named and as_full(worded, quoted)):
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
    said = [one for one in (quoted, worded) if one is not None and says_enough(one.phrase)]
    told = next((one for one in said if one.noun or len(one.phrase.text.split()) >= _TOLD), None)
    if told is not None and not (told is quoted and worded in said and hangs_on_others(told.phrase.text)):
        return _core(told, None)
    if worded is not None and worded in said:
        return _core(worded, None)
    core = core or (_core(worded, None) if worded is not None else None)
    if core is not None:
        return _fuller(core, mentions, kind)
    if quoted is not None:
        return _core(quoted, None)
    told = best_of(mentions, kind, (clause,))
    if told is not None:
        return _core(told, None)
    if kind != _UNTYPED:
        return Core(word_of(mentions, kind))
    return Core(" ".join(word.text for word in words_of_claim(mentions[0])) or mentions[0].text, noun=False)


def _tells_more(quoted: Worded) -> bool:
    """Whether a clause names its subject and tells more than that: not «قدم الوزير استقالته»."""
    return quoted.mention.head is not None and not analyse(fold_word(quoted.phrase.text.split()[-1])).suffix


def _goes_further(quoted: Worded, mine: Core) -> bool:
    """Whether a clause of a speech, also one that breaks off, says more than who spoke."""
    said = quoted.phrase.text.split()
    return len(said) > _THIN + max((len(who.label.split()) for who in mine.who), default=0) + _THIN


def _is_enough(mine: Core, kind: str) -> bool:
    """Whether whose event it is says enough of an event of its type."""
    return bool(mine.who) and kind in read_labels()["agent"]["enough"]


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


def _with_speaker(one: Worded, mine: Core) -> Worded:
    """«تصريح | بشأن الملف» of somebody whom the verb before it names."""
    words = one.phrase.text.split()
    taken = one.noun and bool(words[1:]) and fold_word(words[1]) in lexicon().words["topic_prepositions"]
    if not (taken and mine.who):
        return one
    return replace(one, phrase=one.phrase._replace(text=" ".join((words[0], mine.who[0].label, *words[1:]))))


def _core(one: Worded, mine: Core | None) -> Core:
    """A wording with its place, if it names none; ``who`` as the grammar has it where the wording begins alike."""
    where = place_of([one.mention])
    text = one.phrase.text
    if one.noun and len(text) < _SHORT_PHRASE:
        text = at(text, where)
    return Core(text, noun=one.noun, who=mine.who if mine is not None else (), where=where, by=one.mention)


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
