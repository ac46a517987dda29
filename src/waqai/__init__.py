"""Waqai (وقائع): Arabic news in, conflict-event rows out, every value tied to the words it came from."""

__version__ = "0.1.0"
