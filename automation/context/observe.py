"""What pages show of a connected app, as values. It waits for nothing and judges nothing."""

from __future__ import annotations

import re

from pages import ConnectedAppDetail, ConnectedAppPolicies, EditPolicies
from pages.components import Output

from ..app.fields import TEXTS
from ..app.observed import Assigned, ObservedApp, Policies


def app_on(page: ConnectedAppDetail, name: str) -> ObservedApp:
    """The definition on the app's page; `name` is what the list of apps calls it.

    An app with a certificate has a row for it, with the subject and the end of validity in one text, and perhaps no row
    that says that digital signatures are used (grade A-img).
    """
    certificate = _certificate(page.digital_certificate.text) or _certificate(page.digital_signatures.text)
    return ObservedApp(
        name=page.name or name,
        api_name=page.api_name.text,
        texts={text.key: page.part(text.key, Output).text for text in TEXTS},
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


def policies_on(page: ConnectedAppPolicies) -> Policies:
    """The stored policies."""
    texts = page.permitted_users.text, page.refresh_token_policy.text, page.timeout.text
    return Policies(*texts, ip_relaxation=page.ip_relaxation.text)


def policies_in(form: EditPolicies) -> Policies:
    """The policies in the open form."""
    return Policies(form.permitted_users.value, form.expire_refresh_token.policy, form.timeout.value)


def assigned_on(page: ConnectedAppPolicies, *, ids: bool = False) -> Assigned:
    """Who is in the related lists, with `ids` those too: to ask for them takes a while, and few need them.

    Raises:
        Unreadable: a list is not there where there must be one, or it cannot be told which of its texts are names.
    """
    profiles, permission_sets = page.profiles.shown(), page.permission_sets.shown()
    if profiles is None and permission_sets is None and page.only_approved:
        profiles, permission_sets = page.profiles.entries(), page.permission_sets.shown()
    shown = profiles is not None or permission_sets is not None
    records = page.profiles.records | page.permission_sets.records if shown and ids else {}
    lists = [profiles or ([], ""), permission_sets or ([], "")]
    names = [tuple(entry.name for entry in entries) for entries, _ in lists]
    return Assigned(names[0], names[1], shown, records, "; ".join(lacking for _, lacking in lists if lacking))
