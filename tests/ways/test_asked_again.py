"""What is asked for where somebody is signed in by a way without a password, and before a press that sends a code."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from playwright.sync_api import Page

from automation.context.step_context import StepContext
from automation.engine.step import Flow
from automation.oauth import web_login
from automation.oauth.callback_server import Redirect
from automation.oauth.client import OAuthClient, Pkce
from automation.sfdx.callback_port import CallbackPort
from fixtures.practice_org import ADMIN, PracticeOrg
from pages import Org, Secret
from pages.errors import PersonNeeded
from pages.screens.sign_in import passkey_login
from pages.screens.sign_in.passkey_login import PasskeyLogin
from pages.values.code import CodeWanted

from ..practice_org.factory import connected_app
from ..support.command import a_port
from ..walk.walking import wanted_app


def test_web_login_without_a_password(page: Page, practice: PracticeOrg) -> None:
    """A door has led in, and the org asks for user name and password at authorize: a person is needed, and the form
    is not sent with an empty password, which would count as a wrong one."""
    app = connected_app(practice.org, callback_urls=[f"http://localhost:{a_port()}/OauthRedirect"]).app
    context = StepContext(
        Org(page, practice.url),
        wanted_app(Flow.WEB),
        ADMIN,
        lambda: Secret(""),
        CallbackPort(a_port(), asked=False, project=None),
    )
    context.way = cast(Any, SimpleNamespace(name="--target-org prac"))
    with OAuthClient(practice.url, app.consumer_key) as client, Redirect(a_port()) as redirect:
        address = client.authorize_url(redirect.uri, "api", redirect.state, Pkce())
        with pytest.raises(PersonNeeded, match="--target-org prac has led into the org") as needed:
            web_login._approve(context, address, redirect)
    assert "SF_PASSWORD" in needed.value.hint
    assert not any(entry.method == "POST" for entry in practice.org.log.entries)


class _Pressed(Exception):
    """The button was pressed."""


def test_codes_are_expected_before_the_passkeys_press(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reads codes in a mailbox notes where it ends before the press at which the org may send one."""
    done = list[str]()

    class Reader:
        def expect(self) -> None:
            done.append("expected")

        def expect_no_more(self) -> None:
            done.append("no more")

        def __call__(self, wanted: CodeWanted) -> Secret:
            raise AssertionError(wanted)

    def press() -> None:
        done.append("pressed")
        raise _Pressed

    monkeypatch.setattr(passkey_login, "check_host", lambda *_: None)
    held = SimpleNamespace(passkey=SimpleNamespace(rp_id="a.my.salesforce.com"), uses=0, plug_in=lambda _: None)
    form = SimpleNamespace(org=SimpleNamespace(page=None), born=lambda: 1, log_in=SimpleNamespace(click=press))
    with pytest.raises(_Pressed):
        PasskeyLogin.sign_in(cast(PasskeyLogin, form), cast(Any, held), Reader())
    assert done == ["expected", "pressed"]
