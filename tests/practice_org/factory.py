"""Puts a connected app straight into a practice org, as the 17 steps would have left it; no browser."""

from __future__ import annotations

import functools
import json
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from fixtures.practice_org.state.ids import new_consumer_key, new_consumer_secret
from fixtures.practice_org.state.model import ConnectedApp, PeriodUnit, PermittedUsers, RefreshTokenPolicy
from fixtures.practice_org.state.org import Org, new_id
from fixtures.practice_org.state.seed import ADMIN

CALLBACK = "http://localhost:1717/OauthRedirect"


@dataclass(frozen=True)
class KeyPair:
    """A private key and its self-signed certificate, both in PEM."""

    key: str
    certificate: str


@functools.cache
def key_pair(name: str = "practice") -> KeyPair:
    """A key pair; the same name gives the same pair, because making one takes its time."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=365))
        .sign(key, hashes.SHA256())
    )
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return KeyPair(pem.decode(), certificate.public_bytes(serialization.Encoding.PEM).decode())


@functools.cache
def _loaded(pem: str) -> rsa.RSAPrivateKey:
    """The key in `pem`; loading one proves it first, which takes longer than all the rest of a test."""
    key = serialization.load_pem_private_key(pem.encode(), password=None)
    assert isinstance(key, rsa.RSAPrivateKey)
    return key


@dataclass(frozen=True)
class Made:
    """A connected app with the private key that its certificate belongs to."""

    app: ConnectedApp
    key: str

    def assertion(self, audience: str, *, key: str = "", headers: dict[str, Any] | None = None, **claims: Any) -> str:
        """A JWT for ADMIN that the org at `audience` takes; claims replace its own, and None leaves one out."""
        whole: dict[str, Any] = {
            "iss": self.app.consumer_key,
            "sub": ADMIN,
            "aud": audience,
            "exp": int(time.time()) + 180,
        } | claims
        kept = {name: value for name, value in whole.items() if value is not None}
        # PyJWS and not PyJWT: the latter would refuse to sign the odd claims that these tests are about.
        return jwt.PyJWS().encode(
            json.dumps(kept).encode(), _loaded(key or self.key), algorithm="RS256", headers=headers
        )


def connected_app(org: Org, **overrides: Any) -> Made:
    """Adds the app of the 17 steps to `org`: admin approved, for ADMIN's profile. `overrides` are its fields."""
    pair = key_pair()
    admin = org.user(ADMIN)
    assert admin is not None
    now = org.clock.now()
    fields: dict[str, Any] = {
        "id": new_id("0H4"),
        "application_id": new_id("06P"),
        "consumer_id": new_id("0Ci"),
        "name": "Salesforce CLI",
        "api_name": "Salesforce_CLI",
        "contact_email": "owner@practice.example",
        "consumer_key": new_consumer_key(),
        "consumer_secret": new_consumer_secret(),
        "created": now,
        "created_by": admin.name,
        "modified": now,
        "oauth_enabled": True,
        "callback_urls": [CALLBACK],
        "use_digital_signatures": True,
        "certificate": pair.certificate,
        "certificate_name": "server.crt",
        "scopes": ["api", "web", "refresh_token"],
        "permitted_users": PermittedUsers.ADMIN_APPROVED,
        "refresh_policy": RefreshTokenPolicy.EXPIRE_AFTER,
        "refresh_period": 90,
        "refresh_unit": PeriodUnit.DAYS,
        "session_timeout_minutes": 15,
        "profiles": [admin.profile_id],
    }
    app = ConnectedApp(**fields | overrides)
    org.state.connected_apps.append(app)
    return Made(app, pair.key)
