"""Whether the certificate in the org is the one of this run's pair. No certificate is replaced that nobody named.

It is known by what this machine uploaded last, else by a login with the key; what the page says of a date is a doubt.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from pages.errors import NotAllowed
from pages.values.dates import may_be_day

from ..app.observed import ObservedApp
from ..engine.step import Flow
from ..errors import SettingsError
from ..keys.pair import KeyPair
from ..runs.state import StateFile, Uploaded
from ..settings.advised_commands import advised
from .same_app import check_form, find_page
from .step_context import StepContext

Login = Callable[[str, RSAPrivateKey], bool | None]
"""Tries a login with an app's consumer key and a private key: True where the org lets it in, False where it says that
the signature is not that of the app's certificate, None where it says anything else, or nothing."""


@dataclass
class OrgCertificate:
    """The pair of a run, and what is known of the certificate in the org.

    `named`: somebody named the pair in the settings, and so said what the org shall have. `make` makes a pair where
    there is none; it is None where nothing shall be made. `meanwhile` gives one that another run has made since.
    `waiting` is where an unfinished rotation keeps its pair.
    """

    pair: KeyPair | None
    named: bool
    state: StateFile
    login: Login
    make: Callable[[], KeyPair] | None = None
    meanwhile: Callable[[], KeyPair | None] | None = None
    waiting: Path | None = None

    def settle(self, context: StepContext) -> bool:
        """After the app was read for the first time: makes a pair where the app needs one, and returns whether the
        app has this pair's certificate already.

        Raises:
            SettingsError: the app has a certificate whose key is not here, and nobody said that it shall be replaced.
        """
        app = context.app
        if app is None or not may_sign(app):
            if self.pair is None and self.make is not None:
                self.pair = context.pair = self.make()
            return False
        if self.pair is None and self.meanwhile is not None:
            self.pair = context.pair = self.meanwhile()
        if self.pair is None:
            raise SettingsError(
                f'"{app.name}" has a certificate{_shown(app)}, and its key pair is not here; nothing was changed',
                hint="give the pair that belongs to it with APP_CERTIFICATE and APP_PRIVATE_KEY, or put a new "
                f"one in its place, after which the old key logs in no more: {_rotate(context)}",
            )
        fits = self._fits(context, app, self.pair)
        if not fits and self.waiting is not None:
            raise SettingsError(
                f"a rotation of the key pair has not been finished: the new one waits in {self.waiting}",
                hint=f"finish it: {_rotate(context)}",
            )
        if not fits and not self.named:
            raise SettingsError(
                f'"{app.name}" has another certificate{_shown(app)} than {self.pair.certificate}; nothing was changed',
                hint="give the pair that belongs to it with APP_CERTIFICATE and APP_PRIVATE_KEY, name these to have "
                f"this certificate uploaded, or make a new pair: {_rotate(context)}",
            )
        return fits

    def uploaded(self, context: StepContext) -> None:
        """This run has saved the app with its certificate."""
        self._keep(context, proven=False)

    def proven(self, context: StepContext) -> None:
        """A login with the pair's key has worked."""
        self._keep(context, proven=True)

    def refused(self, context: StepContext) -> None:
        """The org says that its certificate is another one."""
        self.state.keep(self._org(context), context.wanted.api_name, None)

    def _fits(self, context: StepContext, app: ObservedApp, pair: KeyPair) -> bool:
        likely = _shows(app.certificate or "", pair)
        known = self.state.uploaded(self._org(context), context.wanted.api_name, _app_id(context))
        if likely and known is not None and known.certificate == pair.fingerprint:
            return True
        said = None
        if pair.key is not None and (key := context.need_key(code=False)):
            said = self.login(key, pair.key)
        if said is None and known is not None and known.proven and known.certificate != pair.fingerprint:
            return False
        return likely if said is None else said

    def _keep(self, context: StepContext, *, proven: bool) -> None:
        if self.pair is not None:
            kept = Uploaded(self.pair.fingerprint, _app_id(context), proven)
            self.state.keep(self._org(context), context.wanted.api_name, kept)

    def _org(self, context: StepContext) -> str:
        return context.identity.org_id if context.identity is not None else ""


def settle(context: StepContext) -> None:
    """After an app was read: asks once which certificate it has. What is uploaded later, by whomever, is judged by the
    proof.

    Raises:
        SettingsError: as `OrgCertificate.settle`.
    """
    if context.certificates is None or context.wanted.flow is not Flow.JWT:
        return
    if not context.settled:
        _ask_the_form(context)
        context.settled, context.fits = True, context.certificates.settle(context)
    elif context.fits is False:
        context.fits = None
    if context.fits and context.app is not None:
        context.app = replace(context.app, digital_signatures=True)


def _ask_the_form(context: StepContext) -> None:
    """The page of an app without a certificate may say nothing of one (gap): its form has a box that tells. Nothing is
    entered there, and the app's page is opened again."""
    app = context.app
    if app is None or not app.oauth or app.certificate or app.digital_signatures is not None:
        return
    page = find_page(context)
    if page is None:
        return
    with suppress(NotAllowed):
        form = page.change()
        check_form(context, form)
        signs = form.read_whole(lambda: form.digital_signatures.ticked)
        find_page(context)
        context.app = replace(app, digital_signatures=signs)


def stored(context: StepContext) -> bool:
    """A check: whether the app that was read back has the wanted certificate, as far as can be told."""
    app = context.app
    if app is None or app.digital_signatures is False or context.fits is False:
        return False
    if context.fits is None and not app.digital_signatures:
        return False
    return bool(context.fits) or context.pair is None or _shows(app.certificate or "", context.pair)


def uploaded(context: StepContext) -> None:
    """Step 10 has saved the app with its certificate."""
    context.fits = True if context.pair is not None and context.pair.private_key is not None else None
    if context.certificates is not None:
        context.certificates.uploaded(context)


def may_sign(app: ObservedApp) -> bool:
    """Whether an app has a certificate, as far as its page tells; where it does not tell, it may have one."""
    return bool(app.certificate) or (app.oauth and app.digital_signatures is not False)


def _rotate(context: StepContext) -> str:
    """The command for this app, whatever the settings name when it is typed."""
    return advised("cert rotate", app_name=context.wanted.name, api_name=context.wanted.api_name)


def _shown(app: ObservedApp) -> str:
    return f" ({app.certificate})" if app.certificate else ""


def _app_id(context: StepContext) -> str:
    return context.ids[0] if context.ids else ""


def _shows(text: str, pair: KeyPair) -> bool:
    """Whether a page's words about the stored certificate may be about that of `pair`.

    The page has the subject and the end of validity in one text (grade A-img). The date may stand in any order and
    any time zone, so that the day before and after count too. Where no date can be read, nothing speaks against it.
    It never tells two certificates of one day apart: it is a doubt, and a login is the answer.
    """
    return may_be_day(text, pair.not_after.date()) is not False
