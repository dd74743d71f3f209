"""Where a password or a code may be typed, as a table of addresses; no browser is needed to know."""

from __future__ import annotations

import pytest

from automation.settings.login_hosts import login_hosts
from pages.browser.credential_hosts import CredentialHosts, no_orgs_page

PRODUCTION = CredentialHosts("https://login.salesforce.com")
OWN = CredentialHosts("https://login.acme.co.uk", ("sso.acme.example", "idp.acme.example:8443", "localhost:9000"))
LOCAL = CredentialHosts("http://localhost:8765")


@pytest.mark.parametrize(
    "address",
    [
        "https://login.salesforce.com/",
        "https://LOGIN.salesforce.com:443/?un=x",
        "https://test.salesforce.com/login",
        "https://welcome.salesforce.com/discovery",
        "https://acme.my.salesforce.com/",
        "https://acme--uat.sandbox.my.salesforce.com/",
        "https://acme-dev-ed.develop.my.salesforce.com/",
        "https://acme.my-salesforce.com/",
        "https://acme.my.salesforce.mil/",
        "https://acme.my.sfcrmproducts.cn/",
        "https://prerellogin.pre.salesforce.com/",
        "https://na139.salesforce.com/",
        "https://usa77.salesforce.com/",
    ],
)
def test_salesforces_own_login_hosts(address: str) -> None:
    """Generic login hosts, My Domains with any partition, and instances take a password, and a code too."""
    assert not PRODUCTION.objection(address)
    assert not PRODUCTION.objection(address, code=True)


@pytest.mark.parametrize(
    "address",
    [
        "https://evil-salesforce.com/",
        "https://my.salesforce.com.evil.example/",
        "https://login.salesforce.com.evil.example/",
        "https://login.salesforce.com@evil.example/",
        "https://evil.example/login.salesforce.com",
        "https://login-salesforce.com/",
        "https://loginsalesforce.com/",
        "https://acme.xmy.salesforce.com.co/",
        "https://notmy-salesforce.com/",
        "https://my.salesforce.com/",
        "https://my-salesforce.com/",
        "https://login.salesforce.com:8443/",
        "https://login.salesforce.com./",
        "https://xn--lgin-jua.salesforce.com/",
        "https://help.salesforce.com/",
        "https://verify.salesforce.com/v1/verify/abc",
        "https://trailhead.salesforce.com/",
        "https://acme.my.site.com/login",
        "https://acme.my.salesforce-sites.com/login",
        "https://acme.force.com/login",
        "https://acme.secure.force.com/login",
        "https://acme--c.vf.force.com/apex/login",
        "https://acme--c.visualforce.com/apex/login",
        "https://acme.file.force.com/login",
        "https://acme.documentforce.com/login",
        "https://acme.builder.salesforce-experience.com/",
        "https://acme.my.salesforce.com.mcas.ms/",
        "http://login.salesforce.com/",
        "http://acme.my.salesforce.com/",
        "http://localhost/",
        "https://localhost/",
        "http://127.0.0.1:8765/",
        "https://[::1]/",
        "https://10.0.0.1/",
        "about:blank",
        "about:srcdoc",
        "data:text/html,<form>",
        "blob:https://login.salesforce.com/1",
        "javascript:void(0)",
        "file:///etc/passwd",
        "ftp://login.salesforce.com/",
        "https:///",
        "https://login.salesforce.com:99999/",
        "https://[bad/",
        "",
    ],
)
def test_look_alikes_and_strangers(address: str) -> None:
    """Names are compared by whole labels from the end; hosts where customers publish pages ask for no password."""
    assert PRODUCTION.objection(address)
    assert PRODUCTION.objection(address, code=True)


@pytest.mark.parametrize(
    "address",
    ["https://acme.my.salesforce-setup.com/_ui/identity/x", "https://acme.develop.lightning.force.com/_ui/identity/x"],
)
def test_setup_asks_for_codes_alone(address: str) -> None:
    """On the hosts of Setup and Lightning nobody logs in; a code may be asked for there."""
    assert PRODUCTION.objection(address)
    assert not PRODUCTION.objection(address, code=True)


@pytest.mark.parametrize(
    ("address", "may"),
    [
        ("https://login.acme.co.uk/", True),
        ("https://acme.my.salesforce.com/", True),
        ("https://sso.acme.example/adfs", True),
        ("https://idp.acme.example:8443/", True),
        ("http://localhost:9000/", True),
        ("https://idp.evil.co.uk/", False),
        ("https://acme.co.uk/", False),
        ("https://x.login.acme.co.uk/", False),
        ("http://login.acme.co.uk/", False),
        ("https://login.acme.co.uk:444/", False),
        ("http://sso.acme.example/", False),
        ("https://sso.acme.example:444/", False),
        ("https://x.sso.acme.example/", False),
        ("https://idp.acme.example/", False),
        ("http://localhost:9001/", False),
    ],
)
def test_the_login_urls_own_host_and_named_ones(address: str, may: bool) -> None:
    """The login URL's host counts as it stands, and so does a named one, with its port; no other of the same family."""
    assert (not OWN.objection(address)) is may


@pytest.mark.parametrize(
    ("address", "may"),
    [
        ("http://localhost:8765/", True),
        ("http://127.0.0.1:8765/", True),
        ("http://[::1]:8765/", True),
        ("http://org.lightning.localhost:8765/", True),
        ("http://localhost:8766/", False),
        ("http://127.0.0.1/", False),
        ("http://127.0.0.2:8765/", False),
        ("http://0.0.0.0:8765/", False),
        ("http://evillocalhost:8765/", False),
        ("http://localhost.evil.example:8765/", False),
        ("http://10.0.0.1:8765/", False),
    ],
)
def test_this_machine(address: str, may: bool) -> None:
    """An org on this machine has all of its names under its own port; another port is another server."""
    assert (not LOCAL.objection(address)) is may


def test_salesforce_serves_more_than_orgs() -> None:
    """Pages of help and of the company are no org's, whoever is signed in there."""
    assert no_orgs_page("help.salesforce.com")
    assert no_orgs_page("verify.salesforce.com")
    assert not no_orgs_page("acme.my.salesforce.com")
    assert not no_orgs_page("login.acme.co.uk")


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("sso.acme.example", ("sso.acme.example",)),
        (" SSO.Acme.example , idp.acme.example:8443 ", ("sso.acme.example", "idp.acme.example:8443")),
        ("localhost:9000, [::1]:9000", ("localhost:9000", "::1:9000")),
        ("login.zürich.example", ("login.xn--zrich-kva.example",)),
        ("sso.acme.example., [0:0::1]", ("sso.acme.example", "::1")),
    ],
)
def test_hosts_that_a_setting_names(text: str, hosts: tuple[str, ...]) -> None:
    """Names are taken in the form that a browser has them in."""
    assert login_hosts(text) == hosts


@pytest.mark.parametrize(
    "text",
    [
        "https://sso.acme.example",
        "sso.acme.example/adfs",
        "*.acme.example",
        ".acme.example",
        "a b",
        "u@h",
        "P&w",
        "a..b",
        "a:0",
        "a:65536",
    ],
)
def test_what_names_no_host(text: str) -> None:
    """Addresses, patterns and passwords in their place are refused, and not repeated."""
    with pytest.raises(ValueError, match="host") as refused:
        login_hosts(text)
    assert text not in str(refused.value)
