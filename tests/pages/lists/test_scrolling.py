"""A list that loads as it is scrolled is read to its end, and one without an end is given up in time."""

from __future__ import annotations

import json

import pytest

from pages import AppManager, Org, Timeouts
from pages.errors import Unreadable

from ...hostile.orgs.bent_pages import detail
from .app_lists import HEADS, MINE, OTHER, WANTED, Rows, shown

LOADS = """<div id=box style="height:60px;overflow:auto"><div id=all><table><thead><tr>%s</tr></thead><tbody id=body>
</tbody></table></div></div>
<script>
const ROWS = %s, KEEPS = %s, HIGH = 30;
const [box, all, body] = ['box', 'all', 'body'].map(id => document.getElementById(id));
let loaded = 5;
const draw = (from, to) => {
  body.innerHTML = (from ? '<tr style="height:' + from * HIGH + 'px" aria-hidden=true></tr>' : '') +
    ROWS.slice(from, to).map((row, at) => '<tr style="height:' + HIGH + 'px"><td>' + (from + at + 1) + '</td>' +
    row.map(cell => '<td>' + cell + '</td>').join('') + '</tr>').join('');
};
if (!KEEPS) all.style.height = ROWS.length * HIGH + 60 + 'px';
box.addEventListener('scroll', () => setTimeout(() => {
  if (KEEPS) draw(0, loaded = Math.min(ROWS.length, loaded + 5));
  else { const from = Math.max(0, Math.floor(box.scrollTop / HIGH) - 2); draw(from, from + 7); }
}, 20));
draw(0, 5);
</script>"""


@pytest.mark.parametrize("keeps", [True, False], ids=["loads-more", "shows-others-instead"])
def test_scrolled(org: Org, keeps: bool) -> None:
    """A list that grows, or shows other rows in place of the first, when it is scrolled is read to its end."""
    filler = [(f"App {at}", f"App_{at}", *OTHER[2:]) for at in range(22)]
    heads = "<th></th>" + "".join(f"<th>{head}</th>" for head in HEADS)

    def of(rows: Rows, status: str) -> AppManager:
        return shown(org, LOADS % (heads, json.dumps(rows), json.dumps(keeps)), status=status)

    row = of([*filler, MINE], "23 items").row(WANTED)
    assert row is not None
    assert of(filler, "22 items").row(WANTED) is None
    with pytest.raises(Unreadable, match='it says "40 items" and shows 22'):
        of(filler, "40 items").row(WANTED)


def test_without_end(org: Org) -> None:
    """A list that goes on for ever, and does not say how long it is, proves nothing absent, and ends in time."""
    org.patience = Timeouts(quick=0.3, page=1, save=3)
    endless = LOADS.replace("ROWS.length", "Infinity").replace("ROWS.slice(from, to)", "endless(from, to)")
    endless = endless.replace("const ROWS", "const endless = (from, to) => Array(to - from).fill(ROWS[0]), ROWS")
    heads = "<th></th>" + "".join(f"<th>{head}</th>" for head in HEADS)
    manager = shown(org, endless % (heads, json.dumps([OTHER]), "true"))
    with pytest.raises(Unreadable, match="does not come to an end"):
        manager.row(WANTED)


ROOMY = """<div id=box style="height:420px;overflow:auto"><table><thead><tr>%s</tr></thead><tbody id=body></tbody>
</table></div><div id=menu></div><script>
const ROWS = %s, LATE = %s, HIGH = 34;
const [box, body, menu] = ['box', 'body', 'menu'].map(id => document.getElementById(id));
const room = count => `<tr style="height:${count * HIGH}px" aria-hidden=true></tr>`;
const draw = () => {
  const from = Math.max(0, Math.floor(box.scrollTop / HIGH) - 4), to = Math.min(ROWS.length, from + 24);
  body.innerHTML = room(from) + ROWS.slice(from, to).map(row => `<tr style="height:${HIGH}px">` +
    row.map(cell => `<td>${cell}</td>`).join('') + `<td><button aria-haspopup=true onclick="show('${row[1]}')">` +
    'Show actions</button></td></tr>').join('') + room(ROWS.length - to);
};
const show = name => { menu.innerHTML = `<a role=menuitem href="/${name}">View</a>`; };
let last = 0;
box.addEventListener('scroll', () => {
  const at = Math.floor(box.scrollTop / HIGH);
  if (Math.abs(at - last) > 3) { last = at; setTimeout(draw, LATE); }
});
draw();
</script>"""


@pytest.mark.parametrize("late", [40, 250], ids=["soon", "later"])
@pytest.mark.parametrize("place", [0, 30, 54])
def test_only_what_is_in_sight(org: Org, late: int, place: int) -> None:
    """A list that holds the rows in sight, with room for those before and after them, is read to its end, and the row
    that is meant is opened wherever it is."""
    org.patience = Timeouts(quick=3, page=10, save=10)
    rows = [(f"App {at}", f"App_{at}", *OTHER[2:]) for at in range(55)]
    rows[place] = MINE
    heads = "".join(f"<th>{head}</th>" for head in (*HEADS, "Actions"))
    org.page.route("**/Case_Login", lambda route: route.fulfill(body=detail(*MINE[:2]), content_type="text/html"))
    manager = shown(org, ROOMY % (heads, json.dumps(rows), late), status="55 items")
    opened = manager.open_app(WANTED)
    assert opened is not None
    assert opened.api_name.text == "Case_Login"
