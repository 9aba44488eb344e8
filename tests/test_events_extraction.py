"""Mentions: predicate, time, place, people, modality and speech, on sentences of our own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.events_support import WEDNESDAY, article, day_of, only, told
from timeline.annotation import annotate
from timeline.events.build import annotations_of
from timeline.events.event import Basis, Modality
from timeline.events.mentions.extraction import extract


def test_a_meeting_with_its_day_place_and_people() -> None:
    mention = only(told("التقى الرئيس الروسي فلاديمير بوتين أمس في موسكو وزير الخارجية الأمريكي جون كيري."), "meeting")
    assert day_of(mention) == ("2015-12-15", "2015-12-15")
    assert [place.label for place in mention.places] == ["موسكو"]
    assert [person.id for person in mention.participants] == ["person:putin", "person:kerry"]
    assert mention.basis is Basis.STATED
    assert mention.finite


def test_a_relative_clause_binds_tighter_than_the_main_verb() -> None:
    mentions = told("أعلنت الخارجية الروسية اليوم أن الاجتماع الذي عقد في باريس الاثنين الماضي انتهى بلا نتيجة.")
    assert day_of(only(mentions, "statement")) == ("2015-12-16", "2015-12-16")
    assert day_of(only(mentions, "meeting")) == ("2015-12-14", "2015-12-14")


def test_a_participle_clause_dates_its_noun() -> None:
    mention = only(told("ترفض المعارضة حضور الاجتماع المقرر في نيويورك يوم الجمعة المقبل."), "meeting")
    assert day_of(mention) == ("2015-12-18", "2015-12-18")
    assert mention.modality is Modality.ANNOUNCED


def test_each_clause_keeps_its_own_time() -> None:
    mentions = told("وصل جون كيري إلى موسكو أمس، وسيزور باريس يوم الجمعة المقبل.")
    assert {m.type: day_of(m)[0] for m in mentions} == {"arrival": "2015-12-15", "visit": "2015-12-18"}


def test_an_occasion_is_no_date() -> None:
    mentions = told("أهدى سيرغي لافروف جون كيري كتابا بمناسبة عيد الميلاد.")
    assert day_of(only(mentions, "gift")) == (None, None)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("عقد لافروف وكيري اجتماعا في باريس أمس.", Modality.HAPPENED),
        ("سيعقد لافروف وكيري اجتماعا في باريس غدا.", Modality.ANNOUNCED),
        ("يعتزم كيري عقد اجتماع في باريس غدا.", Modality.PLANNED),
        ("لم يعقد الاجتماع في باريس أمس.", Modality.DENIED),
        ("ليس من الواضح إن كان الاجتماع في باريس سيعقد غدا.", Modality.UNCERTAIN),
        ("إذا عقد الاجتماع في باريس غدا حضر كيري.", Modality.CONDITIONAL),
        ("أرجئ الاجتماع في باريس.", Modality.CANCELLED),
        ("أرجئ الاجتماع في باريس إلى يوم الجمعة المقبل.", Modality.ANNOUNCED),
    ],
)
def test_modality_from_tense_and_cues(text: str, modality: Modality) -> None:
    assert only(told(text), "meeting").modality is modality


def test_what_lies_ahead_has_not_happened() -> None:
    assert only(told("اجتماع باريس غدا حول سورية."), "meeting").modality is Modality.ANNOUNCED


def test_a_plan_that_is_so_no_longer() -> None:
    mentions = told("أعلن دي ميستورا أن مفاوضات جنيف ستبدأ يوم الجمعة المقبل بعد أن كان مقررا أن تنطلق اليوم.")
    found = {m.modality: day_of(m)[0] for m in mentions if m.type == "negotiation"}
    assert found == {Modality.ANNOUNCED: "2015-12-18", Modality.CANCELLED: "2015-12-16"}


def test_reported_speech_has_a_speaker_and_a_moment() -> None:
    mentions = told("قال سيرغي لافروف أمس إن اجتماعا دوليا سيعقد في نيويورك يوم الجمعة المقبل.")
    statement, meeting = only(mentions, "statement"), only(mentions, "meeting")
    assert day_of(statement) == ("2015-12-15", "2015-12-15")
    assert meeting.speaker is not None
    assert meeting.speaker.id == "person:lavrov"
    assert day_of(meeting) == ("2015-12-18", "2015-12-18")


def test_an_agency_is_not_the_speaker_of_what_it_passes_on() -> None:
    statement = only(told("ونقلت وكالة تاس عن سيرغي لافروف قوله أمس إن الأمر انتهى."), "statement")
    assert statement.participants[0].id == "person:lavrov"


def test_the_place_of_a_statement_belongs_to_it() -> None:
    mentions = told("وقال ريابكوف في تصريحات صحفية في موسكو اليوم إن التفاهم قريب.")
    statement = only(mentions, "statement")
    assert day_of(statement) == ("2015-12-16", "2015-12-16")


def test_an_event_before_its_verb_of_saying_does_not_speak() -> None:
    mentions = told("مباحثات لافروف وكيري أكدت ضرورة الحل.")
    assert [m.type for m in mentions] == ["talks"]


def test_what_a_meeting_is_about_is_not_who_meets() -> None:
    mention = only(told("عقد اجتماع دولي حول الأزمة السورية في نيويورك أمس."), "meeting")
    assert [topic.id for topic in mention.topics] == ["country:SY"]
    assert mention.participants == ()


def test_a_bare_definite_noun_refers_back() -> None:
    first, second = (
        m for m in told("اجتمع لافروف وكيري في باريس أمس. وقال دبلوماسي إن الاجتماع كان قصيرا.") if m.type == "meeting"
    )
    assert second.antecedent == first.id
    assert second.text == "الاجتماع"


def test_what_is_to_come_does_not_refer_to_what_is_over() -> None:
    text = "اجتمع بوتين وكيري في موسكو أمس. ويعقد اجتماع دولي في نيويورك يوم الجمعة المقبل. وقال كيري إن الاجتماع سيعقد حتما."
    meetings = [m for m in told(text) if m.type == "meeting"]
    assert meetings[2].antecedent == meetings[1].id


def test_a_clause_hung_on_an_event_knows_its_order() -> None:
    statement, meeting = told("قال كيري عقب لقاء مع بوتين في موسكو أمس إن التقدم ممكن.")
    assert [(r.kind, r.mention) for r in statement.relations] == [("after", meeting.id)]
    assert statement.basis is Basis.INHERITED
    assert day_of(statement) == ("2015-12-15", "2015-12-15")


def test_two_days_in_one_breath_are_one_interval() -> None:
    assert day_of(only(told("المباحثات التي جرت بين لافروف وكيري أمس واليوم."), "talks")) == (
        "2015-12-15",
        "2015-12-16",
    )


def test_a_visit_until_a_day_ends_then() -> None:
    mention = only(told("بدأ كيري زيارة إلى موسكو ستستمر حتى 20 كانون الأول الجاري."), "visit")
    assert day_of(mention) == (None, "2015-12-20")


def test_later_lies_between_the_event_before_and_the_article() -> None:
    mentions = told("تقدم كيري باقتراحات حول حلب في الثاني من الشهر الجاري ثم تراجع عنها لاحقا.")
    retreat = only(mentions, "retreat")
    assert day_of(retreat) == ("2015-12-02", "2015-12-16")
    assert retreat.basis is Basis.BOUNDED


def test_a_date_without_a_known_event_word_still_makes_a_mention() -> None:
    mention = only(told("ازدهرت أشجار اللوز في الحديقة الكبيرة يوم الجمعة الماضي."), "other")
    assert day_of(mention)[0] == "2015-12-11"


def test_a_dateline_is_no_event() -> None:
    assert told("الأربعاء 16 كانون الأول 2015") == []


def test_a_well_known_event_lends_its_day() -> None:
    mention = only(told("طالب الوزير بتنفيذ اتفاق مينسك 2 فورا."), "agreement")
    assert mention.known == "minsk-2"
    assert mention.basis is Basis.INHERITED
    assert day_of(mention) == ("2015-02-12", "2015-02-12")


def test_a_stated_day_of_another_year_is_another_event() -> None:
    mention = next(m for m in told("وقع الطرفان اتفاق مينسك الثاني في 3 آذار 2014.") if m.type == "agreement")
    assert mention.known is None


def test_a_time_that_counts_from_an_event_leaves_the_event_a_mention_of_its_own() -> None:
    mentions = told("وصل كيري إلى موسكو بعد يومين من لقاء بوتين وميركل في ميلانو.")
    arrival, meeting = only(mentions, "arrival"), only(mentions, "meeting")
    assert arrival.interval is None
    assert [(r.kind, r.mention, r.cue) for r in arrival.relations] == [("after", meeting.id, "بعد يومين من")]
    assert [place.label for place in arrival.places] == ["موسكو"]
    assert [place.label for place in meeting.places] == ["ميلانو"]


@pytest.mark.parametrize(("cue", "day"), [("يوم", "2015-12-15"), ("غداة", "2015-12-16"), ("عشية", "2015-12-14")])
def test_a_day_named_by_an_event_is_counted_from_it(cue: str, day: str) -> None:
    mention = only(told(f"وصل كيري إلى موسكو {cue} الهجوم على السوق في بغداد أمس."), "arrival")
    assert day_of(mention) == (day, day)
    assert mention.basis is Basis.INHERITED


def test_spans_slice_the_document_and_offsets_are_the_documents() -> None:
    text = "ــ قــال الرئيسُ الروسي فلاديمير بوتين أمس إنّ الاجتماع في باريس سيُعقد غداً."
    for mention in told(text):
        assert text[mention.start : mention.end] == mention.text
        assert text[mention.sentence_start : mention.sentence_start + len(mention.sentence)] == mention.sentence


def test_the_same_article_gives_the_same_mentions() -> None:
    text = "التقى بوتين كيري في موسكو أمس. وقال كيري إن اللقاء كان جيدا."
    assert told(text) == told(text)


def test_what_is_put_off_has_the_day_that_it_was_moved_to() -> None:
    found = told("قررت وزارة النقل تأجيل افتتاح جسر الوادي في طرابلس من الخميس إلى 24 الشهر الجاري بسبب الأمطار.")
    opening = only(found, "opening")
    assert day_of(opening) == ("2015-12-24", "2015-12-24")
    assert opening.rescheduled
    assert opening.annotation is not None
    assert opening.annotation.text == "24 الشهر الجاري"
    assert only(found, "resolution").interval is None


def test_the_opening_of_a_place_is_no_opening_of_the_event_before_it() -> None:
    found = told("احتج السائقون السبت على رسوم المرور على جسر الوادي الذي افتتح في 14 كانون الأول الجاري.")
    assert day_of(only(found, "protest")) == ("2015-12-12", "2015-12-12")
    assert day_of(only(found, "opening")) == ("2015-12-14", "2015-12-14")
    assert [m.type for m in told("وصل الوفد إلى المؤتمر الذي افتتح في 14 كانون الأول الجاري في باريس.")].count(
        "opening"
    ) == 0


def test_what_was_called_off_keeps_the_day_it_was_planned_for() -> None:
    strike = only(told("وألغت النقابة الإضراب الذي كان مقررا الجمعة المقبل في باريس."), "labour")
    assert strike.modality is Modality.CANCELLED
    assert day_of(strike) == ("2015-12-18", "2015-12-18")


def test_whether_it_will_be_held_is_open() -> None:
    meeting = only(told("هناك شكوك حول ما إذا كان سيعقد الاجتماع الجمعة في نيويورك."), "meeting")
    assert meeting.modality is Modality.UNCERTAIN


def test_brackets_do_not_end_a_speech() -> None:
    found = told("قال لافروف بعد لقاء كيري، (كان من المخطط عقده لساعة)، إنه تم الاتفاق مع واشنطن على هدنة.")
    assert {m.speaker.id for m in found if m.type == "agreement" and m.speaker} == {"person:lavrov"}


def test_what_follows_another_verb_does_not_place_the_noun_before_it() -> None:
    found = told("هدف هذه الزيارة إلى روما كان إقناع موسكو بالمشاركة في لقاء باريس في 18 كانون الأول الجاري.")
    assert only(found, "visit").interval is None


def test_the_subject_behind_that_belongs_to_its_verb() -> None:
    assert only(told("وقال شهود إن ثلاثة عمال أصيبوا الثلاثاء خلال التنظيف."), "casualties").text.startswith(
        "ثلاثة عمال"
    )


def test_what_is_opened_is_where_it_happens() -> None:
    opening = only(told("افتتح رئيس الحكومة أمس جسر الوادي في طرابلس."), "opening")
    assert [place.label for place in opening.places] == ["جسر الوادي", "طرابلس"]


@given(st.text(alphabet="اجتمع في موسكو أمس قال كيري، «:». \n12345/", max_size=300))
def test_no_text_breaks_extraction(text: str) -> None:
    own = article(text)
    for mention in extract(own, annotations_of(own)):
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text


def test_an_article_without_a_date_gives_mentions_without_days() -> None:
    mentions = told("التقى بوتين كيري في موسكو أمس.", day=None)
    assert only(mentions, "meeting").interval is None


def test_annotations_move_with_the_article_in_its_document() -> None:
    own = article("اجتمعا أمس في باريس")
    assert [a.start for a in annotations_of(own)] == [a.start for a in annotate(own.text, WEDNESDAY)]


def test_the_year_of_a_cup_is_part_of_its_name() -> None:
    (won,) = [
        m for m in told("فاز المنتخب التونسي على نظيره العراقي في آخر وديات كأس العالم 2018.") if m.type == "victory"
    ]
    assert won.interval is None
    (won,) = [m for m in told("فاز المنتخب التونسي بكأس أفريقيا عام 2004.") if m.type == "victory"]
    assert won.interval is not None


def test_behind_qad_stands_a_verb() -> None:
    (said,) = [m for m in told("وكان ترامب قد ذكر الأربعاء أن القمة قريبة.") if m.interval is not None]
    assert (said.type, [p.id for p in said.participants]) == ("statement", ["person:trump"])


def test_a_day_between_a_verb_and_the_event_that_it_carries_is_the_events() -> None:
    (protest,) = [
        m for m in told("تشهد منطقة أولاد جاب الله، اليوم الأربعاء 16 ديسمبر 2015، احتجاجات.") if m.type == "protest"
    ]
    assert day_of(protest) == ("2015-12-16", "2015-12-16")


def test_what_somebody_threatens_to_begin_has_not_begun() -> None:
    (strike,) = [m for m in told("هدد السكان بالدخول في اعتصام مفتوح بداية من اليوم.") if m.type == "protest"]
    assert strike.modality is Modality.PLANNED


def test_the_place_behind_the_word_state_is_where_a_visit_leads() -> None:
    (visit,) = [m for m in told("يؤدي وزير الخارجية الأسبوع المقبل زيارة إلى دولة الكويت.") if m.type == "visit"]
    assert [place.label for place in visit.places] == ["الكويت"]
