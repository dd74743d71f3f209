"""What a page of the org may do without end once somebody has come to it: every act on it ends all the same."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserType

from pages import ConnectedAppDetail, NewConnectedApp
from pages.errors import PageError

from .orgs.bent_pages import detail
from .orgs.guarded import Clock, guarded
from .orgs.server import Asked, HostileOrg

_DEEDS = {
    "print dialogs": "setInterval(() => print(), 20)",
    "a dialog that comes back": """const again = () => { const d = document.createElement('div');
        d.setAttribute('role', 'dialog'); d.innerHTML = 'Event fired <button class=slds-modal__close>x</button>';
        d.style = 'position:fixed;inset:0;background:white'; document.body.append(d);
        d.querySelector('button').onclick = () => { d.remove(); again(); } }; again()""",
    "a button that moves": """setInterval(() => { const b = document.querySelector('button');
        b.style.position = 'absolute'; b.style.left = Math.random() * 800 + 'px' }, 5)""",
    "a button that is never ready": "for (const b of document.querySelectorAll('button')) b.disabled = true",
    "parts that come and go": """setInterval(() => { const t = document.querySelector('table');
        t.hidden = !t.hidden }, 15)""",
    "a thing that grows": "setInterval(() => document.body.append('x'.repeat(1000)), 5)",
    "questions for rights": """setInterval(() => { navigator.geolocation.getCurrentPosition(() => {});
        Notification.requestPermission(); navigator.clipboard.readText().catch(() => {}) }, 20)""",
    "a chooser of files": """document.querySelector('button').onclick = () => {
        const i = document.createElement('input'); i.type = 'file'; i.click() }""",
    "two addresses in turn": "setInterval(() => { location.hash = location.hash === '#a' ? '#b' : '#a' }, 5)",
    "a download": """document.querySelector('button').onclick = () => { const a = document.createElement('a');
        a.href = 'data:application/octet-stream,x'; a.download = 'x'; a.click() }""",
    "a page that leaves and stays": """document.querySelector('button').onclick = () => {
        onbeforeunload = e => e.preventDefault(); location = '/form' }""",
    "a full screen": "document.querySelector('button').onclick = e => e.target.requestFullscreen()",
}


@pytest.mark.parametrize("deed", _DEEDS.values(), ids=_DEEDS)
def test_an_act_ends(browser_type: BrowserType, deed: str) -> None:
    """A press of Edit ends within the patience, with the form or with what came instead."""

    def answer(asked: Asked) -> None:
        if asked.place == "/app":
            asked.send(f"<!doctype html>{detail()}<script>{deed}</script>")
        elif asked.place == "/form":
            asked.over.wait(1)
            asked.send("<!doctype html><h1>Elsewhere</h1>")
        else:
            asked.usual()

    with HostileOrg(answer) as hostile, guarded(browser_type, hostile.url) as org:
        clock = Clock()
        org.open("/app")
        screen = org.wait_for(ConnectedAppDetail)
        with pytest.raises(PageError):
            screen.edit.press(NewConnectedApp)
        assert clock.seconds < 20
