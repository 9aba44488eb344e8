"""How clustering grows: ``python benchmarks/clustering.py [--sizes 1000 10000 100000] [--seed 1]``.

Generates an archive of made-up news, forty articles a day for as long as it takes (a million mentions are
seven and a half years), with the long tails of real news: a few cities, countries and persons are in much
of it, a few events of a week fill many articles, and many mentions share their wording. Prints for each
size the seconds of processor time, the microseconds per n log2 n (flat, if that is the law) and peak memory; before
that, what it takes to add one article to archives of growing size. ``--only curve`` or ``--only additions`` runs one
of them, ``--sizes`` other sizes. Nothing is taken from the clock but durations, nothing from chance but a seeded
generator.
"""

from __future__ import annotations

import argparse
import gc
import math
import random
import resource
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate

from timeline.dates.granularity import Granularity
from timeline.dates.interval import Interval
from timeline.events import Clusters, cluster
from timeline.events.event import Basis, Entity, Mention, Modality
from timeline.events.words.lexicon import lexicon

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000)
MOST_ADDED_TO = 100_000
FIRST = date(1995, 1, 1)
PER_ARTICLE = 9
"""Mentions in an article: what 3,500 real ones had on average."""
CITIES, COUNTRIES, PEOPLE = 1_000, 120, 5_000
PER_DAY = 40
"""Articles a day."""
EVENTS_OF_A_WEEK = 300


@dataclass(frozen=True, slots=True)
class Happening:
    """A made-up event: what all its mentions draw from."""

    kind: str
    day: date
    city: Entity
    country: Entity
    people: tuple[Entity, ...]
    words: tuple[str, ...]


def tail(dice: random.Random, size: int) -> int:
    """A number below ``size``, small ones far more often: of 300 the first has every tenth draw."""
    return int(size * dice.random() ** 2.5)


@lru_cache(maxsize=1)
def types() -> tuple[list[str], list[float]]:
    """The types of events with their share of real news, added up."""
    known = lexicon().types
    return list(known), list(accumulate(known[kind].share for kind in known))


@lru_cache(maxsize=1)
def vocabulary() -> tuple[list[str], list[int]]:
    """The words of real news with the number of articles that use each, added up: what a mention draws from."""
    lines = files("timeline.events.data").joinpath("frequencies.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith(("#", "articles"))]
    return [word for word, _ in rows], list(accumulate(int(count) for _, count in rows))


def wording(dice: random.Random) -> list[str]:
    """Six words, each as often as in real news: most of them in thousands of articles, some in few."""
    words, sums = vocabulary()
    return dice.choices(words, cum_weights=sums, k=6)


def happening(week: int, dice: random.Random) -> Happening:
    """One event of a week."""
    kinds, shares = types()
    kind = dice.choices(kinds, cum_weights=shares)[0]
    parties = dice.choice((1, 1, 2))
    place = tail(dice, CITIES)
    country = tail(dice, COUNTRIES)
    people = {tail(dice, PEOPLE) for _ in range(parties)}
    return Happening(
        kind,
        FIRST + timedelta(7 * week + dice.randrange(7)),
        Entity(f"city:XX-{place}", f"مدينة{place}", "city"),
        Entity(f"country:{country}", f"بلد{country}", "country"),
        tuple(Entity(f"person:{n}", f"شخص{n}", "person") for n in sorted(people)),
        tuple(sorted(set(wording(dice)))),
    )


def mentions(total: int, seed: int) -> Iterator[Mention]:
    """Mentions, article by article in the order of time; each tells of three events, mostly of its own week."""
    dice = random.Random(seed)
    last: list[Happening] = []
    week, events = -1, list[Happening]()
    told: list[Happening] = []
    day, story = FIRST, tuple[str, ...]()
    for number in range(total):
        article, place = divmod(number, PER_ARTICLE)
        if not place:
            if article // (7 * PER_DAY) != week:
                week = article // (7 * PER_DAY)
                last, events = events, [happening(week, dice) for _ in range(EVENTS_OF_A_WEEK)]
            topic, *others = (events[tail(dice, len(events))] for _ in range(3))
            told = [topic, others[0], dice.choice(last) if last and dice.random() < 0.3 else others[1]]
            day = topic.day + timedelta(dice.choice((0, 0, 1, 1, 2)))
            story = tuple(sorted({*topic.words, *others[0].words}))
        yield mention(number, told[place // 3], day, story, dice)


def mention(number: int, told: Happening, day: date, story: tuple[str, ...], dice: random.Random) -> Mention:
    """One mention: seven in ten without a day, as in the news; the others share some of what makes the event."""
    dated = dice.random() < 0.3
    named = dice.random()
    interval = Interval(told.day, told.day, Granularity.DAY) if dated else None
    text = f"{told.kind} {number}"
    name = f"article-{number // PER_ARTICLE}"
    return Mention(
        id=f"m-{number:09d}",
        article=name,
        document=name,
        start=number % PER_ARTICLE * 100,
        end=number % PER_ARTICLE * 100 + len(text),
        text=text,
        sentence=text,
        sentence_start=number % PER_ARTICLE * 100,
        predicate=told.kind,
        type=told.kind,
        modality=Modality.HAPPENED,
        basis=Basis.STATED if dated else Basis.NONE,
        interval=interval,
        places=(told.city,) if named < 0.6 else (),
        participants=told.people if 0.3 < named < 0.85 else (told.country,),
        words=tuple(sorted(dice.sample(told.words, min(2, len(told.words))))),
        reference=day,
        source=f"صحيفة {dice.randrange(60)}",
        story=story,
        finite=dice.random() < 0.5,
    )


def peak() -> int:
    """Peak memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def curve(sizes: Sequence[int], seed: int) -> None:
    """Seconds for each size."""
    print("mentions    seconds   us per n log2 n   events   peak MB")
    for size in sizes:
        made = list(mentions(size, seed))
        # The made-up mentions stay to the end: the collector need not go through them again and again.
        gc.freeze()
        start = time.process_time()
        events = cluster(made)
        seconds = time.process_time() - start
        law = seconds / (size * math.log2(size)) * 1e6
        print(f"{size:9,} {seconds:9.2f} {law:16.2f} {len(events):10,} {peak():8,}", flush=True)
        del made, events
        gc.unfreeze()


def additions(sizes: Sequence[int], seed: int) -> None:
    """Milliseconds to add one article to archives of growing size, and to take it out again."""
    print("archive     add p50   add p95   remove p50 (ms)")
    for size in sizes:
        everything = list(mentions(size + 200 * PER_ARTICLE, seed))
        clusters = Clusters(everything[:size])
        fresh: dict[str, list[Mention]] = {}
        for one in everything[size:]:
            fresh.setdefault(one.article, []).append(one)
        added, removed = [], []
        for name, own in list(fresh.items())[1:]:
            start = time.process_time()
            clusters.add(own)
            middle = time.process_time()
            clusters.remove(name)
            added.append((middle - start) * 1000)
            removed.append((time.process_time() - middle) * 1000)
        added.sort()
        late = added[int(len(added) * 0.95)]
        print(
            f"{size:9,} {statistics.median(added):9.2f} {late:9.2f} {statistics.median(removed):9.2f}",
            flush=True,
        )


def main() -> None:
    """Run both."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--only", choices=("curve", "additions"))
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if given.only != "curve":
        additions([size for size in given.sizes if size <= MOST_ADDED_TO], given.seed)
    if given.only != "additions":
        curve(given.sizes, given.seed)


if __name__ == "__main__":
    main()
