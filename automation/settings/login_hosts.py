"""The hosts that a user trusts with a password: how the setting's text becomes names. It opens no page."""

from __future__ import annotations

import re

from ..texts.web_address import host_of
from .types import Unprintable, names

_WITH_PORT = re.compile(r"(\[[^\[\]]+\]|[^:]*)(?::([0-9]{1,5}))?")


def login_hosts(text: str) -> tuple[str, ...]:
    """A comma-separated list of hosts, each with a port where that is not https's own; in the form browsers use."""
    hosts = []
    for name in names(text):
        if "@" in name:
            raise Unprintable("carries a user name or password; give the host alone")
        parts = _WITH_PORT.fullmatch(name)
        host = host_of(parts[1].strip("[]")) if parts is not None else ""
        port = int(parts[2]) if parts is not None and parts[2] else None
        if not host or port == 0 or (port or 0) > 65535:
            raise Unprintable("holds what is no host; give names such as login.example.com, without https:// and path")
        hosts.append(host if port is None else f"{host}:{port}")
    return tuple(hosts)
