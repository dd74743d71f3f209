"""`setupwalk practice`: serves the practice org until it is interrupted. It knows nothing of its pages."""

from __future__ import annotations

import sys
import threading
from dataclasses import replace
from pathlib import Path

from ..errors import DONE, SettingsError
from ..jobs.practice_org import Looks, PracticeLogin, practice_org
from ..settings.advised_commands import advised
from ..settings.desired_app import PRACTICE
from ..settings.types import Ui
from ..texts.shell_words import set_variable


def practice(port: int, state: Path | None, ui: Ui, looks: Looks) -> int:
    """Prints the org's address, and who may log in; what the org mails is told as it comes.

    Raises:
        SettingsError: the org cannot start so.
    """
    if not 0 <= port <= 65535:
        raise SettingsError(f"--port: {port} is not a port, 0 to 65535")
    looks = replace(looks, on_mail=lambda text: print(text, file=sys.stderr, flush=True))  # noqa: T201 - progress
    with practice_org(port=port, state=state, ui=ui, looks=looks) as org:
        print(org.url, flush=True)  # noqa: T201 - the data
        sys.stderr.write(_how_to_use(org))
        if looks.dialect is not None:
            sys.stderr.write(f"dialect {looks.dialect.strip()}: {_drawn(org.dialect)}\n")
        end = threading.Event()
        while not end.wait(1):  # in slices: an endless wait cannot be interrupted on Windows
            pass
    return DONE


def _how_to_use(org: PracticeLogin) -> str:
    """What a person types in a second terminal, to be copied as it stands."""
    login = {"SF_LOGIN_URL": org.url, "SF_USERNAME": org.username, "SF_PASSWORD": org.password.reveal()}
    lines = [set_variable(name, value) for name, value in {**login, **PRACTICE}.items()]
    lines.append(advised("create --guided"))
    typed = "".join(f"    {line}\n" for line in lines)
    return (
        f"The practice org is at {org.url} until you press Ctrl-C here.\n"
        f"Username: {org.username}, password: {org.password.reveal()} (they open nothing else).\n"
        f"In a second terminal, in the same folder:\n\n{typed}\n"
        "Without --guided the walk goes by itself. Codes and mails that the org sends are shown here.\n"
    )


def _drawn(dialect: str) -> str:
    """In a line: what differs from the usual; `--dialect` takes it as it stands."""
    return dialect or "nothing differs from the usual"
