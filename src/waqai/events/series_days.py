"""Times that only say how often such a thing befell («للمرة السابعة هذا العام», «ثالث حادث من نوعه خلال أسبوع»): none of them is the day
of the incident told, nor makes it a sum over that time.
"""

from __future__ import annotations

from waqai.mentions.times import TimeMention
from waqai.text import Text, word_set

_OF_ITS_KIND = word_set("نوعه نوعها مثله مثلها قبيله قبيلها")
_TIME = word_set("للمرة المرة")
_LED = word_set("خلال في منذ هذا هذه غضون مطلع بداية أقل من")


def counts_a_series(text: Text, told: TimeMention) -> bool:
    """Whether a stretch of time stands right behind the rank of an incident among others of its kind."""
    when = told.when
    if when is None or when.earliest is None or when.latest is None or when.earliest == when.latest:
        return False
    return behind_a_rank(text, told.start_token)


def behind_a_rank(text: Text, at: int) -> bool:
    """Whether «من نوعه» or «للمرة السابعة» stands right before a token, prepositions left aside."""
    tokens, i = text.tokens, at - 1
    while i > 0 and tokens[i].folded in _LED:
        i -= 1
    if i < 1 or tokens[i].sentence != tokens[at].sentence:
        return False
    return tokens[i].folded in _OF_ITS_KIND or tokens[i - 1].folded in _TIME and tokens[i - 1].sentence == tokens[at].sentence
