"""Articles and mentions for the tests of events: our own sentences, read by the real tagger."""

from __future__ import annotations

from datetime import date, timedelta

from timeline.articles.article import Article, DatingStatus, Document, ReferenceDate
from timeline.dates.granularity import Granularity
from timeline.dates.interval import Interval
from timeline.events.build import mentions_of
from timeline.events.event import Basis, Entity, Mention, Modality
from timeline.resolution.anchor import Anchor

WEDNESDAY = date(2015, 12, 16)


def article(text: str, name: str = "a1", day: date | None = WEDNESDAY, source: str = "وكالة المثال") -> Article:
    """An article of one document, written on ``day``, without a heading."""
    document = Document(name, text)
    if day is None:
        reference = ReferenceDate(None, (), DatingStatus.REFUSED)
    else:
        reference = ReferenceDate(day, (day,), DatingStatus.STATED, anchor=Anchor(day))
    return Article(name, document, source, "", 0, len(text), 0, reference)


def told(text: str, name: str = "a1", day: date | None = WEDNESDAY, source: str = "وكالة المثال") -> list[Mention]:
    """The mentions of a text."""
    return mentions_of(article(text, name, day, source))


def only(mentions: list[Mention], *types: str) -> Mention:
    """The one mention of these types."""
    found = [mention for mention in mentions if mention.type in types]
    assert len(found) == 1, [(m.type, m.text) for m in mentions]
    return found[0]


def day_of(mention: Mention) -> tuple[str | None, str | None]:
    """The days of a mention as ISO strings."""
    if mention.interval is None:
        return None, None
    start, end = mention.interval.start, mention.interval.end
    return start.isoformat() if start else None, end.isoformat() if end else None


def person(name: str) -> Entity:
    """A person that no gazetteer knows."""
    return Entity(f"person:{name}", name, "person")


def city(name: str) -> Entity:
    """A city that no gazetteer knows."""
    return Entity(f"city:XX-{name}", name, "city")


def made(
    number: int,
    *,
    article: str = "",
    kind: str = "meeting",
    day: date | None = None,
    reference: date = WEDNESDAY,
    places: tuple[str, ...] = (),
    people: tuple[str, ...] = (),
    words: tuple[str, ...] = (),
    modality: Modality = Modality.HAPPENED,
    antecedent: str | None = None,
    finite: bool = True,
    text: str = "",
) -> Mention:
    """A mention made by hand, with id ``m-<number>``."""
    interval = None if day is None else Interval(day, day, Granularity.DAY)
    own = text or f"حدث رقم {number}"
    return Mention(
        id=f"m-{number:04d}",
        article=article or f"article-{number}",
        document=article or f"article-{number}",
        start=10 * number,
        end=10 * number + len(own),
        text=own,
        sentence=f"{own} في جملة طويلة بعض الشيء رقمها {number}",
        sentence_start=10 * number,
        predicate=kind,
        type=kind,
        modality=modality,
        basis=Basis.NONE if interval is None else Basis.STATED,
        interval=interval,
        places=tuple(map(city, places)),
        participants=tuple(map(person, people)),
        words=words,
        antecedent=antecedent,
        reference=reference,
        source=f"صحيفة {article or number}",
        finite=finite,
    )


def after(days: int) -> date:
    """A day counted from the Wednesday of these tests."""
    return WEDNESDAY + timedelta(days=days)
