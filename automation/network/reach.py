"""Asks an org's login address for its page, as a browser would begin: whether the way there is free."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from ..texts.web_address import origin_of
from .connection import Network
from .oauth_answers import clock_behind, not_the_orgs
from .trouble import PROXY_LOGIN, TRUST, trouble_in
from .web_client import Unreachable, WebClient

_REDIRECTS = 10
_EARLY = 5.0
"""Seconds for a question whose answer is not waited for longer: the browser asks it again."""


@dataclass(frozen=True, slots=True)
class Reached:
    """The page that answered, by its origin, and how far this machine's clock is behind the server's."""

    origin: str
    behind: timedelta


def reach(url: str, network: Network, patience: float) -> Reached:
    """Follows the login address to its page.

    Raises:
        Unreachable: no answer came, or a server error, or redirects without end.
    """
    web = WebClient(network, patience=patience)
    try:
        there = url
        for _ in range(_REDIRECTS):
            answer = web.ask("GET", f"{there.rstrip('/')}/" if urlsplit(there).path in ("", "/") else there)
            if answer.status >= 500 or answer.status in (407, 420, 429):
                raise not_the_orgs(answer)
            if not answer.leads_to:
                return Reached(origin_of(there), clock_behind(answer))
            there = answer.leads_to
        raise Unreachable(f"{url} leads on and on, at last to {origin_of(there)}", hint="check SF_LOGIN_URL")
    finally:
        web.close()


def refuse_blocked_way(url: str, network: Network) -> None:
    """Ends at once what a browser would wait for in vain, or would not name: a proxy that wants a login, a certificate
    authority that the proof does not trust. Whatever else is wrong, the browser tells.

    Raises:
        Unreachable: one of these two.
    """
    try:
        reach(url, network, _EARLY)
    except Unreachable as error:
        if trouble_in(str(error)) in (PROXY_LOGIN, TRUST):
            raise
