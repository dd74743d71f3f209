"""The policies of a connected app as stored, behind its Manage button. Source: captured pages; grades A and A-img."""

from __future__ import annotations

from urllib.parse import parse_qs, urlencode, urlsplit

from ...components import Button, Heading, Output, RelatedList
from ...values.policies import ADMIN_APPROVED
from ...values.text import same
from .app_screen import AppScreen
from .edit_policies import EditPolicies


class ConnectedAppPolicies(AppScreen):
    """Connected App Detail: policies, and who is pre-authorized."""

    title = "Connected App Detail"
    paths = ("/ForceConnectedApplicationPage/d",)

    heading = Heading("Connected App Detail", always=True)
    edit = Button("Edit Policies", suffix="edit", always=True)
    permitted_users = Output("Permitted Users")
    refresh_token_policy = Output("Refresh Token Policy")
    timeout = Output("Timeout Value")
    ip_relaxation = Output("IP Relaxation", variant=True)
    profiles = RelatedList("Profiles", variant=True)
    manage_profiles = Button("Manage Profiles", suffix="assignprofiles", variant=True)
    permission_sets = RelatedList("Permission Sets", variant=True)
    manage_permission_sets = Button("Manage Permission Sets", variant=True)

    @property
    def address(self) -> str:
        """A check: where to find it again in this org, as path and query; empty when its address does not tell."""
        here = urlsplit(self.surface.url)
        app = parse_qs(here.query).get("applicationId")  # the rest of it is volatile (grade A)
        return f"{here.path}?{urlencode({'applicationId': app[0]})}" if app else ""

    @property
    def only_approved(self) -> bool:
        """A check: whether only users whom an admin has approved may log in, whom its lists show then."""
        return same(self.permitted_users.text or "", ADMIN_APPROVED)

    def settle(self) -> ConnectedAppPolicies:
        """Waits for the lists of users, which may come after the page."""
        lists = (self.profiles, self.permission_sets)
        self.org.until(
            lambda: not self.only_approved or all(one.showing() for one in lists), patience=self.org.patience.quick
        )
        return self

    def change(self) -> EditPolicies:
        """Presses Edit Policies."""
        return self.edit.press(EditPolicies)
