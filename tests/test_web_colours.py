"""The colours of the pages: text and the edges of what can be used stand out enough (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SHEET = (Path(__file__).resolve().parents[1] / "api/web/static/timeline.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
    for block in re.findall(r":root \{(.*?)\}", SHEET, re.DOTALL)
)
TEXT = [
    ("ink", "paper"), ("ink", "card"), ("ink", "mark"), ("soft", "paper"), ("soft", "card"), ("accent", "paper"),
    ("accent", "card"), ("accent", "accent-soft"), ("accent", "mark"), ("warn", "warn-soft"), ("warn", "paper"),
    ("warn", "card"), ("paper", "accent"),
]  # fmt: skip
"""What is written on what."""
EDGES = [("edge", "card"), ("edge", "paper"), ("accent", "card"), ("accent", "paper")]
"""Borders of fields on the form and in themselves, and the ring of the focus."""


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_both_schemes_have_every_colour() -> None:
    assert set(LIGHT) == set(DARK) == set(re.findall(r"var\(--([\w-]+)\)", SHEET))
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("colours", "least"), [*((pair, 4.5) for pair in TEXT), *((pair, 3.0) for pair in EDGES)])
def test_what_is_to_be_read_or_used_stands_out(scheme: dict[str, str], colours: tuple[str, str], least: float) -> None:
    one, other = colours
    assert contrast(scheme[one], scheme[other]) >= least
