"""A list that loads as it is scrolled is read to its end, and one without an end is given up in time."""

from __future__ import annotations

import json

import pytest

from pages import AppManager, Org, Timeouts
from pages.errors import Unreadable

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
