"""One place of a source, checked, before it is compiled."""

from __future__ import annotations

from dataclasses import dataclass

from waqai.knowledge.places import PRECISION


class SourceError(ValueError):
    """A source that cannot be used: file, line and cause in one line."""


@dataclass(frozen=True, slots=True)
class AddedPlace:
    """A place as its source has it. `names_ar` may be empty where `name` (Latin letters) is all there is.

    `admin1` is the English name used in rows where it could be matched, else None; `pcode` the source's place code.
    """

    id: str
    name: str
    names_ar: tuple[str, ...]
    kind: str
    country: str
    admin1: str | None
    admin2: str | None
    lat: float | None
    lon: float | None
    population: int = 0
    pcode: str | None = None


def checked_point(where: str, lat: str, lon: str) -> tuple[float | None, float | None]:
    """A coordinate pair; (None, None) where both are empty. Raises SourceError where it is no point of the globe.

    >>> checked_point("a.csv:2", "35.95", "39.01")
    (35.95, 39.01)
    """
    if not lat.strip() and not lon.strip():
        return None, None
    try:
        pair = float(lat), float(lon)
    except ValueError:
        raise SourceError(f"{where}: {lat!r}, {lon!r} are not coordinates") from None
    if not (-90 <= pair[0] <= 90 and -180 <= pair[1] <= 180):  # also false for NaN
        raise SourceError(f"{where}: {lat}, {lon} is not on the globe")
    return pair


def checked_population(where: str, value: str) -> int:
    """A population, 0 where none is given.

    >>> checked_population("a.csv:2", "1200"), checked_population("a.csv:2", "")
    (1200, 0)
    """
    if not value.strip():
        return 0
    try:
        count = int(float(value.replace(",", "")))
    except (ValueError, OverflowError):
        raise SourceError(f"{where}: population {value!r} is not a number") from None
    if count < 0:
        return 0  # sources write -1 or -99 for "not known"
    return min(count, 2_000_000_000)


def checked_country(where: str, value: str) -> str:
    """An ISO 3166-1 code of two letters, in capitals.

    >>> checked_country("a.csv:2", "iq")
    'IQ'
    """
    code = value.strip().upper()
    if len(code) != 2 or not code.isascii() or not code.isalpha():
        raise SourceError(f"{where}: country {value!r} is not a code of two letters such as IQ")
    return code


def checked_kind(where: str, value: str) -> str:
    """One of the kinds of places that the program knows."""
    if value not in PRECISION or value == "country":
        raise SourceError(f"{where}: kind {value!r} is not one of {', '.join(sorted(PRECISION.keys() - {'country'}))}")
    return value


class Ids:
    """Ids seen so far, so that a second one is refused with both lines."""

    def __init__(self) -> None:
        self._lines: dict[str, int] = {}

    def take(self, where: str, ident: str, line: int) -> str:
        """The id, remembered. Raises SourceError for an empty one and for one that came before."""
        if not ident:
            raise SourceError(f"{where}: no id")
        first = self._lines.setdefault(ident, line)
        if first != line:
            raise SourceError(f"{where}: id {ident} is already in line {first}")
        return ident
