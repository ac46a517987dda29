"""What a run says of its articles when it ends, though none of them failed: those without a day, and those that are not in Arabic."""

from __future__ import annotations

from waqai.app.coder import CodedLine
from waqai.documents import foreign_language, language_name
from waqai.model import Issue


class Remarks:
    """Counts coded articles whose rows lack a day since nobody said when they were published, and those that no row can come of.

    Both would else look like a finding: rows without dates, which no codebook takes, and a report of an attack under «No events».
    """

    def __init__(self) -> None:
        self._undated: list[str] = []
        self._foreign: list[tuple[str, str]] = []

    def see(self, item: CodedLine) -> None:
        """Take note of one coded article."""
        events, document = item.line["events"], item.article.document
        if document.published is None and any(row.get("date_start") is None for row in events):
            self._undated.append(item.article.where)
        elif not events and (language := foreign_language(document)):
            self._foreign.append((item.article.where, language_name(language)))

    def issues(self) -> list[Issue]:
        """A note for each kind that was seen."""
        notes = []
        if self._undated:
            what = (
                "no day of publication, so that rows have no date («أمس» counts from it); "
                "--published says it, or the file's name (report-2019-04-10.txt)"
            )
            notes.append(Issue("undated", _some(self._undated), what))
        if self._foreign:
            names = ", ".join(dict.fromkeys(name for _, name in self._foreign))
            notes.append(
                Issue("other-language", _some([where for where, _ in self._foreign]), f"{names}, not Arabic; no rows come of that")
            )
        return notes


def _some(places: list[str]) -> str:
    """The first of them and how many more.

    >>> _some(["a.txt"]), _some(["a.txt", "b.txt", "c.txt"])
    ('a.txt', 'a.txt and 2 more')
    """
    return places[0] if len(places) == 1 else f"{places[0]} and {len(places) - 1} more"
