"""How pages after a login lead on."""

from __future__ import annotations

import html
import re

import httpx

from ..site import Site

SETUP_HOME = "/lightning/setup/SetupOneHome/home"


def hops(site: Site, answer: httpx.Response) -> tuple[list[str], httpx.Response]:
    """How each page after a login leads on, and the page at the end."""
    kinds = []
    while True:
        if answer.is_redirect:
            kinds.append("status")
            answer = site.http.get(str(answer.url.join(answer.headers["location"])))
        elif found := re.search(r"location\.replace\((.*?)\)", answer.text):
            kinds.append("script")
            answer = site.http.get(found[1].strip('"').encode().decode("unicode_escape"))
        elif found := re.search(r'onload="document.*? action="(.*?)"', answer.text):
            kinds.append("form")
            answer = site.http.post(html.unescape(found[1]))
        else:
            return kinds, answer
