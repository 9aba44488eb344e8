"""Time on hostile text must be linear: each text is read at two lengths, the second ten times the first.

    python benchmarks/hostile.py [--megabytes 2] [TEXT …]

Prints seconds of processor time and the ratio of the two lengths (10 is linear), and peak memory. Two megabytes
take about two minutes for all texts, ten (``--megabytes 10``) about ten; some of them can be named.
"""

from __future__ import annotations

import argparse
import resource
import time
from datetime import date

from timeline import annotate

TEXTS = {
    "((((": "(",
    "1/1/1/1…": "1/",
    "1-1-1-1…": "1-",
    "10:10:10…": "10:",
    "a month name": "ديسمبر ",
    "month/month/…": "ديسمبر/",
    "من إلى من إلى": "من إلى ",
    "الأول من الأول": "الأول من ",
    "numbers in words": "ثلاثة وعشرين و",
    "ordinals": "الحادي والعشرين ",
    "years": "2015 ",
    "كل يوم": "كل يوم ",
    "weekdays": "الجمعة و",
    "joined years": "2001 و",
    "diacritics": "ً",
    "ligatures": "ﻻ",
    "quotation marks": '"',
    "quoted days": 'اليوم " ',
    "words of a phrase": "الجيش ",
    "lengths ahead": "خلال ثلاثة أيام ",
    "a month or a name": "من ماي ",
    "a year or another": "نسخة البطولة أو 2022 ",
    "one long word": "ا",
    "from a year on": "من سنة ما شفته ",
    "no spaces": "أمسأمس",
    "digits and letters": "1h00",
    "lines": "\n",
    "digits": "1",
}


def seconds(text: str) -> float:
    """Processor time to annotate a text."""
    begin = time.process_time()
    annotate(text, date(2015, 12, 16))
    return time.process_time() - begin


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="*", metavar="TEXT", help="one of: " + ", ".join(TEXTS))
    parser.add_argument("--megabytes", type=float, default=2)
    options = parser.parse_args()
    size = int(options.megabytes * 1_000_000)
    annotate("اليوم", date(2015, 12, 16))
    for name in options.texts or TEXTS:
        piece = TEXTS[name]
        whole = piece * (size // len(piece.encode()))
        small, large = seconds(whole[: len(whole) // 10]), seconds(whole)
        print(f"{name:20s} {small:8.2f} s {large:8.2f} s   × {large / max(small, 1e-3):5.1f}", flush=True)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
