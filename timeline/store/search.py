"""Full text on our own folded words: FTS5 in SQLite, ``tsvector`` with ``simple`` in PostgreSQL.

Neither database folds Arabic (``unicode61`` strips no tatweel and joins no hamza forms, PostgreSQL's
Arabic stemmer mangles words), so both index what ``timeline.text.fold`` makes of a text. A word is
found behind its article and particles too: «وللوزير» is also filed under «وزير». ``words`` keeps the
order of the text, for phrases; ``stems`` holds the further forms.

In SQLite the number of an FTS row is its place in time, ``band | first day | event``, so that a
window is a range of row numbers and the matches come in the order of the timeline. PostgreSQL has no such order;
there every word is also filed under its place, which is its band and the two months or so of its first day, and a
window is a list of places.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, text

from timeline.events.event import Event
from timeline.store.batches import in_batches
from timeline.text.fold import fold

__all__ = [
    "SearchRow",
    "event_words",
    "forget_words",
    "has_words",
    "match_of",
    "places_of",
    "row_number",
    "write_words",
]

_WORD = re.compile(r"[^\W_]+")
_ARTICLE = re.compile(r"(?:[وف]?(?:[بك]?ال|لل))(?=\w{2})")
_PARTICLES = re.compile(r"[وفبكل](?=\w{3})")
_PHRASE = re.compile(r'"([^"]*)"|«([^»]*)»|(\S+)')
_MAX_TERMS = 12

DAY_BITS = 32
BAND_BITS = 56

_HASH_BITS, _PLACE_BITS, _STRETCH_BITS = 41, 22, 18
_STRETCH = 6
"""A place of a word in PostgreSQL is its band and a stretch of 2⁶ days."""
_SHORT_BANDS = 2
"""Events of longer bands are few: there the place is the band alone."""
_MOST_PLACES = 48
"""A window of more places is not worth it: all matches are found then, and the window is looked at."""


@dataclass(frozen=True, slots=True)
class SearchRow:
    """What is filed for one event: its number, its place, its words."""

    number: int
    band: int
    s: int
    e: int
    id: str
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


def places_of(query: str, ranges: Mapping[int, tuple[int, int]]) -> list[list[int]] | None:
    """Under which keys the words of ``query`` are filed in PostgreSQL: of each list one must hold.

    ``ranges`` gives for each band the first days to look at, both inclusive. ``None`` if they reach too far. A key
    is a hash of the word and its place, so that what is found is to be looked at once more.
    """
    places: list[int] = []
    for band, (first, last) in ranges.items():
        stretches = (0, 0) if band > _SHORT_BANDS else (first >> _STRETCH, last >> _STRETCH)
        if len(places) + stretches[1] - stretches[0] >= _MOST_PLACES:
            return None
        places += [band << _STRETCH_BITS | number for number in range(stretches[0], stretches[1] + 1)]
    words = dict.fromkeys(word for term in _terms(query) for word in term)
    return [[_hash(word) << _PLACE_BITS | place for place in places] for word in words]


def _hash(word: str) -> int:
    return int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "big") & (1 << _HASH_BITS) - 1


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
        connection.execute(_PG_INSERT, [asdict(row) for row in rows])
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
    "INSERT INTO event_text (number, band, s, e, id, words)"
    " VALUES (:number, :band, :s, :e, :id, to_tsvector('simple', :words) || to_tsvector('simple', :stems))"
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
