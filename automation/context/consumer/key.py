"""The ways to an app's consumer key, from the cheapest to the one that asks a person for a code. Most runs need none.

In this order: the setting, what the app's page shows, what earlier runs on this machine were told, the org's Metadata
API, and at last Manage Consumer Details.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pages.browser.browser_session import browser_session
from pages.errors import PersonNeeded, Refused, Unreadable

from ...errors import SettingsError
from ...runs.state import StateFile
from ...settings.advised_commands import advised
from ..same_app import its_page
from ..step_context import StepContext

_DETAILS = "Manage Consumer Details: give the code, copy the key"


@dataclass
class ConsumerKeys:
    """Finds the consumer key of the app that was read.

    `given` is the setting APP_CONSUMER_KEY, and `origin` where that came from. `state` is what this machine remembers.
    """

    state: StateFile | None = None
    given: str = ""
    origin: str = ""
    _untold: set[tuple[str, ...]] = field(default_factory=set)
    _wrong: set[str] = field(default_factory=set)

    def shown(self, context: StepContext) -> None:
        """The app's page was read: what it shows is the app's key.

        Raises:
            SettingsError: another one was given; nothing was changed.
        """
        if context.consumer_key and not context.key_given:
            self._agree(context, context.consumer_key)

    def permits(self, context: StepContext) -> None:
        """A condition of the first write.

        Raises:
            SettingsError: a key was given, and the app is not there: the one to be made would get another.
        """
        if self.given and context.app is None:
            raise SettingsError(
                f"APP_CONSUMER_KEY (from {self.origin}) is set, and the org has no connected app "
                f'"{context.wanted.name}": a new one gets a consumer key of its own; nothing was changed',
                hint="to have the app made, leave APP_CONSUMER_KEY out; else look which app and which org are meant",
            )

    def find(self, context: StepContext, *, code: bool) -> str:
        """The key where the app's page hides it; empty where nothing tells it. With `code` a person may be asked.

        Raises:
            SettingsError: the given key is not the app's.
            PersonNeeded, Refused: the org wants a code that nobody gives, or does not take it.
            Unreadable: Manage Consumer Details was opened and shows no key.
        """
        known = self._remembered(context)
        doubtful = bool(self.given and known) and known != self.given  # it may have been replaced in Setup since
        key = known if known and not doubtful else self._by_metadata_api(context) or known
        if key:
            self._agree(context, key, "an earlier run was told" if key == known else "the org says")
        elif self.given:
            context.key_given = True  # the org has not told it: it tells no app from another
            return self.given
        elif code:
            key = self._by_code(context)
        if key and key != known:
            self._remember(context, key)
        return key

    def confirm(self, context: StepContext) -> None:
        """Where only the setting says which key it is, Manage Consumer Details does: a login with a key that no app is
        known by may be another app's. It is asked for once, for it is remembered.

        Raises:
            SettingsError: the app has another key.
            PersonNeeded, Refused, Unreadable: the org does not tell it, as without a code; nothing was changed.
        """
        if not context.key_given:
            return
        try:
            key = self._by_code(context)
        except (PersonNeeded, Refused, Unreadable) as error:
            raise type(error)(
                f"APP_CONSUMER_KEY (from {self.origin}) is set, and nothing has shown yet that it is the consumer key "
                f'of "{context.app_name}"; a login with it may be another app\'s, so nothing was changed: {error}',
                hint=f"{error.hint or 'give the code'}; it is needed once, for the key is remembered in this folder",
                technical=error.technical,
            ) from error
        context.key_given = False
        self._agree(context, key)
        context.consumer_key = key
        self._remember(context, key)

    def forget(self, context: StepContext) -> bool:
        """The org says that no app has this key. Whether it was one that was only remembered: then it is no more."""
        key = context.consumer_key
        if not context.key_hidden or not key or key != self._remembered(context):
            return False
        self._wrong.add(key)
        self._remember(context, "")
        context.consumer_key = ""
        return True

    # its own

    def _agree(self, context: StepContext, key: str, says: str = "the org says") -> None:
        if self.given and self.given != key:
            name = context.app_name
            context.app, context.consumer_key, context.ids = None, "", ()
            raise SettingsError(
                f'APP_CONSUMER_KEY (from {self.origin}) is not the consumer key of "{name}": {says} {key}; '
                "nothing was changed",
                hint="set it to that one, or leave it out to have the key read from the org",
            )

    def _remembered(self, context: StepContext) -> str:
        kept = self.state.key(_org(context), context.ids) if self.state is not None else ""
        known = (kept, *(context.known_keys.get(one, "") for one in context.ids))
        return next((key for key in known if key and key not in self._wrong), "")

    def _remember(self, context: StepContext, key: str) -> None:
        if self.state is not None and context.ids:
            self.state.keep_key(_org(context), context.wanted.api_name, context.ids[0], key)

    def _by_metadata_api(self, context: StepContext) -> str:
        if context.ids in self._untold:
            return ""
        session = browser_session(context.org.page, context.org.url)
        key = ""
        if session is not None and _org(context) in ("", session.org_id):
            from .metadata_api import consumer_key_of  # noqa: PLC0415 - its libraries take a while to load

            shown = context.app.api_name if context.app is not None else None
            key = consumer_key_of(session, shown or context.wanted.api_name, context.network)
        if not key:
            self._untold.add(context.ids)
        return key

    @staticmethod
    def _by_code(context: StepContext) -> str:
        page = its_page(context)
        context.also(_DETAILS)
        with page.consumer_details(context.code) as details:
            details.org.until(lambda: details.key.text, patience=details.org.patience.quick)
            key = details.read_whole(lambda: details.key.text)
        if not key:
            raise Unreadable(
                f'Manage Consumer Details of "{context.app_name}" shows no consumer key',
                hint=f"look at it in Setup; with the key in APP_CONSUMER_KEY, {advised('verify')} needs no page",
            )
        return key


def _org(context: StepContext) -> str:
    return context.identity.org_id if context.identity is not None else ""
