"""Incidents in the shapes that codebooks expect: ACLED, UCDP GED, GTD, PLOVER, CAMEO and Waqai's own.

The rules are packs (`knowledge/packs/codebooks`); each shape here knows how a dataset counts, places and names. What a shape cannot hold
is said as a `Loss`.
"""

from waqai.outputs.codebooks.acled import Acled
from waqai.outputs.codebooks.facts import Facts, FactsMaker, Source
from waqai.outputs.codebooks.gtd import Gtd
from waqai.outputs.codebooks.own import Own
from waqai.outputs.codebooks.plover import Cameo, Plover
from waqai.outputs.codebooks.shape import Loss, Shape, Shaped, Stamp
from waqai.outputs.codebooks.ucdp import Ucdp

SHAPES: dict[str, type[Shape]] = {shape.name: shape for shape in (Acled, Ucdp, Gtd, Plover, Cameo, Own)}
"""The shapes by their names."""

__all__ = ["SHAPES", "Facts", "FactsMaker", "Loss", "Shape", "Shaped", "Source", "Stamp"]
