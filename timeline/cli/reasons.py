"""Why an event has its date, for a reader: every wording with its place, the rule, the steps, the other readings."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.dates.interval import Interval
from timeline.events.event import Event, Mention
from timeline.export.entry import Entry
from timeline.export.phrase import phrase
from timeline.export.policies import spoken
from timeline.export.provenance import derived_reasons
from timeline.export.style import Language, Style
from timeline.resolution.derivation import render, text_of

__all__ = ["place_of", "reasons_of"]

_WORDS = {
    Language.ARABIC: {
        "event": "الحدث {id}",
        "place": "القاعدة {rule}، الموضع من {start} إلى {end}",
        "written": "كتب {day}",
        "undated": "لا يعرف متى كتب",
        "other": "قراءة أخرى: {date} ({reason})",
        "means": "معناه {date}",
    },
    Language.ENGLISH: {
        "event": "event {id}",
        "place": "rule {rule}, characters {start} to {end}",
        "written": "written {day}",
        "undated": "not known when written",
        "other": "other reading: {date} ({reason})",
        "means": "means {date}",
    },
}


def place_of(rule: str, start: int, end: int, language: Language) -> str:
    """The rule that read some words, and where they stand (code points, the end not included)."""
    return _WORDS[language]["place"].format(rule=rule, start=start, end=end)


def reasons_of(entry: Entry, style: Style) -> Iterator[str]:
    """Lines about an event: its id, then each wording that dates it, who wrote it and when, and how it was read."""
    yield _WORDS[style.language]["event"].format(id=entry.event.id)
    told = False
    for mention in entry.stated():
        told = True
        yield from _stated(mention, entry, style)
    if not told:
        yield from _derived(entry.event, style)


def _stated(mention: Mention, entry: Entry, style: Style) -> Iterator[str]:
    words, language = _WORDS[style.language], style.language
    card, annotation = entry.cards.get(mention.article), mention.annotation
    if annotation is None:
        return
    day = card.reference if card is not None else mention.reference
    written = words["undated"] if day is None else words["written"].format(day=phrase(Interval.day(day), style))
    yield f"«{' '.join(mention.text.split())}» — {entry.source_of(mention)}, {mention.article}, {written}"
    yield f"  «{annotation.text}» {words['means'].format(date=phrase(annotation.interval, style))}"
    rule = annotation.expression.rule
    yield f"    {place_of(rule, annotation.start, annotation.end, language)}"
    for line in render(annotation.resolution, language.value):
        yield f"    {spoken(line)}"
    for other in annotation.resolution.alternatives:
        reason = spoken(text_of(other, language.value))
        yield f"    {words['other'].format(date=phrase(other.interval, style), reason=reason)}"


def _derived(event: Event, style: Style) -> Iterator[str]:
    for reason in derived_reasons(event.mentions):
        yield f"«{' '.join(reason['quote'].split())}»"
        for line in reason["why"][style.language.value]:
            yield f"    {line}"
