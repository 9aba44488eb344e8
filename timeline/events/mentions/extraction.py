"""From an article and its dates to mentions: ``extract(article, annotations)``.

Every expression of the calendar gives a mention, and so does every clause or event noun that says
enough of who or where to be recognised. A mention never looks at other articles.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from heapq import nsmallest

from timeline.annotation import Annotation
from timeline.articles.article import Article
from timeline.dates.arithmetic import nearest_day
from timeline.dates.interval import Interval
from timeline.dates.value import value
from timeline.events.event import Basis, Mention, Modality
from timeline.events.mentions.described import described
from timeline.events.mentions.draft import Draft, Voice
from timeline.events.mentions.drafts import drafts_of
from timeline.events.mentions.order import ordered
from timeline.events.mentions.pointing import stood_for
from timeline.events.mentions.references import antecedent, retold
from timeline.events.mentions.stages import further, ordinal_of, stage_of
from timeline.events.names.names import MEDIA, Gazetteer, gazetteer
from timeline.events.names.people import People
from timeline.events.sentences.analysis import analyse_sentence
from timeline.events.sentences.sentence import Sentence
from timeline.events.sentences.spelling import respelt, spell
from timeline.events.words.inflection import VerbForm
from timeline.events.words.lexicon import Role
from timeline.events.words.rarity import weight
from timeline.events.words.tokens import sentences
from timeline.expressions import EventRelative, Vague
from timeline.language.expression import TimexType
from timeline.text.fold import Folded, fold

__all__ = ["extract", "mention_id"]

_STORY_WORDS = 16
# How many mentions back a reference reaches: more than any article of the news holds, so that a book of a
# million words is read in time that grows with its length.
_REFERENCE_REACH = 128
# Where an article was written it may be a day later than where it was dated.
_ZONES = 1
_LONG = timedelta(days=27)
_TOO_LONG = timedelta(days=366)
_NEAR = 4
# «#ميليشيات_الحوثي»
_TAGGED = str.maketrans('#_"', "   ")


@value
class _Placed:
    """A draft with its sentence."""

    draft: Draft
    sentence: Sentence


def extract(article: Article, annotations: Sequence[Annotation], *, names: Gazetteer | None = None) -> list[Mention]:
    """The mentions of an article, in the order of its text.

    ``annotations`` are the article's expressions of time with their resolutions; their offsets are
    code points of the article's document. ``names`` is the gazetteer (default: the library's own).
    """
    gazette = names or gazetteer()
    folded = fold(article.text)
    people = People(day=article.reference.best)
    voice = Voice()
    times = _calendar_times(article, annotations, folded)
    body = max(0, article.body_start - article.start)
    placed: list[_Placed] = []
    spelling: dict[str, str] = {}
    story: Counter[str] = Counter()
    position = 0
    for start, end in sentences(folded.text, 0, len(folded.text)):
        while position < len(times) and times[position][1] <= start:
            position += 1
        near = [time for time in times[position : position + 64] if time[0] < end]
        heading = folded.start(start) < body
        sentence = analyse_sentence(folded.text, start, end, near, people, gazette, heading=heading)
        story.update(token.known.stem for token in sentence.tokens)
        spell(sentence, folded, spelling)
        placed += [_Placed(draft, sentence) for draft in drafts_of(sentence, voice)]
    _as_the_article_means(placed)
    found = _mentions(article, folded, placed, _story(story))
    return [respelt(mention, spelling) for mention in found]


def _as_the_article_means(placed: Sequence[_Placed]) -> None:
    """«الجلسة» of an article that tells of a court is a hearing there, also where no word of a court is near."""
    families = {one.sentence.known.family(one.draft.type) for one in placed}
    for draft, sentence in ((one.draft, one.sentence) for one in placed):
        noun, known = draft.hit.noun, sentence.known
        also = known.predicates.get(noun.predicate.also) if noun is not None else None
        if also is None or known.family(also.type) not in families:
            continue
        words = sentence.tokens[draft.first : draft.last]
        if not any(word.known.plain in also.unless or word.known.stem in also.unless for word in words):
            draft.type, draft.predicate = also.type, also.lemma


def _calendar_times(
    article: Article, annotations: Sequence[Annotation], folded: Folded
) -> list[tuple[int, int, Annotation]]:
    """The annotations that name a place on the calendar, with folded offsets in the article, in order."""
    out: list[tuple[int, int, Annotation]] = []
    length = len(article.text)
    places = range(len(folded.text))
    index = 0
    for annotation in sorted(annotations, key=lambda a: (a.expression.start, -a.expression.end)):
        expression = annotation.expression
        later = isinstance(expression.expr, Vague | EventRelative)
        if expression.type in (TimexType.SET, TimexType.DURATION) or not (later or annotation.resolution.interval):
            continue
        start, end = expression.start - article.start, expression.end - article.start
        if end <= 0 or start >= length:
            continue
        # The fold is monotone.
        index = bisect_left(places, start, index, key=folded.start)
        last = bisect_left(places, end, index, key=folded.start)
        out.append((index, last, annotation))
    return out


def _story(counts: Mapping[str, int]) -> tuple[str, ...]:
    """The words that tell an article from others: frequent in it, rare in the news."""
    words = ((-min(count, 5) * weight(word) ** 2, word) for word, count in counts.items() if word)
    return tuple(sorted(word for _, word in nsmallest(_STORY_WORDS, words)))


def _mentions(article: Article, folded: Folded, placed: Sequence[_Placed], story: tuple[str, ...]) -> list[Mention]:
    """Mentions of an article with their ids, references back and order relations."""
    out: list[Mention] = []
    drafts: list[Draft] = []
    ids: dict[int, str] = {}
    seen: set[str] = set()
    for one in placed:
        draft = one.draft
        near = out[-_REFERENCE_REACH:]
        back = _told_before(near, drafts[-_REFERENCE_REACH:], draft)
        if draft.bare and back is None and not draft.times:
            continue
        mention = _mention(article, folded, one, back, story)
        if mention.id in seen:
            continue
        seen.add(mention.id)
        ids[id(draft)] = mention.id
        out.append(mention)
        drafts.append(draft)
    return ordered(out, drafts, ids)


def _told_before(near: Sequence[Mention], drafts: Sequence[Draft], draft: Draft) -> str | None:
    """The mention that a draft refers back to; a word that stands for another kind of event becomes one of its type."""
    if not (draft.bare or draft.pointed):
        return retold(near, draft)
    back = None if draft.hit.noun is None and draft.hit.verb is None else antecedent(near, drafts, draft)
    if back is not None:
        return back
    event = stood_for(near, draft)
    if event is None or (draft.interval is not None and event.interval not in (None, draft.interval)):
        return None if draft.bare else retold(near, draft)
    draft.type = event.type
    return event.id


def _mention(article: Article, folded: Folded, one: _Placed, antecedent: str | None, story: tuple[str, ...]) -> Mention:
    document, draft, sentence = article.document, one.draft, one.sentence
    begin, end = article.start + folded.start(sentence.start), article.start + folded.end(sentence.end)
    first = article.start + folded.start(sentence.tokens[draft.first].start)
    last = article.start + folded.end(sentence.tokens[max(draft.first, draft.last - 1)].end)
    if draft.annotation is not None and isinstance(draft.annotation.expression.expr, EventRelative):
        # «… بعد يومين من لقاء هامبورغ»: the event that is counted from has left the clause, not the claim.
        last = max(last, draft.annotation.expression.end)
    text = document.text[first:last]
    punctual = sentence.known.types[draft.type].aspect == "punctual"
    misplaced = _misplaced(draft, article.reference.best) or (punctual and _lasts(draft.interval))
    interval = None if misplaced else _ahead(draft, article.reference.best)
    basis = Basis.STATED if interval is not None else Basis.NONE
    participants = tuple(dict.fromkeys(p for p in (*draft.roles.participants, *draft.implied) if p.kind != MEDIA))
    return Mention(
        id=mention_id(document.id, first, last, draft.predicate, text),
        article=article.id,
        document=document.id,
        start=first,
        end=last,
        text=text,
        sentence=document.text[begin:end],
        sentence_start=begin,
        predicate=draft.predicate,
        type=draft.type,
        modality=_modality(draft, article.reference.best),
        basis=basis,
        annotation=draft.annotation,
        interval=interval,
        places=draft.roles.places,
        participants=participants,
        speaker=draft.speaker,
        words=draft.words,
        topics=draft.roles.spoken_of,
        antecedent=antecedent,
        reference=article.reference.best,
        source=article.source,
        heading=sentence.heading,
        story=story,
        finite=draft.hit.verb is not None or draft.hit.governor is not None,
        head=draft.head,
        rescheduled=draft.rescheduled,
        background=draft.background,
        quoted=sentence.clauses[draft.hit.clause].quoted,
        stage=stage_of(sentence, draft),
        ordinal=ordinal_of(sentence, draft),
        further=further(sentence, draft),
        described=_described(document.text, article.start, folded, one),
    )


def _described(text: str, start: int, folded: Folded, one: _Placed) -> str:
    """Whom a claim describes without a name, as printed; ``start`` is where its article begins in ``text``."""
    span = described(one.sentence, one.draft)
    if span is None:
        return ""
    first, last = one.sentence.tokens[span[0]].start, one.sentence.tokens[span[1] - 1].end
    printed = text[start + folded.start(first) : start + folded.end(last)]
    words = " ".join(printed.translate(_TAGGED).split())
    return f"ال{words[2:]}" if words.startswith("لل") else words


def _ahead(draft: Draft, reference: date | None) -> Interval | None:
    """The days of a draft; of an event noun that lies ahead («مؤتمر الجمعة قد يؤدي …») the reading that does so too."""
    interval = draft.interval
    if not draft.future or draft.hit.noun is None or reference is None or interval is None or interval.end is None:
        return interval
    if interval.end >= reference or draft.annotation is None or len(draft.times) > 1:
        return interval
    readings = (alternative.interval for alternative in draft.annotation.resolution.alternatives)
    return next((days for days in readings if days.start is not None and days.start >= reference), interval)


def _misplaced(draft: Draft, reference: date | None) -> bool:
    """Whether the time of a verb cannot be its own.

    «أبلغ الدول بوقف وارداتها اعتبارا من الرابع من نوفمبر»: what a perfect tells does not lie ahead of its article,
    and what «سـ» tells does not lie behind it.
    """
    verb, interval = draft.hit.verb, draft.interval
    if verb is None or draft.rescheduled or reference is None or interval is None:
        return False
    if verb.role is Role.SAY and _far_time(draft, interval):
        return True
    if verb.tense is VerbForm.PAST:
        return interval.start is not None and interval.start > nearest_day(reference, _ZONES)
    return bool(draft.future) and interval.end is not None and interval.end < nearest_day(reference, -_ZONES)


def _lasts(interval: Interval | None) -> bool:
    """«اجتماع اعتمد خطة السنوات الخمس المقبلة»: years together are no time of what takes a day."""
    if interval is None or interval.start is None or interval.end is None:
        return False
    return interval.end - interval.start > _TOO_LONG


def _far_time(draft: Draft, interval: Interval) -> bool:
    """«وصف … في تصريح … ضعف ما سجل السنة الماضية»: a month or year far from a verb of saying is that of what is said."""
    if interval.start is None or interval.end is None or interval.end - interval.start < _LONG:
        return False
    return not draft.times or draft.times[0].start - draft.hit.end > _NEAR


def _modality(draft: Draft, reference: date | None) -> Modality:
    """The modality that the words show; what lies ahead of the article cannot have happened."""
    interval = draft.interval
    if draft.modality is not Modality.HAPPENED or interval is None or interval.start is None or reference is None:
        return draft.modality
    return Modality.ANNOUNCED if interval.start > reference else Modality.HAPPENED


def mention_id(document: str, start: int, end: int, predicate: str, text: str) -> str:
    """The id of a mention: a hash of where it stands and what it says."""
    digest = hashlib.sha256(f"{document}\x1f{start}\x1f{end}\x1f{predicate}\x1f{text}".encode()).hexdigest()
    return f"m-{digest[:16]}"
