"""What hypothesis draws for the laws of clustering: claims with everything that grouping looks at."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from tests.events_support import WEDNESDAY, person
from timeline.dates.granularity import Granularity
from timeline.dates.interval import Extent, Interval
from timeline.events.event import Entity, Mention, Stage

COUNTRIES = (Entity("country:RU", "روسيا", "country"), Entity("country:KW", "الكويت", "country"))
BODIES = (Entity("org:un", "الأمم المتحدة", "organisation"), Entity("org:eu", "الاتحاد الأوروبي", "organisation"))
STORY = ("مستشفي", "قنبله", "هدنه", "سوق")


def _lengthened(claim: Mention, days: int) -> Mention:
    """The claim with an interval that is longer by some days; a claim without a day stays as it is."""
    if claim.interval is None or claim.interval.start is None or not days:
        return claim
    first = claim.interval.start
    return replace(claim, interval=Interval(first, first + timedelta(days=days), Granularity.DAY, Extent.THROUGHOUT))


@st.composite
def detailed(draw: st.DrawFn, plain: st.SearchStrategy[Mention]) -> Mention:
    """Claims of ``plain`` with a stage, a number, a head and so on; most have none of it, as in articles."""
    claim = draw(plain)

    def rarely() -> bool:
        return draw(st.integers(0, 3)) == 0

    if rarely():
        claim = replace(claim, stage=draw(st.sampled_from(Stage)), ordinal=draw(st.integers(0, 2)))
    if rarely():
        claim = replace(claim, further=draw(st.booleans()), rescheduled=draw(st.booleans()))
    if rarely():
        claim = replace(claim, heading=draw(st.booleans()), background=draw(st.booleans()), quoted=draw(st.booleans()))
    if rarely():
        claim = replace(claim, head=person(draw(st.sampled_from(("كيري", "لافروف")))))
    if rarely():
        claim = replace(claim, participants=(*claim.participants, draw(st.sampled_from((*COUNTRIES, *BODIES)))))
    if rarely():
        claim = replace(claim, places=(*claim.places, draw(st.sampled_from(COUNTRIES))))
    if rarely():
        claim = replace(claim, topics=(draw(st.sampled_from(COUNTRIES)),))
    if rarely():
        claim = replace(claim, known=draw(st.sampled_from(("minsk", "hamburg"))))
    if rarely():
        # Claims of one article may stand in one sentence.
        claim = replace(claim, sentence_start=draw(st.integers(0, 1)))
    story = tuple(sorted(draw(st.sets(st.sampled_from(STORY), max_size=3))))
    written = WEDNESDAY + timedelta(days=draw(st.sampled_from((0, 0, 1, 6))))
    return replace(_lengthened(claim, draw(st.sampled_from((0, 0, 0, 3)))), story=story, reference=written)
