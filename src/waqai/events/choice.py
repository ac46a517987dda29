"""Which of an article's judged drafts are its rows."""

from __future__ import annotations

from waqai.events.draft import Draft

_NEWS = ("actual", "foiled")
_LOWER = {"threat": 0.1, "denied": 0.1, "background": 0.05}
_ALONE = 0.7  # of the threshold, for the likeliest draft of an article that has no row of news otherwise


def bar(draft: Draft, threshold: float) -> float:
    """The probability from which a draft is a row: lower for what is told as a threat, a denial or history, which the weights were
    fitted to keep out of the news.
    """
    return threshold * _LOWER.get(draft.status, 1.0)


def choose_rows(events: list[Draft], chances: list[float], threshold: float) -> list[tuple[Draft, float]]:
    """The drafts that are rows, each with its probability: those at or above their bar. Where no draft of news is, the likeliest one
    is a row if it falls short by little: of articles that come so near to telling of an incident three in four do.
    """
    judged = list(zip(events, chances, strict=True))
    kept = [(d, p) for d, p in judged if p >= bar(d, threshold)]
    if any(d.status in _NEWS for d, _ in kept):
        return kept
    best = max((pair for pair in judged if pair[0].status in _NEWS), key=lambda pair: pair[1], default=None)
    if best is None or best[1] < _ALONE * threshold:
        return kept
    return [pair for pair in judged if pair is best or pair[1] >= bar(pair[0], threshold)]
