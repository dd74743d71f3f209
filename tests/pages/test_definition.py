"""The screens of a connected app's definition: the form, the notice, the stored app."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from automation.context.observe import app_on
from fixtures.practice_org import PracticeOrg
from pages import ConnectedAppDetail, ContinueNotice, NewConnectedApp, Org
from pages.errors import PartMissing, Refused

from ..practice_org.factory import connected_app, key_pair
from .conftest import Show

NEW = "/app/mgmt/forceconnectedapps/forceAppEdit.apexp"
DETAIL = "/app/mgmt/forceconnectedapps/forceAppDetail.apexp?id="


def _filled(org: Org, name: str = "Made By Test") -> NewConnectedApp:
    form = org.wait_for(NewConnectedApp)
    form.name_it(name, name.replace(" ", "_"))
    form.contact_email.fill("owner@practice.example")
    form.enable_oauth.tick()
    form.callback_url.fill("http://localhost:1717/OauthRedirect")
    form.scopes.add(["api"])
    return form


def test_oauth_part_appears(show: Show) -> None:
    """The OAuth part is not there before the tick and is there after it; a look at it says so without waiting."""
    form = show(NEW).wait_for(NewConnectedApp)
    assert not form.callback_url.showing()
    assert not form.scopes.showing()
    form.enable_oauth.tick()
    form.callback_url.fill("https://one.example/cb")
    assert form.callback_url.value == "https://one.example/cb"
    assert form.enable_oauth.ticked is True


def test_name_and_api_name(show: Show) -> None:
    """The wanted API Name stays, although the page fills in one of its own when the name is left."""
    form = show(NEW).wait_for(NewConnectedApp)
    form.name_it("A-Name With Hyphen", "A_Name")
    assert (form.name.value, form.api_name.value) == ("A-Name With Hyphen", "A_Name")


def test_row_of_a_certificate(show: Show, practice: PracticeOrg) -> None:
    """A page that has the row "Digital Certificate", and none about digital signatures, tells of a certificate."""
    app = connected_app(practice.org).app
    page = show(f"{DETAIL}{app.id}").wait_for(ConnectedAppDetail)
    stored = app_on(page, "App")
    assert not page.digital_signatures.showing()
    assert stored.digital_signatures is True
    assert re.match("CN=practice .*GMT$", stored.certificate or "")


def test_scopes_by_token(show: Show) -> None:
    """Scopes are chosen by the token in their last parentheses: "api" is not "wave_api"; twice changes nothing."""
    form = show(NEW).wait_for(NewConnectedApp)
    form.enable_oauth.tick()
    form.scopes.add(["api", "refresh_token"])
    form.scopes.add(["api"])
    assert form.scopes.selected == frozenset({"api", "refresh_token", "offline_access"})


def test_scope_that_is_not_offered(show: Show) -> None:
    """A scope that the org does not offer is named, with those it does offer."""
    form = show(NEW).wait_for(NewConnectedApp)
    form.enable_oauth.tick()
    with pytest.raises(PartMissing, match=r"no scope \(no_such_scope\).*Full access \(full\)"):
        form.scopes.add(["no_such_scope"])


def test_certificate(show: Show, tmp_path: Path) -> None:
    """The file chooser is there once digital signatures are used, and tells the file's name."""
    file = tmp_path / "server.crt"
    file.write_text(key_pair().certificate, encoding="ascii")
    form = show(NEW).wait_for(NewConnectedApp)
    form.enable_oauth.tick()
    assert not form.certificate.showing()
    form.digital_signatures.tick()
    form.certificate.attach(file)
    assert form.certificate.file_name == "server.crt"


def test_save_lands(show: Show, practice: PracticeOrg) -> None:
    """Save lands on the notice, Continue on the app's page with its consumer key."""
    form = _filled(show(NEW))
    page = form.save.press(ContinueNotice).continue_.press(ConnectedAppDetail)
    stored = practice.org.app_by_name("Made By Test")
    assert stored is not None
    assert page.consumer_key.text == stored.consumer_key
    assert page.scope_tokens == {"api"}
    assert page.callback_url.lines == ["http://localhost:1717/OauthRedirect"]


def test_save_refused(show: Show, practice: PracticeOrg) -> None:
    """A refused save raises the org's own words, and a corrected one lands, on the same page."""
    form = _filled(show(NEW))
    form.contact_email.fill("nobody")
    with pytest.raises(Refused, match="Contact Email: Contact email needs to be in a valid email format"):
        form.save.press(ContinueNotice, ConnectedAppDetail)
    assert practice.org.app_by_name("Made By Test") is None
    form.contact_email.fill("owner@practice.example")
    form.save.press(ContinueNotice)
    assert practice.org.app_by_name("Made By Test") is not None


def test_stored_app(show: Show, practice: PracticeOrg) -> None:
    """The page of a stored app says everything that is read back; its secret shows only when it is revealed."""
    app = connected_app(practice.org, description="For pipelines", contact_phone="+1 555 0100").app
    page = show(DETAIL + app.consumer_id).wait_for(ConnectedAppDetail)
    assert page.api_name.text == app.api_name
    assert (page.description.text, page.contact_phone.text) == ("For pipelines", "+1 555 0100")
    assert (page.digital_certificate.text or "").startswith("CN=practice")
    assert {"api", "web", "refresh_token"} <= page.scope_tokens
    assert app.consumer_secret not in page.surface.content()
    secret = page.consumer_secret()
    assert secret.reveal() == app.consumer_secret
    assert app.consumer_secret not in f"{secret} {secret!r}"


def test_edit_keeps_values(show: Show, practice: PracticeOrg) -> None:
    """Edit opens the same form with what is stored."""
    app = connected_app(practice.org).app
    form = show(DETAIL + app.consumer_id).wait_for(ConnectedAppDetail).change()
    assert (form.name.value, form.api_name.value) == (app.name, app.api_name)
    assert form.digital_signatures.ticked is True
    assert form.scopes.selected == frozenset({"api", "web", "refresh_token", "offline_access"})
