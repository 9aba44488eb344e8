"""Self-consistency on real articles: what a text says twice must agree.

    python benchmarks/consistency.py FILE.jsonl[.gz] [--show N]

Each line of FILE is ``{id, published, title, text}``. Three checks need no annotation:

* a weekday printed beside a date: the resolved date must have that weekday;
* «اليوم <weekday>» (also أمس, غدا): the weekday must be that of the publication date;
* a Hijri and a Gregorian half of one date: they agree within a day, or the pair is reported as a conflict.

A disagreement is a fault of the text or of the resolver; ``--show`` prints them for reading.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from timeline import Annotation, annotate
from timeline.expressions import CalendarDate, Deictic, Equivalent, Expr, Relative, Weekday, Within


def articles(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a JSON Lines file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def weekday_of(expr: Expr) -> Weekday | None:
    """The weekday that an expression names beside something else."""
    match expr:
        case Equivalent(first=Weekday() as day) | Equivalent(first=Relative(target=Weekday() as day)):
            return day
        case Equivalent(first=first, second=second):
            return weekday_of(first) or weekday_of(second)
        case _:
            return None


def names(expr: Expr, kind: type) -> bool:
    """Whether an expression of ``kind`` stands among the halves of a double one."""
    match expr:
        case Equivalent(first=first, second=second):
            return names(first, kind) or names(second, kind)
        case Relative(target=target):
            return names(target, kind)
        case Within(part=part):
            return names(part, kind)
        case _:
            return isinstance(expr, kind)


def main() -> None:
    """Print the figures, and with ``--show`` the disagreements."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    count: Counter[str] = Counter()
    faults: list[str] = []

    def note(kind: str, found: Annotation, text: str, article: dict[str, Any]) -> None:
        around = text[max(0, found.start - 40) : found.end + 30].replace("\n", " ")
        faults.append(f"{kind}  {article['id']}  {article['published']}  …{around}…  → {found.edtf}")

    for article in articles(options.file):
        text = f"{article['title']}\n{article['text']}"
        published = date.fromisoformat(article["published"][:10])
        count["articles"] += 1
        for found in annotate(text, published):
            count["expressions"] += 1
            expr = found.expression.expr
            if any(c.kind == "calendar" for c in found.resolution.conflicts):
                count["calendar conflicts"] += 1
            day = weekday_of(expr)
            if day is None or found.earliest is None:
                continue
            if names(expr, Deictic):
                count["deictic and weekday"] += 1
                offset = next(e.offset for e in _halves(expr) if isinstance(e, Deictic))
                agrees = (published + timedelta(days=offset)).weekday() == day.day
                count["deictic and weekday agree"] += agrees
                if not agrees:
                    note("DEICTIC", found, text, article)
            elif names(expr, CalendarDate):
                count["weekday and date"] += 1
                agrees = found.earliest.weekday() == day.day
                reported = any(c.kind == "weekday" for c in found.resolution.conflicts)
                count["weekday and date agree"] += agrees
                count["weekday and date reported"] += reported and not agrees
                if not agrees:
                    note("WEEKDAY", found, text, article)
    for key in sorted(count):
        print(f"{count[key]:7d}  {key}")
    for pair in ("weekday and date", "deictic and weekday"):
        if count[pair]:
            print(f"{pair}: {count[pair + ' agree'] / count[pair]:.4f} agree")
    for line in faults[: options.show]:
        print(line)


def _halves(expr: Expr) -> Iterator[Expr]:
    if isinstance(expr, Equivalent):
        yield from _halves(expr.first)
        yield from _halves(expr.second)
    else:
        yield expr


if __name__ == "__main__":
    main()
