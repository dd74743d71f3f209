"""Page objects for the Setup screens of a Salesforce org that concern connected apps. They know no step of a walk.

Public are the names in `pages.surface.__all__`, which are imported from `pages`, and the errors in `pages.errors`; the
rest may change at any time. Looking an app up has three answers: the app; None, where the list was understood and has
no such app; and `errors.Unreadable`, where it was not, so that nothing may follow from it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .surface import *  # noqa: F403 - a star is what is meant: the list is in one place


def __getattr__(name: str) -> Any:
    """The names of `surface`, imported late: whoever needs `pages.values` alone waits for no Playwright."""
    return getattr(import_module("pages.surface"), name)
