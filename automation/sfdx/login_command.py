"""The command that logs Salesforce CLI in with an app. It runs nothing."""

from __future__ import annotations

from ..app.desired import DesiredApp
from ..engine.step import Flow
from ..texts.shell_words import shell_line


def login_command(consumer_key: str, wanted: DesiredApp, username: str, org: str) -> str:
    """The line for a shell that logs Salesforce CLI in with the app."""
    words = ["sf", "org", "login", str(wanted.flow), "--client-id", consumer_key]
    if wanted.flow is Flow.JWT:
        words += ["--jwt-key-file", str(wanted.private_key or "server.key"), "--username", username]
    return shell_line([*words, "--instance-url", org])
