"""Dialects of Lightning's shell in a browser: Quick Find, the tree, the frame, and what else is on the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from fixtures.practice_org import Dialect, PracticeOrg

from ..lightning import quick_find, signed_in
from ..site import Site

HOME = "/lightning/setup/SetupOneHome/home"
APPS = "/lightning/setup/ConnectedApplication/home"
HEADING = "Lightning Experience App Manager"


def spoken(dialect: str) -> PracticeOrg:
    """An org of that dialect."""
    return PracticeOrg(dialect=Dialect.parse(dialect), polling=False)


def found(page: Page) -> list[str]:
    """The rows of the tree that open a page, as one sees them."""
    labels = page.locator(".leaf:visible[role=treeitem]").evaluate_all("rows => rows.map(r => r.ariaLabel)")
    return [str(label) for label in labels]


@pytest.mark.parametrize(
    "dialect",
    [
        "tree_row=clickable,row_label=pieces,quick_find=late",
        "tree_row=link-around,row_label=plain,found_rows=twice,tree_groups=open",
        "row_label=repeated,similar_rows=many,quick_find=letter-by-letter,tree_addresses=old",
    ],
)
def test_a_person_finds_app_manager(page: Page, dialect: str) -> None:
    """However the row is made, typing its name and clicking it opens App Manager in place."""
    with spoken(dialect) as practice:
        signed_in(page, practice)
        quick_find(page).fill("App Manager")
        row = page.get_by_role("treeitem", name="App Manager", exact=True).first
        row.locator(".slds-tree__item-label").click()
        expect(page.get_by_role("heading", name=HEADING)).to_be_visible()
        assert page.url == f"{practice.url}/lightning/setup/NavigationMenus/home"


def test_late_filter(page: Page) -> None:
    """The tree is as it was for a while after one typed."""
    with spoken("quick_find=late,tree_groups=open") as practice:
        signed_in(page, practice)
        quick_find(page).fill("Profiles")
        assert len(found(page)) > 5
        expect(page.locator(".leaf:visible[role=treeitem]")).to_have_count(1)


def test_letter_by_letter(page: Page) -> None:
    """Loose hits come first: after the first letters more rows are there than in the end."""
    with spoken("quick_find=letter-by-letter,tree_groups=open") as practice:
        signed_in(page, practice)
        page.evaluate(
            """() => {
                window.counts = [];
                const tree = document.querySelector(".onesetupSetupNavTree");
                const rows = () => tree.querySelectorAll(".leaf[role=treeitem]:not([hidden])").length;
                const count = () => window.counts.push(rows());
                new MutationObserver(count).observe(tree, { subtree: true, childList: true });
            }"""
        )
        quick_find(page).fill("Profiles")
        expect(page.locator(".leaf:visible[role=treeitem]")).to_have_count(1)
        assert max(page.evaluate("window.counts")) > 3


@pytest.mark.parametrize(
    ("dialect", "rows"),
    [
        ("found_rows=once", ["App Manager", "External Client App Manager"]),
        ("found_rows=twice", ["App Manager"] * 2 + ["External Client App Manager"] * 2),
        (
            "similar_rows=many",
            ["App Manager Assistant", "Connected App Manager Settings", "App Manager", "External Client App Manager"],
        ),
        ("tree_groups=folded-when-found", []),
    ],
)
def test_found_rows(page: Page, dialect: str, rows: list[str]) -> None:
    """What a search for App Manager shows."""
    with spoken(dialect) as practice:
        signed_in(page, practice)
        quick_find(page).fill("App Manager")
        expect(page.locator(".treeFoot")).to_be_visible()
        assert found(page) == rows


@pytest.mark.parametrize(
    ("label", "text", "elements"),
    [
        ("marked", "App Manager", 1),
        ("plain", "App Manager", 0),
        ("pieces", "App Manager", 2),
        ("repeated", "App ManagerApp Manager", 2),
    ],
)
def test_text_of_a_found_row(page: Page, label: str, text: str, elements: int) -> None:
    """The row's text, and over how many elements it is spread."""
    with spoken(f"row_label={label}") as practice:
        signed_in(page, practice)
        quick_find(page).fill("App Man")
        row = page.locator('.slds-tree__item[title="App Manager"] .slds-tree__item-label')
        assert row.evaluate("row => row.textContent") == text
        assert row.locator("> *").count() == elements


def test_addresses_of_the_tree() -> None:
    """Rows name their pages in the new way or in the old one."""
    assert 'href="/lightning/setup/NavigationMenus/home"' in Site().get(HOME).text
    old = Site(dialect="tree_addresses=old").get(HOME).text
    assert 'href="/one/one.app#/setup/NavigationMenus/home"' in old
    assert 'href="/lightning/setup/NavigationMenus/home"' not in old


def test_old_address_by_itself(page: Page) -> None:
    """The old address of a page leads to that page, in a tab of its own too."""
    with spoken("tree_addresses=old,landing=one-app") as practice:
        signed_in(page, practice)
        page.goto(f"{practice.url}/one/one.app#/setup/NavigationMenus/home")
        expect(page.get_by_role("heading", name=HEADING)).to_be_visible()


@pytest.mark.parametrize(
    ("decoys", "sign"),
    [("banner", "oneSystemMessage banner"), ("hidden-dialog", 'id="decoyTitle"'), ("second-search", 'id="helpSearch"')],
)
def test_decoys(decoys: str, sign: str) -> None:
    """The page holds what the dialect says, alone or with all others."""
    assert sign in Site(dialect=f"shell_decoys={decoys}").get(HOME).text
    assert sign in Site(dialect="shell_decoys=all").get(HOME).text
    assert sign not in Site().get(HOME).text


def test_the_decoy_dialog_is_not_shown(page: Page) -> None:
    """The hidden dialog is in the document and nobody sees it; the banner can be closed."""
    with spoken("shell_decoys=all") as practice:
        signed_in(page, practice)
        assert page.locator("#decoyTitle").count() == 1
        expect(page.locator("#decoyTitle")).to_be_hidden()
        page.locator(".oneSystemMessage .close-btn").click()
        expect(page.locator(".oneSystemMessage")).to_have_count(0)
