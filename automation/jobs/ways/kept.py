"""The way in by a login that was kept: the browser has its session already. It reads no file."""

from __future__ import annotations

from dataclasses import dataclass

from pages.errors import ScreenMissing, SessionEnded
from pages.interruptions.no_login_page import no_login_page, refuse_framed_login
from pages.screens.sign_in.front_door import enter_by
from pages.values.secret import Secret

from ...browser.org_identity import OrgIdentity
from ...browser.saved_session import SavedSession, again
from ...context.arriving.ways_in import WayClosed
from ...context.step_context import StepContext
from ...settings.advised_commands import advised
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
            PersonNeeded: the org asks for a person first.
        """
        org, who = context.org, self.kept.identity
        try:
            enter_by(org, Secret(self.kept.home), context.code)
        except SessionEnded as ended:
            raise WayClosed(f"of {who.who} has ended: nobody is logged in", hint=again()) from ended
        except ScreenMissing as missing:
            refuse_framed_login(org)
            raise no_login_page(org, missing, by_hand=advised("login")) from missing
        context.typed = who.username

    def admits(self, identity: OrgIdentity | None) -> None:
        """The user of the org for whom it was kept, and nobody else."""
        serves(self.kept)(identity)
