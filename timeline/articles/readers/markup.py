"""What the markup of a page says besides its text: its titles, its site, its dates."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import lxml.html

from timeline.articles.article import StatedDate, StatedRole

__all__ = ["Markup", "markup_of", "one_line", "starts_aside"]

_MAX_JSON_LD = 500_000
_MAX_DEPTH = 12
# Parts of a page that belong to other stories or to none.
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:related|comments?|sidebar|footer|menu|nav|most|ticker|breaking|copyright)(?:$|[\s_-])",
    re.IGNORECASE,
)
_PUBLISHED = (
    "datepublished",
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "publishdate",
    "pubdate",
    "publish-date",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.created",
    "dcterms.issued",
    "sailthru.date",
    "parsely-pub-date",
    "citation_publication_date",
    "published_time",
    "cxenseparse:recs:publishtime",
    "datecreated",
)
_UPDATED = (
    "datemodified",
    "article:modified_time",
    "og:updated_time",
    "og:article:modified_time",
    "lastmod",
    "last-modified",
    "dcterms.modified",
    "modified_time",
)
_OPENGRAPH = ("article:", "og:")


@dataclass(slots=True)
class Markup:
    """What the markup of a page says besides its text."""

    title: str = ""
    headings: list[str] = field(default_factory=list)
    site: str | None = None
    url: str | None = None
    dates: list[StatedDate] = field(default_factory=list)


def markup_of(tree: lxml.html.HtmlElement) -> Markup:
    """Titles, site, address and dates of a parsed page."""
    page = Markup()
    for element in tree.iter("title", "h1", "meta", "link", "time", "script"):
        match element.tag:
            case "title" if not page.title:
                page.title = one_line(element.text_content())
            case "h1":
                page.headings.append(one_line(element.text_content()))
            case "meta":
                _meta(page, element.attrib)
            case "link" if element.get("rel") == "canonical":
                page.url = element.get("href") or page.url
            case "time":
                _time(page, element)
            case "script" if "ld+json" in (element.get("type") or "").lower():
                _json_ld(page, element.text or "")
            case _:
                pass
    return page


def _meta(page: Markup, attributes: Mapping[str, str]) -> None:
    name = (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "").strip().lower()
    content = (attributes.get("content") or "").strip()
    if not content:
        return
    kind = "opengraph" if name.startswith(_OPENGRAPH) else "meta"
    if name in _PUBLISHED:
        page.dates.append(StatedDate(kind, StatedRole.PUBLISHED, content[:200]))
    elif name in _UPDATED:
        page.dates.append(StatedDate(kind, StatedRole.UPDATED, content[:200]))
    elif name == "og:title":
        page.headings.append(one_line(content))
    elif name == "og:site_name":
        page.site = page.site or one_line(content)
    elif name == "og:url":
        page.url = page.url or content


def _time(page: Markup, element: lxml.html.HtmlElement) -> None:
    """A ``<time>`` that says it is the page's own date, outside the parts of other stories."""
    value = element.get("datetime") or one_line(element.text_content())
    prop = (element.get("itemprop") or "").lower()
    own = prop in ("datepublished", "datemodified") or element.get("pubdate") is not None
    if not value or _is_aside(element):
        return
    if prop == "datemodified" or "updated" in (element.get("class") or "").lower():
        page.dates.append(StatedDate("time", StatedRole.UPDATED, value[:200]))
        return
    first = not any(stated.kind == "time" and stated.role is StatedRole.PUBLISHED for stated in page.dates)
    if first and (own or any(parent.tag in ("article", "header", "main") for parent in element.iterancestors())):
        page.dates.append(StatedDate("time", StatedRole.PUBLISHED, value[:200]))


def _json_ld(page: Markup, script: str) -> None:
    if len(script) > _MAX_JSON_LD:
        return
    try:
        data = json.loads(script)
    except (ValueError, RecursionError):
        return
    for item in _articles_in(data, 0):
        for key, role in (("datePublished", StatedRole.PUBLISHED), ("dateModified", StatedRole.UPDATED)):
            if isinstance(value := item.get(key), str):
                page.dates.append(StatedDate("json-ld", role, value[:200]))
        if isinstance(headline := item.get("headline"), str):
            page.headings.append(one_line(headline))
        publisher = item.get("publisher")
        if isinstance(publisher, dict) and isinstance(name := publisher.get("name"), str):
            page.site = page.site or one_line(name)


def _articles_in(data: object, depth: int) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD block whose type is an article's; those nested under other things are other stories."""
    if depth > _MAX_DEPTH:
        return
    if isinstance(data, list):
        for item in data:
            yield from _articles_in(item, depth + 1)
    elif isinstance(data, dict):
        kinds = data.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(name, str) and name.endswith(("Article", "BlogPosting", "Report")) for name in names):
            yield data
        elif "@graph" in data:
            yield from _articles_in(data["@graph"], depth + 1)
        elif "mainEntity" in data:
            yield from _articles_in(data["mainEntity"], depth + 1)


def starts_aside(element: lxml.html.HtmlElement) -> bool:
    """Whether an element begins a part of the page that belongs to other stories or to none."""
    if element.tag in ("aside", "nav"):
        return True
    if element.tag == "footer":
        # The foot of an article is its own; that of the page holds the copyright line.
        return next(element.iterancestors("article"), None) is None
    return bool(_ASIDE.search(f"{element.get('class') or ''} {element.get('id') or ''}")) and element.tag != "body"


def _is_aside(element: lxml.html.HtmlElement) -> bool:
    return any(starts_aside(parent) for parent in element.iterancestors() if isinstance(parent.tag, str))


def one_line(text: str) -> str:
    """The words of ``text`` with single spaces between them."""
    return " ".join(text.split())
