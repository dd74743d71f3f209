"""App Manager's rows: their menus, links in their place, names that lead on, and where New Connected App may stand."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from pages import AppManager, Timeouts
from pages.errors import PageError
from pages.values.app_identity import AppIdentity

from ...hostile.orgs.bent_pages import BentPages, detail

_SCRIPT = """<script>
let deaf = DEAF;
function menu(row, app) {
  if (deaf-- > 0) return;
  document.querySelectorAll('.menu').forEach(e => e.remove());
  const made = document.createElement('div');
  made.className = 'menu';
  made.innerHTML = ENTRIES.replace(/APP/g, app);
  (INROW ? row : document.body).append(made);
}
</script>"""
_MENU = '"<ul role=menu><li><a role=menuitem href=/APP>View</a><li><a role=menuitem href=/del>Delete</a></ul>"'
_LINKS = '"<ul><li><a href=/APP>View</a><li><a href=/del>Delete</a></ul>"'
_BUTTONS = [
    "<button aria-haspopup=true {}>&#9662;</button>",
    "<a role=button title='Show Actions' href='#' {}>&#9662;</a>",
    "<button {}>Row options</button><button onclick=\"location='/del'\">x</button>",
    "<button {}>&#8942;</button><a href=/del>Del</a>",
    "<span role=button tabindex=0 aria-haspopup=menu {}>Was nun?</span>",
]


def manager(cell: str, *, names: bool = False, before: str = "", script: str = "") -> str:
    """The list with two apps, and that cell at the end of each row; APP is the app's own address."""
    rows = ""
    for app in ("Mine", "Other"):
        name = f"<a href=/{app}>{app}</a>" if names else app
        rows += f"<tr><td>{name}<td>{app}_App<td>Connected<td>{cell.replace('APP', app)}</tr>"
    return (
        f"<h1>Lightning Experience App Manager</h1>{before}<p>2 items</p><table><thead><tr><th>App Name"
        f"<th>Developer Name<th>App Type<th></tr></thead><tbody>{rows}</tbody></table>{script}"
    )


def there(page: Page, body: str) -> BentPages:
    pages = {"/m": body, "/Mine": detail("Mine", "Mine_App"), "/Other": detail("Other", "Other_App")}
    return BentPages(page, pages, patience=Timeouts(quick=1, page=3, save=3))


@pytest.mark.parametrize("deaf", [0, 1])
@pytest.mark.parametrize("inside", ["true", "false"])
@pytest.mark.parametrize("entries", [_MENU, _LINKS])
@pytest.mark.parametrize("button", _BUTTONS)
def test_menus(page: Page, button: str, entries: str, inside: str, deaf: int) -> None:
    """Whatever the arrow says and wherever its entries stand, the app of the row opens, and nothing else is pressed."""
    script = _SCRIPT.replace("DEAF", str(deaf)).replace("ENTRIES", entries).replace("INROW", inside)
    cell = button.format("onclick=\"menu(this.closest('tr').lastElementChild, 'APP'); return false\"")
    org = there(page, manager(cell, script=script))
    org.open("/m").wait_for(AppManager).open_app(AppIdentity("Other", "Other_App"))
    assert org.asked == ["/m", "/Other"]


@pytest.mark.parametrize("names", [True, False])
def test_links_in_the_row(page: Page, names: bool) -> None:
    """Where a row has links in place of a menu, the one of that row is followed."""
    org = there(page, manager("<a href=/del>Del</a> | <a href=/APP>View</a>", names=names))
    org.open("/m").wait_for(AppManager).open_app(AppIdentity("Other", "Other_App"))
    assert org.asked == ["/m", "/Other"]


def test_the_name_leads_on(page: Page) -> None:
    """Where a row has neither a menu nor such a link, its name leads to the app."""
    org = there(page, manager("<a href=/del>Del</a>", names=True))
    org.open("/m").wait_for(AppManager).open_app(AppIdentity("Other", "Other_App"))
    assert org.asked == ["/m", "/Other"]


def test_nothing_leads_on(page: Page) -> None:
    """Where nothing of a row leads to the app, nothing is pressed."""
    org = there(page, manager("<a href=/del>Del</a>"))
    with pytest.raises(PageError, match="View"):
        org.open("/m").wait_for(AppManager).open_app(AppIdentity("Other", "Other_App"))
    assert org.asked == ["/m"]


_NEW = '<{0} role=menuitem href="/new" {1}>New Connected App</{0}>'
_OVERFLOW = (
    "<button aria-haspopup=true onclick=\"document.getElementById('o').hidden = false\">Show more actions</button>"
    f"<div id=o hidden role=menu>{_NEW.format('a', '{}')}</div>"
)


@pytest.mark.parametrize(
    ("before", "offers"),
    [
        ("<button>New Lightning App</button><button>New Connected App</button>", True),
        ("<button>New Lightning App</button><button disabled>New Connected App</button>", False),
        ("<button>New Lightning App</button><button>New External Client App</button>", False),
        (f"<button>New Lightning App</button>{_OVERFLOW.format('')}", True),
        (f"<button>New Lightning App</button>{_OVERFLOW.format('aria-disabled=true')}", False),
        ("<button aria-haspopup=true>Show more actions</button>", False),
    ],
)
def test_new_connected_app(page: Page, before: str, offers: bool) -> None:
    """It is offered where it can be pressed, in the menu of more actions too; not where it is greyed or absent."""
    org = there(page, manager("<button aria-haspopup=true>v</button>", before=before))
    assert org.open("/m").wait_for(AppManager).offers_new() is offers
    assert org.asked == ["/m"]


_DRAWN_ANEW = """<script>
document.querySelector('.scroller').onscroll = () => {
  const body = document.querySelector('tbody');
  if (!document.querySelector('.room')) body.insertAdjacentHTML('afterbegin', '<tr class=room><td colspan=4>');
};
</script>"""


def test_a_list_that_is_drawn_for_what_is_in_sight(page: Page) -> None:
    """Scrolling to a row may draw others before it: what is pressed is in that row all the same."""
    body = manager("<a href=/APP>View</a>", script=_DRAWN_ANEW)
    body = body.replace("<table>", "<div class=scroller style='height:50px;overflow:auto'><table>")
    org = there(page, body.replace("</table>", "</table></div>"))
    org.open("/m").wait_for(AppManager).open_app(AppIdentity("Other", "Other_App"))
    assert org.asked == ["/m", "/Other"]


@pytest.mark.parametrize("api_names", [True, False])
def test_a_list_that_moves_under_the_menu(page: Page, api_names: bool) -> None:
    """Where a row is another's once its menu is open, nothing of that menu is chosen."""
    script = _SCRIPT.replace("DEAF", "0").replace("ENTRIES", _MENU).replace("INROW", "false")
    moves = "const b = document.querySelector('tbody'); b.append(b.rows[0])"
    body = manager(f"<button aria-haspopup=true onclick=\"menu(null, 'APP'); {moves}\">v</button>", script=script)
    if not api_names:
        body = body.replace("<th>Developer Name", "").replace("<td>Mine_App", "").replace("<td>Other_App", "")
    org = there(page, body)
    with pytest.raises(PageError, match="moved its row"):
        org.open("/m").wait_for(AppManager).open_app(AppIdentity("Other", "Other_App"))
    assert org.asked == ["/m"]


def test_a_menu_in_a_row_without_an_api_name(page: Page) -> None:
    """The words of a menu that opens in the row make it no other row."""
    script = _SCRIPT.replace("DEAF", "0").replace("ENTRIES", _MENU).replace("INROW", "true")
    cell = "<button aria-haspopup=true onclick=\"menu(this.closest('tr').lastElementChild, 'APP')\">v</button>"
    body = manager(cell, script=script).replace("<th>Developer Name", "")
    org = there(page, body.replace("<td>Mine_App", "").replace("<td>Other_App", ""))
    assert org.open("/m").wait_for(AppManager).open_app(AppIdentity("Other", "Other_App")) is not None
