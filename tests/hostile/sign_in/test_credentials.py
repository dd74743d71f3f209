"""An org whose login leads elsewhere: neither password nor code goes there, and the run says where it was led."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from pages import Login, Org, Screen, Secret, Timeouts
from pages.browser.org_hosts import OrgHosts
from pages.components import Button, Heading
from pages.errors import PageError, Refused, Untrusted
from pages.screens.connected_app.consumer_details import opened
from pages.screens.sign_in.login import refuse_framed_login

from ...support.command import setupwalk
from ..orgs.server import Asked
from ..orgs.strangers import CODE_FORM, CODE_PATH, PASSWORD, Lead, form, scene

PATIENCE = Timeouts(quick=1.5, page=4, save=4)
USER = "admin@org.example"
CODE = "271828"


def _login(page: Page, url: str, named: tuple[str, ...] = ()) -> Org:
    org = Org(page, url, patience=PATIENCE, hosts=OrgHosts(page.context, url, named))
    org.open("/")
    org.wait_for(Login).sign_in(USER, Secret(PASSWORD), lambda _: Secret(CODE))
    return org


def _redirect(asked: Asked, there: str) -> None:
    asked.redirect(f"{there}/login")


def _refresh(asked: Asked, there: str) -> None:
    asked.send(f"<meta http-equiv=refresh content='0;url={there}/login'>")


def _script(asked: Asked, there: str) -> None:
    asked.send(f"<script>location.replace('{there}/login')</script>")


def _foreign_action(asked: Asked, there: str) -> None:
    asked.send(form(f"{there}/stolen"))


def _foreign_base(asked: Asked, there: str) -> None:
    asked.send(form("stolen").replace("<head>", f"<head><base href='{there}/'>"))


def _hidden_action(asked: Asked, there: str) -> None:
    asked.send(form(f"{there}/stolen").replace("</form>", "<input type=hidden name=action value=/login></form>"))


def _foreign_button(asked: Asked, there: str) -> None:
    asked.send(form("/login").replace('type="submit"', f'type="submit" formaction="{there}/stolen"'))


def _plain_http(asked: Asked, _: str) -> None:
    asked.send(form("http://login.example/stolen"))


@pytest.mark.parametrize(
    "lead",
    [_redirect, _refresh, _script, _foreign_action, _foreign_base, _hidden_action, _foreign_button, _plain_http],
)
def test_login_that_leads_elsewhere(page: Page, lead: Lead) -> None:
    """A look-alike on another host or port, or a form that sends there, is named, and gets nothing."""
    with scene(lead) as there:
        with pytest.raises(Untrusted) as refused:
            _login(page, there.org.url)
        host = "login.example" if lead is _plain_http else there.stranger.url.removeprefix("http://")
        assert host in str(refused.value)
        assert not there.stranger.posted
        assert not there.org.posted


def test_form_in_a_foreign_frame(page: Page) -> None:
    """A login form in a frame is nobody's to fill, whatever the page around it is."""
    frame = "<h1>Welcome</h1><iframe name=vfFrameId_1 src='{}/login' width=800 height=600></iframe>"
    with scene(lambda asked, there: asked.send(frame.format(there))) as there:
        org = Org(page, there.org.url, patience=PATIENCE)
        org.open("/")
        page.frame_locator("iframe").locator("#password").wait_for()
        with pytest.raises(Untrusted, match=r"a frame of stranger\.localhost"):
            refuse_framed_login(org)
        with pytest.raises(PageError):
            org.wait_for(Login)
        assert not there.stranger.posted


def test_page_that_goes_away_while_it_is_filled(page: Page) -> None:
    """A page that leads elsewhere as soon as the user name stands there gets no password, and neither does the next."""
    leave = "<script>document.getElementById('username').oninput = () => location.replace('{}/login')</script>"
    with scene(lambda asked, there: asked.login(after=leave.format(there))) as there:
        with pytest.raises(PageError):
            _login(page, there.org.url)
        assert not there.leaked()


def test_form_that_is_bent_once_it_is_filled(page: Page) -> None:
    """A form whose target changes after the password was typed is not sent."""
    bend = "<script>document.getElementById('password').oninput = () => document.forms[0].action = '{}/s'</script>"
    with scene(lambda asked, there: asked.login(after=bend.format(there))) as there:
        with pytest.raises(Untrusted):
            _login(page, there.org.url)
        assert not there.stranger.posted


def test_named_host_is_trusted(page: Page) -> None:
    """A company's own login page is filled once a setting names it."""
    with scene(_redirect) as there:
        named = there.stranger.url.removeprefix("http://")
        with pytest.raises(PageError):  # what comes after its login is no org
            _login(page, there.org.url, (named,))
        assert there.leaked()


@pytest.mark.parametrize("stranger", ["stranger.localhost", "127.0.0.1"])
def test_code_elsewhere(page: Page, stranger: str) -> None:
    """A page on another host that asks for a code gets none, and nobody is asked for one."""

    def posted(asked: Asked, there: str) -> None:
        asked.redirect(there + CODE_PATH)

    asked_for: list[str] = []

    def code(where: str) -> Secret:
        asked_for.append(where)
        return Secret(CODE)

    with scene(lambda asked, _: asked.login(), posted=posted, stranger=stranger) as there:
        org = Org(page, there.org.url, patience=PATIENCE)
        org.open("/")
        with pytest.raises(Untrusted):
            org.wait_for(Login).sign_in(USER, Secret(PASSWORD), code)
        assert not asked_for
        assert not there.stranger.posted


class _App(Screen):
    """A page with the button behind which newer orgs keep the consumer key."""

    title = "App"

    heading = Heading("App", always=True)
    details = Button("Manage Consumer Details")


def test_code_for_the_consumer_details_elsewhere(page: Page) -> None:
    """The tab that asks for a code before it shows the consumer key is looked at like any other."""
    app = "<h1>App</h1><button onclick=\"window.open('{}')\">Manage Consumer Details</button>"
    with scene(lambda asked, there: asked.send(app.format(there + CODE_PATH))) as there:
        org = Org(page, there.org.url, patience=PATIENCE)
        org.open("/app")
        with pytest.raises(Untrusted), opened(org.wait_for(_App).details, lambda _: Secret(CODE)):
            pass
        assert not there.stranger.posted


@pytest.mark.parametrize("refusal", ["", "<div class='wrong'>Nope</div>", "<div id='error'>Not valid</div>"])
def test_refused_code_is_not_answered_again(page: Page, refusal: str) -> None:
    """A page that asks for the same kind of code again, whatever it says, has refused it: accounts get locked."""

    def lead(asked: Asked, _: str) -> None:
        if asked.place == CODE_PATH:
            asked.send(CODE_FORM.format(before="", action=CODE_PATH))
        else:
            asked.login()

    def posted(asked: Asked, _: str) -> None:
        if asked.place == CODE_PATH:
            asked.send(CODE_FORM.format(before=refusal, action=CODE_PATH))
        else:
            asked.redirect(CODE_PATH)

    with scene(lead, posted=posted) as there:
        with pytest.raises(Refused):
            _login(page, there.org.url)
        assert sum(CODE in posted.body for posted in there.org.posted) == 1


def test_nobody_is_signed_in_elsewhere(page: Page) -> None:
    """Where a login lands on another host without a session of the org's, nobody is signed in."""

    def posted(asked: Asked, there: str) -> None:
        asked.redirect(f"{there}/home/home.jsp")

    with scene(lambda asked, _: asked.login(), posted=posted) as there, pytest.raises(PageError):
        _login(page, there.org.url)


def test_run_that_is_led_elsewhere(tmp_path: Path) -> None:
    """The command names the host, says which setting would name it, tries once, and ends with 1."""
    with scene(_redirect) as there:
        env = {"SF_LOGIN_URL": there.org.url, "SF_USERNAME": USER, "SF_PASSWORD": PASSWORD}
        done = setupwalk("create", folder=tmp_path, env=env | {"APP_CONTACT_EMAIL": "a@b.example", "APP_FLOW": "web"})
        assert done.code == 1, done.err
        host = there.stranger.url.removeprefix("http://")
        assert f"SF_LOGIN_HOSTS={host}" in done.err
        assert "tried again" not in done.err
        assert PASSWORD not in done.err
        assert not there.stranger.posted
