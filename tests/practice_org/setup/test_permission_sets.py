"""Permission sets: how one is made and refused."""

from __future__ import annotations

from fixtures.practice_org.pages.users.addresses import CREATE
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
