"""What is read back from the org of the wanted app, into the context. It changes nothing in the org."""

from __future__ import annotations

from pages.errors import PageError, PersonNeeded, SessionEnded, Unavailable, Untrusted

from .assigned_reading import read_all_assigned
from .observe import policies_on
from .org_certificate import settle
from .same_app import find_policies, read_definition, refuse_two_apps
from .step_context import StepContext


def read_app(context: StepContext) -> None:
    """Reads the stored definition of the wanted app; `context.app` stays None when the org has no such app.

    Raises:
        Unreadable: the list of apps is not understood: then it is neither there nor absent.
        SettingsError: the name belongs to an app of another kind, or to one with another API name, which no earlier
            run has kept.
    """
    read_definition(context)
    settle(context)


def read_app_to_change(context: StepContext) -> None:
    """As `read_app`, for what changes it.

    Raises:
        SettingsError: the wanted name and the wanted API name belong to two apps.
    """
    read_definition(context)
    refuse_two_apps(context)  # before anything is asked of a certificate that may be another app's
    settle(context)


def read_policies(context: StepContext) -> None:
    """Reads the stored policies."""
    page = find_policies(context)
    context.policies = page.read_whole(lambda: policies_on(page))


def read_exposure(context: StepContext) -> str:
    """Reads what there is yet to read of what advice goes by; returns why not all of it could be, empty where it could.

    Raises:
        PersonNeeded, SessionEnded, Unavailable, Untrusted: the org does not let it be read now.
    """
    try:
        if context.policies is None:
            read_policies(context)
        if context.assigned is None:
            read_assigned(context)
    except (PersonNeeded, SessionEnded, Unavailable, Untrusted):
        raise
    except PageError as error:
        return str(error)
    return ""


def read_assigned(context: StepContext) -> None:
    """Reads who is pre-authorized."""
    read_all_assigned(context, find_policies(context))
