"""How the events of one sentence stand to each other: «عقب لقاء …» puts its clause after the meeting."""

from __future__ import annotations

from timeline.events.mentions.draft import Draft
from timeline.events.sentences.clauses import Joint
from timeline.events.sentences.sentence import Sentence
from timeline.events.words.tokens import starts_phrase

__all__ = ["relate"]

_WHAT = frozenset(("لما", "بما"))


def relate(sentence: Sentence, drafts: list[Draft]) -> None:
    """Hang the events of «عقب لقاء …» and «بعد يومين من لقاء …» on the draft of the clause around them."""
    for draft in drafts:
        clause = sentence.clauses[draft.hit.clause]
        if clause.joint is not Joint.EVENT or draft.hit.noun is None or _in_a_row(sentence, draft, drafts):
            continue
        level = _level(sentence, draft.hit.clause)
        hosts = [
            d
            for d in drafts
            if level <= d.hit.clause < draft.hit.clause
            and sentence.clauses[d.hit.clause].joint is not Joint.EVENT
            and not _left_behind(sentence, d, clause.start)
            and not _of_what(sentence, d, clause.start)
        ]
        if hosts:
            host = max(hosts, key=lambda d: (d.hit.clause, d.hit.verb is not None, d.hit.start))
        else:
            later = [
                d
                for d in drafts
                if d.hit.clause > draft.hit.clause
                # «ضاق الخناق بعد الاحتجاجات، والتي طالبت بسحب …»: what tells of it is not what came after it.
                and sentence.clauses[d.hit.clause].joint not in (Joint.EVENT, Joint.RELATIVE)
            ]
            if not later or any(hit.clause < draft.hit.clause for hit in sentence.hits):
                continue
            host = min(later, key=lambda d: (d.hit.clause, d.hit.start))
        draft.relation, draft.host = clause.relation, host
        draft.cue = _cue(sentence, clause.start, clause.relation)


def _in_a_row(sentence: Sentence, draft: Draft, drafts: list[Draft]) -> bool:
    """«قبل لقاء كيم الشهر المقبل، تداعيات الاتفاق»: what stands behind a comma is not what the cue orders."""
    before = [d for d in drafts if d.hit.clause == draft.hit.clause and d.hit.start < draft.hit.start]
    first = sentence.clauses[draft.hit.clause].start
    between = sentence.tokens[first + 1 : draft.hit.start + 1]
    return bool(before) and any("،" in token.gap or "," in token.gap for token in between)


def _left_behind(sentence: Sentence, draft: Draft, start: int) -> bool:
    """«هدف الزيارة كان المشاركة | في لقاء …»: what follows another verb does not place the noun before it."""
    hit = draft.hit
    if hit.noun is None:
        return False
    return any(h.verb is not None and h is not hit.governor and hit.start < h.start < start for h in sentence.hits)


def _of_what(sentence: Sentence, draft: Draft, start: int) -> bool:
    """«وصل الوفد استكمالا لما اتفق عليه الجانبان | خلال اللقاء»: what was agreed on was at the meeting, and not who came."""
    for index in range(draft.hit.end, start - 1):
        following = sentence.tokens[index + 1].known
        if sentence.tokens[index].text in _WHAT and not (following.definite or following.kinds):
            # Not «بما في ذلك».
            return True
    return False


def _cue(sentence: Sentence, start: int, relation: str) -> str:
    """The words of a relation («على هامش») as they are in the data; of a time that counts, its own words."""
    for time in sentence.times:
        if time.relation and time.end == start:
            return " ".join(time.annotation.expression.text.split()[: time.end - time.start])
    size = max(1, starts_phrase(sentence.tokens, start, sentence.known, relation))
    words = [token.text for token in sentence.tokens[start : start + size]]
    return " ".join((words[0].removeprefix(sentence.tokens[start].known.conjunction), *words[1:]))


def _level(sentence: Sentence, number: int) -> int:
    """The first clause of the same level of speech: what is claimed does not date who claims it."""
    while number and sentence.clauses[number].joint is not Joint.CONTENT:
        number -= 1
    return number
