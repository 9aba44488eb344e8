"""How well are texts dated from their own words? Measured on articles whose day is known.

    python benchmarks/dating.py FILE.jsonl[.gz]               hide ``published``, date each text, compare
    python benchmarks/dating.py FILE --constraints            how often each kind of constraint is broken
    python benchmarks/dating.py FILE --habits                 the habits behind ``articles/tendencies.py``
    python benchmarks/dating.py FILE --shown                  show ``published``: which texts contradict it?

FILE holds records {"id", "published", "title", "text"}. ``--show N`` prints that many wrong answers.
``--half 0|1`` takes every other record only: rules are made on one half and checked on the other.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import quantiles

from timeline.articles import Document, articles_of
from timeline.articles import days as masks
from timeline.articles.article import DatingStatus
from timeline.articles.dating import Hints, answer, read_constraints
from timeline.articles.tendencies import lead_weekday


def records(path: Path, half: int | None) -> Iterator[dict[str, str]]:
    """The records of a JSON Lines file, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if half is None or number % 2 == half:
                yield json.loads(line)


def hidden(path: Path, half: int | None, show: int, hints: Hints) -> None:
    """Answers given with ``published`` hidden."""
    started = time.process_time()
    total = one = one_right = several = several_right = best_right = refused = 0
    bounded = bounds_right = 0
    sizes: Counter[str] = Counter()
    widths: list[int] = []
    wrong: list[str] = []
    for record in records(path, half):
        total += 1
        truth = date.fromisoformat(record["published"][:10])
        found = answer(read_constraints(record["text"], title=record.get("title")), hints)
        right = (found.earliest or truth) <= truth <= (found.latest or truth)
        if found.status is DatingStatus.REFUSED:
            refused += 1
            bounded += found.earliest is not None or found.latest is not None
            bounds_right += right and (found.earliest is not None or found.latest is not None)
            continue
        assert found.earliest
        assert found.latest
        right = truth in found.candidates if found.candidates else right
        size = len(found.candidates) or (found.latest - found.earliest).days + 1
        if size > 1:
            widths.append(size)
        if size == 1:
            one += 1
            one_right += right
        else:
            several += 1
            several_right += right
            best_right += found.best == truth
        sizes[next(label for label, limit in _SIZES if size <= limit)] += 1
        if not right:
            reasons = " | ".join(f"{e.kind} «{e.quote}» {e.earliest}..{e.latest}" for e in found.evidence)
            wrong.append(f"{record['id']} {truth} not in {found.earliest}..{found.latest} ({size}): {reasons}")
    print(f"articles {total}, {time.process_time() - started:.1f} s")
    print(f"one day   {one:5} = {one / total:.1%}, right {_share(one_right, one)}")
    print(f"a set     {several:5} = {several / total:.1%}, holds the day {_share(several_right, several)}, ", end="")
    print(f"best of the set right {_share(best_right, several)}")
    print(
        f"refused   {refused:5} = {refused / total:.1%}, {bounded} of them with a bound, right {_share(bounds_right, bounded)}"
    )
    if widths:
        print("days of a set: quartiles", ", ".join(f"{width:.0f}" for width in quantiles(widths, n=4)))
    print("sizes    ", ", ".join(f"{label}: {sizes[label]}" for label, _ in _SIZES))
    print("\n".join(wrong[:show]))


_SIZES = (("1 day", 1), ("2-7", 7), ("8-31", 31), ("32-366", 366), ("to 5 years", 1830), ("to 10 years", 3653))


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} = {part / whole:.2%}" if whole else "-"


def constraints(path: Path, half: int | None, show: int) -> None:
    """How often each kind of constraint excludes the true day."""
    kept: Counter[str] = Counter()
    broken: defaultdict[str, list[str]] = defaultdict(list)
    for record in records(path, half):
        truth = date.fromisoformat(record["published"][:10])
        for constraint in read_constraints(record["text"], title=record.get("title")).constraints:
            if constraint.days & masks.single(truth):
                kept[constraint.kind] += 1
            else:
                place = record["text"][max(0, constraint.start - 40) : constraint.end + 20].replace("\n", " ")
                broken[constraint.kind].append(f"{record['id']} {truth} «{constraint.quote}» {place}")
    for kind in sorted(kept.keys() | broken.keys()):
        bad = len(broken[kind])
        print(f"{kind:22} {kept[kind] + bad:5}  broken {bad:4} = {bad / (kept[kind] + bad):.3f}")
        print("".join(f"    {line}\n" for line in broken[kind][:show]), end="")


def habits(path: Path, half: int | None) -> None:
    """On which day, seen from a bare weekday in its first sentence, an article is published."""
    late: Counter[int] = Counter()
    for record in records(path, half):
        lead = lead_weekday(read_constraints(record["text"], body_start=0))
        if lead is not None:
            late[(date.fromisoformat(record["published"][:10]).weekday() - lead[1]) % 7] += 1
    total = late.total()
    print("days after the bare weekday of the first sentence:")
    print("\n".join(f"  {days}: {number} = {number / total:.3f}" for days, number in sorted(late.items())))


def shown(path: Path, half: int | None, show: int) -> None:
    """Texts whose own words contradict the stated date."""
    moved: Counter[int] = Counter()
    conflicts: list[str] = []
    total = 0
    for record in records(path, half):
        total += 1
        published = record.get("published_at") or record["published"][:10]
        document = Document(record["id"], record["text"], title=record.get("title"), published=published)
        for article in articles_of(document):
            found = article.reference
            if found.best is not None and found.best != found.published:
                names = [e.quote for e in found.evidence if e.kind.startswith("deictic")]
                conflicts.append(f"{record['id']} {published}: moved to {found.best}, {names}")
            if found.best is not None and found.published is not None:
                moved[(found.best - found.published).days] += 1
            conflicts += [f"{record['id']} {published}: {c.kind} «{c.rejected.quote}»" for c in found.conflicts]
    print(f"articles {total}; days from the stated to the reference date: {dict(sorted(moved.items()))}")
    print(f"days moved, and contradictions that no other day near it mends: {len(conflicts)}")
    print("\n".join(conflicts[:show]))


def main() -> None:
    """Parse the command line and run one measurement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--constraints", action="store_true")
    parser.add_argument("--habits", action="store_true")
    parser.add_argument("--shown", action="store_true")
    parser.add_argument("--half", type=int, choices=[0, 1])
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--latest", type=date.fromisoformat, help="the day on which the collection was closed")
    options = parser.parse_args()
    if options.constraints:
        constraints(options.file, options.half, options.show)
    elif options.habits:
        habits(options.file, options.half)
    elif options.shown:
        shown(options.file, options.half, options.show)
    else:
        hidden(options.file, options.half, options.show, Hints(latest=options.latest))


if __name__ == "__main__":
    main()
