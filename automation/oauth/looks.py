"""Looks in the org whether a cause of a refusal is so, and says what the org shows there. It only reads."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

from playwright.sync_api import Error as PlaywrightError

from pages.errors import PageError
from pages.values.policies import ADMIN_APPROVED, same_policy
from pages.values.text import same

from ..app.observed import ObservedApp, Policies
from ..app.user_names import Kind
from ..context.assigned_reading import read_all_assigned
from ..context.assignments import UserRecord, frozen_by_api, sets_by_api, user_by_api
from ..context.readings import read_policies
from ..context.same_app import find_policies, its_page
from ..context.step_context import StepContext
from ..context.user_directory import listing_by_api
from ..errors import AutomationError
from .catalogue.entry import Look
from .scopes import REFRESH, lacking


@dataclass(frozen=True, slots=True)
class Seen:
    """Whether it is so, None where the org does not tell, and what the org shows there, as a sentence."""

    so: bool | None
    shows: str = ""


NOT_READ = Seen(None)
_UNREADABLE = (PageError, AutomationError, PlaywrightError)


class Looks:
    """Looks for one user of one app, each thing read once. What cannot be read is not known, and is no error.

    `ours`: the login that was refused was this run's own; of another client's, key and callback are not known.
    """

    def __init__(self, context: StepContext, username: str, *, ours: bool = True) -> None:
        self._context, self._username, self._ours = context, username, ours
        self._read: dict[Look, Seen] = {}

    def at(self, look: Look) -> Seen:
        """What the org shows."""
        if look not in self._read:
            try:
                self._read[look] = self._seen(look) if self._context.app is not None else NOT_READ
            except _UNREADABLE:
                self._read[look] = NOT_READ
        return self._read[look]

    def _seen(self, look: Look) -> Seen:
        seen: Seen = getattr(self, look.name.lower())()  # each look has the method of its name
        return seen

    @property
    def _app(self) -> ObservedApp:
        app = self._context.app
        assert app is not None, "looked at without an app"
        return app

    @cached_property
    def _policies(self) -> Policies:
        """As stored; of a page that cannot be read, which is waited for once, nothing is known."""
        if self._context.policies is None:
            with suppress(*_UNREADABLE):
                read_policies(self._context)
        return self._context.policies or Policies(None, None, None)

    @cached_property
    def _user(self) -> tuple[UserRecord | None] | None:
        return user_by_api(self._context, self._username) if self._username else None

    def other_app(self) -> Seen:
        context, named = self._context, f'the Consumer Key of "{self._app.name}" in this org is'
        if context.key_hidden:  # else it is one that the org has told, for this app
            return NOT_READ if context.key_given or not self._ours else Seen(so=False)
        shown = its_page(context).consumer_key.text
        if not shown:
            return NOT_READ
        if not self._ours:
            return Seen(None, f"{named} {shown}, if the client uses another one")
        return Seen(shown != context.consumer_key, f"{named} another one than the login used")

    def no_oauth(self) -> Seen:
        return Seen(not self._app.oauth, "OAuth settings are not enabled in the app")

    def no_signatures(self) -> Seen:
        app = self._app
        if app.digital_signatures is None and not app.oauth:
            return NOT_READ
        return Seen(not (app.digital_signatures or app.certificate), "the app does not use digital signatures")

    def other_certificate(self) -> Seen:
        app, pair = self._app, self._context.pair if self._ours else None
        if not (app.digital_signatures or app.certificate):
            return Seen(so=False)
        org = f'"{app.certificate}"' if app.certificate else "not shown"
        own = f"; the one of the key given expires {pair.not_after:%Y-%m-%d}" if pair is not None else ""
        return Seen(so=True, shows=f"the app's Digital Certificate is {org}{own}")

    def other_callback(self) -> Seen:
        urls = self._app.callback_urls
        used = self._context.port.url(urls)
        who = "the login came" if self._ours else "the CLI in this folder comes"
        return Seen(used not in urls, f"Callback URL is {', '.join(urls) or 'empty'}, and {who} from {used}")

    def _scopes(self, lacking: Collection[str]) -> Seen:
        found = ", ".join(sorted(self._app.scopes)) or "none"
        return Seen(bool(lacking), f"Selected OAuth Scopes are {found}: {', '.join(lacking)} is not among them")

    def no_refresh_scope(self) -> Seen:
        return self._scopes([] if REFRESH & self._app.scopes else ["refresh_token"])

    def no_api_scope(self) -> Seen:
        return self._scopes([] if {"api", "full"} & self._app.scopes else ["api"])

    def lacking_scopes(self) -> Seen:
        return self._scopes(lacking(self._context.wanted.scopes, self._app.scopes))

    def refresh_policy(self) -> Seen:
        found, wanted = self._policies.refresh_policy, self._context.wanted.refresh_policy
        if not found:
            return NOT_READ
        return Seen(not same_policy(found, wanted), f'Refresh Token Policy is "{found}", and should be "{wanted}"')

    def timeout(self) -> Seen:
        policies, wanted = self._policies, self._context.wanted
        if policies == Policies(None, None, None):
            return NOT_READ
        shows = f'Timeout Value is "{policies.timeout or "--None--"}", and should be {wanted.session_timeout}'
        return Seen(policies.session_minutes != wanted.session_minutes, shows)

    def ip_enforced(self) -> Seen:
        found = self._policies.ip_relaxation
        if not found:
            return NOT_READ
        return Seen(not found.casefold().startswith("relax"), f'IP Relaxation is "{found}"')

    def self_authorize(self) -> Seen:
        found = self._policies.permitted_users
        if not found:
            return NOT_READ
        return Seen(not same(found, ADMIN_APPROVED), f'Permitted Users is "{found}"')

    def no_user(self) -> Seen:
        if self._user is None:
            return NOT_READ
        return Seen(self._user[0] is None, f"this org has no user {self._username}")

    def inactive(self) -> Seen:
        user = self._user[0] if self._user is not None else None
        return Seen(not user.active, f"{self._username} is not active") if user is not None else NOT_READ

    def frozen(self) -> Seen:
        user = self._user[0] if self._user is not None else None
        frozen = frozen_by_api(self._context, user.id) if user is not None else None
        return Seen(frozen, f"{self._username} is frozen")

    def not_selected(self) -> Seen:
        user = self._user[0] if self._user is not None else None
        if user is None:
            return NOT_READ
        read_all_assigned(self._context, find_policies(self._context), ids=True)
        assigned, sets = self._context.assigned, sets_by_api(self._context, user.id)
        if assigned is None or not assigned.shown:
            return NOT_READ
        chosen = {record[:15] for record in assigned.records}
        held = {user.profile, *(sets or ())}
        kinds = {"profile": assigned.profiles, "permission set": assigned.permission_sets}
        chosen_ones = " and ".join(_listed(kind, names) for kind, names in kinds.items()) + " selected"
        shows = f"{self._username} has {self._held(user, sets)}; the app has {chosen_ones}"
        if held & chosen:
            return Seen(so=False, shows=shows)
        known = sets is not None and len(chosen) == len(assigned.profiles) + len(assigned.permission_sets)
        return Seen(True if known else None, shows)

    def _held(self, user: UserRecord, sets: frozenset[str] | None) -> str:
        profiles, known = (listing_by_api(self._context, kind) for kind in (Kind.PROFILE, Kind.PERMISSION_SET))
        names = {entry.id: entry.label for part in (profiles, known) if part is not None for entry in part.entries}
        profile = f'the profile "{names.get(user.profile, user.profile)}"'
        if sets is None:
            return profile
        labels = sorted(names[one] for one in sets if one in names)
        return f"{profile} and {_listed('permission set', labels)}"


def _listed(kind: str, names: Collection[str]) -> str:
    if not names:
        return f"no {kind}"
    return f"the {kind}{'s' if len(names) > 1 else ''} " + ", ".join(f'"{name}"' for name in names)
