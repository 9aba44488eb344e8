"""Lines of a page that print a day, and pages that print many: lists of stories, which are no article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from timeline.annotation import annotate
from timeline.articles.furniture import furniture
from timeline.articles.layout import lines_of, words_key
from timeline.articles.stamps import find_stamps, is_furniture

__all__ = ["begins_related", "is_labelled", "is_listing", "is_stamp"]

_MAX_STAMP_LINE = 200
# An article brings more text than that between its stamp and the next story's; a list, a title and a few words.
_TEASER = 300
_TITLE = 10
_STORIES, _LABELLED = 3, 2


def is_stamp(line: str) -> bool:
    """Whether a line holds a date and little else."""
    if len(line) > _MAX_STAMP_LINE:
        return False
    annotations = annotate(line)
    (only,) = lines_of(line)
    return bool(annotations) and is_furniture(only, annotations)


def is_labelled(line: str) -> bool:
    """Whether a line is a stamp that says by a label that its day is that of publication."""
    words = _words(line)
    table = furniture().published
    return any(words[:width] in table for width in range(1, max(map(len, table)) + 1)) and is_stamp(line)


def begins_related(line: str) -> bool:
    """Whether links to other stories follow a line."""
    return _words(line) in furniture().related


def is_listing(lines: Sequence[str]) -> bool:
    """Whether the lines of a page, from its heading on, are titles and dates of several stories.

    Three stories with a date each, or two whose dates are labelled as those of publication, follow one another
    with no more than a teaser between them. Where all of them are of one day, that is the day of the page as well.
    """
    stories = list(_stories(lines))
    labelled = {day for day, label in stories if label}
    return len(labelled) >= _LABELLED or (len(stories) >= _STORIES and len({day for day, _ in stories}) > 1)


def _stories(lines: Sequence[str]) -> Iterator[tuple[date, bool]]:
    """The day of each story of the run that begins with the first line, and whether a label says what day it is."""
    apart, gap = True, 0
    for line in lines:
        if gap > _TEASER or begins_related(line):
            return
        days = (stamp.day for stamp in find_stamps(tuple(lines_of(line)), heading=False)) if is_stamp(line) else ()
        day = next((day for day in days if day is not None), None)
        if day is None:
            apart = apart or len(line) >= _TITLE
            gap += len(line)
            continue
        if apart:
            yield day, is_labelled(line)
        apart, gap = False, 0


def _words(line: str) -> tuple[str, ...]:
    return tuple(words_key(line).lower().split())
