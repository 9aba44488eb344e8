"""What all pages share: the reader's choices, the words, and the templates that are filled."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import Request, Response
from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context, select_autoescape
from jinja2.runtime import Context
from markupsafe import Markup, escape
from pydantic import BaseModel, ConfigDict

from timeline.export.policies import pieces
from timeline.export.style import Calendars, Digits, Language, Months, Style
from timeline.export.vocabulary import labels_of

__all__ = ["Look", "isolated", "link", "missing", "render", "words"]

_APART = {
    Language.ARABIC: re.compile(r"[0-9]+(?:\s?[-/.:–]\s?[0-9]+)+|[A-Za-z][A-Za-z0-9_]*(?:[=-][A-Za-z0-9_.-]+)*"),
    Language.ENGLISH: re.compile(r"«[^«»]*»"),
}
"""What the other direction would turn round or break: in an Arabic line dates in figures and names of policies and
rules, in an English one the words of an article."""
_TABLES = ("granularity", "modality", "dating", "action", "grounds", "scope")
_DIRECTION = {
    Language.ARABIC: Markup('<bdi dir="ltr" class="run">{}</bdi>'),
    Language.ENGLISH: Markup('<bdi lang="ar">{}</bdi>'),
}


class Look(BaseModel):
    """How the reader wants the page, as the address says; what is not understood is the default."""

    model_config = ConfigDict(extra="ignore")

    lang: Language = Language.ARABIC
    months: Months = Months.LEVANTINE
    calendar: Calendars = Calendars.GREGORIAN
    digits: Digits = Digits.LATIN

    @property
    def style(self) -> Style:
        """The same for the library."""
        return Style(self.lang, self.months, self.calendar, self.digits)


@cache
def words(language: Language) -> Mapping[str, Any]:
    """The words of the pages in one language; tables such as ``modality`` under their name."""
    data = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    tables = {name: table[language] for name, table in data.items() if name not in {"ar", "en"}}
    return {**data[language], **tables, **{name: labels_of(name, language) for name in _TABLES}}


def link(style: Style, as_of: date | None = None) -> str:
    """The query that keeps a reader's choices from page to page, with its question mark."""
    default = Style()
    chosen = {
        "lang": style.language,
        "months": style.months,
        "calendar": style.calendar,
        "digits": style.digits,
    }
    kept = {
        key: value.value
        for key, value in chosen.items()
        if value != getattr(default, "language" if key == "lang" else key)
    }
    if as_of is not None:
        kept["as_of"] = as_of.isoformat()
    return f"?{urlencode(kept)}" if kept else ""


@pass_context
def _isolated(context: Context, text: str) -> Markup:
    style: Style = context["style"]
    return isolated(text, style.language)


def isolated(text: str, language: Language) -> Markup:
    """``text`` with its policies in words, and with what runs in the other direction kept together and apart."""
    parts = [
        Markup('<span class="policy" title="{}">{}</span>').format(one.code, _runs(one.text, language))
        if one.code
        else _runs(one.text, language)
        for one in pieces(text)
    ]
    return Markup("").join(parts)


def _runs(text: str, language: Language) -> Markup:
    out: list[Markup] = []
    done = 0
    for found in _APART[language].finditer(text):
        out += [escape(text[done : found.start()]), _DIRECTION[language].format(found[0])]
        done = found.end()
    return Markup("").join([*out, escape(text[done:])])


def missing(request: Request, style: Style) -> Response:
    """The page that says that there is nothing at this address."""
    return render("problem.html", request, style, status=404, detail=request.url.path)


def render(template: str, request: Request, style: Style, *, status: int = 200, **values: Any) -> Response:
    """The page that a template makes of ``values``."""
    other = Language.ENGLISH if style.language is Language.ARABIC else Language.ARABIC
    html = (
        _environment()
        .get_template(template)
        .render(
            words=words(style.language),
            style=style,
            home="/" + link(style),
            link=link(style),
            switch=f"{request.url.path}?{urlencode({**request.query_params, 'lang': other.value})}",
            **values,
        )
    )
    return Response(
        html, status, media_type="text/html; charset=utf-8", headers={"Content-Language": style.language.value}
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("api.web"),
        autoescape=select_autoescape(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["isolated"] = _isolated
    # A new address for a new style sheet, so that no browser shows a page with the old one.
    sheet = Path(__file__).with_name("static") / "timeline.css"
    environment.globals["style_sheet"] = hashlib.sha256(sheet.read_bytes()).hexdigest()[:12]
    return environment
