"""Big gazetteers on demand: country dumps, humanitarian tables and lists of one's own, compiled into one memory-mapped index of the user's.

It turns files and addresses into an index, and an index into places that stand behind those of the default gazetteer.
"""

from waqai.gazetteers.index import PlaceIndex
from waqai.gazetteers.library import Library, Source, data_folder, load_all_places
from waqai.gazetteers.place import AddedPlace, SourceError

__all__ = ["AddedPlace", "Library", "PlaceIndex", "Source", "SourceError", "data_folder", "load_all_places"]
