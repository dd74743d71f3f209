"""All screens that are known. A screen tells of itself when its class is made; it is asked what it is only later."""

from __future__ import annotations

from collections.abc import Callable

from .evidence import ScreenModel
from .recognizer import Recognizer

_makers: list[Callable[[], ScreenModel]] = []
_made: list[Recognizer] = []


def add(model: Callable[[], ScreenModel]) -> None:
    """Makes a screen known."""
    _makers.append(model)
    _made.clear()


def recognizer() -> Recognizer:
    """The one that knows all of them."""
    if not _made:
        models = [make() for make in _makers]
        _made.append(Recognizer([model for model in models if model.required or model.headings or model.by_path]))
    return _made[0]
