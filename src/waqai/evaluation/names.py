"""When two names mean the same actor or the same place, for scoring alone.

Coders write «ISIS» or «Islamic State», «Saudi-led coalition» or «Arab coalition». Scoring must not punish that, and must not forgive a
wrong actor: so names are reduced to kin by the table below, first match first, and everything else must agree word for word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# Kin and the patterns, found anywhere in the lower-cased name, that belong to it. Their order decides.
_KIN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("islamic state", ("islamic state", "isis", "isil", "daesh", r"\bis\b", "dawla")),
    ("houthi", ("houthi", "ansar ?allah")),
    ("saleh forces", ("saleh",)),
    ("arab coalition", ("arab coalition", "saudi-led", "coalition.*(?:arab|saudi|yemen)")),
    (
        "global coalition",
        ("global coalition", "us-led", r"u\.s\.-led", "american-led", "international coalition", "anti-is", "^coalition$"),
    ),
    (
        "yemeni government side",
        (
            "popular resistance",
            "southern resistance",
            "resistance committees",
            "pro-?hadi",
            "hadi (?:forces|loyal)",
            "yemeni (?:government|national|army|armed|forces|military|popular)",
            "national army",
        ),
    ),
    ("al-shabaab", ("shabaab", "shabab")),
    ("boko haram", ("boko haram",)),
    ("taliban", ("taliban",)),
    ("al-qaeda", ("qaeda", "qaida", "aqap", "ansar al-?sharia")),
    ("nusra", ("nusra", "hts", "tahrir al-sham")),
    ("pkk", (r"\bpkk\b", "kurdistan workers")),
    ("ypg/sdf", (r"\bypg\b", r"\bsdf\b", "syrian democratic", "kurdish units")),
    ("syrian armed forces", ("syrian (?:armed|army|regime|government|air)", "assad", "regime forces")),
    ("popular mobilization", ("popular mobili[sz]ation", "hashd")),
    ("iraqi forces", ("iraqi (?:armed|army|forces|military|security|intelligence)",)),
    ("israeli settlers", ("israel.*settler", "settler")),
    ("israeli forces", ("israel", "idf")),
    ("turkish forces", ("turk(?:ish|ey).*(?:army|armed|air|force|military|police|security)", "^turkey$")),
    ("egyptian army", ("egypt.*(?:army|armed|forces|military)",)),
    ("hezbollah", ("hezbollah", "hizbullah")),
    ("hamas", ("hamas", "qassam")),
    (
        "civilians",
        ("civilian", "resident", "villager", "people", "pedestrian", "citizen", "passenger", "worshipp?er", "family", "children"),
    ),
    (
        "unknown",
        (
            "unknown",
            "unidentified",
            "unnamed",
            "gunm[ea]n",
            "assailant",
            "militant",
            "armed (?:m[ea]n|islamists?)",
            "jihadists?$",
            "extremists?$",
        ),
    ),
    ("police", ("police", "gendarm", "security (?:forces|personnel|men|officer)")),
)
_PATTERNS = tuple((kin, re.compile("|".join(patterns))) for kin, patterns in _KIN)
_SEPARATORS = re.compile(r"\s+(?:and|&)\s+|/|,|;")

_MARKS = re.compile("[\u064b-\u0652\u0640]")
_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه"})
_PROCLITIC = re.compile("^(?:وال|بال|لل|ال|و|ب|ل)")


def kin_of(name: str | None) -> str:
    """The kin that an actor's name belongs to; the name itself, in lower case, where it is in no kin.

    >>> kin_of("ISIS"), kin_of("Saudi-led coalition"), kin_of("Oil Ministry"), kin_of(None)
    ('islamic state', 'arab coalition', 'oil ministry', 'unknown')
    """
    lowered = (name or "unknown").lower()
    for kin, pattern in _PATTERNS:
        if pattern.search(lowered):
            return kin
    return re.sub(r"\W+", " ", lowered).strip()


def kins_of(names: str | Sequence[str] | None) -> frozenset[str]:
    """The kins of several names, given as a list or as one string («Houthis and Saleh forces»); of none: unknown.

    >>> sorted(kins_of("Houthis and Saleh forces"))
    ['houthi', 'saleh forces']
    """
    parts: Sequence[str] = _SEPARATORS.split(names) if isinstance(names, str) else (names or ())
    return frozenset(kin_of(part) for part in parts) or frozenset({"unknown"})


def place_words(name: str | None) -> frozenset[str]:
    """The words of an Arabic toponym without vowel signs, letter variants, article and proclitics.

    >>> place_words("بالفلّوجة") == place_words("الفلوجه")
    True
    """
    plain = _MARKS.sub("", name or "").translate(_LETTERS)
    return frozenset(_PROCLITIC.sub("", word) for word in re.sub(r"[^\w ]", " ", plain).split())
