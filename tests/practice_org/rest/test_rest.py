"""The REST API as clients use it: who gets in, what is there, and the errors' exact bodies."""

from __future__ import annotations

import pytest

from fixtures.practice_org.state.seed import ADMIN

from ..talk import Talk

V = "/services/data/v65.0"


@pytest.mark.parametrize("path", ["/services/data", "/services/data/"])
def test_versions(path: str) -> None:
    """The list of versions needs no token; the highest, compared as text, is v65.0, and each has its release."""
    listed = Talk().http.get(path).json()
    assert max(each["version"] for each in listed) == "65.0"
    assert listed[0] == {"label": "Summer '14", "url": "/services/data/v31.0", "version": "31.0"}
    assert [each["label"] for each in listed[-4:]] == ["Winter '25", "Spring '25", "Summer '25", "Winter '26"]


@pytest.mark.parametrize("scheme", ["Bearer", "OAuth", "bearer"])
def test_schemes(scheme: str) -> None:
    """Both names of the scheme carry a token."""
    talk = Talk()
    answer = talk.http.get(V, headers={"Authorization": f"{scheme} {talk.access_token()}"})
    assert answer.json()["query"] == f"{V}/query"


@pytest.mark.parametrize("path", [V, f"{V}/query?q=SELECT+Id+FROM+User", f"{V}/limits", f"{V}/nothing"])
def test_dead_token(path: str) -> None:
    """A token that is not alive gets the body that makes clients renew it, before anything else is looked at."""
    answer = Talk().http.get(path, headers={"Authorization": "Bearer 00Dx!y"})
    assert answer.status_code == 401
    assert answer.json() == [{"message": "Session expired or invalid", "errorCode": "INVALID_SESSION_ID"}]


@pytest.mark.parametrize("cause", ["user", "app", "profile"])
def test_token_dies_with_what_it_stands_on(cause: str) -> None:
    """Deactivating the user, deleting the app, or taking its profile away ends the session."""
    talk = Talk()
    token = talk.access_token()
    if cause == "user":
        talk.user().active = False
    elif cause == "app":
        talk.org.state.connected_apps.remove(talk.app)
    else:
        talk.app.profiles.clear()
    assert talk.get(V, token).status_code == 401


def test_without_api_scope() -> None:
    """A live token without the api scope gets the one 401 on which clients give up."""
    talk = Talk(scopes=["web", "refresh_token"])
    answer = talk.get(V, talk.access_token())
    assert answer.status_code == 401
    assert answer.json()[0]["message"] == "This session is not valid for use with the REST API"


@pytest.mark.parametrize(
    "path", [f"{V}/nothing", "/services/data/v99.0", f"{V}/sobjects/Account", f"{V}/sobjects/User/005"]
)
def test_not_found(path: str) -> None:
    """What is not there is told as the API tells it."""
    talk = Talk()
    answer = talk.get(path, talk.access_token())
    assert answer.status_code == 404
    assert answer.json() == [{"message": "The requested resource does not exist", "errorCode": "NOT_FOUND"}]


def test_read_only() -> None:
    """Nothing can be written over the API."""
    talk = Talk()
    headers = {"Authorization": f"Bearer {talk.access_token()}"}
    answer = talk.http.post(f"{V}/sobjects/User", json={}, headers=headers)
    assert (answer.status_code, answer.json()[0]["errorCode"]) == (405, "METHOD_NOT_ALLOWED")


def test_old_version() -> None:
    """Clients that stay on an old version are served."""
    talk = Talk()
    answer = talk.get("/services/data/v50.0/query/", talk.access_token(), q="SELECT Id FROM Organization")
    assert answer.json()["records"][0]["attributes"]["url"].startswith("/services/data/v50.0/sobjects/Organization/")


def test_user_record() -> None:
    """A record by its id, in 15 or 18 characters, has the username and nothing secret."""
    talk = Talk()
    token, user = talk.access_token(), talk.user()
    for any_id in (user.id, user.id[:15]):
        answer = talk.get(f"{V}/sobjects/User/{any_id}", token)
        assert (answer.json()["Username"], answer.json()["Id"]) == (ADMIN, user.id)
        assert user.password not in answer.text


def test_describe() -> None:
    """The list of objects and each one's describe agree on names and prefixes."""
    talk = Talk()
    token = talk.access_token()
    listed = talk.get(f"{V}/sobjects", token).json()["sobjects"]
    assert {"User", "Profile", "Organization", "ConnectedApplication"} <= {each["name"] for each in listed}
    for each in listed:
        described = talk.get(each["urls"]["describe"], token).json()
        assert described["keyPrefix"] == each["keyPrefix"]
        assert described["fields"][0]["name"] == "Id"


def test_limits_count_calls() -> None:
    """The day's calls that are left grow fewer with each call, and come back after a day."""
    talk = Talk(session_timeout_minutes=24 * 60 * 2)
    token = talk.access_token()
    first, second = (talk.get(f"{V}/limits", token).json()["DailyApiRequests"] for _ in range(2))
    assert first["Remaining"] - second["Remaining"] == 1
    talk.org.clock.advance(days=1, minutes=1)
    again = talk.get(f"{V}/limits", token).json()["DailyApiRequests"]
    assert again["Remaining"] == first["Remaining"]


def test_soap_fault() -> None:
    """The SOAP APIs answer a fault that does not look like a dead session."""
    answer = Talk().http.post("/services/Soap/m/65.0", content="<x/>")
    assert answer.status_code == 500
    assert "faultcode" in answer.text
    assert "INVALID_SESSION_ID" not in answer.text


def test_session_of_a_browser() -> None:
    """A browser's session id serves as an access token, until the session ends."""
    talk = Talk()
    user = talk.user()
    sid = talk.org.sessions.begin(user.id, talk.org.state.org_id)
    bearer = {"Authorization": f"Bearer {sid}"}
    query = f"{V}/query?q=SELECT+Name,+NamespacePrefix+FROM+PermissionSet+WHERE+IsOwnedByProfile+=+false"
    assert talk.http.get(query, headers=bearer).json()["totalSize"] == len(talk.org.state.permission_sets)
    talk.org.sessions.end(sid)
    assert talk.http.get(query, headers=bearer).status_code == 401


def test_org_without_api() -> None:
    """Where the org has no API, a good token is refused by its own code."""
    talk = Talk()
    talk.org.api_enabled = False
    answer = talk.http.get(f"{V}/limits", headers={"Authorization": f"Bearer {talk.access_token()}"})
    assert (answer.status_code, answer.json()[0]["errorCode"]) == (403, "API_DISABLED_FOR_ORG")
