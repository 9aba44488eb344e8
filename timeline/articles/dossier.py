"""One document, several articles: where each begins and ends, decided by evidence.

A press dossier announces its articles in a table of contents and repeats each entry as the heading of
the article; or it sets them apart by a rule across the page, each with a heading and a date or a source
of its own. A single ``=====``, a list of demands, a feature in parts separated by ``* * *`` or a report
whose table of contents names its chapters is none of these and stays one article.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from timeline.articles.headings import source_and_title
from timeline.articles.layout import Line, lines_of, list_item, separator, words_key

__all__ = ["Dated", "Section", "split_dossier"]

Dated = Callable[[Sequence[Line]], bool]

_MAX_LINES = 200_000
_MAX_HEADING = 300
# Two lines that come back later may be chance (a title, a related link); three in order are a table.
_MIN_ENTRIES = 3
# One rule across the page may stand in any article; a page that is divided shows at least two.
_MIN_RULES = 2
_MARKDOWN = "#"


@dataclass(frozen=True, slots=True)
class Section:
    """An article's place in its document: ``start``/``end`` are code points, ``lines`` all its lines.

    The first line is the heading. The front matter of a dossier may have no line at all.
    """

    start: int
    end: int
    lines: tuple[Line, ...]


def split_dossier(text: str, dated: Dated) -> list[Section]:
    """The front matter and then the articles of a dossier; an empty list where the text is one article.

    ``dated`` says whether a section's own lines carry a date stamp.
    """
    lines = list(islice(lines_of(text), _MAX_LINES + 1))
    if len(lines) > _MAX_LINES:
        return []
    starts = _by_contents(lines, dated) or _by_rules(lines, dated)
    if not starts:
        return []
    bounds = [0, *starts, len(lines)]
    front, *articles = (_trimmed(lines[first:last]) for first, last in pairwise(bounds))
    return [_section(own) for own in (front, *(own for own in articles if own))]


def _section(own: Sequence[Line]) -> Section:
    return Section(own[0].start, own[-1].end, tuple(own)) if own else Section(0, 0, ())


def _trimmed(own: Sequence[Line]) -> Sequence[Line]:
    """The lines of a section without the rules at its edges."""
    first, last = 0, len(own)
    while first < last and separator(own[first]):
        first += 1
    while last > first and separator(own[last - 1]):
        last -= 1
    return own[first:last]


def _sections(lines: Sequence[Line], starts: Sequence[int]) -> list[Sequence[Line]]:
    return [_trimmed(lines[first:last]) for first, last in pairwise([*starts, len(lines)])]


def _by_contents(lines: Sequence[Line], dated: Dated) -> list[int]:
    """Line numbers at which articles begin, by a table of contents whose entries recur as headings."""
    places = _places(lines)
    entries = _contents(lines, places)
    if not entries:
        return []
    rules = {line.number: mark for line in lines if (mark := separator(line))}
    starts: list[int] = []
    for entry in entries:
        # Two lines on at least: a heading without a line of text below it is another table.
        after = starts[-1] + 1 if starts else entries[-1]
        later = _after(places, _entry_key(lines[entry]), after)
        if later:
            # The same words may stand in an article as well; where one of them follows a rule, that is the heading.
            starts.append(next((place for place in later if place - 1 in rules), later[0]))
    marks = Counter(rules[start - 1] for start in starts if start - 1 in rules)
    if marks.total() * 2 > len(starts):
        # This dossier sets its articles apart by rules, so a heading that differs from its entry begins one too.
        mark = marks.most_common(1)[0][0]
        ruled = {n + 1 for n, kind in rules.items() if kind == mark and n >= starts[0] and n + 1 < len(lines)}
        return sorted({*starts, *(ruled - rules.keys())})
    # Without rules it may be one report and its chapters, unless they have sources or dates of their own.
    sourced = sum(source_and_title(lines[start].text)[0] is not None for start in starts)
    stamped = sum(dated(own) for own in _sections(lines, starts))
    return starts if max(sourced, stamped) * 2 >= len(starts) else []


def _contents(lines: Sequence[Line], places: dict[str, list[int]]) -> list[int]:
    """Line numbers of the entries of a table of contents: the longest run of lines that recur, in order, after it."""
    runs: list[list[tuple[int, int]]] = [[]]
    for line in lines:
        run = runs[-1]
        # An entry may be printed otherwise above its article; more than that ends the table.
        if run and line.number - run[-1][0] > (2 if list_item(line) else 1):
            run = []
            runs.append(run)
        later = _after(places, _entry_key(line), max(line.number, run[-1][1] if run else 0))
        if later:
            run.append((line.number, later[0]))
    best = max(([number for number, place in run if place > run[-1][0]] for run in runs if run), key=len, default=[])
    return best if len(best) >= _MIN_ENTRIES else []


def _by_rules(lines: Sequence[Line], dated: Dated) -> list[int]:
    """Line numbers at which articles begin, by rules across the page alone, or by Markdown headings of one level."""
    for rules in _rule_kinds(lines):
        starts = [n + 1 for n in rules if n + 1 < len(lines)]
        own_heading = separator(lines[rules[0]]) is None
        if own_heading:
            starts = list(rules)
        elif _trimmed(lines[: rules[0]]):
            starts = [0, *starts]
        sections = [own for own in _sections(lines, starts) if own]
        if len(sections) <= _MIN_RULES or not all(_headed(own) for own in sections):
            continue
        evidence = sum(source_and_title(own[0].text)[0] is not None or dated(own) for own in sections)
        if evidence * 3 >= len(sections) * 2:
            return starts
    return []


def _rule_kinds(lines: Sequence[Line]) -> list[list[int]]:
    """Line numbers of each kind of rule, the most frequent kind first; Markdown headings are a kind by level."""
    kinds: dict[str, list[int]] = {}
    for line in lines:
        mark = separator(line)
        if mark is None and line.text.startswith(_MARKDOWN):
            level = len(line.text) - len(line.text.lstrip(_MARKDOWN))
            mark = f"heading {level}" if line.text[level : level + 1] == " " else None
        if mark is not None:
            kinds.setdefault(mark, []).append(line.number)
    often = [numbers for numbers in kinds.values() if len(numbers) >= _MIN_RULES]
    return sorted(often, key=lambda numbers: (-len(numbers), numbers[0]))


def _headed(own: Sequence[Line]) -> bool:
    """Whether a section looks like an article: a heading that is no sentence, and text below it."""
    heading = own[0]
    return len(own) > 1 and len(heading.text) <= _MAX_HEADING and not heading.text.endswith((".", "،", ","))


def _entry_key(line: Line) -> str:
    """The words of a possible heading without its list number; one word alone proves nothing."""
    if len(line.text) > _MAX_HEADING:
        return ""
    key = words_key(list_item(line) or line.text)
    return key if " " in key else ""


def _places(lines: Sequence[Line]) -> dict[str, list[int]]:
    """Where each heading's words stand as a whole line, ascending."""
    places: dict[str, list[int]] = {}
    for line in lines:
        if key := _entry_key(line):
            places.setdefault(key, []).append(line.number)
    return places


def _after(places: dict[str, list[int]], key: str, number: int) -> list[int]:
    """The first few of the places of ``key`` that lie after line ``number``."""
    found = places.get(key, [])
    first = bisect_right(found, number)
    return found[first : first + 8]
