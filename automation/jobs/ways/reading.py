"""Reads the secret of a way in or of a source of codes: early what can be wrong early, late what a command gives."""

from __future__ import annotations

from collections.abc import Callable

from pages.values.secret import Secret

from ...errors import SettingsError
from ...runs.redact import Redactor
from ...settings.loader import Settings


def reader(
    settings: Settings, name: str, redactor: Redactor, parse: Callable[[str], Secret] = Secret
) -> Callable[[], Secret]:
    """What gives the secret of that name, in the form that `parse` gives it.

    A value and a file are read now, before a browser opens; a command runs whenever it is asked, since it may ask a
    person, and may give another secret each time.

    Raises:
        SettingsError: the file gives none, or not such a secret. What comes back raises the same of a command.
    """

    def read() -> Secret:
        given = redactor.add(settings.secret(name) or Secret(""))
        try:
            return redactor.add(parse(given.reveal()))
        except ValueError as error:
            forms = (form for form in ("value", "file", "command") if settings.value(f"{name}_{form}"))
            origin = settings.origin(f"{name}_{next(forms, 'value')}")
            raise SettingsError(f"{origin}: what it gives {error}") from None

    if settings.value(f"{name}_value") is None and settings.value(f"{name}_file") is None:
        return read
    known = read()
    return lambda: known
