"""A string that will not print. It knows nothing of where it came from or where it goes."""

from __future__ import annotations

from typing import Final


class Secret:
    """A password, code, consumer secret or session id.

    It has no printable form: `str`, `repr`, formatting, pickling and JSON never show it. Only `reveal()` does, and
    only a field that types it or a request that sends it calls that.
    """

    __slots__ = ("__value",)

    def __init__(self, value: str) -> None:
        self.__value: Final = value

    def reveal(self) -> str:
        """The value itself, for the one place that types or sends it."""
        return self.__value

    def __bool__(self) -> bool:
        return bool(self.__value)

    def __repr__(self) -> str:
        return "Secret(***)"

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        return repr(self)

    def __reduce__(self) -> str:
        raise TypeError("a Secret is not pickled or copied")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self.__value == other.__value

    def __hash__(self) -> int:
        return hash(self.__value)
