"""The practice org's Metadata API: what of a connected app it tells, and to whom."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest
from httpx import Response

from fixtures.practice_org.dialects import Dialect

from ..talk import Talk

M = "/services/Soap/m/60.0"


def read(talk: Talk, sid: str, *names: str, kind: str = "ConnectedApp", call: str = "readMetadata") -> Response:
    """A question in the form that browsers' extensions send it in."""
    asked = f"<type>{kind}</type>" + "".join(f"<fullNames>{escape(name)}</fullNames>" for name in names)
    asked = asked if call == "readMetadata" else f"<queries>{asked}</queries>"
    return talk.http.post(
        M,
        content=(
            '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" '
            'xmlns="http://soap.sforce.com/2006/04/metadata"><soapenv:Header><SessionHeader>'
            f"<sessionId>{escape(sid)}</sessionId></SessionHeader></soapenv:Header>"
            f"<soapenv:Body><{call}>{asked}</{call}></soapenv:Body></soapenv:Envelope>"
        ),
        headers={"Content-Type": "text/xml; charset=UTF-8", "SOAPAction": '""'},
    )


def session_in(talk: Talk) -> str:
    """The session id of the administrator's browser."""
    return talk.org.sessions.begin(talk.user().id, talk.org.state.org_id)


def test_tells_the_key_and_never_the_secret() -> None:
    """The app's definition with its consumer key; no consumer secret; and the log has no write."""
    talk = Talk()
    app = talk.org.state.connected_apps[0]
    app.consumer_secret = "8DB85B0C1A22"
    answer = read(talk, session_in(talk), app.api_name)
    assert answer.status_code == 200
    assert f"<consumerKey>{app.consumer_key}</consumerKey>" in answer.text
    assert f"<fullName>{app.api_name}</fullName>" in answer.text
    assert app.consumer_secret not in answer.text
    assert "onsumerSecret" not in answer.text
    assert talk.org.log.writes == []
    assert talk.org.log.entries[-1].path == M


def test_unknown_name_and_kind() -> None:
    """A name that no app has gives an empty record, and another kind of metadata none of the apps."""
    talk = Talk()
    app, sid = talk.org.state.connected_apps[0], session_in(talk)
    assert 'xsi:nil="true"' in read(talk, sid, "Nobody").text
    assert app.consumer_key not in read(talk, sid, app.api_name, kind="CustomObject").text


def test_list() -> None:
    """`listMetadata` names the apps, and tells no key."""
    talk = Talk()
    app = talk.org.state.connected_apps[0]
    answer = read(talk, session_in(talk), call="listMetadata")
    assert f"<fullName>{app.api_name}</fullName>" in answer.text
    assert app.consumer_key not in answer.text


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("disabled", "API_DISABLED_FOR_ORG"),
        ("forbidden", "INSUFFICIENT_ACCESS"),
        ("session-refused", "INVALID_SESSION_ID"),
    ],
)
def test_dialects_that_refuse(value: str, code: str) -> None:
    """Each kind of refusal is a SOAP fault of its own code, with status 500 and without a key."""
    talk = Talk()
    talk.http = talk.browser(Dialect().with_(metadata_api=value))
    answer = read(talk, session_in(talk), talk.org.state.connected_apps[0].api_name)
    assert (answer.status_code, f"<faultcode>sf:{code}</faultcode>" in answer.text) == (500, True)
    assert "consumerKey" not in answer.text


def test_who_may_not() -> None:
    """No session, an ended one, an org without an API, and a user without the right: each its own fault."""
    talk = Talk()
    app, sid = talk.org.state.connected_apps[0], session_in(talk)
    assert "INVALID_SESSION_ID" in read(talk, "", app.api_name).text
    profile = talk.org.profile(talk.user().profile_id)
    assert profile is not None
    profile.lacks.append("PermissionsModifyAllData")
    assert "INSUFFICIENT_ACCESS" in read(talk, sid, app.api_name).text
    talk.org.api_enabled = False
    assert "API_DISABLED_FOR_ORG" in read(talk, sid, app.api_name).text
    talk.org.sessions.end(sid)
    assert "INVALID_SESSION_ID" in read(talk, sid, app.api_name).text


def test_an_access_token() -> None:
    """An access token with the scope api logs in here, as a browser's session does."""
    talk = Talk()
    app = talk.org.state.connected_apps[0]
    assert app.consumer_key in read(talk, talk.access_token(), app.api_name).text


@pytest.mark.parametrize("content", ["", "<x/>", "<a", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "<a>" * 200_000])
def test_other_questions(content: str) -> None:
    """What is no question is a fault that does not look like a dead session."""
    answer = Talk().http.post(M, content=content)
    assert (answer.status_code, "INVALID_SESSION_ID" in answer.text) == (500, False)
