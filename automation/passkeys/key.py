"""The key that a kept passkey is sealed with: from the settings, or from the system's keyring. It seals nothing."""

from __future__ import annotations

import secrets

from pages.values.secret import Secret

from ..errors import SettingsError
from ..settings.loader import Settings

_SERVICE = "setupwalk passkey"
_SHORTEST = 20
"""Characters: a key stands in a secret store, and nobody types it."""
_GIVE = (
    "set SETUPWALK_PASSKEY_KEY, SETUPWALK_PASSKEY_KEY_FILE or SETUPWALK_PASSKEY_KEY_COMMAND; a new key, to be kept in "
    "your secret store: openssl rand -base64 32"
)


def passkey_key(settings: Settings, username: str, login_url: str, *, new: bool = False) -> Secret:
    """The key for a user's passkey. With `new` the keyring gets one where nothing else gives any.

    Raises:
        SettingsError: there is none, or it is too short to be one.
    """
    given = settings.secret("passkey_key")
    if given is not None:
        if len(given.reveal()) < _SHORTEST:
            raise SettingsError(
                f"SETUPWALK_PASSKEY_KEY has fewer than {_SHORTEST} characters, which could be guessed",
                hint="make one: openssl rand -base64 32",
            )
        return given
    return _of_keyring(f"{username} at {login_url}", new=new)


def _of_keyring(name: str, *, new: bool) -> Secret:
    import keyring  # noqa: PLC0415 - it looks for the system's keyring as it loads
    from keyring.errors import KeyringError, NoKeyringError  # noqa: PLC0415 - as above

    what = "the passkey's file is sealed with a key, and none is set"
    try:
        found = keyring.get_password(_SERVICE, name)
        if found is None and new:
            found = secrets.token_urlsafe(32)
            keyring.set_password(_SERVICE, name, found)
    except NoKeyringError:
        raise SettingsError(f"{what}; this machine has no keyring that could keep one", hint=_GIVE) from None
    except (KeyringError, RuntimeError, OSError) as error:
        raise SettingsError(
            f"{what}; the system's keyring does not answer: {type(error).__name__}", hint=f"unlock it, or {_GIVE}"
        ) from None
    if found is None:
        raise SettingsError(f"{what}; the system's keyring has none for {name}", hint=_GIVE)
    return Secret(found)
