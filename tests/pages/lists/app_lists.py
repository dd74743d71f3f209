"""App Manager's list of apps, drawn in ordinary layouts."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from pages import AppManager, Org
from pages.values.app_identity import AppIdentity

HOST = "http://setup.localhost"
HEADS = (
    "App Name",
    "Developer Name",
    "Description",
    "Last Modified Date",
    "App Type",
    "Visible in Lightning Experience",
)
OTHER = ("Warehouse Sync", "Warehouse_Sync", "Not Case Login", "1/2/2026, 9:00 AM", "Connected", "")
MINE = ("Case Login", "Case_Login", "For pipelines", "1/3/2026, 9:00 AM", "Connected", "")
SALES = ("Sales", "standard__Sales", "", "1/1/2020, 9:00 AM", "Classic", "✓")
WANTED = AppIdentity("Case Login", "Case_Login")
_numbers = itertools.count(1)

Rows = Sequence[tuple[str, ...]]


def shown(org: Org, body: str, *, status: str = "") -> AppManager:
    """App Manager with that list in it."""
    address = f"{HOST}/lightning/setup/NavigationMenus/home?{next(_numbers)}"
    html = f"<!doctype html><title>App Manager</title><h1>App Manager</h1><p>{status}</p>{body}"
    org.page.route(address, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    org.page.goto(address)
    return org.wait_for(AppManager)


def table(
    rows: Rows, heads: tuple[str, ...] = HEADS, *, head: str = "<th>{}</th>", extra: tuple[str, str] = ("", "")
) -> str:
    """A plain table; `extra` is what each head row and each row has before its cells."""
    lines = "".join(f"<tr>{extra[1]}{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{extra[0]}{''.join(map(head.format, heads))}</tr></thead><tbody>{lines}</tbody></table>"


HIDDEN_HEAD = '<th style="display:none">Owner</th>'
