"""The catalogue of refusals is whole: each that is known has a meaning and a next action, at a step that there is."""

from __future__ import annotations

import pytest

from automation.engine.step import Flow
from automation.oauth.catalogue.cleaning import plain_lines
from automation.oauth.catalogue.entry import Look
from automation.oauth.catalogue.in_text import refusals_in
from automation.oauth.catalogue.lookup import ENTRIES, TITLES, entry_for
from automation.oauth.looks import Looks
from automation.scenario.connected_app import scenario

from ...walk.walking import wanted_app

TOKEN_ENDPOINT = {
    ("invalid_client_id", "client identifier invalid"): "unknown consumer key",
    ("invalid_client", "invalid client credentials"): "wrong consumer secret",
    ("invalid_grant", "user hasn't approved this consumer"): "not approved",
    ("invalid_app_access", "user is not admin approved to access this app"): "not admin approved",
    ("invalid_grant", "invalid assertion"): "other key",
    ("invalid_grant", "audience is invalid"): "audience",
    ("invalid_grant", "Audience validation failed"): "audience",
    ("invalid_grant", "expired authorization code"): "too late",
    ("invalid_grant", "invalid authorization code"): "code used",
    ("invalid_grant", "expired access/refresh token"): "refresh token has ended",
    ("invalid_grant", "inactive user"): "inactive user",
    ("invalid_grant", "authentication failure"): "login policy",
    ("redirect_uri_mismatch", "redirect_uri must match configuration"): "callback differs",
    ("unsupported_grant_type", "grant type not supported"): "grant type",
    ("invalid_scope", "the requested scope is invalid"): "scope lacking",
    ("app_not_found", "External client app is not installed in this org"): "app not installed",
    ("OAUTH_EC_APP_NOT_FOUND", ""): "app not installed",
    ("invalid_grant", "refresh_token scope is required for this flow"): "refresh_token scope lacking",
    ("invalid_request", "missing required code challenge"): "code challenge",
    ("access_denied", "end-user denied authorization"): "denied",
    ("OAUTH_APP_ACCESS_DENIED", "user is not admin approved to access this app"): "not admin approved",
    ("INVALID_SESSION_ID", "Session expired or invalid"): "session ended",
    ("INVALID_SESSION_ID", "This session is not valid for use with the REST API"): "session without api",
    ("Bad_OAuth_Token", ""): "session ended",
    ("invalid_grant", "ip restricted"): "restricted address or hours",
}
"""What orgs say, as known from third parties, and the entry that it leads to."""
CODES = [
    "access_denied",
    "app_blocked",
    "app_not_found",
    "inactive_org",
    "inactive_user",
    "invalid_app_access",
    "invalid_assertion_type",
    "invalid_client",
    "invalid_client_id",
    "invalid_request",
    "invalid_scope",
    "invalid_token",
    "oauth_flow_disabled",
    "rate_limit_exceeded",
    "redirect_uri_missing",
    "redirect_uri_mismatch",
    "unsupported_grant_type",
    "unsupported_response_type",
    "unsupported_token_type",
]
"""The codes that a server can send, by the list of a mobile SDK; `invalid_grant` says nothing without its words."""


@pytest.mark.parametrize(("said", "name"), TOKEN_ENDPOINT.items())
def test_what_orgs_say_has_its_entry(said: tuple[str, str], name: str) -> None:
    """Each known refusal leads to its own entry, asked with code and words, and found in a text that says both."""
    code, words = said
    entry = entry_for(code, words)
    assert entry is not None
    assert entry.name == name
    text = f'{{"error":"{code}","error_description":"{words}"}}'
    assert [found.entry.name for found in refusals_in(list(plain_lines(text)))] == [name]


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_an_entry(code: str) -> None:
    """A code alone, in whatever words of next year, is known."""
    assert entry_for(code, "words of next year") is not None


def test_every_cause_has_a_step_that_there_is_and_a_next_action() -> None:
    """Titles are the guide's own; hints are sentences without a place that nobody fills in."""
    guide = {step.number: step.title for chapter in scenario(wanted_app()) for step in chapter.steps}
    for number, title in TITLES.items():
        assert guide[number] == title
    for entry in ENTRIES:
        assert entry.causes, entry.name
        assert entry.words or entry.codes, entry.name
        assert entry.source, entry.name
        for flow in (*Flow, None):
            causes = entry.causes_in(flow)
            assert causes, (entry.name, flow)
            for cause in causes:
                assert cause.step == 0 or cause.step in TITLES, entry.name
                assert cause.next, entry.name
                assert "{" not in cause.next, entry.name


def test_every_look_has_its_method() -> None:
    """What a cause says can be looked up in the org is looked up there, by the method of its name."""
    assert [look for look in Look if not callable(getattr(Looks, look.name.lower(), None))] == []
    used = {cause.look for entry in ENTRIES for cause in entry.causes}
    assert set(Look) <= used


def test_names_and_words_are_unique() -> None:
    """No word and no code leads to two entries."""
    assert len({entry.name for entry in ENTRIES}) == len(ENTRIES)
    words = [word for entry in ENTRIES for word in (*entry.words, *map(str.lower, entry.codes))]
    assert len(set(words)) == len(words) - sum(word in ("redirect_uri_mismatch",) for word in set(words))
    assert all(word == word.lower() for entry in ENTRIES for word in entry.words)
