"""The two languages of the workbench: catalogues, direction, digits, dates, and the words for what is counted.

Catalogues are the `.po` files under `locale/`, read as they are: nothing is compiled, and whoever translates edits one file.
"""

from __future__ import annotations

import gettext
import io
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from importlib import resources

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES = ("en", "ar")
DIGITS = ("latn", "arab")
_NO_COUNTRY = frozenset(("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"))
_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The translations into a language; English is what the program is written in."""
    if language == "en":
        return gettext.NullTranslations()
    source = resources.files("waqai.app.web").joinpath("locale", f"{language}.po").read_bytes()
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(source), locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@cache
def countries(language: str) -> dict[str, str]:
    """The names of countries in a language by their ISO codes, in the order of the names.

    >>> countries("en")["IQ"], countries("ar")["IQ"]
    ('Iraq', 'العراق')
    """
    named = {
        code: name for code, name in Locale(language).territories.items() if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY
    }
    return dict(sorted(named.items(), key=lambda pair: pair[1]))


@dataclass(frozen=True, slots=True)
class Language:
    """One reader's language and digits.

    >>> Language("ar", "arab").number(1250)
    '١٬٢٥٠'
    """

    code: str = "en"
    digits: str = "latn"

    @property
    def comma(self) -> str:
        """The comma of this language, with its space."""
        return "، " if self.code == "ar" else ", "

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return "rtl" if self.code == "ar" else "ltr"

    def text(self, message: str, /, **values: object) -> str:
        """A message in this language; `{name}` in it stands for a value."""
        said = catalogue(self.code).gettext(message) if message else ""
        return said.format(**{key: self._shown(value) for key, value in values.items()}) if values else said

    def counted(self, one: str, many: str, n: int, /, **values: object) -> str:
        """A message that counts, in the right form (Arabic has six); `{n}` is the number."""
        said = catalogue(self.code).ngettext(one, many, n)
        return said.format(n=self.number(n), **{key: self._shown(value) for key, value in values.items()})

    def number(self, value: float | None) -> str:
        """A number with this reader's digits and separators."""
        if value is None:
            return ""
        written = f"{value:,}"
        return self.figures(written.replace(",", "٬").replace(".", "٫") if self.digits == "arab" else written)

    def share(self, value: float) -> str:
        """A share of one as per cent; what is not quite all or nothing is not rounded to it.

        >>> Language().share(0.998), Language().share(1.0), Language().share(0.001)
        ('99%', '100%', '1%')
        """
        rounded = value if value in (0.0, 1.0) else min(max(value, 0.01), 0.99)
        return self.figures(f"{rounded:.0%}".replace("%", "٪" if self.digits == "arab" else "%"))

    def figures(self, written: str) -> str:
        """Any text with this reader's digits."""
        return written.translate(_ARABIC_DIGITS) if self.digits == "arab" else written

    def day(self, value: str | date | None) -> str:
        """An ISO day as people write it."""
        if not value:
            return ""
        try:
            day = date.fromisoformat(value) if isinstance(value, str) else value
        except ValueError:
            return str(value)
        pattern = "d MMMM y" if self.code == "ar" else "d MMM y"
        return self._plain(format_date(day, pattern, locale=self.code))

    def month(self, value: str) -> str:
        """A month (2019-04) as people write it.

        >>> Language("ar").month("2019-04"), Language().month("2019-04")
        ('أبريل 2019', 'Apr 2019')
        """
        pattern = "MMMM y" if self.code == "ar" else "MMM y"
        return self._plain(format_date(date.fromisoformat(f"{value}-01"), pattern, locale=self.code))

    def moment(self, value: str) -> str:
        """A moment of the register (ISO, UTC) to the minute."""
        try:
            at = datetime.fromisoformat(value).astimezone(UTC)
        except ValueError:
            return value
        pattern = "d MMMM y، HH:mm" if self.code == "ar" else "d MMM y, HH:mm"
        return self._plain(format_datetime(at, pattern, locale=self.code)) + " UTC"

    def country(self, code: str | None) -> str:
        """A country's name by its ISO code."""
        return str(Locale(self.code).territories.get(code, code)) if code else ""

    def _plain(self, written: str) -> str:
        return self.figures("".join(str(int(char)) if char.isdecimal() else char for char in written))

    def _shown(self, value: object) -> object:
        return self.number(value) if isinstance(value, int) and not isinstance(value, bool) else value
