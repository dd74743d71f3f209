"""An org whose login leads elsewhere: no password goes there, and the run says where it was led."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from pages import Login, Org
from pages.errors import PageError, Untrusted
from pages.interruptions.no_login_page import refuse_framed_login

from ...support.command import setupwalk
from ..orgs.server import Asked
from ..orgs.strangers import PASSWORD, Lead, form, scene
from .logging_in import PATIENCE, USER, log_in


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
            log_in(page, there.org.url)
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
            log_in(page, there.org.url)
        assert not there.leaked()


def test_form_that_is_bent_once_it_is_filled(page: Page) -> None:
    """A form whose target changes after the password was typed is not sent."""
    bend = "<script>document.getElementById('password').oninput = () => document.forms[0].action = '{}/s'</script>"
    with scene(lambda asked, there: asked.login(after=bend.format(there))) as there:
        with pytest.raises(Untrusted):
            log_in(page, there.org.url)
        assert not there.stranger.posted


def test_named_host_is_trusted(page: Page) -> None:
    """A company's own login page is filled once a setting names it."""
    with scene(_redirect) as there:
        named = there.stranger.url.removeprefix("http://")
        with pytest.raises(PageError):  # what comes after its login is no org
            log_in(page, there.org.url, (named,))
        assert there.leaked()


def test_nobody_is_signed_in_elsewhere(page: Page) -> None:
    """Where a login lands on another host without a session of the org's, nobody is signed in."""

    def posted(asked: Asked, there: str) -> None:
        asked.redirect(f"{there}/home/home.jsp")

    with scene(lambda asked, _: asked.login(), posted=posted) as there, pytest.raises(PageError):
        log_in(page, there.org.url)


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
