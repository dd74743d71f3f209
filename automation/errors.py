"""Errors that a person reads: what is wrong, what to do about it, and of which kind it is. It knows no cause by itself.

Standard library only, and in a syntax that Python 3.8 reads.
"""

from __future__ import annotations

from dataclasses import dataclass

DONE = 0
"""The process's exit code where nothing failed."""
DIFFERS = 2
"""The exit code of what only looks, where something is not as it is wanted."""


@dataclass(frozen=True)
class FailureKind:
    """Whose business a failure is. The exit codes are a promise to whoever calls the program.

    `name` is the class in results.json. `again`: the whole walk is tried again, as long as nothing was saved; it looks
    before it acts.
    """

    name: str
    exit_code: int
    means: str
    again: bool = False


REFUSED = FailureKind("refused", 1, "the org refuses a value or a login, or this machine a file or a port")
CHANGED = FailureKind("changed page", 1, "a page is not known")
UNTRUSTED = FailureKind("untrusted page", 1, "a page that may not be the org's asks for a password or a code")
DEFECT = FailureKind("our defect", 1, "a bug in setupwalk, or the result could not be written to stdout")
SETTINGS = FailureKind("settings", 3, "cannot start: settings, key pair, browser, files")
PERSON = FailureKind("person needed", 4, "the org asks for a person: code, passkey, password change")
FORBIDDEN = FailureKind("forbidden", 5, "the org forbids it: creation of connected apps is off, rights are missing")
ENVIRONMENT = FailureKind(
    "environment", 6, "the org is not available: maintenance, server errors, network, an ended browser", again=True
)
INTERRUPTED = FailureKind("interrupted", 130, "interrupted with Ctrl-C (the same command continues)")
DECLINED = FailureKind("not agreed", 130, "somebody was asked, and said no")
ENDED = FailureKind("interrupted", 143, "ended by SIGTERM or SIGHUP (the same command continues)")

KINDS = (REFUSED, CHANGED, UNTRUSTED, DEFECT, SETTINGS, PERSON, FORBIDDEN, ENVIRONMENT, INTERRUPTED, DECLINED, ENDED)


class AutomationError(Exception):
    """Something that ends a run. `str()` is the message; `hint` says what to do next, and may be empty."""

    def __init__(self, message: str, *, kind: FailureKind, hint: str = "") -> None:
        super().__init__(message)
        self.kind = kind
        self.hint = hint


class SettingsError(AutomationError):
    """A setting, a file that it names, or the key pair is wrong: nothing was started."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message, kind=SETTINGS, hint=hint)
