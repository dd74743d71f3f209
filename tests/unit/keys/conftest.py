"""Keys of each kind, made once."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from ...support.key_material import Key


@pytest.fixture(scope="session")
def keys() -> dict[str, Key]:
    """One key of each kind: making them takes longer than all the rest."""
    return {
        "rsa": rsa.generate_private_key(public_exponent=65537, key_size=2048),
        "other": rsa.generate_private_key(public_exponent=65537, key_size=2048),
        "small": rsa.generate_private_key(public_exponent=65537, key_size=1024),  # noqa: S505  to be refused
        "ec": ec.generate_private_key(ec.SECP256R1()),
    }
