"""Permission sets: how one is made, refused, and given to users."""

from __future__ import annotations

from fixtures.practice_org import ADMIN, INTEGRATION
from fixtures.practice_org.pages.permission_sets import ASSIGN, CREATE
from fixtures.practice_org.shell.classic_tree import PERMISSION_SET_LIST

from ..site import Site, cells

P = "page:theForm:j_id7:"


def create(site: Site, label: str = "CI Robot", api_name: str = "CI_Robot", **more: str) -> str:
    """Posts Permission Set Create; the page that comes, or the address that Save leads to."""
    data = {f"{P}permSetLabelInput": label, f"{P}permSetDevNameInput": api_name, f"{P}permSetLicenseInput": "--None--"}
    answer = site.http.post(CREATE, data=data | {P + name: value for name, value in more.items()})
    return str(answer.headers.get("location", answer.text))


def test_made_and_shown() -> None:
    """A new permission set is stored and its own page comes, with what was filled in."""
    site = Site()
    address = create(site, permSetDescriptionInput="Logs in for CI", permSetActivationInput="1")
    made = site.org.state.permission_sets[-1]
    assert address == f"/{made.id}"
    assert (made.label, made.api_name, made.description) == ("CI Robot", "CI_Robot", "Logs in for CI")
    assert made.session_activation_required
    assert cells(site.get(address))["API Name"] == "CI_Robot"
    assert ">CI Robot</a>" in site.get(PERMISSION_SET_LIST).text
    assert site.org.log.writes[-1].path == CREATE


def test_given_and_taken() -> None:
    """The ticked users have the permission set, the others have not; their other sets stay."""
    site = Site()
    admin, robot = site.org.user(ADMIN), site.org.user(INTEGRATION)
    assert admin is not None
    assert robot is not None
    other, given = (item.id for item in site.org.state.permission_sets[:2])
    admin.permission_sets = [other, given]
    answer = site.http.post(ASSIGN, params={"id": given}, data={"ids": [robot.id]})
    assert answer.headers["location"] == f"/{given}"
    assert admin.permission_sets == [other]
    assert robot.permission_sets == [given]
    assert f'aria-label="{INTEGRATION}" checked' in site.get(ASSIGN, id=given).text
    assert f'aria-label="{ADMIN}" checked' not in site.get(ASSIGN, id=given).text
