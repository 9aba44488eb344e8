"""``timeline show`` and ``timeline events``: the timeline for a reader and for a program.

Arabic needs no table: a terminal that knows right-to-left text turns each line by itself, and columns
would change places. So every fact has its own line, indented, and no box is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, BinaryIO

import orjson
from sqlalchemy import Connection

from timeline.cli.console import say, write_json
from timeline.cli.hints import tell_unknown_names
from timeline.cli.reasons import reasons_of
from timeline.dates.interval import Interval
from timeline.errors import EdtfError, StoreError
from timeline.events import Timeline, events_jsonl
from timeline.events.words.lexicon import lexicon
from timeline.export.moments import Order, moments
from timeline.export.phrase import phrase
from timeline.export.style import Language, Style
from timeline.export.vocabulary import counted, labels_of
from timeline.export.wire import ranked
from timeline.store import Key, Query, open_store, page
from timeline.store.facets import facet_value
from timeline.store.known import entries_of
from timeline.store.load import load_timeline
from timeline.store.store import Store
from timeline.store.window import parse_window

__all__ = ["print_timeline", "query_of", "run", "run_events"]

_PAGE = 200
NO_FACETS: Mapping[str, str | None] = {}

_WORDS = {
    Language.ARABIC: {
        "empty": "لا أحداث في هذه المدة.",
        "unnamed": "مصدر غير مسمى",
        "conflict": "تعارض: {reason}",
        Order.ALL: "",
        Order.SOME: "  (ترتيب بعضها غير معلوم)",
        Order.NONE: "  (لا ترتيب معلوم بينها)",
    },
    Language.ENGLISH: {
        "empty": "No events in this time.",
        "unnamed": "unnamed source",
        "conflict": "conflict: {reason}",
        Order.ALL: "",
        Order.SOME: "  (the order of some is not known)",
        Order.NONE: "  (no known order among them)",
    },
}
_USUAL = "happened"


def run(database: str, query: Query, style: Style, *, as_json: bool, why: bool = False) -> int:
    """Print the part of the timeline that ``query`` selects, with all reasons if asked ``why``; returns the exit status."""
    with open_store(database, create=False) as store:
        if as_json:
            with store.reading() as connection:
                events = [orjson.loads(ranked(*row)) for row in _rows(connection, query)]
                write_json({"events": events})
                if not events:
                    tell_unknown_names(connection, query)
        else:
            print_timeline(store, query, style, why=why)
    return 0


def run_events(database: str, target: BinaryIO) -> int:
    """Write every event with its mentions, one JSON object a line."""
    with open_store(database, create=False) as store, store.reading() as connection:
        timeline: Timeline = load_timeline(connection)
    target.writelines(line.encode() + b"\n" for line in events_jsonl(timeline))
    target.flush()
    return 0


def print_timeline(store: Store, query: Query, style: Style, *, why: bool = False) -> None:
    """The timeline to read: dates in order, under each what happened and who says so."""
    words = _WORDS[style.language]
    printed = False
    with store.reading() as connection:
        rows = ((rank, orjson.loads(summary)) for summary, rank in _rows(connection, query))
        for moment in moments(rows):
            if printed:
                say()
            printed = True
            say(phrase(moment.interval, style) + words[moment.order])
            for event in moment.events:
                own = None if event["date"] is None else Interval.from_dict(event["date"])
                _print_event(event, phrase(own, style) if own != moment.interval else "", style, words)
                for entry in entries_of(connection, [event["id"]], query.as_of) if why else ():
                    for line in reasons_of(entry, style):
                        say(f"      {line}")
        if not printed:
            say(words["empty"])
            tell_unknown_names(connection, query)


def _print_event(event: dict[str, Any], own_date: str, style: Style, words: dict[str, str]) -> None:
    language = style.language
    modality = "" if event["modality"] == _USUAL else labels_of("modality", language)[event["modality"]]
    label = event["label"]
    # A label may say by itself that its event is only announced.
    told = not modality or label.endswith(f"({modality})")
    say(f"  • {label}" if told else f"  • {label} [{modality}]")
    if own_date:
        say(f"      {own_date}")
    listed = "، " if language is Language.ARABIC else ", "
    facts = (
        listed.join(event["sources"]) or words["unnamed"],
        counted(event["claims"], "claim", language),
        counted(event["articles"], "article", language),
    )
    say(f"      {' · '.join(facts)}")
    for conflict in event["conflicts"]:
        say(f"      ⚠ {words['conflict'].format(reason=conflict['reason'][language.value])}")


def _rows(connection: Connection, query: Query) -> Iterator[tuple[bytes, int | None]]:
    after: Key | None = None
    while True:
        found = page(connection, query, _PAGE, after)
        for row in found.rows:
            yield row.summary, row.rank
        if not found.more:
            return
        after = found.rows[-1].key


def query_of(
    start: str | None,
    end: str | None,
    *,
    as_of: datetime | None = None,
    words: str = "",
    facets: Mapping[str, str | None] = NO_FACETS,
    undated: bool = False,
) -> Query:
    """The part of the timeline between two times, both included; a month or year means the whole of it.

    ``as_of`` asks for what was known on its day, ``facets`` are conditions as ``timeline.store.Query`` has
    them; ``None`` is none.

    Raises:
        StoreError: a time is not understood, the last lies before the first, or there is no such type of event.
    """
    try:
        first = parse_window(start).start if start else None
        last = parse_window(end).end if end else None
    except EdtfError as error:
        raise StoreError(f"{error}; write a day as 2015-12-18, a month as 2015-12, a year as 2015") from error
    if first and last and last < first:
        raise StoreError(f"--from {start} lies behind --to {end}")
    kind = facets.get("type")
    if kind is not None and facet_value(kind) not in lexicon().types:
        raise StoreError(f"{kind!r} is no type of event; the types are {', '.join(sorted(lexicon().types))}")
    wanted = tuple((kind, facet_value(value)) for kind, value in facets.items() if value is not None)
    known = None if as_of is None else as_of.date()
    return Query(first, last, facets=wanted, words=words, as_of=known, undated=undated)
