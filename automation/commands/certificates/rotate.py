"""Replaces key and certificate of an app: a new pair is uploaded and proven before it takes the old one's place.

Whether the files can be replaced is tried before the org is touched. The new pair waits in a folder of its own. A run
that is killed leaves it there, and the next one goes on with it; a login that is refused brings the old one back.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from ...context.readings import read_app, read_app_to_change
from ...context.step_context import StepContext
from ...engine.executor import Robot
from ...engine.runner import Runner
from ...engine.step import Flow, Status
from ...errors import REFUSED, AutomationError, SettingsError
from ...files.own_folder import KEYS, own_folder
from ...files.reading import is_there, reason
from ...jobs.execute import Job
from ...jobs.finish import taken, tell
from ...jobs.key_pair import Named, PairUse, named
from ...jobs.practice_org import need_org
from ...jobs.session import Session, Task, session
from ...keys.files_in_place import NEXT, put_in_place, try_places
from ...keys.pair import CERTIFICATE, KEY, KeyPair, new_pair, read_pair
from ...oauth.login_check import Proof, fits_certificate
from ...pem.forms import held_in
from ...pem.source import KeySource
from ...scenario.certificate_upload import upload_chapter
from ...scenario.shared import sign_in
from ...settings.advised_commands import advised
from ..create import proof_in


def rotate(task: Task, *, days: int) -> int:
    """Makes a pair for `days`, uploads it, logs in with it, and puts it in place; returns the exit code.

    The old pair may have expired, be damaged, or be elsewhere: then the new one gets the place that a run gives it.

    Raises:
        AutomationError: it cannot start, or a file cannot be replaced (exit code 3); the org is as before then.
    """
    need_org(task.settings)
    if task.settings.flow is not Flow.JWT:
        raise SettingsError("the web flow uses no certificate: there is nothing to rotate")
    certificate, key = _places(named(task.settings, task.folder), task.folder)
    try_places(certificate, key)
    with session(task, PairUse.NONE, named=True) as ready:
        fresh = _waiting(certificate.parent / NEXT, ready.wanted.name, days)
        rotation = Rotation(ready, certificate, key, fresh)
        chapters = (sign_in(ready.wanted), rotation.upload)
        result = taken(ready, Job("cert rotate", chapters, Flow.JWT, after=rotation.proven))
        if result.error:
            ready.console.note(
                f"the new pair is in {certificate.parent / NEXT}; to continue with it: " + advised("cert rotate")
            )
    return tell(result, task)


class Rotation:
    """One app's change from the pair at `certificate` and `key` to the fresh one."""

    def __init__(self, ready: Session, certificate: Path, key: Path, fresh: KeyPair) -> None:
        self._ready, self._certificate, self._key, self._fresh = ready, certificate, key, fresh
        ready.wanted = replace(ready.wanted, certificate=fresh.certificate, private_key=fresh.private_key)
        ready.certificates.pair = fresh
        ready.console.note(f"new certificate: expires {fresh.not_after:%Y-%m-%d}, SHA-256 {fresh.fingerprint}")
        find = read_app_to_change if ready.task.settings.given("app_name") else read_app
        self.upload = upload_chapter(ready.wanted, ready.certificates.uploaded, self._there_already, find)

    def proven(self, context: StepContext) -> Proof:
        """Logs in with the new pair; then it is put in place, else the old certificate is brought back.

        Raises:
            AutomationError: the new pair works and cannot be put in place, or it is not known which one works; the
                message says where the new key lies.
        """
        try:
            proof = proof_in(self._ready, asks=True)(context)
        except AutomationError as error:
            lies = f"{error}; the org may have the new certificate, whose key is in {self._fresh.private_key}"
            raise AutomationError(lies, kind=error.kind, hint=f"finish it: {advised('cert rotate')}") from error
        if proof.proven:
            self._put_in_place(context)
            return proof
        return replace(proof, hint=f"{proof.hint}; {self._brought_back(context)}")

    def _there_already(self, context: StepContext) -> bool:
        """Whether a rotation before this one has uploaded the waiting pair, by a login with it."""
        fresh, before = self._fresh, self._ready.certificates.state
        org = context.identity.org_id if context.identity is not None else ""
        known = before.uploaded(org, context.wanted.api_name)
        if known is None or known.certificate != fresh.fingerprint or fresh.key is None:
            return False
        url, key = self._ready.login.url, context.need_key()
        return bool(fits_certificate(url, key, self._ready.prover, fresh.key))

    def _put_in_place(self, context: StepContext) -> None:
        waits = self._fresh.private_key
        try:
            put_in_place(self._certificate, self._key)
        except OSError as error:
            raise AutomationError(
                f"the org has the new certificate and a login with it works, but the files cannot be replaced: "
                f"{reason(error)}. The new key is in {waits}, next to its certificate",
                kind=REFUSED,
                hint=f"put them in the place of {self._key} and {self._certificate}, by hand or with: "
                + advised("cert rotate"),
            ) from error
        self._ready.wanted = replace(self._ready.wanted, certificate=self._certificate, private_key=self._key)
        context.say(f"{self._key} is new; everyone who has a copy of the old key needs this one")

    def _brought_back(self, context: StepContext) -> str:
        """Uploads the old certificate again, if it is there and fit for it; what came of it, in words."""
        lies = f"the org has the new certificate now, and its key is in {self._fresh.private_key}"
        try:
            copies = self._ready.task.folder / KEYS
            old = read_pair(self._certificate, self._key, now=datetime.now(UTC), copies=copies).write_copies()
        except SettingsError as error:
            return f"{lies}; the old one cannot be brought back: {error}"
        wanted = context.wanted
        context.wanted, context.pair, self._ready.certificates.pair = (
            replace(wanted, certificate=old.certificate),
            old,
            old,
        )
        results = Runner(Flow.JWT, Robot()).take(
            [upload_chapter(context.wanted, self._ready.certificates.uploaded)], context
        )
        context.wanted = wanted
        if any(result.status is Status.FAILED for result in results):
            return f"{lies}; the old one could not be brought back"
        return f"the old certificate is in the org again, and {self._key} is as it was"


def _places(given: Named, folder: Path) -> tuple[Path, Path]:
    """The files that the new pair shall replace, or where a run's own pair would be, if there is none.

    Raises:
        SettingsError: key or certificate have no file of their own.
    """
    if given.certificate is None:
        try:
            own = own_folder(folder / KEYS)
        except OSError as error:
            raise SettingsError(f"{folder / KEYS} cannot be written: {reason(error)}") from error
        return own / CERTIFICATE, own / KEY
    return _place(given.certificate, "the certificate"), _place(given.private_key, "the private key")


def _place(source: KeySource | None, what: str) -> Path:
    if source is None:
        raise SettingsError(
            f"{what} is not given, and a rotation replaces both files",
            hint="give APP_CERTIFICATE and APP_PRIVATE_KEY, the paths of two files",
        )
    if source.path is None:
        raise SettingsError(
            f"{source.named} stands in the setting itself, and a rotation replaces files",
            hint="write key and certificate to two files, name them with APP_CERTIFICATE and APP_PRIVATE_KEY, rotate, "
            "and store their new content",
        )
    binary = False
    with suppress(SettingsError):  # damaged or not there: then it is replaced all the more
        binary = held_in(source.read(what)).binary
    if binary:
        raise SettingsError(
            f"{source.path} is in binary form, and a rotation writes PEM files",
            hint="name two files in PEM form with APP_CERTIFICATE and APP_PRIVATE_KEY; they need not be there yet",
        )
    return source.path


def _waiting(folder: Path, name: str, days: int) -> KeyPair:
    """The new pair: the one that an earlier rotation left, if it serves yet, or one that is made now."""
    now = datetime.now(UTC)
    if is_there(folder / CERTIFICATE) and is_there(folder / KEY):
        with suppress(SettingsError):  # it has expired meanwhile, or is damaged
            return read_pair(folder / CERTIFICATE, folder / KEY, now=now)
        (folder / CERTIFICATE).unlink()
        (folder / KEY).unlink()
    return new_pair(folder, common_name=name, now=now, days=days)
