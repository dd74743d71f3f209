"""A passkey as a value: what a virtual authenticator holds. It knows no browser, and no org."""

from __future__ import annotations

from dataclasses import dataclass

from .secret import Secret


@dataclass(frozen=True, slots=True)
class Passkey:
    """A WebAuthn credential with its private key. `rp_id` is the host that it is for.

    `credential_id`, `user_handle` and `private_key` (PKCS #8) are base64, as the browser has them. `sign_count` is that
    of its last use: an org takes no use whose count is not higher.
    """

    credential_id: str
    rp_id: str
    user_handle: str
    private_key: Secret
    sign_count: int
