"""The proxy of the environment: its login, its exceptions, and what of it is ever shown."""

from __future__ import annotations

import pytest

from automation.errors import SettingsError
from automation.network.proxy import Proxies, Proxy
from pages.values.secret import Secret

ORG = "https://acme.my.salesforce.com"
PROXY = "http://proxy.acme.example:3128"


def through(url: str = ORG, **environ: str) -> Proxy | None:
    """The proxy for an address, on a system that has no settings of its own."""
    return Proxies.read(environ, "linux").of(url)


@pytest.mark.parametrize(
    ("text", "server", "username", "password"),
    [
        ("http://proxy:3128", "http://proxy:3128", "", ""),
        ("proxy:3128/", "http://proxy:3128", "", ""),
        ("https://jan.doe:pa%20ss%231@proxy", "https://proxy", "jan.doe", "pa ss#1"),
        ("http://ACME%5Cjan:p%40ss%3A%2F@[fd00::1]:80", "http://[fd00::1]:80", "ACME\\jan", "p@ss:/"),
        ("socks5h://proxy:1080", "socks5://proxy:1080", "", ""),
    ],
)
def test_parsed(text: str, server: str, username: str, password: str) -> None:
    """Login and address are taken apart, and percent-encoded characters are what they stand for."""
    proxy = Proxy.parse(text, "HTTPS_PROXY")
    assert (proxy.server, proxy.username, proxy.password) == (server, username, Secret(password))


@pytest.mark.parametrize(
    "text",
    [
        "http://jan:pa ss#geheim@proxy:3128",
        "http://jan:geheim/1@proxy:3128",
        "http://jan:geheim?@proxy",
        "http://proxy:geheim",
        "http://jan:geheim%0d%0a@proxy",
        "ftp://jan:geheim@proxy",
        "http://",
        "null",
        "${HTTPS_PROXY}",
        "http://jan:geheim@$(PROXY_HOST):3128",
        "http://***",
        "socks5://jan:geheim@proxy:1080",
    ],
)
def test_wrong(text: str) -> None:
    """What is no address of a proxy is told by its variable, without a word of it."""
    with pytest.raises(SettingsError, match="HTTPS_PROXY") as told:
        Proxies.read({"HTTPS_PROXY": text}, "linux")
    assert "geheim" not in f"{told.value} {told.value.hint}"


def test_which_variable() -> None:
    """Small letters count before capitals, the scheme's own before the one for all; empty ones count as not set."""
    small = through(HTTPS_PROXY=PROXY, https_proxy="http://small")
    assert small is not None
    assert (small.server, small.origin) == ("http://small", "environment variable https_proxy")
    every = through(ALL_PROXY=PROXY, HTTPS_PROXY=" ")
    assert every is not None
    assert every.server == PROXY
    assert through(HTTP_PROXY=PROXY) is None


@pytest.mark.parametrize(
    "local", ["http://localhost:8765", "http://org.localhost:1", "http://127.0.0.1:9", "http://[::1]"]
)
def test_this_machine(local: str) -> None:
    """An org on this machine is never reached through a proxy, by neither browser nor proof."""
    proxies = Proxies.read({"HTTP_PROXY": PROXY, "HTTPS_PROXY": PROXY}, "linux")
    assert (proxies.of(local), proxies.playwright(local)) == (None, None)


@pytest.mark.parametrize(
    ("exceptions", "bypassed"),
    [
        ("salesforce.com", True),
        (".salesforce.com", True),
        ("*.salesforce.com", True),
        ("example.com, ACME.my.salesforce.com", True),
        ("acme.my.salesforce.com:443", True),
        ("acme.my.salesforce.com:8443", False),
        ("force.com", False),
        ("*", True),
        ("10.0.0.0/8", False),
        ("", False),
    ],
)
def test_exceptions(exceptions: str, *, bypassed: bool) -> None:
    """NO_PROXY means whole labels of a name and what is below it, perhaps with a port."""
    assert (through(HTTPS_PROXY=PROXY, NO_PROXY=exceptions) is None) is bypassed


@pytest.mark.parametrize(
    ("exception", "host", "bypassed"),
    [("10.0.0.0/8", "10.1.2.3", True), ("10.0.0.0/8", "11.1.2.3", False), ("fd00::/8", "[fd00::5]", True)],
)
def test_networks(exception: str, host: str, *, bypassed: bool) -> None:
    """NO_PROXY may name a network."""
    assert (through(f"https://{host}", HTTPS_PROXY=PROXY, no_proxy=exception) is None) is bypassed


def test_for_the_browser() -> None:
    """The browser is given the same proxy, login and exceptions, in a form that never is an argument of a program."""
    environ = {"HTTPS_PROXY": "http://jan:p%40ss@proxy:3128", "NO_PROXY": "corp.example,10.0.0.0/8,10.1.1.1:80"}
    option = Proxies.read(environ, "linux").playwright(ORG)
    assert option is not None
    assert (option["server"], option["username"], option["password"]) == ("http://proxy:3128", "jan", "p@ss")
    assert option["bypass"].split(",")[-4:] == ["corp.example", "*.corp.example", "10.0.0.0/8", "10.1.1.1:80"]
    assert Proxies.read({}, "linux").playwright(ORG) is None
