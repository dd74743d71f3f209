"""Which sources of codes are set up: authenticator, mailbox, command, and the person at the terminal. It asks none."""

from __future__ import annotations

from collections.abc import Callable

from pages.values.code import CodeWanted
from pages.values.secret import Secret

from ...errors import SettingsError
from ...files.questions import asked_unseen, at_terminal
from ...network.connection import Network
from ...settings.secrets import printed_by
from ...settings.sign_in.forms import totp_seed
from ...settings.sign_in.mail_folder import mail_folder_of, mail_password
from ..task import Task
from ..ways.reading import reader
from .authenticator import Authenticator
from .codes import Asked, Codes, Source


def code_sources(task: Task, who: Callable[[], str], say: Callable[[str], None]) -> Codes:
    """Everything that can give codes to this command; `who` is the user who logs in, empty while that is not known.

    In a guided session the person is asked by the panel, and not here.

    Raises:
        SettingsError: a secret's file gives none, or the mailbox has no password.
    """
    settings, sign_in, found = task.settings, task.settings.sign_in, list[Source]()
    if sign_in.has("totp_secret"):
        found.append(Authenticator(reader(settings, "totp_secret", task.redactor, totp_seed), say))
    if sign_in.code_imap:
        if not sign_in.has("code_imap_password"):
            raise SettingsError(
                f"SF_CODE_IMAP (from {settings.origin('code_imap')}) names a mailbox, and its password is not given",
                hint="set SF_CODE_IMAP_PASSWORD, SF_CODE_IMAP_PASSWORD_FILE or SF_CODE_IMAP_PASSWORD_COMMAND",
            )
        from .mailbox import Mailbox  # noqa: PLC0415 - who has no mailbox needs none of their libraries
        from .mailed import Mailed  # noqa: PLC0415 - as above

        trust = Network.read(task.environ, settings.ca_file, settings.origin("ca_file")).trust
        password = reader(settings, "code_imap_password", task.redactor, mail_password)
        mailbox = Mailbox(mail_folder_of(sign_in.code_imap), password, trust)
        found.append(Mailed(mailbox, sign_in.code_imap_from.split(","), who, say))
    if settings.code_command:
        origin = settings.origin("code_command")

        def by_command(_: CodeWanted) -> Secret:
            return printed_by(settings.code_command, origin, environ=settings.command_environ)

        found.append(Asked("SF_CODE_COMMAND", by_command))
    if at_terminal() and not task.attended:
        found.append(Asked("the terminal", lambda wanted: Secret(asked_unseen(f"Enter the code {wanted}:"))))
    return Codes(found, task.redactor, say)
