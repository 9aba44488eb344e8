"""Memory over a long stream of distinct articles must not grow.

    python -m benchmarks.memory FILE.jsonl[.gz] … [--articles 1000000] [--seconds 540] [--characters 500]

The articles are read over and over; every time through, the publication dates are another year's, the digits are
others, and every tenth word gets two letters more, so that no text, no day and few words repeat. Only the beginning
of each is read (``--characters``), so that a million fit into minutes. Prints the resident memory as it goes.
"""

from __future__ import annotations

import argparse
import os
import time
from datetime import timedelta
from pathlib import Path

from benchmarks.annotate import read
from timeline import annotate

_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def resident() -> float:
    """Megabytes of this process that are in memory now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def varied(text: str, turn: int) -> str:
    """``text`` with other digits and other words."""
    if not turn:
        return text
    digits = str.maketrans("0123456789", "".join(str((d + turn) % 10) for d in range(10)))
    first, second = divmod(turn, len(_LETTERS))
    ending = _LETTERS[first % len(_LETTERS)] + _LETTERS[second]
    words = text.translate(digits).split(" ")
    return " ".join(w + ending if k % 10 == turn % 10 and w.isalpha() else w for k, w in enumerate(words))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=float, default=540)
    parser.add_argument("--characters", type=int, default=500)
    options = parser.parse_args()
    articles = [(text[: options.characters], day) for text, day in read(options.files, 5000)]
    begin, done, turn, report = time.monotonic(), 0, 0, 1000
    while done < options.articles and time.monotonic() - begin < options.seconds:
        for text, day in articles:
            annotate(varied(text, turn), day + timedelta(days=371 * turn % 9000))
            done += 1
            if done == report or done == options.articles:
                print(f"{done:9d} articles {resident():7.1f} MB {time.monotonic() - begin:7.0f} s", flush=True)
                report += min(64000, report)
        turn += 1
    print(f"{done:9d} articles {resident():7.1f} MB {time.monotonic() - begin:7.0f} s")


if __name__ == "__main__":
    main()
