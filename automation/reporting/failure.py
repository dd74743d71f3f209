"""The classes of failure: whose business one is, its exit code, and whether trying again can help."""

from __future__ import annotations

import errno
from dataclasses import dataclass

from playwright.sync_api import Error as PlaywrightError

from pages.errors import (
    Endless,
    ForeignPage,
    NotAllowed,
    PageError,
    PersonNeeded,
    Refused,
    SessionEnded,
    Unavailable,
    Untrusted,
)

from ..errors import AutomationError
from ..network.trouble import trouble_in
from ..settings.advised_commands import advised

REPORT_IT = (
    "this is a defect of setupwalk: report it to whoever keeps your copy of it, with the run's folder; "
    "the folder holds no password, session, code, secret or key"
)


@dataclass(frozen=True, slots=True)
class FailureClass:
    """One class. `again`: the whole walk is tried again, as long as nothing was saved; it looks before it acts."""

    name: str
    exit_code: int
    means: str
    again: bool = False


ENVIRONMENT = FailureClass(
    "environment", 6, "network, maintenance, server errors, an ended session or browser", again=True
)
FORBIDDEN = FailureClass("forbidden", 5, "the org's no: rights are missing, or creation is off")
PERSON = FailureClass("person needed", 4, "the org asks for a code, a passkey or a new password")
SETTINGS = FailureClass("settings", 3, "a setting, the key pair or the browser is wrong")
REFUSED = FailureClass("refused", 1, "the org refuses a value or a login, in its own words")
UNTRUSTED = FailureClass(
    "untrusted page", 1, "a page that is not known to be the org's asks for a password or a code; nothing was typed"
)
CHANGED = FailureClass("changed page", 1, "a page is not as it is known; an audit tells more")
DEFECT = FailureClass("our defect", 1, "setupwalk itself is wrong")
INTERRUPTED = FailureClass("interrupted", 130, "somebody ended the run; the same command goes on")
ENDED = FailureClass(
    "interrupted", 143, "SIGTERM, or a terminal that was closed, ended the run; the same command goes on"
)

CLASSES = (ENVIRONMENT, FORBIDDEN, PERSON, SETTINGS, REFUSED, UNTRUSTED, CHANGED, DEFECT, INTERRUPTED, ENDED)

_BY_TYPE: tuple[tuple[type[Exception], FailureClass], ...] = (
    (Unavailable, ENVIRONMENT),
    (SessionEnded, ENVIRONMENT),
    (NotAllowed, FORBIDDEN),
    (PersonNeeded, PERSON),
    (Refused, REFUSED),
    (Untrusted, UNTRUSTED),
    (PageError, CHANGED),
)
_BY_CODE = {kind.exit_code: kind for kind in (ENVIRONMENT, FORBIDDEN, PERSON, SETTINGS, INTERRUPTED, ENDED)}
_MACHINES = frozenset(
    getattr(errno, name)
    for name in (
        "ENOSPC",
        "EDQUOT",
        "EROFS",
        "EACCES",
        "EPERM",
        "EIO",
        "EMFILE",
        "ENFILE",
        "EFBIG",
        "ENOENT",
        "ENOTDIR",
        "EISDIR",
        "ELOOP",
        "ENAMETOOLONG",
    )
    if hasattr(errno, name)
)
"""What a system says of its files and disks."""
_GONE = ("has been closed", "crashed", "net::ERR_", "browser has been", "connection closed")
"""What Playwright says when the browser, its page or the network has ended."""


def class_of(error: Exception | None) -> FailureClass:
    """The class of what ended a step; None is a step that failed by its look alone."""
    if error is None:
        return CHANGED
    if isinstance(error, AutomationError):
        return _BY_CODE.get(error.exit_code, REFUSED)
    if isinstance(error, PlaywrightError):
        words = error.message.casefold()
        return ENVIRONMENT if any(sign.casefold() in words for sign in _GONE) else DEFECT
    if is_about_files(error):
        return SETTINGS
    return next((kind for known, kind in _BY_TYPE if isinstance(error, known)), DEFECT)


def is_about_files(error: BaseException) -> bool:
    """Whether the machine, and not the program, stands in the way: a full disk, a folder without rights."""
    return isinstance(error, OSError) and error.errno in _MACHINES


def words_of(error: BaseException) -> str:
    """What an error says, for a reader; never empty."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename is not None else error.strerror
    return str(error) or type(error).__name__


def root_of(error: Exception) -> Exception:
    """What is behind an error about a part: where that is the browser's or the network's end, the end counts."""
    cause = error.__cause__
    if class_of(error) is CHANGED and isinstance(cause, PlaywrightError) and class_of(cause) is ENVIRONMENT:
        return cause
    return error


def may_pass(error: Exception) -> bool:
    """Whether the whole walk may be tried again soon: some troubles of the environment end only by somebody's deed."""
    if isinstance(error, Endless):  # it was waited for as long as patience lasts, and would only be once more
        return False
    trouble = trouble_in(str(error))
    ends_by_itself = not isinstance(error, ForeignPage) and (trouble is None or trouble.again)
    return class_of(error).again and ends_by_itself


def hint_for(error: Exception | None) -> str:
    """What to do next."""
    if hint := getattr(error, "hint", ""):
        return str(hint)
    kind = class_of(error)
    if kind is ENVIRONMENT:
        if (trouble := trouble_in(str(error))) is not None:
            return trouble.hint
        return "run the same command again once the org can be reached; the walk goes on from there"
    if isinstance(error, OSError) and kind is SETTINGS:
        return "make room or give rights there, and run the same command again"
    if kind is CHANGED:
        return f"see what the page shows in the run's folder; this tells which parts it lacks: {advised('audit')}"
    return REPORT_IT if kind is DEFECT else ""
