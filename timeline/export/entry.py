"""What is written out: an event in its place, with the cards of the articles that tell it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from timeline.events.event import Basis, Event, Mention
from timeline.export.wire import ArticleCard

__all__ = ["Entry"]


@dataclass(frozen=True, slots=True)
class Entry:
    """An event, its rank (``None`` if undated), the articles that its claims come from.

    ``after`` are the ids of events that the texts put before it, where the days decide nothing. ``texts`` are those
    of the documents, by id, where the form that is written quotes them (``formats.Format.quotes``).
    """

    rank: int | None
    event: Event
    cards: Mapping[str, ArticleCard]
    after: tuple[str, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def articles(self) -> list[ArticleCard]:
        """The articles, each once, in the order of the claims."""
        told = dict.fromkeys(mention.article for mention in self.event.mentions)
        return [self.cards[name] for name in told if name in self.cards]

    @property
    def revision_day(self) -> date | None:
        """The day of the youngest article: what is said here was not known later than then."""
        return max((card.reference for card in self.articles if card.reference), default=None)

    @property
    def first_url(self) -> str | None:
        """The address of the first article that has one."""
        return next((card.url for card in self.articles if card.url), None)

    def stated(self) -> Iterator[Mention]:
        """The claims that state a date, one for each wording."""
        seen: set[str] = set()
        for mention in self.event.mentions:
            if mention.basis is Basis.STATED and mention.annotation and mention.annotation.text not in seen:
                seen.add(mention.annotation.text)
                yield mention

    def wordings(self) -> list[str]:
        """How the articles word the date."""
        return [mention.annotation.text for mention in self.stated() if mention.annotation]

    def source_of(self, mention: Mention) -> str:
        """Who makes a claim."""
        card = self.cards.get(mention.article)
        return (card.source if card else "") or mention.source or mention.article
