"""One app's change of certificate in the org: upload, login, files, hand-over, and the way back from each."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Literal, cast

import msgspec

from pages.errors import Refused

from ...context.readings import read_app, read_app_to_change
from ...context.step_context import StepContext
from ...engine.step import Result
from ...errors import REFUSED, AutomationError, SettingsError
from ...jobs.session import Session
from ...keys.pair import KeyPair
from ...oauth.login_check import Proof
from ...oauth.propagation import Propagation
from ...reporting.result_parts import RotationResult
from ...reporting.run_result import RunResult
from ...scenario.certificate_upload import upload_chapter
from ...timeouts import NEW_KEY_AGAIN
from ..create import UNKNOWN_KEY
from .delivery import Delivery
from .taking_back import Logins, TakingBack, is_certificates
from .window import Moment

_SAVES = frozenset({8, 10})
"""The step whose save the proof waits for."""


class Rotation:
    """From `old`, None where it cannot be read, to the fresh pair. `resumed`: that one is left of an earlier rotation,
    which may have uploaded it."""

    def __init__(
        self, ready: Session, delivery: Delivery, old: KeyPair | None, fresh: KeyPair, *, resumed: bool
    ) -> None:
        self._ready, self._delivery, self._old, self._fresh = ready, delivery, old, fresh
        self._window, self._resumed = delivery.window, resumed
        self._back, self._logins = TakingBack(ready, old, fresh), Logins(ready)
        self._there, self._said, self._tried = False, "", Moment()
        ready.wanted = replace(ready.wanted, certificate=fresh.certificate, private_key=fresh.private_key)
        ready.certificates.pair = fresh
        ready.console.note(_preview(old, fresh))
        find = read_app_to_change if ready.task.settings.given("app_name") else read_app
        self.upload = upload_chapter(
            ready.wanted,
            ready.certificates.uploaded,
            self._there_already,
            find,
            pressing=lambda context: delivery.before_upload(fresh, context.say),
            ends=fresh.not_after.date(),
        )

    def proven(self, context: StepContext) -> Proof:
        """Logs in with the new pair; then it is put in place and handed on, else the old certificate is brought back.

        Raises:
            AutomationError: something failed; the message says what became of both pairs.
        """
        self._window.opens()
        try:
            proof = self._logins.try_out(context, self._fresh, self._patience(context))
        except AutomationError as error:
            raise self._failed(context, error) from error
        if not proof.proven:
            if is_certificates(proof):
                self._ready.certificates.refused(context)
            self._take_back(context)
            return replace(proof, hint=f"{proof.hint}; {self._said}")
        self._ready.certificates.proven(context)
        self._back.org_has = "new"
        try:
            self._delivery.after_proof(self._fresh, context.say)
        except AutomationError as error:
            raise self._failed(context, error) from error
        places, kept = self._delivery.places, self._delivery.kept
        self._ready.wanted = replace(self._ready.wanted, certificate=places.certificate, private_key=places.key)
        old = f"; the old pair is kept: {', '.join(map(str, kept))}" if kept else ""
        context.say(f"{places.key} is new{old}; everyone who has a copy of the old key needs this one")
        context.say(f"a login with the old key was refused, if at all, {self._window}")
        return proof

    def otherwise(self, context: StepContext, failed: Result) -> None:
        """The walk has failed. Where the org may have the new certificate, the old one is brought back."""
        if not self._delivery.pressed:
            self._said = "nothing was changed in the org" + self._delivery.give_back(self._old, context.say)
            return
        if isinstance(failed.error, Refused) and self._old is not None:
            try:
                proof = self._logins.try_out(context, self._old, Propagation())
            except AutomationError:
                proof = Proof("", "")
            if proof.proven:
                self._back.org_has = "old"
                self._said = f"the org has not taken the new certificate: a login with {self._old.named[1]} works"
                self._said += self._delivery.give_back(self._old, context.say)
                self._window.closes()
                return
        self._take_back(context)

    def told(self, result: RunResult) -> RunResult:
        """The result with what only a rotation knows."""
        window = self._window
        facts = RotationResult(
            certificate=self._fresh.fingerprint,
            expires=self._fresh.not_after.isoformat(),
            org_has=cast("Literal['new', 'old', 'unknown']", self._back.org_has),
            window_began=window.began.at.isoformat(timespec="milliseconds") if window.began is not None else "",
            window_seconds=window.seconds,
            files_seconds=window.files_seconds,
            kept=[str(path) for path in self._delivery.kept],
            handed_over=self._delivery.handed,
        )
        result = msgspec.structs.replace(result, rotation=facts)
        if result.error and self._said and self._said not in result.error.hint:
            hint = "; ".join(filter(None, [result.error.hint, self._said]))
            result = msgspec.structs.replace(result, error=msgspec.structs.replace(result.error, hint=hint))
        return result

    def _there_already(self, context: StepContext) -> bool:
        """Whether an earlier rotation has uploaded the waiting pair. A login with the old key comes first: one that is
        refused for another reason than the certificate would be refused to the new key too.

        Raises:
            AutomationError: it is; nothing was changed.
            PageError: nothing shows that the given consumer key is the app's.
        """
        if self._there or context.app is None:
            return self._there
        if not context.need_key():
            raise SettingsError(
                "the app's consumer key is not known, so a new certificate could not be proven; nothing was changed",
                hint="give it with APP_CONSUMER_KEY",
            )
        self._ready.keys.confirm(context)
        if self._old is not None and self._old.key is not None:
            proof = self._logins.try_out(context, self._old, Propagation())
            if UNKNOWN_KEY in proof.says and self._ready.keys.forget(context) and context.need_key():
                proof = self._logins.try_out(context, self._old, Propagation())
            if proof.proven:
                self._back.org_has = "old"
                return False
            if not is_certificates(proof):
                raise AutomationError(
                    f"a login with the old key is refused already, and not for its certificate: {proof.says}; a new "
                    "one could not be proven, and nothing was changed",
                    kind=REFUSED,
                    hint=proof.hint,
                )
            context.say("the org has another certificate than that of the pair in place")
        self._there = self._resumed and bool(self._logins.fits(context, self._fresh))
        return self._there

    def _failed(self, context: StepContext, error: AutomationError) -> AutomationError:
        """The same error, once the old certificate is back, or it is known that it is not."""
        self._take_back(context)
        return AutomationError(str(error), kind=error.kind, hint="; ".join(filter(None, [error.hint, self._said])))

    def _take_back(self, context: StepContext) -> None:
        back, delivery = self._back, self._delivery
        try:
            if back(context, self._patience(context)):
                back.says += delivery.files_back(self._old)
                self._window.closes()
        except Exception as error:  # noqa: BLE001 - the rotation's own failure is told, and this one with it
            said = str(error).partition("\n")[0]
            back.says = f"the old certificate could not be brought back: {said}; {back.which(context)}"
        if back.org_has == "old":
            back.says += delivery.give_back(self._old, context.say)
            self._window.closes()
        self._said = back.says

    def _patience(self, context: StepContext) -> Propagation:
        minutes = self._ready.task.settings.wait_minutes
        self._tried = Moment()
        saved = context.saved if self._there else context.saved | _SAVES
        return Propagation(minutes, seconds=NEW_KEY_AGAIN, saved=saved, pause=self._pause)

    def _pause(self, seconds: float) -> None:
        """The org has refused the key: when that was asked, it had not taken the certificate yet."""
        if self._back.org_has == "old":  # proven before the upload
            self._window.not_before(self._tried)
        time.sleep(seconds)  # no event tells when a server elsewhere has caught up
        self._tried = Moment()


def _preview(old: KeyPair | None, fresh: KeyPair) -> str:
    """The one change that a rotation makes in the org."""
    was = f"{old.fingerprint[:23]}..., expires {old.not_after:%Y-%m-%d}" if old is not None else "not readable here"
    return f"~ step 8  Certificate: {was} -> SHA-256 {fresh.fingerprint}, expires {fresh.not_after:%Y-%m-%d}"
