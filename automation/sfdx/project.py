"""The callback port of step 6: whether it is free on this machine, and where the project file names it."""

from __future__ import annotations

import errno
import socket
import sys
from pathlib import Path

from ..errors import SETTINGS, AutomationError, SettingsError
from ..files.reading import is_folder, is_there
from .json_edit import with_member
from .project_file import read_text, replace_text

MEMBER = "oauthLocalPort"
_NAME = "sfdx-project.json"
_NEIGHBOURS = 200
_SHOWN = 40
_NO_SUCH_ADDRESS = frozenset({errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT, errno.EPROTONOSUPPORT})


def free_port(wanted: int) -> int:
    """`wanted`, if the CLI could listen on it at `localhost` now, else the next higher port on which it could.

    A neighbour is better than a port of the system's choice: that one comes from the range of outgoing connections,
    and this port has to be free at every later login.

    Raises:
        ValueError: it is no port.
        AutomationError: none of the next ports is free.
    """
    if not 1 <= wanted <= 65535:
        raise ValueError(f"{wanted} is not a port")
    for port in range(wanted, min(wanted + _NEIGHBOURS, 65535) + 1):
        if _can_listen(port):
            return port
    raise AutomationError(
        f"port {wanted} and those above it are taken on this machine",
        hint="choose another one with APP_CALLBACK_PORT or --callback-port",
        kind=SETTINGS,
    )


def _can_listen(port: int) -> bool:
    """Whether both loopback addresses take a listener; one that this machine does not have does not count."""
    return _can_bind(socket.AF_INET, "127.0.0.1", port) and _can_bind(socket.AF_INET6, "::1", port)


def _can_bind(family: socket.AddressFamily, host: str, port: int) -> bool:
    try:
        with socket.socket(family, socket.SOCK_STREAM) as listener:
            if sys.platform == "win32":
                # There SO_REUSEADDR would take a port away from whoever listens on it.
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
            else:
                # As Node.js does: a login that has just ended leaves its connections in TIME_WAIT.
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if family == socket.AF_INET6:
                listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            listener.bind((host, port))
            listener.listen(1)
    except OSError as error:
        return error.errno in _NO_SUCH_ADDRESS
    return True


class ProjectFile:
    """A Salesforce DX project's `sfdx-project.json`, for its `oauthLocalPort` alone."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def find(cls, folder: Path) -> ProjectFile | None:
        """The project file in `folder` or the nearest parent that has one, as the CLI looks for it; else None."""
        folder = folder.absolute()
        for place in (folder, *folder.parents):
            if is_there(place / _NAME) and not is_folder(place / _NAME):
                return cls(place / _NAME)
        return None

    @property
    def port(self) -> int | None:
        """The port that the file names, with which the CLI logs in from this project; None when it names none.

        A number and a string of digits are the same to the CLI, and an empty string, zero or null is none.

        Raises:
            SettingsError: the file is broken, or its `oauthLocalPort` is not a port.
        """
        value = read_text(self.path).members.get(MEMBER)
        if value is None or value in ("", 0):
            return None
        if isinstance(value, int | str) and not isinstance(value, bool):
            text = str(value)
            if text.isascii() and text.isdigit() and 1 <= int(text) <= 65535:
                return int(text)
        raise SettingsError(
            f"{self.path}: {MEMBER} is {_short(value)}, which is not a port",
            hint=f'write it as a string of digits: "{MEMBER}": "1919"',
        )

    def set_port(self, port: int) -> bool:
        """Makes the file name `port`, as a string, and leaves every other character as it is.

        Returns whether the file changed: it does not where it names that port already, in either form.

        Raises:
            SettingsError: the file is broken or cannot be written; then nothing was written.
        """
        text = read_text(self.path)
        if str(text.members.get(MEMBER)) == str(port):
            return False
        try:
            changed = with_member(text.text, MEMBER, str(port))
        except ValueError as error:
            raise SettingsError(f"{self.path}: {error}", hint=f'write it by hand: "{MEMBER}": "{port}"') from error
        replace_text(self.path, changed)
        return True


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "..."
