"""The app's consumer secret in a file that a person has named: read on request alone, and kept nowhere else."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from pages.errors import Unreadable

from ..context.same_app import its_page
from ..context.step_context import StepContext
from ..errors import SettingsError
from ..files.reading import is_there, reason
from ..files.writable import need_file
from ..jobs.session import Session
from ..oauth.login_check import Proof

_FLAG = "--with-secret"


def need_place(path: Path | None) -> Path | None:
    """Looks, before a browser opens, whether the secret could be written to a new file there; returns the path.

    Raises:
        SettingsError: there is such a file already, or none can be made.
    """
    if path is None:
        return None
    if is_there(path) or path.is_symlink():
        raise SettingsError(
            f"{_FLAG}: {path} is there already, and a secret takes no file's place",
            hint="name a file that is not there yet, or remove that one",
        )
    return need_file(path, _FLAG)


def keeping(ready: Session, path: Path | None, proof: Callable[[StepContext], Proof]) -> Callable[[StepContext], Proof]:
    """`proof`, and once the login with the app has worked or could not be tried, its secret in the file."""
    if path is None:
        return proof
    left = [path]

    def proven(context: StepContext) -> Proof:
        done = proof(context)
        if left and context.app is not None and (done.proven or done.skipped):
            _write(ready, context, left.pop())
        return done

    return proven


def _write(ready: Session, context: StepContext, path: Path) -> None:
    """Reads the secret behind Manage Consumer Details, where the org asks for a code, or from the app's page.

    Raises:
        PersonNeeded, Refused: the org wants a code that nobody gives, or does not take it.
        Unreadable: the org shows no secret.
        SettingsError: the file cannot be written; nothing of it is left.
    """
    secret = ready.redactor.add(its_page(context).consumer_secret(context.code))
    if not secret:
        raise Unreadable(
            f'the org shows no consumer secret of "{context.app_name}", so {path} was not written',
            hint="look at the app in Setup",
        )
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(f"{secret.reveal()}\n")
        except OSError:
            path.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise SettingsError(f"{_FLAG}: {path} cannot be written: {reason(error)}") from None
    ready.console.note(f"the consumer secret is in {path}, which you alone can read")
