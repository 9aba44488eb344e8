"""Where places lie: a point for each city; a country or region has none and is in no box."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

from timeline.errors import LanguageDataError

__all__ = ["Box", "Point", "places_in", "point_of"]


class Point(NamedTuple):
    """Degrees (WGS 84), in the order of GeoJSON."""

    longitude: float
    latitude: float


class Box(NamedTuple):
    """Degrees, all edges inclusive; ``west`` beyond ``east`` crosses the 180th meridian (RFC 7946)."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, point: Point) -> bool:
        """Whether a point lies in it."""
        inside = self.west <= point.longitude <= self.east
        if self.west > self.east:
            inside = point.longitude >= self.west or point.longitude <= self.east
        return inside and self.south <= point.latitude <= self.north


def point_of(place: str) -> Point | None:
    """Where the place of an id lies, ``None`` where that is no point or not known."""
    return _points().get(place)


def places_in(box: Box) -> frozenset[str]:
    """The ids of all known places in a box."""
    return frozenset(place for place, point in _points().items() if box.holds(point))


@cache
def _points() -> dict[str, Point]:
    found: dict[str, Point] = {}
    text = files("timeline.export").joinpath("coordinates.tsv").read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#"):
            continue
        try:
            place, latitude, longitude = line.split("\t")
            found[place] = Point(float(longitude), float(latitude))
        except ValueError:
            raise LanguageDataError("coordinates.tsv", f"line {number}", "is no id, latitude and longitude") from None
    return found
