"""Days on which a body was founded or changed sides: they date it, and none of its deeds."""

from __future__ import annotations

from waqai.text import Text, word_set

_RELATIVE = word_set("الذي التي والذي والتي الذين والذين")
_FOUNDED = word_set(
    "تأسس تأسست تأسسوا أسس أسست أسسه أسسها أسسوه أسسوها بايع بايعت بايعوا نشأ نشأت أنشئ أنشئت أنشأه أنشأها ظهر ظهرت انشق انشقت انشقوا "
    "انفصل انفصلت تشكل تشكلت تشكلوا شكله شكلها انضم انضمت انضموا"
)
_ITS_BEGINNING = word_set("افتتاحه افتتاحها تأسيسه تأسيسها إنشائه إنشائها تشكيله تشكيلها الانتقال نقله نقلها ترميمه ترميمها")
_TO_IT = word_set("إليه إليها إليهما")
_BREAKS = "،.؛:!؟\n"
_REACH = 9


def dates_a_founding(text: Text, start: int) -> bool:
    """Whether the time that begins at token `start` stands in a clause that says since when a body is: «الحركة التي تأسست عام 2006»."""
    tokens = text.tokens
    for i in range(start - 1, max(0, start - _REACH), -1):
        if any(mark in tokens[i + 1].before for mark in _BREAKS):
            return False
        if tokens[i].folded in _ITS_BEGINNING:
            return tokens[i].folded != "الانتقال" or tokens[i + 1].folded in _TO_IT  # «جرى الانتقال إليه قبل شهر»
        if tokens[i].folded in _FOUNDED and tokens[i - 1].folded in _RELATIVE:
            return not any(mark in tokens[i].before for mark in _BREAKS)
    return False
