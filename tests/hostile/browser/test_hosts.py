"""The hosts that the browser asks are told by name, in results.json and the report, and whose they are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from automation.browser.hosts_visited import HostsVisited
from fixtures.practice_org import PracticeOrg
from fixtures.practice_org.serving.web import TEMPLATES

from ...support.command import env_of, setupwalk
from ..orgs.small_server import served


def test_a_stranger_is_marked(tmp_path: Path) -> None:
    """A picture that a Setup page loads from elsewhere is in the list as somebody else's; its path and query are not,
    and the org's own hosts come first."""
    overlay = tmp_path / "overlay"
    (overlay / "shell").mkdir(parents=True)
    template = "shell/shell.html"
    with served({"/": (b"", {"Content-Type": "image/gif"})}) as origin:
        stranger = origin.replace("localhost", "127.0.0.1")
        text = (TEMPLATES / template).read_text(encoding="utf-8")
        changed = text.replace("</body>", f'<img src="{stranger}/spy.gif?secret=4711"></body>')
        assert changed != text
        (overlay / template).write_text(changed, encoding="utf-8")
        with PracticeOrg(templates=overlay) as practice:
            done = setupwalk("plan", "--json", folder=tmp_path, env=env_of(practice))
            assert done.code == 2, done.err
            own = practice.url.partition("://")[2]
    hosts = {host["name"]: host for host in done.facts["hosts"]}
    assert list(hosts) == [own, stranger.partition("://")[2]]
    assert [host["whose"] for host in hosts.values()] == ["the org", "somebody else"]
    assert hosts[own]["documents"] > 2
    kept = next(tmp_path.glob("runs/*/results.json")).read_text(encoding="utf-8")
    report = next(tmp_path.glob("runs/*/report.html")).read_text(encoding="utf-8")
    assert json.loads(kept)["hosts"] == done.facts["hosts"]
    assert stranger.partition("://")[2] in report
    assert "Somebody else" in report
    assert "spy.gif" not in kept + report
    assert "4711" not in kept + report


def test_three_hosts_of_one_org(tmp_path: Path) -> None:
    """An org's login, Lightning and Setup hosts are all told as the org's."""
    with PracticeOrg(origins="three") as practice:
        done = setupwalk("plan", "--json", folder=tmp_path, env=env_of(practice))
    assert done.code == 2, done.err
    assert len(done.facts["hosts"]) == 3
    assert {host["whose"] for host in done.facts["hosts"]} == {"the org"}


class _Heard:
    """Stands for a browser that asks."""

    pages: tuple[()] = ()

    def on(self, *_: object) -> None:
        """Nothing comes by itself."""


@pytest.mark.parametrize(
    ("address", "name", "whose"),
    [
        ("https://acme.my.salesforce.com/secur/x?sid=1", "acme.my.salesforce.com", "the org"),
        ("https://static.lightning.force.com:443/a.js", "static.lightning.force.com", "Salesforce"),
        ("https://salesforce.com.evil.example/x", "salesforce.com.evil.example", "somebody else"),
        ("https://evilforce.com/x", "evilforce.com", "somebody else"),
        ("wss://force.com:8443/cometd", "force.com:8443", "Salesforce"),
        ("http://[::1]:8080/", "[::1]:8080", "somebody else"),
        ("https://user:word@cdn.example/x#y", "cdn.example", "somebody else"),
    ],
)
def test_names(address: str, name: str, whose: str) -> None:
    """A host is its name, and its port where that is not the usual one; Salesforce's are known by whole labels."""
    hosts = HostsVisited(_Heard())  # type: ignore[arg-type]
    hosts._count(address, document=True)
    told = hosts.told(lambda there: there == "https://acme.my.salesforce.com/")
    assert [(one.name, one.whose, one.requests, one.documents) for one in told] == [(name, whose, 1, 1)]


@pytest.mark.parametrize("address", ["about:blank", "data:text/html,x", "blob:https://a.example/1", "https://[x/", ""])
def test_what_is_no_host(address: str) -> None:
    """Addresses without a host, and those that are none, are left out."""
    hosts = HostsVisited(_Heard())  # type: ignore[arg-type]
    hosts._count(address, document=False)
    assert hosts.told(lambda _: False) == []
