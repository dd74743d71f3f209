"""Brings the old certificate back where a rotation fails after the upload, and proves it by a login with its key."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace

from playwright.sync_api import Error as PlaywrightError

from pages.errors import PageError

from ...context.step_context import StepContext
from ...engine.executor import Robot
from ...engine.runner import Runner
from ...engine.step import Flow, Status
from ...errors import AutomationError
from ...jobs.session import Session
from ...keys.pair import KeyPair
from ...oauth.login_check import CERTIFICATE_STEP, Proof, fits_certificate, prove
from ...oauth.propagation import Propagation
from ...scenario.certificate_upload import upload_chapter
from ...scenario.shared import sign_in
from ...settings.advised_commands import advised


@dataclass
class Logins:
    """Logs in with one pair or another, through the app that a context has read."""

    ready: Session

    def try_out(self, context: StepContext, pair: KeyPair, patience: Propagation) -> Proof:
        """As a pipeline that has this pair.

        Raises:
            AutomationError: the org cannot be reached.
        """
        with self.having(context, pair):
            return prove(context, self.ready.login.url, self.ready.prover, patience)

    def fits(self, context: StepContext, pair: KeyPair | None) -> bool | None:
        """Whether the org has the pair's certificate; None where it cannot be told."""
        if pair is None or pair.key is None:
            return None
        ready = self.ready
        return fits_certificate(ready.login.url, context.consumer_key, ready.prover, pair.key, ready.network)

    @contextmanager
    def having(self, context: StepContext, pair: KeyPair) -> Iterator[None]:
        """For the length of a `with` this pair is the one that is wanted."""
        wanted, had = context.wanted, context.pair
        context.wanted = replace(wanted, certificate=pair.certificate, private_key=pair.private_key)
        context.pair = pair
        try:
            yield
        finally:
            context.wanted, context.pair = wanted, had


@dataclass
class TakingBack:
    """The way back from `fresh` to `old`, which is None where it is not here. `says` is what came of it."""

    ready: Session
    old: KeyPair | None
    fresh: KeyPair
    org_has: str = "unknown"
    says: str = ""

    def __call__(self, context: StepContext, patience: Propagation) -> bool:
        """Uploads the old certificate and logs in with its key; whether that has worked."""
        old = self.old
        if old is None or old.key is None:
            self.says = f"the old key is not here, so the old certificate was not brought back; {self.which(context)}"
            return False
        if not self._uploaded(context, old):
            self.says = f"the old certificate could not be brought back: {self.says}; {self.which(context)}"
            return False
        try:
            proof = Logins(self.ready).try_out(context, old, patience)
        except AutomationError as error:
            proof = Proof("", str(error))
        if proof.proven:
            self.org_has = "old"
            self.ready.certificates.proven(context)
            self.says = f"the old certificate is in the org again: a login with {old.named[1]} has just worked"
        else:
            self.says = "the old certificate is in the org again, but a login with its key is "
            self.says += f"refused ({proof.says}): {self.which(context)}"
        return proof.proven

    def which(self, context: StepContext) -> str:
        """Which key works now, and where it lies."""
        logins = Logins(self.ready)
        new_lies = f"the new one is {self.fresh.private_key}"
        old_lies = f"the old key is {self.old.named[1]}" if self.old is not None and self.old.key is not None else ""
        if logins.fits(context, self.fresh):
            self.org_has = "new"
            takes = f"the org takes the new certificate, and its key is in {self.fresh.private_key}"
            return "; ".join(filter(None, [takes, old_lies, _finish()]))
        if logins.fits(context, self.old):
            self.org_has = "old"
            return f"the org takes the old certificate; {old_lies}, and {new_lies}, which waits for the next rotation"
        lie = ", ".join(filter(None, [old_lies, new_lies]))
        return f"which certificate the org takes cannot be told by a login: {lie}; {_finish()}"

    def _uploaded(self, context: StepContext, old: KeyPair) -> bool:
        """From where the browser is, or, where the session has ended or the page is not known, from a new sign-in."""
        return self._walk(context, old, begins=False) or self._walk(context, old, begins=True)

    def _walk(self, context: StepContext, old: KeyPair, *, begins: bool) -> bool:
        ready, had = self.ready, self.ready.certificates.pair
        with Logins(ready).having(context, old):
            ready.certificates.pair = old
            upload = upload_chapter(context.wanted, ready.certificates.uploaded)
            chapters = [sign_in(context.wanted), upload] if begins else [upload]
            with suppress(PlaywrightError, PageError):
                if begins:
                    context.org.open("/")
            results = Runner(Flow.JWT, Robot()).take(chapters, context)
        failed = next((result for result in results if result.status is Status.FAILED), None)
        if failed is None:
            return True
        ready.certificates.pair = had
        said = str(failed.error).partition("\n")[0]  # a browser's own log follows
        self.says = said if failed.error is not None else "; ".join(map(str, failed.differences))
        return False


def is_certificates(proof: Proof) -> bool:
    """Whether a refused login says that the org has another certificate than the key's."""
    return not proof.proven and not proof.skipped and proof.step == CERTIFICATE_STEP


def _finish() -> str:
    return f"to go on with it: {advised('cert rotate')}"
