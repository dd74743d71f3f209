"""Somebody who signs in with a password and a code, wherever the org leads."""

from __future__ import annotations

from playwright.sync_api import Page

from pages import Login, Org, Secret, Timeouts
from pages.browser.org_hosts import OrgHosts

from ..orgs.strangers import PASSWORD

PATIENCE = Timeouts(quick=1.5, page=4, save=4)
USER = "admin@org.example"
CODE = "271828"


def log_in(page: Page, url: str, named: tuple[str, ...] = ()) -> Org:
    """Signs in at that address, trusting the org's hosts and those that are named."""
    org = Org(page, url, patience=PATIENCE, hosts=OrgHosts(page.context, url, named))
    org.open("/")
    org.wait_for(Login).sign_in(USER, Secret(PASSWORD), lambda _: Secret(CODE))
    return org
