"""A whole and then who they were: «بحياة ثمانية، أربعة من الشرطة وأربعة مدنيين» counts eight, not twelve."""

from __future__ import annotations

from waqai.mentions.counts.mention import Quantity
from waqai.mentions.sight import Sight

_REACH = 14  # tokens from a whole to its last part


def without_its_parts(sight: Sight, pieces: list[Quantity]) -> list[Quantity]:
    """The summands of a count, those left out that together with a number beside them make up the first.

    Of «قتل سبعة أشخاص، ثلاثة من الشرطة وأربعة مدنيين» the first is seven, the second four, and three stands between: three and four are
    the seven.
    """
    if len(pieces) < 2 or pieces[0].low != pieces[0].high:
        return pieces
    whole, others = pieces[0], pieces[1:]
    if others[-1].start - whole.end > _REACH or any(p.low != p.high for p in others):
        return pieces
    numbers = (sight.numeral_at(i) for i in range(whole.end, others[0].start))
    beside = [n.low for n in numbers if n is not None and n.low == n.high]
    return [whole] if beside and sum(beside) + sum(p.low for p in others) == whole.low else pieces
