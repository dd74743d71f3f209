"""The way in by a login that was kept: the browser has its session already. It reads no file."""

from __future__ import annotations

from dataclasses import dataclass

from pages.interruptions.signed_in import signed_in
from pages.screens.sign_in.login import LOGIN_FORMS

from ...browser.org_identity import OrgIdentity
from ...browser.saved_session import SavedSession, again
from ...context.arriving.ways_in import WayClosed
from ...context.step_context import StepContext
from ...scenario.sign_in import the_form
from ..arrival import serves


@dataclass(frozen=True, slots=True)
class KeptLogin:
    """A login that `setupwalk login` has kept, whose cookies the browser was opened with."""

    kept: SavedSession

    @property
    def name(self) -> str:
        """What it is called."""
        return "the kept login"

    def enter(self, context: StepContext) -> None:
        """Opens the page where that login landed.

        Raises:
            WayClosed: the org shows its login page: it has ended the session.
            Untrusted, ForeignPage, ScreenMissing: another page stands there.
        """
        org = context.org
        org.open(self.kept.home)
        if org.first_of(*LOGIN_FORMS, otherwise=lambda: signed_in(org)) is True:
            context.typed = self.kept.identity.username
            return
        the_form(org)
        raise WayClosed(f"of {self.kept.identity.who} has ended: nobody is logged in", hint=again())

    def admits(self, identity: OrgIdentity | None) -> None:
        """The user of the org for whom it was kept, and nobody else."""
        serves(self.kept)(identity)
