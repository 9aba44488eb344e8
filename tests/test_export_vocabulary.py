"""What codes are called: every code that an answer may hold has a label in both languages, and no other has one."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import get_args

import httpx
import pytest

from api.listing import Scope
from api.problems import Kind
from api.schemas import Change, Vocabulary
from api.settings import Settings
from tests.service_process import serving
from timeline.articles.article import DatingStatus
from timeline.dates.granularity import Granularity
from timeline.events.decisions import Action
from timeline.events.event import Basis, Modality
from timeline.events.names.names import KINDS
from timeline.events.words.lexicon import lexicon, read_toml
from timeline.export.style import Calendars, Digits, Language, Months
from timeline.export.vocabulary import counted, labels_of, vocabulary
from timeline.language.expression import TimexType
from timeline.resolution import Policy
from timeline.resolution.anchor import AnchorFunction
from timeline.resolution.derivation import messages
from timeline.store import Relation, open_store

ARABIC = re.compile("[؀-ۿ]")
ROOT = Path(__file__).resolve().parents[1]

CODES: dict[str, set[str]] = {
    "types": set(lexicon().types),
    "modalities": set(Modality),
    "granularities": {one.value for one in Granularity},
    "bases": set(Basis),
    "datings": set(DatingStatus),
    "anchors": {one.value for one in AnchorFunction},
    "relations": set(Relation),
    "orders": {"before", "after", "during"},
    "origins": {"event", "order", "known"},
    "entities": set(KINDS),
    "expressions": {one.value for one in TimexType},
    "event_conflicts": {row.get("kind", name) for name, row in read_toml("conflicts.toml").items()},
    "claim_conflicts": set(messages()["conflict"]),
    "unresolved": set(messages()["problem"]),
    "actions": set(Action),
    "changes": set(get_args(Change.model_fields["kind"].annotation)),
    "calendars": set(Calendars),
    "digits": set(Digits),
    "months": set(Months),
    "policies": {one.name for one in fields(Policy)},
}


@pytest.mark.parametrize("name", list(CODES))
def test_every_code_has_its_label_and_no_other(name: str) -> None:
    rows = vocabulary()[name]
    assert [row["code"] for row in rows].count(rows[0]["code"]) == 1
    assert {row["code"] for row in rows} == {str(code) for code in CODES[name]}
    for row in rows:
        assert ARABIC.search(row["label"]["ar"]) or row["label"]["ar"].isdigit()
        assert row["label"]["en"]


def test_what_the_grouping_names_has_a_label() -> None:
    source = (ROOT / "timeline/events/groups/similarity.py").read_text(encoding="utf-8")
    named = set(re.findall(r'reasons\.append\("([a-z-]+)"\)', source))
    assert named
    assert named <= set(labels_of("grounds", Language.ENGLISH))


def test_the_scopes_of_conflicts_have_labels() -> None:
    assert set(labels_of("scope", Language.ARABIC)) == set(Scope)


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "مقال واحد"), (2, "مقالين"), (4, "4 مقالات"), (12, "12 مقالا"), (200, "200 مقال")],
)
def test_a_count_after_a_preposition_stands_in_its_case(number: int, said: str) -> None:
    assert counted(number, "article", Language.ARABIC, oblique=True) == said
    assert counted(number, "article", Language.ARABIC) == said.replace("مقالين", "مقالان")


def test_month_systems_name_twelve_months() -> None:
    named = {row["code"]: row["names"] for row in vocabulary()["months"]}
    assert named["levantine"][11] == "كانون الأول"
    assert named["moroccan"][7] == "غشت"
    assert {len(names) for names in named.values()} == {12}


def test_the_vocabulary_is_served_in_one_language_or_two_and_may_be_kept(tmp_path: Path) -> None:
    open_store(tmp_path / "t.db").close()
    with serving(Settings(database=str(tmp_path / "t.db"))) as service:
        answer: httpx.Response = service.get("/v1/vocabulary")
        found = Vocabulary.model_validate_json(answer.content)
        assert {row.code for row in found.problems} == set(Kind)
        assert "max-age" in answer.headers["cache-control"]
        again = service.get("/v1/vocabulary", headers={"if-none-match": answer.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        arabic = service.get("/v1/vocabulary?lang=ar").json()
        assert arabic["modalities"][1] == {"code": "announced", "label": {"ar": "معلن"}}
        assert service.get("/v1/vocabulary?lang=ar").headers["etag"] != answer.headers["etag"]
        assert service.get("/v1/vocabulary?lang=fr").status_code == 400
