"""Near-duplicates are linked, independent texts are not, and the order of arrival says nothing."""

import random
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.articles.duplicates import DuplicateLink, link_duplicates, signature, similarity
from timeline.disjoint import DisjointSets

WORDS = [f"كلمة{n}" for n in range(4000)]


def story(seed: int, length: int = 150) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)  # noqa: S311


def groups(names: Iterable[str], links: Iterable[DuplicateLink]) -> list[list[str]]:
    found = DisjointSets(names)
    for link in links:
        found.join(link.first, link.second)
    return found.groups()


def test_spelling_and_punctuation_do_not_matter() -> None:
    assert signature("أعلن الوزير في بيانٍ أمس، أن القافلة وصلت إلى الحدود وعادت منها") == signature(
        "اعلن الوزير فى بيان امس ان القافلة وصلت الى الحدود.. وعادت منها"
    )


def test_an_edited_copy_is_linked_and_another_story_is_not() -> None:
    words = story(1)
    copy = ["خاص", "بالموقع", *words[:60], "إضافة", *words[63:140]]
    texts = {"a": words, "b": copy, "c": story(2), "d": words[:20] + story(3, 130)}
    links = link_duplicates({name: signature(" ".join(text)) for name, text in texts.items()})
    assert [(link.first, link.second) for link in links] == [("a", "b")]
    assert groups(texts, links) == [["a", "b"], ["c"], ["d"]]


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.9, 1.0])
def test_the_estimate_is_near_the_truth(share: float) -> None:
    first, second = story(5, 600), story(6, 600)
    second[: int(600 * share)] = first[: int(600 * share)]
    runs = [{tuple(text[at : at + 4]) for at in range(597)} for text in (first, second)]
    truth = len(runs[0] & runs[1]) / len(runs[0] | runs[1])
    assert similarity(signature(" ".join(first)), signature(" ".join(second))) == pytest.approx(truth, abs=0.15)


def test_short_texts_are_linked_only_when_equal() -> None:
    texts = {"a": "عاجل: انفجار في المدينة", "b": "عاجل: انفجار في المدينة", "c": "عاجل: انفجار في القرية", "d": ""}
    links = link_duplicates({name: signature(text) for name, text in texts.items()})
    assert [(link.first, link.second, link.similarity) for link in links] == [("a", "b", 1.0)]


def test_a_story_printed_a_thousand_times_is_one_voice() -> None:
    mark = signature(" ".join(story(9)))
    names = [f"n{number:04}" for number in range(1000)]
    links = link_duplicates(dict.fromkeys(names, mark))
    assert len(links) == 999
    assert groups(names, links) == [names]


@given(st.permutations([0, 1, 2, 3, 4, 5]))
def test_the_order_of_arrival_does_not_matter(order: list[int]) -> None:
    texts = {str(number): " ".join(story(number // 2)) for number in order}
    links = link_duplicates({name: signature(text) for name, text in texts.items()})
    assert groups(texts, links) == [["0", "1"], ["2", "3"], ["4", "5"]]


@given(st.text(max_size=400))
def test_any_text_has_a_signature(text: str) -> None:
    assert similarity(signature(text), signature(text)) == 1.0
