"""What each idea of the event stage is worth: scores of intermediate designs on the two annotated documents.

    python benchmarks/event_designs.py [--shared DIR]

DIR (default ``../shared``) holds ``score.py``, ``gold/events.jsonl`` and ``corpus/``; without it there is nothing
to measure, and the command says so. Each row is one design, scored by the functions of ``score.py``:

* mention recall: how many of the annotators' mentions are found at all;
* days: how many events whose day the text gives stand on that day;
* B³ precision, recall and F1 of the grouping.

The first rows group by simple keys. The middle rows are the clustering of the library, which sees one kind of
evidence more in each row; then what of it says enough to be an event. The last rows take one kind of evidence
away from the whole.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import redirect_stdout
from dataclasses import replace
from io import StringIO
from pathlib import Path
from types import ModuleType
from typing import Any

from timeline.articles import Document, articles_of, read_documents
from timeline.events import Basis, Event, Mention, all_mentions, assemble, cluster
from timeline.events.groups.synthesis import event_of
from timeline.events.words.lexicon import lexicon

DOCUMENTS = ("000", "004")
_FIGURES = re.compile(
    r"recall ([\d.]+)  day-dated events right (\d+/\d+)  B3 precision ([\d.]+) recall ([\d.]+) F1 ([\d.]+)"
)

Strip = Callable[[Mention], Mention]


def without_places(mention: Mention) -> Mention:
    """A claim that does not say where."""
    return replace(mention, places=())


def without_people(mention: Mention) -> Mention:
    """A claim that does not say who."""
    return replace(mention, participants=(), head=None)


def without_wording(mention: Mention) -> Mention:
    """A claim without its content words and topics."""
    return replace(mention, words=(), topics=())


def without_story(mention: Mention) -> Mention:
    """A claim that knows nothing of its article's other words."""
    return replace(mention, story=())


def without_references(mention: Mention) -> Mention:
    """A claim whose «الاجتماع» refers back to nothing."""
    return replace(mention, antecedent=None)


def without_registry(mention: Mention) -> Mention:
    """A claim that no well-known event dates."""
    if mention.known is None:
        return mention
    inherited = mention.basis is Basis.INHERITED
    return replace(
        mention,
        known=None,
        interval=None if inherited else mention.interval,
        basis=Basis.NONE if inherited else mention.basis,
    )


EVIDENCE: tuple[tuple[str, Strip], ...] = (
    ("place", without_places),
    ("participants", without_people),
    ("wording", without_wording),
    ("story", without_story),
    ("references back", without_references),
    ("registry", without_registry),
)


def by_key(mentions: Iterable[Mention], key: Callable[[Mention], object], *, undated: bool) -> list[Event]:
    """Events of the mentions that share a key; those without a day stand alone, or are left out."""
    groups: dict[object, list[Mention]] = defaultdict(list)
    for mention in mentions:
        interval = mention.interval
        if interval is not None and interval.start is not None:
            groups[key(mention)].append(mention)
        elif undated:
            groups[mention.id].append(mention)
    return [event_of(own) for own in groups.values()]


def designs(mentions: Sequence[Mention]) -> Iterator[tuple[str, list[Event]]]:
    """Every design with the events that it makes of the same mentions."""
    known = lexicon()
    plain = [without_registry(mention) for mention in mentions]

    def span(mention: Mention) -> object:
        assert mention.interval is not None
        return mention.interval.start, mention.interval.end

    yield "same days, dated claims only", by_key(plain, span, undated=False)
    yield "same days, every other claim alone", by_key(plain, span, undated=True)
    yield (
        "same days and type",
        by_key(plain, lambda m: (span(m), known.family(m.type)), undated=True),
    )
    yield (
        "same days, type and place",
        by_key(plain, lambda m: (span(m), known.family(m.type), frozenset(p.id for p in m.places)), undated=True),
    )
    for count in range(len(EVIDENCE) + 1):
        seen = [name for name, _ in EVIDENCE[:count]]
        title = "clustering: days and type" if not seen else f"+ {seen[-1]}"
        yield title, cluster(stripped(mentions, [strip for _, strip in EVIDENCE[count:]]))
    timeline = assemble(cluster(mentions))
    yield "whole, what stands on the timeline", [*(entry.event for entry in timeline.entries), *timeline.undated]
    for name, strip in EVIDENCE:
        yield f"whole without {name}", cluster(stripped(mentions, [strip]))


def stripped(mentions: Iterable[Mention], strips: Sequence[Strip]) -> list[Mention]:
    """Mentions with some kinds of evidence taken away."""
    out = list(mentions)
    for strip in strips:
        out = [strip(mention) for mention in out]
    return out


def rows(events: Iterable[Event]) -> list[dict[str, Any]]:
    """Events as ``score.py`` reads them."""
    return [
        {
            "earliest": event.interval.start.isoformat() if event.interval and event.interval.start else None,
            "latest": event.interval.end.isoformat() if event.interval and event.interval.end else None,
            "mentions": [{"document": m.document, "start": m.start, "end": m.end} for m in event.mentions],
        }
        for event in events
    ]


def scorer(shared: Path) -> ModuleType:
    """``score.py`` as a module."""
    spec = importlib.util.spec_from_file_location("score", shared / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    shared: Path = parser.parse_args().shared
    paths = [next(iter(sorted((shared / "corpus").glob(f"{name}_*.txt"))), None) for name in DOCUMENTS]
    gold = shared / "gold" / "events.jsonl"
    if not gold.exists() or not (shared / "score.py").exists() or None in paths:
        print(f"skipped: {shared} does not hold the annotated documents")
        return
    module = scorer(shared)
    annotated = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    documents = [
        one for one in read_documents([path for path in paths if path is not None]) if isinstance(one, Document)
    ]
    mentions = all_mentions(article for document in documents for article in articles_of(document))
    print("| Design | Events | Mention recall | Days right | B³ precision | B³ recall | B³ F1 |")
    print("|---|---|---|---|---|---|---|")
    for title, events in designs(mentions):
        printed = StringIO()
        with redirect_stdout(printed):
            module.events(annotated, rows(events), "design")
        figures = _FIGURES.search(printed.getvalue())
        assert figures is not None, printed.getvalue()
        recall, days, precision, b3, f1 = figures.groups()
        print(f"| {title} | {len(events)} | {recall} | {days} | {precision} | {b3} | {f1} |")


if __name__ == "__main__":
    main()
