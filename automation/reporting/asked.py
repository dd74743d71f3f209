"""What a run was asked for, by the labels of the screens. It knows no org."""

from __future__ import annotations

from typing import Any

from ..app.desired import DesiredApp
from ..engine.step import Flow


def asked(wanted: DesiredApp) -> dict[str, Any]:
    """What was asked for, by the labels of the screens."""
    jwt = wanted.flow is Flow.JWT
    values: dict[str, Any] = {
        "Connected App Name": wanted.name,
        "API Name": wanted.api_name,
        "Contact Email": wanted.contact_email,
        "Contact Phone": wanted.contact_phone,
        "Logo Image URL": wanted.logo_url,
        "Icon URL": wanted.icon_url,
        "Info URL": wanted.info_url,
        "Description": wanted.description,
        "Callback URL": wanted.callback_url,
        "Certificate": wanted.certificate.name if jwt and wanted.certificate is not None else "",
        "Selected OAuth Scopes": list(wanted.scopes),
        "Refresh Token Policy": f"Expire refresh token after {wanted.refresh_after}",
        "Timeout Value": str(wanted.session_timeout),
        "Permitted Users": "Admin approved users are pre-authorized" if jwt else "",
        "Profiles": list(wanted.profiles) if jwt else [],
        "Permission Sets": list(wanted.permission_sets) if jwt else [],
        "Nothing else": wanted.exact,
    }
    return {label: value for label, value in values.items() if value}
