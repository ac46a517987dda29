"""Waqai (وقائع): Arabic news in, conflict-event rows out, every value tied to the words it came from."""

__version__ = "0.1.0"

__all__ = ["Coded", "Coder", "Document", "Event", "__version__"]


def __dir__() -> list[str]:
    """What a notebook offers behind «waqai.»: also what is not loaded yet."""
    return sorted({*globals(), *__all__})


def __getattr__(name: str) -> object:
    """`waqai.Coder` and its kin are loaded when first asked for, so that `import waqai` stays quick."""
    if name in ("Coder", "Coded"):
        from waqai.events import coder

        return getattr(coder, name)
    if name in ("Document", "Event"):
        from waqai import model

        return getattr(model, name)
    raise AttributeError(f"module 'waqai' has no attribute {name!r}")
