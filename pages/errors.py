"""What can go wrong on a Setup page, in words for the person who must act on it. It knows no step."""

from __future__ import annotations


class PageError(Exception):
    """A page that is not as it should be. `hint` says what to do next; it may be empty, and so may `technical`, which
    is for whoever maintains this program, such as the file that declares what is missing."""

    def __init__(self, message: str, *, hint: str = "", technical: str = "") -> None:
        super().__init__(message)
        self.hint = hint
        self.technical = technical


class ScreenMissing(PageError):
    """The expected screen did not come; the message says what is there instead."""


class PartMissing(PageError):
    """The screen is there, a declared part of it is not, or it does not take what was typed."""


class Refused(PageError):
    """The org refused a save or a login; the message carries the org's own words."""


class CodeRefused(Refused):
    """The org did not take a verification code. It is not answered again: who answers wrong too often is locked out."""


class SessionEnded(PageError):
    """The org shows its login page where a Setup page was expected."""


class PersonNeeded(PageError):
    """The org asks for a person: a code, a security key, a new password."""


class NotAllowed(PageError):
    """The org forbids it: rights are missing, or the feature is off."""


class Unavailable(PageError):
    """The org cannot be reached, or answers with a server error."""


class Endless(Unavailable):
    """Something in the org has no end: an answer that does not come, a script that never yields, one dialog after
    another. It was waited for as long as patience lasts, so that another try would only take as long."""


class ForeignPage(Unavailable):
    """Something else answers in the org's place, such as a guest network; trying again soon does not help."""


class Unreadable(PageError):
    """A list or a value is there and was not understood. It is no proof that what was looked for is absent, so that
    nothing may follow from it but a stop."""


class Exchanged(Unreadable):
    """The page was exchanged for another, or loaded anew, while it was read: what was not found may be there."""


class NameTaken(PageError):
    """The wanted name is that of another kind of app: one of a managed package, or an external client app."""


class Untrusted(PageError):
    """A page that asks for a password or a code and is not known to be the org's: nothing was typed."""
