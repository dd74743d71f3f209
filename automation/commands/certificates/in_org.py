"""Whether a certificate is the one that an app has in its org, without a browser: by a login, else by what this machine
remembers. It changes nothing; the tokens of the login are given back.
"""

from __future__ import annotations

from dataclasses import dataclass

from ...errors import SettingsError
from ...files.own_folder import KEYS
from ...jobs.task import Task
from ...keys.pair import KeyPair
from ...runs.state import StateFile, Uploaded
from ...settings.desired_app import named_app

YES, NO, UNTOLD = "yes", "no", "cannot be told"


@dataclass(frozen=True, slots=True)
class InOrg:
    """The answer, and in words how it is known, or why it is not."""

    answer: str
    says: str


def in_org(task: Task, pair: KeyPair) -> InOrg:
    """Asks the org of the settings by one login with the pair's key, where all is known that this needs."""
    settings = task.settings
    try:
        app = named_app(settings)
    except SettingsError as error:
        return InOrg(UNTOLD, str(error))
    state = StateFile(task.folder / KEYS, lambda _: None)
    known = state.in_orgs(app.api_name)
    keys = {key for _, _, key in known if key}
    consumer_key = settings.consumer_key or (keys.pop() if len(keys) == 1 else "")
    username = settings.jwt_username or settings.username
    lacking = [
        what
        for there, what in (
            (settings.login_url, "SF_LOGIN_URL"),
            (consumer_key, "APP_CONSUMER_KEY"),
            (username, "APP_JWT_USERNAME"),
            (pair.key, "the private key"),
        )
        if not there
    ]
    if not lacking and pair.key is not None:
        from ...oauth.login_check import fits_certificate  # noqa: PLC0415 - not every answer needs a login

        fits = fits_certificate(settings.login_url, consumer_key, username, pair.key, task.network())
        if fits is not None:
            how = f"a login of {username} with its key has just {'worked' if fits else 'been refused for it'}"
            return InOrg(YES if fits else NO, how)
    uploads = [(org, one) for org, one, _ in known if one is not None]
    if len(uploads) == 1:
        return _remembered(*uploads[0], pair)
    if uploads:
        orgs = ", ".join(org for org, _ in uploads)
        return InOrg(UNTOLD, f"this machine has uploaded certificates of such an app to several orgs: {orgs}")
    if lacking:
        return InOrg(UNTOLD, f"for a login {', '.join(lacking)} {'is' if len(lacking) == 1 else 'are'} not given")
    return InOrg(UNTOLD, "a login with its key was refused for another reason; verify says which")


def _remembered(org: str, uploaded: Uploaded, pair: KeyPair) -> InOrg:
    proven = ", and a login with its key has worked since" if uploaded.proven else ""
    if uploaded.certificate == pair.fingerprint:
        return InOrg(YES, f"as far as this machine knows: it has uploaded it last, to the org {org}{proven}")
    return InOrg(NO, f"as far as this machine knows: it has uploaded another one last, to the org {org}{proven}")
