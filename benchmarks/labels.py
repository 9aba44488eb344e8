"""What a script can see of labels that say too little or break off, over real articles.

    python -m benchmarks.labels FILE.jsonl[.gz] [--show KIND]

Builds the events of all articles of FILE and counts the labels that are flagged, by kind. A label may have several
flags. The script knows nothing of how labels are made; what it cannot see (a wrong subject, a name cut in two) it
does not count. ``--show`` prints the labels of one kind.
"""

from __future__ import annotations

import argparse
import gzip
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from timeline.articles.article import Article
from timeline.articles.assemble import read_articles
from timeline.events.build import build_timeline
from timeline.text.fold import fold_word

_NEVER_LAST = """
في من إلى على عن مع بين حول بشأن ضد بعد قبل منذ حتى خلال عبر نحو لدى عند تحت فوق أمام وراء وسط ضمن دون بدون حسب وفق بحسب
و أو ثم لكن بل أن إن أنه أنها بأن لأن كأن إذا إذ حيث كما بينما الذي التي الذين اللذين هذا هذه ذلك تلك هؤلاء هو هي هم لم لن لا ما قد
سوف كل بعض أي غير سوى مثل كان كانت وهو وهي فيما مما أثناء إثر عقب رغم بسبب نتيجة جراء بهدف لكي كي ليس ليست عدة أحد إحدى
بضعة أكثر أقل نهاية بداية حوالي قرابة زهاء بحضور بمشاركة بحق باتجاه إزاء تجاه حيال مقارنة مقابل
"""
_NEVER_FIRST = """
في من إلى على عن مع أن إن الذي التي و أو ثم لكن بل حيث كما فيه فيها وهو وهي والذي والتي إذا إذ لأن فيما مما أنه أنها إنه إنها هو هي هم
"""
_LAST = frozenset(map(fold_word, _NEVER_LAST.split()))
_FIRST = frozenset(map(fold_word, _NEVER_FIRST.split()))
_TAG = re.compile(r"\s*\([^()]*\)$")
_MARKS = '،,.:;؛"«»()[]؟!…'
_PAIRS = (("(", ")"), ("«", "»"), ("[", "]"))
_MOST = 16


def flags(label: str) -> Iterator[str]:
    """What a script objects to in one Arabic label."""
    plain = _TAG.sub("", label)
    within = plain.startswith("…")
    words = [word for part in plain.split() if (word := fold_word(part.strip(_MARKS)))]
    if not words:
        yield "empty"
        return
    if len(words) == 1:
        yield "one word"
    if len(words) > _MOST:
        yield "over 16 words"
    if words[-1] in _LAST and not plain.endswith("…"):
        yield "ends on a function word"
    if words[0] in _FIRST and not within:
        yield "begins in the middle"
    if re.fullmatch(r"\d+", words[-1]):
        yield "ends on a number"
    if any(plain.count(first) != plain.count(last) for first, last in _PAIRS) or plain.count('"') % 2:
        yield "unbalanced marks"


def main() -> None:
    """Build, count, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--show", metavar="KIND", help="print the labels of one kind")
    options = parser.parse_args()
    opener = gzip.open if options.file.suffix == ".gz" else open
    with tempfile.TemporaryDirectory() as folder, opener(options.file, "rt", encoding="utf-8") as lines:
        plain = Path(folder) / "articles.jsonl"
        plain.write_text(lines.read(), encoding="utf-8")
        articles = [article for article in read_articles([str(plain)]) if isinstance(article, Article)]
    timeline = build_timeline(articles)
    labels = [event.label for event in (*(entry.event for entry in timeline.entries), *timeline.undated)]
    kinds = Counter(kind for label in labels for kind in flags(label))
    flagged = sum(any(True for _ in flags(label)) for label in labels)
    broken = sum("…" in label for label in labels)
    print(
        f"{len(labels)} labels, {flagged} flagged ({100 * flagged / max(1, len(labels)):.1f} %); with a sign «…»: {broken}"
    )
    for kind, count in kinds.most_common():
        print(f"  {kind:28}{count}")
    for label in labels if options.show else ():
        if options.show in flags(label):
            print(label)


if __name__ == "__main__":
    main()
