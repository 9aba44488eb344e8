"""The library's JSON as the templates want it: words in place of codes, dates in the reader's style."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import quote, unquote

import orjson

from timeline.articles.article import Article
from timeline.dates.arithmetic import month_bounds, year_bounds
from timeline.dates.edtf import parse_edtf
from timeline.dates.granularity import Granularity
from timeline.dates.interval import Interval
from timeline.events.decisions import Decision
from timeline.events.event import Basis
from timeline.export.moments import Moment, moments
from timeline.export.phrase import phrase, type_phrase
from timeline.export.style import Style
from timeline.export.vocabulary import counted, labels_of
from timeline.export.wire import interval_json
from timeline.store import Row

__all__ = ["article_row", "article_view", "conflict_row", "event_view", "groups_of", "said_day"]

Json = dict[str, Any]
Words = Mapping[str, Any]

_UNITS = frozenset({"second", "minute", "hour", "day"})
_USUAL = "happened"
_UNDATED = "~"
"""Stands behind every day as text."""


def groups_of(found: Sequence[Row], style: Style, words: Words, link: str) -> list[Json]:
    """Rows of the timeline, those of one rank and date together: the days do not order them."""
    rows = [(row.rank, orjson.loads(row.summary)) for row in found]
    return [_group(moment, style, words, link) for moment in moments(rows)]


def _group(moment: Moment, style: Style, words: Words, link: str) -> Json:
    data = interval_json(moment.interval, ())
    return {
        **_dated(data, style, words),
        "coarse": data is None or data["granularity"] not in _UNITS,
        "tie": words["tie"].get(moment.order, ""),
        "events": [
            {
                **_summary(event, style, words, link),
                "own_date": _own_date(event, moment, style),
            }
            for event in moment.events
        ],
    }


def _own_date(event: Json, moment: Moment, style: Style) -> str:
    """The event's own date where it says more than the moment's."""
    own = None if event["date"] is None else Interval.from_dict(event["date"])
    return "" if own == moment.interval else phrase(own, style)


def event_view(data: Json, decisions: Sequence[Decision], style: Style, words: Words, link: str) -> Json:
    """One event for its page; of ``decisions`` those that made it what it is are shown."""
    return {
        **_summary({**data, "claims": len(data["claims"])}, style, words, link),
        **_dated(data["date"], style, words),
        "participants": [*(one["label"] for one in data["participants"]), *data["described"]],
        "counts": words["claims_of" if data["sources"] else "claims_in"].format(
            claims=counted(len(data["claims"]), "claim", style.language),
            articles=counted(data["articles"], "article", style.language, oblique=True),
            sources=counted(len(data["sources"]), "source", style.language, oblique=True),
        ),
        "decides": [one["decides"][style.language.value] for one in data["conflicts"]],
        "source_list": data["sources"],
        "claims": [_claim(claim, style, words, link) for claim in sorted(data["claims"], key=_written)],
        "grouping": _grouping(data, words),
        "decided": [
            {
                "action": words["action"][one.action.value],
                "author": one.author,
                "day": said_day(one.at.date(), style),
                "reason": one.reason,
            }
            for one in decisions
            if one.id in data["decisions"]
        ],
    }


def _written(claim: Json) -> tuple[str, str, int]:
    """Claims as they were written, day by day; those of an undated article behind all others."""
    article = claim["article"]
    return article.get("reference_date") or _UNDATED, article["id"], claim["selectors"][-1]["start"]


def _grouping(data: Json, words: Words) -> list[Json]:
    """Which claims were put together and why, with the claims in their words."""
    quotes = {claim["id"]: claim["quote"] for claim in data["claims"]}
    rows = []
    for line in data["grouping"]:
        pair, _, codes = line.partition(": ")
        rows.append(
            {
                "quotes": [{"id": one, "text": quotes.get(one, one)} for one in pair.split(" + ")],
                "reasons": words["comma"].join(words["grounds"].get(code, code) for code in codes.split(", ")),
            }
        )
    return rows


def article_view(data: Json, style: Style, words: Words, link: str) -> Json:
    """One article for its page; its text in pieces, expressions of time apart."""
    reference = data["reference"]
    language = style.language.value
    return {
        "id": data["id"],
        "source": data["source"],
        "title": data["title"],
        "date": _day(reference["date"], style),
        "dating": words["dating"][reference["status"]],
        "candidates": [_day(day, style) for day in reference["candidates"]] if len(reference["candidates"]) > 1 else [],
        "evidence": [
            {
                "quote": "" if one["quote"] in one["reason"][language] else one["quote"],
                "reason": one["reason"][language],
            }
            for one in reference["evidence"]
        ],
        "conflicts": [
            {
                "reason": one["reason"][language],
                "kept": one["kept"]["quote"],
                "rejected": one["rejected"]["quote"],
            }
            for one in reference["conflicts"]
        ],
        "pieces": _pieces(data, style),
        "told": [
            {
                "quote": claim["quote"],
                "modality": _modality(claim["modality"], words),
                "url": f"/events/{quote(claim['event'], safe='')}{link}#{claim['id']}",
            }
            for claim in data["claims"]
            if claim["event"]
        ],
        "expressions": [
            {**_expression(one, style), "date": _when(one, style, words)["date"]} for one in data["expressions"]
        ],
    }


def conflict_row(one: Json, style: Style, words: Words, link: str) -> Json:
    """A conflict of any scope: where it is, both sides, which one is followed and why."""
    language = style.language.value
    row: Json = {"reason": _spoken(one["reason"][language], style), "sides": [], "decides": "", "sentence": ""}
    if one["scope"] == "event":
        event = one["event"]
        return row | {
            "title": event["label"],
            "url": f"/events/{quote(event['id'], safe='')}{link}",
            "sides": [("", _spoken(value, style)) for value in one["values"]],
            "decides": one["decides"][language],
        }
    if one["scope"] == "article":
        article = one["article"]
        kept, rejected = one["kept"]["quote"], one["rejected"]["quote"]
        row |= {"title": article["title"] or article["id"], "url": _article_url(article["id"], link)}
    else:
        kept, rejected = _phrase(one["kept"], style), _phrase(one["rejected"], style) if one["rejected"] else ""
        name = unquote(one["article"].rpartition("/")[2])
        row |= {"title": one["quote"], "url": _article_url(name, link), "sentence": one["sentence"]}
    row["sides"] = [(words["kept"], kept), (words["rejected"], rejected)] if rejected else [(words["kept"], kept)]
    return row


def article_row(article: Article, style: Style, words: Words, link: str) -> Json:
    """An article in a list: when it was written, and how sure that is."""
    reference = article.reference
    return {
        "title": article.title or article.id,
        "url": _article_url(article.id, link),
        "source": article.source or words["unnamed"],
        "date": phrase(Interval.day(reference.best), style) if reference.best else words["reference_unknown"],
        "dating": words["dating"][reference.status.value],
        "conflicts": len(reference.conflicts),
    }


def _article_url(name: str, link: str) -> str:
    return f"/articles/{quote(name, safe='')}{link}"


def _summary(event: Json, style: Style, words: Words, link: str) -> Json:
    language = style.language.value
    return {
        "id": event["id"],
        "url": f"/events/{quote(event['id'], safe='')}{link}",
        "label": event["label"],
        "type": type_phrase(event["type"], style),
        "modality": _modality(event["modality"], words),
        "places": [one["label"] for one in event["places"]],
        "sources": event["sources"] or [words["unnamed"]],
        "claims": event["claims"],
        "conflicts": [_spoken(one["reason"][language], style) for one in event["conflicts"]],
        "why": [
            {
                "quote": one["quote"],
                "date": phrase(parse_edtf(one["date"]), style) if one["date"] else "",
                "stated": one["basis"] == Basis.STATED,
                "from": words["counted_from"].format(date=_day(one["reference_date"], style))
                if one["reference_date"] and one["basis"] == Basis.STATED
                else "",
                "why": one["why"][language],
                "articles": [
                    {"url": f"/articles/{quote(name, safe='')}{link}", "name": name} for name in one["articles"]
                ],
            }
            for one in sorted(event["why"], key=lambda one: one["reference_date"] or _UNDATED)
        ],
    }


def _claim(claim: Json, style: Style, words: Words, link: str) -> Json:
    article = claim["article"]
    sentence, text = claim["sentence"], claim["quote"]
    at = claim["selectors"][-1]["start"] - claim["sentence_start"]
    inside = at >= 0 and sentence[at : at + len(text)] == text
    expression, origin = claim["expression"], claim["date_from"]
    return {
        "id": claim["id"],
        "article": {
            "url": f"/articles/{quote(article['id'], safe='')}{link}" if article["self"] else "",
            "source": article.get("source") or article["id"],
            "date": _day(article.get("reference_date"), style),
        },
        "modality": _modality(claim["modality"], words),
        "speaker": claim["speaker"]["label"] if claim["speaker"] else "",
        "before": sentence[:at] if inside else "",
        "quote": text,
        "after": sentence[at + len(text) :] if inside else "",
        "date": _dated(claim["date"], style, words)["date"],
        "derived": [_spoken(line, style) for line in origin["why"][style.language.value]] if origin else [],
        "expression": _expression(expression, style) if expression else None,
        "span": words["span"].format(start=claim["selectors"][-1]["start"], end=claim["selectors"][-1]["end"]),
        "place": _place_of(claim, link),
    }


def _place_of(claim: Json, link: str) -> str:
    """The address of the expression, or else the claim, within its article's page."""
    if not claim["article"]["self"]:
        return ""
    anchor = f"#t{claim['expression']['start']}" if claim["expression"] else ""
    return f"/articles/{quote(claim['article']['id'], safe='')}{link}{anchor}"


def _expression(one: Json, style: Style) -> Json:
    language = style.language.value
    return {
        "text": one["text"],
        "why": one["why"][language],
        "rule": one["rule"],
        "edtf": one["date"]["edtf"] if one["date"] else "",
        "start": one["start"],
        "end": one["end"],
        "alternatives": [
            {"date": _phrase(other["date"], style), "reason": other["reason"][language]}
            for other in one["alternatives"]
        ],
        "conflicts": [conflict["reason"][language] for conflict in one["conflicts"]],
    }


def _when(expression: Json, style: Style, words: Words) -> Json:
    """When an expression means, or why it means no day."""
    if expression["date"] is not None:
        return _dated(expression["date"], style, words)
    return {"date": {"text": _undated(expression, style), "machine": ""}}


def _pieces(data: Json, style: Style) -> list[Json]:
    text, base = data["text"], data["start"]
    pieces: list[Json] = []
    done = 0
    for one in data["expressions"]:
        start, end = one["start"] - base, one["end"] - base
        if start < done:
            continue
        pieces.append({"text": text[done:start], "title": ""})
        said = _phrase(one["date"], style) if one["date"] else _undated(one, style)
        pieces.append({"text": text[start:end], "title": said, "start": one["start"]})
        done = end
    return [*pieces, {"text": text[done:], "title": ""}]


def _undated(expression: Json, style: Style) -> str:
    problem = expression["problem"]
    kind = labels_of("expression", style.language)[expression["type"]]
    reason: str = problem["reason"][style.language.value] if problem else kind
    return reason


def _dated(data: Json | None, style: Style, words: Words) -> Json:
    """A date in words, for machines where HTML has a form for it, and its precision where that is coarse."""
    machine = ""
    if data is not None and not data["members"] and data["edtf"][:4].isdigit():
        # HTML knows a day, a month and a year; anything else would have to pretend.
        machine = data["edtf"] if data["granularity"] in {"day", "month", "year"} and "/" not in data["edtf"] else ""
    unit = data["granularity"] if data else None
    return {
        "date": {"text": _phrase(data, style), "machine": machine.rstrip("?~%")},
        "precision": f"{words['precision']}: {words['granularity'][unit]}" if unit and unit not in _UNITS else "",
    }


_DAYS = re.compile(r"(?<![\d/])(\d{4}-\d\d-\d\d)(?:/(\d{4}-\d\d-\d\d))?(?![\dT/])")


def _spoken(text: str, style: Style) -> str:
    """A reason with its days in the reader's words: the interface gives them as ISO, a page is read by people."""
    return _DAYS.sub(lambda found: _said(found[0], found[1], found[2], style), text)


def _said(text: str, first: str, last: str | None, style: Style) -> str:
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last or first)
        return phrase(Interval(start, end, _unit(start, end)), style)
    except ValueError:  # digits of a quotation
        return text


def _unit(start: date, end: date) -> Granularity:
    """What the days make up: a whole year, a whole month, or days."""
    if (start, end) == year_bounds(start.year):
        return Granularity.YEAR
    return Granularity.MONTH if (start, end) == month_bounds(start.year, start.month) else Granularity.DAY


def _phrase(data: Json | None, style: Style) -> str:
    return phrase(None if data is None else Interval.from_dict(data), style)


def said_day(day: date, style: Style) -> str:
    """A day in words."""
    return phrase(Interval.day(day), style)


def _day(day: str | None, style: Style) -> str:
    return phrase(Interval.day(date.fromisoformat(day)), style) if day else ""


def _modality(modality: str, words: Words) -> str:
    return "" if modality == _USUAL else words["modality"].get(modality, modality)
