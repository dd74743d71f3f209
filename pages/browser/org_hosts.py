"""Which hosts are an org's: where its paths go, where a password goes, and those to which the browser was led.

It reads the browser's cookies and opens no page.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import BrowserContext

from .browser_session import org_id_of, sid_at
from .credential_hosts import GENERIC, CredentialHosts, no_orgs_page


class OrgHosts:
    """The hosts of the org behind one login URL, remembered as the browser comes to them, not guessed from names.

    `home` is where the org's own paths are opened while the page is elsewhere.
    """

    def __init__(self, context: BrowserContext, login_url: str, named: Sequence[str] = ()) -> None:
        """`named` are hosts that the user trusts with a password, beside the org's and Salesforce's own."""
        self.credentials = CredentialHosts(login_url.rstrip("/"), tuple(named))
        self.home = login_url
        self._context = context
        self._own = _origin(login_url)
        self._known = {self._own}
        self._org_id = ""

    def owns(self, address: str) -> bool:
        """A check: whether an address is on a host of this org's: its own, or one that gave a session of the org."""
        here = org_id_of(sid_at(self._context, address))
        known = self._org_id or org_id_of(sid_at(self._context, self._own))
        if known and here:
            return known == here
        if _origin(address) in self._known:
            return True
        return bool(here) and not no_orgs_page(urlsplit(address).hostname or "")

    def settle(self, address: str) -> None:
        """Somebody is signed in at an address of the org's: no other org's page is taken for its own from now on."""
        self._org_id = self._org_id or org_id_of(sid_at(self._context, address))
        self._known.add(_origin(address))
        if urlsplit(self.home).hostname in GENERIC:
            self.home = _origin(address)

    def address(self, page: str, path: str) -> str:
        """Where a path of the org is: on the host of the page, if that is the org's, else on the org's own."""
        return urljoin(page if page.startswith("http") and self.owns(page) else self.home, path)


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
