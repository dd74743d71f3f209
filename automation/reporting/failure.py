"""Of which kind an error is, ours or not, what it says, and what to do next."""

from __future__ import annotations

import errno

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

from ..errors import (
    CHANGED,
    DEFECT,
    ENVIRONMENT,
    FORBIDDEN,
    PERSON,
    REFUSED,
    SETTINGS,
    UNTRUSTED,
    AutomationError,
    FailureKind,
)
from ..network.trouble import trouble_in
from ..settings.advised_commands import advised

REPORT_IT = (
    "this is a bug in setupwalk: send the run's folder to whoever maintains your copy of it; "
    "the folder holds no password, session, code, secret or key"
)


_BY_TYPE: tuple[tuple[type[Exception], FailureKind], ...] = (
    (Unavailable, ENVIRONMENT),
    (SessionEnded, ENVIRONMENT),
    (NotAllowed, FORBIDDEN),
    (PersonNeeded, PERSON),
    (Refused, REFUSED),
    (Untrusted, UNTRUSTED),
    (PageError, CHANGED),
)
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


def kind_of(error: Exception | None) -> FailureKind:
    """The kind of what ended a step; None is a step that failed by its look alone."""
    if error is None:
        return CHANGED
    if isinstance(error, AutomationError):
        return error.kind
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
    if kind_of(error) is CHANGED and isinstance(cause, PlaywrightError) and kind_of(cause) is ENVIRONMENT:
        return cause
    return error


def may_pass(error: Exception) -> bool:
    """Whether the whole walk may be tried again soon: some troubles of the environment end only by somebody's deed."""
    if isinstance(error, Endless):  # it was waited for as long as patience lasts, and would only be once more
        return False
    trouble = trouble_in(str(error))
    ends_by_itself = not isinstance(error, ForeignPage) and (trouble is None or trouble.again)
    return kind_of(error).again and ends_by_itself


def hint_for(error: Exception | None) -> str:
    """What to do next."""
    if hint := getattr(error, "hint", ""):
        return str(hint)
    kind = kind_of(error)
    if kind is ENVIRONMENT:
        if (trouble := trouble_in(str(error))) is not None:
            return trouble.hint
        return "run the same command again once the org can be reached; it continues from there"
    if isinstance(error, OSError) and kind is SETTINGS:
        return "free some space there or change its permissions, then run the same command again"
    if kind is CHANGED:
        again = "fix what is wrong there, then run the same command again"
        return f"open the report to see the page; {again}. This checks all screens: {advised('audit')}"
    return REPORT_IT if kind is DEFECT else ""
