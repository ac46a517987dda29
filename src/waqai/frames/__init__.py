"""Rows of incidents as data frames (pandas, polars, Arrow) and, in notebooks, as a table and a map."""

from waqai.frames.incidents import Incidents
from waqai.frames.notebook import IncidentMap

__all__ = ["IncidentMap", "Incidents"]
