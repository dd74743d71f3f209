"""What stands between this machine and an org, by the words of browsers and libraries about it. It asks nothing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trouble:
    """One kind of trouble: what to do about it, and whether trying again soon may help."""

    name: str
    hint: str
    again: bool = True


_AGAIN = "then run the same command again; it continues from there"

TRUST = Trouble(
    "trust",
    "this machine does not trust the authority that issued the certificate. If it is your company's own (a proxy or an "
    "antivirus that looks into connections), get its certificate as a PEM file and name it with SETUPWALK_CA_FILE or "
    f"--ca-file; Chromium on Linux needs certutil (package libnss3-tools) for that; {_AGAIN}. If it is not your "
    "company's, do not go on: somebody else answers in the org's place",
    again=False,
)
CERTIFICATE = Trouble(
    "certificate",
    "a certificate must be valid today and for that host: check this machine's clock and the host in SF_LOGIN_URL, "
    f"{_AGAIN}",
    again=False,
)
PROXY_LOGIN = Trouble(
    "proxy login",
    "the proxy wants a login: give it in HTTPS_PROXY as http://user:password@host:port, with special characters of the "
    "password percent-encoded (# is %23, @ is %40); or the one given is wrong",
    again=False,
)
PROXY = Trouble(
    "proxy",
    "the proxy does not answer or does not let this through: check HTTPS_PROXY, and NO_PROXY where the org is to be "
    f"reached without it, {_AGAIN}",
)
NAME = Trouble("name", f"the host's name is not found: check SF_LOGIN_URL, and the network, VPN or proxy, {_AGAIN}")
REFUSED = Trouble("refused", f"nothing listens there: check the host and port in SF_LOGIN_URL, {_AGAIN}")
SLOW = Trouble("slow", f"no answer came in time: check the network, VPN or proxy (HTTPS_PROXY), {_AGAIN}")
OFFLINE = Trouble("offline", f"this machine has no network: connect it, {_AGAIN}")

_SIGNS: tuple[tuple[Trouble, tuple[str, ...]], ...] = (
    (PROXY_LOGIN, ("407 proxy", "proxy authentication", "err_proxy_auth", "err_invalid_auth_credentials",
                   "err_unexpected_proxy_auth")),
    (PROXY, ("err_proxy", "err_tunnel", "err_socks", "err_no_supported_proxies", "err_mandatory_proxy", "the proxy")),
    (TRUST, ("err_cert_authority_invalid", "self-signed", "self signed", "unable to get local issuer", "unknown ca",
             "not trusted", "unable to get issuer")),
    (CERTIFICATE, ("err_cert_", "err_ssl_", "certificate_verify_failed", "certificate has expired", "hostname mismatch",
                   "[ssl", "not valid for")),
    (NAME, ("err_name_", "name or service not known", "name resolution", "getaddrinfo", "nodename nor servname",
            "no address associated")),
    (OFFLINE, ("err_internet_disconnected", "err_address_unreachable", "network is unreachable", "no route to host")),
    (REFUSED, ("err_connection_refused", "connection refused", "actively refused")),
    (SLOW, ("err_timed_out", "err_connection_timed_out", "timed out", "within the time", "timeout")),
)  # fmt: skip


def trouble_in(words: str) -> Trouble | None:
    """The trouble that an error's words tell of; None where they tell of none."""
    low = words.lower()
    return next((trouble for trouble, signs in _SIGNS if any(sign in low for sign in signs)), None)
