"""The registry of known events and terms: what it finds in a text, and what a bad row says."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.articles.registry import KnownEvent, Registry, Term, builtin_registry, load_registry
from timeline.errors import LanguageDataError

ROW = """
[[event]]
id = "harbour-fire"
type = "fire"
earliest = 2019-05-04
latest = 2019-05-05
names = ["حريق الميناء القديم"]
together = [["الميناء القديم", "النيران"]]
source = "Port authority, report of June 2019"
"""


def found(text: str, registry: Registry | None = None) -> list[tuple[str, str]]:
    return [(sighting.entry.id, sighting.quote) for sighting in (registry or builtin_registry()).find(text)]


def test_the_table_is_broad_and_names_its_sources() -> None:
    registry = builtin_registry()
    assert len(registry.events) >= 60
    assert len(registry.terms) >= 60
    ids = [event.id for event in registry.events] + [term.id for term in registry.terms]
    assert len(set(ids)) == len(ids)
    years = {event.earliest.year for event in registry.events}
    assert set(range(2011, 2021)) <= years
    for event in registry.events:
        assert event.names or event.together, event.id
        assert event.place, event.id
    for term in registry.terms:
        assert term.latest is None or (term.latest - term.earliest).days < 50 * 366


@pytest.mark.parametrize(
    ("text", "entry", "quote"),
    [
        ("قبل أسابيع من اتفاق مينسك 2", "minsk-2", "اتفاق مينسك 2"),
        ("بموجب اتفاقية “مينسك  2” والتي", "minsk-2", "اتفاقية “مينسك  2"),
        ("للقرار 2254 الذي", "unsc-2254", "للقرار 2254"),
        ("وبمقتل القذافي انتهى", "gaddafi-killed", "مقتل القذافي"),
        ("الرئيس الأمريكي باراك اوباما", "us-president-obama", "الرئيس الأمريكي باراك اوباما"),
        ("جون كيري، وزير الخارجية الأميركي، قال", "us-state-kerry", "جون كيري، وزير الخارجية الأميركي"),
        ("الرئيس الأميركي المنتخب دونالد ترمب", "us-president-elect-trump", "الرئيس الأميركي المنتخب دونالد ترمب"),
        ("اجتمعت منظمة الأمن والتعاون الأوروبي أمس في هامبورغ", "osce-hamburg-2016", None),
    ],
)
def test_found_in_any_spelling(text: str, entry: str, quote: str | None) -> None:
    sightings = builtin_registry().find(text)
    assert [sighting.entry.id for sighting in sightings] == [entry]
    assert sightings[0].quote == text[sightings[0].start : sightings[0].end]
    if quote is not None:
        assert sightings[0].quote == quote


@pytest.mark.parametrize(
    "text",
    [
        "اتفاق مينسك",
        "اتفاق مينسك 25",
        "نصرالقرار 22549",
        "قال باراك أوباما",
        "منظمة الأمن والتعاون اجتمعت. هامبورغ مدينة",
        "",
    ],
)
def test_not_found(text: str) -> None:
    assert found(text) == []


def test_a_user_file_adds_and_replaces(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(ROW.replace("harbour-fire", "minsk-2"), encoding="utf-8")
    registry = load_registry(file)
    assert len(registry.events) == len(builtin_registry().events)
    assert found("بعد حريق الميناء القديم", registry) == [("minsk-2", "حريق الميناء القديم")]
    assert found("أتت النيران على الميناء القديم كله", registry) == [("minsk-2", "النيران على الميناء القديم")]
    assert found("اتفاق مينسك 2", registry) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('type = "fire"', "", "lacks 'type'"),
        ("2019-05-04", '"2019-05-04"', "is no day"),
        ("2019-05-05", "2019-05-01", "ends before it begins"),
        ('"Port authority, report of June 2019"', '""', "names no source"),
        ('["حريق الميناء القديم"]', '"حريق"', "is no list of texts"),
        ("[[event]]", "[[event", "no TOML"),
    ],
)
def test_a_bad_row_names_file_and_row(tmp_path: Path, old: str, new: str, problem: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(ROW.replace(old, new), encoding="utf-8")
    with pytest.raises(LanguageDataError, match=r"mine\.toml") as caught:
        load_registry(file)
    assert problem in str(caught.value)


def test_an_empty_registry_finds_nothing() -> None:
    assert Registry([], [], {}).find("اتفاق مينسك 2") == []


@given(st.text(alphabet="اتفاق مينسك2.\n“لوء ", max_size=60))
def test_spans_are_slices(text: str) -> None:
    for sighting in builtin_registry().find(text):
        assert sighting.quote == text[sighting.start : sighting.end]
        assert isinstance(sighting.entry, (KnownEvent, Term))


def test_terms_do_not_overlap_where_one_follows_another() -> None:
    terms = {term.id: term for term in builtin_registry().terms}
    for before, after in (("us-president-obama", "us-president-trump"), ("france-hollande", "france-macron")):
        assert terms[before].latest == terms[after].earliest
    assert terms["un-sg-ban"].latest == date(2016, 12, 31)
