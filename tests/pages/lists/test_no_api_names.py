"""A list without API names, and apps that it calls a package's: their pages tell, and nothing else is pressed there."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from pages import AppManager, Timeouts
from pages.errors import NameTaken, Unreadable
from pages.values.app_identity import AppIdentity

from ...hostile.orgs.bent_pages import BentPages, detail

WANTED = AppIdentity("Mine", "Mine_App")
LIST = "/lightning/setup/NavigationMenus/home"
FOREIGN = detail("Mine", "Mine_App").replace("<button>Edit</button>", "")


def listed(*apps: tuple[str, str], api_name: str = "") -> str:
    """App Manager with these names and types; the n-th leads to /n. With `api_name` that column is there, and all of
    the apps have it."""
    lines = "".join(
        f"<tr><td>{place}<td>{name}{f'<td>{api_name}' if api_name else ''}<td>{kind}<td><a href=/{place}>View</a></tr>"
        for place, (name, kind) in enumerate(apps, 1)
    )
    heads = f"<th><th>App Name{'<th>Developer Name' if api_name else ''}<th>App Type<th>"
    return (
        f"<h1>Lightning Experience App Manager</h1><p>{len(apps)} items</p>"
        f"<table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>"
    )


def there(page: Page, body: str, *apps: str) -> BentPages:
    pages = {LIST: body} | {f"/{place}": app for place, app in enumerate(apps, 1)}
    return BentPages(page, pages, patience=Timeouts(quick=2, page=4, save=4))


def test_found_by_its_page(page: Page) -> None:
    """Of two apps of one name the one with the API name is opened; what has tabs is not looked at."""
    body = listed(("Mine", "Connected"), ("Mine", "Lightning"), ("Mine", "Connected"))
    org = there(page, body, detail("Mine", "Mine_Old"), detail("No", "No"), detail())
    found = org.open(LIST).wait_for(AppManager).open_app(WANTED)
    assert found is not None
    assert found.api_name.text == "Mine_App"
    assert not org.asked_for("/2")


def test_found_by_its_name(page: Page) -> None:
    """Where an app of the wanted name has the API name, no app of another name is opened to look for it."""
    body = listed(("Other", "Connected"), ("Mine", "Connected"), ("Third", "Connected"))
    org = there(page, body, detail("Other", "Other_App"), detail(), detail("Third", "Third_App"))
    assert org.open(LIST).wait_for(AppManager).open_app(WANTED) is not None
    assert org.asked == [LIST, "/2"]


def test_found_under_another_name(page: Page) -> None:
    """An app that was renamed is found, so that no second one is made."""
    org = there(page, listed(("Other", "Connected"), ("Renamed", "Connected")), detail("Other", "O"), detail("Renamed"))
    found = org.open(LIST).wait_for(AppManager).open_app(WANTED)
    assert found is not None
    assert found.name == "Renamed"


def test_absent_by_all_pages(page: Page) -> None:
    """An app is absent where no connected app's page has its API name and none has its name; the list is here then."""
    org = there(page, listed(("Other", "Connected"), ("Third", "Classic")), detail("Other", "Other_App"))
    manager = org.open(LIST).wait_for(AppManager)
    assert manager.open_app(WANTED) is None
    assert manager.showing()


def test_others_are_opened_once(page: Page) -> None:
    """Whoever asks for the same app again opens the pages of apps with other names no second time."""
    org = there(
        page, listed(("Other", "Connected"), ("Third", "Connected")), detail("Other", "O"), detail("Third", "T")
    )
    manager = org.open(LIST).wait_for(AppManager)
    assert manager.open_app(WANTED) is None
    before = list(org.asked)
    assert {"/1", "/2"} <= set(before)
    assert manager.open_app(WANTED) is None
    assert org.asked == before


def test_too_many_to_look_at(page: Page) -> None:
    """Where a great many pages would have to be opened it is a stop before the first, and says what to do."""
    org = there(page, listed(*((f"App {number}", "Connected") for number in range(60))))
    with pytest.raises(Unreadable, match="shows no API names, and 60 connected apps"):
        org.open(LIST).wait_for(AppManager).open_app(WANTED)
    assert org.asked == [LIST]


def test_managed_and_our_own(page: Page) -> None:
    """An app of the wanted API name that the list calls managed is this org's where its page can be edited."""
    org = there(page, listed(("Mine", "Connected (Managed)"), api_name="Mine_App"), detail())
    assert org.open(LIST).wait_for(AppManager).open_app(WANTED) is not None


@pytest.mark.parametrize(
    "app", [FOREIGN, FOREIGN.replace("<h2>", "<button disabled>Edit</button><h2>"), "<h1>App</h1>"]
)
@pytest.mark.parametrize("api_name", ["", "Mine_App"])
def test_managed_by_a_package(page: Page, app: str, api_name: str) -> None:
    """One that cannot be edited, or has no page of a connected app, is a package's; it is neither found nor absent."""
    org = there(page, listed(("Mine", "Connected (Managed)"), api_name=api_name), app)
    with pytest.raises(NameTaken, match="managed package"):
        org.open(LIST).wait_for(AppManager).open_app(WANTED)


def test_room_of_a_list_that_holds_what_is_in_sight(page: Page) -> None:
    """An empty cell across the list keeps room, and is no row that was not understood."""
    room = "<tbody><tr><td colspan=5 style='height:90px'></td></tr>"
    body = listed(("Mine", "Connected"), api_name="Mine_App").replace("<tbody>", room).replace("</tbody>", room[7:])
    row = there(page, body).open(LIST).wait_for(AppManager).row(WANTED)
    assert row is not None


@pytest.mark.parametrize("empty", ["<td><td><td><td><td>", "<td colspan=5>Loading more"])
@pytest.mark.parametrize("status", ["1 items", "2 items", ""])
def test_rows_that_say_nothing_yet(page: Page, status: str, empty: str) -> None:
    """Rows of empty cells may be apps that still load: where nothing says how many there are, it is not known."""
    body = (
        listed(("Other", "Connected"), api_name="Other_App")
        .replace("</tbody>", f"<tr>{empty}</tr></tbody>")
        .replace("1 items", status)
    )
    manager = there(page, body).open(LIST).wait_for(AppManager)
    if status == "1 items":
        assert manager.row(WANTED) is None
    else:
        with pytest.raises(Unreadable, match="cannot be read as a whole"):
            manager.row(WANTED)


@pytest.mark.parametrize(("count", "whole"), [("2", True), ("1", True), ("-1", True), ("40", False)])
def test_rows_that_the_markup_counts(page: Page, count: str, whole: bool) -> None:
    """A list whose markup counts more rows than were seen is not whole, though nothing else says so."""
    body = listed(("Other", "Connected"), api_name="Other_App").replace("<table", f"<table aria-rowcount={count}")
    manager = there(page, body.replace("1 items", "")).open(LIST).wait_for(AppManager)
    if whole:
        assert manager.row(WANTED) is None
    else:
        with pytest.raises(Unreadable, match="its markup says that it has 40 rows"):
            manager.row(WANTED)
