"""How far an event noun or a verb reaches: the words of a sentence that make one claim."""

from __future__ import annotations

from timeline.events.names.offices import offices
from timeline.events.sentences.attach import Hit
from timeline.events.sentences.clauses import Joint
from timeline.events.sentences.sentence import Sentence
from timeline.events.words.lexicon import Role, word_list
from timeline.events.words.tokens import Token, is_word, starts_phrase

__all__ = [
    "antecedent_start",
    "clause_end",
    "light_start",
    "looks_past",
    "looks_verbal",
    "noun_span",
    "other_name",
    "verb_span",
]

_MAX_PHRASE = 20
_MAX_CLAUSE = 30
_LIGHT_REACH = 5
_SUBJECT_REACH = 6
_COMMA_REACH = 8
_ADJECTIVES = 1
_OR = "او"
_OF_TIMES = word_list("particles.toml", "times", "loose")
_DANGLING = (
    "place_prepositions", "topic_prepositions", "party_prepositions", "stopwords", "after", "before", "during",
)  # fmt: skip


def noun_span(sentence: Sentence, hit: Hit) -> tuple[int, int]:
    """The noun phrase of an event noun, with its light noun or verb, its relative clause and its dates."""
    clause = sentence.clauses[hit.clause]
    first = light_start(sentence, hit.start, clause.start)
    if first > clause.start and is_word(sentence.tokens[first - 1], "called_off"):
        # «تأجيل افتتاح الجسر» says another thing than «افتتاح الجسر».
        first -= 1
    last = _phrase_end(sentence, hit)
    governor = hit.governor
    if governor is not None and governor.clause == hit.clause and governor.start < first:
        first = governor.start
    elif governor is not None and governor.start > hit.start:
        last = max(last, clause_end(sentence, governor))
    elif governor is not None:
        first = governor.start
    for time in sentence.times_of(hit):
        if time.start >= hit.start:
            last = max(last, time.end)
        elif first - time.end <= 2:
            first = min(first, time.start)
    return first, last


def verb_span(sentence: Sentence, hit: Hit) -> tuple[int, int]:
    """A verb with the subject or date right before it, to the end of its clause."""
    clause = sentence.clauses[hit.clause]
    first = hit.start
    for found in reversed(sentence.found):
        if (
            clause.start <= found.start
            and found.end <= first
            and first - found.end <= 3
            and not (found.preposition or found.adjective or _inside_phrase(sentence, found.start))
        ):
            first = found.start
    if clause.joint is Joint.RELATIVE and hit.start - clause.start <= 2:
        first = min(first, antecedent_start(sentence, clause.start))
    if _behind_that(sentence, hit):
        first = min(first, clause.start + 1)
    for time in sentence.times_of(hit):
        if clause.start <= time.start < hit.start:
            first = min(first, time.start)
    return first, clause_end(sentence, hit)


def _inside_phrase(sentence: Sentence, index: int) -> bool:
    """«مجلس الشيوخ في ولاية فلوريدا أقر …»: a name that a preposition takes begins no clause."""
    before = [sentence.tokens[i] for i in range(max(0, index - 2), index)]
    places = sentence.known.words["place_nouns"]
    if before and before[-1].text in places:
        before.pop()
    return bool(before) and is_word(before[-1], "place_prepositions")


def _behind_that(sentence: Sentence, hit: Hit) -> bool:
    """«إن ثلاثة عمال أصيبوا», «وكان السدان انهارا»: what stands before the first verb behind «إن» or «كان» is the subject."""
    clause = sentence.clauses[hit.clause]
    if not 1 < hit.start - clause.start <= _SUBJECT_REACH:
        return False
    opening = sentence.tokens[clause.start]
    that = clause.joint is Joint.CONTENT and is_word(opening, "complementizers")
    if not that and not is_word(opening, "was"):
        return False
    between = [other for other in sentence.hits if clause.start < other.start < hit.start]
    return all(_done_to(sentence, other, hit) for other in between)


def _done_to(sentence: Sentence, noun: Hit, hit: Hit) -> bool:
    """«أن وثيقة المصالحة ستوقع»: an agreement that is signed is the subject of its verb, and no other event."""
    if noun.noun is None or hit.verb is None or hit.verb.predicate is None:
        return False
    return sentence.known.family(noun.noun.predicate.type) == sentence.known.family(hit.verb.predicate.type)


def antecedent_start(sentence: Sentence, start: int) -> int:
    """Where the names, or the event noun, begin that stand right before a relative pronoun («كارتر بيج مستشار … ترامب الذي وصل»)."""
    first = start
    for found in reversed(sentence.found):
        if found.end == first or (found.end == first - 1 and _apposed(sentence, found.end)):
            first = found.start if not found.adjective else first
        elif found.end <= first:
            break
    noun = next((h for h in reversed(sentence.hits) if h.start < start and h.noun is not None), None)
    if first == start and noun is not None and start - noun.end <= _ADJECTIVES:
        # «الاتفاق السابق الذي انهار»
        return noun.start
    return first


def _apposed(sentence: Sentence, index: int) -> bool:
    """Whether a word between two names, or behind one, keeps them together: «مستشار», «مع», «السابق», «مينسك 2»."""
    token = sentence.tokens[index]
    if token.text in offices().appositions or token.known.definite or token.text.isdigit():
        return True
    return any(is_word(token, kind) for kind in ("relatives", "party_prepositions"))


def light_start(sentence: Sentence, index: int, floor: int) -> int:
    """Where the words begin that only carry an event noun: «عقد لقاء», «جولة ثالثة من المحادثات»."""
    tokens = sentence.tokens
    first = index
    while first > floor and index - first < _LIGHT_REACH and not tokens[first].gap.strip():
        # «وزارة النقل | تأجيل …»: a noun with the article is in construct with nothing.
        if _light(sentence, first - 1) and not tokens[first - 1].known.definite:
            first -= 1
        elif (
            first - 2 >= floor
            and _light(sentence, first - 2)
            and not tokens[first - 2].known.definite
            and not tokens[first - 1].known.verbs
        ):
            first -= 2
        elif first - 3 >= floor and tokens[first - 1].text == "من" and _light(sentence, first - 3):
            first -= 3
        else:
            break
    return first


def _light(sentence: Sentence, index: int) -> bool:
    if index in sentence.inside:
        return False
    token = sentence.tokens[index]
    words = sentence.known.words["light_nouns"]
    return token.text in words or token.known.plain in words or (token.text[:1] in "وب" and token.text[1:] in words)


def _phrase_end(sentence: Sentence, hit: Hit) -> int:
    """The end of the noun phrase that an event noun heads."""
    tokens, clause = sentence.tokens, sentence.clauses[hit.clause]
    starts = {other.start: other for other in sentence.hits}
    index, limit = hit.end, min(clause.end, hit.end + _MAX_PHRASE)
    while index < limit:
        token = tokens[index]
        gap = token.gap.strip()
        inside = index in sentence.inside
        if other_name(sentence, index, index + 1) == index:
            index = _closing(tokens, index)
            break
        if (
            not inside
            and gap
            and gap not in ('"', "-", '" "')
            and not (gap == "(" and _short_parenthesis(tokens, index))
        ):
            break
        if not inside and index > hit.end and _sequence(sentence, index):
            break
        other = starts.get(index)
        if other is not None and (other.verb is not None or not _continues(hit, other)):
            index = max(hit.end, light_start(sentence, index, hit.end))
            break
        if other is None and not inside and looks_verbal(token):
            break
        index += 1
    while index > hit.end and index - 1 not in sentence.inside and _dangles(sentence, index - 1):
        index -= 1
    return index


def other_name(sentence: Sentence, first: int, last: int) -> int:
    """Where another name for the same begins among the tokens from ``first``, or ``last``.

    «لقاء نيويورك الأول (أو اللقاء الثالث …)»: what it is made of says nothing of its own.
    """
    tokens = sentence.tokens
    return next((i for i in range(first, last) if "(" in tokens[i].gap and tokens[i].text == _OR), last)


def _sequence(sentence: Sentence, index: int) -> bool:
    """«في أعقاب», «عقب»: what follows is another event; «بعد», «قبل» and «منذ» may be of a time."""
    word = sentence.tokens[index].text
    return word not in _OF_TIMES and any(
        starts_phrase(sentence.tokens, index, sentence.known, kind) for kind in ("after", "before")
    )


def _closing(tokens: list[Token], index: int) -> int:
    """The token after a closing parenthesis; ``index`` itself if none closes soon."""
    return next((p for p in range(index + 1, min(len(tokens), index + _MAX_PHRASE)) if ")" in tokens[p].gap), index)


def _short_parenthesis(tokens: list[Token], index: int) -> bool:
    return any(")" in token.gap for token in tokens[index + 1 : index + 4])


def _continues(hit: Hit, other: Hit) -> bool:
    """Whether a second event noun is only part of the first one's phrase."""
    assert hit.noun is not None
    assert other.noun is not None
    if other.governor is not None:
        return False
    if hit.noun.predicate.type == "agreement" and other.noun.predicate.type == "ceasefire":
        return True
    return other.noun.weak and other.start - hit.end > 1


def looks_verbal(token: Token) -> bool:
    """Whether an unknown word has the shape of an imperfect: it ends a noun phrase."""
    word = token.text
    if word[:1] in "وف" and len(word) > 5:
        word = word[1:]
    if token.known.nouns or token.known.definite:
        return False
    return len(word) > 3 and (word[0] == "ي" or (word[:2] in ("سي", "ست") and len(word) > 4))


def looks_past(token: Token) -> bool:
    """Whether an unknown word at the head of a clause has the shape of a feminine perfect («ازدهرت»)."""
    word = token.text.removeprefix(token.known.conjunction)
    return len(word) > 3 and word[-1] == "ت" and word[-2] != "ا" and not token.known.definite


def _purpose(sentence: Sentence, index: int) -> bool:
    """«لإجراء مباحثات»: what an event is for is not part of it."""
    word = sentence.tokens[index].text
    if not word.startswith("ل") or index in sentence.inside:
        return False
    return word[1:] in sentence.known.words["light_nouns"]


def _prepositional(sentence: Sentence, index: int) -> bool:
    """«وصل صباح اليوم، إلى العاصمة»: a place may follow a comma."""
    if sentence.tokens[index].text == "من" or index + 1 >= len(sentence.tokens):
        return False
    return is_word(sentence.tokens[index], "place_prepositions") and index + 1 in sentence.inside


def _dangles(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    return is_word(token, *_DANGLING)


def clause_end(sentence: Sentence, hit: Hit) -> int:
    """The end of a verb's own clause: up to the next verb, a quotation, or a comma that no date or name follows."""
    clause = sentence.clauses[hit.clause]
    limit = min(clause.end, hit.start + _MAX_CLAUSE)
    for other in sentence.hits:
        if other.clause == hit.clause and other.start > hit.start and other.verb is not None and other is not hit:
            limit = min(limit, other.start)
            break
    end = hit.end
    times = {index for time in sentence.times for index in range(time.start, time.end)}
    names = {found.start for found in sentence.found}
    speech = hit.role in (Role.SAY, Role.CONTINUE)
    for index in range(hit.end, limit):
        gap = sentence.tokens[index].gap.strip()
        if not speech and index > hit.end and _purpose(sentence, index):
            break
        if gap and index not in times and index not in sentence.inside - names:
            named = index in names
            if gap.startswith('"') and not named:
                break
            own = any(0 <= time.start - index < 2 for time in sentence.times_of(hit))
            own = own or (gap == "," and index - hit.end < _COMMA_REACH and _prepositional(sentence, index))
            stops = gap.startswith((",", ";", "-", ":", "(")) and not own
            near = named and (index <= hit.end + 2 or (speech and index - hit.end < _COMMA_REACH))
            if stops and not near:
                break
        end = index + 1
    return max(end, hit.end)
