"""Policies are set in orgs whose form asks, opens and exchanges its parts otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page

from fixtures.practice_org import ADMIN, PASSWORD, PracticeOrg
from fixtures.practice_org.dialects import Dialect
from fixtures.practice_org.state.model import ConnectedApp, PermittedUsers, RefreshTokenPolicy
from pages import ConnectedAppPolicies, EditPolicies, Login, Org, Secret, Timeouts
from pages.components import Component
from pages.errors import PartMissing

from ...practice_org.factory import connected_app
from ..conftest import POLICIES

_ASKS_AT_SAVE = """() => {
  const words = 'Enabling this option will result in all users currently using this app being denied access. ' +
    'Please reference the Connected Apps OAuth Usage Report if you are unsure who is using the app.';
  let sure = false;
  const form = document.getElementById('editPage');
  form.addEventListener('submit', event => {
    if (sure) return;
    event.preventDefault();
    document.body.insertAdjacentHTML('beforeend', `<section role="alertdialog" aria-modal="true"><h2>Warning</h2>
      <p class="message errorM3" role="alert">${words}</p><button type="button" id="no">Cancel</button>
      <button type="button" id="yes">OK</button></section>`);
    document.getElementById('yes').onclick = () => { sure = true; form.requestSubmit(); };
  });
}"""
"""JavaScript: the page itself asks step 15's question once it is to be saved, as a warning that looks like an error."""


@contextmanager
def _form(page: Page, dialect: str) -> Iterator[tuple[EditPolicies, ConnectedApp]]:
    """The form of an app without policies of its own, and the app as the org stores it."""
    with PracticeOrg(dialect=Dialect.parse(dialect)) as practice:
        app = connected_app(
            practice.org,
            permitted_users=PermittedUsers.SELF_AUTHORIZE,
            refresh_policy=RefreshTokenPolicy.UNTIL_REVOKED,
            session_timeout_minutes=None,
        ).app
        org = Org(page, practice.url, patience=Timeouts(quick=2, page=6, save=6))
        org.open("/")
        org.wait_for(Login).sign_in(ADMIN, Secret(PASSWORD))
        org.open(POLICIES + app.application_id)
        yield org.wait_for(ConnectedAppPolicies).change(), app


@pytest.mark.parametrize(
    "dialect",
    [
        "document=exchange,radio=text-after-br",
        "document=round-trip,periods=hidden,timeout_row=beside-radio",
        "timeout_row=behind-radio,periods=disabled,confirm=modal",
        "confirm=page,period=next-row",
        "confirm=at-save,period=cell",
    ],
)
def test_all_policies(page: Page, dialect: str) -> None:
    """However the form opens its parts, puts new ones in their place and asks: the three policies are stored."""
    with _form(page, dialect) as (form, app):
        form.expire_refresh_token.choose(30, "Day(s)")
        form.set_timeout(15)
        form.pre_authorize()
        form.save.press(ConnectedAppPolicies)
        assert (app.refresh_policy, app.refresh_period) == (RefreshTokenPolicy.EXPIRE_AFTER, 30)
        assert app.session_timeout_minutes == 15
        assert app.permitted_users is PermittedUsers.ADMIN_APPROVED


def test_question_of_the_page_at_save(page: Page) -> None:
    """A page that asks in itself when it is saved is answered, though the question looks like a refusal."""
    with _form(page, "confirm=at-save") as (form, app):
        form.pre_authorize()
        form.surface.evaluate(_ASKS_AT_SAVE)
        form.save.press(ConnectedAppPolicies)
        assert app.permitted_users is PermittedUsers.ADMIN_APPROVED


@pytest.mark.parametrize(
    ("hindered", "reason"),
    [
        ("e => e.disabled = true", "it is disabled"),
        (
            "e => document.body.insertAdjacentHTML('beforeend', "
            "'<div class=blanket style=\"position:fixed;inset:0\"></div>')",
            'it is covered by <div class="blanket"',
        ),
    ],
    ids=["disabled", "covered"],
)
def test_what_stood_in_the_way(page: Page, hindered: str, reason: str) -> None:
    """An act that does not work says what stood in its way, and nothing of anybody's time-out."""
    with _form(page, "") as (form, _):
        part = form.save if "blanket" in hindered else form.permitted_users
        part.get().evaluate(hindered)
        part.screen.org.patience = Timeouts(quick=0.5, page=3, save=3)
        with pytest.raises(PartMissing) as stopped:
            _click(part)
        assert reason in str(stopped.value)
        assert "Timeout" not in str(stopped.value).replace("Timeout Value", "")


def _click(part: Component) -> None:
    button = part.get()
    with part.acting("use"):
        button.click(timeout=500)
