"""What people type into an editor, as values of a row: digits of every script, names in either language, ranges as one writes them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from waqai.app.naming import stored_name
from waqai.app.web.labels import Field
from waqai.app.web.naming import joint_name, places_named
from waqai.knowledge.places import Gazetteer
from waqai.register import FieldError

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_RANGE = re.compile(r"(\d{1,8})\s*(?:(\+)|(?:-|–|—|\.\.|…|إلى|الى|to)\s*(\d{1,8}))?")
_PLACE_NUMBERS = ("lat", "lon")


def plain(text: str) -> str:
    """What was typed with Western digits, outer space gone.

    >>> plain(" ١٢ ")
    '12'
    """
    return text.translate(_DIGITS).strip()


def range_of(text: str, name: str = "killed") -> tuple[int | None, int | None]:
    """Lowest and highest figure of a range as people write it; an empty text is no figure at all.

    >>> range_of("3"), range_of("٣-٥"), range_of("21+"), range_of("")
    ((3, 3), (3, 5), (21, None), (None, None))
    """
    written = plain(text)
    if not written:
        return None, None
    match = _RANGE.fullmatch(written)
    if match is None:
        raise FieldError("no-range-of-figures", "{field}: {value!r} is no figure such as 3, 3-5 or 3+ (at least)", field=name, value=text)
    low = int(match[1])
    return low, None if match[2] else int(match[3]) if match[3] else low


def figure_of(text: str, name: str) -> int | None:
    """One figure, or none."""
    written = plain(text)
    if not written:
        return None
    if not re.fullmatch(r"\d{1,8}", written):
        raise FieldError("no-figure", "{field}: {value!r} is no figure", field=name, value=text)
    return int(written)


def names_of(text: str, field: str = "target") -> list[str]:
    """Several names, separated by semicolons or lines."""
    parts = (stored_name(part, field) for part in re.split(r"[;؛\n]", text))
    return list(dict.fromkeys(part for part in parts if part))


def values_of(field: Field, form: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a row that an editor's form says. Raises FieldError in words for whoever typed it."""
    text = str(form.get("value") or "")
    if field.kind == "range":
        low, high = range_of(text, field.name)
        return dict(zip(field.keys, (low, high), strict=True))
    if field.kind == "figure":
        return {field.keys[0]: figure_of(text, field.name)}
    if field.kind == "names":
        return {field.keys[0]: names_of(text, field.name)}
    if field.kind == "name":
        return {field.keys[0]: joint_name(text, field.name) or ("unknown" if field.name == "attacker" else None)}
    if field.kind == "date":
        return {key: _date_value(key, form) for key in field.keys}
    if field.kind == "place":
        return _place_values(form)
    return {field.keys[0]: text.strip() or None}


def settled_place(gazetteer: Gazetteer, before: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    """Raise FieldError where somebody typed the name of another place and left the old one's point beside it.

    A new wording that the place itself goes by, or that no place is known by, is a wording and moves nothing.
    """
    written = values.get("place_ar")
    moved = any(values.get(key) != before.get(key) for key in ("place", "country", "lat", "lon"))
    if not written or moved or written == before.get("place_ar"):
        return
    known = places_named(gazetteer, written)
    if known and not any((row.name, row.country) == (values.get("place"), values.get("country")) for row in known):
        raise FieldError(
            "place-not-chosen", "{field}: other places go by the name {value!r}; choose which is meant", field="place", value=written
        )


def _date_value(key: str, form: Mapping[str, Any]) -> str | None:
    value = plain(str(form.get(key) or ""))
    if key == "date_end" and not value:
        value = plain(str(form.get("date_start") or ""))
    return value or None


def _place_values(form: Mapping[str, Any]) -> dict[str, Any]:
    """A place from the picker: a row of the gazetteer, or names and codes typed by hand."""
    values: dict[str, Any] = {}
    for key in ("place_ar", "place", "country", "admin1", "admin2", "pcode"):
        values[key] = str(form.get(key) or "").strip() or None
    if values["country"]:
        values["country"] = values["country"].upper()
    for key in _PLACE_NUMBERS:
        written = plain(str(form.get(key) or "")).replace("٫", ".")
        try:
            values[key] = float(written) if written else None
        except ValueError:
            raise FieldError("no-degrees", "{field}: {value!r} is no number of degrees", field=key, value=written) from None
    values["geo_precision"] = figure_of(str(form.get("geo_precision") or ""), "geo_precision")
    return values
