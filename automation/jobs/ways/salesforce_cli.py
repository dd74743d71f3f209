"""Asks the installed Salesforce CLI to open an org: for the URL that lets a browser in once. It opens no page."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import msgspec

from pages.values.secret import Secret

from ...bootstrap.child_environment import helper_environment
from ...context.arriving.ways_in import WayClosed
from ...errors import REFUSED, SETTINGS
from ...files.ended_process import end
from ...runs.redact import Redactor
from ...settings.sign_in.forms import frontdoor_url, org_id
from ...settings.types import login_url
from ...texts.printable import in_one_line
from ...texts.shell_words import quoted
from ...timeouts import SALESFORCE_CLI

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_MOST = 300
"""Characters of the CLI's own words that are worth repeating."""
_UNKNOWN = re.compile(r"NamedOrgNotFound|no authorization information|no authenticated org|NoOrgFound", re.IGNORECASE)
_EXPIRED = re.compile(
    r"expired access/refresh token|refresh session|RefreshToken|invalid_grant|INVALID_SESSION_ID|JwtGrantError|JwtAuth",
    re.IGNORECASE,
)
"""What the CLI says of a login that has ended (source: run with the pinned CLI, and read in its code; grade A)."""


@dataclass(frozen=True, slots=True)
class OpenedOrg:
    """What the CLI knows of an org. `door` lets a browser in, once; `url` is the org's address."""

    door: Secret
    url: str
    org_id: str
    username: str


class _Result(msgspec.Struct):
    """Of `sf org open --url-only --json` (grade A)."""

    url: str
    orgId: str  # noqa: N815 - the CLI's own spelling
    username: str


class _Answer(msgspec.Struct):
    """What the CLI prints with `--json`."""

    status: int = 0
    result: Any = None
    name: str = ""
    message: str = ""


def open_org(
    alias: str, environ: Mapping[str, str], redactor: Redactor, *, seconds: float = SALESFORCE_CLI
) -> OpenedOrg:
    """Runs `sf org open --url-only --json` for an alias or user name. No secret of ours is in its environment.

    Raises:
        WayClosed: the CLI is not installed, does not know the org, is not logged in to it any more, does not end, or
            answers something else; the message has nothing secret of its answer.
    """
    program = shutil.which("sf", path=environ.get("PATH"))
    if program is None:
        raise WayClosed(
            "needs the Salesforce CLI, and there is no program sf on the PATH",
            kind=SETTINGS,
            hint="install it (npm install --global @salesforce/cli), or leave --target-org out",
        )
    command = [program, "org", "open", "--url-only", "--json", f"--target-org={alias}"]
    printed = _printed(command, helper_environment(environ) | {"FORCE_COLOR": "0"}, seconds)
    answer = _answer(printed)
    if answer is None:
        raise WayClosed(
            f"was not opened: the Salesforce CLI answered {len(printed)} bytes that are not its JSON",
            kind=SETTINGS,
            hint=_by_hand(alias),
        )
    if answer.status or answer.result is None:
        raise _refused(alias, answer, redactor)
    return _opened(alias, answer.result, redactor)


def _opened(alias: str, result: Any, redactor: Redactor) -> OpenedOrg:
    with suppress(msgspec.ValidationError, ValueError):
        told = msgspec.convert(result, _Result)
        learn(told.url, redactor)
        door, parts = frontdoor_url(told.url), urlsplit(told.url)
        return OpenedOrg(door, login_url(f"{parts.scheme}://{parts.netloc}"), org_id(told.orgId), told.username)
    raise WayClosed(
        "was not opened: the Salesforce CLI's answer has no frontdoor URL, org id and user name as they should be",
        kind=SETTINGS,
        hint=_by_hand(alias),
    )


def learn(url: str, redactor: Redactor) -> None:
    """Lets the redactor know a URL that lets a browser in, and what of it does."""
    redactor.add(Secret(url))
    for value in re.findall(r"[?&](?:otp|sid|cshc)=([^&#]+)", url):
        redactor.add(Secret(value))


def _refused(alias: str, answer: _Answer, redactor: Redactor) -> WayClosed:
    said = redactor.redact(in_one_line(_COLOURS.sub("", f"{answer.name}: {answer.message}"))).strip(": ")[:_MOST]
    if _UNKNOWN.search(said):
        return WayClosed(
            f"is not known to the Salesforce CLI: {said}",
            kind=SETTINGS,
            hint=f"log it in once (sf org login web --alias {quoted(alias)}), or name another one; it knows those of: "
            "sf org list",
        )
    if _EXPIRED.search(said):
        return WayClosed(
            f"is not open to the Salesforce CLI any more: {said}",
            kind=REFUSED,
            hint=f"log the CLI in again (sf org login web --alias {quoted(alias)}, or sf org login jwt)",
        )
    return WayClosed(f"was not opened: the Salesforce CLI says: {said}", kind=REFUSED, hint=_by_hand(alias))


def _by_hand(alias: str) -> str:
    return f"see what it says to: sf org open --url-only --target-org {quoted(alias)}"


def _answer(printed: str) -> _Answer | None:
    """The one object; a warning may stand before it."""
    text = _COLOURS.sub("", printed)
    begin = text.find("{")
    with suppress(msgspec.DecodeError, msgspec.ValidationError, RecursionError, UnicodeError):
        return msgspec.json.decode(text[begin:], type=_Answer) if begin >= 0 else None
    return None


def _printed(command: list[str], environ: Mapping[str, str], seconds: float) -> str:
    """What it prints on stdout, whatever its exit code. All that it started is ended where it does not end."""
    group: dict[str, Any] = {} if sys.platform == "win32" else {"start_new_session": True}
    try:
        process = subprocess.Popen(  # noqa: S603 - the CLI itself, with words of our own and an alias that was looked at
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environ, **group
        )
    except OSError as error:
        raise WayClosed(f"was not opened: {command[0]} cannot be started: {error.strerror}", kind=SETTINGS) from None
    with process:
        try:
            printed: bytes = process.communicate(timeout=seconds)[0]
        except subprocess.TimeoutExpired:
            raise WayClosed(
                f"was not opened: the Salesforce CLI did not end within {seconds:g} seconds",
                kind=SETTINGS,
                hint="try it by hand: sf org open --url-only; a proxy or an update may hold it up",
            ) from None
        finally:
            end(process)
    return printed.decode("utf-8", "replace")
