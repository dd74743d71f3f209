"""What two runs on this machine may not do at once: which locks there are, and what is said while one waits."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from ..bootstrap.lock import locked

Say = Callable[[str], None]


def app_alone(org: str, api_name: str, say: Say) -> AbstractContextManager[None]:
    """Two runs at one app would undo each other's pages: the second waits for the first."""
    waits = f"another run on this machine works on {api_name} in the org {org}; waiting for its end"
    return locked(_lock_name("app", f"{org} {api_name.casefold()}"), lambda: say(waits), command=_command())


def folder_alone(folder: Path, say: Say) -> AbstractContextManager[None]:
    """Two first runs in a folder would each make a key pair: the second waits, and finds the first one's."""
    waits = f"another run is making a key pair in {folder}; waiting for it"
    return locked(_lock_name("folder", str(folder.resolve())), lambda: say(waits), command=_command())


def rotation_alone(certificate: Path, say: Say) -> AbstractContextManager[None]:
    """Two rotations of one pair would take each other's new pair away: the second waits, and looks at what is left."""
    waits = f"another run is replacing {certificate}; waiting for its end"
    return locked(_lock_name("rotation", str(certificate.resolve())), lambda: say(waits), command=_command())


def codes_alone(what: str, say: Say, seconds: float) -> AbstractContextManager[None]:
    """Two runs that have codes sent to one user's mailbox at once could not tell them apart: the second waits."""
    waits = "another run on this machine waits for a code as the same user; waiting for it"
    return locked(_lock_name("codes", what), lambda: say(waits), seconds=seconds, command=_command())


def _command() -> str:
    """This process's own, for whoever waits: of the command line the words that no person chose."""
    return " ".join(sys.argv[1:3] if sys.argv[1:2] == ["cert"] else sys.argv[1:2])


def _lock_name(kind: str, what: str) -> str:
    return f"{kind}-{hashlib.sha256(what.encode()).hexdigest()[:16]}"
