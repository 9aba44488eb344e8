"""Python's collector of circular garbage during long work that keeps much in memory.

What is kept (the lexicon, remembered words, a batch of claims) is visited again and again by a collector that expects
a small program: in a build of thousands of articles it took a tenth of the time, in clustering a third.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["calm"]

_YOUNG, _MIDDLE, _OLD = 50_000, 20, 20
"""Objects and rounds between collections: 50,000 objects are a few megabytes, so memory stays as it is."""


@contextmanager
def calm() -> Iterator[None]:
    """Within it garbage is looked for more rarely, afterwards as before; a library leaves that to the program."""
    before = gc.get_threshold()
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
    try:
        yield
    finally:
        gc.set_threshold(*before)
