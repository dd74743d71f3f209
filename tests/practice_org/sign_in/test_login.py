"""The login form: who gets in, where they land, and what a dead session leads to."""

from __future__ import annotations

import pytest

from fixtures.practice_org import ADMIN, INTEGRATION, PASSWORD

from ..site import NEW, Site


def test_form_has_the_known_controls() -> None:
    """The form has the ids, names and title of the real one."""
    page = Site(username="").get("/").text
    assert "<title>Login | Salesforce</title>" in page
    for control in ('type="email" id="username" name="username"', 'id="password" name="pw"', 'id="Login"'):
        assert control in page
    assert 'id="error"' not in page


@pytest.mark.parametrize(
    ("username", "password", "text"),
    [
        (ADMIN, "wrong", "Please check your username and password."),
        ("nobody@practice.example", PASSWORD, "Please check your username and password."),
        (ADMIN, "", "Please enter your password."),
    ],
    ids=["wrong password", "unknown user", "no password"],
)
def test_refused(username: str, password: str, text: str) -> None:
    """Bad credentials show the form again with the known text and start no session."""
    site = Site(username="")
    answer = site.log_in(username, password)
    assert answer.status_code == 200
    assert f'<div id="error" class="loginError" role="alert">{text}' in answer.text
    assert username in answer.text
    assert "sid" not in site.http.cookies


def test_deactivated_user_is_refused() -> None:
    """A user who was deactivated does not get in, nor on with an old session."""
    site = Site()
    user = site.org.user(ADMIN)
    assert user is not None
    user.active = False
    assert site.get(NEW).is_redirect
    assert "Please check your username" in site.log_in().text


@pytest.mark.parametrize(
    ("lightning", "home"),
    [(True, "/lightning/setup/SetupOneHome/home"), (False, "/setup/forcecomHomepage.apexp")],
    ids=["lightning", "classic"],
)
def test_lands_where_the_user_prefers(lightning: bool, home: str) -> None:
    """Without a wish the user lands on Setup's home in the interface of their choice, at the next visit too."""
    site = Site(username="")
    for user in site.org.state.users:
        user.prefers_lightning = lightning
    assert site.log_in().headers["location"] == home
    assert site.get("/").headers["location"] == home


def test_logout_ends_the_session() -> None:
    """After logout the old cookie opens nothing."""
    site = Site()
    sid = site.http.cookies["sid"]
    assert site.get("/secur/logout.jsp").headers["location"] == "/"
    site.http.cookies.set("sid", sid)
    assert site.get(NEW).headers["location"].startswith("/?ec=302")


@pytest.mark.parametrize("path", [NEW, "/lightning/setup/NavigationMenus/home"])
def test_dead_session_leads_to_the_form(path: str) -> None:
    """Every Setup page without a session is the login form, which knows the way back."""
    site = Site()
    site.org.end_sessions()
    answer = site.get(path, id="0Ci1")
    assert answer.status_code == 302
    assert answer.headers["location"].startswith("/?ec=302&startURL=%2F")
    form = site.get(answer.headers["location"])
    assert f'name="startURL" value="{path}?id=0Ci1"' in form.text


def test_dead_session_writes_nothing() -> None:
    """A form that is posted after the session ended changes nothing."""
    site = Site()
    site.org.end_sessions()
    before = len(site.org.state.connected_apps)
    assert site.save_app().headers["location"].startswith("/?ec=302")
    assert len(site.org.state.connected_apps) == before
    assert site.org.log.writes == []


@pytest.mark.parametrize("path", [NEW, "/lightning/setup/NavigationMenus/home"])
def test_user_without_rights_is_told_so(path: str) -> None:
    """A user without rights sees "Insufficient Privileges" and nothing else of Setup."""
    answer = Site(username=INTEGRATION).get(path)
    assert answer.status_code == 403
    assert "<h1>Insufficient Privileges</h1>" in answer.text
    assert "You do not have the level of access necessary" in answer.text


def test_user_without_rights_writes_nothing() -> None:
    """A form posted by a user without rights changes nothing."""
    site = Site(username=INTEGRATION)
    assert site.save_app().status_code == 403
    assert site.org.log.writes == []


def test_log_holds_no_secret() -> None:
    """The log names the user and the path of a login, and neither password nor session nor query."""
    site = Site(username="")
    site.log_in()
    site.get("/", startURL="/secret-looking")
    kept = repr(site.org.log.entries)
    assert ADMIN in kept
    for secret in (PASSWORD, site.http.cookies["sid"], "secret-looking"):
        assert secret not in kept
