"""From documents to articles: split a dossier, find title, source and body, and date each of them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from timeline.annotation import annotate
from timeline.articles.article import Article, Document, Evidence, StatedDate, StatedRole
from timeline.articles.cues import named_after
from timeline.articles.dating import NO_HINTS, Hints, read_constraints
from timeline.articles.dossier import Section, split_dossier
from timeline.articles.furniture import furniture
from timeline.articles.headings import outlets
from timeline.articles.layout import FEW_WORDS, HEAD_LINES, PARAGRAPH, Line, lines_of, words_key
from timeline.articles.publication import publication_of, stated_evidence
from timeline.articles.readers.options import DEFAULT_OPTIONS, ReadOptions
from timeline.articles.readers.reader import read_documents
from timeline.articles.reasons import evidence
from timeline.articles.reference import DossierDay, reference_date, stamp_evidence
from timeline.articles.registry import Registry
from timeline.articles.sources import source_of
from timeline.articles.stamps import StampRole, dates_of, find_stamps, is_dated, is_furniture
from timeline.dates.arithmetic import nearest_day
from timeline.errors import ReaderError
from timeline.text.fold import fold_word

__all__ = ["article_names", "articles_of", "read_articles"]

_MAX_TITLE = 300
_UPLOAD_DAYS = 3


def read_articles(
    paths: Iterable[str | os.PathLike[str]],
    registry: Registry | None = None,
    options: ReadOptions = DEFAULT_OPTIONS,
    hints: Hints = NO_HINTS,
) -> Iterator[Article | ReaderError]:
    """Every article behind ``paths``, one at a time, each with its reference date; bad inputs yield their error.

    Args:
        paths: Files, folders (read recursively, sorted) and ``-`` for standard input.
        registry: Known events and terms of office for dating what carries no date; built in if ``None``.
        options: Encoding, limits and field names.
        hints: Bounds of the day of writing that the caller knows, for articles without a printed date.
    """
    for document in read_documents(paths, options):
        if isinstance(document, ReaderError):
            yield document
        else:
            yield from articles_of(document, registry, hints)


def articles_of(document: Document, registry: Registry | None = None, hints: Hints = NO_HINTS) -> list[Article]:
    """The articles of a document: one, or those of a dossier (its front matter is none). Never raises for any text."""
    sections = split_dossier(document.text, is_dated)
    if sections:
        front, *articles = sections
        day = _dossier_day(document, front)
        compiler = _compiler(front)
        return [
            _article(document, section, name, registry, hints, dossier=day, compiler=compiler)
            for name, section in zip(_numbered(document, len(articles)), articles, strict=True)
        ]
    lines = tuple(lines_of(document.text)) if len(document.text) < _MANY_CHARACTERS else tuple(_first_lines(document))
    while len(lines) > 2 and _BREADCRUMB.match(lines[0].text):
        lines = lines[1:]
    if not lines:
        return []
    whole = Section(0, len(document.text), lines)
    return [_article(document, whole, document.id, registry, hints)]


def article_names(document: Document) -> list[str]:
    """The ids of those articles, in order, without reading and dating them."""
    sections = split_dossier(document.text, is_dated)
    if sections:
        return _numbered(document, len(sections) - 1)
    return [document.id] if any(lines_of(document.text)) else []


def _numbered(document: Document, articles: int) -> list[str]:
    return [f"{document.id}-{number:02}" for number in range(1, articles + 1)]


# «الرئيسية / أخبار العالم»: the way to the page stands above its title on many sites.
_BREADCRUMB = re.compile(r"(?:الرئيسي[ةه]|الرئيس[ةه]|Home)[\s\u00a0]*[/\\»›>|]")

# Lines of a longer text than this are not all looked at: its head is enough for title and stamps.
_MANY_CHARACTERS = 2_000_000


def _first_lines(document: Document) -> Iterator[Line]:
    return lines_of(document.text, 0, 20_000)


def _article(
    document: Document,
    section: Section,
    name: str,
    registry: Registry | None,
    hints: Hints,
    *,
    dossier: DossierDay | None = None,
    compiler: str = "",
) -> Article:
    lines = section.lines
    titled = document.title if document.title and dossier is None else None
    heading_in_text = titled is None or fold_word(lines[0].text) == fold_word(titled)
    source = (document.source if dossier is None else None) or source_of(lines, compiler)
    body_start = _body_start(lines, source, heading=heading_in_text)
    # Stamps stand below the heading; where the record gives the title apart, the first line may be one already.
    stamps = find_stamps(lines, heading=heading_in_text)
    text = document.text[section.start : section.end]
    findings = read_constraints(
        text, registry, title=None if heading_in_text else titled, body_start=body_start - section.start
    )
    publication = publication_of(document, stamp_evidence(stamps), own=dossier is None)
    reference = reference_date(
        findings,
        stamps,
        offset=section.start,
        publication=publication,
        dossier=dossier,
        hints=_with_capture(hints, document),
        agency=_is_agency(source),
    )
    title = titled if titled is not None else lines[0].text if len(lines[0].text) <= _MAX_TITLE else ""
    return Article(name, document, source, title, section.start, section.end, body_start, reference)


def _is_agency(source: str) -> bool:
    outlet = outlets().get(fold_word(source))
    return outlet is not None and outlet.agency


def _with_capture(hints: Hints, document: Document) -> Hints:
    """The hints, with the moment of capture that the document states: nothing in it was written later."""
    for stated in document.stated:
        if stated.role is StatedRole.CAPTURED:
            try:
                moment = datetime.fromisoformat(stated.value)
            except ValueError:
                continue
            day = nearest_day(moment.date(), 1)
            latest = day if hints.latest is None else min(day, hints.latest)
            return replace(hints, latest=latest, captured=moment)
    return hints


def _body_start(lines: Sequence[Line], source: str, *, heading: bool) -> int:
    """Where the running text begins: after the heading and the stamps, credits and buttons below it."""
    # A first line that is long and stops as running text does is the article itself: it has no title.
    running = len(lines[0].text) >= PARAGRAPH and lines[0].ends_sentence
    first = 1 if heading and not running else 0
    body = first
    for index in range(first, min(HEAD_LINES, len(lines) - 1)):
        line = lines[index]
        if len(line.text) >= PARAGRAPH or line.ends_sentence:
            break
        # A short line above a stamp («الحدث», a section's name) belongs to the page, too.
        repeated = heading and line.key == lines[0].key
        if repeated or is_furniture(line, dates_of(line.text)) or _is_credit(line, source):
            body = index + 1
        elif index > first + 2:
            break
    return lines[body].start if body < len(lines) else lines[-1].end


def _is_credit(line: Line, source: str) -> bool:
    """A short line of places, agencies and names: «هامبورغ-موسكو-سانا», «أحمد عبدالله والوكالات»."""
    words = line.key.split()
    table = {phrase[0] for phrase in furniture().credit if len(phrase) == 1}
    if not words or len(words) > FEW_WORDS:
        return bool(words) and words[0] in table and not line.ends_sentence and len(words) <= 2 * FEW_WORDS
    folded_source = words_key(source)
    if folded_source and f" {folded_source} " in f" {line.key} ":
        return True
    return any(w in outlets() or w in table or w.removeprefix("و") in table for w in words)


def _compiler(front: Section) -> str:
    for line in front.lines:
        if name := named_after("compiler", line.text):
            return name
    return ""


def _dossier_day(document: Document, front: Section) -> DossierDay | None:
    """The day that a dossier covers: the date in its title, its stamp, or what its input states."""
    stamps = [stamp for stamp in find_stamps(front.lines) if stamp.day is not None] if front.lines else []
    upload = next((stamp.day for stamp in stamps if stamp.role is not StampRole.CAPTURE), None)
    titled = _title_date(front)
    if titled is not None and titled.earliest is not None:
        limit = nearest_day(titled.earliest, _UPLOAD_DAYS)
        latest = upload if upload is not None and titled.earliest <= upload <= limit else titled.earliest
        return DossierDay(titled.earliest, latest, titled)
    if upload is not None:
        stamp = stamps[0]
        reason = evidence("dossier", stamp.quote, (stamp.start, stamp.end), (upload, upload))
        return DossierDay(upload, upload, reason)
    own = StatedDate("metadata", StatedRole.PUBLISHED, document.published or "")
    stated = stated_evidence(own) if document.published else None
    if stated is not None and stated.earliest is not None:
        return DossierDay(stated.earliest, stated.earliest, stated)
    return None


def _title_date(front: Section) -> Evidence | None:
    """A full date among the first lines of the front matter, above its table of contents."""
    for line in front.lines[:4]:
        for annotation in annotate(line.text[:_MAX_TITLE]):
            interval = annotation.interval
            if interval is None or interval.start is None or interval.start != interval.end:
                continue
            if line is front.lines[0] or not is_furniture(line, [annotation]):
                span = (line.start + annotation.start, line.start + annotation.end)
                return evidence("dossier", annotation.text, span, (interval.start, interval.start))
    return None
