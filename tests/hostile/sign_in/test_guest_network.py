"""A guest network's or a web filter's page where the org's login should be."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from automation.context.step_context import StepContext
from automation.errors import ENVIRONMENT
from automation.reporting.failure import kind_of, may_pass
from automation.scenario.sign_in import log_in
from automation.sfdx.callback_port import CallbackPort
from pages import Org, Secret
from pages.errors import ForeignPage

from ...walk.walking import IMPATIENT, wanted_app
from ..orgs.server import Asked, HostileOrg, mode

GUEST = "<html lang=en><head><title>ACME guest</title></head><body><button>Accept</button></body></html>"
BLOCKED = "<html lang=en><head><title>Blocked</title></head><body><h1>Denied by web policy</h1></body></html>"


@mode
def web_filter(asked: Asked) -> None:
    """A web filter answers in the org's place."""
    asked.send(BLOCKED, 403)


@mode
def guest_portal(asked: Asked) -> None:
    """Leads to the page of a guest network, on a host of its own."""
    host, _, port = asked.headers["Host"].partition(":")
    if host.startswith("portal."):
        asked.send(GUEST)
    else:
        asked.redirect(f"http://portal.localhost:{port}/")


@pytest.mark.parametrize(
    ("name", "says"), [("web_filter", '"Denied by web policy"'), ("guest_portal", "http://portal.localhost")]
)
def test_named(page: Page, name: str, says: str) -> None:
    """The page is named with its host and title as what stands before the org, and nothing is typed or tried again."""
    with HostileOrg(name) as org:
        wanted = wanted_app()
        port = CallbackPort(wanted.callback_port, asked=False, project=None)
        here = Org(page, org.url, patience=IMPATIENT)
        context = StepContext(here, wanted, "admin@practice.example", lambda: Secret("not-to-be-typed"), port)
        with pytest.raises(ForeignPage) as told:
            log_in(context)
        assert not org.posted
    assert says in str(told.value)
    assert "guest network" in told.value.hint
    assert (kind_of(told.value), may_pass(told.value)) == (ENVIRONMENT, False)
