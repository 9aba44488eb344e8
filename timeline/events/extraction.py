"""From an article and its dates to mentions: ``extract(article, annotations)``.

Every expression of the calendar gives a mention, and so does every clause or event noun that says
enough of who or where to be recognised. A mention never looks at other articles.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from timeline.annotation import Annotation
from timeline.articles.article import Article
from timeline.dates.granularity import Granularity
from timeline.dates.interval import Interval
from timeline.events.draft import Draft, Voice
from timeline.events.drafts import drafts_of
from timeline.events.event import Basis, Mention, Modality, OrderRelation
from timeline.events.lexicon import lexicon
from timeline.events.names import CITY, MEDIA, ORGANISATION, PERSON, PLACE, Gazetteer, gazetteer
from timeline.events.people import People
from timeline.events.rarity import stem, weight
from timeline.events.sentence import Sentence, analyse_sentence
from timeline.events.tokens import sentences
from timeline.events.when import bounds
from timeline.expressions import EventRelative, Vague
from timeline.language.expression import TimexType
from timeline.text.fold import Folded, fold

__all__ = ["extract", "mention_id"]

_STORY_WORDS = 16
# Rare words and names that a definite noun must share with an earlier mention to be the same (sum of rarities).
_RETOLD = 1.0
# How many mentions back a reference reaches: more than any article of the news holds, so that a book of a
# million words is read in time that grows with its length.
_REFERENCE_REACH = 128


@dataclass(frozen=True, slots=True)
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
    story: dict[str, int] = {}
    position = 0
    for start, end in sentences(folded.text, 0, len(folded.text)):
        while position < len(times) and times[position][1] <= start:
            position += 1
        near = [time for time in times[position : position + 64] if time[0] < end]
        heading = folded.start(start) < body
        sentence = analyse_sentence(folded.text, start, end, near, people, gazette, heading=heading)
        _count(sentence, story)
        placed += [_Placed(draft, sentence) for draft in drafts_of(sentence, voice)]
    return _mentions(article, folded, placed, _story(story))


def _calendar_times(
    article: Article, annotations: Sequence[Annotation], folded: Folded
) -> list[tuple[int, int, Annotation]]:
    """The annotations that name a place on the calendar, with folded offsets in the article, in order."""
    out: list[tuple[int, int, Annotation]] = []
    length = len(article.text)
    index = 0
    for annotation in sorted(annotations, key=lambda a: (a.expression.start, -a.expression.end)):
        expression = annotation.expression
        later = isinstance(expression.expr, Vague | EventRelative)
        if expression.type in (TimexType.SET, TimexType.DURATION) or not (later or annotation.resolution.interval):
            continue
        start, end = expression.start - article.start, expression.end - article.start
        if end <= 0 or start >= length:
            continue
        # The fold is monotone, so one walk finds every folded offset.
        while index < len(folded.text) and folded.start(index) < start:
            index += 1
        last = index
        while last < len(folded.text) and folded.start(last) < end:
            last += 1
        out.append((index, last, annotation))
    return out


def _count(sentence: Sentence, story: dict[str, int]) -> None:
    for token in sentence.tokens:
        if len(token.text) > 2 and not token.text.isdigit():
            key = stem(token.text, token.known.plain)
            story[key] = story.get(key, 0) + 1


def _story(counts: dict[str, int]) -> tuple[str, ...]:
    """The words that tell an article from others: frequent in it, rare in the news."""
    ranked = sorted(counts, key=lambda word: (-min(counts[word], 5) * weight(word) ** 2, word))
    return tuple(sorted(ranked[:_STORY_WORDS]))


def _mentions(article: Article, folded: Folded, placed: Sequence[_Placed], story: tuple[str, ...]) -> list[Mention]:
    """Mentions of an article with their ids, references back and order relations."""
    out: list[Mention] = []
    drafts: list[Draft] = []
    ids: dict[int, str] = {}
    seen: set[str] = set()
    for one in placed:
        draft = one.draft
        near = out[-_REFERENCE_REACH:]
        antecedent = _antecedent(near, drafts[-_REFERENCE_REACH:], draft) if draft.bare else _retold(near, draft)
        if draft.bare and antecedent is None and not draft.times:
            continue
        mention = _mention(article, folded, one, antecedent, story)
        if mention.id in seen:
            continue
        seen.add(mention.id)
        ids[id(draft)] = mention.id
        out.append(mention)
        drafts.append(draft)
    return _ordered(out, drafts, ids)


def _mention(article: Article, folded: Folded, one: _Placed, antecedent: str | None, story: tuple[str, ...]) -> Mention:
    document, draft, sentence = article.document, one.draft, one.sentence
    begin, end = article.start + folded.start(sentence.start), article.start + folded.end(sentence.end)
    first = article.start + folded.start(sentence.tokens[draft.first].start)
    last = article.start + folded.end(sentence.tokens[max(draft.first, draft.last - 1)].end)
    if draft.annotation is not None and isinstance(draft.annotation.expression.expr, EventRelative):
        # «… بعد يومين من لقاء هامبورغ»: the event that is counted from has left the clause, not the claim.
        last = max(last, draft.annotation.expression.end)
    text = document.text[first:last]
    basis = Basis.STATED if draft.interval is not None else Basis.NONE
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
        interval=draft.interval,
        places=draft.roles.places,
        participants=participants,
        speaker=draft.speaker,
        words=draft.words,
        topics=draft.roles.topics,
        antecedent=antecedent,
        reference=article.reference.best,
        source=article.source,
        heading=sentence.heading,
        story=story,
        finite=draft.hit.verb is not None or draft.hit.governor is not None,
        background=draft.background,
        quoted=sentence.clauses[draft.hit.clause].quoted,
    )


def _modality(draft: Draft, reference: date | None) -> Modality:
    """The modality that the words show; what lies ahead of the article cannot have happened."""
    interval = draft.interval
    if draft.modality is not Modality.HAPPENED or interval is None or interval.start is None or reference is None:
        return draft.modality
    return Modality.ANNOUNCED if interval.start > reference else Modality.HAPPENED


def _antecedent(before: Sequence[Mention], drafts: Sequence[Draft], draft: Draft) -> str | None:
    """The earlier mention that a definite event noun without company refers back to.

    The last one named with the same word, else the last one of the same family; an event still to come
    («الاجتماع سيعقد») is not one that has happened.
    """
    known = lexicon()
    family = known.family(draft.type)
    best: tuple[int, str] | None = None
    for mention, earlier in zip(reversed(before), reversed(drafts), strict=True):
        if known.family(mention.type) != family or (family == "statement" and mention.type != draft.type):
            continue
        if draft.interval is not None and mention.interval is not None and mention.interval != draft.interval:
            continue
        rank = 4 * (mention.predicate == draft.predicate) + (mention.type == draft.type)
        if draft.future is not None:
            rank += (5 if draft.future else 2) * (_ahead(mention, earlier) == draft.future)
        rank += 2 * bool(set(mention.words) & set(draft.words))
        rank -= 6 * (bool(earlier.number and draft.number) and earlier.number != draft.number)
        if best is None or rank > best[0]:
            best = rank, mention.id
    return best[1] if best is not None else None


def _retold(before: Sequence[Mention], draft: Draft) -> str | None:
    """The earlier mention that a definite noun tells again in other words («الهجوم على المشفى المذكور»).

    It must share rare words or names with it and name nobody new.
    """
    if not draft.definite or draft.hit.noun is None:
        return None
    known = lexicon()
    family = known.family(draft.type)
    if family == "statement":
        return None
    names = {e.id for e in (*draft.roles.participants, *draft.implied) if e.kind in (PERSON, ORGANISATION)}
    cities = {e.id for e in draft.roles.places if e.kind in (CITY, PLACE)}
    words = set(draft.words)
    best: tuple[float, str] | None = None
    for mention in reversed(before):
        if known.family(mention.type) != family:
            continue
        theirs = {e.id for e in mention.participants if e.kind in (PERSON, ORGANISATION)}
        if known.types[draft.type].parties == "bilateral" and names != theirs:
            continue
        where = {e.id for e in mention.places if e.kind in (CITY, PLACE)}
        if not names <= theirs or (cities and where and not cities & where):
            continue
        if draft.interval is not None and mention.interval is not None and draft.interval != mention.interval:
            continue
        shared = sum(weight(word) for word in words & set(mention.words)) + len(names) + len(cities & where)
        if shared >= _RETOLD and (best is None or shared > best[0]):
            best = shared, mention.id
    return best[1] if best is not None else None


def _ahead(mention: Mention, draft: Draft) -> bool:
    """Whether a mention's event lies ahead of its article."""
    interval = mention.interval
    if interval is not None and interval.end is not None and mention.reference is not None:
        return interval.end > mention.reference
    return bool(draft.future)


def _ordered(mentions: list[Mention], drafts: Sequence[Draft], ids: dict[int, str]) -> list[Mention]:
    """Mentions with their order relations, and the day where a relation says it is the same."""
    known = lexicon()
    _bound_later(mentions, drafts)
    index = {mention.id: number for number, mention in enumerate(mentions)}
    for draft in drafts:
        if draft.host is None or id(draft.host) not in ids or id(draft) not in ids:
            continue
        number, other = index[ids[id(draft.host)]], mentions[index[ids[id(draft)]]]
        host = mentions[number]
        host = replace(host, relations=(*host.relations, OrderRelation(draft.relation, other.id, draft.cue)))
        apart = _days_apart(draft.cue, utterance=known.family(host.type) == "statement")
        past = (
            other.interval is not None
            and (mention_day := host.reference) is not None
            and other.interval.end is not None
            and (other.interval.end <= mention_day or known.family(host.type) != "statement")
        )
        counted = host.annotation is not None and isinstance(host.annotation.expression.expr, EventRelative)
        if host.interval is None and apart is not None and past and not counted and _one_day(other.interval):
            assert other.interval is not None
            host = replace(host, interval=_shifted(other.interval, apart), basis=Basis.INHERITED)
        mentions[number] = host
    return mentions


def _days_apart(cue: str, *, utterance: bool) -> int | None:
    """How many days after the other event a cue puts its own: 0 for «عقب», 1 for «غداة»; none where it leaves it open."""
    known = lexicon()
    for name, days in (("next_day", 1), ("day_before", -1), ("same_day", 0)):
        phrases = {" ".join((first, *rest)) for first, rests in known.phrases[name].items() for rest in rests}
        if cue in known.words[name] or cue in phrases:
            return days
    return 0 if utterance else None


def _shifted(interval: Interval, days: int) -> Interval:
    if not days or interval.start is None or interval.end is None:
        return interval
    by = timedelta(days)
    return Interval(interval.start + by, interval.end + by, Granularity.DAY)


def _bound_later(mentions: list[Mention], drafts: Sequence[Draft]) -> None:
    """Give «ثم تراجع عنها لاحقا» the days between the event told before it and the article."""
    for number, draft in enumerate(drafts):
        mention = mentions[number]
        if draft.vague is None or mention.interval is not None:
            continue
        earlier = (
            m for m in reversed(mentions[max(0, number - 4) : number]) if m.sentence_start == mention.sentence_start
        )
        before = next((m for m in earlier if _one_day(m.interval)), None)
        after = before.interval if before is not None else None
        interval = bounds(draft.vague, after, mention.reference)
        if interval is not None:
            relations = mention.relations
            if after is not None and before is not None:
                relations = (*relations, OrderRelation("after", before.id, draft.vague.annotation.expression.text))
            mentions[number] = replace(mention, interval=interval, basis=Basis.BOUNDED, relations=relations)


def _one_day(interval: Interval | None) -> bool:
    return interval is not None and interval.start is not None and interval.start == interval.end


def mention_id(document: str, start: int, end: int, predicate: str, text: str) -> str:
    """The id of a mention: a hash of where it stands and what it says."""
    digest = hashlib.sha256(f"{document}\x1f{start}\x1f{end}\x1f{predicate}\x1f{text}".encode()).hexdigest()
    return f"m-{digest[:16]}"
