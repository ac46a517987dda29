"""Clusters: what belongs together by scores and by people's word, and what may never meet."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from waqai.incidents.clustering import cluster, components


def made(scores: dict[tuple[int, int], float], documents: str, **more: Any) -> list[list[int]]:
    """Clusters of as many reports as there are letters, each letter the article of one; pairs without a score are at -3."""

    def score(a: int, b: int) -> float:
        return scores.get((min(a, b), max(a, b)), -3.0)

    edges = [(a, b, value) for (a, b), value in scores.items() if value >= 0]
    return [members for members, _ in cluster(range(len(documents)), edges, score, documents.__getitem__, **more)]


def test_the_closest_are_joined_first_and_one_lucky_pair_does_not_chain() -> None:
    chain = {(0, 1): 4.0, (1, 2): 1.0, (2, 3): 4.0, (0, 2): -6.0, (1, 3): -6.0, (0, 3): -6.0}
    assert made(chain, "abcd") == [[0, 1], [2, 3]]


def test_reports_that_agree_on_average_are_joined() -> None:
    assert made({(0, 1): 3.0, (1, 2): 3.0, (0, 2): -1.0}, "abc") == [[0, 1, 2]]


def test_reports_of_one_article_never_meet() -> None:
    assert made({(0, 2): 3.0, (1, 2): 2.0, (0, 1): 9.0}, "aab") == [[0, 2], [1]]


def test_people_join_what_does_not_score_and_even_one_article() -> None:
    assert made({}, "abc", together=[(0, 2)]) == [[0, 2], [1]]
    assert made({}, "aa", together=[(0, 1)]) == [[0, 1]]


def test_people_keep_apart_what_scores() -> None:
    scores = {(0, 1): 5.0, (1, 2): 4.0, (0, 2): 3.0}
    assert made(scores, "abc", apart=[(0, 1)]) == [[0], [1, 2]]


def test_what_is_kept_apart_is_not_joined_through_a_third() -> None:
    assert made({}, "abc", together=[(0, 1), (1, 2)], apart=[(0, 2)]) == [[0, 1], [2]]


def test_components() -> None:
    assert components([(5, 3), (9, 7), (3, 1)]) == [[1, 3, 5], [7, 9]]


@st.composite
def graphs(draw: st.DrawFn) -> tuple[dict[tuple[int, int], float], str, list[tuple[int, int]], list[tuple[int, int]]]:
    size = draw(st.integers(2, 7))
    pairs = [(a, b) for b in range(size) for a in range(b)]
    scores = {pair: draw(st.integers(-6, 6)) + draw(st.sampled_from((0.0, 0.5))) for pair in pairs}
    documents = "".join(draw(st.sampled_from("abcde")) for _ in range(size))
    return scores, documents, *(draw(st.lists(st.sampled_from(pairs), max_size=3, unique=True)) for _ in range(2))


@given(graphs())
def test_clusters_part_all_and_keep_every_word_that_can_be_kept(graph: Any) -> None:
    scores, documents, together, apart = graph
    clusters = made(scores, documents, together=together, apart=apart)
    assert sorted(i for members in clusters for i in members) == list(range(len(documents)))
    home = {i: n for n, members in enumerate(clusters) for i in members}
    assert all(home[a] != home[b] for a, b in apart)
    if not apart:
        assert all(home[a] == home[b] for a, b in together)
    if not together:
        assert all(len({documents[i] for i in members}) == len(members) for members in clusters)


@given(graphs())
def test_clustering_the_reports_of_one_cluster_gives_that_cluster(graph: Any) -> None:
    scores, documents, together, apart = graph
    for members in made(scores, documents, together=together, apart=apart):
        place = {i: n for n, i in enumerate(members)}

        def inside(pairs: Any, place: dict[int, int] = place) -> list[tuple[int, int]]:
            return [(place[a], place[b]) for a, b in pairs if a in place and b in place]

        own = {(place[a], place[b]): value for (a, b), value in scores.items() if a in place and b in place}
        letters = "".join(documents[i] for i in members)
        assert made(own, letters, together=inside(together), apart=inside(apart)) == [list(range(len(members)))]
