"""When: every time expression of a text, resolved against the day of publication."""

from waqai.mentions.times.find import default_time, find_times, written_day
from waqai.mentions.times.reading import TimeMention

__all__ = ["TimeMention", "default_time", "find_times", "written_day"]
