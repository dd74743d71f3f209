"""`setupwalk practice`: serves the practice org until it is interrupted. It knows nothing of its pages."""

from __future__ import annotations

import sys
import threading
from dataclasses import replace
from pathlib import Path

from ..errors import DONE, SettingsError
from ..jobs.practice_org import Looks, practice_org
from ..settings.types import Ui


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
        sys.stderr.write(
            f"the practice org serves {org.url}; log in as {org.username}, password {org.password.reveal()} "
            "(it opens nothing else). A code that it asks for is told here. Ctrl-C ends it.\n"
        )
        if looks.dialect is not None:
            sys.stderr.write(f"dialect {looks.dialect.strip()}: {_drawn(org.dialect)}\n")
        end = threading.Event()
        while not end.wait(1):  # in slices: an endless wait cannot be interrupted on Windows
            pass
    return DONE


def _drawn(dialect: str) -> str:
    """In a line: what differs from the usual; `--dialect` takes it as it stands."""
    return dialect or "nothing differs from the usual"
