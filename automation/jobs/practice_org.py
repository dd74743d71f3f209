"""The one place that knows the practice org: starts it, and says who may sign in to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pages.values.secret import Secret

from ..errors import SettingsError
from ..files.reading import Unusable, is_there, read_bytes
from ..files.writable import need_file
from ..settings.advised_commands import as_called
from ..settings.loader import Settings
from ..settings.types import Ui


@dataclass(frozen=True, slots=True)
class PracticeLogin:
    """Where a practice org is, and the administrator of it."""

    url: str
    username: str
    password: Secret
    dialect: str = ""
    """What differs from the usual, as `name=value,...`."""


NEXT = "keep a practice org running: type `{0}` in another terminal, and set what it prints; or set SF_LOGIN_URL to \
your own org"
"""What to do after a run, or without one, where no org is named."""


def need_org(settings: Settings) -> None:
    """Looks whether a command that works on an app that is there has an org to find it in.

    Raises:
        SettingsError: none is named, and the practice org of a run before this one has ended with it.
    """
    if settings.practice:
        raise SettingsError(
            "SF_LOGIN_URL is not set, so there is no org to look in; the practice org of an earlier run has ended",
            hint=NEXT.format(as_called("setupwalk practice")),
        )


def _unheard(_: str) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Looks:
    """How the practice org shall look and behave; `on_mail` hears of each message that it sends."""

    edition: str = "G2"
    three_origins: bool = False
    faults: tuple[str, ...] = ()
    language: str = "en"
    login_code: bool = False
    dialect: str | None = None
    kind: str = ""
    on_mail: Callable[[str], None] = _unheard
    passkeys: bool = False


@contextmanager
def practice_org(
    *, port: int = 0, state: Path | None = None, ui: Ui = Ui.AUTO, looks: Looks | None = None
) -> Iterator[PracticeLogin]:
    """A practice org that serves while the context is entered; `port` 0 takes a free one.

    Raises:
        SettingsError: the port is taken, the state file is not one, or no such edition, fault, language or dialect.
    """
    looks = looks or Looks()
    if looks.dialect is not None and not looks.dialect.strip(" ,"):
        raise SettingsError("--dialect: it is empty", hint="give a seed, such as 17, or name=value,...")
    if state is not None:
        _need_state(state)
    # Imported late: a run against a configured org needs none of it.
    from fixtures.practice_org import ADMIN, PASSWORD, Dialect, PasskeyPolicy, PracticeOrg  # noqa: PLC0415

    try:
        dialect = Dialect.parse(looks.dialect or "")
        org = PracticeOrg(
            port=port,
            state_file=state,
            prefers="classic" if ui is Ui.CLASSIC else "lightning",
            edition=looks.edition,
            origins="three" if looks.three_origins else "one",
            faults=looks.faults,
            language=looks.language,
            login_code=looks.login_code,
            dialect=dialect,
            kind=looks.kind,
            on_mail=lambda mail: looks.on_mail(f"mail to {mail.to}: {mail.subject}: {mail.text}"),
        )
        if looks.passkeys:
            org.org.state.passkey_policy = PasskeyPolicy.PRIVILEGED
        org.start()
    except (OSError, ValueError, RecursionError) as error:
        raise SettingsError(
            f"the practice org cannot start: {error}", hint=as_called("setupwalk practice --help")
        ) from error
    try:
        yield PracticeLogin(org.url, ADMIN, Secret(PASSWORD), str(dialect))
    finally:
        org.stop()


def _need_state(file: Path) -> None:
    """Looks at the state file before the org does: it is one that can be read, or will be, and can be written.

    Raises:
        SettingsError: it is not.
    """
    need_file(file, "--state")
    if is_there(file):
        try:
            read_bytes(file)
        except Unusable as error:
            raise SettingsError(f"--state: {file} {error}", hint="name another file, or remove this one") from None
