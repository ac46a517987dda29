"""Days on which a body was founded or changed sides, or that belong to the life of one of the dead: they date no deed told beside them."""

from __future__ import annotations

from waqai.text import Text, word_set

_RELATIVE = word_set("الذي التي والذي والتي الذين والذين")
_FOUNDED = word_set(
    "تأسس تأسست تأسسوا أسس أسست أسسه أسسها أسسوه أسسوها بايع بايعت بايعوا نشأ نشأت أنشئ أنشئت أنشأه أنشأها ظهر ظهرت انشق انشقت انشقوا "
    "انفصل انفصلت تشكل تشكلت تشكلوا شكله شكلها انضم انضمت انضموا"
)
_ROSE = word_set("ظهرت ظهر نشأت نشأ تأسست تأسس انطلقت")
_BODIES = word_set("جماعة حركة تنظيم ميليشيا منظمة الجماعة الحركة التنظيم حزب")
_OF_HIS_LIFE = word_set(
    "أفرج أطلق خرج عين عينت عينوا عينا رقي رقيت تولى تولت تسلم تسلمت انتخب انتخبت انتخبوا عاد عادت عادوا عادا وصل وصلت وصلوا وصلا "
    "قدم قدموا "
    "اعتقل اعتقلت اعتقلوا اعتقلا احتجز احتجزت احتجزوا احتجزا خطف خطفت خطفوا خطفا اختطف اختطفت اختطفوا اختطفا أسر أسروا أسرا فقد فقدوا "
    "تزوج تزوجت تخرج تخرجت ولد ولدت نزح نزحت نزحوا التحق التحقت التحقوا انضم انضموا"
)
_AMONG_THEM = word_set("بينهم بينهما بينهن منهم ضمنهم وبينهم ومنهم وبينهما")
_ITS_BEGINNING = word_set("افتتاحه افتتاحها تأسيسه تأسيسها إنشائه إنشائها تشكيله تشكيلها الانتقال نقله نقلها ترميمه ترميمها")
_TO_IT = word_set("إليه إليها إليهما")
_BREAKS = "،.؛:!؟\n"
_REACH = 9
_LIFE_REACH = 12  # tokens from «بينهم» to the day that belongs to one of them


def dates_a_founding(text: Text, start: int) -> bool:
    """Whether the time that begins at token `start` stands in a clause that says since when a body is: «الحركة التي تأسست عام 2006»."""
    tokens = text.tokens
    for i in range(start - 1, max(0, start - _REACH), -1):
        if any(mark in tokens[i + 1].before for mark in _BREAKS):
            return False
        if tokens[i].folded in _ITS_BEGINNING:
            return tokens[i].folded != "الانتقال" or tokens[i + 1].folded in _TO_IT  # «جرى الانتقال إليه قبل شهر»
        if tokens[i].folded in _ROSE and tokens[i - 1].folded == "حيث" and tokens[i + 1].folded in _BODIES:
            return True  # «عاصمة الولاية التي نشأت فيها الجماعة قبل أعوام»
        if tokens[i].folded in _FOUNDED and tokens[i - 1].folded in _RELATIVE:
            return not any(mark in tokens[i].before for mark in _BREAKS)
    return False


def dates_a_life(text: Text, start: int) -> bool:
    """Whether the time at token `start` tells of the life of one of those counted: «بينهم طبيب أفرج عنه في مارس»."""
    tokens, lived = text.tokens, False
    for i in range(start - 1, max(0, start - _LIFE_REACH), -1):
        if any(mark in tokens[i + 1].before for mark in _BREAKS):
            return False
        if tokens[i].folded in _AMONG_THEM:
            return lived
        lived = lived or tokens[i].folded in _OF_HIS_LIFE
    return False
