"""The secrets that are planted, and those that a run has used so far."""

from __future__ import annotations

from pathlib import Path

from fixtures.practice_org import PracticeOrg

PASSWORD = "c0rrect+horse/battery"


def planted(practice: PracticeOrg, key: Path | None) -> dict[str, str]:
    """Every secret that has been used so far, by what it is."""
    org, state = practice.org, practice.org.state
    secrets = {"password": PASSWORD}
    if key is not None:
        secrets |= {f"key line {n}": line for n, line in enumerate(key.read_text(encoding="ascii").splitlines()[1:-1])}
    for n, app in enumerate(state.connected_apps):
        secrets[f"consumer secret {n}"] = app.consumer_secret
    secrets |= {f"session {n}": sid for n, sid in enumerate(org.sessions._by_sid)}
    secrets |= {f"access token {n}": token.token for n, token in enumerate(state.access_tokens)}
    secrets |= {f"refresh token {n}": token.token for n, token in enumerate(state.refresh_tokens)}
    secrets |= {f"authorization code {n}": code.code for n, code in enumerate(state.codes)}
    return secrets
