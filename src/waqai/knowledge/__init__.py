"""Knowledge packs: what words mean in conflict news. Knows nothing of the text of any article."""

from waqai.knowledge.pack import Entry, PackError
from waqai.knowledge.packs_store import Knowledge, load_packs, pack_files

__all__ = ["Entry", "Knowledge", "PackError", "load_packs", "pack_files"]
