"""The pages, as a browser without script gets them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest

from api.settings import Access, Settings
from api.web.present import conflict_row
from api.web.render import words
from tests.service_process import REPORTS, serving
from timeline.articles.article import Document
from timeline.export.style import ARABIC, Language
from timeline.export.vocabulary import counted
from timeline.store import build, open_store
from timeline.store.build import add_documents

HOSTILE = "<script>alert(1)</script>\u202e\"'><img src=x onerror=alert(1)>"
LABEL = r'<bdi lang="ar">([^<]*)</bdi></a></h3>'
VOID = {"meta", "link", "input", "br", "img", "hr"}


class Page(HTMLParser):
    """What a page is made of: its elements, whether they close, and what stands in them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.problems: list[str] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.problems.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    database = tmp_path_factory.mktemp("web") / "t.db"
    hostile = Document(
        "hostile", "دبي\n\n3 آذار 2017 - وكالة\n\nيعقد غدا في دبي لقاء " + HOSTILE, source=HOSTILE, title=HOSTILE
    )
    # Its words set the meeting behind a conference that its days put later.
    disordered = Document(
        "disordered",
        "بيروت\n\n20 آذار 2017 - وكالة\n\nالتقى الوزير سامر حداد نظيره كريم منصور في عمان يوم 3 آذار 2017 "
        "عقب مؤتمر بيروت الذي عقد يوم 9 آذار 2017.",
        source="وكالة",
        title="لقاء في عمان",
    )
    with open_store(database) as store:
        assert build(store, [REPORTS]).errors == ()
        lasting = Document("length", "استمر اللقاء ثلاث ساعات في عمان.", published="2017-03-04")
        add_documents(store, [(hostile, "test"), (disordered, "test"), (lasting, "test")])
    with serving(Settings(database=str(database), page_size=20)) as client:
        yield client


def page(service: httpx.Client, address: str, status: int = 200) -> Page:
    answer = service.get(address)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    found = Page(answer.text)
    assert found.problems == []
    assert found.open == []
    assert found.all("script") == []
    assert not [name for _, attributes in found.elements for name in attributes if name.startswith("on")]
    return found


def test_the_timeline_is_an_ordered_list_with_machine_readable_dates(service: httpx.Client) -> None:
    found = page(service, "/?from=2015-12-18&to=2015-12-18")
    (html,) = found.all("html")
    assert (html["lang"], html["dir"]) == ("ar", "rtl")
    assert found.all("ol")
    assert "2015-12-18" in {attributes["datetime"] for attributes in found.all("time")}
    assert "الجمعة 18 كانون الأول 2015" in found.text
    assert "لماذا هذا التاريخ؟" in found.text
    assert [a for a in found.all("meta") if a.get("name") == "viewport"]


def test_every_date_can_be_opened_to_its_reasons(service: httpx.Client) -> None:
    html = service.get("/?from=2015-12-18&to=2015-12-18").text
    reasons = re.findall(r'<details class="why">.*?</details>', html, re.DOTALL)
    assert reasons
    for reason in reasons:
        assert "<q " in reason
        assert "/articles/" in reason
        assert "<li" in reason


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("lang=en", "Friday 18 December 2015"),
        ("months=egyptian", "الجمعة 18 ديسمبر 2015"),
        ("months=moroccan", "الجمعة 18 دجنبر 2015"),
        ("months=double", "الجمعة 18 كانون الأول/ديسمبر 2015"),
        ("digits=arab", "الجمعة ١٨ كانون الأول ٢٠١٥"),
        ("calendar=hijri", "7 ربيع الأول 1437 هـ"),
        ("calendar=both", "الجمعة 18 كانون الأول 2015 (7 ربيع الأول 1437 هـ)"),
    ],
)
def test_readers_choose_language_months_calendar_and_digits(service: httpx.Client, query: str, expected: str) -> None:
    found = page(service, f"/?from=2015-12-18&to=2015-12-18&{query}")
    assert expected in found.text
    links = [a["href"] or "" for a in found.all("a") if (a["href"] or "").startswith("/events/")]
    assert links
    assert all(query in link for link in links)
    page(service, links[0])


def test_the_other_language_is_one_link_away(service: httpx.Client) -> None:
    found = page(service, "/?from=2015-12")
    (switch,) = [a for a in found.all("a") if a.get("hreflang") == "en"]
    other = page(service, switch["href"] or "")
    assert other.all("html")[0]["dir"] == "ltr"
    assert [a["value"] for a in other.all("input") if a.get("name") == "from"] == ["2015-12"]


def test_following_the_pages_shows_every_event_once(service: httpx.Client) -> None:
    address, seen = "/", list[str]()
    while address:
        found = page(service, address)
        seen += [a["id"] or "" for a in found.all("li") if a.get("class") == "event"]
        address = next((a["href"] or "" for a in found.all("a") if a.get("rel") == "next"), "")
    ranks: dict[str, int | None] = {}
    following: str | None = "/v1/timeline?limit=500"
    while following:
        data = service.get(following).json()
        ranks |= {event["id"]: event["rank"] for event in data["events"]}
        following = data["next"]
    assert sorted(seen) == sorted(ranks)
    # Of one rank, hours of the day may change the order in which the events are shown.
    assert [ranks[name] for name in seen] == list(ranks.values())


def test_longer_events_stand_apart_from_those_of_the_day(service: httpx.Client) -> None:
    html = service.get("/?from=2015-12-18&to=2015-12-18").text
    before, _, after = html.partition("</details>\n<ol")
    assert 'class="wider"' in before
    for moment in re.findall(r'<li class="moment.*?</h2>', after, re.DOTALL):
        assert 'datetime="2015-12-18"' in moment or "18" in moment


def test_an_event_page_shows_every_claim_in_its_sentence(service: httpx.Client) -> None:
    event = service.get("/v1/timeline?datetime=2015-12-18").json()["events"][-1]
    data = service.get(event["self"]).json()
    found = page(service, f"/events/{event['id']}")
    assert len(found.all("blockquote")) == len(data["claims"])
    for claim in data["claims"]:
        assert " ".join(claim["quote"].split()) in found.text


def test_an_article_page_marks_every_date(service: httpx.Client) -> None:
    data = service.get("/v1/articles/moscow-03").json()
    found = page(service, "/articles/moscow-03")
    assert len(found.all("mark")) == len(data["expressions"])
    targets = {a["id"] for a in found.all("li") if a.get("id")}
    assert {
        (a["href"] or "").removeprefix("#") for a in found.all("a") if (a["href"] or "").startswith("#t")
    } == targets
    assert "تعارضات" in found.text


def test_an_article_page_leads_to_the_events_that_it_tells(service: httpx.Client) -> None:
    html = service.get("/articles/moscow-03").text
    links = re.findall(r'<ul class="told">.*?</ul>', html, re.DOTALL)[0]
    addresses = [unescape(one) for one in re.findall(r'href="([^"]+)"', links)]
    assert addresses
    for address in addresses:
        path, _, claim = address.partition("#")
        assert f'<li id="{claim}">' in service.get(path).text


@pytest.mark.parametrize(("lang", "said"), [("ar", "مدة"), ("en", "duration")])
def test_a_length_of_time_is_called_so_in_words(service: httpx.Client, lang: str, said: str) -> None:
    summary = re.search(
        r"<summary><q[^>]*>ثلاث ساعات</q>(.*?)</summary>", service.get(f"/articles/length?lang={lang}").text
    )
    assert summary
    assert re.sub("<[^>]+>", "", summary[1]).split()[-1] == said


def test_a_date_that_is_not_understood_is_said_on_the_page(service: httpx.Client) -> None:
    found = page(service, "/?from=18/12/2015", 400)
    assert [a for a in found.all("p") if a.get("role") == "alert"]
    assert [a["value"] for a in found.all("input") if a.get("name") == "from"] == ["18/12/2015"]
    page(service, "/?from=2016&to=2015", 400)


@pytest.mark.parametrize("address", ["/events/none", "/articles/none", "/articles/a/b%2Fc"])
def test_a_page_that_is_not_there(service: httpx.Client, address: str) -> None:
    page(service, address, 404)


def test_hostile_text_stays_text(service: httpx.Client) -> None:
    for address in ("/?from=2017-03-01&to=2017-03-31", "/articles/hostile"):
        found = page(service, address)
        assert "<script>alert(1)</script>" in found.text
        assert found.all("img") == []
    page(service, "/?from=%22%3E%3Cscript%3E", 400)


def test_the_pages_may_load_nothing_from_elsewhere(service: httpx.Client) -> None:
    answer = service.get("/")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    found = Page(answer.text)
    for attributes in found.all("link") + found.all("a"):
        assert (attributes["href"] or "").startswith(("/", "#", "?"))
    sheet = service.get("/static/timeline.css")
    assert sheet.headers["content-type"] == "text/css; charset=utf-8"
    assert "left:" not in sheet.text
    assert "url(" not in sheet.text
    assert service.get("/static/../settings.py").status_code == 404
    assert service.get("/static/%2e%2e%2fpages.py").status_code == 404


def test_an_empty_database_says_what_to_do(tmp_path: Path) -> None:
    with serving(Settings(database=str(tmp_path / "t.db"))) as service:
        assert "timeline build" in page(service, "/").text


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize(
    "address",
    ["/conflicts", "/conflicts?scope=article", "/conflicts?scope=claim", "/articles", "/?undated=true", "/?q=نيويورك"],
)
def test_what_is_to_be_looked_over_has_pages(service: httpx.Client, address: str, lang: str) -> None:
    answer = service.get(httpx.URL(address).copy_merge_params({"lang": lang}))
    assert answer.status_code == 200
    page = Page(answer.text)
    assert page.problems == []
    assert not page.open
    assert "<script" not in answer.text
    for link in page.all("a"):
        href = link["href"] or ""
        if href.startswith("/") and not href.startswith("/v1/"):
            assert service.get(href).status_code == 200, href


def test_both_dates_of_the_contradictory_dateline_are_on_the_page_of_conflicts(service: httpx.Client) -> None:
    page = Page(service.get("/conflicts?scope=article").text)
    (one,) = [
        c for c in service.get("/v1/conflicts?scope=article").json()["conflicts"] if c["article"]["id"] == "moscow-03"
    ]
    for side in ("kept", "rejected"):
        assert one[side]["quote"] in page.text
    assert "المستبعد" in page.text


def test_pages_of_articles_go_on_to_the_last(tmp_path: Path, service: httpx.Client) -> None:
    count = service.get("/healthz").json()["articles"]
    addresses: list[str] = []
    following = "/articles?lang=en"
    while following:
        html = service.get(following).text
        addresses += re.findall(r'<h3><a href="(/articles/[^"?]+)', html)
        found = re.search(r'rel="next" href="([^"]+)"', html)
        following = found[1].replace("&amp;", "&") if found else ""
    assert len(set(addresses)) == len(addresses) == count


def test_the_arabic_page_of_an_event_holds_no_english_but_names(service: httpx.Client) -> None:
    """What is left in Latin letters is a policy, a rule or an EDTF string, each kept apart from the Arabic."""
    for event in service.get("/v1/timeline?limit=100&datetime=2015-12").json()["events"]:
        html = service.get(f"/events/{event['id']}").text
        main = html.partition('<main id="main">')[2]
        bare = re.sub(r'<bdi dir="ltr" class="run">.*?</bdi>|<[^>]+>|EDTF|JSON', " ", main)
        claimed = " ".join(
            re.findall(r'<blockquote.*?</blockquote>|<bdi(?: lang="ar")?>.*?</bdi>|<q .*?</q>', main, re.DOTALL)
        )
        words = [word for word in re.findall("[A-Za-z]{3,}", bare) if word not in claimed]
        assert words == []


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0 قول"), (1, "قول واحد"), (2, "قولان"), (3, "3 أقوال"), (10, "10 أقوال"), (11, "11 قولا"), (99, "99 قولا"),
     (100, "100 قول"), (102, "102 قول"), (103, "103 أقوال"), (111, "111 قولا")],
)  # fmt: skip
def test_claims_are_counted_as_arabic_counts(number: int, said: str) -> None:
    assert counted(number, "claim", Language.ARABIC) == said
    assert counted(number, "claim", Language.ENGLISH) == f"{number} claim{'' if number == 1 else 's'}"


def test_what_an_editor_decided_stands_on_the_page_of_the_event(tmp_path: Path) -> None:
    text = "وصل الوزير إلى باريس أمس، وعقد اجتماعا مع نظيره الألماني في القصر."
    with open_store(tmp_path / "t.db") as store:
        add_documents(store, [(Document("a", text, published="2015-12-16"), "")])
    with serving(Settings(database=str(tmp_path / "t.db"), writing=Access.OPEN)) as service:
        event = service.get("/v1/timeline").json()["events"][0]
        (claim, *_) = service.get(event["self"]).json()["claims"]
        body = {"action": "pin", "claims": [claim["id"]], "date": "2015-12-14", "reason": "بيان رسمي <b>"}
        decision = service.post("/v1/decisions", json=body).json()["decision"]["id"]
        page = Page(service.get(f"/events/{event['id']}").text)
        assert "قرار محرر: ثُبّت تاريخ هذا الحدث (anonymous، " in page.text
        assert "بيان رسمي <b>" in page.text
        assert "الاثنين 14 كانون الأول 2015" in page.text
        service.delete(f"/v1/decisions/{decision}")
        assert "قرار محرر" not in Page(service.get(f"/events/{event['id']}").text).text


def test_reasons_say_their_days_in_words_and_addresses_keep_their_direction(service: httpx.Client) -> None:
    html = service.get("/?from=2015-12-18&to=2015-12-18").text
    reasons = re.findall(r'<bdi class="meaning">(.*?)</bdi>', html, re.DOTALL)
    assert any("18 كانون الأول 2015" in one for one in reasons), reasons
    assert not any(re.search(r"\d{4}-\d\d", one) for one in reasons)
    assert '<bdi dir="ltr" class="run">/events/e-nope</bdi>' in service.get("/events/e-nope").text


def test_a_question_that_nothing_answers_says_so(service: httpx.Client) -> None:
    assert "لا أحداث توافق ما طُلب" in Page(service.get("/?q=زحل").text).text


def test_conflicts_give_days_in_the_words_of_the_reader(service: httpx.Client) -> None:
    said = [
        c for c in service.get("/v1/conflicts").json()["conflicts"] if re.search(r"\d{4}-\d\d-\d\d", c["reason"]["ar"])
    ]
    assert said
    page = service.get("/conflicts").text
    assert not re.search(r"<p>[^<]*\d{4}-\d\d-\d\d", page)
    assert not re.search(r"<bdi[^>]*>\d{4}-\d\d-\d\d</bdi>", page)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ("2018-02-01/2018-02-28", "شباط 2018"),
        ("2018-01-01/2018-12-31", "عام 2018"),
        ("2018-02-01", "الخميس 1 شباط 2018"),
        ("2018-02-30/2018-03-01", "2018-02-30/2018-03-01"),
    ],
)
def test_the_sides_of_a_conflict_are_said_in_words(days: str, said: str) -> None:
    conflict = {
        "scope": "event",
        "event": {"id": "e-1", "label": "لقاء"},
        "reason": {"ar": f"المعتمد {days}."},
        "values": [days],
        "decides": {"ar": ""},
    }
    row = conflict_row(conflict, ARABIC, {}, "")
    assert (row["reason"], row["sides"]) == (f"المعتمد {said}.", [("", said)])


def test_claims_stand_on_the_page_of_their_event_as_they_were_written(service: httpx.Client) -> None:
    ordered = []
    for event in service.get("/v1/timeline?limit=500").json()["events"]:
        if event["articles"] > 2:
            claims = service.get(event["self"]).json()["claims"]
            written = {claim["id"]: claim["article"]["reference_date"] or "" for claim in claims}
            shown = re.findall(r'id="(m-[0-9a-f]+)"', service.get(f"/events/{event['id']}").text)
            assert sorted(shown) == sorted(written)
            days = [written[claim] for claim in shown if written[claim]]
            assert days == sorted(days)
            ordered.append(days != [written[claim["id"]] for claim in claims if written[claim["id"]]])
    assert any(ordered), "the days of no event differ from the order of the articles"


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_step_runs_in_the_direction_of_its_page(service: httpx.Client, lang: str) -> None:
    """A direction guessed from the letters of a quotation turned whole English sentences round."""
    event = service.get("/v1/timeline?datetime=2015-12-18&type=meeting").json()["events"][0]
    html = service.get(f"/events/{event['id']}?lang={lang}").text
    steps = re.findall(r'<ul class="steps">(.*?)</ul>', html, re.DOTALL)
    assert steps
    assert not any('dir="auto"' in one for one in steps)
    quoted = [one for one in steps if "«" in one and lang == "en"]
    assert all(re.search(r'<bdi lang="ar">«[^»]*»</bdi>', one) for one in quoted)
    assert bool(quoted) is (lang == "en")


def test_a_time_that_is_not_understood_is_told_in_the_language_of_the_page(service: httpx.Client) -> None:
    told = {}
    for lang in ("ar", "en"):
        page = service.get(f"/?from=2015-13&lang={lang}")
        assert page.status_code == 400
        (told[lang],) = re.findall(r'role="alert">(.*?)</p>', page.text, re.DOTALL)
    assert "ليس شهرا" in told["ar"]
    assert "is no month" in told["en"]


def test_why_claims_stand_together_is_told_in_their_words(service: httpx.Client) -> None:
    events = service.get("/v1/timeline?limit=500").json()["events"]
    found = 0
    for event in events:
        if event["claims"] < 2:
            continue
        data = service.get(event["self"]).json()
        page = service.get(f"/events/{event['id']}").text
        section = page.partition("لماذا جمعت هذه الأقوال")[2].partition("</details>")[0]
        for line in data["grouping"]:
            found += 1
            pair, _, codes = line.partition(": ")
            for code in codes.split(", "):
                assert code in words(Language.ARABIC)["grounds"], code
                assert words(Language.ARABIC)["grounds"][code] in section
            for name in pair.split(" + "):
                assert f'href="#{name}"' in section
    assert found > 20


def test_a_date_that_is_not_stated_says_where_it_is_from(service: httpx.Client) -> None:
    events = service.get("/v1/timeline?limit=500").json()["events"]
    event = next(one for one in events if all(reason["basis"] != "stated" for reason in one["why"]))
    page = Page(service.get(f"/events/{event['id']}").text)
    assert "التاريخ مستفاد من غيره" in page.text
    assert event["why"][0]["why"]["ar"][0].partition("«")[0].strip() in page.text
    assert "تاريخه" in page.text


def test_arabic_words_of_an_english_page_say_that_they_are_arabic(service: httpx.Client) -> None:
    """A screen reader would spell them with English sounds otherwise."""
    event = service.get("/v1/timeline?datetime=2015-12-18&type=meeting").json()["events"][0]
    for address in ("/?lang=en", f"/events/{event['id']}?lang=en", "/conflicts?lang=en", "/articles?lang=en"):
        main = service.get(address).text.partition('<main id="main">')[2]
        without = re.sub(r'<(\w+)[^>]* lang="ar"[^>]*>.*?</\1>', " ", main, flags=re.DOTALL)
        spoken = re.sub(r"<select.*?</select>|<[^>]+>", " ", without, flags=re.DOTALL)
        assert re.findall("[؀-ۿ]{2,}", spoken) == [], address


def test_the_hours_order_a_day_that_is_longer_than_a_page(tmp_path: Path) -> None:
    hours = {"بيروت": "8 مساء", "باريس": "9 صباحا", "موسكو": "2 بعد الظهر", "مدريد": "11 صباحا"}
    with open_store(tmp_path / "t.db") as store:
        texts = [f"عقد الوزراء اجتماعا في {city} الساعة {hour} يوم 3 آذار 2017." for city, hour in hours.items()]
        texts.append("عقد الوزراء اجتماعا في القاهرة يوم 4 آذار 2017.")
        add_documents(store, [(Document(f"d{i}", text), "") for i, text in enumerate(texts)])
    with serving(Settings(database=str(tmp_path / "t.db"), page_size=2)) as service:
        first = service.get("/").text
        cities = [label.rpartition(" ")[2] for label in re.findall(LABEL, first)]
        assert cities == ["باريس", "مدريد", "موسكو", "بيروت"]
        (following,) = re.findall(r'<a rel="next" href="([^"]*)"', first)
        last = service.get(unescape(following)).text
        assert [label.rpartition(" ")[2] for label in re.findall(LABEL, last)] == ["القاهرة"]
        assert 'rel="next"' not in last
