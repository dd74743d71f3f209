"""Quick Find, and the tree below it, where they work otherwise than in the practice org."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from pages import ClassicApps, ClassicSetup
from pages.errors import PartMissing

from ..hostile.orgs.bent_pages import BentPages

SETUP = """<title>Setup</title><input id=setupSearch placeholder="Quick Find / Search..."><div>
<a href="#" onclick="leaves.hidden = !leaves.hidden; return false">Create</a>
<div id=leaves hidden><a href=/apps>Apps</a></div></div><script>{script}</script>"""
APPS = (
    "<title>Apps</title><h1>Apps</h1><div class=bRelatedList><h3>Connected Apps</h3><table><tr><th>Name"
    "<tr><td>Billing</table></div>"
)
KEYS = "setupSearch.onkeyup = () => { leaves.hidden = !setupSearch.value; }"
SWALLOWED = "setupSearch.oninput = () => { leaves.hidden = true; }"


@pytest.mark.parametrize("script", [KEYS, SWALLOWED], ids=["listens to keys", "filters nothing"])
def test_the_tree_of_classic(page: Page, script: str) -> None:
    """A box that listens to keys alone is heard; where typing brings nothing up the folder is opened, as by hand."""
    there = BentPages(page, {"/setup/forcecomHomepage.apexp": SETUP.format(script=script), "/apps": APPS})
    setup = there.open("/setup/forcecomHomepage.apexp").wait_for(ClassicSetup)
    assert isinstance(setup.app_manager(), ClassicApps)


def test_no_such_entry(page: Page) -> None:
    """Where neither way brings it up the tree has no such entry, and says what it does show."""
    bare = SETUP.format(script="").replace("Apps</a>", "Tabs</a>")
    there = BentPages(page, {"/setup/forcecomHomepage.apexp": bare})
    setup = there.open("/setup/forcecomHomepage.apexp").wait_for(ClassicSetup)
    with pytest.raises(PartMissing, match='no "Apps"'):
        setup.app_manager()
