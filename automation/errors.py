"""Errors that a person reads: what is wrong, what to do about it, and the exit code. It knows no cause by itself."""

from __future__ import annotations


class AutomationError(Exception):
    """Something that ends a run. `str()` is the message; `hint` says what to do next, and may be empty.

    `exit_code` is the process's: 1 a step failed, 3 cannot start, 4 a person is needed, 5 the org forbids it,
    6 the org is not available.
    """

    def __init__(self, message: str, *, hint: str = "", exit_code: int = 1) -> None:
        super().__init__(message)
        self.hint = hint
        self.exit_code = exit_code


class SettingsError(AutomationError):
    """A setting, a file that it names, or the key pair is wrong: nothing was started (exit code 3)."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message, hint=hint, exit_code=3)
