"""What the org keeps of a connected app: its definition, its policies, and who may use it. It judges nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from pages.values.durations import minutes

from .fields import TEXTS

if TYPE_CHECKING:
    from pages import ConnectedAppDetail, ConnectedAppPolicies, EditPolicies


@dataclass(frozen=True, slots=True)
class ObservedApp:
    """A definition as the org keeps it. None means that its page does not show it; `texts` are those of step 4."""

    name: str
    api_name: str | None
    texts: Mapping[str, str | None]
    oauth: bool
    callback_urls: list[str]
    digital_signatures: bool | None
    certificate: str | None
    scopes: frozenset[str]
    scope_labels: str

    @classmethod
    def read(cls, name: str, page: ConnectedAppDetail) -> ObservedApp:
        """Reads the app's page; `name` is what the list of apps calls it.

        An app with a certificate has a row for it, with the subject and the end of validity in one text, and perhaps
        no row that says that digital signatures are used (grade A-img).
        """
        certificate = _certificate(page.digital_certificate.text) or _certificate(page.digital_signatures.text)
        return cls(
            name=page.name or name,
            api_name=page.api_name.text,
            texts={text.key: page.output(text.key).text for text in TEXTS},
            oauth=page.consumer_key.showing() or page.manage_details.showing(),
            callback_urls=page.callback_url.lines or [],
            digital_signatures=bool(certificate) or page.digital_signatures.ticked,
            certificate=certificate,
            scopes=page.scope_tokens,
            scope_labels=page.scopes.text or "",
        )


def _certificate(text: str | None) -> str:
    """What a row says of a certificate; empty where its words name none."""
    return text if text and re.search(r"[=\d]", text) else ""


@dataclass(frozen=True, slots=True)
class Policies:
    """The policies of step 13 to 15, in the page's words; what they mean is judged as values."""

    permitted_users: str | None
    refresh_policy: str | None
    timeout: str | None

    @property
    def session_minutes(self) -> int | None:
        """The timeout in minutes; None when the app sets none."""
        return minutes(self.timeout or "")

    @classmethod
    def read(cls, page: ConnectedAppPolicies) -> Policies:
        """Reads the stored policies."""
        return cls(page.permitted_users.text, page.refresh_token_policy.text, page.timeout.text)

    @classmethod
    def of_form(cls, form: EditPolicies) -> Policies:
        """Reads the open form."""
        return cls(form.permitted_users.value, form.expire_refresh_token.policy, form.timeout.value)


@dataclass(frozen=True, slots=True)
class Assigned:
    """Who is pre-authorized, by name. `shown`: the page has the lists; without step 15's policy it has not.

    `records` are the same names by the ids of the profiles and permission sets, where these were read. `cut_off` is why
    the page may not show all of them; it is empty where it does.
    """

    profiles: tuple[str, ...]
    permission_sets: tuple[str, ...]
    shown: bool = True
    records: Mapping[str, str] = field(default_factory=dict)
    cut_off: str = ""

    @classmethod
    def read(cls, page: ConnectedAppPolicies, *, ids: bool = False) -> Assigned:
        """Reads the related lists, with `ids` those too: to ask for them takes a while, and few need them.

        Raises:
            Unreadable: it cannot be told which of a list's texts are names.
        """
        profiles, permission_sets = page.profiles.shown(), page.permission_sets.shown()
        shown = profiles is not None or permission_sets is not None
        records = page.profiles.records | page.permission_sets.records if shown and ids else {}
        lists = [profiles or ([], ""), permission_sets or ([], "")]
        names = [tuple(entry.name for entry in entries) for entries, _ in lists]
        return cls(names[0], names[1], shown, records, "; ".join(lacking for _, lacking in lists if lacking))

    def names(self, prefix: str) -> tuple[str, ...]:
        """Those of the kind whose ids begin with `prefix`."""
        return self.profiles if prefix == "00e" else self.permission_sets


def as_facts(part: ObservedApp | Policies | Assigned | None) -> dict[str, Any] | None:
    """What was read by the keys of the catalogue, as JSON takes it; None for what was not read, or is not there."""
    if part is None:
        return None
    values = asdict(part)
    values |= values.pop("texts", {})
    values = {name: sorted(value) if isinstance(value, frozenset) else value for name, value in values.items()}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
