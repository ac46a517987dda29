"""The messages of the workbench, gathered from templates and code into the catalogues: `python -m waqai.app.web.catalogue`.

The sentences with which other rooms refuse something (`waqai.model.Refusal`) are gathered from those rooms as well.

New messages come in untranslated, those that are gone go out; translations stay.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

HERE = Path(__file__).parent
PACKAGE = HERE.parent.parent
REFUSING = ("register", "network", "app/watching")
"""The rooms beside this one whose refusals a person at the workbench can meet."""
REFUSALS = ("Refusal", "FieldError", "FilterError", "UnknownError", "QuestionError", "ErasureError", "RegisterError", "FetchError",
            "AddressError", "Denied")  # fmt: skip
_KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "text": None, "counted": (1, 2)}
_REFUSED = dict.fromkeys(REFUSALS, (2,))


def gathered() -> Catalog:
    """Every message of the pages."""
    catalogue = Catalog(project="waqai")
    for name, message in _found():
        catalogue.add(message, locations=[(name, 0)])
    return catalogue


def _found() -> Iterator[tuple[str, str | tuple[str, ...]]]:
    own = {**_KEYWORDS, **_REFUSED}
    files: list[tuple[Path, str, dict[str, Any]]] = [
        (path, "jinja2.ext:babel_extract", own) for path in sorted(HERE.glob("templates/*.html"))
    ]
    files += [(path, "python", own) for path in sorted(HERE.rglob("*.py")) if path != Path(__file__) and "assets" not in path.parts]
    files += [(path, "python", _REFUSED) for room in REFUSING for path in sorted((PACKAGE / room).rglob("*.py"))]
    for path, method, keywords in files:
        name = path.relative_to(PACKAGE).as_posix()
        options = {"trimmed": "true", "silent": "false"} if method != "python" else {}
        with path.open("rb") as stream:
            for _, message, _, _ in extract(method, stream, keywords=keywords, options=options):
                if message and (not isinstance(message, tuple) or all(message)):
                    yield name, message


def refreshed(language: str) -> bytes:
    """A language's catalogue with exactly the messages that there are now."""
    path = HERE / "locale" / f"{language}.po"
    before = read_po(io.BytesIO(path.read_bytes()), locale=language) if path.is_file() else Catalog(locale=language)
    before.update(gathered(), no_fuzzy_matching=True)
    before.obsolete.clear()
    out = io.BytesIO()
    write_po(out, before, width=0, sort_output=True, omit_header=False, no_location=True)
    lines = [
        line for line in out.getvalue().split(b"\n") if not line.startswith((b'"POT-Creation-Date', b'"PO-Revision-Date', b'"Generated-By'))
    ]
    return b"\n".join(lines)


if __name__ == "__main__":
    (HERE / "locale" / "ar.po").write_bytes(refreshed("ar"))
