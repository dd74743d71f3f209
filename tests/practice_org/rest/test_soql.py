"""Queries: those that clients are known to send, and how every other is refused."""

# ruff: noqa: S608 - a query of the practice org; there is no database behind it
from __future__ import annotations

import pytest

from fixtures.practice_org.state.model import RefreshTokenPolicy
from fixtures.practice_org.state.seed import ADMIN, INTEGRATION

from ..talk import Talk


@pytest.mark.parametrize(
    ("soql", "found"),
    [
        ("SELECT Username FROM User", [ADMIN, INTEGRATION]),
        ("SELECT Username FROM User LIMIT 1", [ADMIN]),
        (f"SELECT username FROM User WHERE Username='{ADMIN}'", [ADMIN]),
        (f"select  username\nfrom user  where username = '{ADMIN.upper()}'", [ADMIN]),
        ("SELECT Username FROM User WHERE Name = 'Alex  Admin'", []),
        ("SELECT Username FROM User WHERE Name = 'O\\'Hara'", []),
        (
            f"SELECT name FROM Profile WHERE Id IN (SELECT ProfileId FROM User WHERE username='{ADMIN}')",
            ["System Administrator"],
        ),
        ("SELECT Username FROM User WHERE IsActive = false", []),
    ],
)
def test_known_queries(soql: str, found: list[str]) -> None:
    """A known query is known in any case and spacing, and finds what it asks for; text in quotes is left as it is."""
    talk = Talk()
    body = talk.query(talk.access_token(), soql).json()
    assert [list(record.values())[1] for record in body["records"]] == found
    assert (body["done"], body["totalSize"]) == (True, len(found))


def test_record() -> None:
    """A record has its type and URL, and the fields under their canonical names in the order asked."""
    talk = Talk()
    answer = talk.query(talk.access_token(), f"select username, ID from user where Username='{ADMIN}'").json()
    (record,) = answer["records"]
    assert list(record) == ["attributes", "Username", "Id"]
    assert record["attributes"] == {"type": "User", "url": f"/services/data/v65.0/sobjects/User/{talk.user().id}"}


@pytest.mark.parametrize("length", [15, 18])
def test_ids_match_in_both_forms(length: int) -> None:
    """An id is found by 15 or 18 characters."""
    talk = Talk()
    soql = f"SELECT Username FROM User WHERE Id = '{talk.user().id[:length]}'"
    assert talk.query(talk.access_token(), soql).json()["totalSize"] == 1


def test_count() -> None:
    """COUNT() answers a number and no records, and no columns."""
    talk = Talk()
    token = talk.access_token()
    answer = talk.query(token, "SELECT COUNT() FROM User").json()
    assert answer == {"totalSize": 2, "done": True, "records": []}
    assert talk.query(token, "SELECT COUNT() FROM User", columns="true").json()["columnMetadata"] == []


def test_organization() -> None:
    """What the CLI asks of the org after each login is there, in both APIs."""
    talk = Talk()
    soql = (
        "SELECT Name, InstanceName, IsSandbox, TrialExpirationDate, NamespacePrefix, OrganizationType FROM Organization"
    )
    token = talk.access_token()
    for path in ("query", "tooling/query"):
        (record,) = talk.get(f"/services/data/v65.0/{path}", token, q=soql).json()["records"]
        del record["attributes"]
        assert record == {
            "Name": talk.org.state.org_name,
            "InstanceName": talk.org.state.instance_name,
            "IsSandbox": False,
            "TrialExpirationDate": None,
            "NamespacePrefix": None,
            "OrganizationType": "Developer Edition",
        }


@pytest.mark.parametrize(
    ("policy", "period", "by_use"),
    [
        (RefreshTokenPolicy.EXPIRE_AFTER, 90, False),
        (RefreshTokenPolicy.EXPIRE_IF_UNUSED, 90, True),
        (RefreshTokenPolicy.UNTIL_REVOKED, None, False),
        (RefreshTokenPolicy.EXPIRE_IMMEDIATELY, 0, False),
    ],
)
def test_connected_application(policy: RefreshTokenPolicy, period: int | None, by_use: bool) -> None:
    """An audit by SOQL sees the app's policies, and not its secret."""
    talk = Talk(refresh_policy=policy)
    answer = talk.query(
        talk.access_token(),
        "SELECT OptionsAllowAdminApprovedUsersOnly, RefreshTokenValidityPeriod, OptionsRefreshTokenValidityMetric, "
        f"CreatedDate FROM ConnectedApplication WHERE Name = '{talk.app.name}'",
    )
    (record,) = answer.json()["records"]
    assert record["OptionsAllowAdminApprovedUsersOnly"] is True
    assert record["RefreshTokenValidityPeriod"] == period
    assert record["OptionsRefreshTokenValidityMetric"] is by_use
    assert record["CreatedDate"].endswith(".000+0000")


def test_columns() -> None:
    """columns=true describes what a query selects; the CLI lays its table out by it."""
    talk = Talk()
    told = talk.query(talk.access_token(), "SELECT Id, IsActive FROM User", columns="true").json()
    assert [column["columnName"] for column in told["columnMetadata"]] == ["Id", "IsActive"]
    assert (told["entityName"], told["keyPrefix"], told["idSelected"]) == ("User", "005", True)


@pytest.mark.parametrize(
    ("soql", "code", "message"),
    [
        ("SELECT Id FROM ScratchOrgInfo limit 1", "INVALID_TYPE", "sObject type 'ScratchOrgInfo' is not supported."),
        (
            "SELECT Id,Status FROM SandboxProcess WHERE SandboxOrganization='00D1' AND Status NOT IN ('D', 'E')",
            "INVALID_TYPE",
            "sObject type 'SandboxProcess' is not supported.",
        ),
        ("SELECT Password FROM User", "INVALID_FIELD", "No such column 'Password' on entity 'User'."),
        ("SELECT Id FROM User WHERE x = 'y'", "INVALID_FIELD", "No such column 'x' on entity 'User'."),
        ("", "MALFORMED_QUERY", "unexpected token: '<EOF>'"),
        ("DELETE FROM User", "MALFORMED_QUERY", "unexpected token: 'DELETE'"),
        ("SELECT Id FROM User nonsense", "MALFORMED_QUERY", "unexpected token: 'nonsense'"),
        ("SELECT Id FROM User WHERE Name = 'x", "MALFORMED_QUERY", "unexpected token: 'WHERE'"),
        ("SELECT Id FROM User WHERE Name = 'x' OR Name = 'y'", "MALFORMED_QUERY", "unexpected token: 'WHERE'"),
        ("SELECT Id FROM User ORDER BY Name", "MALFORMED_QUERY", "unexpected token: 'ORDER'"),
    ],
)
def test_refused(soql: str, code: str, message: str) -> None:
    """A wrong object or field, and a query that no client sends, is refused with its code, as a list of one."""
    talk = Talk()
    answer = talk.query(talk.access_token(), soql)
    assert answer.status_code == 400
    (told,) = answer.json()
    assert told["errorCode"] == code
    assert told["message"].startswith(message)
