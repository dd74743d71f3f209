"""The hosts that a user trusts with a password: how the setting's text becomes names. It opens no page."""

from __future__ import annotations

import re

from automation.setting import Unprintable, names

_HOST = re.compile(r"(?:[a-z0-9-]+\.)*[a-z0-9-]+(?::[0-9]{1,5})?|\[[0-9a-f:]+\](?::[0-9]{1,5})?")


def login_hosts(text: str) -> tuple[str, ...]:
    """A comma-separated list of hosts, each with a port where that is not https's own; in the form browsers use."""
    hosts = []
    for name in names(text):
        try:
            host = name.lower() if name.isascii() else name.lower().encode("idna").decode("ascii")
        except UnicodeError:
            host = ""
        if "@" in name:
            raise Unprintable("carries a user name or password; give the host alone")
        if not _HOST.fullmatch(host):
            raise Unprintable("holds what is no host; give names such as login.example.com, without https:// and path")
        hosts.append(host.replace("[", "").replace("]", ""))
    return tuple(hosts)
