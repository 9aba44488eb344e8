"""How many independent voices stand behind an event: five sites that print one wire story are one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from timeline.disjoint import DisjointSets
from timeline.events.event import Mention
from timeline.text.fold import fold

__all__ = ["voices_of"]

_SAME = 0.6
_FEWEST_WORDS = 6
# Beyond this many articles the pairs are compared along a sorted order only, so that the cost stays linear.
_MOST = 48
_WORD = re.compile(r"[^\W\d_]{2,}")


def voices_of(mentions: Sequence[Mention]) -> int:
    """The number of independent sources among the articles of ``mentions``.

    Articles of one outlet are one voice, and so are articles that share a sentence nearly word by word.
    """
    if len({mention.article for mention in mentions}) == 1:
        return 1
    sentences: dict[str, list[frozenset[str]]] = defaultdict(list)
    outlet: dict[str, str] = {}
    for mention in sorted(mentions, key=lambda m: (m.article, m.start)):
        outlet.setdefault(mention.article, mention.source)
        if not mention.heading:
            words = frozenset(_WORD.findall(fold(mention.sentence).text))
            if len(words) >= _FEWEST_WORDS:
                sentences[mention.article].append(words)
    articles = sorted(outlet)
    groups = DisjointSets(articles)
    first_of: dict[str, str] = {}
    for place, article in enumerate(articles):
        if outlet[article]:
            groups.join(first_of.setdefault(outlet[article], article), article)
        for other in articles[place + 1 : place + 1 + _MOST]:
            are_one = groups.root(article) == groups.root(other)
            if not are_one and _share(sentences[article], sentences[other]):
                groups.join(article, other)
    return len(groups.groups())


def _share(a: Sequence[frozenset[str]], b: Sequence[frozenset[str]]) -> bool:
    return any(len(one & other) >= _SAME * len(one | other) for one in a[:_MOST] for other in b[:_MOST])
