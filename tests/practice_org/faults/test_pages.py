"""Faults of the pages themselves: what comes after a password, what a Save says, what a form looks like."""

from __future__ import annotations

import re

import pytest

from fixtures.practice_org import ADMIN, PASSWORD
from fixtures.practice_org.pages.creation import CHOOSER, REFUSED

from ..factory import connected_app
from ..site import DETAIL, EDIT_POLICIES, NEW, Site, buttons, errors


def test_phone_registration() -> None:
    """After the password comes a page about a phone, with two links that lead on."""
    site = Site(username="")
    site.org.faults.arm("phone-registration")
    page = site.follow(site.log_in(start=NEW))
    assert "Register Your Mobile Phone" in page.text
    assert f"""<a href="{NEW}">I Don't Want to Register My Phone</a>""" in page.text
    assert f'<a class="continue" href="{NEW}">Remind Me Later</a>' in page.text


def test_password_change() -> None:
    """No page opens before the password was changed; then the wanted one does, and the new password counts."""
    site = Site(username="")
    site.org.faults.arm("password-change")
    page = site.log_in(start=NEW)
    assert page.headers["location"].startswith("/_ui/system/security/ChangePassword?")
    assert site.get("/02u").headers["location"].startswith("/_ui/system/security/ChangePassword?")
    form = page.headers["location"]
    fresh = {"currentpassword": PASSWORD, "newpassword": "practice-2", "confirmpassword": "practice-2"}
    for wrong in ({"currentpassword": "x"}, {"newpassword": "short1"}, {"confirmpassword": "other-2"}):
        assert 'class="errorMsg"' in site.http.post(form, data=fresh | wrong).text
    assert site.http.post(form, data=fresh).headers["location"] == NEW
    assert site.get(NEW).status_code == 200
    assert not Site(site.org, username="").log_in(ADMIN, PASSWORD).is_redirect
    assert Site(site.org, username="").log_in(ADMIN, "practice-2").is_redirect


def test_second_factor() -> None:
    """A second factor that must be registered holds every page back."""
    site = Site(username="")
    site.org.faults.arm("mfa-registration")
    assert 'id="AddU2FOrWebAuthn"' in site.follow(site.log_in()).text
    assert "registrationInterstitial.apexp" in site.get(NEW).headers["location"]


def test_no_notice() -> None:
    """Save may lead straight to the app's page."""
    site = Site()
    site.org.faults.arm("no-notice")
    assert site.save_app().headers["location"].startswith(DETAIL)


@pytest.mark.parametrize("kind", ["connected", "managed", "external"])
def test_duplicate_name(kind: str) -> None:
    """Somebody else's app takes the name at the last moment: the Save is refused, again and again, and is no write."""
    site = Site()
    site.org.faults.arm("duplicate-name", kind=kind)
    for _ in range(2):
        assert errors(site.save_app())[0].startswith("Connected App Name: ")
    rows = [row for row in site.get("/aura/appMenuItems").json()["rows"] if row["name"] == "Salesforce CLI"]
    assert len(rows) == 1
    assert site.org.log.writes == []
    assert errors(site.save_app(name="Other")) == []


def test_creation_blocked() -> None:
    """The button is greyed or missing, in Lightning and in Classic; apps that exist stay editable."""
    site = Site()
    app = connected_app(site.org).app
    site.org.faults.arm("creation-greyed")
    assert site.get("/aura/appMenuItems").json()["buttons"][1]["disabled"]
    assert 'value="New" data-go' in site.get("/02u").text
    assert " disabled>" in site.get("/02u").text
    site.org.faults.arm("creation-missing")
    assert [button["label"] for button in site.get("/aura/appMenuItems").json()["buttons"]] == ["New Lightning App"]
    assert "New" not in buttons(site.get("/02u"))
    assert errors(site.save_app(app, use_digital_signatures="1")) == []


def test_creation_blocked_at_save() -> None:
    """The form may open and its Save refuse; an edit is not refused."""
    site = Site()
    app = connected_app(site.org).app
    site.org.faults.arm("creation-refused-at-save")
    assert errors(site.save_app(name="Other", api_name="Other")) == [REFUSED]
    assert errors(site.save_app(app, use_digital_signatures="1")) == []


def test_chooser_without_connected_apps() -> None:
    """The chooser may offer external client apps alone."""
    site = Site(edition="G3")
    site.org.faults.arm("chooser-external-only")
    assert "Create an External Client App</label>" in site.get(CHOOSER).text
    assert "Create a Connected App</label>" not in site.get(CHOOSER).text


def test_labels_unbound() -> None:
    """No label is bound to its control, on any page, as long as the look is armed."""
    site = Site()
    app = connected_app(site.org).app
    site.org.faults.arm("unbound-labels")
    for path in (f"{NEW}?id={app.consumer_id}", f"{EDIT_POLICIES}?applicationId={app.application_id}"):
        assert "<label" not in site.get(path).text
    site.org.faults.disarm()
    assert '<label for="userpolicy">' in site.get(f"{EDIT_POLICIES}?applicationId={app.application_id}").text


def test_other_ids() -> None:
    """Ids without a source are others and so is the prefix; those with a source keep their last parts."""
    site = Site()
    plain = set(re.findall(r'<(?:input|textarea|select)[^>]* id="([^"]+)"', site.get(NEW, isdtp="p1").text))
    site.org.faults.arm("other-ids")
    other = set(re.findall(r'<(?:input|textarea|select)[^>]* id="([^"]+)"', site.get(NEW, isdtp="p1").text))
    assert len(plain) == len(other)
    assert plain.isdisjoint(other)
    tails = {tail.removeprefix("j_id0:j_id4:j_id9:") for tail in other if not re.search(r":j_id\d+$", tail)}
    assert tails == {
        "appsection:nameSection:name",
        "appsection:emailSection:contactEmail",
        "appsection:descriptionSection:description",
        "consumersection:oauth:isOauth",
        "consumersection:oauthSection:multiCallbackUrlSection:callbackUrl",
        "consumersection:oauthSection:digitalSignaturesSection:certUsedOption",
        "consumersection:oauthSection:digitalSignaturesSection:certFileUpload",
        "consumersection:oauthSection:scopesSection:scopes:duelingListBox:backingList_a",
        "consumersection:oauthSection:scopesSection:scopes:duelingListBox:backingList_s",
    }
    app = connected_app(site.org).app
    page = site.get(EDIT_POLICIES, applicationId=app.application_id).text
    assert 'id="userpolicy"' in page
    assert "sessiontimeout" not in page


def test_other_ids_are_read() -> None:
    """A form with the other ids is kept as any other."""
    site = Site()
    site.org.faults.arm("other-ids")
    app = connected_app(site.org).app
    answer = site.http.post(
        EDIT_POLICIES,
        params={"applicationId": app.application_id},
        data={
            "userpolicy": "0",
            "ippolicy": "1",
            "j_id0:p11": "inactivity",
            "inactivity_period": "5",
            "inactivity_unit": "Day(s)",
            "j_id0:p12": "30",
        },
    )
    assert answer.is_redirect
    assert (app.refresh_period, app.session_timeout_minutes) == (5, 30)
