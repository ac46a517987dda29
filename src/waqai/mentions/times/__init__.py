"""When: every time expression of a text, resolved against the day of publication."""

from waqai.mentions.times.find import default_time, find_times
from waqai.mentions.times.reading import TimeMention
from waqai.mentions.times.shifts import told_from
from waqai.mentions.times.writing import written_day

__all__ = ["TimeMention", "default_time", "find_times", "told_from", "written_day"]
