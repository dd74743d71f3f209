"""One command's org, app and browser, once all was checked that can be without a browser. It checks nothing itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from pages import Org
from pages.browser.org_hosts import OrgHosts
from pages.values.code import nobody

from ..app.desired import DesiredApp
from ..browser.find import Executable
from ..browser.launch import browser_page
from ..browser.saved_session import SavedSession
from ..context.consumer.key import ConsumerKeys
from ..context.org_certificate import OrgCertificate
from ..context.step_context import StepContext
from ..keys.pair import KeyPair
from ..network.connection import Network
from ..reporting.console import Console
from ..runs.redact import Redactor
from ..sfdx.callback_port import CallbackPort
from .arrival import Arrival
from .before_writing import BeforeWriting
from .codes.codes import Codes
from .key_pair import PairUse
from .login_source import Login
from .passkeys import KeptPasskey, plug_in
from .task import Task
from .ways.order import Ways


@dataclass
class Session:
    """One command's org, app and browser. Each `context` is a fresh browser, with nobody signed in yet.

    `arrival` is called once somebody is signed in, `before_writing` before the first write.
    """

    task: Task
    console: Console
    redactor: Redactor
    wanted: DesiredApp
    login: Login
    executable: Executable
    port: CallbackPort
    arrival: Arrival
    certificates: OrgCertificate
    use: PairUse
    keys: ConsumerKeys
    kept: SavedSession | None = None
    network: Network = field(default_factory=Network)
    before_writing: BeforeWriting = field(default_factory=BeforeWriting)
    ways: Ways = ()
    codes: Codes | None = None
    passkey: KeptPasskey | None = None

    @property
    def pair(self) -> KeyPair | None:
        """The key pair, as far as the command has one."""
        return self.certificates.pair

    @property
    def walker(self) -> str:
        """Who logs in to Setup; empty as long as that is not known."""
        identity = self.arrival.identity
        return self.login.username or (identity.username if identity is not None else "")

    @property
    def prover(self) -> str:
        """Who logs in with the app."""
        return self.task.settings.jwt_username or self.walker

    @property
    def remembered(self) -> str:
        """The consumer key that the newest run for this app and org was shown; empty without one."""
        return self.arrival.last_key

    @contextmanager
    def context(self) -> Iterator[StepContext]:
        """Opens a browser; it is closed at the end of the `with`.

        Raises:
            AutomationError: the browser does not start (exit code 3).
        """
        settings = self.task.settings
        attended = self.task.attended
        state = self.kept.state if self.kept is not None else None
        with browser_page(
            self.executable,
            headed=settings.headed or attended,
            free=attended,
            state=state,
            network=self.network,
            towards=self.login.url,
            say=self.console.note,
        ) as page:
            plug_in(self.passkey, page)
            context = StepContext(
                Org(page, self.login.url, hosts=OrgHosts(page.context, self.login.url, settings.login_hosts)),
                self.wanted,
                self.login.username,
                lambda: self.redactor.add(self.login.password()),
                self.port,
                pair=self.certificates.pair,
                certificates=self.certificates if self.use in (PairUse.CREATES, PairUse.PLANS) else None,
                code=self.codes or nobody,
                ui=settings.ui,
                attended=attended,
                ways=self.ways,
                network=self.network,
                keys=self.keys,
                may_write=self.before_writing,
            )
            yield context
