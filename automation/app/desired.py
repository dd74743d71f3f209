"""The connected app as it shall be. It knows no setting, no page and no file's content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pages.values.durations import Duration, Unit
from pages.values.policies import ADMIN_APPROVED

from ..engine.step import Flow
from .fields import (
    API_NAME,
    CALLBACK,
    CERTIFICATE,
    NAME,
    PERMISSION_SETS,
    PERMITTED,
    PROFILES,
    REFRESH,
    SCOPES,
    TEXTS,
    TIMEOUT,
)

GUIDES_SCOPES = ("api", "web", "refresh_token")
"""The guide's three scopes, by token; the CLI asks for exactly these."""


@dataclass(frozen=True, slots=True)
class DesiredApp:
    """A connected app: its definition, its policies, and who is pre-authorized.

    `texts` are those of step 4 that matter; an empty one shall be emptied. Scopes are tokens. `refresh_policy` is in
    the words of the screen. `session_minutes` is None for no timeout. `exact`: what the org has beyond the wanted
    scopes, profiles and permission sets shall go. `callback_urls` are all there shall be; None: the one of
    `callback_port` among others. An API name that was not given was made from the name, and names no app by itself.
    """

    name: str
    api_name: str
    texts: Mapping[str, str]
    callback_port: int
    certificate: Path | None
    private_key: Path | None
    refresh_policy: str
    session_minutes: int | None
    profiles: tuple[str, ...]
    permission_sets: tuple[str, ...]
    flow: Flow
    scopes: tuple[str, ...] = GUIDES_SCOPES
    exact: bool = False
    oauth: bool = True
    digital_signatures: bool = True
    callback_urls: tuple[str, ...] | None = None
    permitted_users: str = ADMIN_APPROVED
    api_name_given: bool = True

    @property
    def callback_url(self) -> str:
        """Where the CLI listens for the end of a web login (grade B; the guide's step 6)."""
        return f"http://localhost:{self.callback_port}/OauthRedirect"

    @property
    def session_timeout(self) -> str:
        """When a session times out, in words."""
        return "None" if self.session_minutes is None else str(Duration(self.session_minutes, Unit.MINUTE))

    def values(self) -> dict[str, Any]:
        """What is wanted by the keys of the catalogue, for a reader; what its flow does not need is left out."""
        jwt = self.flow is Flow.JWT
        certificate = self.certificate.name if self.certificate is not None else ""
        wanted: dict[str, Any] = {
            NAME.key: self.name,
            API_NAME.key: self.api_name,
            **{text.key: self.texts.get(text.key, "") for text in TEXTS},
            CALLBACK.key: self.callback_url if self.callback_urls is None else ", ".join(self.callback_urls),
            CERTIFICATE.key: certificate if jwt else "",
            SCOPES.key: list(self.scopes),
            REFRESH.key: self.refresh_policy,
            TIMEOUT.key: self.session_timeout,
            PERMITTED.key: self.permitted_users if jwt else "",
            PROFILES.key: list(self.profiles) if jwt else [],
            PERMISSION_SETS.key: list(self.permission_sets) if jwt else [],
        }
        return {key: value for key, value in wanted.items() if value}
