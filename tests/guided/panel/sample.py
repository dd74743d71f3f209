"""A panel on a page of the tests' own, with facts of their own: it looks and works as in a walk, without one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, FloatRect, Page

from automation.engine.person_commands import Verb
from automation.guided.page.panel import Panel
from automation.guided.view import texts
from automation.guided.view.buttons import button, buttons

from ..actor import Actor

PLACES = ("Do it for me", "I'll do it", "Do all remaining steps", "Show me", "Skip", "Pause", "Stop")
HOST = "mycompany-dev-ed--sandbox01.sandbox.my.salesforce-setup.com"
PAGE = """<!doctype html><html lang=en><title>Setup</title><style>
body {margin: 0; font: 16px sans-serif; height: 3000px}
.at {position: absolute}</style><label class=at style="left: 20px; top: 20px">Contact Email <input id=mail></label>
<iframe title=form class=at style="left: 20px; top: 120px; width: 300px; height: 90px"
srcdoc="<label>Callback URL <input id=url></label>"></iframe>
<p class=at style="top: 1500px"><button id=save>Save</button>"""
CHAPTERS = [
    {"title": title, "steps": [{"number": n, "title": f"Step called {n}", "state": state} for n, state in steps]}
    for title, steps in (
        ("Sign in", ((1, "done"), (2, "person"), (3, "already"))),
        ("Create the connected app", ((4, "now"), (5, "ahead"), (6, "lost"), (7, "skipped"), (8, "failed"))),
        ("Set its policies", ((9, "other"), (10, "todo"), (11, "todo"), (12, "todo"))),
    )
]


def facts(mode: str = "asking", *, away: bool = False, optional: bool = True, **more: Any) -> dict[str, Any]:
    """What the program would say at step 4 in that mode."""
    said = {
        "app": "Walked App",
        "org": HOST,
        "mode": mode,
        "state": texts.STATES[mode],
        "task": "Enter owner@practice.example in Contact Email.",
        "differences": ["Enter Walked_App in API Name."],
        "error": "",
        "hint": "",
        "message": "",
        "ask": "",
        "away": away,
        "preview": [],
        "card": None,
        "buttons": buttons(mode, away=away, optional=optional),
        "number": 4,
        "of": 12,
        "title": "Basic information",
        "chapter": "Create the connected app",
        "says": "Fill in the **Basic Information**; press `Tab` after the name.",
        "values": [["Connected App Name", "Walked App"], ["Contact Email", "owner@practice.example"]],
        "why": "The name tells the next administrator what the app is for.",
        "trouble": "API Name fills in when you leave the name field.",
        "chapters": CHAPTERS,
    }
    return said | more


def card(kind: str, *orders: tuple[str, Verb], copy: Mapping[str, str] | None = None) -> dict[str, Any]:
    """A card of that kind with those buttons."""
    return {
        "kind": kind,
        "title": f"A card: {kind}",
        "lines": ["17 steps, about 3 minutes.", "**One app** changes, nothing else."],
        "copy": [[label, value] for label, value in (copy or {}).items()],
        "buttons": [button(name, verb) for name, verb in orders],
    }


WELCOME = card("welcome", ("start", Verb.DO), ("rest", Verb.REST), ("stop", Verb.STOP))
OVER = card(
    "over",
    ("assign", Verb.ASSIGN),
    ("again", Verb.AGAIN),
    ("undo", Verb.UNDO),
    ("report", Verb.REPORT),
    ("close", Verb.STOP),
    copy={"Consumer key": "3MVG9Zabc.KEY_1", "Login command": "sf org login jwt --client-id 3MVG9Zabc.KEY_1"},
)
MODES: dict[str, dict[str, Any]] = {
    **{mode: facts(mode) for mode in ("asking", "yours", "robot", "rest", "paused", "reading", "visiting")},
    "away": facts(away=True, message=texts.AWAY),
    "code": facts("code", ask="Enter the code from your e-mail, here or in the page"),
    "broken": facts("broken", error="Salesforce refused the Save: the name is taken.", hint="Choose another name."),
    "save": facts(preview=["Callback URL: empty -> http://localhost:1717/OauthRedirect"] * 8, title="Save the app"),
    "long": facts(
        task="Enter " + "a very long value " * 20, differences=["Another line. " * 9] * 9, message="Note. " * 40
    ),
    "welcome": facts("welcome", card=WELCOME, number=0, title=""),
    "over": facts("over", card=OVER, number=0, title=""),
    "refused": facts("over", card=OVER, number=0, title="", error="Its test login failed.", hint="Go to step 17."),
    "elsewhere": facts() | {"elsewhere": True},
}
"""Facts of each kind that there are."""


class Sample:
    """A page with a panel. `told` are the messages that came from it."""

    def __init__(self, page: Page, html: str) -> None:
        self.page = page
        self.told: list[dict[str, Any]] = []
        page.set_content(html)
        self.panel = Panel(page, self.told.append)
        self.actor = Actor(page)

    def orders(self) -> list[str]:
        """The orders that have come, each with its text."""
        self.page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        return [f"{one['order']} {one.get('text', '')}".strip() for one in self.told if one["kind"] == "order"]

    def box(self, selector: str) -> FloatRect:
        """Where something of the page is."""
        found = self.page.locator(selector).bounding_box()
        assert found is not None
        return found

    def light(self, **parts: str) -> None:
        """Lights things of the page: the kind of light, and what is lit."""
        self.panel.look([(self.box(selector), kind) for kind, selector in parts.items()])


@contextmanager
def sample(
    browser: Browser, width: int = 1280, height: int = 800, *, html: str = PAGE, **more: Any
) -> Iterator[Sample]:
    """A page in a window of that size, in CSS pixels."""
    context = browser.new_context(viewport={"width": width, "height": height}, **more)
    try:
        yield Sample(context.new_page(), html)
    finally:
        context.close()
