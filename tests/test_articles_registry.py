"""The registry of known events and terms: what it finds in a text, and what a bad row says."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.articles import articles_of
from timeline.articles.article import Document
from timeline.articles.registry import KnownEvent, Registry, Term, builtin_registry, load_registry
from timeline.errors import LanguageDataError
from timeline.events import all_mentions

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


# Offices that one person at a time holds; a few weeks pass between an appointment and the oath.
SINGLE = (
    "الرئيس الأميركي",
    "وزير الخارجية الأميركي",
    "وزير الدفاع الأميركي",
    "الرئيس الفرنسي",
    "رئيس الوزراء الفرنسي",
    "رئيس الوزراء البريطاني",
    "رئيس الوزراء العراقي",
    "الرئيس العراقي",
    "الرئيس المصري",
    "الرئيس اللبناني",
    "الرئيس السوري",
    "الرئيس الإيراني",
    "وزير الخارجية الإيراني",
    "وزير الخارجية السعودي",
    "وزير الخارجية القطري",
    "وزير الخارجية الألماني",
    "رئيس الوزراء الأردني",
    "رئيس الوزراء الإسرائيلي",
    "الرئيس الإسرائيلي",
    "رئيس الوزراء الباكستاني",
    "رئيس الوزراء الياباني",
    "الرئيس البرازيلي",
    "أمير الكويت",
    "الأمين العام للأمم المتحدة",
    "مدرب ريال مدريد",
    "مدرب برشلونة",
)


def found(text: str, registry: Registry | None = None) -> list[tuple[str, str]]:
    return [(sighting.entry.id, sighting.quote) for sighting in (registry or builtin_registry()).find(text)]


def test_the_table_is_broad_and_names_its_sources() -> None:
    registry = builtin_registry()
    assert len(registry.events) >= 60
    assert len(registry.terms) >= 60
    for event in registry.events:
        assert event.announced is None or (event.scheduled and event.announced < event.earliest)
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
        ("[[event]]", "[[events]]", "'events' is none of event, term, variants"),
        ("[[event]]", "event = 5\n[x]", "none of"),
        ("latest =", "lastest =", "'lastest' is none of"),
        ('["حريق الميناء القديم"]', '["ـ"]', "is no wording of one to 12 words"),
        ('["حريق الميناء القديم"]', f'["{"حريق " * 13}"]', "is no wording of one to 12 words"),
    ],
)
def test_a_bad_row_names_file_and_row(tmp_path: Path, old: str, new: str, problem: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(ROW.replace(old, new), encoding="utf-8")
    with pytest.raises(LanguageDataError, match=r"mine\.toml") as caught:
        load_registry(file)
    assert problem in str(caught.value)


TERM = """
[[term]]
id = "mayor"
office = ["رئيس بلدية القرية"]
names = ["سالم الهادي"]
from = 2010-01-01
to = 2012-01-01
also = [{ from = 2015-01-01 }]
source = "records of the village"
"""


AWKWARD = (
    "5",
    "true",
    "inf",
    '""',
    '"ـ"',
    '"س"',
    "[]",
    "[[]]",
    '["س"]',
    '[["س"]]',
    "{}",
    "[{}]",
    "9999-12-31",
    "2015-12-18T10:00:00",
    "0001-01-01",
)
FIELDS = (
    "id",
    "type",
    "earliest",
    "latest",
    "names",
    "source",
    "together",
    "announced",
    "moment",
    "place",
    "participants",
)


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from([(ROW, FIELDS), (TERM, ("id", "office", "names", "from", "to", "also", "source"))]),
    st.data(),
    st.sampled_from(AWKWARD),
)
def test_a_row_of_anything_is_read_or_named(
    tmp_path_factory: pytest.TempPathFactory, row: tuple[str, tuple[str, ...]], data: st.DataObject, value: str
) -> None:
    text, fields = row
    field = data.draw(st.sampled_from(fields))
    lines = [line for line in text.splitlines() if not line.startswith(f"{field} =")]
    file = tmp_path_factory.mktemp("own") / "mine.toml"
    file.write_text("\n".join([*lines, f"{field} = {value}"]), encoding="utf-8")
    try:
        registry = load_registry(file)
    except LanguageDataError as error:
        told = error
    else:
        sighted = "أمس التقى رئيس بلدية القرية سالم الهادي من شهد حريق الميناء القديم. س"
        (article,) = articles_of(Document("d", sighted), registry)
        all_mentions([article], registry=registry)
        return
    assert told.file == str(file)


def test_periods_of_an_office(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(TERM, encoding="utf-8")
    (term,) = (term for term in load_registry(file).terms if term.id == "mayor")
    assert term.periods == ((date(2010, 1, 1), date(2012, 1, 1)), (date(2015, 1, 1), None))
    assert (term.earliest, term.latest) == (date(2010, 1, 1), None)
    file.write_text(TERM.replace("2015-01-01", "2011-01-01"), encoding="utf-8")
    with pytest.raises(LanguageDataError, match="begins again before it has ended"):
        load_registry(file)


def test_one_office_of_one_nation_has_one_holder_at_a_time() -> None:
    """Rows of heads of state and government may touch at the day of a handover, and no more."""
    holders: dict[str, list[tuple[date, date, str]]] = {}
    for term in builtin_registry().terms:
        if term.office[0] in SINGLE:
            holders.setdefault(term.office[0], []).extend((a, b or date.max, term.id) for a, b in term.periods)
    assert len(holders) == len(SINGLE)
    for office, periods in holders.items():
        for (_, end, one), (start, _, two) in pairwise(sorted(periods)):
            assert (start - end).days >= -21, (office, one, two)


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
