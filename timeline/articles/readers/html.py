"""A page as an article: its text, its heading with the stamps around it, and the dates it states in its markup.

The running text comes from trafilatura, which drops menus, comments and advertisements, and with them the
stamp below the heading; so the heading and the lines beside it that hold a date are taken from the page
itself and set above the text. Offsets then count in a text that a reader would recognise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import htmldate
import lxml.etree
import lxml.html
import trafilatura

from timeline.articles.article import Document, StatedDate, StatedRole
from timeline.articles.furniture import related_tail
from timeline.articles.layout import lines_of, words_key
from timeline.articles.readers.decoding import bom_encoding, charset_of, check_not_binary, decode
from timeline.articles.readers.markup import Markup, markup_of, one_line, starts_aside
from timeline.articles.readers.options import ReadOptions
from timeline.articles.readers.printed import begins_related, is_labelled, is_listing, is_stamp
from timeline.articles.readers.text import check_text
from timeline.errors import ReaderError

__all__ = ["document_of_page", "page_charset"]

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_HEAD = 4096
_WEB_BEGINS, _FAR_AHEAD = "1995-01-01", "2099-12-31"
_ABOVE, _BELOW = 4, 10
_PARAGRAPH = 120
_BLOCKS = frozenset(
    "address article aside blockquote body br button caption dd div dl dt fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hr li main nav ol p section table td th tr ul".split()
)
_SILENT = frozenset(
    ("script", "style", "noscript", "template", "svg", "head", "select", "option", "textarea", "iframe")
)


def document_of_page(
    data: bytes,
    label: str,
    document_id: str,
    options: ReadOptions,
    *,
    url: str | None = None,
    charset: str | None = None,
    stated: Iterable[StatedDate] = (),
) -> Document:
    """A page's bytes as a document.

    ``charset`` is what the transfer said, used unless a byte order mark or the caller's options say otherwise;
    after it counts what the page itself declares, and UTF-8 if it declares nothing. ``stated`` are dates that
    came with the page (the day of its capture).

    Raises:
        ReaderError: the page is empty, binary, in another encoding than declared, or holds no article.
    """
    if not data.strip():
        raise ReaderError("empty file", label, "it holds no page")
    if len(data) > options.limits.document_bytes:
        raise ReaderError(f"larger than {options.limits.document_bytes // 2**20} MiB", label, "a page is far smaller")
    encoding = options.encoding or bom_encoding(data) or (charset and charset_of(charset)) or page_charset(data)
    if encoding is None:
        check_not_binary(data, label)
    markup = decode(data, label, encoding)
    # lxml takes no text that declares an encoding, and no NUL.
    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", markup).replace("\x00", "")
    try:
        tree = lxml.html.fromstring(markup)
    except (lxml.etree.LxmlError, ValueError) as error:
        raise ReaderError(f"a page that cannot be parsed ({error})", label, "is it HTML?") from None
    page = markup_of(tree)
    body = trafilatura.extract(markup, include_comments=False, include_tables=False, favor_recall=True) or ""
    lines = _lines(tree)
    heading, stamps = _heading_and_stamps(page, lines)
    begins = lines.index(heading) if heading in lines else 0
    if all(stated.kind == "time" for stated in page.dates) and is_listing(lines[begins:]):
        raise ReaderError("a list of stories, no article", label, "read the pages of the stories themselves")
    if not (body or page.headings or stamps):
        raise ReaderError("a page without text", label, "it may be filled by a script: save it from the browser")
    text = "\n".join((*([heading] if heading else []), *stamps)) + "\n\n" + _without_head(body, heading, stamps)
    check_text(text, label, options.limits.line_chars)
    return Document(
        id=document_id,
        text=text.strip("\n"),
        path=label,
        source=page.site,
        title=heading or page.title or None,
        url=url or page.url,
        stated=(*page.dates, *(_guess(markup) if not page.dates and not stamps else ()), *stated),
    )


def _guess(markup: str) -> Iterator[StatedDate]:
    """What htmldate finds in the markup of a page that states no date and shows none beside its heading.

    Without its search through the text, which takes the day of a widget or the year of a copyright line. A first of
    the month is not believed: of «18 كانون الأول 2015» and of «18/12/2015» it makes one. Its bounds are given, since
    it would ask the computer's clock for them.
    """
    found = htmldate.find_date(
        markup, original_date=True, extensive_search=False, min_date=_WEB_BEGINS, max_date=_FAR_AHEAD
    )
    if found is not None and not found.endswith("-01"):
        yield StatedDate("htmldate", StatedRole.PUBLISHED, found)


def page_charset(data: bytes) -> str | None:
    """The encoding that a page declares in its first bytes, ``None`` if it declares none."""
    found = _CHARSET.search(data[:_HEAD])
    if found is None:
        return None
    name = found.group(1).decode("ascii").lower()
    # The label iso-8859-6 and windows-1256 are read as browsers read them; UTF-16 in a meta element means UTF-8.
    return "utf-8" if name.startswith("utf-16") else charset_of(name)


def _lines(tree: lxml.html.HtmlElement) -> list[str]:
    """The lines of a page as it is shown, block by block, without the parts that belong to other stories."""
    lines: list[str] = []
    current: list[str] = []

    def close() -> None:
        text = one_line(" ".join(current))
        current.clear()
        if text:
            lines.append(text)

    stack: list[tuple[lxml.html.HtmlElement, bool]] = [(tree, False)]
    while stack:
        element, closing = stack.pop()
        block = element.tag in _BLOCKS
        if closing:
            if block:
                close()
            if element.tail:
                current.append(element.tail)
            continue
        if not isinstance(element.tag, str) or element.tag in _SILENT or starts_aside(element):
            if element.tail:
                current.append(element.tail)
            continue
        if block:
            close()
        if element.text:
            current.append(element.text)
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))
    close()
    return lines


def _heading_and_stamps(page: Markup, lines: list[str]) -> tuple[str, list[str]]:
    """The heading of the article and the short lines with a date that stand beside it."""
    keys = [words_key(line) for line in lines]
    for heading in (*page.headings, page.title):
        key = words_key(heading)
        if not key:
            continue
        place = next(
            (at for at, found in enumerate(keys) if found and (found == key or key.startswith(found + " "))), None
        )
        if place is None or len(keys[place]) * 2 < len(key):
            continue
        below = [line for line in _until_text(lines[place + 1 : place + 1 + _BELOW]) if is_stamp(line)]
        # Some print «نشر بتاريخ: …» under the text. Two such lines are those of a list of stories.
        foot = [] if below else list(dict.fromkeys(_labelled(lines[place + 1 :])))
        below = foot if len(foot) == 1 else below
        # A page's head often shows today's date above everything; only without a stamp below is it asked.
        above = [line for line in lines[max(0, place - _ABOVE) : place] if is_stamp(line)]
        return lines[place], below or above[-1:]
    return page.headings[0] if page.headings else page.title, []


def _labelled(lines: Sequence[str]) -> Iterator[str]:
    """Lines that say by a label that they hold a day of publication, up to the first links to other stories."""
    for line in lines:
        if begins_related(line):
            return
        if is_labelled(line):
            yield line


def _until_text(lines: Sequence[str]) -> Iterator[str]:
    """Lines up to the first paragraph or the first links to other stories."""
    for line in lines:
        if len(line) >= _PARAGRAPH or begins_related(line):
            return
        yield line


def _without_head(body: str, heading: str, stamps: list[str]) -> str:
    """The running text without what was already set above it, and without links to other stories."""
    lines = list(lines_of(body))
    seen = {words_key(line) for line in (heading, *stamps)}
    first = 0
    while first < len(lines) and first < _BELOW and words_key(lines[first].text) in seen:
        first += 1
    tail = related_tail(lines)
    return "\n".join(line.text for line in (lines[first:] if tail is None else lines[first:tail]))
