"""Where a password or a code may be typed, and where an org's pages may be: rules about addresses. It opens no page.

Hosts by their roles: source is Salesforce's own documentation of My Domain, and public code that lists its domains;
grades A and B. Names are compared by whole labels from the end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

GENERIC = frozenset({"login.salesforce.com", "test.salesforce.com", "welcome.salesforce.com"})
"""Where somebody of any org logs in (grade B)."""

_MY_DOMAIN = (
    ".my.salesforce.com",  # with a partition such as .sandbox or .develop before it, or none (grade B)
    ".my-salesforce.com",  # an alternative domain (grade A)
    ".my.salesforce.mil",
    ".my.sfcrmproducts.cn",
    ".pre.salesforce.com",
)
_INSTANCE = re.compile(r"[a-z]{2,4}\d{1,4}[a-z]?\.salesforce\.com")
"""An instance's own host, such as na12 or usa77 (grade B)."""
_SHELL = (
    ".lightning.force.com",
    ".my-lightning.com",
    ".lightning.crmforce.mil",
    ".lightning.force.mil",
    ".lightning.sfcrmapps.cn",
    ".my.salesforce-setup.com",
    ".my.salesforce-setup.mil",
)
"""Lightning and Setup: nobody logs in there, and Setup asks for codes there. Customers publish no pages on them."""
_SALESFORCE = (".salesforce.com", ".salesforce.mil", ".sfcrmproducts.cn")
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class CredentialHosts:
    """The rule of one org. `named` are hosts that the user trusts too, as `host` or `host:port`."""

    login_url: str
    named: tuple[str, ...] = ()

    def objection(self, address: str, *, code: bool = False) -> str:
        """Why no password, or with `code` no verification code, may be typed there or sent there; empty if it may be.

        The sentence's subject is the address, which the caller names.
        """
        try:
            there, own = urlsplit(address), urlsplit(self.login_url)
            port, own_port = _port(there), _port(own)
        except ValueError:
            return "is no address"
        host, own_host = there.hostname or "", own.hostname or ""
        if there.scheme not in _PORTS or not host:
            return "is not on a host"
        local = is_loopback(host)
        if there.scheme == "http" and not local:
            return "is reached by plain http, which anybody on the way can read"
        default = there.scheme == "https" and port == _PORTS["https"]
        named = f"{host}:{port}" in self.named or (default and host in self.named)
        here = (host, port) == (own_host, own_port) or (local and is_loopback(own_host) and port == own_port)
        if named or here or (default and _asks(host, code=code)):
            return ""
        return "is not known to be the org's"


def is_own_door(address: str, login_url: str) -> bool:
    """Whether a URL that lets a browser in leads to the host of a login URL, and is safe on its way there. Where that
    is one of everybody's, such as login.salesforce.com, it leads to some org's own login host."""
    try:
        there, own = urlsplit(address), urlsplit(login_url)
        port, own_port = _port(there), _port(own)
    except ValueError:
        return False
    host, own_host = there.hostname or "", own.hostname or ""
    if "@" in there.netloc or not (there.scheme == "https" or (there.scheme == "http" and is_loopback(host))):
        return False
    if is_loopback(own_host) and is_loopback(host):
        return port == own_port
    if own_host in GENERIC:
        return port == _PORTS["https"] and host.endswith(_MY_DOMAIN)
    return (host, port) == (own_host, own_port)


def is_loopback(host: str) -> bool:
    """Whether a name always means this machine (RFC 6761 for those below localhost)."""
    return host in ("localhost", "127.0.0.1", "::1") or host.endswith(".localhost")


def no_orgs_page(host: str) -> bool:
    """Whether a host is one of Salesforce's that serves no org's pages, such as help.salesforce.com."""
    return host.endswith(_SALESFORCE) and not _asks(host, code=True)


def for_login(host: str) -> bool:
    """Whether a host can be the one where the users of a single org log in, as far as its name tells."""
    return host not in GENERIC and not host.endswith(_SHELL)


def _asks(host: str, *, code: bool) -> bool:
    suffixes = _MY_DOMAIN + _SHELL if code else _MY_DOMAIN
    return host in GENERIC or host.endswith(suffixes) or _INSTANCE.fullmatch(host) is not None


def _port(parts: SplitResult) -> int:
    return parts.port or _PORTS.get(parts.scheme, 0)
