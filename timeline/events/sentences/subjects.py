"""Who acts: the subject of a verb among the names around it."""

from __future__ import annotations

from timeline.events.event import Entity
from timeline.events.names.names import COUNTRY, MEDIA, ORGANISATION, PERSON
from timeline.events.names.people import Found
from timeline.events.sentences.agreement import Form, agrees, form_of
from timeline.events.sentences.attach import Hit
from timeline.events.sentences.clauses import Joint
from timeline.events.sentences.sentence import Sentence
from timeline.events.words.lexicon import Role, word_list
from timeline.events.words.tokens import acts, is_word

__all__ = ["actor", "subject_found", "subject_of"]

_SUBJECT_REACH = 8
_NOUN_PHRASE = 3
_TEAMS = word_list("particles.toml", "parties", "teams")
_STRIKING = word_list("kinds.toml", "striking")
_TAKING = ("place_prepositions", "topic_prepositions", "party_prepositions")
_ACCUSATIVE = "ا"
_TO_DO = word_list("particles.toml", "parties", "to_do")
_PRONOUNS = ("ه", "ها", "هم", "هما", "نا", "ني")
_PARTICLES = ("denied", "future", "uncertain", "conditional", "place_prepositions", "during", "after", "before")


def subject_of(sentence: Sentence, hit: Hit) -> Entity | None:
    """The subject of a verb: the name right after it, or the one that opens its clause."""
    found = subject_found(sentence, hit)
    return actor(found) if found is not None else None


def subject_found(sentence: Sentence, hit: Hit) -> Found | None:
    """Where the subject of a verb is named: right after it, or at the head of its clause."""
    clause = sentence.clauses[hit.clause]
    form = form_of(sentence.tokens[hit.start], hit)
    after = next((f for f in sentence.named(hit.end, clause.end) if not f.preposition and _can_act(f)), None)
    if after is not None and not after.adjective and not agrees(form, after.agent or after.entity):
        after = None
    if after is not None and after.agent is not None and after.start == hit.end and _befalls(sentence, hit):
        # «الهجمات التي ضربت لندن»
        after = None
    if form is Form.PLURAL and hit.verb is not None:
        # «طالبوا واشنطن بـ…»: a verb before its subject is singular, so that the subject stands before this one.
        after = None
    if after is not None and (
        after.start - hit.end > _SUBJECT_REACH
        or _of_kin(sentence, hit, after)
        or _genitive(sentence, hit, after)
        or _somebody_else(sentence, hit, after)
        or _urged(sentence, hit, after)
    ):
        after = None
    first_person = hit.verb is not None and hit.verb.first_person
    if after is not None and (first_person or _within_phrase(sentence, hit, after) or _subject_before(sentence, hit)):
        after = None
    ahead = [
        f
        for f in sentence.named(clause.start, hit.start)
        if f.end <= hit.start and not f.preposition and _can_act(f) and not _taken(sentence, f)
    ]
    leading = ahead[-1] if ahead and _right_before(sentence, ahead[-1], hit) else None
    if leading is not None and leading.entity.kind not in (PERSON, ORGANISATION, MEDIA):
        # A place before a verb is its subject only at the head of the clause («موسكو تناقش»).
        leading = leading if leading.start - clause.start <= 1 or leading.start == ahead[0].end else None
    if leading is not None and (after is None or after.start > hit.end or leading.entity.kind == PERSON):
        chain = leading
        for found in reversed(ahead[:-1]):
            if found.end == chain.start and sentence.tokens[chain.start].text.startswith("و"):
                chain = found
        return chain
    return after


def _befalls(sentence: Sentence, hit: Hit) -> bool:
    """Whether what a verb tells befalls a city beside it in a relative clause."""
    predicate = hit.verb.predicate if hit.verb is not None else None
    if predicate is None or sentence.clauses[hit.clause].joint is not Joint.RELATIVE:
        return False
    return bool(predicate.done_by) or sentence.known.family(predicate.type) in _STRIKING


def _right_before(sentence: Sentence, found: Found, hit: Hit) -> bool:
    """Whether nothing but a particle or an adverb stands between a name and a verb: not «أطلق ترامب تصريحات وصفت …»."""
    between = range(found.end, hit.start)
    if len(between) > 1:
        return False
    dated = {index for time in sentence.times for index in range(time.start, time.end)}
    tokens = sentence.tokens
    return all(
        i in dated or tokens[i].known.kinds or tokens[i].known.definite or tokens[i].text.isdigit() for i in between
    )


def _of_kin(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """«أكدت زوجة الرئيس السوري»: not the president."""
    between = sentence.tokens[hit.end : found.start]
    return any(is_word(token, "kin") for token in between)


def _genitive(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """«وصف خطوة الرئيس …»: the name in construct with a noun that does not act for it is not who acts."""
    index = found.start - 1
    if index < hit.end or index in sentence.inside or sentence.tokens[found.start].gap.strip():
        return False
    token = sentence.tokens[index]
    if token.known.definite or found.adjective or token.text in sentence.known.words["stopwords"]:
        return False
    if token.text.endswith(_ACCUSATIVE) or is_word(token, "adverbs"):
        return False
    if hit.role in (Role.SAY, Role.CONTINUE) and found.entity.kind == ORGANISATION and _of_its_body(sentence, index):
        # «قال لاعب النادي السابق»: a man, and not his club.
        return True
    # «أعلنت حكومة الحريري»: what acts for a state or a party acts in its name, what belongs to a man does not.
    return found.entity.kind == PERSON or not acts(token, sentence.known)


def _of_its_body(sentence: Sentence, index: int) -> bool:
    """«مدير المكتب», «قائد فريق ريال مدريد»: whether a person stands in construct with the body behind ``index``."""
    first = index - 1 if sentence.tokens[index].text in _TEAMS and index else index
    return is_word(sentence.tokens[first], "offices_of_bodies")


def _somebody_else(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """«حث الرئيس … السبت حركة طالبان»: a definite noun right after the verb acts, unless the name goes with it."""
    index = hit.end
    if index >= found.start - 1 or index in sentence.inside:
        return False
    token = sentence.tokens[index]
    if found.entity.kind == PERSON and is_word(token, "several") and found.start > index + 1:
        # «انتقد أعضاء البرلمان زوكربيرغ»: many are not one man.
        return True
    dated = {place for time in sentence.times for place in range(time.start, time.end)}
    parted = any(place in dated for place in range(index, found.start))
    return token.known.definite and (parted or not acts(token, sentence.known))


def _taken(sentence: Sentence, found: Found) -> bool:
    """Whether something right before a name takes it: «تحدث مع الرئيس … أكد», and not the president did."""
    before = sentence.tokens[found.start - 1] if found.start else None
    if before is None or sentence.tokens[found.start].gap.strip() or found.start - 1 in sentence.inside:
        return False
    tied = before.known.preposition == "ل" or (
        before.text.startswith("ل") and before.text[1:] in word_list("nouns.toml", "families")
    )
    return tied or is_word(before, *_TAKING, "kin")


def _urged(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """«كما حثت اللجنة على …»: where «على» follows the only name behind such a verb, the name is who is urged."""
    if sentence.tokens[hit.start].known.plain not in word_list("nouns.toml", "urging") or found.end >= len(
        sentence.tokens
    ):
        return False
    going_on = is_word(sentence.tokens[hit.start - 1], "subordinators") if hit.start else False
    return going_on and sentence.tokens[found.end].text in _TO_DO


def _subject_before(sentence: Sentence, hit: Hit) -> bool:
    """«إن كل الأطراف تعتبر …», «أنها تعتبر …»: after «أن» the subject, a name or not, stands before the verb."""
    clause = sentence.clauses[hit.clause]
    first = sentence.tokens[clause.start]
    if clause.joint is Joint.MAIN:
        return _opens_with_noun(sentence, clause.start, hit)
    if is_word(first, "was"):
        # «وكان حزب العمل الحاكم دعا فلانا»: whom a party called upon.
        dated = {index for time in sentence.times for index in range(time.start, time.end)}
        return any(i in sentence.inside and i not in dated for i in range(clause.start + 1, hit.start))
    if clause.joint is not Joint.CONTENT or not is_word(first, "complementizers"):
        return False
    if hit.start == clause.start + 1:
        return first.text.endswith(_PRONOUNS)
    between = sentence.tokens[clause.start + 1 : hit.start]
    return bool(between) and not any(is_word(token, *_PARTICLES) for token in between)


def _opens_with_noun(sentence: Sentence, start: int, hit: Hit) -> bool:
    """«السلطات المصرية أوقفت … فلانا»: a definite noun that acts opens the sentence, and the verb follows at once."""
    first = sentence.tokens[start]
    between = range(start, hit.start)
    plain = all(
        not sentence.tokens[i].gap.strip(' "') and not is_word(sentence.tokens[i], *_TAKING) for i in between[1:]
    )
    return 0 < len(between) <= _NOUN_PHRASE and first.known.definite and acts(first, sentence.known) and plain


def _can_act(found: Found) -> bool:
    """Persons, organisations, media, states and capitals act; other places do not."""
    return found.entity.kind in (PERSON, ORGANISATION, MEDIA, COUNTRY) or found.agent is not None


def _within_phrase(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """Whether something after the verb takes the name: a preposition («يتطرق إلى مستقبل الأسد») or an event noun."""
    if any(token.known.nouns for token in sentence.tokens[hit.end : found.start]):
        # «طالبت المعارضة باستقالة الحريري»: whose resignation, not who asks.
        return True
    for index in range(hit.end, found.start):
        if index in sentence.inside or not is_word(sentence.tokens[index], *_TAKING):
            continue
        if index + 1 == found.start or index + 1 not in sentence.inside:
            return True
    return False


def actor(found: Found) -> Entity | None:
    """Who acts where a name is the subject: a capital stands for its state, an adjective for nobody."""
    if found.adjective:
        return None
    return found.agent or found.entity
