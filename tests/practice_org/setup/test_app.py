"""The app's form and its own page: what is taken, what is refused and in which order, what is kept."""

from __future__ import annotations

import re
from typing import Any

import pytest

from fixtures.practice_org.pages.app_form import (
    API_NAME,
    BAD_CALLBACK,
    BAD_CERTIFICATE,
    DUPLICATE_NAME,
    EMAIL,
    NO_CERTIFICATE,
    NO_VALUE,
)
from fixtures.practice_org.state.model import AccessToken, Approval, AuthorizationCode, RefreshToken

from ..factory import CALLBACK, key_pair
from ..site import DETAIL, NEW, Site, cells, errors

CERTIFICATE = key_pair().certificate.encode()


def test_saved_as_filled_in() -> None:
    """A complete form makes one app with these values, on the defaults of the policies."""
    site = Site()
    before = len(site.org.state.connected_apps)
    app = site.made_app(description="For CI", require_pkce=None)
    assert len(site.org.state.connected_apps) == before + 1
    assert (app.name, app.api_name, app.contact_email) == ("Salesforce CLI", "Salesforce_CLI", "owner@practice.example")
    assert app.callback_urls == [CALLBACK]
    assert app.scopes == ["api", "web", "refresh_token"]
    assert app.certificate == key_pair().certificate
    assert app.certificate_name == "server.crt"
    assert app.created_by == "Alex Admin"
    assert app.profiles == []
    assert site.org.log.writes[-1].path == NEW


def test_key_and_secret_look_real() -> None:
    """A consumer key has 85 characters and starts with 3MVG9, a secret is 64 capital hex digits; both are new."""
    site = Site()
    first, second = site.made_app(), site.made_app(name="Other", api_name="Other")
    for app in (first, second):
        assert re.fullmatch(r"3MVG9[\w.]{80}", app.consumer_key)
        assert re.fullmatch(r"[0-9A-F]{64}", app.consumer_secret)
        assert [len(i) for i in (app.id, app.application_id, app.consumer_id)] == [15, 15, 15]
    assert first.consumer_key != second.consumer_key
    assert first.consumer_secret != second.consumer_secret


def test_notice_before_the_page() -> None:
    """The answer to Save is the notice about the delay, with Continue and Cancel, still under the form's heading."""
    page = Site().save_app().text
    assert "Allow from 2-10 minutes" in page
    assert ">New Connected App</h1>" in page
    assert 'value="Continue"' in page
    assert 'value="Cancel"' in page


REFUSED = {
    "no name": ({"name": ""}, f"Connected App Name: {NO_VALUE}"),
    "no callback": ({"callback_url": "\n \n"}, f"Callback URL: {NO_VALUE}"),
    "no scope": ({"scopes": ""}, f"Selected OAuth Scopes: {NO_VALUE}"),
    "email without dot": ({"contact_email": "owner@host"}, f"Contact Email: {EMAIL}"),
    "hyphen in api name": ({"api_name": "Salesforce-CLI"}, f"API Name: {API_NAME}"),
    "name taken": ({"name": "backup courier"}, f"Connected App Name: {DUPLICATE_NAME}"),
    "plain http elsewhere": ({"callback_url": "http://app.example/cb"}, f"Callback URL: {BAD_CALLBACK}"),
    "no certificate": ({"use_digital_signatures": "1"}, f"Use digital signatures: {NO_CERTIFICATE}"),
}


@pytest.mark.parametrize(("values", "error"), REFUSED.values(), ids=REFUSED.keys())
def test_refused(values: dict[str, Any], error: str) -> None:
    """A wrong value is named with its field, and nothing is stored."""
    site = Site()
    before = list(site.org.state.connected_apps)
    assert errors(site.save_app(**values)) == [error]
    assert site.org.state.connected_apps == before
    assert site.org.log.writes == []


@pytest.mark.parametrize(
    "file",
    [b"not a certificate", key_pair().key.encode()],
    ids=["text", "private key"],
)
def test_bad_certificate_refused(file: bytes) -> None:
    """A file that holds no X.509 certificate is refused; a private key by mistake is not stored either."""
    site = Site()
    answer = site.save_app(use_digital_signatures="1", certificate=file)
    assert errors(answer) == [f"Use digital signatures: {BAD_CERTIFICATE}"]
    assert "PRIVATE KEY" not in answer.text


def test_refused_form_keeps_values_but_not_the_file() -> None:
    """After a refusal the values are there under the app's name as heading; the file must be chosen again."""
    page = Site().save_app(contact_email="x", use_digital_signatures="1", certificate=CERTIFICATE).text
    assert '<h2 class="pageDescription">Salesforce CLI</h2>' in page
    assert 'value="Salesforce_CLI"' in page
    assert CALLBACK in page
    assert "server.crt" not in page
    assert 'value="api,web,refresh_token"' in page


def test_file_lost_by_a_refusal_is_not_missed() -> None:
    """The trap of real orgs: saved again without the file, the app is made, and it has no certificate."""
    site = Site()
    refused = site.save_app(contact_email="x", use_digital_signatures="1", certificate=CERTIFICATE)
    (marker,) = re.findall(r'name="([^"]*certWasChosen)" value="1"', refused.text)
    marked: dict[str, Any] = {marker: "1"}
    assert errors(site.save_app(use_digital_signatures="1", **marked)) == []
    assert site.org.state.connected_apps[-1].certificate == ""


def test_own_page_shows_what_is_stored() -> None:
    """The app's page has key, callback, certificate's subject and the scopes in the org's own order."""
    site = Site()
    app = site.made_app(scopes="refresh_token,web,api")
    page = site.get(DETAIL, applicationId=app.application_id, id=app.consumer_id)
    shown = cells(page)
    assert shown["Consumer Key"] == app.consumer_key
    assert shown["Callback URL"] == CALLBACK
    assert re.fullmatch(r"CN=practice \d+ [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT", shown["Digital Certificate"])
    assert "Use digital signatures" not in page.text
    assert [
        label[label.rindex("(") :] for label in re.findall(r"[MP][^<>]*?\([a-z_, ]+\)(?=<br>|</td>)", page.text)
    ] == [
        "(api)",
        "(web)",
        "(refresh_token, offline_access)",
    ]
    assert 'id="appsetup:setupForm:details:oauthSettingsSection:consumerKeySection:consumerKey"' in page.text


def test_notice_stays_after_continue() -> None:
    """Reached by Continue the page still tells of the delay; opened later it does not."""
    site = Site()
    app = site.made_app()
    assert "Allow from 2-10 minutes" in site.get(DETAIL, id=app.consumer_id, notify="true").text
    assert "Allow from 2-10 minutes" not in site.get(DETAIL, id=app.consumer_id).text


def test_edit_keeps_what_was_not_touched() -> None:
    """An edit changes the fields, and keeps key, secret, ids, policies and the certificate without a new file."""
    site = Site()
    app = site.made_app()
    site.save_policies(app)
    kept = (app.consumer_key, app.consumer_secret, app.id, app.certificate, app.refresh_period, app.permitted_users)
    answer = site.save_app(app, use_digital_signatures="1", contact_email="new@practice.example")
    assert errors(answer) == []
    assert app.contact_email == "new@practice.example"
    assert kept == (
        app.consumer_key,
        app.consumer_secret,
        app.id,
        app.certificate,
        app.refresh_period,
        app.permitted_users,
    )


def test_edit_replaces_the_certificate() -> None:
    """A new file takes the place of the stored certificate."""
    site = Site()
    app = site.made_app()
    new = key_pair("next").certificate
    assert errors(site.save_app(app, use_digital_signatures="1", certificate=new.encode())) == []
    assert app.certificate == new


def test_deleted_with_all_that_was_given_out() -> None:
    """Delete removes the app, its approvals, codes and tokens, and nothing of other apps; the name is free again."""
    site = Site()
    state, now = site.org.state, site.org.clock.now()
    app, other = site.made_app(), state.connected_apps[0]
    for each in (app, other):
        state.approvals.append(Approval("005", each.id, ["api"], now))
        state.codes.append(AuthorizationCode("c", each.id, "005", [], CALLBACK, "", now))
        state.access_tokens.append(AccessToken("t", each.id, "005", [], now, now))
        state.refresh_tokens.append(RefreshToken("r", each.id, "005", [], now, now))
    site.http.post(DETAIL, params={"id": app.consumer_id})
    assert app not in state.connected_apps
    left = [[item.app_id for item in given] for given in (state.approvals, state.codes)]
    left += [[item.app_id for item in given] for given in (state.access_tokens, state.refresh_tokens)]
    assert left == [[other.id]] * 4
    assert site.org.log.writes[-1].path == DETAIL
    assert site.made_app().consumer_key != app.consumer_key
