"""Which app is meant, and whether a row or a page shows it: by its id, its API name, its name. It knows no screen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from .text import same

_ID = re.compile(r"(06P|0Ci|0H4)\w{12}")
_NAMESPACE = re.compile(r"[A-Za-z](?:_?[A-Za-z0-9]){0,14}__")


@dataclass(frozen=True, slots=True)
class AppIdentity:
    """One app of an org. `ids` are those of its pages' addresses (06P..., 0Ci..., 0H4...; grade A), once one was read.

    A name may be given to another app; an API name is the app's own, in an org with a namespace with that before it.
    """

    name: str
    api_name: str = ""
    ids: tuple[str, ...] = ()

    def shown_by(self, *, name: str = "", api_name: str = "", ids: Iterable[str] = ()) -> bool | None:
        """Whether what a page shows is this app; None when it shows nothing by which that could be told, or an id of
        this app and both names of another: its address is ahead of it then, or behind."""
        mine, shown = _by_kind(self.ids), _by_kind(ids)
        if common := mine.keys() & shown.keys():
            by_id = all(mine[kind] == shown[kind] for kind in common)
            by_names = self._named(name, api_name) if api_name else None
            return None if by_id and by_names is False and not (name and same(name, self.name)) else by_id
        return self._named(name, api_name)

    def _named(self, name: str, api_name: str) -> bool | None:
        if self.api_name and api_name:
            return same_api_name(api_name, self.api_name) or same_api_name(self.api_name, api_name)
        if name and self.name:
            return same(name, self.name)
        return None

    def __str__(self) -> str:
        return f'"{self.name}" (API name {self.api_name})' if self.api_name else f'"{self.name}"'


def same_api_name(shown: str, wanted: str) -> bool:
    """Whether a shown API name is the wanted one, or that with a namespace and two underscores before it."""
    namespace = _NAMESPACE.match(shown)
    return same(shown, wanted) or (namespace is not None and same(shown[namespace.end() :], wanted))


def with_namespace(wanted: str, shown: str | None) -> str:
    """The wanted API name as an org with a namespace shows it, where it shows it so."""
    namespace = _NAMESPACE.match(shown or "")
    return namespace[0] + wanted if namespace is not None and same_api_name(shown or "", wanted) else wanted


def ids_in(address: str) -> list[str]:
    """The ids of an app in a page's address."""
    return app_ids(value for _, value in parse_qsl(urlsplit(address).query))


def app_ids(values: Iterable[str]) -> list[str]:
    """Those of the values that are ids of an app, as 15 characters."""
    return [value[:15] for value in values if _ID.fullmatch(value[:15]) and len(value) in (15, 18)]


def _by_kind(ids: Iterable[str]) -> dict[str, str]:
    return {value[:3]: value[:15] for value in ids}
