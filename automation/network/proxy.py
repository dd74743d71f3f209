"""The proxy of the environment: which one an address is reached through, with its login. It connects to nothing."""

from __future__ import annotations

import ipaddress
import re
import sys
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

from pages.values.secret import Secret

from ..errors import SettingsError
from ..texts.unfilled import unfilled
from ..texts.web_address import is_local

_SCHEMES = ("http", "https", "socks4", "socks5", "socks5h")
_HOST = re.compile(r"[\w.:-]+")
_LOOPBACK = ("localhost", "*.localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Proxy:
    """One proxy; `server` is its address without the login, and `origin` where it was named."""

    server: str
    origin: str
    username: str = ""
    password: Secret = field(default_factory=lambda: Secret(""))

    @classmethod
    def parse(cls, text: str, origin: str) -> Proxy:
        """The proxy in a text such as `http://user:password@host:port`; a scheme that is left out is http.

        Raises:
            SettingsError: it is no address of a proxy; the message does not show it, for it may hold a password.
        """
        raw = text.strip()
        try:
            parts = urlsplit(raw if "://" in raw else f"http://{raw}")
            host, port = parts.hostname or "", parts.port
        except ValueError:
            raise _no_proxy(origin) from None
        username, password = unquote(parts.username or ""), unquote(parts.password or "")
        more = parts.path.strip("/") or parts.query or parts.fragment or "?" in raw or "#" in raw
        more = more or unfilled(raw) or not _HOST.fullmatch(host)
        if parts.scheme not in _SCHEMES or more or not (username + password).isprintable():
            raise _no_proxy(origin)
        if username and parts.scheme.startswith("socks"):
            raise SettingsError(
                f"{origin} names a SOCKS proxy with a login, and a browser cannot log in at one",
                hint="name an HTTP proxy, or a SOCKS proxy without a login",
            )
        shown = f"[{host}]" if ":" in host else host
        scheme = "socks5" if parts.scheme == "socks5h" else parts.scheme  # names are looked up there in any case
        server = f"{scheme}://{shown}" + (f":{port}" if port is not None else "")
        return cls(server, origin, username, Secret(password))


@dataclass(frozen=True, slots=True)
class Proxies:
    """All that the environment says about proxies; where it says nothing, the system's own on Windows and macOS.

    A browser finds the system's by itself, and more of it, such as a script that chooses; so `playwright` has those of
    the environment alone.
    """

    by_scheme: Mapping[str, Proxy] = field(default_factory=dict)
    exceptions: tuple[str, ...] = ()
    of_system: bool = False

    @classmethod
    def read(cls, environ: Mapping[str, str], platform: str = sys.platform) -> Proxies:
        """Reads HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY; in small letters they count before those in capitals.

        Raises:
            SettingsError: one of them is no address of a proxy.
        """
        found = {}
        for scheme in ("https", "http"):
            for name in (f"{scheme}_proxy", f"{scheme}_proxy".upper(), "all_proxy", "ALL_PROXY"):
                if environ.get(name, "").strip():
                    found[scheme] = Proxy.parse(environ[name], f"environment variable {name}")
                    break
        exceptions = environ.get("no_proxy", "") or environ.get("NO_PROXY", "")
        if found or platform not in ("win32", "darwin"):
            return cls(found, tuple(exceptions.replace(",", " ").split()))
        told: Mapping[str, str] = urllib.request.getproxies()
        system: dict[str, Proxy] = {}
        system |= {name: Proxy.parse(told[name], "the system's settings") for name in ("http", "https") if name in told}
        return cls(system, of_system=True)

    def of(self, url: str) -> Proxy | None:
        """The proxy for an address; None where it is reached without."""
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
        proxy = self.by_scheme.get(parts.scheme)
        if proxy is None or is_local(url) or (self.of_system and urllib.request.proxy_bypass(host)):
            return None
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
        return None if any(_is_meant(entry, host, port) for entry in self.exceptions) else proxy

    def playwright(self, url: str) -> dict[str, Any] | None:
        """Playwright's `proxy` option for a browser that walks from this address; None where the system's serve.

        The login is in the option and never in the browser's arguments, which all users of a machine can read.
        """
        proxy = None if self.of_system or is_local(url) else self.by_scheme.get(urlsplit(url).scheme)
        if proxy is None or "*" in self.exceptions:
            return None
        option: dict[str, Any] = {"server": proxy.server, "bypass": ",".join([*_LOOPBACK, *self._bypassed()])}
        if proxy.username:
            option |= {"username": proxy.username, "password": proxy.password.reveal()}
        return option

    def _bypassed(self) -> list[str]:
        """The exceptions as Chromium writes them: a name counts for what is below it too, as for curl."""
        found = []
        for entry in self.exceptions:
            name = entry.lstrip("*").lstrip(".")
            is_name = "/" not in name and not _is_address(name.rpartition(":")[0] or name)
            found += [name, f"*.{name}"] if is_name else [name]
        return found


def _no_proxy(origin: str) -> SettingsError:
    return SettingsError(
        f"{origin} is not the address of a proxy",
        hint="write http://user:password@host:port, with special characters of the password percent-encoded: "
        "# is %23, @ is %40, / is %2F, % is %25",
    )


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text.strip("[]"))
    except ValueError:
        return False
    return True


def _is_meant(entry: str, host: str, port: int | None) -> bool:
    """Whether an entry of NO_PROXY means a host: a name and all below it, an address, a network, or everything."""
    if entry == "*":
        return True
    if "/" in entry:
        try:
            return ipaddress.ip_address(host) in ipaddress.ip_network(entry, strict=False)
        except ValueError:
            return False
    name, _, digits = entry.rpartition(":") if entry.rpartition(":")[2].isdigit() else (entry, "", "")
    if not name or _is_address(entry):
        name, digits = entry, ""
    name = name.strip("[]").lstrip("*").lstrip(".").lower()
    return (not digits or int(digits) == port) and (host.lower() == name or host.lower().endswith(f".{name}"))
