"""The page of an app, its notice after a Save and its consumer details in every dialect."""

from __future__ import annotations

import re

import pytest

from fixtures.practice_org.dialects import VARIABLES
from fixtures.practice_org.pages.consumer import CONSUMER

from ..factory import key_pair
from ..site import DETAIL, NEW, Site, cells

GMT = r"\d+ [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT"
DATES = {
    "gmt": GMT,
    "us": r"\d+/\d+/\d{4} \d+:\d\d [AP]M",
    "iso": r"\d{4}-\d\d-\d\d \d\d:\d\d",
    "german": r"\d\d\.\d\d\.\d{4} \d\d:\d\d",
    "japanese": r"\d{4}/\d\d/\d\d \d\d:\d\d",
    "canadian": r"\d{4}-\d\d-\d\d, \d+:\d\d [ap]\.m\.",
    "long": r"[A-Z][a-z]{2} \d+, \d{4} \d+:\d\d:\d\d [AP]M UTC",
}


def own_page(dialect: str, edition: str = "G2") -> tuple[Site, str, dict[str, str]]:
    """A new app's page in a dialect: the site, the page, its values by label."""
    site = Site(dialect=dialect, edition=edition)
    site.save_app(certificate=certificate(), use_digital_signatures="1")
    app = site.org.state.connected_apps[-1]
    page = site.get(DETAIL, applicationId=app.application_id, id=app.consumer_id)
    assert page.status_code == 200
    return site, page.text, cells(page)


def certificate() -> bytes:
    """A certificate of the subject CN=practice."""
    return key_pair().certificate.encode()


@pytest.mark.parametrize("form", VARIABLES["certificate_date"].values)
def test_the_certificate_has_its_end_in_each_form(form: str) -> None:
    """Subject and end stand in one text, in the form of each locale."""
    _, _, shown = own_page(f"certificate_date={form}")

    assert re.fullmatch(f"CN=practice {DATES[form]}", shown["Digital Certificate"])


@pytest.mark.parametrize("form", VARIABLES["dates"].values)
def test_the_page_has_its_dates_in_each_form(form: str) -> None:
    """Created Date follows the user's locale."""
    _, _, shown = own_page(f"dates={form}")

    assert re.fullmatch(DATES[form], shown["Created Date"])


@pytest.mark.parametrize("zone", VARIABLES["time_zone"].values)
def test_the_time_zone_moves_the_hour_alone(zone: str) -> None:
    """The same moment in another time zone has another hour and the same minute."""
    site, _, shown = own_page(f"dates=iso,time_zone={zone}")
    created = site.org.state.connected_apps[-1].created

    hours = {"utc": 0, "west": -8, "berlin": 1, "tokyo": 9}[zone]
    assert shown["Created Date"].endswith(f" {(created.hour + hours) % 24:02d}:{created.minute:02d}")


def test_a_certificate_without_date_or_row() -> None:
    """The row can have the subject alone, or not be there at all."""
    assert own_page("certificate=undated")[2]["Digital Certificate"] == "CN=practice"
    assert "Digital Certificate" not in own_page("certificate=absent")[1]


@pytest.mark.parametrize(
    ("key", "edition", "on_page"),
    [("page", "G3", True), ("copy", "G3", True), ("details", "G2", False), ("edition", "G2", True)],
)
def test_where_the_key_is(key: str, edition: str, on_page: bool) -> None:
    """The consumer key is on the page, with a Copy button or without, or behind a button."""
    site, page, _ = own_page(f"key={key}", edition)

    assert (site.org.state.connected_apps[-1].consumer_key in page) is on_page
    assert ("Manage Consumer Details" in page) is not on_page
    assert ('value="Copy"' in page) is (key == "copy")


@pytest.mark.parametrize("when", VARIABLES["details_code"].values)
def test_when_the_details_ask_for_a_code(when: str) -> None:
    """Without a code given before, all ask but `never`; after one, only `always` asks a second time."""
    site = Site(dialect=f"details_code={when}")
    app = site.made_app()
    first = site.get(CONSUMER, id=app.consumer_id)
    assert (app.consumer_key in first.text) is (when == "never")
    session = site.org.sessions.find(site.http.cookies["sid"])
    assert session is not None
    session.verified = site.org.clock.now()

    assert app.consumer_key in site.get(CONSUMER, id=app.consumer_id).text
    assert (app.consumer_key in site.get(CONSUMER, id=app.consumer_id).text) is (when != "always")


@pytest.mark.parametrize(("migrate", "edition", "there"), [("edition", "G2", False), ("edition", "G4", True)])
def test_migrate_comes_with_the_edition(migrate: str, edition: str, there: bool) -> None:
    """Newer editions have a fourth button; Manage stays beside it."""
    page = own_page(f"migrate={migrate}", edition)[1]

    assert ("Migrate to External Client App" in page) is there
    assert 'value="Manage"' in page


def test_more_texts_with_manage_leave_one_button_manage() -> None:
    """Among buttons and links that have Manage in their names, one alone is called Manage."""
    page = own_page("manage_words=more,migrate=present")[1]

    assert page.count('value="Manage"') == 1
    assert "Manage Packaging" in page


@pytest.mark.parametrize("look", VARIABLES["notice"].values)
def test_each_notice_leads_to_the_app(look: str) -> None:
    """However the notice looks, its Continue has the address of the app's own page."""
    site = Site(dialect=f"notice={look}")
    answer = site.save_app()

    assert "minutes" in answer.text
    assert re.search(r'value="Continue" data-go="/app/mgmt/[^"]*forceAppDetail', answer.text)


@pytest.mark.parametrize(
    ("dialect", "sign"),
    [
        ("continue=link", r'<a [^>]*data-go="[^"]*Detail[^"]*">Continue</a>'),
        ("continue=button", r"<button [^>]*>Continue</button>"),
        ("continue_to=list", r'value="Continue" data-go="/(02u|lightning)'),
        ("notice_heading=own", "Connected App Saved"),
        ("after_save=list", "navigateToUrl"),
    ],
)
def test_what_follows_a_save(dialect: str, sign: str) -> None:
    """The app is made whatever follows, and what follows is what the dialect says."""
    site = Site(dialect=dialect)
    answer = site.save_app()

    assert re.search(sign, answer.text)
    assert site.org.state.connected_apps[-1].name == "Salesforce CLI"


def test_a_save_can_lead_straight_to_the_app() -> None:
    """Without a notice the answer is a redirect to the app's page."""
    site = Site(dialect="after_save=app")

    assert site.save_app().headers["location"].startswith(DETAIL)


@pytest.mark.parametrize("how", VARIABLES["refusal"].values)
def test_each_refusal_refuses(how: str) -> None:
    """A refused Save makes no app and keeps what was typed; all but `page` say which field is wrong."""
    site = Site(dialect=f"refusal={how}")
    before = len(site.org.state.connected_apps)
    answer = site.save_app(contact_email="owner@host")

    assert len(site.org.state.connected_apps) == before
    assert 'value="owner@host"' in answer.text
    assert ("valid email format" in answer.text) is (how != "page")


def test_errors_can_come_all_at_once() -> None:
    """Errors of several stages are told together where the dialect has one stage, each field once."""
    answer = Site(dialect="refusal_stages=one").save_app(contact_email="owner@host", name="", api_name="x-y")

    told = re.findall(r"<li>(.*?):", answer.text)
    assert told == ["Connected App Name", "Contact Email", "API Name"]


def test_the_part_of_oauth_can_be_fetched() -> None:
    """The server gives the part by itself, with the ids that the form's Save reads."""
    site = Site(dialect="oauth_part=fetched,ids=random")
    whole, part = site.get(NEW).text, site.get(NEW, part="oauth").text

    assert "callbackUrl" not in whole
    assert "<html" not in part
    assert "multiCallbackUrlSection:callbackUrl" in part
