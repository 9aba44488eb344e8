"""The same wire story on three sites: near-duplicate texts are linked, so that one voice counts once.

Every text gets a signature of 128 numbers, by which two texts are compared without either being at hand:
the share of equal numbers estimates the share of four-word runs (shingles) that the texts have in common
(MinHash; Broder 1997). One hash per shingle fills all numbers (one-permutation hashing, empty ones borrowed
from their neighbour to the right; Li, Owen, Zhang 2012 and Shrivastava, Li 2014). Candidates are texts that
agree in three numbers of one band (locality-sensitive hashing), so linking grows as n log n.

Nothing here depends on the order of arrival: links are a relation on the set of texts.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise

from timeline.text.fold import fold

__all__ = ["DuplicateLink", "MinHash", "link_duplicates", "signature", "similarity"]

_BINS = 128
_BAND = 3
_SHINGLE = 4
# Texts that share half of their four-word runs are one text. Among 3,500 articles of six newsrooms three pairs
# reach it, all of them copies; two reports of one event that quote the same agency share a quarter to 0.4.
_THRESHOLD = 0.5
# Below this many shingles an estimate means little, and only equal texts are linked.
_FEW = 8
_EMPTY = 1 << 64
_WORD = re.compile(r"[^\W\d_]+|\d+")

MinHash = Sequence[int]
"""128 numbers below 2**64: an array of them takes a kilobyte."""


@dataclass(frozen=True, slots=True)
class DuplicateLink:
    """Two texts that are nearly the same; ``first`` sorts before ``second``, ``similarity`` is from 0 to 1."""

    first: str
    second: str
    similarity: float


def signature(text: str) -> MinHash:
    """The signature of a text; equal for texts that differ in spelling variants and punctuation only."""
    words = _WORD.findall(fold(text).text)
    runs = {" ".join(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1))}
    if len(runs) < _FEW:
        whole = _hash(" ".join(words))
        return array("Q", (whole,)) * _BINS
    bins = [_EMPTY] * _BINS
    for run in runs:
        number = _hash(run)
        place = number % _BINS
        bins[place] = min(bins[place], number)
    return _densified(bins)


def similarity(first: MinHash, second: MinHash) -> float:
    """The estimated share of four-word runs that two texts have in common, from 0 to 1 (standard error up to 0.044)."""
    return sum(a == b for a, b in zip(first, second, strict=True)) / _BINS


def link_duplicates(signatures: Mapping[str, MinHash], threshold: float = _THRESHOLD) -> list[DuplicateLink]:
    """Links between near-duplicates among texts given by id, enough to connect each group, sorted.

    Within a group not every pair is listed: in each bucket neighbours in the order of ids are compared, so a
    story printed a thousand times costs a thousand comparisons and not half a million.
    """
    names = sorted(signatures)
    links: dict[tuple[str, str], float] = {}
    seen: set[tuple[str, str]] = set()
    for band in range(0, _BINS - _BAND + 1, _BAND):
        buckets: dict[tuple[int, ...], list[str]] = {}
        for name in names:
            buckets.setdefault(tuple(signatures[name][band : band + _BAND]), []).append(name)
        for members in buckets.values():
            for pair in pairwise(members):
                if pair not in seen:
                    seen.add(pair)
                    alike = similarity(signatures[pair[0]], signatures[pair[1]])
                    if alike >= threshold:
                        links[pair] = alike
    return [DuplicateLink(*pair, alike) for pair, alike in sorted(links.items())]


def _hash(words: str) -> int:
    return int.from_bytes(blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _densified(bins: list[int]) -> MinHash:
    """Empty bins take the number of the next full one, marked by how far it was borrowed."""
    full = list(bins)
    distance = 0
    borrowed = _EMPTY
    for place in range(2 * _BINS - 1, -1, -1):
        number = bins[place % _BINS]
        if number != _EMPTY:
            borrowed, distance = number, 0
        else:
            distance += 1
            if place < _BINS and borrowed != _EMPTY:
                # Any odd constant keeps loans of different distances apart; it must only never change.
                full[place] = (borrowed + distance * 0x9E3779B97F4A7C15) % _EMPTY
    return array("Q", full)
