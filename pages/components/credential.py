"""The field and the button of a form for a password or a code: they look where it stands and where it sends to."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from playwright.sync_api import ElementHandle, Frame, Locator

from ..browser.credential_hosts import is_loopback
from ..browser.questions import asking
from ..errors import Untrusted
from ..values.secret import Secret
from .component import Component
from .fields import TextField
from .pressing.buttons import Button

_PLACES = """control => {
  const told = (kind, name) => Object.getOwnPropertyDescriptor(kind.prototype, name).get;
  const places = [control.ownerDocument.location.href];
  const kind = control instanceof HTMLButtonElement ? HTMLButtonElement : HTMLInputElement;
  const form = control instanceof kind ? told(kind, 'form').call(control) : null;
  if (form) {
    places.push(told(HTMLFormElement, 'action').call(form));
    for (const sender of form.ownerDocument.querySelectorAll('[formaction]')) {
      const own = sender instanceof HTMLButtonElement ? HTMLButtonElement : HTMLInputElement;
      if (sender instanceof own && told(own, 'form').call(sender) === form)
        places.push(new URL(sender.getAttribute('formaction'), sender.ownerDocument.baseURI).href);
    }
  }
  return places;
}"""
"""A control's page, and where its form is sent to: by the form itself, or by a button wherever it stands. By the
prototypes' own getters: a field named "action" would stand before the form's."""
_EXPOSES = """control => {
  const form = control.form;
  const gets = form && /^get$/i.test(form.getAttribute('method'));
  if (gets) return 'its form would put it into the address of the next page';
  return control.type === 'password' ? '' : 'its field would show it';
}"""
"""JavaScript: how a password that is typed into a control would be seen; empty where it would not."""


class CredentialField(TextField):
    """A text input for a user name, a password, or with `code` a verification code.

    It is typed into one element of one document, which was just looked at: when the page goes elsewhere meanwhile,
    nothing is typed there.
    """

    def __init__(
        self,
        *labels: str,
        suffix: str | tuple[str, ...] = (),
        always: bool = False,
        code: bool = False,
        masked: bool = False,
    ):
        """`masked`: what is typed must be seen neither in the field nor in an address."""
        super().__init__(*labels, always=always, suffix=suffix)
        self.is_code = code
        self.masked = masked

    def fill(self, value: str) -> None:
        """Types over what is there.

        Raises:
            Untrusted: as `entrust`.
        """
        self.entrust(Secret(value))

    @property
    def filled(self) -> bool:
        """A check: whether anything is typed into it. What that is stays in the page."""
        return bool(self.read("e => e.value.length > 0"))

    def check(self) -> None:
        """Looks where it is, and types nothing.

        Raises:
            Untrusted: as `entrust`.
        """
        field = self.get()
        with self.acting("look at"):
            _trusted(self, field, code=self.is_code)

    def entrust(self, value: Secret) -> None:
        """Types over what is there. A `Secret` is revealed here and nowhere else.

        Raises:
            Untrusted: its page, or where the form is sent to, is not known to be the org's; nothing was typed.
        """
        field = self.get()
        with self.acting("fill"):
            element = _trusted(self, field, code=self.is_code)
            if self.masked and (how := element.evaluate(_EXPOSES)):
                raise Untrusted(
                    f"the page asks for a password as no login page of Salesforce does: {how}; it was not typed",
                    hint="look at the login page in a browser, and ask whoever runs your network and org about it",
                )
            element.fill(value.reveal(), timeout=self.quick)


class CredentialButton(Button):
    """The button that sends such a form."""

    def __init__(self, *labels: str, suffix: str | tuple[str, ...] = (), always: bool = False, code: bool = False):
        super().__init__(*labels, always=always, suffix=suffix)
        self.is_code = code

    def click(self) -> None:
        """Sends the form.

        Raises:
            Untrusted: as `CredentialField.fill`; nothing was sent.
        """
        button = self.get()
        with self.acting("press"):
            _trusted(self, button, code=self.is_code).click(timeout=self.quick)


def _trusted(part: Component, found: Locator, *, code: bool) -> ElementHandle:
    """The element itself, once its page and its form's target were found to be the org's."""
    element = found.element_handle(timeout=part.quick)
    hosts = part.screen.org.hosts.credentials
    with asking(found.page):
        frames = [part.screen.surface, element.owner_frame()]
    # Where it is the browser says: a page's own scripts could answer for whatever is asked in it. What is around a
    # frame has to be the org's too.
    frames += [around for frame in frames if frame for around in _around(frame)]
    for frame in filter(None, frames):
        if why := hosts.objection(frame.url, code=code):
            raise _untrusted(frame.url, why, hosts.login_url, form=False, code=code)
    with asking(found.page):
        places = element.evaluate(_PLACES)
    for place, address in enumerate(map(str, places)):
        if why := hosts.objection(address, code=code):
            raise _untrusted(address, why, hosts.login_url, form=place > 0, code=code)
    return element


def _untrusted(address: str, why: str, login_url: str, *, form: bool, code: bool) -> Untrusted:
    parts = urlsplit(address)
    host = parts.netloc.rpartition("@")[2] or f"a page of the kind {parts.scheme}:"
    what = "a verification code" if code else "user name and password"
    subject = f"{host} asks for {what}" if not form else f"a form that asks for {what} sends them to {host}, which"
    link = " and " if not form else " "
    named = f"if {host} is your company's own login, name it: SF_LOGIN_HOSTS={host}; otherwise "
    return Untrusted(
        f"{subject}{link}{why}: nothing was typed. The way there began at {login_url}",
        hint=(named if parts.scheme == "https" or is_loopback(parts.hostname or "") else "")
        + "ask whoever runs your network and org why it leads there",
    )


def _around(frame: Frame) -> Iterator[Frame]:
    while (outer := frame.parent_frame) is not None:
        yield outer
        frame = outer
