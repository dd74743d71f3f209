"""Step 6's port: which one the CLI's callback takes on this machine, and where the CLI learns it from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from ..errors import SettingsError
from ..settings.loader import Settings
from .project import ProjectFile, free_port

CLI_PORT = 1717
"""Where the Salesforce CLI listens unless its project file says otherwise (grade A: read in its code)."""

_LOCAL = re.compile(r"http://localhost:(\d+)/OauthRedirect")


class CallbackPort:
    """The port of the Callback URL.

    Somebody asked for it, or the project file names it, or the app has one already, or it is the CLI's own; in this
    order. A port that is taken is replaced by a free one.
    """

    def __init__(self, wanted: int, *, asked: bool, project: ProjectFile | None) -> None:
        named = project.port if project is not None else None
        self._wanted = wanted if asked or named is None else named
        self._fixed = asked or named is not None
        self._project = project
        self._settled: int | None = None

    def number(self, stored: Iterable[str] = ()) -> int:
        """The port, given the callback URLs that the app has."""
        if self._settled is not None or self._fixed:
            return self._settled or self._wanted
        ports = [int(found[1]) for url in stored if (found := _LOCAL.fullmatch(url))]
        return self._wanted if self._wanted in ports or not ports else ports[0]

    def url(self, stored: Iterable[str] = ()) -> str:
        """The Callback URL, given those that the app has."""
        return f"http://localhost:{self.number(stored)}/OauthRedirect"

    def settle(self, stored: Iterable[str], *, say: Callable[[str], None]) -> str:
        """Makes sure of a free port and of the project file; returns the Callback URL.

        Raises:
            SettingsError: the project file cannot be written.
        """
        wanted = self.number(stored)
        self._settled = free_port(wanted)
        if self._settled != wanted:
            say(f"port {wanted} is taken on this machine; {self._settled} is free and is used instead")
        self.tell_project(self._settled, say=say)
        return self.url()

    def tell_project(self, port: int, *, say: Callable[[str], None]) -> None:
        """Makes sure that the CLI will listen on `port`; writes `oauthLocalPort` where the project file differs.

        Raises:
            SettingsError: the project file cannot be written.
        """
        if self._project is None:
            if port != CLI_PORT:
                say(
                    f'no sfdx-project.json here: put "oauthLocalPort": "{port}" into your project\'s before a web login'
                )
        elif (self._project.port or CLI_PORT) != port:
            self._project.set_port(port)
            say(f'wrote "oauthLocalPort": "{port}" into {self._project.path}')


def callback_port(settings: Settings, folder: Path, say: Callable[[str], None], *, needed: bool) -> CallbackPort:
    """The port by the settings and the project file. `needed`: the command writes it, or logs in by it.

    Raises:
        SettingsError: the project file is broken and needed; otherwise that is told.
    """
    asked = settings.given("callback_port")
    try:
        return CallbackPort(settings.callback_port, asked=asked, project=ProjectFile.find(folder))
    except SettingsError as error:
        if needed:
            raise
        say(f"continuing without the project file: {error}")
        return CallbackPort(settings.callback_port, asked=asked, project=None)
