"""From a label to its control: what is looked for, as a selector of Playwright's own kind. It knows no screen."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame, Locator, Playwright

ENGINE = "labelled"
"""The name of the selector engine."""
DIALOGS = "dialog, [role=dialog], [role=alertdialog], [aria-modal=true]"
"""CSS of what may be a dialog."""
RUNGS = ("label", "id or name", "beside", "nearest")
"""How a part can be found, best first: what the markup says, how its id or name ends, the cell or element beside its
label, what stands nearest to it for a reader."""


@dataclass(frozen=True, slots=True)
class Query:
    """A control of a kind, by any of its labels or by how its id or name ends.

    `kind` is text, check, radio, select, file, button, toggle, choice, heading, value, entry, which is what can be
    chosen in a tree, or scope, which is a box in a group that the labels are of. With `begins` a label may go on after
    what is asked for; `every` leaves all that are found. The rungs are tried in turn; the first that finds anything
    decides. Of several on it those are left that can be used, that stand in the page's own part and in the dialog on
    top; a locator is strict.

    With `about`, words in lower case, for a file chooser: its label tells nothing, for browsers call them all the same.
    Its id or name must end as known, or one of the words must be said of it or next to it. A box for a scope must be
    called by words that end in one of them, in parentheses.
    """

    kind: str
    labels: tuple[str, ...]
    suffixes: tuple[str, ...] = ()
    begins: bool = False
    every: bool = False
    rung: int | None = None
    about: tuple[str, ...] = ()

    def of(self, frame: Frame | Locator) -> Locator:
        """What it finds, in a frame or within an element; lazy and strict as any locator."""
        asked = {
            "kind": self.kind,
            "labels": self.labels,
            "suffixes": self.suffixes,
            "begins": self.begins,
            "every": self.every,
            "about": self.about,
        }
        if self.rung is not None:
            asked["rung"] = self.rung
        return frame.locator(f"{ENGINE}={json.dumps(asked)}")

    def on(self, rung: int) -> Query:
        """The same on one rung alone."""
        return replace(self, rung=rung)


def register(playwright: Playwright) -> None:
    """Makes the finder known to Playwright, before any screen is used; again does nothing.

    `sync_playwright()` gives the object; with pytest-playwright its fixture `playwright` does.
    """
    try:
        playwright.selectors.register(ENGINE, script=engine(), content_script=True)
    except PlaywrightError as error:
        if "already been registered" not in error.message:
            raise


@cache
def tools() -> str:
    """JavaScript, an expression: `core`, which reads a document as a reader sees it, and `finder`."""
    return f"""(() => {{
      const core = ({script("core.js")});
      const nearness = ({script("nearness.js")})(core), choosers = ({script("choosers.js")})(core, nearness);
      const groups = ({script("groups.js")})(core, nearness);
      return {{core, finder: ({script("finder.js")})(core, nearness, choosers, groups)}};
    }})()"""


@cache
def engine() -> str:
    """The JavaScript of the selector engine; an expression."""
    return f"""(() => {{
      const {{finder}} = {tools()};
      const found = (root, asked) => finder.find(root, JSON.parse(asked))[1];
      return {{query: (root, asked) => found(root, asked)[0] ?? null, queryAll: found}};
    }})()"""


@cache
def script(name: str) -> str:
    """One of this room's scripts, without its lines of comment."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.lstrip().startswith("//"))
