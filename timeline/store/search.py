"""Full text on our own folded words: FTS5 in SQLite, ``tsvector`` with ``simple`` in PostgreSQL.

Neither database folds Arabic (``unicode61`` strips no tatweel and joins no hamza forms, PostgreSQL's
Arabic stemmer mangles words), so both index what ``timeline.text.fold`` makes of a text. A word is
found behind its article and particles too: «وللوزير» is also filed under «وزير». ``words`` keeps the
order of the text, for phrases; ``stems`` holds the further forms.

In SQLite the number of an FTS row is its place in time, ``band | first day | event``, so that a
window is a range of row numbers and the matches come in the order of the timeline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, text

from timeline.events.event import Event
from timeline.store.batches import in_batches
from timeline.text.fold import fold

__all__ = ["SearchRow", "event_words", "forget_words", "has_words", "match_of", "row_number", "write_words"]

_WORD = re.compile(r"[^\W_]+")
_ARTICLE = re.compile(r"(?:[وف]?(?:[بك]?ال|لل))(?=\w{2})")
_PARTICLES = re.compile(r"[وفبكل](?=\w{3})")
_PHRASE = re.compile(r'"([^"]*)"|«([^»]*)»|(\S+)')
_MAX_TERMS = 12

DAY_BITS = 32
BAND_BITS = 56


@dataclass(frozen=True, slots=True)
class SearchRow:
    """What is filed for one event: its number, its place, its words."""

    number: int
    band: int
    s: int
    words: str
    stems: str


def row_number(band: int, s: int, number: int) -> int:
    """The number of an FTS row: band, first day and event in one integer, in this order."""
    return band << BAND_BITS | s << DAY_BITS | number


def event_words(event: Event) -> tuple[str, str]:
    """``words`` and ``stems`` of an event: its label, the sentences of its claims, its names."""
    texts = [event.label, *dict.fromkeys(mention.sentence for mention in event.mentions)]
    texts += [entity.label for entity in (*event.places, *event.participants)]
    words = [word for one in texts for word in _words(one)]
    known = set(words)
    stems = sorted({stem for word in known for stem in _stems(word)} - known)
    return " ".join(words), " ".join(stems)


def match_of(query: str, dialect: str) -> str | None:
    """``query`` in the language of the database's full text: every word and «phrase» must occur.

    Whatever the query holds, only letters and digits of it get through, each word quoted, so that no
    syntax of the database can be written in it. ``None`` if nothing is left.
    """
    kept = _terms(query)
    if not kept:
        return None
    if dialect == "postgresql":
        return " & ".join("(" + " <-> ".join(f"'{word}'" for word in term) + ")" for term in kept)
    return " AND ".join(("words : " if len(term) > 1 else "") + '"' + " ".join(term) + '"' for term in kept)


def has_words(event: Event, query: str) -> bool:
    """Whether an event would be found by ``query``: the same rule without a database."""
    words, stems = event_words(event)
    forms = {*words.split(), *stems.split()}
    terms = _terms(query)
    return bool(terms) and all(
        term[0] in forms if len(term) == 1 else f" {' '.join(term)} " in f" {words} " for term in terms
    )


def write_words(connection: Connection, rows: Sequence[SearchRow]) -> None:
    """File events that are not filed yet."""
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        connection.execute(_PG_INSERT, [{"number": row.number, "words": row.words, "stems": row.stems} for row in rows])
        return
    connection.execute(
        _FTS_INSERT,
        [{"row": row_number(row.band, row.s, row.number), "words": row.words, "stems": row.stems} for row in rows],
    )


def forget_words(connection: Connection, events: Sequence[tuple[int, int, int]]) -> None:
    """Take events out: triples of band, first day and number, as they were filed."""
    for some in in_batches(events):
        if connection.dialect.name == "postgresql":
            connection.execute(_PG_DELETE, [{"number": number} for _, _, number in some])
        else:
            connection.execute(_FTS_DELETE, [{"row": row_number(*one)} for one in some])


_FTS_INSERT = text("INSERT INTO event_text (rowid, words, stems) VALUES (:row, :words, :stems)")
_FTS_DELETE = text("DELETE FROM event_text WHERE rowid = :row")
_PG_INSERT = text(
    "INSERT INTO event_text (number, words) VALUES (:number, to_tsvector('simple', :words) || to_tsvector('simple', :stems))"
)
_PG_DELETE = text("DELETE FROM event_text WHERE number = :number")


def _terms(query: str) -> list[list[str]]:
    """What must occur: words by themselves, and the words of phrases in their order."""
    terms: list[list[str]] = []
    for found in _PHRASE.finditer(query):
        quoted = found[1] if found[1] is not None else found[2]
        words = _words(quoted if quoted is not None else found[3])
        terms += [words] if quoted is not None and words else [[_bare(word)] for word in words]
    return terms[:_MAX_TERMS]


def _words(written: str) -> list[str]:
    return _WORD.findall(fold(written).text.casefold())


def _bare(word: str) -> str:
    """A word of a query without its article: who asks for «الوزير» means «وزير» as well."""
    return _ARTICLE.sub("", word, count=1) if _ARTICLE.match(word) else word


def _stems(word: str) -> Iterator[str]:
    """The forms under which a word of a text can be found beside its own."""
    if _ARTICLE.match(word):
        yield _bare(word)
    rest = word
    for _ in range(2):
        if not _PARTICLES.match(rest):
            return
        rest = rest[1:]
        yield rest
        if _ARTICLE.match(rest):
            yield _bare(rest)
