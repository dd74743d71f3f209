"""Changes take their time to reach the OAuth server, on the org's clock."""

from __future__ import annotations

from datetime import timedelta

import httpx

from fixtures.practice_org import PracticeOrg
from fixtures.practice_org.pages.policies import PROFILES

from ..factory import Made, key_pair
from ..site import Site

JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer"
DELAY = timedelta(minutes=10)


def log_in(site: Site, made: Made) -> str:
    """What a JWT login is answered: "ok", or the error code."""
    expiry = int(site.org.clock.now().timestamp()) + 180
    body = {"grant_type": JWT_BEARER, "assertion": made.assertion("https://login.salesforce.com", exp=expiry)}
    answer: dict[str, str] = site.http.post("/services/oauth2/token", data=body).json()
    return answer.get("error", "ok")


def walked(site: Site) -> Made:
    """The app of the 17 steps, made by the pages."""
    app = site.made_app()
    site.save_policies(app)
    profile = next(user.profile_id for user in site.org.state.users)
    site.http.post(PROFILES, params={"applicationId": app.application_id}, data={"ids": [profile]})
    return Made(app, key_pair().key)


def test_no_delay_by_default() -> None:
    """Without a delay a login works at once, and a change counts at once."""
    site = Site()
    made = walked(site)
    assert log_in(site, made) == "ok"
    site.http.post(PROFILES, params={"applicationId": made.app.application_id}, data={})
    assert log_in(site, made) == "invalid_app_access"


def test_new_app_is_unknown_until_then() -> None:
    """A new app's key is unknown to the OAuth server until the delay has passed."""
    site = Site()
    site.org.propagation = DELAY
    made = walked(site)
    assert log_in(site, made) == "invalid_client_id"
    site.org.clock.advance(minutes=9)
    assert log_in(site, made) == "invalid_client_id"
    site.org.clock.advance(minutes=2)
    assert log_in(site, made) == "ok"


def test_change_of_a_known_app() -> None:
    """A changed app is served as it was before, until each of its changes has arrived."""
    site = Site()
    made = walked(site)
    site.org.clock.advance(minutes=30)
    site.org.propagation = DELAY
    site.http.post(PROFILES, params={"applicationId": made.app.application_id}, data={})
    assert log_in(site, made) == "ok"
    site.org.clock.advance(minutes=5)
    site.save_app(made.app, use_digital_signatures="1", certificate=key_pair("next").certificate.encode())
    site.org.clock.advance(minutes=6)
    assert log_in(site, made) == "invalid_app_access"
    site.org.clock.advance(minutes=5)
    assert log_in(site, made) == "invalid_grant"
    assert log_in(site, Made(made.app, key_pair("next").key)) == "invalid_app_access"


def test_option() -> None:
    """The delay is an option of the org."""
    with PracticeOrg(propagation=DELAY) as practice:
        site = Site(practice.org)
        made = walked(site)
        body = {"grant_type": JWT_BEARER, "assertion": made.assertion(practice.url, exp=2**40)}
        answer = httpx.post(f"{practice.url}/services/oauth2/token", data=body).json()
        assert answer == {"error": "invalid_client_id", "error_description": "client identifier invalid"}
        practice.org.clock.advance(minutes=11)
        assert "access_token" in httpx.post(f"{practice.url}/services/oauth2/token", data=body).json()
