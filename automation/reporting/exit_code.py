"""The process's exit codes: a promise to whoever calls the program. Which failure has which is in failure.py."""

from __future__ import annotations

from .failure import class_of

DONE = 0
FAILED = 1
DIFFERS = 2
CANNOT_START = 3
PERSON_NEEDED = 4
FORBIDDEN = 5
UNAVAILABLE = 6
INTERRUPTED = 130
ENDED = 143

MEANINGS = {
    DONE: "done, or nothing to do; `plan`: nothing differs",
    FAILED: "a step failed, a page is not known, or stdout did not take the result",
    DIFFERS: "`plan`, `audit`: something differs",
    CANNOT_START: "cannot start: settings, key pair, browser, files",
    PERSON_NEEDED: "the org asks for a person: code, passkey, password change",
    FORBIDDEN: "the org forbids it: creation of connected apps is off, rights are missing",
    UNAVAILABLE: "the org is not available: maintenance, server errors, network",
    INTERRUPTED: "interrupted by Ctrl-C; the same command goes on",
    ENDED: "ended by SIGTERM or SIGHUP; the same command goes on",
}
"""For the README's table."""


def exit_code(error: Exception | None) -> int:
    """The exit code for a failure; a step that failed without an error has failed by its look."""
    return class_of(error).exit_code
